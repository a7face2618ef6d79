"""Figures of the four boxes: how many sit in each, who changes, and where a rescue pays."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from crm_teaching.loyalty.labels import LabelQuality
from crm_teaching.loyalty.rescue import MEANS, RescuePlan
from crm_teaching.loyalty.types import DICK_BASU, TYPES
from crm_teaching.style import INK, describe, money_axis, new_axes, percent_axis

BOX_INK = {"apostle": INK["gain"], "mercenary": INK["rival"], "hostage": INK["us"], "defector": INK["loss"]}
_KIND_INK = dict(zip(DICK_BASU, BOX_INK.values(), strict=True))
_MEANS_INK = {"repair": INK["gain"], "price": INK["rival"], "barrier": INK["us"]}
# Left and bottom of each cell, in the order high-high, first only, second only, neither.
_CELLS = [(0.5, 0.5), (0.5, 0.0), (0.0, 0.5), (0.0, 0.0)]


def plot_boxes(counts: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw the four boxes as a grid with the customers in each.

    Parameters
    ----------
    counts : DataFrame
        From `box_counts`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.types import box_counts, customer_types
    >>> plot_boxes(box_counts(customer_types([5, 2], [0.9, 0.1]))).get_xlabel()
    'Satisfaction 满意度'
    """
    ax = new_axes(ax)
    types = counts["box"].iloc[0] in TYPES
    labels, inks = (TYPES, BOX_INK) if types else (DICK_BASU, _KIND_INK)
    for row, (left, bottom) in zip(counts.itertuples(), _CELLS, strict=True):
        fill = Rectangle(
            (left + 0.005, bottom + 0.008), 0.49, 0.484, color=inks[row.box], alpha=0.12 + 0.6 * row.share
        )
        ax.add_patch(fill)
        ax.text(left + 0.25, bottom + 0.33, str(labels[row.box]), ha="center", va="center", fontsize=13)
        ax.text(left + 0.25, bottom + 0.17, f"{row.share:.0%}", ha="center", va="center", fontsize=20)
    first, second = (
        ("Satisfaction 满意度", "Loyalty 忠诚") if types else ("Attitude 态度", "Repeat buying 重复购买")
    )
    title = (
        "A loyal customer may be a hostage, a satisfied one a mercenary"
        if types
        else "Dick and Basu: buying again is not yet loyalty"
    )
    ax.set_title(title)
    ax.set(xlim=(0, 1), ylim=(0, 1), xlabel=first, ylabel=second)
    ax.set_xticks([0.25, 0.75], ["low 低", "high 高"])
    ax.set_yticks([0.25, 0.75], ["low 低", "high 高"], rotation=90, va="center")
    ax.grid(False)
    return describe(
        ax,
        "Grid of four boxes: " + ", ".join(f"{row.box} {row.share:.0%}" for row in counts.itertuples()) + ".",
    )


def plot_second_answers(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw the mean second answer against the first, beside the line of no change.

    Parameters
    ----------
    table : DataFrame
        From `second_answers`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.labels import second_answers
    >>> twice = pd.DataFrame({"satisfaction": [2, 2, 5], "satisfaction_again": [3, 2, 4]})
    >>> plot_second_answers(second_answers(twice)).get_xlabel()
    'First answer 第一次回答, points'
    """
    ax = new_axes(ax)
    ax.plot([1, 5], [1, 5], color=INK["ghost"], ls="--", lw=1.4)
    ax.text(4.62, 4.95, "no change", color=INK["neutral"], ha="right", va="bottom", fontsize=10)
    for row in table.itertuples():
        colour = INK["gain"] if row.mean_second > row.first else INK["loss"]
        arrow = {"arrowstyle": "-|>", "color": colour, "lw": 2.2, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", xy=(row.first, row.mean_second), xytext=(row.first, row.first), arrowprops=arrow)
        ax.text(row.first + 0.09, row.mean_second, f"{row.mean_second:.1f}", color=colour, va="center")
    ax.set_title("Asked again, nothing done: low answers rise, high ones fall")
    ax.set(xlim=(0.7, 5.4), ylim=(0.7, 5.4), xticks=range(1, 6), yticks=range(1, 6))
    ax.set_xlabel("First answer 第一次回答, points")
    ax.set_ylabel("Mean second answer 第二次平均, points")
    parts = ", ".join(f"{row.first} to {row.mean_second:.1f}" for row in table.itertuples())
    return describe(ax, f"Mean second answer by first answer: {parts}.")


def plot_label_quality(result: LabelQuality, *, ax: Axes | None = None) -> Axes:
    """Draw each true box as a bar, cut by the label that its customers get.

    Parameters
    ----------
    result : LabelQuality
        From `label_quality`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.labels import label_quality
    >>> from crm_teaching.simulate import satisfaction_survey
    >>> plot_label_quality(label_quality(satisfaction_survey())).get_xlabel()
    'Share of all customers 占全部客户, %'
    """
    ax = new_axes(ax)
    for place, (true_box, row) in enumerate(result.table.iterrows()):
        left = 0.0
        for label, share in row.items():
            right = label == true_box
            ax.barh(
                place,
                share,
                left=left,
                color=BOX_INK[str(label)],
                alpha=1 if right else 0.35,
                ec="white",
                height=0.44,
            )
            if share >= 0.035:
                ax.text(
                    left + share / 2,
                    place,
                    f"{share:.0%}",
                    ha="center",
                    va="center",
                    color="white" if right else INK["text"],
                )
            left += share
        ax.text(0.004, place - 0.24, str(TYPES[str(true_box)]), va="bottom", fontsize=10)
    handles = [Rectangle((0, 0), 1, 1, color=colour) for colour in BOX_INK.values()]
    ax.legend(handles, [f"labelled {box}" for box in BOX_INK], loc="lower right", fontsize=9.5)
    ax.set_title("Solid: labelled right. Pale: sits in a box, wears another box's label")
    ax.set_xlim(0, 0.75)
    ax.set_ylim(3.5, -0.6)
    ax.set_yticks([])
    percent_axis(ax.xaxis)
    ax.grid(axis="y", visible=False)
    ax.set_xlabel("Share of all customers 占全部客户, %")
    ax.set_ylabel("What they are 真实类型")
    return describe(
        ax,
        f"True boxes cut by label. {result.wrong_once:.0%} of labels are wrong after one survey, "
        f"{result.wrong_twice:.0%} after two; {result.changed:.0%} would change label.",
    )


def plot_rescue(result: RescuePlan, *, ax: Axes | None = None) -> Axes:
    """Draw what each means earns in each box, the best pair marked.

    Parameters
    ----------
    result : RescuePlan
        From `plan_rescue`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching import cases
    >>> from crm_teaching.loyalty.rescue import plan_rescue
    >>> from crm_teaching.simulate import satisfaction_survey
    >>> plan = plan_rescue(satisfaction_survey(), **cases.load("satisfaction_trap").values)
    >>> plot_rescue(plan).get_xlabel()
    'Net of the plan 方案净收益, yuan'
    """
    ax = new_axes(ax)
    places = {box: place for place, box in enumerate(TYPES)}
    shifts = dict(zip(MEANS, (-0.26, 0.0, 0.26), strict=True))
    for row in result.options.itertuples():
        best = (row.box, row.means) == (result.best_box, result.best_means) and row.net_yuan > 0
        y = places[row.box] + shifts[row.means]
        ax.barh(y, row.net_yuan, 0.24, color=_MEANS_INK[row.means], alpha=1 if best else 0.45)
        if best:
            wide = row.net_yuan > 250_000
            side, ink = ("right", "white") if wide else ("left", INK["text"])
            x = row.net_yuan + (-5_000 if wide else 5_000)
            text = f"{round(row.net_yuan, -2):+,.0f} yuan"
            ax.text(x, y, text, ha=side, va="center", color=ink, fontsize=11.5)
    handles = [Rectangle((0, 0), 1, 1, color=colour) for colour in _MEANS_INK.values()]
    ax.legend(handles, [str(MEANS[means]) for means in _MEANS_INK], loc="lower right", fontsize=9.5)
    ax.axvline(0, color=INK["text"], lw=1)
    ax.set_title("Where the budget earns most, and with what")
    ax.set_xlim(-180_000, 440_000)
    ax.set_ylim(3.5, -0.6)
    sizes = result.options.drop_duplicates("box")["n_box"]
    for place, (label, size) in enumerate(zip(TYPES.values(), sizes, strict=True)):
        ax.text(-175_000, place, f"{label}\nn = {size:.0f}", va="center")
    ax.set_yticks([])
    money_axis(ax.xaxis)
    ax.grid(axis="y", visible=False)
    ax.set_xlabel("Net of the plan 方案净收益, yuan")
    ax.set_ylabel("Label 标签")
    return describe(ax, f"Net of twelve plans, four boxes by three means. {result.decision.en}")
