"""Chapter 3, loyalty 客户忠诚: who is loyal, why, and what it is worth."""

from __future__ import annotations

from crm_teaching.loyalty.bank import annual_churn
from crm_teaching.loyalty.bgnbd import BGNBD, fit_bgnbd
from crm_teaching.loyalty.cards import card_luck
from crm_teaching.loyalty.explorers import explore_card_rule, explore_luck
from crm_teaching.loyalty.fee import choose_fee, compare_settings
from crm_teaching.loyalty.figures import (
    plot_barriers,
    plot_card_luck,
    plot_card_offer,
    plot_cohort,
    plot_fee,
    plot_keep_offer,
    plot_label_quality,
    plot_lift,
    plot_membership,
    plot_point_worth,
    plot_rescue,
    plot_reward,
    plot_rules,
    plot_second_product,
    plot_stay_by_score,
    plot_win_price,
)
from crm_teaching.loyalty.histories import orders_after, to_customers
from crm_teaching.loyalty.holdout import judge_holdout
from crm_teaching.loyalty.labels import label_quality
from crm_teaching.loyalty.lift import lift_curves, value_lift
from crm_teaching.loyalty.membership import break_even, membership
from crm_teaching.loyalty.offer import value_of_a_new_customer
from crm_teaching.loyalty.pareto import top_share, top_share_by_luck
from crm_teaching.loyalty.programme import expected_years, reward_value
from crm_teaching.loyalty.programme_explorers import (
    explore_barriers,
    explore_fee,
    explore_membership,
    explore_reward,
)
from crm_teaching.loyalty.repeat import card_offer, split_orders
from crm_teaching.loyalty.rescue import plan_rescue
from crm_teaching.loyalty.satisfaction import gamma_for_ratio, loyalty_curve, stay_by_score, worth_of_a_point
from crm_teaching.loyalty.sbg import SBG, fit_sbg, project_cohort
from crm_teaching.loyalty.sequences import (
    compare_rules,
    false_loyal_rate,
    false_share_rate,
    longest_run,
    loyal_by_run,
    loyal_by_share,
    purchase_share,
)
from crm_teaching.loyalty.spend import GammaGamma, fit_spend
from crm_teaching.loyalty.switching import copied_barriers, stay_probability
from crm_teaching.loyalty.trap_explorers import explore_labels, explore_point, explore_rescue
from crm_teaching.loyalty.types import customer_types
from crm_teaching.loyalty.value import customer_lifetime_value
from crm_teaching.loyalty.worth_explorers import (
    explore_keep_offer,
    explore_second_product,
    explore_win_price,
)

__all__ = [
    "BGNBD",
    "SBG",
    "GammaGamma",
    "annual_churn",
    "break_even",
    "card_luck",
    "card_offer",
    "choose_fee",
    "compare_rules",
    "compare_settings",
    "copied_barriers",
    "customer_lifetime_value",
    "customer_types",
    "expected_years",
    "explore_barriers",
    "explore_card_rule",
    "explore_fee",
    "explore_keep_offer",
    "explore_labels",
    "explore_luck",
    "explore_membership",
    "explore_point",
    "explore_rescue",
    "explore_reward",
    "explore_second_product",
    "explore_win_price",
    "false_loyal_rate",
    "false_share_rate",
    "fit_bgnbd",
    "fit_sbg",
    "fit_spend",
    "gamma_for_ratio",
    "judge_holdout",
    "label_quality",
    "lift_curves",
    "longest_run",
    "loyal_by_run",
    "loyal_by_share",
    "loyalty_curve",
    "membership",
    "orders_after",
    "plan_rescue",
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
    "project_cohort",
    "purchase_share",
    "reward_value",
    "split_orders",
    "stay_by_score",
    "stay_probability",
    "to_customers",
    "top_share",
    "top_share_by_luck",
    "value_lift",
    "value_of_a_new_customer",
    "worth_of_a_point",
]
