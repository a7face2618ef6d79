"""Figures of the board's number: what each number needs, a change against its margin, coached dealers."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from crm_teaching.satisfaction.dealers import Coaching
from crm_teaching.satisfaction.nps import Change
from crm_teaching.style import INK, describe, new_axes

_TOP = 40


def plot_answers_needed(needed: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how many answers CSI and NPS need to show the same change.

    Parameters
    ----------
    needed : DataFrame
        One row per repair, columns "CSI" and "NPS", in answers a wave.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> plot_answers_needed(pd.DataFrame({"CSI": [250], "NPS": [430]}, ["everybody"])).get_xlabel()
    'Answers needed in each wave 每轮所需答卷'
    """
    ax = new_axes(ax)
    for shift, (number, colour) in enumerate((("CSI", INK["us"]), ("NPS", INK["rival"]))):
        places = [row + 0.36 * (shift - 0.5) for row in range(len(needed))]
        bars = ax.barh(places, needed[number], 0.34, color=colour, label=number)
        ax.bar_label(bars, [f"{number}: {n:,.0f}" for n in needed[number]], padding=4)
    ax.set_title("The same repair shows sooner in the index than in the NPS")
    ax.set_yticks(range(len(needed)), [str(name) for name in needed.index])
    ax.set_ylim(len(needed) - 0.5, -0.5)
    ax.set_xlim(0, 1.25 * float(needed.max().max()))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda n, _: f"{n:,.0f}"))
    ax.grid(axis="y", visible=False)
    ax.set_xlabel("Answers needed in each wave 每轮所需答卷")
    figure = ax.figure
    figure.subplots_adjust(left=0.2)
    words = "; ".join(
        f"{name}: CSI {row['CSI']:,.0f}, NPS {row['NPS']:,.0f}" for name, row in needed.iterrows()
    )
    return describe(ax, f"Pairs of bars of the answers that each number needs to show a repair. {words}.")


def plot_change(result: Change, *, ax: Axes | None = None) -> Axes:
    """Draw the change that chance can make over the answers of a wave, and the change seen.

    Parameters
    ----------
    result : Change
        From `judge_change`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.satisfaction.nps import judge_change
    >>> plot_change(judge_change(30, 1, 1, 5)).get_ylabel()
    'Change of the NPS 变化, points'
    """
    ax = new_axes(ax)
    n, limit = result.curve["n_answers"], result.curve["change_margin"]
    ax.fill_between(n, 0, limit, color=INK["light"], lw=0)
    ax.plot(n, limit, color=INK["neutral"])
    ax.text(5, 17, "chance 偶然", fontsize=12)
    ax.text(250_000, 33, "more than chance 超出偶然", fontsize=12, color=INK["gain"], ha="right")
    acts = result.decision.key == "act"
    colour, size = INK["gain"] if acts else INK["loss"], min(abs(result.change), _TOP)
    ax.plot([result.n_answers], [size], "o", color=colour, ms=12)
    left = result.n_answers < 900
    ax.annotate(
        f"{result.change:+g} points on\n{result.n_answers:,} answers a wave",
        (result.n_answers, size),
        (12 if left else -12, 10),
        textcoords="offset points",
        ha="left" if left else "right",
        color=colour,
        fontsize=11.5,
    )
    ax.set_title("A change is news only above the grey area")
    ax.set_xscale("log")
    ax.set_xlim(4, 300_000)
    ax.set_ylim(0, _TOP)
    ax.set_xticks([10, 100, 1_000, 10_000, 100_000], ["10", "100", "1,000", "10,000", "100,000"])
    ax.minorticks_off()
    ax.set_xlabel("Answers in each wave 每轮答卷数 (each step ten times as many)")
    ax.set_ylabel("Change of the NPS 变化, points")
    return describe(
        ax,
        f"A falling curve of the 95% margin of a change over the answers in a wave. The change seen, "
        f"{result.change:+g} points on {result.n_answers:,} answers, has a margin of "
        f"{result.change_margin:.1f}.",
    )


def plot_coaching(result: Coaching, *, ax: Axes | None = None) -> Axes:
    """Draw the rise of the flagged dealers, with what comes without coaching marked.

    Parameters
    ----------
    result : Coaching
        From `judge_coaching`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.satisfaction.dealers import judge_coaching
    >>> plot_coaching(judge_coaching(100, 0.5, 0, control=True)).get_xlabel()
    'Rise in the next month 次月上升, points of the index'
    """
    ax = new_axes(ax)
    inks = {"coached": INK["us"], "not coached": INK["rival"]}
    names = {"coached": "coached 辅导组", "not coached": "not coached 对照组"}
    for place, row in enumerate(result.rises.itertuples()):
        ax.barh(place, row.rise, 0.5, color=inks[row.group], alpha=0.75)
        ax.errorbar(row.rise, place, xerr=row.margin, color=INK["text"], capsize=5, lw=1.5)
        ax.text(21.8, place - 0.38, f"{names[row.group]}, n = {row.n_dealers}: {row.rise:+.1f}", ha="right")
    if len(result.rises) == 1:
        ax.text(21.8, 1, "no control group 没有对照组", ha="right", color=INK["loss"])
    ax.axvline(result.bounce, color=INK["loss"], ls="--", lw=1.8)
    ax.text(
        result.bounce + 0.15, 1.62, f"luck that ends: {result.bounce:+.1f}", color=INK["loss"], va="center"
    )
    ax.set_title("Below average this month, nearer to it the next")
    ax.set_xlim(-1, 22)
    ax.set_ylim(1.85, -0.65)
    ax.set_yticks([])
    ax.grid(axis="y", visible=False)
    ax.set_xlabel("Rise in the next month 次月上升, points of the index")
    ax.set_ylabel("Dealers below average 低于平均")
    words = "; ".join(f"{row.group} {row.rise:+.1f} ± {row.margin:.1f}" for row in result.rises.itertuples())
    return describe(
        ax,
        f"Bars of the rise of dealers that were below average: {words}. A dashed line marks the rise of "
        f"{result.bounce:.1f} that comes without coaching.",
    )
