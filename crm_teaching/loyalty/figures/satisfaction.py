"""Figures of satisfaction and loyalty: who stays at each score, and what one more point buys."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.loyalty.satisfaction import SCORES, PointWorth
from crm_teaching.style import INK, describe, new_axes, percent_axis

_MARKETS = {"few rivals": INK["us"], "many rivals": INK["loss"]}
_NAMES = {"few rivals": "Hill Town\n对手少, few rivals", "many rivals": "Port City\n对手多, many rivals"}


def _score_axes(ax: Axes, right: float) -> None:
    ax.set_xlim(0.5, right)
    ax.set_xticks(SCORES)
    ax.set_ylim(0, 1.08)
    ax.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    percent_axis(ax.yaxis)
    ax.set_xlabel("Score ticked 打分, points (1 very dissatisfied, 5 very satisfied)")
    ax.set_ylabel("Customers who renew 续租, %")


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
    'Customers who renew 续租, %'
    """
    ax = new_axes(ax)
    said = []
    for market, rows in table.groupby("market"):
        colour, shift = _MARKETS[str(market)], 0.03 if market == "many rivals" else -0.03
        reach = [rows["share_stayed"] - rows["low"], rows["high"] - rows["share_stayed"]]
        ax.errorbar(
            rows["score"] + shift, rows["share_stayed"], yerr=reach, color=colour, marker="o", capsize=3, lw=2
        )
        for row in rows.itertuples():
            counts = f"{row.n_stayed} of {row.n_customers}"
            ax.text(row.score + shift, row.high + 0.012, counts, color=colour, fontsize=9, ha="center")
        ax.text(5.35, rows.iloc[-1]["share_stayed"], _NAMES[str(market)], color=colour, va="center")
        four = rows.loc[rows["score"] == 4, "share_stayed"].iloc[0]
        said.append(f"{four:.0%} renew with {market}")
    _score_axes(ax, right=6.9)
    ax.set_title("The same score of 4: " + ", ".join(said))
    return describe(ax, "Share who renewed by score, with 95% intervals. At 4, " + ", ".join(said) + ".")


def plot_point_worth(result: PointWorth, *, ax: Axes | None = None) -> Axes:
    """Draw who stays at each answer, and what one more point adds and nets per customer.

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
    >>> from crm_teaching.simulate import satisfaction_survey
    >>> plot_point_worth(worth_of_a_point(satisfaction_survey(), 4, 4000, 1000)).get_ylabel()
    'Customers who renew 续租, %'
    """
    ax = new_axes(ax)
    steps = result.steps
    for row in steps.itertuples():
        colour = INK["gain"] if row.net_yuan > 0 else INK["loss"]
        ax.bar(row.score, row.gain, 0.5, bottom=row.stay_before, color=colour)
        label = f"{100 * row.gain:+.0f} of 100\n{row.net_yuan:+,.0f} yuan"
        # Above the bar, or below it where the bar ends near the top.
        above = row.stay_after < 0.9
        y, side = (row.stay_after + 0.02, "bottom") if above else (row.stay_before - 0.03, "top")
        ax.text(row.score, y, label, ha="center", va=side, color=colour, fontsize=10)
    ax.plot(
        steps["score"],
        steps["stay_before"],
        "o",
        color=INK["text"],
        ms=6,
        label="today; bar: with one point more",
    )
    ax.legend(loc="lower right", fontsize=10)
    _score_axes(ax, right=5.9)
    ax.set_title("What one more point adds, per 100 customers; green pays, red loses")
    return describe(
        ax,
        f"Share who stay by score at competition {result.gamma:.1f}. One more point gains "
        + ", ".join(f"{row.gain:.0%} at {row.score}" for row in steps.itertuples())
        + ".",
    )
