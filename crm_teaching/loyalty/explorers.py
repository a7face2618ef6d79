"""The loyalty chapter's explorers: each binds a case, a model and a figure, in one call."""

from __future__ import annotations

from functools import partial

from crm_teaching.cases import Case
from crm_teaching.datasets import load_orders
from crm_teaching.explorer import Explorer
from crm_teaching.loyalty.cards import card_luck
from crm_teaching.loyalty.figures.cards import plot_card_luck
from crm_teaching.loyalty.figures.repeat import plot_card_offer
from crm_teaching.loyalty.repeat import card_offer, split_orders
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
