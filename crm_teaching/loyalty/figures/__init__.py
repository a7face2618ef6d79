"""Figures of the loyalty chapter: each draws a model's result and computes nothing."""

from __future__ import annotations

from crm_teaching.loyalty.figures.fee import plot_fee
from crm_teaching.loyalty.figures.membership import plot_membership

__all__ = ["plot_fee", "plot_membership"]
