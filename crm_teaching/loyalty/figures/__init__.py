"""Figures of the loyalty chapter: each draws a model's result and computes nothing."""

from __future__ import annotations

from crm_teaching.loyalty.figures.cards import plot_card_luck
from crm_teaching.loyalty.figures.fee import plot_fee
from crm_teaching.loyalty.figures.lifetime import plot_keep_offer, plot_second_product
from crm_teaching.loyalty.figures.membership import plot_membership
from crm_teaching.loyalty.figures.programme import plot_reward
from crm_teaching.loyalty.figures.repeat import plot_card_offer
from crm_teaching.loyalty.figures.satisfaction import plot_point_worth, plot_stay_by_score
from crm_teaching.loyalty.figures.sequences import plot_rules
from crm_teaching.loyalty.figures.switching import plot_barriers
from crm_teaching.loyalty.figures.types import (
    plot_label_quality,
    plot_rescue,
)
from crm_teaching.loyalty.figures.value import plot_cohort, plot_lift, plot_win_price

__all__ = [
    "plot_barriers",
    "plot_card_luck",
    "plot_card_offer",
    "plot_cohort",
    "plot_fee",
    "plot_keep_offer",
    "plot_label_quality",
    "plot_lift",
    "plot_membership",
    "plot_point_worth",
    "plot_rescue",
    "plot_reward",
    "plot_rules",
    "plot_second_product",
    "plot_stay_by_score",
    "plot_win_price",
]
