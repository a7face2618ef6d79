"""Explorers of the next yuan: which step of the order form goes, and which mode gets the next unit."""

from __future__ import annotations

from crm_teaching.cases import Case
from crm_teaching.experience.figures.modes import plot_modes
from crm_teaching.experience.figures.steps import plot_removal
from crm_teaching.experience.modes import next_unit
from crm_teaching.experience.steps import remove_step
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction


def explore_steps(case: str | Case = "order_form", *, guess: Prediction | None = None) -> Explorer:
    """Move margin, drop-outs and what steps save, and see which step goes first.

    Parameters
    ----------
    case : str or Case
        A case with the values of "order_form".
    guess : Prediction, optional
        The learner's answer: a step, such as "sign_up", or "none".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_steps().result.decision.key
    'survey'
    """
    controls = ["margin", "drop_sign_up", "guard_sign_up", "drop_survey", "guard_address"]
    return Explorer(case, remove_step, plot_removal, controls=controls, guess=guess)


def explore_modes(case: str | Case = "coffee_modes", *, guess: Prediction | None = None) -> Explorer:
    """Move the importance of five modes, and see where the next unit goes.

    Parameters
    ----------
    case : str or Case
        A case with the values of "coffee_modes".
    guess : Prediction, optional
        The learner's answer: a mode, such as "think".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_modes().result.decision.key
    'feel'
    """
    controls = [f"importance_{mode}" for mode in ("sense", "feel", "think", "act", "relate")]
    return Explorer(case, next_unit, plot_modes, controls=controls, guess=guess)
