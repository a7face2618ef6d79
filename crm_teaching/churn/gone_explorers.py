"""Explorers of the lesson on who is gone: when the win-back mail goes out, and which rate decides."""

from __future__ import annotations

from functools import partial

from crm_teaching.cases import Case
from crm_teaching.churn.adviser import choose_adviser
from crm_teaching.churn.figures.gone import plot_adviser, plot_window
from crm_teaching.churn.inactivity import silences
from crm_teaching.churn.window import choose_window
from crm_teaching.datasets import load_orders
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction


def explore_window(case: str | Case = "cdnow_silence", *, guess: Prediction | None = None) -> Explorer:
    """Move the window, the coupon and the response, and see whom the coupon goes to and what it earns.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "cdnow_silence".
    guess : Prediction, optional
        The learner's answer: the share of those who come back that would have come anyway.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_window().result.decision.key
    'keep'
    """
    return Explorer(
        case,
        partial(choose_window, silences(load_orders())),
        plot_window,
        controls=["window", "coupon", "response", "fade", "spend_back"],
        predicts="anyway_share",
        guess=guess,
    )


def explore_adviser(case: str | Case = "bank_adviser", *, guess: Prediction | None = None) -> Explorer:
    """Move who was lost, compared with whom and in what time, and see whether an adviser pays.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "bank_adviser".
    guess : Prediction, optional
        The learner's answer: the relative purchase from which the adviser pays.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_adviser().result.decision.key
    'hire'
    """
    return Explorer(
        case,
        choose_adviser,
        plot_adviser,
        controls=["n_lost", "relative_purchase", "against", "months", "adviser_cost"],
        predicts="needed_multiple",
        guess=guess,
    )
