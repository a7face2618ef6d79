"""Chapter 1, experience 客户体验: what a guest lives through, and what it is worth."""

from __future__ import annotations

from crm_teaching.experience.budget_explorers import explore_modes, explore_steps
from crm_teaching.experience.card import card_test, measure_card, plan_card, return_chances
from crm_teaching.experience.figures import (
    plot_card,
    plot_card_test,
    plot_full_house,
    plot_modes,
    plot_moment_nps,
    plot_people_left,
    plot_removal,
    plot_year,
)
from crm_teaching.experience.guests import guest_survey, moment_nps
from crm_teaching.experience.journey import MOMENTS, journey, repair_gains
from crm_teaching.experience.journey_explorers import explore_journey, explore_worst_moment
from crm_teaching.experience.modes import spend_units
from crm_teaching.experience.occupancy import occupancy
from crm_teaching.experience.occupancy_explorers import explore_card, explore_occupancy
from crm_teaching.experience.rating import rescale
from crm_teaching.experience.script import RECORDS, SERVICE_SCRIPT
from crm_teaching.experience.steps import completion, people_left, remove_step
from crm_teaching.experience.weights import driver_weights, repair_leads

__all__ = [
    "MOMENTS",
    "RECORDS",
    "SERVICE_SCRIPT",
    "card_test",
    "completion",
    "driver_weights",
    "explore_card",
    "explore_journey",
    "explore_modes",
    "explore_occupancy",
    "explore_steps",
    "explore_worst_moment",
    "guest_survey",
    "journey",
    "measure_card",
    "moment_nps",
    "occupancy",
    "people_left",
    "plan_card",
    "plot_card",
    "plot_card_test",
    "plot_full_house",
    "plot_modes",
    "plot_moment_nps",
    "plot_people_left",
    "plot_removal",
    "plot_year",
    "remove_step",
    "repair_gains",
    "repair_leads",
    "rescale",
    "return_chances",
    "spend_units",
]
