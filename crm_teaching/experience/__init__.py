"""Chapter 1, experience 客户体验: what a guest lives through, and what it is worth."""

from __future__ import annotations

from crm_teaching.experience.card import card_test, measure_card, plan_card, return_chances
from crm_teaching.experience.figures import plot_card, plot_card_test, plot_full_house, plot_year
from crm_teaching.experience.occupancy import occupancy
from crm_teaching.experience.occupancy_explorers import explore_card, explore_occupancy
from crm_teaching.experience.script import RECORDS, SERVICE_SCRIPT, records_to_start

__all__ = [
    "RECORDS",
    "SERVICE_SCRIPT",
    "card_test",
    "explore_card",
    "explore_occupancy",
    "measure_card",
    "occupancy",
    "plan_card",
    "plot_card",
    "plot_card_test",
    "plot_full_house",
    "plot_year",
    "records_to_start",
    "return_chances",
]
