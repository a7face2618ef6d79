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
    """Draw how many answers the index, one question and the NPS need to show the same repair.

    Parameters
    ----------
    needed : DataFrame
        One row per repair, columns "CSI", "one question", "NPS", in answers a wave.
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
    colours = {"CSI": INK["us"], "one question": INK["neutral"], "NPS": INK["rival"]}
    names = {"CSI": "CSI, three questions"}
    for shift, number in enumerate(needed.columns):
        places = [row + 0.27 * (shift - 1) for row in range(len(needed))]
        bars = ax.barh(places, needed[number], 0.25, color=colours[number])
        ax.bar_label(bars, [f"{names.get(number, number)}: {n:,.0f}" for n in needed[number]], padding=4)
    ax.set_title("A repair shows with fewer answers in the index than in the NPS")
    ax.set_yticks(range(len(needed)), [str(name).replace(": ", ":\n") for name in needed.index])
    ax.set_ylim(len(needed) - 0.5, -0.5)
    ax.set_xlim(0, 1.25 * float(needed.max().max()))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda n, _: f"{n:,.0f}"))
    ax.grid(axis="y", visible=False)
    ax.set_xlabel("Answers needed in each wave 每轮所需答卷")
    ax.figure.subplots_adjust(left=0.2)
    words = "; ".join(
        f"{name}: " + ", ".join(f"{number} {n:,.0f}" for number, n in row.items())
        for name, row in needed.iterrows()
    )
    return describe(ax, f"Bars of the answers that each number needs to show a repair. {words}.")


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
    'Rise or fall 升降, points'
    """
    ax = new_axes(ax)
    n, limit = result.curve["n_answers"], result.curve["change_margin"]
    ax.fill_between(n, 0, limit, color=INK["light"], lw=0)
    ax.plot(n, limit, color=INK["neutral"])
    ax.text(250_000, 36, "more than chance 超出偶然", fontsize=12, color=INK["gain"], ha="right")
    ax.text(250_000, 31, "grey 灰区: 95 of 100 changes by chance alone", fontsize=12, ha="right")
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
    ax.set_title("A rise or fall is more than chance only above the grey area")
    ax.set_xscale("log")
    ax.set_xlim(4, 300_000)
    ax.set_ylim(0, _TOP)
    ax.set_xticks([10, 100, 1_000, 10_000, 100_000], ["10", "100", "1,000", "10,000", "100,000"])
    ax.minorticks_off()
    ax.set_xlabel("Answers in each wave 每轮答卷数 (each step ten times as many)")
    ax.set_ylabel("Rise or fall 升降, points")
    return describe(
        ax,
        f"A falling curve of the 95% margin of a change over the answers in a wave. The change seen, "
        f"{result.change:+g} points on {result.n_answers:,} answers, has a margin of "
        f"{result.change_margin:.1f}.",
    )


def plot_coaching(result: Coaching, *, ax: Axes | None = None) -> Axes:
    """Draw the rise of the flagged dealers, over the band that luck alone can give.

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
    'Rise in the next month 次月上升, points (line 横线: 95%)'
    """
    ax = new_axes(ax)
    limit = -result.flagged_mean
    inks = {"coached": INK["us"], "not coached": INK["rival"]}
    names = {"coached": "coached\n辅导组", "not coached": "not coached\n对照组"}
    # Across the whole height: how far luck alone can lift, from all level to all luck.
    ax.axvspan(0, limit, color=INK["light"], lw=0)
    ax.text(limit / 2, -0.52, f"luck alone: 0 to {limit:.1f}", ha="center", va="center")
    for place, row in enumerate(result.rises.itertuples()):
        ax.barh(place, row.rise, 0.5, color=inks[row.group])
        ax.errorbar(row.rise, place, xerr=row.margin, color=INK["text"], capsize=5, lw=1.5)
        said = f"{row.rise:+.1f} ± {row.margin:.1f}, {row.n_dealers} dealers"
        ax.text(limit + 0.4, place - 0.36, said, va="center")
    if len(result.rises) == 1:
        ax.text(limit + 0.4, 1, "nobody: we do not know\n没有对照组", va="center")
    titles = {
        "coaching": "The coached rise by more than the others, beyond chance",
        "luck": "Coached or not, they rise alike",
        "cannot_tell": "Luck could do this without the coach",
    }
    ax.set_title(titles[result.decision.key])
    ax.set_xlim(-1, 27)
    ax.set_ylim(1.45, -0.7)
    ax.set_yticks([0, 1], list(names.values()))
    ax.grid(axis="y", visible=False)
    ax.set_xlabel("Rise in the next month 次月上升, points (line 横线: 95%)")
    ax.set_ylabel("Dealers below average 低于平均")
    ax.figure.subplots_adjust(left=0.2)
    words = "; ".join(f"{row.group} {row.rise:+.1f} ± {row.margin:.1f}" for row in result.rises.itertuples())
    return describe(
        ax,
        f"Bars of the rise of dealers that were below average: {words}. A grey band from 0 to {limit:.1f} "
        "marks the rise that luck alone can give.",
    )
