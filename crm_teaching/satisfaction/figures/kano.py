"""Figures of Kano's qualities: better against worse, and three curves with the next unit of budget."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.satisfaction.delight import NextUnit
from crm_teaching.style import INK, describe, new_axes, percent_axis

_INKS = {"must-be": "loss", "performance": "us", "excitement": "gain", "indifferent": "neutral"}
_FEATURES = {
    "basic": ("basic 基本", INK["loss"]),
    "performance": ("performance 绩效", INK["us"]),
    "delight": ("delight 激励", INK["gain"]),
}


def plot_better_worse(classes: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw each feature by how much it helps if it is there and hurts if it is not, with 95% intervals.

    Parameters
    ----------
    classes : DataFrame
        From `kano_classes`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
    """
    ax = new_axes(ax, size=(7.6, 5.0))
    for x, y, words in ((0.02, 0.97, "excitement 激励"), (0.98, 0.97, "performance 绩效")):
        ax.text(x, y, words, ha="left" if x < 0.5 else "right", va="top", color=INK["neutral"])
    for x, y, words in ((0.02, 0.03, "indifferent 无差异"), (0.98, 0.03, "must-be 基本")):
        ax.text(x, y, words, ha="left" if x < 0.5 else "right", va="bottom", color=INK["neutral"])
    for feature, row in classes.iterrows():
        ink = INK[_INKS.get(str(row["quality"]), "accent")]
        x, y = -row["worse"], row["better"]
        ax.plot([-row["worse_high"], -row["worse_low"]], [y, y], color=ink, lw=1.6, alpha=0.6)
        ax.plot([x, x], [row["better_low"], row["better_high"]], color=ink, lw=1.6, alpha=0.6)
        ax.plot(x, y, "o", color=ink, ms=9)
        end, shift = ("right", -8) if x > 0.8 else ("left", 8)
        ax.annotate(str(feature), (x, y), (shift, 7), textcoords="offset points", ha=end)
    for quality, ink in _INKS.items():
        ax.plot([], [], "o", color=INK[ink], ms=8, label=quality)
    ax.legend(
        loc="lower center",
        title="most frequent answer 最多数",
        fontsize=9.5,
        ncols=2,
        frameon=True,
        framealpha=1,
    )
    ax.axhline(0.5, color=INK["neutral"], lw=1)
    ax.axvline(0.5, color=INK["neutral"], lw=1)
    ax.set_title("What hurts if it is missing stands right; what pleases if it is there, high")
    ax.set_xlim(0, 1)
    ax.set_ylim(0, 1)
    percent_axis(ax.xaxis)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Unhappy without it (worse, without its sign) 没有则不满, % of customers")
    ax.set_ylabel("Happy with it (better) 有则满意, % of customers")
    return describe(
        ax,
        "Features in a square with four corners. "
        + "; ".join(
            f"{feature}: better {row['better']:.0%}, worse {row['worse']:.0%}"
            for feature, row in classes.iterrows()
        ),
    )


def plot_next_unit(result: NextUnit, *, ax: Axes | None = None) -> Axes:
    """Draw three curves of satisfaction over fulfilment, with the step that the next unit buys on each.

    Parameters
    ----------
    result : NextUnit
        From `next_unit`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
    """
    ax = new_axes(ax)
    ax.axhline(0, color=INK["neutral"], lw=0.8)
    for name, (words, ink) in _FEATURES.items():
        curve, step = result.curves[name], result.gains.loc[name]
        ax.plot(result.curves["done"], curve, color=ink, lw=1.4, alpha=0.75)
        inside = result.curves["done"].between(step["done"] - 1e-9, step["after"] + 1e-9)
        label = f"{words}: +{step['gain']:.2f}"
        ax.plot(result.curves["done"][inside], curve[inside], color=ink, lw=6, label=label)
        ax.plot(step["after"], step["then"], ">", color=ink, ms=9)
    ax.set_title(f"Year {result.year:g} of the delight: what one more unit of budget lifts")
    ax.set_xlim(0, 1.02)
    ax.set_ylim(-1.05, 1.1)
    percent_axis(ax.xaxis)
    ax.set_xlabel("Done 实现程度, %")
    ax.set_ylabel("Satisfaction 满意, from -1 to 1")
    ax.legend(loc="lower right", title="gain of the unit 增益")
    gains = ", ".join(f"{name} {gain:.2f}" for name, gain in result.gains["gain"].items())
    return describe(
        ax,
        f"Three curves of satisfaction over fulfilment in year {result.year:g}; a thick step on each shows "
        f"what the unit gains: {gains}.",
    )
