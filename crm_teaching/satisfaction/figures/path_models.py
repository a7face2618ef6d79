"""Figures of the index models: arrows drawn from data, importance and performance, the best driver."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from crm_teaching.satisfaction.drivers import DriverChoice
from crm_teaching.satisfaction.path_models import NODES, PathModel
from crm_teaching.style import INK, describe, new_axes

_INKS = {
    "image": INK["accent"],
    "hardware": INK["us"],
    "software": INK["gain"],
    "value": INK["rival"],
}


def plot_path_model(model: PathModel, *, ax: Axes | None = None) -> Axes:
    """Draw an index model: full arrows are literature, dashed ones unverified.

    Parameters
    ----------
    model : PathModel
        One of `INDEX_MODELS`; with coefficients, they stand on the arrows.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.satisfaction.path_models import INDEX_MODELS
    >>> plot_path_model(INDEX_MODELS["SCSB"]).get_title(loc="left")
    'SCSB, Sweden 1989 瑞典顾客满意度晴雨表'
    """
    ax = new_axes(ax)
    for (cause, effect), status in model.status.items():
        _draw_arrow(ax, model, cause, effect, status)
    for node, (x, y) in model.places.items():
        label = NODES[node]
        ax.text(
            x,
            y,
            f"{label.en}\n{label.zh}",
            ha="center",
            va="center",
            fontsize=10,
            zorder=4,
            bbox={"boxstyle": "round,pad=0.45", "facecolor": "white", "edgecolor": INK["us"], "lw": 1.5},
        )
    ax.set_title(str(model.title))
    ax.set_position((0.02, 0.03, 0.96, 0.83))
    ax.set_xlim(0, 1)
    ax.set_ylim(0, 1)
    ax.set_axis_off()
    if "unverified" in model.status.values():
        key = "dashed: arrow unverified 未核实"
        key += ", number estimated" if model.coefficients else ""
        ax.text(0.99, 1.06, key, ha="right", va="bottom", color=INK["loss"], fontsize=10)
    words = ", ".join(f"{cause} to {effect}" for cause, effect in model.arrows)
    return describe(ax, f"Path diagram of {model.title.en}. Arrows: {words}.")


def _draw_arrow(ax: Axes, model: PathModel, cause: str, effect: str, status: str) -> None:
    start, end = model.places[cause], model.places[effect]
    number = model.coefficients.get((cause, effect))
    sure = status == "literature"
    colour = INK["neutral"] if sure else INK["loss"]
    tail, head = _edge(cause, start, end), _edge(effect, end, start)
    arrow = FancyArrowPatch(
        tail,
        head,
        arrowstyle="-|>",
        mutation_scale=14,
        lw=1.4 if number is None else 0.8 + 5 * abs(number),
        ls="-" if sure else (0, (4, 2)),
        color=colour,
        alpha=0.9,
        shrinkA=0,
        shrinkB=0,
    )
    ax.add_patch(arrow)
    if number is not None:
        # Long arrows cross near their middle, so their numbers stand further on.
        part = 0.7 if math.dist(tail, head) > 0.4 else 0.42
        x, y = (a + part * (b - a) for a, b in zip(tail, head, strict=True))
        box = {"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.85}
        ax.text(x, y, f"{number:.2f}", fontsize=10, ha="center", va="center", bbox=box, zorder=5)


def _edge(node: str, start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    """Return where the line to another node leaves this node's box."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    label = NODES[node]
    half = max(0.0043 * len(label.en), 0.0095 * len(label.zh)) + 0.018, 0.085
    reach = min(side / abs(d) if d else float("inf") for side, d in zip(half, (dx, dy), strict=True))
    return x + dx * reach, y + dy * reach


def plot_importance(table: pd.DataFrame, target: str = "satisfaction", *, ax: Axes | None = None) -> Axes:
    """Draw the importance-performance map: to the right matters, low is weak.

    Parameters
    ----------
    table : DataFrame
        From `importance_performance`.
    target : str
        The target of the table.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> plot_importance(pd.DataFrame({"importance": [0.4], "performance": [60]}, ["software"])).get_ylabel()
    'Performance 表现, index 0 to 100'
    """
    ax = new_axes(ax)
    middle = table.mean()
    ax.axvline(middle["importance"], color=INK["neutral"], lw=1, ls=":")
    ax.axhline(middle["performance"], color=INK["neutral"], lw=1, ls=":")
    ax.text(middle["importance"] + 0.005, 86.5, "mean of the four", color=INK["neutral"], fontsize=10)
    for name, row in table.iterrows():
        label = NODES[str(name)]
        x, y = row["importance"], row["performance"]
        ax.plot([x], [y], "o", ms=13, color=_INKS[str(name)])
        place: dict[str, Any] = {"ha": "right", "va": "center", "fontsize": 10}
        ax.annotate(str(label), (x, y), (-11, 0), textcoords="offset points", **place)
    weakest, first = (
        NODES[str(name)].en for name in (table["performance"].idxmin(), table["importance"].idxmax())
    )
    ax.set_title(f"Weakest: {weakest}. Matters most for {target}: {first}")
    ax.set_xlim(0, 0.6)
    ax.set_ylim(40, 90)
    ax.set_xlabel(f"Importance 重要性: points of {target} {NODES[target].zh} for one point of the driver")
    ax.set_ylabel("Performance 表现, index 0 to 100")
    words = "; ".join(
        f"{name}: {row['importance']:.2f}, {row['performance']:.0f}" for name, row in table.iterrows()
    )
    return describe(ax, f"Points by importance and performance. {words}.")


def plot_drivers(result: DriverChoice, *, ax: Axes | None = None) -> Axes:
    """Draw what 100,000 yuan buy with each driver, with 95% intervals.

    Parameters
    ----------
    result : DriverChoice
        From `choose_driver`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.
    """
    ax = new_axes(ax)
    table = result.table
    for place, (name, row) in enumerate(table.iterrows()):
        best = name == result.best
        ax.barh(place, row["gain"], 0.42, color=_INKS[str(name)], alpha=1 if best else 0.45)
        ax.plot([row["low"], row["high"]], [place, place], color=INK["text"], lw=1.8)
        label = NODES[str(name)]
        words = f"{label.en} {label.zh}: {row['gain']:.1f} points; best in {row['best']:.0%} of resamples"
        ax.text(0.03, place - 0.27, words, va="bottom", fontsize=10.5)
    sure = result.decision.key != "ask_more"
    ax.set_title(f"What 100,000 yuan buy; the line is the 95% interval{'' if sure else ': too close'}")
    # Two widths only, so that the bars stay comparable while a slider moves.
    ax.set_xlim(0, 2 if table["high"].max() < 2 else 5)
    ax.set_ylim(3.5, -0.75)
    ax.set_yticks([])
    ax.grid(axis="y", visible=False)
    target = NODES[result.target]
    ax.set_xlabel(f"Points of {target.en} {target.zh} for 100,000 yuan")
    ax.set_ylabel("Driver 驱动因素")
    return describe(ax, f"Bars of four drivers with intervals. {result.decision.en}")
