"""Figure of switching costs: what is left of each barrier while a rival copies it."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes

from crm_teaching.loyalty.switching import HORIZON, Barriers
from crm_teaching.style import INK, describe, new_axes

_TOP = 12
_CLASSES = {
    "relational": ("relational 关系", INK["us"]),
    "procedural": ("procedural 程序", INK["sky"]),
    "financial": ("financial 财务", INK["rival"]),
}


def plot_barriers(result: Barriers, *, ax: Axes | None = None) -> Axes:
    """Draw the barriers that are left over ten years, against the rival's offer.

    Parameters
    ----------
    result : Barriers
        From `copied_barriers`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.switching import copied_barriers
    >>> ax = plot_barriers(copied_barriers(4, 2, 2, 3))
    >>> ax.get_ylabel()
    'Barrier that is left 剩余壁垒, points'
    """
    ax = new_axes(ax)
    years = result.path["year"]
    floor = 0 * years
    for name, (words, colour) in _CLASSES.items():
        top = floor + result.path[name]
        ax.fill_between(years, floor, top, color=colour, alpha=0.7, lw=0, label=words)
        floor = top
    ax.axhline(result.rival_offer, color=INK["loss"], lw=2)
    box: dict[str, Any] = {"facecolor": "white", "alpha": 0.75, "edgecolor": "none", "pad": 1.5}
    place: dict[str, Any] = {"ha": "right", "va": "bottom", "color": INK["loss"], "bbox": box}
    ax.text(6.9, result.rival_offer + 0.2, "rival's offer 对手促销", **place)
    _mark_end(ax, result)
    ax.set_title("Below the rival's offer the guest is more likely to leave than to stay")
    ax.set_xlim(0, HORIZON)
    ax.set_ylim(0, _TOP)
    ax.set_xlabel("Years from now 年")
    ax.set_ylabel("Barrier that is left 剩余壁垒, points")
    ax.legend(loc="upper right", reverse=True)
    return describe(
        ax,
        f"Stacked areas of three barriers that sink over ten years, and a line at the rival's offer of "
        f"{result.rival_offer:g} points. The barriers exceed it for {result.years_held:g} years.",
    )


def _mark_end(ax: Axes, result: Barriers) -> None:
    if result.years_held >= HORIZON:
        return
    ax.plot([result.years_held], [result.rival_offer], "o", color=INK["loss"], ms=11)
    late = result.years_held > 7
    ax.annotate(
        f"50% after {result.years_held:.1f} years" if result.years_held else "below 50% today",
        (result.years_held, min(result.rival_offer, _TOP - 2)),
        (-6 if late else 6, 26),
        textcoords="offset points",
        ha="right" if late else "left",
        va="bottom",
        fontsize=12,
        color=INK["loss"],
    )
