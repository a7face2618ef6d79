"""The loyalty chapter's explorers: each binds a case, a model and a figure, in one call."""

from __future__ import annotations

from functools import partial

from crm_teaching.cases import Case
from crm_teaching.datasets import load, load_orders
from crm_teaching.explorer import Explorer
from crm_teaching.loyalty.cards import card_luck
from crm_teaching.loyalty.figures.cards import plot_card_luck
from crm_teaching.loyalty.figures.repeat import plot_card_offer
from crm_teaching.loyalty.figures.satisfaction import plot_point_worth
from crm_teaching.loyalty.figures.types import plot_label_quality, plot_rescue
from crm_teaching.loyalty.labels import label_quality
from crm_teaching.loyalty.programme_explorers import case_with
from crm_teaching.loyalty.repeat import card_offer, split_orders
from crm_teaching.loyalty.rescue import plan_rescue
from crm_teaching.loyalty.satisfaction import worth_of_a_point
from crm_teaching.prediction import Prediction


def explore_luck(case: str | Case = "loyalty_card", *, guess: Prediction | None = None) -> Explorer:
    """Move a run rule and the market, and see how many cards go to luck.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "loyalty_card".
    guess : Prediction, optional
        The learner's answer: the share of cards that go to random buyers.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_luck().result.decision.key
    'tighten'
    """
    return Explorer(
        case,
        card_luck,
        plot_card_luck,
        controls=["length", "market_share", "n_purchases", "loyal_share", "card_cost"],
        predicts="luck_share",
        guess=guess,
    )


def explore_card_rule(case: str | Case = "cdnow_card", *, guess: Prediction | None = None) -> Explorer:
    """Move the rule and the money of CDNOW's card, judged by the orders that followed.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "cdnow_card".
    guess : Prediction, optional
        The learner's answer: the decision.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_card_rule().result.decision.key
    'tighten'
    """
    return Explorer(
        case,
        partial(card_offer, split_orders(load_orders())),
        plot_card_offer,
        controls=["min_orders", "card_cost", "reward", "margin", "uplift"],
        guess=guess,
    )


def explore_point(case: str | Case = "satisfaction_trap", *, guess: Prediction | None = None) -> Explorer:
    """Move competition, margin and cost, and see from which score one more point pays.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "satisfaction_trap".
    guess : Prediction, optional
        The learner's answer: "raise_1" to "raise_4", or "none".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_point().result.decision.key
    'raise_4'
    """
    return Explorer(
        case_with(case, ("hill_town", "six_times_market", "dear_repair")),
        worth_of_a_point,
        plot_point_worth,
        controls=["gamma", "margin_yuan", "repair_cost_yuan"],
        guess=guess,
    )


def explore_labels(case: str | Case = "satisfaction_trap", *, guess: Prediction | None = None) -> Explorer:
    """Move cut-offs and noise, and see how many customers wear the wrong label.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "satisfaction_trap".
    guess : Prediction, optional
        The learner's answer: the share of wrong labels after one survey.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_labels().result.decision.key
    'act'
    """
    return Explorer(
        case_with(case, ("clear_answers", "hasty_survey")),
        partial(label_quality, load("satisfaction_survey")),
        plot_label_quality,
        controls=["satisfied_from", "loyal_from", "noise", "n_orders"],
        predicts="wrong_once",
        guess=guess,
    )


def explore_rescue(case: str | Case = "satisfaction_trap", *, guess: Prediction | None = None) -> Explorer:
    """Move rivals, noise, cut-off and cost, and see whom to save and with what.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "satisfaction_trap".
    guess : Prediction, optional
        The learner's answer: a means and a box, such as "repair_mercenary", or "nobody".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_rescue().result.decision.key
    'repair_mercenary'
    """
    return Explorer(
        case_with(case, ("quiet_hills", "rival_arrives", "dear_repair")),
        partial(plan_rescue, load("satisfaction_survey")),
        plot_rescue,
        controls=["market", "gamma", "noise", "satisfied_from", "repair_cost_yuan"],
        guess=guess,
    )
