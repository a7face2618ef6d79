"""Explorers of the lesson on one angry customer: whom she takes along, and which rule is cheapest."""

from __future__ import annotations

from crm_teaching.cases import Case
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction
from crm_teaching.satisfaction.dispute import dispute
from crm_teaching.satisfaction.figures.word_of_mouth import plot_dispute, plot_word
from crm_teaching.satisfaction.word_of_mouth import spread_word


def explore_word_of_mouth(case: str | Case = "cashier", *, guess: Prediction | None = None) -> Explorer:
    """Move how a story travels, and see how many take nobody along and whether the claim can be true.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "cashier".
    guess : Prediction, optional
        The learner's answer: the share of angry customers who take nobody along.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_word_of_mouth().result.decision.key
    'small'
    """
    return Explorer(
        case,
        spread_word,
        plot_word,
        controls=["leave", "fade", "overlap", "tellers"],
        presets=["alike", "loud_town", "as_told"],
        predicts="alone",
        guess=guess,
    )


def explore_dispute(case: str | Case = "cashier", *, guess: Prediction | None = None) -> Explorer:
    """Move friends, margin, years and false claims, and see which rule is the cheapest.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "cashier".
    guess : Prediction, optional
        The learner's answer: how many false claims for each honest one giving can stand.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_dispute().result.decision.key
    'give'
    """
    return Explorer(
        case,
        dispute,
        plot_dispute,
        controls=["leave", "margin", "years", "false_claims", "goes_looked"],
        presets=["accountant", "one_percent", "known_trick"],
        predicts="false_limit",
        guess=guess,
    )
