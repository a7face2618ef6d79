"""Figures of the lesson on who is gone: who comes back, what a mail earns, which rate decides."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.churn.adviser import MOST, Adviser
from crm_teaching.churn.window import WindowChoice
from crm_teaching.style import INK, describe, new_axes, percent_axis

_LINES = {"us": "o-", "rival": "s-", "gain": "^-"}
_AGAINST = {
    "all": ("compared with all customers 与全部客户相比", "us", "-"),
    "rest": ("compared with those who stay 与留下的相比", "accent", "--"),
}


def plot_come_back(groups: Mapping[str, pd.DataFrame], *, ax: Axes | None = None) -> Axes:
    """Draw the share of the lost who come back by themselves, over the window, for up to three groups.

    Parameters
    ----------
    groups : mapping of words to DataFrame
        Each from `come_back`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> columns = ["window", "n_lost", "n_back", "back_share", "low", "high"]
    >>> one = pd.DataFrame([[6, 1700, 240, 0.141, 0.125, 0.158]], columns=columns)
    >>> plot_come_back({"all": one}).get_xlabel()
    'Called lost after 沉默多久算流失, months'
    """
    ax = new_axes(ax)
    said = []
    for (words, table), (ink, style) in zip(groups.items(), _LINES.items(), strict=False):
        ax.vlines(table["window"], table["low"], table["high"], color=INK[ink], lw=1.2)
        ax.plot(table["window"], table["back_share"], style, color=INK[ink], label=words)
        ends = table["back_share"].iloc[[0, -1]]
        said.append(f"{words}: from {ends.iloc[0]:.0%} to {ends.iloc[1]:.0%}")
    ax.set_title("However long we wait, some of the lost come back by themselves")
    ax.set_xlim(0.5, 9.5)
    ax.set_ylim(0, 0.6)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Called lost after 沉默多久算流失, months")
    ax.set_ylabel("Back in the next 6 months 六个月内回来, %")
    ax.legend(loc="upper right")
    return describe(ax, f"Share of the lost who come back, with intervals, falling. {'; '.join(said)}.")


def plot_window(result: WindowChoice, *, ax: Axes | None = None) -> Axes:
    """Draw, for each window, who comes back anyway and who is won, with what the mail earns above.

    Parameters
    ----------
    result : WindowChoice
        From `choose_window`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.wording import Decision
    >>> names = ["window", "mails", "anyway", "won", "gain", "plus_minus"]
    >>> table = pd.DataFrame([[6, 1700, 240, 86.2, 274, 107]], columns=names)
    >>> told = WindowChoice(table, 6, 6, 274, 0.74, 0.045, Decision("keep", "Keep.", "保持。"))
    >>> plot_window(told).get_ylabel()
    'Come back 回来的客户, customers'
    """
    ax = new_axes(ax)
    table = result.windows
    ax.bar(
        table["window"], table["anyway"], width=0.7, color=INK["rival"], label="come back anyway 本来就会回来"
    )
    ax.bar(
        table["window"],
        table["won"],
        width=0.7,
        bottom=table["anyway"],
        color=INK["gain"],
        label="won by the mail 邮件挽回",
    )
    for row in table.itertuples():
        top = row.anyway + row.won + 25
        best, loses = row.window == result.best, row.gain <= 0
        ink = INK["loss"] if loses else INK["gain"] if best else INK["text"]
        ax.text(row.window, top, f"{row.gain:,.0f}", ha="center", color=ink, size=12 if best else 10.5)
    ax.plot(result.chosen, 18, "^", color=INK["text"], ms=9, label="window in use 现用窗口")
    share = f"of 100 who come back {100 * result.anyway_share:.0f} would have come anyway"
    ax.set_title(f"{result.chosen} month{'s'[: result.chosen > 1]}: {share}")
    ax.text(9.4, 850, "above a bar: what the mail earns 净收益, dollars", ha="right")
    ax.set_xlim(0.5, 9.5)
    ax.set_ylim(0, 1280)
    ax.set_xticks(range(1, 10))
    ax.set_xlabel("Mail after a silence of 沉默多久后寄信, months")
    ax.set_ylabel("Come back 回来的客户, customers")
    ax.legend(loc="upper right")
    gains = ", ".join(f"{row.window}: {row.gain:,.0f}" for row in table.itertuples())
    return describe(ax, f"Stacked bars by window; {share}. The mail earns, in dollars by months: {gains}.")


def plot_adviser(result: Adviser, *, ax: Axes | None = None) -> Axes:
    """Draw the yearly relative churn rate over the relative purchase, with the rate that an adviser needs.

    Parameters
    ----------
    result : Adviser
        From `choose_adviser`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.churn.adviser import choose_adviser
    >>> ax = plot_adviser(choose_adviser(25, 500, 3, "all", 12, 8000, 0.30, 120_000))
    >>> ax.get_ylabel()
    'Purchases lost a year 每年流失的购买额, %'
    """
    ax = new_axes(ax)
    for against, (words, ink, style) in _AGAINST.items():
        ax.plot(result.lines.index, result.lines[against], style, color=INK[ink], label=words)
    ax.axhline(result.limit, color=INK["loss"], lw=1.5)
    ax.axhline(result.absolute, color=INK["neutral"], lw=1.2, ls=":")
    ax.text(9.9, result.limit + 0.008, "above this line an adviser pays", color=INK["loss"], ha="right")
    ax.text(6.5, result.absolute + 0.008, "absolute rate 绝对流失率", color=INK["neutral"], ha="right")
    ink = INK[_AGAINST[result.against][1]]
    ax.plot(result.relative_purchase, result.relative, "o", color=ink, ms=10)
    ax.set_title(f"{result.absolute:.1%} of the customers, {result.relative:.1%} of the purchases a year")
    ax.set_xlim(0, MOST)
    ax.set_ylim(0, 0.6)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Purchases of a lost customer, as a multiple 流失者的购买倍数, times")
    ax.set_ylabel("Purchases lost a year 每年流失的购买额, %")
    # Steep lines pass behind it.
    ax.legend(loc="upper left", frameon=True, framealpha=1, edgecolor="white")
    return describe(
        ax,
        f"Two rising lines of the relative churn rate. The dot lies at {result.relative_purchase:g} times "
        f"and {result.relative:.1%} a year; an adviser pays above {result.limit:.1%}; the absolute rate is "
        f"{result.absolute:.1%}.",
    )
