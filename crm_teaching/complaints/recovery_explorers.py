"""Explorers of the recovery lesson: which comparison finds the truth, and where the money goes."""

from __future__ import annotations

from functools import partial
from typing import Any

from crm_teaching import cases
from crm_teaching.cases import Case
from crm_teaching.complaints.figures.recovery import plot_comparison, plot_spending
from crm_teaching.complaints.recovery import compare_shop
from crm_teaching.complaints.recovery_budget import spend_budget
from crm_teaching.complaints.recovery_truth import TRUTH_INPUTS, simulate_customers
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction


def explore_comparison(case: str | Case = "green_basket", *, guess: Prediction | None = None) -> Explorer:
    """Move who complains, who picks up the telephone and the truth, and see which comparison finds it.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "green_basket".
    guess : Prediction, optional
        The learner's answer: is a failure answered well better than none?

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_comparison().result.decision.key
    'worse'
    """
    return Explorer(
        case,
        compare_shop,
        plot_comparison,
        controls=["heavy_complain", "gone_confirm", "well_effect", "unseen", "n_customers"],
        presets=["everybody_picks_up", "true_paradox", "small_shop", "they_care_more"],
        guess=guess,
    )


def explore_spending(case: str | Case = "green_basket", *, guess: Prediction | None = None) -> Explorer:
    """Move costs, budget and the way of comparing, and see where the money goes.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "green_basket".
    guess : Prediction, optional
        The learner's answer: up to which cost of an avoided failure prevention is best, in yuan.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_spending().result.decision.key
    'prevent'
    """
    case = case if isinstance(case, Case) else cases.load(case)
    shop: dict[str, Any] = {name: case[name] for name in TRUTH_INPUTS}
    return Explorer(
        case,
        partial(spend_budget, simulate_customers(**shop)),
        plot_spending,
        controls=["numbers", "prevent_cost", "answer_cost", "budget"],
        presets=["marketing", "cool_vans", "large_budget", "both_dear"],
        predicts="prevent_limit",
        guess=guess,
    )
