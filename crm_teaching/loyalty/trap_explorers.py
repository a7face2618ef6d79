"""The explorers of the lesson on the satisfaction trap: each binds a case, a model and a figure."""

from __future__ import annotations

from functools import partial

from crm_teaching.cases import Case
from crm_teaching.datasets import load
from crm_teaching.explorer import Explorer
from crm_teaching.loyalty.figures.satisfaction import plot_point_worth
from crm_teaching.loyalty.figures.types import plot_label_quality, plot_rescue
from crm_teaching.loyalty.labels import label_quality
from crm_teaching.loyalty.rescue import plan_rescue
from crm_teaching.loyalty.satisfaction import worth_of_a_point
from crm_teaching.prediction import Prediction


def explore_point(case: str | Case = "satisfaction_trap", *, guess: Prediction | None = None) -> Explorer:
    """Move competition, margin and cost, and see from which score one more point pays.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "satisfaction_trap".
    guess : Prediction, optional
        The learner's answer: "raise_1" to "raise_5", or "none".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_point().result.decision.key
    'raise_4'
    """
    return Explorer(
        case,
        partial(worth_of_a_point, load("satisfaction_survey")),
        plot_point_worth,
        controls=["gamma", "margin_yuan", "repair_cost_yuan"],
        presets=["port_city", "hill_town", "six_times_market"],
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
        case,
        partial(label_quality, load("satisfaction_survey")),
        plot_label_quality,
        controls=["satisfied_from", "loyal_from", "noise", "n_orders"],
        presets=["clear_answers", "hasty_survey"],
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
        case,
        partial(plan_rescue, load("satisfaction_survey")),
        plot_rescue,
        controls=["market", "gamma", "noise", "satisfied_from", "repair_cost_yuan"],
        presets=["quiet_hills", "rival_arrives", "dear_repair"],
        guess=guess,
    )
