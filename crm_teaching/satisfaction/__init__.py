"""Chapter 2, satisfaction 客户满意: expected against perceived, asked, counted and paid for."""

from __future__ import annotations

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
from crm_teaching.satisfaction.figures import plot_levers, plot_promise, plot_zones
from crm_teaching.satisfaction.promise import choose_promise, repeat_buyers, satisfied_share

__all__ = [
    "COSTS",
    "LEVERS",
    "VALUES",
    "choose_lever",
    "choose_promise",
    "delivered_value",
    "explore_levers",
    "explore_promise",
    "lever_gains",
    "plot_levers",
    "plot_promise",
    "plot_zones",
    "price_response",
    "purchases_until_full",
    "repeat_buyers",
    "satisfied_share",
    "tie_share",
    "zone_states",
]
