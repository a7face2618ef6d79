"""Explorers of the questionnaires: which gap is surely the worst, and where the next unit goes."""

from __future__ import annotations

from crm_teaching.cases import Case
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction
from crm_teaching.satisfaction.delight import next_unit
from crm_teaching.satisfaction.figures.kano import plot_next_unit
from crm_teaching.satisfaction.figures.servqual import plot_worst
from crm_teaching.satisfaction.survey_truth import ask_customers


def explore_worst_gap(case: str | Case = "servqual_dealer", *, guess: Prediction | None = None) -> Explorer:
    """Move answers, weight, promises and noise, and see whether one gap is surely the worst.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "servqual_dealer".
    guess : Prediction, optional
        The learner's answer: "repair_reliability", "ask_more" and so on.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_worst_gap().result.decision.key
    'ask_more'
    """
    return Explorer(
        case,
        ask_customers,
        plot_worst,
        controls=["n_respondents", "reliability_weight", "inflation", "noise"],
        guess=guess,
    )


def explore_next_unit(case: str | Case = "kano_dealer", *, guess: Prediction | None = None) -> Explorer:
    """Age a delight, and see which feature gets the next unit of budget.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "kano_dealer".
    guess : Prediction, optional
        The learner's answer: "basic", "performance" or "delight".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_next_unit().result.decision.key
    'performance'
    """
    return Explorer(
        case,
        next_unit,
        plot_next_unit,
        controls=["year", "speed", "budget", "basic_done", "performance_done"],
        guess=guess,
    )
