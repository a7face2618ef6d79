"""Figures of the satisfaction chapter: each draws a model's result and computes nothing."""

from __future__ import annotations

from crm_teaching.satisfaction.figures.expectation import plot_zones
from crm_teaching.satisfaction.figures.promise import plot_levers, plot_promise

__all__ = ["plot_levers", "plot_promise", "plot_zones"]
