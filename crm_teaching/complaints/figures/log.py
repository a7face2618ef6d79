"""Figures of the complaint log: one cause's share week by week."""

from __future__ import annotations

from matplotlib.axes import Axes

from crm_teaching.complaints.log import CHANGE_WEEK, GROWING_CAUSE, N_BASE_WEEKS, PChart
from crm_teaching.style import INK, describe, new_axes, percent_axis


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
    >>> import pandas as pd
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
    ax.text(27, result.upper, f"limit {result.upper:.1%}", color=INK["loss"], va="bottom")
    ax.text(27, result.centre, f"mean {result.centre:.1%}", va="top")
    ax.text(6.5, 0.83, "mean from these 12 weeks", ha="center")
    if result.cause == GROWING_CAUSE:
        ax.axvline(CHANGE_WEEK - 0.5, color=INK["gain"], lw=1.5, ls="--")
        ax.text(CHANGE_WEEK - 0.7, 0.76, "the new lid comes 换新盖子", color=INK["gain"], ha="right")
    weeks = {0: "no week", 1: "1 week"}.get(len(alarms), f"{len(alarms)} weeks")
    first = f", first in week {result.first_alarm}" if result.first_alarm else ""
    ax.set_title(f"{result.cause}: {weeks} of {len(table)} above the limit{first}")
    ax.set_xlim(0.5, 31)
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
