"""Figures of the churn warning: which score ranks best, whether its risks come true, what a line earns."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.churn.threshold import WarningLine
from crm_teaching.style import INK, describe, money_axis, new_axes, percent_axis

_LEAST, _MOST = -10_000, 40_000


def plot_tenths(tenths: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw the loss that came in each tenth of the customers, beside the risk that was said.

    Parameters
    ----------
    tenths : DataFrame
        From `risk_tenths`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> told = pd.DataFrame({"risk": [0.4], "lost": [0.38], "low": [0.3], "high": [0.5], "lift": [3.9]}, [1])
    >>> plot_tenths(told).get_ylabel()
    'Lost 流失, % of the tenth'
    """
    ax = new_axes(ax)
    errors = [tenths["lost"] - tenths["low"], tenths["high"] - tenths["lost"]]
    ax.bar(
        tenths.index, tenths["lost"], width=0.7, color=INK["sky"], label="lost in truth, with 95% 实际流失"
    )
    ax.plot(
        tenths.index, tenths["risk"], "D", color=INK["loss"], ms=6, label="risk said by the score 预测风险"
    )
    # Above the diamonds, which would hide the short interval of the safest tenth.
    ax.errorbar(
        tenths.index, tenths["lost"], yerr=errors, fmt="none", color=INK["neutral"], capsize=5, zorder=5
    )
    first = tenths.iloc[0]
    ax.set_title(f"The riskiest tenth loses {first['lost']:.0%}: {first['lift']:.1f} times the average")
    ax.set_xticks(list(tenths.index))
    ax.set_xlim(0.4, 10.6)
    ax.set_ylim(0, 0.5)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Tenth of the customers, riskiest first 按风险从高到低的十分之一")
    ax.set_ylabel("Lost 流失, % of the tenth")
    ax.legend(loc="upper right")
    said = ", ".join(
        f"{one:.0%} said {other:.0%}" for one, other in zip(tenths["lost"], tenths["risk"], strict=True)
    )
    return describe(
        ax, f"Bars of the share lost in each tenth, riskiest first, with diamonds of the risk said: {said}."
    )


def plot_line(result: WarningLine, *, ax: Axes | None = None) -> Axes:
    """Draw what calling above each line earns, with the chosen line and the money's line.

    Parameters
    ----------
    result : WarningLine
        From `price_line`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.churn.threshold import price_line
    >>> risk, lost = pd.Series([0.02, 0.10, 0.30, 0.60]), pd.Series([0, 0, 1, 1])
    >>> plot_line(price_line(risk, lost, 0.5, 1000, 0.25, 20)).get_xlabel()
    'Call above this risk 报警线, %'
    """
    ax = new_axes(ax)
    ax.plot(result.curve.index, result.curve, color=INK["us"])
    ax.axhline(0, color=INK["neutral"], lw=1)
    ax.plot(result.line, result.profit, "o", color=INK["loss"], ms=10, label="your line 所选的线")
    if result.best <= 1:
        ax.plot(
            result.best,
            result.best_profit,
            "*",
            color=INK["gain"],
            ms=15,
            label="line set by money 按金额定的线",
        )
    if result.best_profit > _MOST:
        ax.text(
            0.98, 0.68 * _MOST, "the top lies above the picture 最高点在图外", color=INK["us"], ha="right"
        )
    if result.profit < _LEAST:
        ax.text(0.98, 0.7 * _LEAST, "▼ your line lies below 所选的线在图下方", color=INK["loss"], ha="right")
    if result.deaf_above < 1:
        ax.axvspan(result.deaf_above, 1, color=INK["light"], alpha=0.5, lw=0)
        ax.text(result.deaf_above + 0.01, -9300, "no call helps 电话无效", color=INK["text"])
    ax.set_title(
        f"Your line {result.line:.0%}: {result.calls:,} calls, {round(result.profit, -1):,.0f} yuan; "
        f"by money: {result.best_calls:,} calls, {round(result.best_profit, -1):,.0f} yuan"
    )
    ax.set_xlim(0, 1)
    ax.set_ylim(_LEAST, _MOST)
    percent_axis(ax.xaxis)
    money_axis(ax.yaxis)
    ax.set_xlabel("Call above this risk 报警线, %")
    ax.set_ylabel("Profit of all calls 总利润, yuan")
    ax.legend(loc="upper right")
    ax.get_figure(root=True).subplots_adjust(left=0.125)  # type: ignore[union-attr]
    return describe(
        ax,
        f"A curve of the profit by warning line. Above {result.line:.0%}: {result.profit:,.0f} yuan from "
        f"{result.calls} calls; the money's line at {result.best:.1%}: {result.best_profit:,.0f} yuan from "
        f"{result.best_calls} calls.",
    )
