"""Explorers of the tea seller: what to promise, and whether a better parcel pays."""

from __future__ import annotations

from crm_teaching.cases import Case
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction
from crm_teaching.satisfaction.figures.promise import plot_extra, plot_promise
from crm_teaching.satisfaction.promise import choose_extra, choose_promise


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


def explore_extra(case: str | Case = "tea_seller", *, guess: Prediction | None = None) -> Explorer:
    """Move the promise, the extra money and the points it wins, and see whether it pays.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "tea_seller".
    guess : Prediction, optional
        The learner's answer: "pay" or "keep".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_extra().result.decision.key
    'pay'
    """
    return Explorer(
        case,
        choose_extra,
        plot_extra,
        controls=["promise", "points", "budget", "repeats", "quality"],
        presets=["page_stays", "smaller_promise", "own_best", "one_yuan"],
        guess=guess,
    )
