"""Explorers of the board's number: is a change more than chance, did coaching work."""

from __future__ import annotations

from crm_teaching.cases import Case
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction
from crm_teaching.satisfaction.dealers import judge_coaching
from crm_teaching.satisfaction.figures.board import plot_change, plot_coaching
from crm_teaching.satisfaction.nps import judge_change


def explore_change(case: str | Case = "hertz", *, guess: Prediction | None = None) -> Explorer:
    """Move number, answers, offices, months and the change, and see whether it is more than chance.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "hertz".
    guess : Prediction, optional
        The learner's answer: how many answers a wave needs.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_change().result.decision.key
    'wait'
    """
    return Explorer(
        case,
        judge_change,
        plot_change,
        controls=["number", "answers_per_office", "n_offices", "n_months", "change"],
        predicts="n_needed",
        guess=guess,
    )


def explore_coaching(case: str | Case = "honda", *, guess: Prediction | None = None) -> Explorer:
    """Move dealers, reliability, true effect and control group, and see what a rise shows.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "honda".
    guess : Prediction, optional
        The learner's answer: "coaching", "luck" or "cannot_tell".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_coaching().result.decision.key
    'cannot_tell'
    """
    return Explorer(
        case,
        judge_coaching,
        plot_coaching,
        controls=["n_dealers", "reliability", "coaching_effect", "control"],
        guess=guess,
    )
