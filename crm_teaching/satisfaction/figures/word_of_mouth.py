"""Figures of one angry customer: who takes whom along, what moves her value, and which rule is cheapest."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, NullLocator

from crm_teaching.satisfaction.dispute import Dispute
from crm_teaching.satisfaction.word_of_mouth import WordOfMouth
from crm_teaching.style import INK, describe, money_axis, new_axes, percent_axis

_BARS = {"customers": "blue: angry customers 愤怒的顾客", "lost": "orange: others lost with them 被带走的人"}
_DARK = {"us": INK["us"], "rival": "#9A6700"}  # orange letters would be too pale to read
_RULES = {
    "give": ("give back 直接退", "gain"),
    "look": ("look first 先查录像", "us"),
    "insist": ("insist 坚持不退", "loss"),
}


def plot_word(result: WordOfMouth, *, ax: Axes | None = None) -> Axes:
    """Draw angry customers by how many others each takes along, beside their part of all the others lost.

    Parameters
    ----------
    result : WordOfMouth
        From `spread_word`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.satisfaction.word_of_mouth import spread_word
    >>> ax = plot_word(spread_word(250, 0.01, 0.20, 0.50))
    >>> ax.get_xlabel()
    'Others whom an angry customer takes along 带走的其他顾客, customers'
    """
    ax = new_axes(ax)
    places = np.arange(len(result.groups))
    for left, column, ink, height in ((-0.39, "customers", "us", 0.92), (0.01, "lost", "rival", 0.84)):
        # One outline for all bars: the zeros between them are the gaps.
        edges = np.column_stack([places + left, places + left + 0.38]).ravel()
        bars = np.column_stack([result.groups[column], np.zeros(len(places))]).ravel()[:-1]
        ax.stairs(bars, edges, fill=True, color=INK[ink])
        ax.text(0.52, height, _BARS[column], transform=ax.transAxes, ha="center", color=_DARK[ink])
    words = f"mean {result.mean:.1f} others lost, median {result.median:.0f}"
    ax.set_title(f"{result.alone:.0%} take nobody along; {words}")
    ax.set_xticks(places, result.groups.index)
    ax.set_xlim(-0.6, len(places) - 0.4)
    ax.set_ylim(0, 1)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Others whom an angry customer takes along 带走的其他顾客, customers")
    ax.set_ylabel("Share 比例, %")
    return describe(
        ax,
        f"Pairs of bars by the number of others taken along: {result.alone:.0%} of angry customers take "
        f"nobody along; {words}.",
    )


def plot_swings(
    swings: pd.DataFrame, told: Dispute, names: Mapping[str, str], *, ax: Axes | None = None
) -> Axes:
    """Draw how far each assumption alone moves the value lost, beside the value below which looking wins.

    Parameters
    ----------
    swings : DataFrame
        From `swing_each`.
    told : Dispute
        At the settings from which the assumptions move.
    names : mapping of assumption to its words
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.satisfaction.dispute import dispute
    >>> told = dispute(50, 0.5, 10, 0.10, 20, 250, 0.01, 0.20, 0.50, 0.50, 0.20, 5)
    >>> row = pd.DataFrame({"from": [1], "to": [10], "least": [429], "most": [4290]}, index=["years"])
    >>> plot_swings(row, told, {"years": "Years"}).get_xlabel()
    'Margin lost with her 随她流失的毛利, dollars (each mark 10 times the last)'
    """
    ax = new_axes(ax)
    places = np.arange(len(swings))[::-1]
    crosses = swings["least"] < told.look_below
    colours = np.where(crosses, INK["rival"], INK["us"])
    ax.barh(places, swings["most"] - swings["least"], left=swings["least"], height=0.6, color=colours)
    ax.axvline(told.value_lost, color=INK["text"], lw=1)
    ax.axvline(told.look_below, color=INK["loss"], lw=2)
    top = len(swings) - 0.35
    ax.text(told.value_lost * 1.05, top, f"as assumed: {told.value_lost:,.0f}")
    ax.text(
        told.look_below / 1.08,
        top,
        f"below {told.look_below:,.0f}: look first",
        color=INK["loss"],
        ha="right",
    )
    for place, row in zip(places, swings.itertuples(), strict=True):
        ax.text(row.most * 1.08, place, f"{row.least:,.0f} to {row.most:,.0f}", va="center")
    alone = ", ".join(names[name] for name in swings.index[crosses]) or "none"
    ax.set_title(f"Which assumption alone could change the rule? {alone}")
    ax.set_xscale("log")
    ax.set_xlim(10, 100_000)
    ax.xaxis.set_minor_locator(NullLocator())
    money_axis(ax.xaxis)
    ax.set_yticks(places, [names[name] for name in swings.index])
    ax.set_ylim(-0.6, len(swings))
    ax.set_xlabel("Margin lost with her 随她流失的毛利, dollars (each mark 10 times the last)")
    ax.get_figure(root=True).subplots_adjust(left=0.27)  # type: ignore[union-attr]
    said = "; ".join(
        f"{names[row.Index]}: {row.least:,.0f} to {row.most:,.0f}" for row in swings.itertuples()
    )
    return describe(ax, f"Bars of the margin lost, one assumption moved at a time. {said} dollars.")


def plot_dispute(result: Dispute, *, ax: Axes | None = None) -> Axes:
    """Draw what each rule costs over the value that an angry customer takes along.

    Parameters
    ----------
    result : Dispute
        From `dispute`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.satisfaction.dispute import dispute
    >>> ax = plot_dispute(dispute(50, 0.5, 10, 0.10, 20, 250, 0.01, 0.20, 0.50, 0.50, 0.20, 5))
    >>> ax.get_ylabel()
    'Cost an honest customer 成本, dollars'
    """
    ax = new_axes(ax)
    for name, (words, ink) in _RULES.items():
        label = f"{words}: {result.costs[name]:,.0f} dollars"
        ax.plot(result.lines.index, result.lines[name], color=INK[ink], label=label)
        ax.plot(result.value_lost, result.costs[name], "o", color=INK[ink], ms=8)
    ax.axvline(result.value_lost, color=INK["neutral"], lw=1, ls="--")
    right = result.value_lost > 3000
    words = f"  she takes {result.value_lost:,.0f} dollars along  "
    ax.text(result.value_lost, 1.4, words, ha="right" if right else "left")
    ax.set_title("The lowest dot is the cheapest rule")
    ax.set_xscale("log")
    ax.set_yscale("log")
    ax.set_xlim(3, 100_000)
    ax.set_ylim(1, 100_000)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(FixedLocator([1, 10, 100, 1000, 10_000]))
        axis.set_minor_locator(NullLocator())
        money_axis(axis)
    ax.set_xlabel("Margin lost with her 随她流失的毛利, dollars (each mark 10 times the last)")
    ax.set_ylabel("Cost an honest customer 成本, dollars")
    ax.legend(loc="upper left")
    said = ", ".join(f"{_RULES[name][0]} {result.costs[name]:,.0f}" for name in _RULES)
    return describe(
        ax, f"Three lines of cost over the margin lost. At {result.value_lost:,.0f} dollars: {said} dollars."
    )
