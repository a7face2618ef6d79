"""Explorers of warning and winning back: where the line lies, and what each class should get."""

from __future__ import annotations

from functools import cache, partial

import crm_teaching.datasets as tables
from crm_teaching import cases
from crm_teaching.cases import Case
from crm_teaching.churn.figures.warning import plot_line
from crm_teaching.churn.figures.winback import plot_win_back
from crm_teaching.churn.panel import OWN_RHYTHM, with_own_rhythm
from crm_teaching.churn.scoring import cross_risk
from crm_teaching.churn.threshold import WarningLine, price_line
from crm_teaching.churn.winback import class_table, win_back
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction


@cache
def _price() -> partial[WarningLine]:
    # No slider changes who was lost, nor the risk that the score gave each customer.
    people = with_own_rhythm(tables.load("churn_panel"))
    return partial(price_line, cross_risk(people, OWN_RHYTHM), people["lost"])


def explore_line(case: str | Case = "churn_warning", *, guess: Prediction | None = None) -> Explorer:
    """Move the warning line and the money, and see what the calls earn.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "churn_warning".
    guess : Prediction, optional
        The learner's answer: the share of those called by the best rule who would have stayed.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_line().result.decision.key
    'lower'
    """
    return Explorer(
        case,
        _price(),
        plot_line,
        controls=["line", "value", "success", "call_cost", "deaf_above"],
        presets=["money", "present", "decided", "little_value"],
        predicts="stay_share",
        guess=guess,
    )


def explore_win_back(case: str | Case = "win_back", *, guess: Prediction | None = None) -> Explorer:
    """Move budget, values and success, and see which class gets how much.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "win_back".
    guess : Prediction, optional
        The learner's answer: yuan to spend on one key customer.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_win_back().result.decision.key
    'small_waits'
    """
    case = case if isinstance(case, Case) else cases.load(case)
    return Explorer(
        case,
        partial(win_back, class_table(case)),
        plot_win_back,
        controls=["budget", "key_value", "key_success", "small_value", "poor_value"],
        presets=["ample", "key_gone", "poor_fee"],
        predicts="key_spend",
        guess=guess,
    )
