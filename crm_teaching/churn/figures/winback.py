"""Figure of winning back: what each class of lost customers should get."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from crm_teaching.churn.winback import WinBack
from crm_teaching.style import INK, describe, money_axis, new_axes

_CLASSES = {
    "key": "key: do the utmost\n关键客户 极力挽回",
    "ordinary": "ordinary: try hard\n普通客户 尽力挽回",
    "small": "small: as the case may be\n小客户 见机行事",
    "poor": "poor: give up for good\n劣质客户 彻底放弃",
}
_MOST = 640


def plot_win_back(result: WinBack, *, ax: Axes | None = None) -> Axes:
    """Draw what each class of lost customers should get, beside the text's rule for it.

    Parameters
    ----------
    result : WinBack
        From `win_back`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.churn.winback import win_back
    >>> import pandas as pd
    >>> classes = pd.DataFrame(
    ...     {"customers": [20, 60, 90, 25], "value": [2000, 600, 120, -50], "success": [0.4, 0.3, 0.15, 0.05],
    ...      "cost": [200, 80, 20, 0]}, index=["key", "ordinary", "small", "poor"], dtype=float)
    >>> plot_win_back(win_back(classes, 14_000)).get_xlabel()
    'To spend on each customer 每人花费, yuan'
    """
    ax = new_axes(ax)
    table = result.table
    places = np.arange(len(table))[::-1]
    ax.barh(places, table["spend"], height=0.5, color=INK["us"])
    for place, row in zip(places, table.itertuples(), strict=True):
        net = f"{row.net:,.0f}" if row.net >= 10 else f"{row.net:.1f}"
        words = f"spend {row.spend:.0f}, {row.chance:.0%} come back, net {net} a head"
        words = words if row.chance else "spend nothing 不花"
        ax.text(_MOST - 6, place + 0.38, words, va="center", ha="right")
    ax.set_title(
        f"Spent {round(result.spent, -2):,.0f} of {result.budget:,.0f} yuan; net "
        f"{round(result.net, -2):,.0f}; the next brings {result.last_yuan:.2f}"
    )
    ax.set_yticks(places, [_CLASSES[name] for name in table.index])
    ax.set_xlim(0, _MOST)
    ax.set_ylim(-0.5, 3.6)
    money_axis(ax.xaxis)
    ax.set_xlabel("To spend on each customer 每人花费, yuan")
    ax.get_figure(root=True).subplots_adjust(left=0.26)  # type: ignore[union-attr]
    said = ", ".join(f"{name} {spend:.0f}" for name, spend in table["spend"].items())
    return describe(ax, f"Bars of the yuan to spend on each lost customer by class: {said}.")
