"""Figures of an order form: people left after each step, and which step costs more than it saves."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.experience.steps import STEPS, Removal
from crm_teaching.style import INK, describe, money_axis, new_axes, percent_axis

_RIGHT, _TOP = 0.30, 2.2
# Ink, line, marker, widths of line and marker: the first is a broad band, so that the others do not hide it.
_STYLES = [("sky", "-", "o", 7, 13), ("loss", "--", "s", 2, 7), ("gain", "-", "D", 2, 6)]


def plot_people_left(forms: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw the people left after each step, a line for each form.

    Parameters
    ----------
    forms : DataFrame
        One column of `people_left` a form, at most three.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> plot_people_left(pd.DataFrame({"two steps": [1000, 900, 810]})).get_ylabel()
    'People left 剩余人数, axis not from 0'
    """
    ax = new_axes(ax)
    for (name, left), (ink, line, marker, lw, ms) in zip(forms.items(), _STYLES, strict=False):
        look: dict[str, Any] = {"color": INK[ink], "alpha": 0.55 if lw > 2 else 1, "lw": lw, "ms": ms}
        ax.plot(forms.index, left, line, marker=marker, label=str(name), clip_on=False, **look)
    last = forms.iloc[-1]
    for value in sorted(set(last.round())):
        ax.text(forms.index[-1] + 0.12, value, f"{value:,.0f}", va="center", fontsize=12)
    ax.set_title("Without the first step or without the last: equally many people arrive")
    ax.set_xlim(0, forms.index[-1] + 0.8)
    ax.set_xticks(list(forms.index), ["start", *map(str, forms.index[1:])])
    floor = 0.5 * forms.iloc[0].max()
    ax.set_ylim(min(floor, 0.9 * last.min()), 1.04 * forms.iloc[0].max())
    money_axis(ax.yaxis)
    ax.set_xlabel("After step 第几步之后")
    ax.set_ylabel("People left 剩余人数, axis not from 0")
    ax.legend(loc="lower left")
    ends = "; ".join(f"{name}: {value:,.0f}" for name, value in last.items())
    return describe(ax, f"Falling lines of people left after each step. At the end, {ends}.")


def plot_removal(result: Removal, *, ax: Axes | None = None) -> Axes:
    """Draw each step by what it loses, with 95% interval, and what it saves, and the line of equality.

    Parameters
    ----------
    result : Removal
        From `remove_step`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.experience.steps import remove_step
    >>> form = remove_step(10_000, 8, 0.04, 0.08, 0.15, 0.12, 0.06, 0.09, 1, 1.2, 0, 0.45, 600)
    >>> plot_removal(form).get_ylabel()
    'The step saves 防损, yuan an order'
    """
    ax = new_axes(ax)
    edge = min(_RIGHT, _TOP / result.margin) if result.margin else _RIGHT
    line = ([0, edge, _RIGHT], [0, result.margin * edge, min(result.margin * _RIGHT, _TOP)])
    ax.fill_between(*line, color=INK["gain"], alpha=0.15, lw=0)
    ax.plot([0, edge], [0, result.margin * edge], color=INK["gain"])
    ax.text(0.295, 0.22, "below the line: remove 删", ha="right", color=INK["gain"], fontsize=12)
    ax.text(0.004, 2.12, "above the line: keep 留", va="top", color=INK["neutral"], fontsize=12)
    for key, row in result.steps.iterrows():
        ink = INK["gain"] if row["gain"] > 0 else INK["neutral"]
        size = 15 if key == result.first else 9
        ax.plot(row[["drop_low", "drop_high"]], [row["guard"]] * 2, color=ink)
        ax.plot(row["drop_out"], row["guard"], "o", color=ink, ms=size)
        left = key == "address" or row["drop_out"] > 0.18
        ax.annotate(
            f"{STEPS[str(key)].en}: {row['gain']:+,.0f}",
            (row["drop_low" if left else "drop_high"], row["guard"]),
            (-5 if left else 5, 0), textcoords="offset points", ha="right" if left else "left", va="center",
        )  # fmt: skip
    ax.set_title("Large dot: remove first. Bar: 95% interval. Number: gain, yuan a week")
    ax.set_xlim(0, _RIGHT)
    ax.set_ylim(-0.12, _TOP)
    percent_axis(ax.xaxis)
    ax.set_xlabel("Leave at the step 流失率, % of those who reach it")
    ax.set_ylabel("The step saves 防损, yuan an order")
    said = "; ".join(
        f"{STEPS[str(key)].en} loses {row['drop_out']:.0%} "
        f"({row['drop_low']:.1%} to {row['drop_high']:.1%}), saves {row['guard']:.2f} yuan, "
        f"gain {row['gain']:,.0f}"
        for key, row in result.steps.iterrows()
    )
    return describe(ax, f"Steps as dots over a line of equal loss and saving. {said}. First: {result.first}.")
