"""Explorers of the lesson on the desk: how many people, and when a cause has grown."""

from __future__ import annotations

from functools import partial

from crm_teaching.cases import Case
from crm_teaching.complaints.desk import staff_desk
from crm_teaching.complaints.figures.desk import plot_desk
from crm_teaching.complaints.figures.log import plot_p_chart
from crm_teaching.complaints.log import p_chart
from crm_teaching.datasets import load
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction


def explore_desk(case: str | Case = "complaint_desk", *, guess: Prediction | None = None) -> Explorer:
    """Move complaints, minutes, people and what a fast answer is worth; see how many people cost the least.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "complaint_desk".
    guess : Prediction, optional
        The learner's answer: the number of people that costs the least.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_desk().result.decision.key
    'hire'
    """
    return Explorer(
        case,
        staff_desk,
        plot_desk,
        controls=["n_handlers", "complaints_an_hour", "minutes_each", "gap", "margin_yuan"],
        presets=["three_people", "monday", "tarp", "lid_mended"],
        predicts="best",
        guess=guess,
    )


def explore_chart(case: str | Case = "complaint_desk", *, guess: Prediction | None = None) -> Explorer:
    """Move the limit and the complaints read a week, and see when the chart rings, rightly or not.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "complaint_desk"; its causes are those of the kit's log.
    guess : Prediction, optional
        The learner's answer: false alarms in 26 weeks in which nothing changes.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_chart().result.decision.key
    'false_alarm'
    """
    return Explorer(
        case,
        partial(p_chart, load("complaint_log")),
        plot_p_chart,
        controls=["cause", "n_a_week", "sigmas"],
        presets=["three_sigmas", "strict", "delivery"],
        predicts="false_alarms",
        guess=guess,
    )
