"""Figure of expectation: one visit against three zones of tolerance."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.style import INK, describe, new_axes

_STATE_INK = {"dissatisfied": INK["loss"], "satisfied": INK["us"], "delighted": INK["gain"]}


def plot_zones(result: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw the zone of tolerance of each row and the one visit that all of them felt.

    Parameters
    ----------
    result : DataFrame
        From `zone_states`; the index names the rows.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.
    """
    ax = new_axes(ax)
    felt = float(result["perceived"].iloc[0])
    rows = range(len(result))
    width = result["desired"] - result["adequate"]
    ax.barh(rows, width, left=result["adequate"], height=0.45, color=INK["light"])
    ax.axvline(felt, color=INK["text"], lw=2)
    for row, state in zip(rows, result["state"], strict=True):
        ax.plot([felt], [row], "o", ms=12, color=_STATE_INK[state])
        words: dict[str, Any] = {"ha": "left", "va": "center", "color": _STATE_INK[state], "fontsize": 12}
        ax.text(felt + 0.12, row - 0.34, state, **words)
    ax.text(felt - 0.12, -0.55, f"the visit 当晚: {felt:g}", ha="right", va="center")
    ax.set_title("One visit, three price positions, three states")
    ax.set_yticks(list(rows), [str(name) for name in result.index])
    ax.set_xlim(1, 9)
    ax.set_xticks(range(1, 10))
    ax.set_ylim(len(result) - 0.4, -0.7)
    ax.set_xlabel("Grey bar: from adequate 合适 to desired 渴望, points from 1 to 9")
    seen = "; ".join(f"{name}: {state}" for name, state in result["state"].items())
    return describe(ax, f"Grey bars of tolerance and one line at the visit of {felt:g} points. {seen}.")
