"""Explorers of the tea seller: what to promise, and what to change first."""

from __future__ import annotations

from crm_teaching.cases import Case
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction
from crm_teaching.satisfaction.delivered_value import choose_lever
from crm_teaching.satisfaction.figures.promise import plot_levers, plot_promise
from crm_teaching.satisfaction.promise import choose_promise


def explore_promise(case: str | Case = "tea_seller", *, guess: Prediction | None = None) -> Explorer:
    """Move promise, quality, differences, later orders and refund, and see what to promise.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "tea_seller".
    guess : Prediction, optional
        The learner's answer: the promise that earns most, in points.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_promise().result.decision.key
    'less'
    """
    return Explorer(
        case,
        choose_promise,
        plot_promise,
        controls=["promise", "quality", "spread", "repeats", "refund"],
        presets=["three_orders", "tourists", "full_refund", "better_tea"],
        predicts="best_promise",
        guess=guess,
    )


def explore_levers(case: str | Case = "tea_seller", *, guess: Prediction | None = None) -> Explorer:
    """Move budget, worth of a buyer and what is left to mend, and see which change buys most.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "tea_seller".
    guess : Prediction, optional
        The learner's answer: a key of `LEVERS`.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_levers().result.decision.key
    'delivery'
    """
    return Explorer(
        case,
        choose_lever,
        plot_levers,
        controls=["budget", "buyer_worth", "product_room", "delivery_room", "returns_room"],
        presets=["her_tea", "one_yuan", "ten_yuan", "cheap_tea"],
        guess=guess,
    )
