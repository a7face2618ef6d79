"""Figures of Kano's qualities: better against worse, and three curves with the next unit of budget."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.satisfaction.delight import NextUnit
from crm_teaching.style import INK, describe, new_axes, percent_axis

_INKS = {"basic": "loss", "performance": "us", "excitement": "gain", "indifferent": "neutral"}
_WIDTH = 1.12
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
    for feature, row in classes.iterrows():
        ink = INK[_INKS.get(str(row["quality"]), "accent")]
        x, y, left, right = -row["worse"], row["better"], -row["worse_high"], -row["worse_low"]
        ax.plot([left, right], [y, y], color=ink, lw=1.6, alpha=0.6)
        ax.plot([x, x], [row["better_low"], row["better_high"]], color=ink, lw=1.6, alpha=0.6)
        ax.plot(x, y, "o", mec=ink, mfc=ink if row["sure"] else "white", mew=2, ms=9)
        # A letter is about 1% of the width: the name stands after its interval, or before it near the edge.
        fits = right + 0.0105 * len(str(feature)) < _WIDTH
        at, shift, side = (right, 5, "left") if fits else (left, -5, "right")
        ax.annotate(
            str(feature), (at, y), (shift, 0), textcoords="offset points", ha=side, va="center", fontsize=10.5
        )
    for quality, ink in _INKS.items():
        ax.plot([], [], "o", color=INK[ink], ms=8, label=quality)
    ax.plot([], [], "o", mec=INK["text"], mfc="white", mew=2, ms=8, label="hollow: not sure 未定")
    ax.legend(
        loc="upper center",
        title="most frequent answer 最多数",
        fontsize=9.5,
        ncols=3,
    )
    ax.set_title("What hurts if it is missing stands right; what pleases if it is there, high")
    ax.set_xlim(0, _WIDTH)
    ax.set_xticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    ax.set_ylim(0, 1)
    percent_axis(ax.xaxis)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Unhappy without it (worse, without its sign) 没有则不满, % of customers")
    ax.set_ylabel("Happy with it (better) 有则满意, % of customers")
    return describe(
        ax,
        "Features by how many would miss them and how many they please. "
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
        ax.plot(result.curves["done"], curve, color=ink, lw=1.4, alpha=0.6)
        inside = result.curves["done"].between(step["done"] - 1e-9, step["after"] + 1e-9)
        label = f"{words}: +{step['gain']:.2f}"
        ax.plot(result.curves["done"][inside], curve[inside], color=ink, lw=6, label=label)
        ax.plot(step["after"], step["then"], "o", color=ink, mec="white", mew=1.5, ms=12)
    ax.set_title(f"Year {result.year:g} of the delight: what one more unit of budget lifts")
    ax.set_xlim(0, 1.04)
    ax.set_ylim(-1.1, 1.15)
    percent_axis(ax.xaxis)
    ax.set_xlabel("Done 实现程度, %")
    ax.set_ylabel("Satisfaction 满意, −1 very low, 0 neutral, 1 very high", fontsize=10)
    ax.legend(loc="lower right", title="gain of the unit 增益")
    gains = ", ".join(f"{name} {gain:.2f}" for name, gain in result.gains["gain"].items())
    return describe(
        ax,
        f"Three curves of satisfaction over fulfilment in year {result.year:g}; a thick step on each shows "
        f"what the unit gains: {gains}.",
    )
