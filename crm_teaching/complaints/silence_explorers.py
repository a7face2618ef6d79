"""Explorers of the lesson on the silent customers: who buys again, and whether a complaint line pays."""

from __future__ import annotations

from crm_teaching.cases import Case
from crm_teaching.complaints.complaint_line import complaint_line
from crm_teaching.complaints.figures.silence import plot_funnel, plot_line
from crm_teaching.complaints.silence import keep_customers
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction


def explore_silence(case: str | Case = "complaint_line", *, guess: Prediction | None = None) -> Explorer:
    """Move who complains and whose complaint is solved, and see who buys again.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "complaint_line".
    guess : Prediction, optional
        The learner's answer: of those who buy again, the share who never complained.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_silence().result.decision.key
    'ask'
    """
    return Explorer(
        case,
        keep_customers,
        plot_funnel,
        controls=["version", "complain", "major", "solved"],
        presets=["as_told", "garbled", "counter"],
        predicts="silent_part",
        guess=guess,
    )


def explore_complaint_line(
    case: str | Case = "complaint_line", *, guess: Prediction | None = None
) -> Explorer:
    """Move who would buy again anyway, what is solved and what it costs, and see whether the line pays.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "complaint_line".
    guess : Prediction, optional
        The learner's answer: "open", "measure" or "leave".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_complaint_line().result.decision.key
    'measure'
    """
    return Explorer(
        case,
        complaint_line,
        plot_line,
        controls=["would_anyway", "solved", "n_more", "margin", "contact_cost"],
        presets=["like_silent", "solve_more", "few_call"],
        guess=guess,
    )
