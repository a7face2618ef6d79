"""Chapter 3, loyalty 客户忠诚: who is loyal, why, and what it is worth."""

from __future__ import annotations

from crm_teaching.loyalty.explorers import explore_fee, explore_membership
from crm_teaching.loyalty.fee import choose_fee
from crm_teaching.loyalty.figures import plot_fee, plot_membership
from crm_teaching.loyalty.membership import break_even, membership

__all__ = [
    "break_even",
    "choose_fee",
    "explore_fee",
    "explore_membership",
    "membership",
    "plot_fee",
    "plot_membership",
]
