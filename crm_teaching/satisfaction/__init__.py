"""Chapter 2, satisfaction 客户满意: expected against perceived, asked, counted and paid for."""

from __future__ import annotations

from crm_teaching.satisfaction.angry_explorers import explore_dispute, explore_word_of_mouth
from crm_teaching.satisfaction.board_explorers import explore_change, explore_coaching
from crm_teaching.satisfaction.dealers import judge_coaching, monthly_index
from crm_teaching.satisfaction.delight import age_shares, aged_delight, next_unit, satisfaction_curve
from crm_teaching.satisfaction.delivered_value import COSTS, VALUES, delivered_value
from crm_teaching.satisfaction.dispute import VALUE_INPUTS, dispute, draw_rules, swing_each, value_lost
from crm_teaching.satisfaction.driver_explorers import explore_drivers
from crm_teaching.satisfaction.drivers import (
    choose_driver,
    driver_effects,
    importance_performance,
    path_intervals,
)
from crm_teaching.satisfaction.expectation import purchases_until_full, tie_share, zone_states
from crm_teaching.satisfaction.expectation_explorers import explore_extra, explore_promise
from crm_teaching.satisfaction.figures import (
    plot_answers_needed,
    plot_better_worse,
    plot_change,
    plot_coaching,
    plot_dispute,
    plot_drivers,
    plot_extra,
    plot_gaps,
    plot_importance,
    plot_next_unit,
    plot_path_model,
    plot_promise,
    plot_swings,
    plot_word,
    plot_worst,
    plot_zones,
)
from crm_teaching.satisfaction.index import (
    answers_by_repair,
    compare_numbers,
    rental_guests,
    satisfaction_index,
)
from crm_teaching.satisfaction.index_survey import INDEX_QUESTIONS, TRUE_PATHS, index_survey, true_effects
from crm_teaching.satisfaction.kano import TABLE, better_worse, grade_answers, kano_classes
from crm_teaching.satisfaction.nps import answers_needed, judge_change, nps, nps_margin
from crm_teaching.satisfaction.path_models import INDEX_MODELS, describe_models
from crm_teaching.satisfaction.pls import fit_pls
from crm_teaching.satisfaction.promise import choose_extra, choose_promise, repeat_buyers, satisfied_share
from crm_teaching.satisfaction.servqual import DIMENSIONS, ITEMS, service_gaps, worst_gap
from crm_teaching.satisfaction.survey_explorers import explore_next_unit, explore_worst_gap
from crm_teaching.satisfaction.survey_truth import ask_customers
from crm_teaching.satisfaction.word_of_mouth import lost_customers, spread_word

__all__ = [
    "COSTS",
    "DIMENSIONS",
    "INDEX_MODELS",
    "INDEX_QUESTIONS",
    "ITEMS",
    "TABLE",
    "TRUE_PATHS",
    "VALUES",
    "VALUE_INPUTS",
    "age_shares",
    "aged_delight",
    "answers_by_repair",
    "answers_needed",
    "ask_customers",
    "better_worse",
    "choose_driver",
    "choose_extra",
    "choose_promise",
    "compare_numbers",
    "delivered_value",
    "describe_models",
    "dispute",
    "draw_rules",
    "driver_effects",
    "explore_change",
    "explore_coaching",
    "explore_dispute",
    "explore_drivers",
    "explore_extra",
    "explore_next_unit",
    "explore_promise",
    "explore_word_of_mouth",
    "explore_worst_gap",
    "fit_pls",
    "grade_answers",
    "importance_performance",
    "index_survey",
    "judge_change",
    "judge_coaching",
    "kano_classes",
    "lost_customers",
    "monthly_index",
    "next_unit",
    "nps",
    "nps_margin",
    "path_intervals",
    "plot_answers_needed",
    "plot_better_worse",
    "plot_change",
    "plot_coaching",
    "plot_dispute",
    "plot_drivers",
    "plot_extra",
    "plot_gaps",
    "plot_importance",
    "plot_next_unit",
    "plot_path_model",
    "plot_promise",
    "plot_swings",
    "plot_word",
    "plot_worst",
    "plot_zones",
    "purchases_until_full",
    "rental_guests",
    "repeat_buyers",
    "satisfaction_curve",
    "satisfaction_index",
    "satisfied_share",
    "service_gaps",
    "spread_word",
    "swing_each",
    "tie_share",
    "true_effects",
    "value_lost",
    "worst_gap",
    "zone_states",
]
