"""Explorers of the lesson on the full hotel: who fills it, and who gets a card."""

from __future__ import annotations

from crm_teaching import cases
from crm_teaching.cases import Case
from crm_teaching.experience.card import plan_card
from crm_teaching.experience.figures.card import plot_card
from crm_teaching.experience.figures.occupancy import plot_year
from crm_teaching.experience.occupancy import occupancy
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction

_CARD_PRESETS = ["with_work", "e_mail", "loyal_town"]


def explore_occupancy(case: str | Case = "oriental_hotel", *, guess: Prediction | None = None) -> Explorer:
    """Move past guests, return share, nights and rooms, and see whether returning guests fill the hotel.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "oriental_hotel", or the path of your own .toml file.
    guess : Prediction, optional
        The learner's answer: the share of all room-nights that is sold.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_occupancy().result.decision.key
    'win_new'
    """
    loaded = case if isinstance(case, Case) else cases.load(case)
    return Explorer(
        loaded,
        occupancy,
        plot_year,
        controls=["guests_ever", "return_share", "nights", "rooms", "guests_per_room"],
        presets=[name for name in loaded.presets if name not in _CARD_PRESETS],
        predicts="filled",
        guess=guess,
    )


def explore_card(case: str | Case = "oriental_hotel", *, guess: Prediction | None = None) -> Explorer:
    """Move cost, worth and the guests' memory, and see who should get a card.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "oriental_hotel".
    guess : Prediction, optional
        The learner's answer: "everybody", "recent", "middle", "long_ago" or "nobody".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_card().result.decision.key
    'middle'
    """
    return Explorer(
        case,
        plan_card,
        plot_card,
        controls=["card_cost", "worth", "memory", "in_town", "woken"],
        presets=_CARD_PRESETS,
        guess=guess,
    )
