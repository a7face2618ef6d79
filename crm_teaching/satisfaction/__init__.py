"""Chapter 2, satisfaction 客户满意: expected against perceived, asked, counted and paid for."""

from __future__ import annotations

from crm_teaching.satisfaction.delight import age_shares, aged_delight, next_unit, satisfaction_curve
from crm_teaching.satisfaction.delivered_value import (
    COSTS,
    LEVERS,
    VALUES,
    choose_lever,
    delivered_value,
    lever_gains,
)
from crm_teaching.satisfaction.expectation import (
    price_response,
    purchases_until_full,
    tie_share,
    zone_states,
)
from crm_teaching.satisfaction.expectation_explorers import explore_levers, explore_promise
from crm_teaching.satisfaction.figures import (
    plot_better_worse,
    plot_gaps,
    plot_levers,
    plot_next_unit,
    plot_promise,
    plot_worst,
    plot_zones,
)
from crm_teaching.satisfaction.kano import TABLE, better_worse, grade_answers, kano_classes
from crm_teaching.satisfaction.promise import choose_promise, repeat_buyers, satisfied_share
from crm_teaching.satisfaction.servqual import DIMENSIONS, ITEMS, service_gaps, worst_gap
from crm_teaching.satisfaction.survey_explorers import explore_next_unit, explore_worst_gap
from crm_teaching.satisfaction.survey_truth import ask_customers

__all__ = [
    "COSTS",
    "DIMENSIONS",
    "ITEMS",
    "LEVERS",
    "TABLE",
    "VALUES",
    "age_shares",
    "aged_delight",
    "ask_customers",
    "better_worse",
    "choose_lever",
    "choose_promise",
    "delivered_value",
    "explore_levers",
    "explore_next_unit",
    "explore_promise",
    "explore_worst_gap",
    "grade_answers",
    "kano_classes",
    "lever_gains",
    "next_unit",
    "plot_better_worse",
    "plot_gaps",
    "plot_levers",
    "plot_next_unit",
    "plot_promise",
    "plot_worst",
    "plot_zones",
    "price_response",
    "purchases_until_full",
    "repeat_buyers",
    "satisfaction_curve",
    "satisfied_share",
    "service_gaps",
    "tie_share",
    "worst_gap",
    "zone_states",
]
