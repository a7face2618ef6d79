"""A figure of real repeat orders: what a card earns."""

from __future__ import annotations

from matplotlib.axes import Axes

from crm_teaching.loyalty.repeat import CardOffer
from crm_teaching.style import INK, describe, money_axis, new_axes

# Steps of the money axis: it grows only when a bar would leave it.
_MONEY = (500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000)


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
    >>> import pandas as pd
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
