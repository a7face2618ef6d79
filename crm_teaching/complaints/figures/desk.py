"""Figures of the complaint desk: how waits explode, and how many people cost the least."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from crm_teaching.complaints.desk import Desk
from crm_teaching.style import INK, describe, money_axis, new_axes
from crm_teaching.wording import show_value

_INKS = ["loss", "rival", "us", "gain", "accent", "sky"]
_MOST_YUAN = 620


def plot_waits(curves: pd.DataFrame, at: float, *, ax: Axes | None = None) -> Axes:
    """Draw the mean wait over the complaints an hour, a line for each number of people.

    Parameters
    ----------
    curves : DataFrame
        From `wait_curves`.
    at : float
        Complaints an hour to mark: today's.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.complaints.queue import wait_curves
    >>> plot_waits(wait_curves(15, [4, 5], [8, 12]), 12).get_ylabel()
    'Mean wait 平均等待, minutes'
    """
    ax = new_axes(ax)
    shown = curves.where(curves < math.inf)
    for (n, waits), ink in zip(shown.items(), _INKS, strict=False):
        ax.plot(waits.index, waits, color=INK[ink])
        # Each name stands left of its line, near the top.
        inside = waits[waits <= 30]
        ax.text(inside.index[-1] - 0.1, 34, f"{n} people", color=INK[ink], ha="right")
        if at in waits.index and waits[at] <= 40:
            ax.plot(at, waits[at], "o", color=INK[ink], ms=8)
            # The lowest numbers lie so close that the last one goes to the other side.
            last = n == curves.columns[-1]
            side, move = ("left", 0.5) if last else ("right", -0.3)
            ax.text(at + move, waits[at] + 0.3, f"{waits[at]:.1f}", ha=side, va="bottom", color=INK[ink])
    ax.axvline(at, color=INK["neutral"], lw=1, ls="--")
    ax.set_title("Each line turns upward long before everybody is busy")
    ax.set_xlim(0, 24)
    ax.set_ylim(0, 40)
    ax.set_xlabel("Complaints an hour 每小时投诉数")
    ax.set_ylabel("Mean wait 平均等待, minutes")
    said = ", ".join(
        f"{n} people {waits[at]:.1f} minutes" for n, waits in shown.items() if at in waits and waits[at] >= 0
    )
    return describe(
        ax,
        f"A line of the mean wait for each number of people, rising ever more steeply with the complaints an "
        f"hour. At {at:g} an hour: {said}; with fewer people the queue never ends.",
    )


def plot_desk(result: Desk, *, ax: Axes | None = None) -> Axes:
    """Draw what a desk costs an hour by its people: wages, and customers lost to late answers.

    Parameters
    ----------
    result : Desk
        From `staff_desk`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.complaints.desk import staff_desk
    >>> plot_desk(staff_desk(12, 15, 4, 0.15, 180, 40)).get_xlabel()
    'People at the desk 投诉台人数'
    """
    ax = new_axes(ax)
    table = result.table.loc[:10]
    ends = table[table["lost_yuan"] < math.inf]
    endless = table.drop(index=ends.index)
    ax.bar(ends.index, ends["wages_yuan"], color=INK["us"], width=0.7)
    ax.bar(ends.index, ends["lost_yuan"], bottom=ends["wages_yuan"], color=INK["rival"], width=0.7)
    for n in endless.index:
        ax.text(n, 15, "never ends\n没有尽头", rotation=90, ha="center", va="bottom", color=INK["loss"])
    for n, cost in ends["cost_yuan"].items():
        ink = INK["gain"] if n == result.best else INK["text"]
        ax.text(n, min(cost, _MOST_YUAN - 30) + 6, f"{cost:,.0f}", ha="center", color=ink)
    ax.plot(result.n_handlers, 12, "^", color=INK["text"], ms=9, clip_on=False)
    queue = result.queue
    told = "the queue never ends"
    if not queue.endless:
        wait = show_value(round(queue.wait_minutes, 1))
        told = f"busy {queue.busy:.0%}, mean wait {wait} minutes, {queue.in_time:.0%} in time"
    ax.set_title(f"{result.n_handlers} at the desk (▲): {told}")
    ax.set_xlim(0.4, 10.6)
    ax.set_xticks(range(1, 11))
    ax.set_ylim(0, _MOST_YUAN)
    money_axis(ax.yaxis)
    ax.set_xlabel("People at the desk 投诉台人数")
    ax.set_ylabel("Cost an hour 每小时成本, yuan")
    # Bars that are not there would take a colour of their own into the legend.
    names = {"us": "wages 工资", "rival": "customers lost: answered late 迟答流失"}
    handles = [Patch(color=INK[ink], label=words) for ink, words in names.items()]
    ax.legend(handles=handles, loc="upper right", frameon=True, facecolor="white", edgecolor="none")
    said = ", ".join(f"{n} people {cost:,.0f}" for n, cost in ends["cost_yuan"].items())
    return describe(
        ax,
        f"Stacked bars of wages and lost customers in yuan an hour, by people at the desk: {said}. With "
        f"{result.n_handlers} {told}; {result.best} cost the least.",
    )
