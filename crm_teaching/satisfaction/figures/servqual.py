"""Figures of SERVQUAL: the gaps with their intervals, and which is the worst how often."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.satisfaction.servqual import DIMENSIONS, Gaps, WorstGap
from crm_teaching.style import INK, describe, new_axes

_ROWS = np.arange(len(DIMENSIONS))[::-1]


def plot_gaps(result: Gaps, *, ax: Axes | None = None) -> Axes:
    """Draw each dimension's gap with its 95% interval, and its statements as small dots.

    Parameters
    ----------
    result : Gaps
        From `service_gaps`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
    """
    ax = new_axes(ax)
    row_of = dict(zip(DIMENSIONS, _ROWS, strict=True))
    # In three heights, so that statements with nearly the same gap stay apart.
    rank = result.items.groupby("dimension")["gap"].rank(method="first")
    heights = result.items["dimension"].map(row_of) - 0.17 - 0.1 * (rank % 3)
    ax.scatter(result.items["gap"], heights, s=26, color=INK["sky"], lw=0, label="one statement 单项")
    _intervals(ax, result.dimensions, "gap", [INK["us"]] * 5)
    ax.plot([], [], "o-", color=INK["us"], lw=3, label="dimension, 95% interval 维度")
    lowest = result.dimensions["gap"].idxmin()
    ax.set_title(f"The lowest gap is that of {lowest}; do the intervals overlap?")
    _frame(ax, (-1.6, 1.0), "Gap, perceived minus expected 感知减期望, points of 7")
    ax.legend(loc="lower left", fontsize=9.5)
    worst = result.items["gap"].idxmin()
    return describe(
        ax,
        "Five rows with a mark, its interval and small dots for statements. "
        + "; ".join(f"{name} {gap:.2f}" for name, gap in result.dimensions["gap"].items())
        + f". The lowest statement is {result.items.loc[worst, 'about']}.",
    )


def plot_worst(result: WorstGap, *, ax: Axes | None = None) -> Axes:
    """Draw the weighted gaps with their intervals, and how often each is the worst in a redrawn survey.

    Parameters
    ----------
    result : WorstGap
        From `worst_gap`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
    """
    ax = new_axes(ax)
    table = result.dimensions
    inks = [
        INK["loss"] if name == result.worst else INK["us"] if name == result.runner_up else INK["neutral"]
        for name in table.index
    ]
    _intervals(ax, table, "weighted", inks)
    # Beside the frame, so that the gaps have all of it.
    place: dict[str, Any] = {"transform": ax.get_yaxis_transform(), "va": "center", "fontsize": 11}
    for row, share, ink in zip(_ROWS, table["worst_share"], inks, strict=True):
        ax.text(1.02, row, f"worst in {share:.0%}", color=ink, **place)
    ax.set_title(f"{result.n:,} answers, redrawn 1,000 times: how often is each gap the worst?")
    # Two scales only: the usual one, and one for gaps that fill half of the seven points.
    left = -1.5 if table["low"].min() > -1.45 else -3.3
    _frame(ax, (left, 0.7), "Weighted gap 加权差距, points of 7", right=0.83)
    return describe(
        ax,
        f"Five rows with a weighted gap and its 95% interval, from {result.n} answers. {result.worst} is the "
        f"lowest, and the worst in {result.share:.0%} of redrawn surveys; next is {result.runner_up}.",
    )


def _intervals(ax: Axes, table: pd.DataFrame, centre: str, inks: list[str]) -> None:
    ax.axvline(0, color=INK["neutral"], lw=1)
    ax.hlines(_ROWS, table["low"], table["high"], colors=inks, lw=4)
    ax.scatter(table[centre], _ROWS, s=90, color=inks, zorder=3)


def _frame(ax: Axes, limits: tuple[float, float], label: str, right: float = 0.965) -> None:
    ax.set_xlim(*limits)
    ax.set_ylim(-0.6, 4.6)
    ax.set_yticks(_ROWS, [f"{name}\n{zh}" for name, zh in DIMENSIONS.items()])
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="y", visible=False)
    ax.set_xlabel(label)
    # The long names need room that the house margins do not give.
    ax.figure.subplots_adjust(left=0.17, right=right)
