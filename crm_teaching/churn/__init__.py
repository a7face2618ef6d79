"""Chapter 5, churn 客户流失: who is gone, how long they stay, whom to warn, what a loss costs."""

from __future__ import annotations

from crm_teaching.churn.causes import prepayment, price_cut
from crm_teaching.churn.competition import answer_rival
from crm_teaching.churn.figures.competition import plot_rival
from crm_teaching.churn.figures.loss import plot_price_cut, plot_rescue
from crm_teaching.churn.loss import lost_value, rescue, worth_from_today
from crm_teaching.churn.loss_explorers import explore_price_cut, explore_rescue, explore_rival

__all__ = [
    "answer_rival",
    "explore_price_cut",
    "explore_rescue",
    "explore_rival",
    "lost_value",
    "plot_price_cut",
    "plot_rescue",
    "plot_rival",
    "prepayment",
    "price_cut",
    "rescue",
    "worth_from_today",
]
