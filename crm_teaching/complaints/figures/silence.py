"""Figures of the silent customers: who buys again, when a line pays, and whom a payment keeps."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.complaints.complaint_line import MOST_ANYWAY, ComplaintLine
from crm_teaching.complaints.silence import Funnel
from crm_teaching.style import INK, describe, new_axes, percent_axis
from crm_teaching.wording import show_value

_VERSIONS = {
    "text": ("Text 1 文本一", "loss"),
    "textbook": ("textbook 教科书", "rival"),
    "study": ("study 研究", "us"),
}
_PAPER = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1}
_LOW, _HIGH = -400, 500
_PARTS = {
    "stay anyway": ("stay anyway 本来就留下", "light"),
    "stay because": ("stay because of it 因此留下", "gain"),
    "leave anyway": ("leave all the same 仍然离开", "neutral"),
}


def plot_funnel(result: Funnel, *, ax: Axes | None = None) -> Axes:
    """Draw those who complained and the silent as two blocks: width customers, height who buy again.

    Parameters
    ----------
    result : Funnel
        From `keep_customers` with 1,000 customers.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.complaints.silence import keep_customers
    >>> plot_funnel(keep_customers("study", 0.04, 1, 0.5, 0)).get_ylabel()
    'Buy again 再次购买, % of the group'
    """
    ax = new_axes(ax)
    spoke, hushed = result.groups.loc["complained"], result.groups.loc["silent"]
    ax.bar(0, spoke["rate"], spoke["customers"], align="edge", color=INK["us"])
    ax.bar(spoke["customers"], hushed["rate"], hushed["customers"], align="edge", color=INK["rival"])
    words = {
        "complained 投诉": (spoke, 12, "left", INK["us"]),
        "silent 沉默": (hushed, 988, "right", "#9A6700"),
    }
    # A narrow low block would have its words on its neighbour.
    heights = {"left": result.groups["rate"].max(), "right": hushed["rate"]}
    for name, (group, place, side, colour) in words.items():
        text = f"{name}: {group['kept']:.1f} of {group['customers']:.0f}\nbuy again, {group['rate']:.1%}"
        ax.text(place, heights[side] + 0.025, text, ha=side, va="bottom", color=colour, bbox=_PAPER)
    kept = show_value(round(result.kept, 1))
    part = show_value(round(result.silent_part, 3), "%")
    ax.set_title(f"{kept} of 1,000 buy again; {part} of these never complained")
    ax.set_xlim(0, 1000)
    ax.set_ylim(0, 1.15)
    ax.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    percent_axis(ax.yaxis)
    ax.set_xlabel("Dissatisfied customers 不满的客户, 1,000 in all (coloured area: they buy again)")
    ax.set_ylabel("Buy again 再次购买, % of the group")
    return describe(
        ax,
        f"Two blocks side by side. Complained: {spoke['customers']:.0f} customers, {spoke['rate']:.1%} buy "
        f"again. Silent: {hushed['customers']:.0f} customers, {hushed['rate']:.1%} buy again.",
    )


def plot_line(result: ComplaintLine, *, ax: Axes | None = None) -> Axes:
    """Draw what a further complaint earns over the share who would have bought again anyway.

    Parameters
    ----------
    result : ComplaintLine
        From `complaint_line`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.complaints.complaint_line import complaint_line
    >>> plot_line(complaint_line(0.5, 0.19, 1000, 1000, 40, 80_000)).get_ylabel()
    'A further complaint earns 净赚, yuan'
    """
    ax = new_axes(ax)
    ax.axhline(0, color=INK["text"], lw=1.2)
    for name, (words, ink) in _VERSIONS.items():
        net = round(float(result.net[name]), 1)
        outside = "" if _LOW <= net <= _HIGH else " (outside the picture)"
        label = f"{words}: {net:,.5g} yuan{outside}"
        ax.plot(result.lines.index, result.lines[name], color=INK[ink], label=label)
        ax.plot(result.would_anyway, result.net[name], "o", color=INK[ink], ms=8)
    names = {
        "silent": "like the\nsilent 沉默者",
        "unsolved": "like the\nunsolved 未解决者",
    }
    for name, at in result.marks.items():
        ax.axvline(at, color=INK["neutral"], lw=1, ls="--")
        ax.text(at + 0.003, _LOW + 12, names[name], color=INK["neutral"], va="bottom", fontsize=9.5)
    ax.set_title("Above 0 the complaint line pays; the dots are your setting")
    ax.set_xlim(0, MOST_ANYWAY)
    ax.set_ylim(_LOW, _HIGH)
    percent_axis(ax.xaxis)
    ax.set_xlabel("Further complainers who would have bought again anyway 本来就会再买的, %")
    ax.set_ylabel("A further complaint earns 净赚, yuan")
    ax.legend(loc="upper right", frameon=True, facecolor="white", edgecolor="none", framealpha=0.85)
    said = "; ".join(f"{_VERSIONS[name][0]} {result.net[name]:,.0f} yuan" for name in _VERSIONS)
    zeros = ", ".join(f"{_VERSIONS[name][0]} {result.break_even[name]:.0%}" for name in _VERSIONS)
    return describe(
        ax,
        f"Three falling lines. If {show_value(result.would_anyway, '%')} would buy anyway: {said}. They "
        f"cross zero at: {zeros} (below 0: never).",
    )


def plot_pay(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw, of 100 customers with a solved complaint, whom a quick answer keeps, by version.

    Parameters
    ----------
    table : DataFrame
        From `quick_answer`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.complaints.complaint_line import quick_answer
    >>> plot_pay(quick_answer(1000)).get_xlabel()
    'Of 100 customers with a solved complaint 每100位投诉得到解决的客户'
    """
    ax = new_axes(ax, size=(7.6, 3.0))
    places = range(len(table))[::-1]
    left = table["stay anyway"] * 0
    for column, (words, ink) in _PARTS.items():
        ax.barh(places, table[column], left=left, height=0.6, color=INK[ink], label=words)
        left = left + table[column]
    middle = table["stay anyway"] + table["stay because"].div(2)
    for place, at, limit in zip(places, middle, table["limit, yuan"], strict=True):
        ax.text(at, place, f"{limit:,.0f} yuan", ha="center", va="center", color="white")
    ax.set_yticks(places, [_VERSIONS[name][0] for name in table.index])
    ax.set_xlim(0, 100)
    ax.set_title("Green: customers kept by a quick answer, and the most that it may cost")
    ax.set_xlabel("Of 100 customers with a solved complaint 每100位投诉得到解决的客户")
    ax.legend(loc="upper center", bbox_to_anchor=(0.42, -0.24), ncols=3)
    ax.grid(axis="y", visible=False)
    ax.get_figure(root=True).subplots_adjust(left=0.17, bottom=0.33, top=0.86)  # type: ignore[union-attr]
    said = "; ".join(f"{_VERSIONS[name][0]} {table.loc[name, 'stay because']:.0f}" for name in table.index)
    return describe(ax, f"Stacked bars of 100 customers. Who stay because of a quick answer: {said}.")
