"""Figures of a hotel filled by returning guests: what would fill it, and the year night by night."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator

from crm_teaching.experience.occupancy import Occupancy
from crm_teaching.style import INK, describe, new_axes, percent_axis

_RIGHT, _NIGHTS, _TOP = 0.5, 14, 2.0
_MONTHS = ["Jan", "Mar", "May", "Jul", "Sep", "Nov"]
_FIRST_DAYS = [1, 60, 121, 182, 244, 305]


def plot_full_house(result: Occupancy, *, ax: Axes | None = None) -> Axes:
    """Draw which return share and which nights together fill the house.

    Parameters
    ----------
    result : Occupancy
        From `occupancy`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.experience.occupancy import occupancy
    >>> plot_full_house(occupancy(200_000, 0.10, 3, 400)).get_ylabel()
    'Nights of a stay 入住晚数'
    """
    ax = new_axes(ax)
    line = result.full_house
    ax.fill_between(line["return_share"], line["nights"], _NIGHTS, color=INK["gain"], alpha=0.2, lw=0)
    ax.plot(line["return_share"], line["nights"], color=INK["gain"], lw=2.4)
    share, nights = result.return_share, result.nights
    ax.plot([share, share], [nights, result.nights_needed], ":", color=INK["loss"])
    ax.plot([share, result.share_needed], [nights, nights], ":", color=INK["loss"])
    ax.plot([share], [nights], "o", color=INK["loss"], ms=11)
    ax.annotate(
        f"{result.demand:.1%} full", (share, nights), (0, -12), textcoords="offset points",
        ha="center", va="top", color=INK["loss"], fontsize=12,
    )  # fmt: skip
    ax.text(share + 0.008, result.nights_needed + 0.15, f"{result.nights_needed:.1f} nights")
    ax.text(result.share_needed + 0.006, nights + 0.25, f"{result.share_needed:.1%} return")
    ax.text(0.3, 9, "they fill the house 住满", color=INK["gain"], fontsize=12)
    ax.set_title(f"At {nights:g} nights, {share:.0%} of past guests fill {result.demand:.1%} of the house")
    ax.set_xlim(0, _RIGHT)
    ax.set_ylim(0, _NIGHTS)
    percent_axis(ax.xaxis)
    ax.set_xlabel("Past guests who return in a year 回头率, %")
    ax.set_ylabel("Nights of a stay 入住晚数")
    return describe(
        ax,
        f"A falling curve of the nights that fill the house, over the share that returns. At {share:.0%} it "
        f"takes {result.nights_needed:.1f} nights; at {nights:g} nights, {result.share_needed:.1%}.",
    )


def plot_year(result: Occupancy, *, ax: Axes | None = None) -> Axes:
    """Draw the rooms that returning guests want through the year, cut at the rooms there are.

    Parameters
    ----------
    result : Occupancy
        From `occupancy`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.experience.occupancy import occupancy
    >>> plot_year(occupancy(200_000, 0.10, 3, 400, swing=0.2)).get_ylabel()
    'Rooms wanted 需求 (100%: every room taken)'
    """
    ax = new_axes(ax)
    day, wanted = result.year["day"], result.year["wanted"]
    ax.fill_between(day, 0, wanted.clip(upper=1), color=INK["us"], alpha=0.35, lw=0)
    ax.fill_between(day, wanted.clip(upper=1), 1, color=INK["light"], alpha=0.7, lw=0)
    ax.fill_between(day, 1, wanted.clip(1, _TOP), color=INK["loss"], alpha=0.5, lw=0)
    for edge in ("low", "high"):
        ax.plot(day, result.year[edge].clip(upper=_TOP), ":", color=INK["neutral"], lw=1.2)
    ax.plot(day, wanted, color=INK["us"])
    ax.axhline(1, color=INK["text"], lw=1.5)
    words = {
        "us": (8, "left", f"blue: sold {result.filled:.1%}"),
        "neutral": (183, "center", f"grey: empty {1 - result.filled:.1%}"),
        "loss": (358, "right", f"orange: turned away {result.turned_away:.1%}"),
    }
    for ink, (place, side, text) in words.items():
        ax.text(place, 1.83, text, ha=side, fontsize=12, color=INK[ink])
    sold, away = result.filled, result.turned_away
    ax.set_title(f"Wanted {result.demand:.1%} of the year's rooms = sold {sold:.1%} + turned away {away:.1%}")
    ax.set_xlim(1, 365)
    ax.set_ylim(0, _TOP)
    ax.xaxis.set_major_locator(FixedLocator(_FIRST_DAYS))
    ax.set_xticks(_FIRST_DAYS, _MONTHS)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Night of the year 一年中的夜晚 (95% of nights lie between the dotted lines)")
    ax.set_ylabel("Rooms wanted 需求 (100%: every room taken)")
    return describe(
        ax,
        f"A wave of rooms wanted through the year, {result.demand:.0%} of the rooms on average. "
        f"{sold:.1%} of all room-nights are sold, {1 - sold:.1%} stay empty, {away:.1%} are turned away.",
    )
