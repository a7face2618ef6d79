"""Figure of the five modes: what the next unit of budget adds in each."""

from __future__ import annotations

from matplotlib.axes import Axes

from crm_teaching.experience.modes import MODES, ModePlan
from crm_teaching.style import INK, describe, new_axes

_TOP = 4


def plot_modes(result: ModePlan, *, ax: Axes | None = None) -> Axes:
    """Draw the points that a unit adds in each mode, with fill, weight and room of the score above the bar.

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
    'One unit adds 指数提升, points'
    """
    ax = new_axes(ax)
    modes = result.modes
    inks = [INK["gain"] if key == result.first else INK["ghost"] for key in modes.index]
    ax.bar(range(len(modes)), modes["gain"], width=0.6, color=inks)
    for place, row in enumerate(modes.itertuples()):
        words = f"+{row.gain:.1f}\n{result.fill:.1f} × {row.weight:.2f} × {100 - row.score:.0f}"
        ax.text(place, row.gain + 0.06, words, ha="center", va="bottom", linespacing=1.3)
    ax.set_title("Green: the next unit. On each bar: fill × weight × room")
    ax.set_xlim(-0.6, len(modes) - 0.4)
    ax.set_xticks(range(len(modes)), [str(MODES[str(key)]) for key in modes.index])
    # Importance spread over all five never needs more; one that stands alone does.
    ax.set_ylim(0, max(_TOP, 1.2 * modes["gain"].max()))
    ax.set_xlabel("Mode of experience 体验模式")
    ax.set_ylabel("One unit adds 指数提升, points")
    said = "; ".join(f"{key} {gain:.2f} points" for key, gain in modes["gain"].items())
    return describe(ax, f"Bars: what one unit adds to the index in each mode. {said}. First: {result.first}.")
