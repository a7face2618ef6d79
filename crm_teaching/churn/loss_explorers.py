"""Explorers of the lesson on a loss: the gift, the price cut, the rival."""

from __future__ import annotations

from crm_teaching.cases import Case
from crm_teaching.churn.causes import price_cut
from crm_teaching.churn.competition import answer_rival
from crm_teaching.churn.figures.competition import plot_rival
from crm_teaching.churn.figures.loss import plot_price_cut, plot_rescue
from crm_teaching.churn.loss import rescue
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction


def explore_rescue(case: str | Case = "district_broadband", *, guess: Prediction | None = None) -> Explorer:
    """Move years, gift, churn and discount rate, and see whether a rescue pays.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "district_broadband".
    guess : Prediction, optional
        The learner's answer: the share of takers who may have stayed anyway before the gift loses.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_rescue().result.decision.key
    'refuse'
    """
    return Explorer(
        case,
        rescue,
        plot_rescue,
        controls=["years", "gift", "anyway", "churn", "discount"],
        presets=["nine_years", "new_customer", "gone_again"],
        predicts="most_anyway",
        guess=guess,
    )


def explore_price_cut(
    case: str | Case = "district_broadband", *, guess: Prediction | None = None
) -> Explorer:
    """Move the price cut and both readings of the count, and see whether a cut for all pays.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "district_broadband".
    guess : Prediction, optional
        The learner's answer: the share of leavers whom the cut must keep.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_price_cut().result.decision.key
    'test'
    """
    return Explorer(
        case,
        price_cut,
        plot_price_cut,
        controls=["gap", "named", "alone", "churn"],
        presets=["small_gap", "large_gap", "main_cause"],
        predicts="needed",
        guess=guess,
    )


def explore_rival(case: str | Case = "district_broadband", *, guess: Prediction | None = None) -> Explorer:
    """Move share, margin and the rival's pull, and see which answer earns most.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "district_broadband".
    guess : Prediction, optional
        The learner's answer: the market share below which to retreat.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_rival().result.decision.key
    'defend'
    """
    return Explorer(
        case,
        answer_rival,
        plot_rival,
        controls=["share", "margin", "pull", "gap", "attack_cost"],
        presets=["thin_margin", "large_share", "small_share"],
        predicts="retreat_share",
        guess=guess,
    )
