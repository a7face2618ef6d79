"""Chapter 3, loyalty 客户忠诚: who is loyal, why, and what it is worth."""

from __future__ import annotations

from crm_teaching.loyalty.bakery import INDICATORS, bakery_halves, bakery_index, bakery_survey, invite
from crm_teaching.loyalty.cards import card_luck, luck_by_window
from crm_teaching.loyalty.explorers import (
    explore_bakery,
    explore_card_rule,
    explore_fee,
    explore_luck,
    explore_membership,
)
from crm_teaching.loyalty.fee import choose_fee
from crm_teaching.loyalty.figures import (
    plot_card_luck,
    plot_card_offer,
    plot_chance,
    plot_fee,
    plot_invitations,
    plot_luck,
    plot_membership,
    plot_rules,
    plot_top_shares,
)
from crm_teaching.loyalty.indicators import price_sensitivity, repeat_rate, share_of_wallet
from crm_teaching.loyalty.membership import break_even, membership
from crm_teaching.loyalty.repeat import card_offer, chance_orders, split_orders, top_share
from crm_teaching.loyalty.sequences import (
    compare_rules,
    false_loyal_rate,
    false_share_rate,
    longest_run,
    loyal_by_run,
    loyal_by_share,
    purchase_share,
)

__all__ = [
    "INDICATORS",
    "bakery_halves",
    "bakery_index",
    "bakery_survey",
    "break_even",
    "card_luck",
    "card_offer",
    "chance_orders",
    "choose_fee",
    "compare_rules",
    "explore_bakery",
    "explore_card_rule",
    "explore_fee",
    "explore_luck",
    "explore_membership",
    "false_loyal_rate",
    "false_share_rate",
    "invite",
    "longest_run",
    "loyal_by_run",
    "loyal_by_share",
    "luck_by_window",
    "membership",
    "plot_card_luck",
    "plot_card_offer",
    "plot_chance",
    "plot_fee",
    "plot_invitations",
    "plot_luck",
    "plot_membership",
    "plot_rules",
    "plot_top_shares",
    "price_sensitivity",
    "purchase_share",
    "repeat_rate",
    "share_of_wallet",
    "split_orders",
    "top_share",
]
