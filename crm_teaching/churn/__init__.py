"""Chapter 5, churn 客户流失: who is gone, how long they stay, whom to warn, what a loss costs."""

from __future__ import annotations

from crm_teaching.churn.adviser import choose_adviser
from crm_teaching.churn.causes import prepayment, price_cut
from crm_teaching.churn.competition import answer_rival
from crm_teaching.churn.figures.competition import plot_rival
from crm_teaching.churn.figures.gone import plot_adviser, plot_come_back, plot_window
from crm_teaching.churn.figures.loss import plot_price_cut, plot_rescue
from crm_teaching.churn.gone_explorers import explore_adviser, explore_window
from crm_teaching.churn.inactivity import come_back, silences
from crm_teaching.churn.loss import lost_value, rescue, worth_from_today
from crm_teaching.churn.loss_explorers import explore_price_cut, explore_rescue, explore_rival
from crm_teaching.churn.migration import downward_migration, judge_migration
from crm_teaching.churn.rates import absolute_churn, churn_report, relative_churn, spend_by_half
from crm_teaching.churn.window import choose_window, response_after

__all__ = [
    "absolute_churn",
    "answer_rival",
    "choose_adviser",
    "choose_window",
    "churn_report",
    "come_back",
    "downward_migration",
    "explore_adviser",
    "explore_price_cut",
    "explore_rescue",
    "explore_rival",
    "explore_window",
    "judge_migration",
    "lost_value",
    "plot_adviser",
    "plot_come_back",
    "plot_price_cut",
    "plot_rescue",
    "plot_rival",
    "plot_window",
    "prepayment",
    "price_cut",
    "relative_churn",
    "rescue",
    "response_after",
    "silences",
    "spend_by_half",
    "worth_from_today",
]
