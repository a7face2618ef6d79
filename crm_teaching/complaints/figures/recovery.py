"""Figures of the recovery lesson: who is in marketing's table, four comparisons, and where the money goes."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from crm_teaching.complaints.recovery import Comparison, Difference
from crm_teaching.complaints.recovery_budget import LARGEST_BUDGET, Spending
from crm_teaching.style import INK, describe, money_axis, new_axes, percent_axis
from crm_teaching.wording import show_value

_CLASSES = {"light": "light buyers 散客", "heavy": "heavy buyers 常客"}
_WAYS = {
    "table": "1  pleased, all together\n市场部的表",
    "same_orders": "2  pleased, same orders\n订单数相同",
    "same_and_done": "3  answered well by record,\nsame orders 以公司记录为准",
    "any_failure": "4  any failure, same orders\n所有遇到失误者",
}
_PAPER = {"facecolor": "white", "edgecolor": "none", "pad": 1}
_TICKS = range(-30, 51, 10)
_BOTTOM, _TOP = -20_000, 40_000
_USES = {"prevent": ("avoid failures 预防", "us"), "answer": ("answer well 补救", "rival")}


def plot_classes(together: Difference, within: Difference, *, ax: Axes | None = None) -> Axes:
    """Draw who orders again, pleased customers beside those without a failure, all together and by class.

    Parameters
    ----------
    together, within : Difference
        From `fair_difference`, without classes and by buyer.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"n": [4], "treated": [0.9], "against": [0.5], "weight": [1.0], "difference": [0.4]}
    >>> told = Difference(0.4, 0.1, pd.DataFrame(row, index=["all"]))
    >>> within = Difference(0.4, 0.1, pd.DataFrame(row, index=["heavy"]))
    >>> plot_classes(told, within).get_ylabel()
    'Order again 再次下单, %'
    """
    ax = new_axes(ax)
    rows = [("all together 合计", together.classes.iloc[0])]
    rows += [(_CLASSES[str(name)], row) for name, row in within.classes.iterrows()]
    said = []
    for place, (words, row) in enumerate(rows):
        for mean, ink, side, what in (
            (row["treated"], "rival", -1, "pleased with the answer 满意答复"),
            (row["against"], "us", 1, "no failure 无失误"),
        ):
            ax.plot(place + 0.09 * side, mean, "o", ms=11, color=INK[ink], label=what if not place else None)
            ax.annotate(
                f"{mean:.0%}",
                (place + 0.09 * side, mean),
                xytext=(11 * side, 0),
                textcoords="offset points",
                va="center",
                ha="left" if side > 0 else "right",
            )
        ax.text(place, 1.045, f"{100 * row['difference']:+.0f} points", ha="center")
        said.append(f"{words} {row['treated']:.0%} and {row['against']:.0%}")
    ax.set_title("Most of the gap goes when like is compared with like")
    weights = ["", *(f"\n{weight:.0%} of the pleased" for weight in within.classes["weight"])]
    ax.set_xticks(range(len(rows)), [words + extra for (words, _), extra in zip(rows, weights, strict=True)])
    ax.set_xlim(-0.6, len(rows) - 0.4)
    ax.set_ylim(0.4, 1.1)
    ax.set_yticks(np.arange(0.4, 1.01, 0.1))
    percent_axis(ax.yaxis)
    ax.set_ylabel("Order again 再次下单, %")
    ax.legend(loc="lower left")
    ax.get_figure(root=True).subplots_adjust(bottom=0.16)  # type: ignore[union-attr]
    return describe(
        ax, f"Pairs of dots, share who order again, pleased and without a failure: {'; '.join(said)}."
    )


def plot_comparison(result: Comparison, *, ax: Axes | None = None) -> Axes:
    """Draw four comparisons with no failure, each with its 95% interval and the truth.

    Parameters
    ----------
    result : Comparison
        From `compare_shop`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.complaints.recovery import compare_shop
    >>> shop = (20_000, 0.3, 4, 20, 0.03, 0.15, 0.5, 0.5, 0.5, 0.9, -0.05, -0.2, 0, 0.9, 0.4)
    >>> plot_comparison(compare_shop(*shop)).get_xlabel()
    'More or fewer order again than without a failure 与无失误相比, points'
    """
    ax = new_axes(ax)
    rows = result.rows
    places = np.arange(len(rows))[::-1]
    inside = rows["truth"].between(rows["low"], rows["high"])
    for place, (_, row), hit in zip(places, rows.iterrows(), inside, strict=True):
        ink = INK["us"] if hit else INK["loss"]
        ax.plot([row["low"], row["high"]], [place, place], color=ink, lw=4, solid_capstyle="butt")
        ax.plot(row["value"], place, "o", color=ink, ms=9)
        words = f"{100 * row['value']:+.1f} ({row['n']:,.0f} customers)"
        ax.text(max(row["high"], row["truth"]) + 0.025, place, words, va="center", color=ink, bbox=_PAPER)
        ax.plot([row["truth"]] * 2, [place - 0.27, place + 0.27], color=INK["text"], lw=2.2)
    ax.axvline(0, color=INK["neutral"], lw=1.2)
    ax.plot([], [], "|", mec=INK["text"], mew=2.2, ms=15, label="truth 真相")
    ax.plot([], [], "o-", color=INK["us"], lw=4, label="95% interval holds it 含真相")
    ax.plot([], [], "o-", color=INK["loss"], lw=4, label="misses it 不含真相")
    ax.legend(loc="lower right", fontsize=9.5)
    ax.set_title("Which comparison finds the truth?")
    ax.set_xlim(-0.32, 0.72)
    ax.set_ylim(-0.55, len(rows) - 0.35)
    ax.set_yticks(places, [_WAYS[str(name)] for name in rows.index])
    ax.set_xticks([tick / 100 for tick in _TICKS], [f"{tick:+d}" if tick else "0" for tick in _TICKS])
    ax.set_xlabel("More or fewer order again than without a failure 与无失误相比, points")
    ax.get_figure(root=True).subplots_adjust(left=0.29)  # type: ignore[union-attr]
    said = "; ".join(
        f"{_WAYS[str(name)].splitlines()[0]} {100 * row['value']:+.1f}, truth {100 * row['truth']:+.1f}"
        for name, row in rows.iterrows()
    )
    return describe(ax, f"Four intervals of the difference to customers without a failure. {said}.")


def plot_spending(result: Spending, *, ax: Axes | None = None) -> Axes:
    """Draw the net gain of avoiding failures and of answering well over the budget, with 95% bands.

    Parameters
    ----------
    result : Spending
        From `spend_budget`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.complaints.recovery_budget import spend_budget
    >>> from crm_teaching.complaints.recovery_truth import simulate_customers
    >>> shop = simulate_customers(20000, 0.3, 4, 20, 0.03, 0.15, 0.5, 0.5, 0.5, 0.9, -0.05, -0.2, 0, 0.9, 0.4)
    >>> plot_spending(spend_budget(shop, 15, 20, 30, 10_000)).get_ylabel()
    'Net gain 净收益, yuan of margin'
    """
    ax = new_axes(ax)
    for name, (words, ink) in _USES.items():
        lines, row = result.lines, result.gains.loc[name]
        ax.fill_between(
            lines.index,
            lines[f"{name} low"],
            lines[f"{name} high"],
            color=INK[ink],
            alpha=0.18,
            lw=0,
        )
        ax.plot(lines.index, lines[f"{name} net"], color=INK[ink], label=words)
        # A triangle says that the gain lies above or below the picture.
        mark = "^" if row["net"] > _TOP else "v" if row["net"] < _BOTTOM else "o"
        height = np.clip(row["net"], _BOTTOM + 500, _TOP - 500)
        ax.plot(result.budget, height, mark, color=INK[ink], ms=9, clip_on=False)
    ax.axhline(0, color=INK["neutral"], lw=1.2)
    ax.plot([result.budget] * 2, [_BOTTOM, 31_000], color=INK["neutral"], lw=1, ls="--")
    worth = result.worth
    ax.set_title(
        f"An avoided failure is worth {worth['prevent'].value:.1f} yuan, a good answer "
        f"{worth['answer'].value:.1f}"
    )
    ax.set_xlim(0, LARGEST_BUDGET)
    ax.set_ylim(_BOTTOM, _TOP)
    money_axis(ax.xaxis)
    money_axis(ax.yaxis)
    ax.set_xlabel("Budget 预算, yuan")
    ax.set_ylabel("Net gain 净收益, yuan of margin")
    ax.legend(loc="upper left")
    ax.get_figure(root=True).subplots_adjust(left=0.125, right=0.955)  # type: ignore[union-attr]
    said = ", ".join(
        f"{_USES[name][0]} {show_value(round(float(row['net']), -1))} yuan net"
        for name, row in result.gains.iterrows()
    )
    return describe(ax, f"Two lines of net gain over the budget with bands. At {result.budget:,.0f}: {said}.")
