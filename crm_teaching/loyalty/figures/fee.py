"""Figure of a membership fee from the shop's side: the goals that it serves."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator

from crm_teaching.loyalty.fee import FeeChoice
from crm_teaching.style import INK, describe, new_axes, percent_axis

_LOW = -0.5  # far below it a curve would press the three best fees together
_GOALS = {
    "members": ("members 会员数", INK["us"]),
    "fee_income": ("fee income 会费收入", INK["rival"]),
    "net": ("net of the shop 净得", INK["gain"]),
}


def plot_fee(result: FeeChoice, *, ax: Axes | None = None) -> Axes:
    """Draw members, fee income and net over the fee, each against its own best.

    Parameters
    ----------
    result : FeeChoice
        From `choose_fee`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.fee import choose_fee
    >>> ax = plot_fee(choose_fee(150, 0.05, 52, 30, 2.2, margin=0.12, extra_spend=0.25, card_cost=10))
    >>> ax.get_xlabel()
    'Yearly fee 年会费, yuan'
    """
    ax = new_axes(ax)
    fees = result.goals["fee_yuan"]
    for goal, (words, colour) in _GOALS.items():
        curve = result.goals[goal]
        if curve.isna().all():
            ax.plot([], [], color=colour, label=f"{words}: below zero at every fee")
            continue
        cut = f" (cut at {_LOW:.0%})" if curve.min() < _LOW else ""
        ax.plot(fees, curve, color=colour, lw=2.4, label=words + cut)
        ax.plot(fees[curve.idxmax()], 1, "v", color=colour, ms=11)
    _mark_fee(ax, result)
    ax.axhline(0, color=INK["neutral"], lw=0.8)
    ax.set_title("Three goals, three best fees")
    ax.set_xlim(-8, 500)
    ax.set_ylim(_LOW, 1.25)
    ax.yaxis.set_major_locator(FixedLocator([_LOW, 0, 0.5, 1]))
    percent_axis(ax.yaxis)
    ax.set_xlabel("Yearly fee 年会费, yuan")
    ax.set_ylabel("Reached of the goal's best 达到最优值, %")
    ax.legend(loc="lower right", fontsize=9.5)
    return describe(
        ax,
        f"Three curves over the fee from 0 to 500 yuan, each as a share of its best: members, fee income and "
        f"net. At {result.fee:.0f} yuan {result.members:.0f} of 100 households join and the shop nets "
        f"{result.net_yuan:,.0f} yuan; the best fee for the net is {result.best_fee:.0f} yuan.",
    )


def _mark_fee(ax: Axes, result: FeeChoice) -> None:
    ax.axvline(result.fee, ymax=0.88, color=INK["loss"], lw=1.6, ls="--")
    end = "right" if result.fee > 430 else "left" if result.fee < 70 else "center"
    words = f"{result.fee:.0f} yuan: {result.members:.0f} of 100 join"
    ax.text(result.fee, 1.07, words, ha=end, va="bottom", color=INK["loss"])
