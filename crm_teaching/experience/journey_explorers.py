"""Explorers of a guest's journey: which moment to repair, and how many guests to ask before."""

from __future__ import annotations

from functools import partial

from crm_teaching import cases
from crm_teaching.cases import Case
from crm_teaching.experience.figures.journey import plot_journey, plot_survey_plan
from crm_teaching.experience.guests import plan_survey
from crm_teaching.experience.journey import choose_repair, journey
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction


def explore_journey(case: str | Case = "journey_hotel", *, guess: Prediction | None = None) -> Explorer:
    """Move three scores, the rule and what a repair buys, and see which moment to repair first.

    Parameters
    ----------
    case : str or Case
        A case with the values of "journey_hotel".
    guess : Prediction, optional
        The learner's answer: a moment, such as "check_in", or "none".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_journey().result.decision.key
    'after_stay'
    """
    loaded = case if isinstance(case, Case) else cases.load(case)
    return Explorer(
        loaded,
        partial(choose_repair, journey(loaded)),
        plot_journey,
        controls=["rule", "score_check_in", "score_room", "score_after_stay", "buys_check_in"],
        presets=[],
        guess=guess,
    )


def explore_worst_moment(case: str | Case = "journey_hotel", *, guess: Prediction | None = None) -> Explorer:
    """Move the answers and the true gap, and see whether the lowest score can be believed.

    Parameters
    ----------
    case : str or Case
        A case with the values of "journey_hotel".
    guess : Prediction, optional
        The learner's answer: how many answers find the worst moment often enough.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_worst_moment().result.decision.key
    'ask_more'
    """
    loaded = case if isinstance(case, Case) else cases.load(case)
    return Explorer(
        loaded,
        partial(plan_survey, journey(loaded)),
        plot_survey_plan,
        controls=["n_answers", "gap", "sure", "yearly_answers"],
        presets=["wide_gap", "narrow_gap"],
        predicts="n_needed",
        guess=guess,
    )
