"""Figures of satisfaction and loyalty: who stays at each score, and what one more point buys."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.loyalty.satisfaction import SCORES, PointWorth
from crm_teaching.style import INK, describe, new_axes, percent_axis

_MARKETS = {"few rivals": INK["us"], "many rivals": INK["loss"]}
_ZH = {"few rivals": "对手少", "many rivals": "对手多"}


def _score_axes(ax: Axes, title: str, what: str, right: float = 5.3) -> None:
    ax.set_title(title)
    ax.set_xlim(0.7, right)
    ax.set_xticks(SCORES)
    ax.set_ylim(0, 1.08)
    ax.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    percent_axis(ax.yaxis)
    ax.set_xlabel("Satisfaction 满意度, points (1 very dissatisfied, 5 very satisfied)")
    ax.set_ylabel(what)


def plot_stay_by_score(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw the share who renewed at each score, one line per market, with 95% intervals.

    Parameters
    ----------
    table : DataFrame
        From `stay_by_score`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.satisfaction import stay_by_score
    >>> from crm_teaching.simulate import satisfaction_survey
    >>> plot_stay_by_score(stay_by_score(satisfaction_survey())).get_ylabel()
    'Customers who renewed 续租, %'
    """
    ax = new_axes(ax)
    said = []
    for market, rows in table.groupby("market"):
        colour, shift = _MARKETS[str(market)], 0.03 if market == "many rivals" else -0.03
        reach = [rows["share_stayed"] - rows["low"], rows["high"] - rows["share_stayed"]]
        ax.errorbar(
            rows["score"] + shift, rows["share_stayed"], yerr=reach, color=colour, marker="o", capsize=3, lw=2
        )
        last = rows.iloc[-1]
        ax.text(
            5.12,
            last["share_stayed"],
            f"{market}\n{_ZH[str(market)]}",
            color=colour,
            va="center",
        )
        four = rows.loc[rows["score"] == 4, "share_stayed"].iloc[0]
        said.append(f"with {market}, {four:.0%} of those at 4 renewed")
    _score_axes(
        ax,
        "The same score of 4: a customer in one market, mostly gone in the other",
        "Customers who renewed 续租, %",
        right=5.9,
    )
    return describe(ax, "Share who renewed by satisfaction: " + "; ".join(said) + ".")


def plot_point_worth(result: PointWorth, *, ax: Axes | None = None) -> Axes:
    """Draw the loyalty curve as four steps, each with what one more point nets per customer.

    Parameters
    ----------
    result : PointWorth
        From `worth_of_a_point`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.satisfaction import worth_of_a_point
    >>> plot_point_worth(worth_of_a_point(4, 4000, 1000)).get_ylabel()
    'Likely to stay 忠诚可能性, %'
    """
    ax = new_axes(ax)
    steps = result.steps
    for row in steps.itertuples():
        pays = row.net_yuan > 0
        colour = INK["gain"] if pays else INK["loss"]
        middle = row.from_score + 0.5
        ax.bar(middle, row.gain, 0.86, bottom=row.loyal_before, color=colour, alpha=0.9)
        label = f"{100 * row.gain:+.0f} of 100 stay\n{row.net_yuan:+,.0f} yuan"
        y, side, ink = _label_place(row.loyal_before, row.loyal_after, colour)
        ax.text(middle, y, label, ha="center", va=side, color=ink, fontsize=10)
    ax.plot([1, *steps["to_score"]], [0, *steps["loyal_after"]], "o", color=INK["text"], ms=6)
    _score_axes(
        ax, "What one more point buys: green steps pay, orange ones lose", "Likely to stay 忠诚可能性, %"
    )
    return describe(
        ax,
        f"Loyalty by satisfaction at competition {result.gamma:.1f}. One more point gains "
        + ", ".join(f"{row.gain:.0%} from {row.from_score}" for row in steps.itertuples())
        + ".",
    )


def _label_place(low: float, high: float, colour: str) -> tuple[float, str, str]:
    """Return height, alignment and colour of a step's label: inside a tall step, else where there is room."""
    if high - low > 0.18:
        return (low + high) / 2, "center", "white"
    return (high + 0.02, "bottom", colour) if high < 0.72 else (low - 0.02, "top", colour)
