"""Figures of one angry customer: whom she takes along, which rule is cheapest, and what could change it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.satisfaction.dispute import MOST_FALSE, Dispute
from crm_teaching.satisfaction.word_of_mouth import WordOfMouth
from crm_teaching.style import INK, describe, money_axis, new_axes, percent_axis
from crm_teaching.wording import show_value

_BARS = {
    "customers": "blue: of 100 angry customers 愤怒的顾客 (all blue bars: 100)",
    "lost": "orange: of 100 others whom they take along 被带走的人 (all orange bars: 100)",
}
_DARK = {"us": INK["us"], "rival": "#9A6700"}  # orange letters would be too pale to read
_RULES = {
    "give": ("give 直接认付", "gain"),
    "look": ("look first 先查录像", "us"),
    "insist": ("insist 坚持再付", "loss"),
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
    for left, column, ink, height in ((-0.39, "customers", "us", 0.925), (0.01, "lost", "rival", 0.85)):
        # One outline for all bars: the zeros between them are the gaps.
        edges = np.column_stack([places + left, places + left + 0.38]).ravel()
        bars = np.column_stack([result.groups[column], np.zeros(len(places))]).ravel()[:-1]
        ax.stairs(bars, edges, fill=True, color=INK[ink])
        ax.text(0.52, height, _BARS[column], transform=ax.transAxes, ha="center", color=_DARK[ink])
    words = f"mean {result.mean:.1f} others lost, median {result.median:.0f}"
    ax.set_title(f"{result.alone:.0%} take nobody along; {words}")
    ax.set_xticks(places, result.groups.index)
    ax.set_xlim(-0.6, len(places) - 0.4)
    ax.set_ylim(0, 1.19)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Others whom an angry customer takes along 带走的其他顾客, customers")
    ax.set_ylabel("Share of its colour 占同色比例, %")
    return describe(
        ax,
        f"Pairs of bars by the number of others taken along: {result.alone:.0%} of angry customers take "
        f"nobody along; {words}.",
    )


def plot_swings(swings: pd.DataFrame, names: Mapping[str, str], *, ax: Axes | None = None) -> Axes:
    """Draw how many dollars giving saves while one assumption moves; left of 0 another rule is cheaper.

    Parameters
    ----------
    swings : DataFrame
        From `swing_each`.
    names : mapping of assumption to its words
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> columns = ["from", "to", "V from", "V to", "saves from", "saves to"]
    >>> row = pd.DataFrame([[1, 10, 429, 4290, 27.9, 414]], index=["years"], columns=columns)
    >>> plot_swings(row, {"years": "Years"}).get_xlabel()
    'Giving saves 直接认付省下, dollars for each honest customer'
    """
    ax = new_axes(ax, size=(7.6, 4.4))
    places = np.arange(len(swings))[::-1]
    left = swings[["saves from", "saves to"]].min(axis=1)
    right = swings[["saves from", "saves to"]].max(axis=1)
    crosses = left < 0
    colours = np.where(crosses, INK["rival"], INK["us"])
    ax.barh(places, right - left, left=left, height=0.6, color=colours)
    ax.axvline(0, color=INK["loss"], lw=2)
    for place, low, high in zip(places, left, right, strict=True):
        ax.text(high + 12, place, f"{low:,.0f} to {high:,.0f}", va="center")
    ax.set_title(f"Moved alone, {crosses.sum()} of {len(swings)} assumptions change the rule (orange)")
    ax.text(1300, 0.5, "left of the red line: another rule", color=INK["loss"], ha="right")
    ax.set_xlim(-320, 1320)
    ax.set_yticks(places, [names[name] for name in swings.index])
    ax.set_ylim(-0.6, len(swings) - 0.4)
    money_axis(ax.xaxis)
    ax.set_xlabel("Giving saves 直接认付省下, dollars for each honest customer")
    ax.get_figure(root=True).subplots_adjust(left=0.28)  # type: ignore[union-attr]
    said = "; ".join(
        f"{names[name]}: {low:,.0f} to {high:,.0f}"
        for name, low, high in zip(swings.index, left, right, strict=True)
    )
    return describe(ax, f"Bars of the dollars that giving saves, one assumption moved at a time. {said}.")


def plot_dispute(result: Dispute, *, ax: Axes | None = None) -> Axes:
    """Draw what each rule costs over the false claims that giving draws.

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
        above = " (above the picture)" if result.costs[name] > 800 else ""
        label = f"{words}: {show_value(round(float(result.costs[name]), 1))} dollars{above}"
        ax.plot(result.lines.index, result.lines[name], color=INK[ink], label=label)
        ax.plot(result.false_claims, result.costs[name], "o", color=INK[ink], ms=8)
    limit = result.false_limit
    if 0 <= limit <= MOST_FALSE:
        height = min(result.costs["look"], result.costs["insist"])
        ax.plot([limit, limit], [0, height], color=INK["neutral"], lw=1, ls="--")
        words = f" giving is cheapest left of {limit:.1f} "
        ax.text(limit, 22, words, ha="left" if limit < 5.5 else "right")
    lost = show_value(round(result.value_lost, 1))
    ax.set_title(f"The lowest dot is the cheapest rule; lost if she leaves: {lost} dollars of margin")
    ax.set_xlim(0, MOST_FALSE)
    ax.set_ylim(0, 800)
    money_axis(ax.yaxis)
    ax.set_xlabel("False claims for each honest one 每个诚实索赔对应的假索赔")
    ax.set_ylabel("Cost an honest customer 成本, dollars")
    ax.legend(loc="upper left")
    said = ", ".join(
        f"{_RULES[name][0]} {show_value(round(float(result.costs[name]), 1))}" for name in _RULES
    )
    return describe(
        ax,
        f"Three lines of cost over the false claims. With {lost} dollars lost: {said} dollars; giving is the "
        f"cheapest below {limit:.1f} false claims for each honest one.",
    )
