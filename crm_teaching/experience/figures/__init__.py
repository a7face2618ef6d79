"""Figures of the experience chapter: each draws a model's result and computes nothing."""

from __future__ import annotations

from crm_teaching.experience.figures.card import plot_card, plot_card_test
from crm_teaching.experience.figures.journey import plot_moment_nps
from crm_teaching.experience.figures.modes import plot_modes
from crm_teaching.experience.figures.occupancy import plot_full_house, plot_year
from crm_teaching.experience.figures.steps import plot_people_left, plot_removal

__all__ = [
    "plot_card",
    "plot_card_test",
    "plot_full_house",
    "plot_modes",
    "plot_moment_nps",
    "plot_people_left",
    "plot_removal",
    "plot_year",
]
