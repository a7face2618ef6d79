"""Figures of the experience chapter: each draws a model's result and computes nothing."""

from __future__ import annotations

from crm_teaching.experience.figures.card import plot_card, plot_card_test
from crm_teaching.experience.figures.occupancy import plot_full_house, plot_year

__all__ = ["plot_card", "plot_card_test", "plot_full_house", "plot_year"]
