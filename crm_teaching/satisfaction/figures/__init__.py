"""Figures of the satisfaction chapter: each draws a model's result and computes nothing."""

from __future__ import annotations

from crm_teaching.satisfaction.figures.board import plot_answers_needed, plot_change, plot_coaching
from crm_teaching.satisfaction.figures.expectation import plot_zones
from crm_teaching.satisfaction.figures.kano import plot_better_worse, plot_next_unit
from crm_teaching.satisfaction.figures.path_models import (
    plot_drivers,
    plot_importance,
    plot_path_model,
)
from crm_teaching.satisfaction.figures.promise import plot_extra, plot_promise
from crm_teaching.satisfaction.figures.servqual import plot_gaps, plot_worst
from crm_teaching.satisfaction.figures.word_of_mouth import plot_dispute, plot_swings, plot_word

__all__ = [
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
]
