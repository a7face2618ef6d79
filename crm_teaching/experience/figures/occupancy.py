"""Figures of a hotel filled by returning guests: what would fill it, and the year night by night."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator

from crm_teaching.experience.occupancy import Occupancy
from crm_teaching.style import INK, describe, new_axes, percent_axis

_RIGHT, _NIGHTS, _TOP = 0.5, 14, 1.6
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
        f"as told: {result.demand:.0%} full", (share, nights), (0, -12), textcoords="offset points",
        ha="center", va="top", color=INK["loss"], fontsize=12,
    )  # fmt: skip
    ax.text(share + 0.008, result.nights_needed + 0.15, f"{result.nights_needed:.1f} nights")
    ax.text(result.share_needed + 0.006, nights + 0.25, f"{result.share_needed:.1%}")
    ax.text(0.3, 9, "they fill the house 住满", color=INK["gain"], fontsize=12)
    ax.set_title("Nothing near a tenth fills the house, unless guests stay a week")
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
    'Rooms wanted 需求, % of the rooms'
    """
    ax = new_axes(ax)
    day, wanted = result.year["day"], result.year["wanted"]
    ax.fill_between(day, 0, wanted.clip(upper=1), color=INK["us"], alpha=0.35, lw=0)
    ax.fill_between(day, 1, wanted.clip(1, _TOP), color=INK["loss"], alpha=0.45, lw=0)
    band = result.year[["low", "high"]].clip(upper=_TOP)
    ax.fill_between(day, band["low"], band["high"], color=INK["neutral"], alpha=0.35, lw=0)
    ax.plot(day, wanted, color=INK["us"])
    ax.axhline(1, color=INK["text"], lw=1.5)
    ax.text(183, 1.015, "every room taken 客满", ha="center", va="bottom")
    ax.text(8, 1.5, f"sold {result.filled:.0%}   empty {1 - result.filled:.0%}", fontsize=12)
    wanted_words = f"wanted {result.demand:,.0%}, turned away {result.turned_away:.1%} of it"
    ax.text(358, 1.5, wanted_words, ha="right", fontsize=12)
    ax.set_title("Rooms sold (blue) lie below the line; wishes above it (orange) are lost")
    ax.set_xlim(1, 365)
    ax.set_ylim(0, _TOP)
    ax.xaxis.set_major_locator(FixedLocator(_FIRST_DAYS))
    ax.set_xticks(_FIRST_DAYS, _MONTHS)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Night of the year 一年中的夜晚 (grey: 95% of nights)")
    ax.set_ylabel("Rooms wanted 需求, % of the rooms")
    return describe(
        ax,
        f"A wave of rooms wanted through the year, {result.demand:.0%} of the rooms on average. "
        f"{result.filled:.0%} are sold; {result.turned_away:.1%} of what is wanted is turned away.",
    )
