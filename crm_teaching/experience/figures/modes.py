"""Figure of the five modes: weight by width, score by height, and what the next unit fills."""

from __future__ import annotations

from matplotlib.axes import Axes

from crm_teaching.experience.modes import MODES, ModePlan
from crm_teaching.style import INK, describe, new_axes, percent_axis


def plot_modes(result: ModePlan, *, ax: Axes | None = None) -> Axes:
    """Draw each mode as wide as its weight and as high as its score, with the part that a unit fills.

    Parameters
    ----------
    result : ModePlan
        From `rank_modes`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.experience.modes import next_unit
    >>> plot_modes(next_unit(8, 7, 2, 4, 4, 70, 55, 35, 65, 45, 0.2)).get_ylabel()
    'Score 得分, points'
    """
    ax = new_axes(ax)
    modes = result.modes
    edges = [0.0, *modes["weight"].cumsum()]
    lows, scores = edges[:-1], modes["score"]
    filled = scores + result.fill * (100 - scores)
    wide = {"width": modes["weight"], "align": "edge", "edgecolor": "white", "lw": 2}
    shades = [INK["gain"] if key == result.first else INK["light"] for key in modes.index]
    ax.bar(lows, scores, color=INK["sky"], alpha=0.6, **wide)
    ax.bar(lows, filled - scores, bottom=scores, color=shades, **wide)
    ax.bar(lows, 100 - filled, bottom=filled, color="#F3F4F6", **wide)
    for left, (key, row) in zip(lows, modes.iterrows(), strict=True):
        if row["weight"] < 0.03:
            continue
        middle, narrow = left + row["weight"] / 2, row["weight"] < 0.11
        words = f"{MODES[str(key)]} {row['score']:.0f}"
        ax.text(middle, 2, words, ha="center", va="bottom", rotation=90 if narrow else 0)
        ax.text(middle, 103, f"+{row['gain']:.1f}", ha="center")
    ax.set_title("On top: index points that one unit adds. The largest box, in green, goes first")
    ax.set_xlim(0, 1)
    ax.set_ylim(0, 112)
    ax.set_yticks(range(0, 101, 20))
    percent_axis(ax.xaxis)
    ax.set_xlabel("Weight of the mode 权重, %: the widths add up to 100%")
    ax.set_ylabel("Score 得分, points")
    said = "; ".join(f"{k} weight {r['weight']:.0%}, score {r['score']:.0f}" for k, r in modes.iterrows())
    return describe(
        ax, f"Bars as wide as a mode's weight and as high as its score. {said}. First: {result.first}."
    )
