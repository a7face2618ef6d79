"""Figures of real repeat orders: luck against customers, and what a card earns."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import StrMethodFormatter

from crm_teaching.loyalty.repeat import CardOffer
from crm_teaching.style import INK, describe, money_axis, new_axes

# Steps of the money axis: it grows only when a bar would leave it.
_MONEY = (500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000)


def plot_chance(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how many customers reach k orders, really and if only luck differed.

    Parameters
    ----------
    table : DataFrame
        As `chance_orders` returns it.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.repeat import chance_orders
    >>> shop = pd.DataFrame({"n_orders": [1, 1, 4], "weeks_seen": [10.0] * 3, "came_back": [0, 0, 1]})
    >>> ax = plot_chance(chance_orders(shop))
    >>> ax.get_yscale()
    'log'
    """
    ax = new_axes(ax)
    ax.plot(table["min_orders"], table["by_luck"], "o--", color=INK["rival"])
    ax.plot(table["min_orders"], table["customers"], "o-", color=INK["us"])
    by_orders = table.set_index("min_orders")
    three, seven = by_orders.loc[3], by_orders.loc[7]
    ax.vlines(
        [3, 7], table["by_luck"].iloc[[2, 6]], table["customers"].iloc[[2, 6]], color=INK["neutral"], ls=":"
    )
    ax.text(3.15, three["by_luck"] * 1.1, f"by lot 抽签: {three['by_luck']:.0f}", color=INK["rival"])
    ax.text(
        2.85, three["customers"] / 1.9, f"real 实际: {three['customers']:.0f}", color=INK["us"], ha="right"
    )
    ax.text(7.15, seven["customers"] * 1.15, f"real 实际: {seven['customers']:.0f}", color=INK["us"])
    ax.text(7.2, seven["by_luck"], f"by lot 抽签: {seven['by_luck']:.1f}", color=INK["rival"])
    ax.set_title("Orders dealt out by lot: often three or more, hardly ever seven")
    ax.set_yscale("log")
    ax.set_ylim(0.7, 4000)
    ax.set_xlim(0.7, 10.4)
    ax.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    ax.set_xticks(table["min_orders"])
    ax.set_xlabel("Orders up to 30 September 1997, at least 订单数（至少）")
    ax.set_ylabel("Customers 客户数 (each line: ten times more)")
    return describe(
        ax,
        "Two falling lines on a logarithmic scale. Up to three orders luck alone would give more customers "
        f"than there are. Seven orders: {seven['customers']:.0f}; by luck {seven['by_luck']:.1f}.",
    )


def plot_card_offer(result: CardOffer, *, ax: Axes | None = None) -> Axes:
    """Draw what each rule earns on the real orders of the following 39 weeks.

    Parameters
    ----------
    result : CardOffer
        From `card_offer`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.repeat import card_offer
    >>> shop = pd.DataFrame({"n_orders": [1, 1, 4], "later_usd": [0., 20, 200], "came_back": [0, 1, 1]})
    >>> ax = plot_card_offer(card_offer(shop, 1, 2, 0.02, 0.3, 0.15))
    >>> ax.get_ylabel()
    'Gain of the card 发卡净收益, USD'
    """
    ax = new_axes(ax)
    rules = result.rules
    ax.axvspan(result.chosen - 0.5, result.chosen + 0.5, color=INK["light"], alpha=0.5, lw=0)
    colours = [INK["gain" if gain > 0 else "loss"] for gain in rules["gain"]]
    ax.bar(rules["min_orders"], rules["gain"], color=colours, width=0.72)
    low, high = rules["gain"] - rules["margin_of_error"], rules["gain"] + rules["margin_of_error"]
    # A card for everybody may lose ten times more than any other rule: its bar runs off the axis.
    bottom = -_limit(-low[1:].min())
    top = max(_limit(high.max()), -0.2 * bottom)
    ax.vlines(rules["min_orders"], low, high, color=INK["text"], lw=1.2)
    ax.axhline(0, color=INK["text"], lw=1)
    for row, upper in zip(rules.itertuples(), high, strict=True):
        chosen, off = row.min_orders == result.chosen, row.gain < bottom
        text = f"{round(row.gain):,d}" + f"\n±{round(row.margin_of_error):,d}" * (chosen or off)
        text += "\nbar cut" * off
        y = max(upper, 0) + 0.015 * (top - bottom)
        ax.text(row.min_orders, y, text, ha="center", fontsize=10.5 if chosen else 9)
    ax.set_ylim(bottom, top)
    ax.set_xlim(0.4, 10.6)
    ax.set_title(_offer_title(result))
    ax.set_xticks(rules["min_orders"], [f"{k}+" for k in rules["min_orders"]])
    ax.grid(axis="x", visible=False)
    money_axis(ax.yaxis)
    ax.set_xlabel("Orders that earn a card, at least 发卡门槛单数 (grey: the rule chosen 所选规则)")
    ax.set_ylabel("Gain of the card 发卡净收益, USD", labelpad=1)
    return describe(
        ax,
        f"Bars of the card's gain for rules from 1 to 10 orders, with 95% intervals. From {result.chosen} "
        f"orders on it is {result.gain:,.0f} dollars; the best rule asks for {result.best}.",
    )


def _offer_title(result: CardOffer) -> str:
    if result.decision.key == "no_card":
        return "No rule earns its cards back"
    if result.best == 1:
        return "Here even a card for everybody earns money"
    return "Ask for too few orders, and the cards cost more than they bring"


def _limit(value: float) -> float:
    return next((step for step in _MONEY if step >= value), _MONEY[-1])
