"""Figures of the complaint log: causes ranked twice, and one cause's share week by week."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.complaints.log import CHANGE_WEEK, GROWING_CAUSE, N_BASE_WEEKS, PChart
from crm_teaching.style import INK, describe, new_axes, percent_axis


def plot_pareto(ranked: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw each cause's share of all complaints beside its share of the customers who did not buy again.

    Parameters
    ----------
    ranked : DataFrame
        From `pareto`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.complaints.log import pareto
    >>> log = pd.DataFrame({"cause": ["late", "late", "lid"], "rebought": [1, 1, 0]})
    >>> plot_pareto(pareto(log, 100)).get_ylabel()
    'Share 占比, %'
    """
    ax = new_axes(ax)
    places = np.arange(len(ranked))
    pairs = [
        (-0.2, "of_complaints", "us", "of all complaints 占全部投诉"),
        (0.2, "of_not_again", "rival", "of all who did not buy again 占未再购买者"),
    ]
    for move, column, ink, words in pairs:
        ax.bar(places + move, ranked[column], 0.38, color=INK[ink], label=words)
        for place, height in zip(places + move, ranked[column], strict=True):
            ax.text(place, height + 0.005, f"{height:.0%}", ha="center")
    most = ranked["complaints"].idxmax()
    ax.set_title(f"Most complaints: {most}. Most customers lost: {ranked.index[0]}")
    ax.set_xticks(places, list(ranked.index))
    ax.grid(False, axis="x")
    ax.set_ylim(0, 0.45)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Cause that the desk noted 登记的原因")
    ax.set_ylabel("Share 占比, %")
    ax.legend(loc="upper right")
    said = ", ".join(
        f"{cause} {row.of_complaints:.0%} and {row.of_not_again:.0%}"
        for cause, row in zip(ranked.index, ranked.itertuples(), strict=True)
    )
    return describe(ax, f"Pairs of bars by cause, share of complaints and of customers lost: {said}.")


def plot_p_chart(result: PChart, *, ax: Axes | None = None) -> Axes:
    """Draw one cause's share of the week's complaints, with its centre and its upper limit.

    Parameters
    ----------
    result : PChart
        From `p_chart`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.complaints.log import p_chart
    >>> log = pd.DataFrame({"week": [1, 1, 2, 2], "cause": ["lid", "bill", "lid", "lid"]})
    >>> plot_p_chart(p_chart(log, "lid", 2)).get_xlabel()
    'Week 周'
    """
    ax = new_axes(ax)
    table = result.table
    alarms = table[table["alarm"]]
    ax.axvspan(0.5, N_BASE_WEEKS + 0.5, color=INK["light"], alpha=0.5, zorder=0.7)
    ax.axhline(result.centre, color=INK["neutral"], lw=1.2)
    ax.axhline(result.upper, color=INK["loss"], lw=1.5)
    ax.plot(table.index, table["share"], "o-", color=INK["us"], lw=1, ms=5)
    ax.plot(alarms.index, alarms["share"], "o", color=INK["loss"], ms=9)
    ax.text(27, result.upper, f"limit {result.upper:.0%}", color=INK["loss"], va="bottom")
    ax.text(27, result.centre, f"mean {result.centre:.0%}", va="top")
    ax.text(6.5, 0.83, "mean from these 12 weeks", ha="center")
    if result.cause == GROWING_CAUSE:
        ax.axvline(CHANGE_WEEK - 0.5, color=INK["gain"], lw=1.5, ls="--")
        ax.text(CHANGE_WEEK - 0.7, 0.76, "the new lid comes 换新盖子", color=INK["gain"], ha="right")
    weeks = {0: "no week", 1: "1 week"}.get(len(alarms), f"{len(alarms)} weeks")
    first = f", first in week {result.first_alarm}" if result.first_alarm else ""
    ax.set_title(f"{result.cause}: {weeks} of {len(table)} above the limit{first}")
    ax.set_xlim(0.5, 30.5)
    ax.set_ylim(0, 0.9)
    ax.set_xticks([1, 5, 10, 15, 20, 25])
    percent_axis(ax.yaxis)
    ax.set_xlabel("Week 周")
    ax.set_ylabel("Share of the week's complaints 占当周投诉, %")
    return describe(
        ax,
        f"Weekly shares of {result.cause} with their mean {result.centre:.0%} and the limit "
        f"{result.upper:.0%}: {weeks} of {len(table)} above it{first}.",
    )
