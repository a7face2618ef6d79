"""Explorers of a customer's worth: what to pay to win one, to bind one, to wake one."""

from __future__ import annotations

from crm_teaching.cases import Case
from crm_teaching.explorer import Explorer
from crm_teaching.loyalty.bank import second_product
from crm_teaching.loyalty.figures.lifetime import plot_keep_offer, plot_second_product
from crm_teaching.loyalty.figures.value import plot_win_price
from crm_teaching.loyalty.offer import keep_offer
from crm_teaching.loyalty.value import win_price
from crm_teaching.prediction import Prediction


def explore_win_price(case: str | Case = "win_a_customer", *, guess: Prediction | None = None) -> Explorer:
    """Move retention, discount and convention, and see what a new customer may cost.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "win_a_customer".
    guess : Prediction, optional
        The learner's answer: the value of a new member, in USD.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_win_price().result.decision.key
    'win'
    """
    return Explorer(
        case,
        win_price,
        plot_win_price,
        controls=["convention", "retention", "discount", "acquisition_cost"],
        predicts="value",
        guess=guess,
    )


def explore_second_product(
    case: str | Case = "bank_products", *, guess: Prediction | None = None
) -> Explorer:
    """Move the share of the churn gap that is cause, and see what more products are worth.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "bank_products".
    guess : Prediction, optional
        The learner's answer: the worth of the longer stay, in yuan.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_second_product().result.decision.key
    'keep_money'
    """
    return Explorer(
        case,
        second_product,
        plot_second_product,
        controls=["cause_share", "bonus", "margin", "discount"],
        predicts="worth",
        guess=guess,
    )


def explore_keep_offer(case: str | Case = "cdnow", *, guess: Prediction | None = None) -> Explorer:
    """Move orders, silence and cost, and see whether an offer to a quiet customer pays.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "cdnow".
    guess : Prediction, optional
        The learner's answer: "send" or "save".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_keep_offer().result.decision.key
    'save'
    """
    return Explorer(
        case,
        keep_offer,
        plot_keep_offer,
        controls=["repeats", "weeks_silent", "offer_cost", "uplift", "margin_share"],
        guess=guess,
    )
