"""Explorers of the lesson on programmes: the fee, the reward and the barriers."""

from __future__ import annotations

from crm_teaching.cases import Case
from crm_teaching.explorer import Explorer
from crm_teaching.loyalty.fee import choose_fee
from crm_teaching.loyalty.figures.fee import plot_fee
from crm_teaching.loyalty.figures.membership import plot_membership
from crm_teaching.loyalty.figures.programme import plot_reward
from crm_teaching.loyalty.figures.switching import plot_barriers
from crm_teaching.loyalty.membership import membership
from crm_teaching.loyalty.programme import reward_value
from crm_teaching.loyalty.switching import copied_barriers
from crm_teaching.prediction import Prediction


def explore_membership(case: str | Case = "sams_club", *, guess: Prediction | None = None) -> Explorer:
    """Move fee, price gap and habits, and see which households gain from joining.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "sams_club".
    guess : Prediction, optional
        The learner's answer: the share of households that gain.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_membership().result.decision.key
    'stay_out'
    """
    return Explorer(
        case,
        membership,
        plot_membership,
        controls=["fee", "gap", "visits", "basket", "top_tenth"],
        presets=["china_1996", "united_states", "your_city"],
        predicts="share_gaining",
        guess=guess,
    )


def explore_fee(case: str | Case = "sams_club", *, guess: Prediction | None = None) -> Explorer:
    """Move the fee, and see which one brings members, which income, and which pays the shop.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "sams_club".
    guess : Prediction, optional
        The learner's answer: the fee that nets the shop most.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_fee().press("china_1996")
    """
    return Explorer(
        case,
        choose_fee,
        plot_fee,
        controls=["fee", "gap", "basket", "extra_spend", "margin"],
        presets=["china_1996", "no_extra_buying"],
        predicts="best_fee",
        guess=guess,
    )


def explore_reward(case: str | Case = "green_hills", *, guess: Prediction | None = None) -> Explorer:
    """Move a reward and whom it keeps, and see whether to launch, change or drop it.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "green_hills".
    guess : Prediction, optional
        The learner's answer: the highest reward that pays, as a share of spend.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_reward().result.decision.key
    'change'
    """
    return Explorer(
        case,
        reward_value,
        plot_reward,
        controls=["reward_rate", "kept_without", "kept_with", "margin", "discount"],
        predicts="highest_rate",
        guess=guess,
    )


def explore_barriers(case: str | Case = "hilton", *, guess: Prediction | None = None) -> Explorer:
    """Move three switching costs and a rival's offer, and see how long a guest is held.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "hilton".
    guess : Prediction, optional
        The learner's answer: the years until she is as likely to leave as to stay.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_barriers().result.years_held
    3.1
    """
    return Explorer(
        case,
        copied_barriers,
        plot_barriers,
        controls=["procedural", "financial", "relational", "rival_offer", "half_relational"],
        predicts="years_held",
        guess=guess,
    )
