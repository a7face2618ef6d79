"""Figure of the six kinds of loyalty: how long each lasts, how much it needs the firm."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.style import INK, describe, new_axes


def plot_loyalty_types(kinds: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw the six kinds as points, with what ends each.

    Parameters
    ----------
    kinds : DataFrame
        From `ranking_under_error` of `loyalty_types`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.persistence import loyalty_types, ranking_under_error
    >>> plot_loyalty_types(ranking_under_error(loyalty_types(), error=2)).get_xlabel()
    'Dependence 依赖性, points (our reading)'
    """
    ax = new_axes(ax)
    for row in kinds.itertuples():
        colour = INK["gain"] if row.kind == "trust" else INK["us"]
        ax.plot(row.dependence, row.persistence, "o", ms=11, color=colour)
        ax.text(
            row.dependence + 0.22, row.persistence + 0.1, f"{row.kind.capitalize()} {row.zh}", va="bottom"
        )
        ending = f"until {row.ends_when}"
        ax.text(
            row.dependence + 0.22, row.persistence - 0.1, ending, va="top", fontsize=9, color=INK["neutral"]
        )
    top = kinds.loc[kinds["lasts_longest"].idxmax()]
    ax.set_title(f"{top['kind'].capitalize()} lasts longest in {top['lasts_longest']:.0%} of our misreadings")
    ax.set(xlim=(2, 12.2), ylim=(0, 11), xticks=range(2, 11, 2), yticks=range(0, 11, 2))
    ax.set_xlabel("Dependence 依赖性, points (our reading)")
    ax.set_ylabel("Persistence 持久性, points (our reading)")
    parts = ", ".join(f"{row.kind} {row.persistence} and {row.dependence}" for row in kinds.itertuples())
    return describe(ax, f"Six kinds of loyalty by persistence and dependence: {parts}.")
