"""Figures of the satisfaction chapter: each draws a model's result and computes nothing."""

from __future__ import annotations

from crm_teaching.satisfaction.figures.expectation import plot_zones
from crm_teaching.satisfaction.figures.kano import plot_better_worse, plot_next_unit
from crm_teaching.satisfaction.figures.promise import plot_levers, plot_promise
from crm_teaching.satisfaction.figures.servqual import plot_gaps, plot_worst

__all__ = [
    "plot_better_worse",
    "plot_gaps",
    "plot_levers",
    "plot_next_unit",
    "plot_promise",
    "plot_worst",
    "plot_zones",
]
