"""Chapter 4, complaints 客户抱怨与投诉: who speaks up, what an answer is worth, and how to give it."""

from __future__ import annotations

from crm_teaching.complaints.complaint_line import complaint_line, pay_limit, quick_answer
from crm_teaching.complaints.figures.silence import plot_funnel, plot_line, plot_pay
from crm_teaching.complaints.silence import RATES, SPEAK_UP, keep_customers
from crm_teaching.complaints.silence_explorers import explore_complaint_line, explore_silence

__all__ = [
    "RATES",
    "SPEAK_UP",
    "complaint_line",
    "explore_complaint_line",
    "explore_silence",
    "keep_customers",
    "pay_limit",
    "plot_funnel",
    "plot_line",
    "plot_pay",
    "quick_answer",
]
