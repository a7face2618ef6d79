"""Chapter 5, churn 客户流失: who is gone, how long they stay, whom to warn, what a loss costs."""

from __future__ import annotations

from crm_teaching.churn.adviser import choose_adviser
from crm_teaching.churn.causes import price_cut
from crm_teaching.churn.competition import answer_rival
from crm_teaching.churn.figures.competition import plot_rival
from crm_teaching.churn.figures.gone import plot_adviser, plot_come_back, plot_window
from crm_teaching.churn.figures.loss import plot_price_cut, plot_rescue
from crm_teaching.churn.figures.stay import plot_stay
from crm_teaching.churn.figures.warning import plot_line, plot_tenths
from crm_teaching.churn.figures.winback import plot_win_back
from crm_teaching.churn.gone_explorers import explore_adviser, explore_window
from crm_teaching.churn.groups import fit_two_groups, mixed_survival, price_new_customer
from crm_teaching.churn.inactivity import come_back, silences
from crm_teaching.churn.loss import lost_value, rescue, worth_from_today
from crm_teaching.churn.loss_explorers import explore_price_cut, explore_rescue, explore_rival
from crm_teaching.churn.panel import INDICATORS, OWN_RHYTHM, TRUE_WEIGHTS, with_own_rhythm
from crm_teaching.churn.rates import absolute_churn, churn_report, relative_churn, spend_by_half
from crm_teaching.churn.scoring import compare_scores, cross_risk, fit_weights, group_errors, risk_tenths
from crm_teaching.churn.stay_explorers import explore_average, explore_voucher
from crm_teaching.churn.survival import months_paid, survival_curve
from crm_teaching.churn.threshold import money_line, price_line
from crm_teaching.churn.voucher import price_voucher
from crm_teaching.churn.warning_explorers import explore_line, explore_win_back
from crm_teaching.churn.winback import best_spend, chance_back, class_table, win_back
from crm_teaching.churn.window import choose_window, response_after

__all__ = [
    "INDICATORS",
    "OWN_RHYTHM",
    "TRUE_WEIGHTS",
    "absolute_churn",
    "answer_rival",
    "best_spend",
    "chance_back",
    "choose_adviser",
    "choose_window",
    "churn_report",
    "class_table",
    "come_back",
    "compare_scores",
    "cross_risk",
    "explore_adviser",
    "explore_average",
    "explore_line",
    "explore_price_cut",
    "explore_rescue",
    "explore_rival",
    "explore_voucher",
    "explore_win_back",
    "explore_window",
    "fit_two_groups",
    "fit_weights",
    "group_errors",
    "lost_value",
    "mixed_survival",
    "money_line",
    "months_paid",
    "plot_adviser",
    "plot_come_back",
    "plot_line",
    "plot_price_cut",
    "plot_rescue",
    "plot_rival",
    "plot_stay",
    "plot_tenths",
    "plot_win_back",
    "plot_window",
    "price_cut",
    "price_line",
    "price_new_customer",
    "price_voucher",
    "relative_churn",
    "rescue",
    "response_after",
    "risk_tenths",
    "silences",
    "spend_by_half",
    "survival_curve",
    "win_back",
    "with_own_rhythm",
    "worth_from_today",
]
