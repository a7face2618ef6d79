"""Figures of a card to guests who stopped coming: what a test shows, and for whom it pays."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MultipleLocator

from crm_teaching.experience.card import CardPlan
from crm_teaching.style import INK, describe, new_axes, percent_axis

# Heights of the axis, each with the step of its ticks: few, so that the bars seldom jump.
_TOPS = {0.01: 0.002, 0.015: 0.005, 0.03: 0.005, 0.05: 0.01, 0.10: 0.02, 0.25: 0.05, 1.0: 0.2}


def plot_card_test(measured: pd.DataFrame, break_even: float, *, ax: Axes | None = None) -> Axes:
    """Draw what a card adds in each group, with its 95% interval, beside the lift that pays it.

    Parameters
    ----------
    measured : DataFrame
        From `measure_card`.
    break_even : float
        Lift that pays for a card, a share.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> rows = {"2 to 7": [0.06, 0.05, 0.01, 0.007, 0.013]}
    >>> names = ["with_card", "without", "lift", "low", "high"]
    >>> ax = plot_card_test(pd.DataFrame.from_dict(rows, orient="index", columns=names), 0.006)
    >>> ax.get_xlabel()
    'What the card adds 净增回头率, % of guests (dot: measured; bar: 95% interval)'
    """
    ax = new_axes(ax)
    places = list(range(len(measured)))[::-1]
    ax.axvline(break_even, color=INK["loss"], lw=2)
    ax.text(break_even + 0.0005, len(places) - 0.5, f"a card pays from {break_even:.1%}", color=INK["loss"])
    ax.hlines(places, measured["low"], measured["high"], color=INK["us"], lw=4)
    ax.plot(measured["lift"], places, "o", color=INK["us"], ms=9)
    paying = [str(name) for name, low in measured["low"].items() if low > break_even]
    ax.set_title(f"A card pays if its interval lies right of the line. Here: {', '.join(paying) or 'none'}")
    ax.set_yticks(places, [str(name) for name in measured.index])
    ax.set_ylim(-0.6, len(places) - 0.2)
    ax.set_xlim(-0.01, 0.03)
    percent_axis(ax.xaxis, 1)
    ax.set_xlabel("What the card adds 净增回头率, % of guests (dot: measured; bar: 95% interval)")
    ax.set_ylabel("Years away 离开年数")
    said = "; ".join(f"{name}: {row['low']:.1%} to {row['high']:.1%}" for name, row in measured.iterrows())
    return describe(
        ax, f"Intervals of what a card adds, by years away. {said}. It pays from {break_even:.1%}."
    )


def plot_card(result: CardPlan, *, ax: Axes | None = None) -> Axes:
    """Draw what a card adds by years away, and the line above which it pays.

    Parameters
    ----------
    result : CardPlan
        From `plan_card`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.experience.card import plan_card
    >>> ax = plot_card(plan_card(6, 1000, 0.20, 0.80, 0.90, 0.30, 200_000))
    >>> ax.get_xlabel()
    'Years away 离开年数'
    """
    ax = new_axes(ax)
    lift, limit = result.guests["lift"], result.break_even
    highest = max(float(lift.max()), min(limit, 1.0))
    top = next(size for size in _TOPS if highest <= 0.9 * size or size == 1.0)
    colours = [INK["gain"] if pays else INK["neutral"] for pays in result.guests["pays"]]
    ax.bar(result.guests["years_away"], lift, width=0.7, color=colours)
    ax.axhline(min(limit, top), color=INK["loss"], lw=2)
    ax.text(12.5, 0.93 * top, f"line: cost covered at {limit:.1%} 保本", ha="right", color=INK["loss"])
    words = f"pays for {result.first} to {result.last} years away" if result.first else "pays for nobody"
    ax.text(0.5, 0.93 * top, f"green: {words}" if result.first else words)
    ax.set_title("What would be true if our assumptions hold: what a card adds")
    ax.set_xlim(0.4, 12.6)
    ax.set_xticks(range(1, 13))
    ax.set_ylim(0, top)
    ax.yaxis.set_major_locator(MultipleLocator(_TOPS[top]))
    percent_axis(ax.yaxis, 1)
    ax.set_xlabel("Years away 离开年数")
    ax.set_ylabel("What the card adds 净增回头率, %")
    return describe(
        ax,
        "Bars of what a card adds to the chance of a return, by years away, and a line where it covers its "
        f"cost, at {limit:.2%}. The card {words}.",
    )
