"""A hotel filled by guests who return: on average, and night by night.

Guests arrive at random and stay some nights, so the rooms that are wanted on a night are Poisson
distributed, whatever the lengths of stay. Their mean follows a season: highest in mid-January, lowest half
a year later. Season and chance are our assumptions; base, share and house come from the case.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import pdtr

from crm_teaching.validate import above, at_least, count, share
from crm_teaching.wording import Decision

DAYS = 365
_PEAK = 15  # day of the year on which the season is highest


@dataclass(frozen=True)
class Occupancy:
    """How full past guests make a hotel; shares are of all room-nights."""

    guests_ever: float
    return_share: float
    nights: float
    guests_per_room: float
    demand: float
    filled: float
    turned_away: float
    nights_needed: float
    share_needed: float
    years_of_guests: float
    full_house: pd.DataFrame
    year: pd.DataFrame
    decision: Decision


def occupancy(
    guests_ever: float,
    return_share: float,
    nights: float,
    rooms: int,
    guests_per_room: float = 1.0,
    swing: float = 0.0,
) -> Occupancy:
    """Say how full a hotel is if a share of its past guests returns once a year.

    demand = guests_ever * return_share * nights / (guests_per_room * rooms * 365). On day t the mean number
    of rooms wanted is rooms * demand * (1 + swing * cos(2 pi (t - 15) / 365)); the number itself is Poisson.
    A room wanted on a night when the house is full is turned away.

    Parameters
    ----------
    guests_ever : float
        Guests on the hotel's list, at least 0.
    return_share : float
        Share of them who return within a year, once each.
    nights : float
        Nights of a stay, above 0.
    rooms : int
        Rooms of the hotel, at least 1.
    guests_per_room : float
        Guests who share a room, above 0.
    swing : float
        How far the high season lies above the mean, and the low season below it, a share.

    Returns
    -------
    Occupancy
        `demand`, `filled` and `turned_away` are shares of all room-nights: demand is the sum of the
        other two. `full_house`: for `return_share` the `nights` that fill the house. `year`: for
        each `day` the rooms `wanted` (mean), `low` and `high` (mean ± 1.96 sqrt(mean), between which
        95% of nights lie), as shares of the rooms.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> told = occupancy(guests_ever=200_000, return_share=0.10, nights=3, rooms=400)
    >>> round(told.demand, 2), round(told.nights_needed, 1), round(told.share_needed, 3)
    (0.41, 7.3, 0.243)
    >>> told.decision.key
    'win_new'
    """
    guests = at_least("guests_ever", guests_ever, 0)
    returning = share("return_share", return_share) * guests
    nights = above("nights", nights, 0)
    rooms = count("rooms", rooms)
    capacity = rooms * DAYS * above("guests_per_room", guests_per_room, 0)
    year, filled = _year(returning * nights / capacity, rooms, share("swing", swing))
    demand = returning * nights / capacity
    turned_away = max(demand - filled, 0.0)
    shares = np.linspace(0.01, 0.6, 119)
    with np.errstate(divide="ignore", over="ignore"):
        frontier = np.divide(capacity, guests * shares)
        nights_needed = float(np.divide(capacity, returning))
        share_needed = float(np.divide(capacity, guests * nights))
    return Occupancy(
        guests_ever=guests,
        return_share=return_share,
        nights=nights,
        guests_per_room=guests_per_room,
        demand=demand,
        filled=filled,
        turned_away=turned_away,
        nights_needed=nights_needed,
        share_needed=share_needed,
        years_of_guests=guests * nights / capacity,
        full_house=pd.DataFrame({"return_share": shares, "nights": frontier}),
        year=year,
        decision=_decide(demand, filled, turned_away),
    )


def _year(demand: float, rooms: int, swing: float) -> tuple[pd.DataFrame, float]:
    """Return the year day by day, and the share of room-nights sold."""
    day = np.arange(1, DAYS + 1)
    wanted = rooms * demand * (1 + swing * np.cos(2 * np.pi * (day - _PEAK) / DAYS))
    # Mean of min(X, rooms) for a Poisson X: mean * P(X <= rooms - 2) + rooms * P(X >= rooms).
    below = pdtr(rooms - 1, wanted)
    two_below = pdtr(rooms - 2, wanted) if rooms > 1 else np.zeros(DAYS)
    sold = wanted * two_below + rooms * (1 - below)
    luck = 1.96 * np.sqrt(wanted)
    low, high = np.maximum(wanted - luck, 0), wanted + luck
    year = pd.DataFrame({"day": day, "wanted": wanted, "low": low, "high": high})
    year.loc[:, "wanted":] /= rooms
    return year, float(sold.mean() / rooms)


def _decide(demand: float, filled: float, turned_away: float) -> Decision:
    """Below 100% wanted, quiet nights have a room for everyone turned away; from 100% on they have not."""
    empty = 1 - filled
    if demand >= 1:
        return Decision(
            "raise_price",
            f"More is wanted than there is: {demand:.1%}. {filled:.1%} is sold, {turned_away:.1%} turned "
            "away. Raise the price or choose guests.",
            f"需求 {demand:.1%}，超过全部客房：售出 {filled:.1%}，拒绝 {turned_away:.1%}。应提价或挑选客人。",
        )
    if turned_away >= 0.01:
        return Decision(
            "move_guests",
            f"Room for all over the year, not on every night: {turned_away:.1%} turned away, {empty:.1%} "
            "empty. Move guests to quiet nights.",
            f"全年够住，旺季不够：拒绝 {turned_away:.1%}，空置 {empty:.1%}。应把客人引向空闲日。",
        )
    return Decision(
        "win_new",
        f"Returning guests fill {filled:.1%} of the rooms, not all: win new ones for the other {empty:.1%}.",
        f"老客户只住满 {filled:.1%}：其余 {empty:.1%} 须争取新客人。",
    )
