"""Chapter 4, complaints 客户抱怨与投诉: who speaks up, what an answer is worth, and how to give it."""

from __future__ import annotations

from crm_teaching.complaints.call import choose_repairs, stay_share, try_training
from crm_teaching.complaints.call_explorers import explore_repairs, play_call
from crm_teaching.complaints.coded_calls import apology_effect, simulate_calls
from crm_teaching.complaints.complaint_line import complaint_line, pay_limit, quick_answer
from crm_teaching.complaints.desk import hire_or_mend, simulate_desk, staff_desk
from crm_teaching.complaints.desk_explorers import explore_chart, explore_desk
from crm_teaching.complaints.figures.call import plot_call, plot_repairs
from crm_teaching.complaints.figures.desk import plot_desk, plot_waits
from crm_teaching.complaints.figures.log import plot_p_chart
from crm_teaching.complaints.figures.recovery import plot_classes, plot_comparison, plot_spending
from crm_teaching.complaints.figures.silence import plot_funnel, plot_line, plot_pay
from crm_teaching.complaints.log import count_words, p_chart, pareto, speed_gap
from crm_teaching.complaints.queue import desk_queue, priority_waits, wait_chance, wait_curves
from crm_teaching.complaints.recovery import compare_four, compare_shop, count_hits, fair_difference
from crm_teaching.complaints.recovery_budget import price_outcomes, spend_budget
from crm_teaching.complaints.recovery_explorers import explore_comparison, explore_spending
from crm_teaching.complaints.recovery_truth import (
    RATING_INPUTS,
    TRUTH_INPUTS,
    biggest_setback,
    failed_share,
    rate_shop,
    simulate_customers,
)
from crm_teaching.complaints.silence import RATES, SPEAK_UP, keep_customers
from crm_teaching.complaints.silence_explorers import explore_complaint_line, explore_silence

__all__ = [
    "RATES",
    "RATING_INPUTS",
    "SPEAK_UP",
    "TRUTH_INPUTS",
    "apology_effect",
    "biggest_setback",
    "choose_repairs",
    "compare_four",
    "compare_shop",
    "complaint_line",
    "count_hits",
    "count_words",
    "desk_queue",
    "explore_chart",
    "explore_comparison",
    "explore_complaint_line",
    "explore_desk",
    "explore_repairs",
    "explore_silence",
    "explore_spending",
    "failed_share",
    "fair_difference",
    "hire_or_mend",
    "keep_customers",
    "p_chart",
    "pareto",
    "pay_limit",
    "play_call",
    "plot_call",
    "plot_classes",
    "plot_comparison",
    "plot_desk",
    "plot_funnel",
    "plot_line",
    "plot_p_chart",
    "plot_pay",
    "plot_repairs",
    "plot_spending",
    "plot_waits",
    "price_outcomes",
    "priority_waits",
    "quick_answer",
    "rate_shop",
    "simulate_calls",
    "simulate_customers",
    "simulate_desk",
    "speed_gap",
    "spend_budget",
    "staff_desk",
    "stay_share",
    "try_training",
    "wait_chance",
    "wait_curves",
]
