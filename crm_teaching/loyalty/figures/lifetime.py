"""Figures of what to spend on customers: an offer to a quiet one, more products."""

from __future__ import annotations

from matplotlib.axes import Axes

from crm_teaching.loyalty.bank import SecondProduct
from crm_teaching.loyalty.offer import KeepOffer
from crm_teaching.style import INK, describe, money_axis, new_axes, percent_axis


def plot_keep_offer(result: KeepOffer, *, ax: Axes | None = None) -> Axes:
    """Draw the orders to expect from a customer, the longer she is silent.

    Parameters
    ----------
    result : KeepOffer
        From ``keep_offer``.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.
    """
    ax = new_axes(ax)
    weeks = result.curves["weeks_silent"]
    label = f"rare buyer, {result.other_repeats} repeat orders: P(alive) {result.other_alive:.0%}"
    ax.plot(weeks, result.curves["other"], color=INK["rival"], lw=2.2, label=label)
    label = f"this customer, {result.repeats} repeat orders: P(alive) {result.p_alive:.0%}"
    ax.plot(weeks, result.curves["this"], color=INK["us"], lw=3, label=label)
    ax.axhline(
        result.orders_needed,
        color=INK["loss"],
        ls="--",
        lw=1.6,
        label=f"the offer pays above {result.orders_needed:.2g}",
    )
    ax.plot([result.weeks_silent], [result.other_expected], "o", color=INK["rival"], ms=9)
    ax.plot([result.weeks_silent], [result.expected_orders], "o", color=INK["us"], ms=11)
    ax.set_title("Silence says more about a frequent buyer")
    ax.set_xlim(-0.6, 38.6)
    ax.set_ylim(0, 6)
    ax.set_xlabel("Weeks since her last order 沉默周数, weeks")
    ax.set_ylabel("Orders to expect in 39 weeks 预期订单")
    ax.legend(loc="upper right")
    return describe(
        ax,
        f"Orders to expect over weeks of silence. With {result.repeats} repeat orders and "
        f"{result.weeks_silent} weeks of silence: {result.expected_orders:.2g} orders, a chance of "
        f"{result.p_alive:.0%} to be a customer still. The offer pays above {result.orders_needed:.2g}.",
    )


def plot_second_product(result: SecondProduct, *, ax: Axes | None = None) -> Axes:
    """Draw what more products are worth, by how much of the churn gap it causes.

    Parameters
    ----------
    result : SecondProduct
        From ``second_product``.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.
    """
    ax = new_axes(ax)
    curve = result.curve
    ax.plot(curve["cause_share"], curve["worth"], color=INK["us"], lw=3)
    words = f"worth 价值 {result.worth:,.0f} yuan, churn 流失 {result.churn_after:.0%} a year"
    ax.plot([result.cause_share], [result.worth], "o", color=INK["us"], ms=11, label=words)
    words = f"bonus 奖励: {result.bonus:,.0f} yuan"
    ax.axhline(result.bonus, color=INK["loss"], ls="--", lw=1.6, label=words)
    ax.set_title("If half of the gap is cause, far less than half of the worth is left")
    ax.set_xlim(-0.02, 1.02)
    ax.set_ylim(0, 2600)
    percent_axis(ax.xaxis)
    money_axis(ax.yaxis)
    ax.set_xlabel("Share of the churn gap that the products cause 因果部分, %")
    ax.set_ylabel("Worth of the longer stay 价值, yuan")
    ax.legend(loc="upper left")
    return describe(
        ax,
        f"The worth of taking more products rises ever faster with the share of the gap that they cause, "
        f"up to {result.promised:.0f} yuan. At {result.cause_share:.0%} it is {result.worth:.0f}; the bonus "
        f"costs {result.bonus:.0f}.",
    )
