"""Explorers of how long customers stay: what a contract may cost, and where an average misleads."""

from __future__ import annotations

from functools import partial

from crm_teaching.cases import Case
from crm_teaching.churn.figures.stay import plot_two_groups, plot_voucher
from crm_teaching.churn.groups import price_new_customer
from crm_teaching.churn.survival import survival_curve
from crm_teaching.churn.voucher import price_voucher
from crm_teaching.datasets import load
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction


def explore_voucher(case: str | Case = "telco_stay", *, guess: Prediction | None = None) -> Explorer:
    """Move the voucher, the months that count and the margin, and see when a contract pays.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "telco_stay".
    guess : Prediction, optional
        The learner's answer: the share of those held that must stay on for the voucher to pay.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_voucher().result.decision.key
    'test'
    """
    kinds = dict(list(load("telco_customers").groupby("contract")))
    monthly = kinds["month-to-month"]
    model = partial(
        price_voucher,
        survival_curve(monthly),
        survival_curve(kinds["one year"]),
        charge=float(monthly["monthly_charges_usd"].mean()),
    )
    return Explorer(
        case,
        model,
        plot_voucher,
        controls=["voucher", "months_counted", "tenure_now", "margin"],
        presets=["small_voucher", "year_only", "old_customer"],
        predicts="needed",
        guess=guess,
    )


def explore_average(case: str | Case = "telco_stay", *, guess: Prediction | None = None) -> Explorer:
    """Move two groups in which nobody changes, and see what the average churn says of a new customer.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "telco_stay".
    guess : Prediction, optional
        The learner's answer: months paid by a new customer within five years.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_average().result.decision.key
    'win_anyway'
    """
    customers = load("telco_customers")
    monthly = customers[customers["contract"] == "month-to-month"]
    model = partial(
        price_new_customer,
        charge=float(monthly["monthly_charges_usd"].mean()),
        seen=survival_curve(monthly)["survival"],
    )
    return Explorer(
        case,
        model,
        plot_two_groups,
        controls=["settled_share", "churn_restless", "churn_settled", "months_priced", "win_price"],
        presets=["the_firm", "firm_two_years", "all_alike"],
        predicts="mean_months",
        guess=guess,
    )
