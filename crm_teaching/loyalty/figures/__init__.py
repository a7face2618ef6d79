"""Figures of the loyalty chapter: each draws a model's result and computes nothing."""

from __future__ import annotations

from crm_teaching.loyalty.figures.cards import plot_card_luck
from crm_teaching.loyalty.figures.fee import plot_fee
from crm_teaching.loyalty.figures.indicators import plot_invitations
from crm_teaching.loyalty.figures.membership import plot_membership
from crm_teaching.loyalty.figures.repeat import plot_card_offer, plot_chance, plot_top_shares
from crm_teaching.loyalty.figures.sequences import plot_luck, plot_rules

__all__ = [
    "plot_card_luck",
    "plot_card_offer",
    "plot_chance",
    "plot_fee",
    "plot_invitations",
    "plot_luck",
    "plot_membership",
    "plot_rules",
    "plot_top_shares",
]
