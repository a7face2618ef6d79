"""Figures of a lost customer: what a gift may cost, and what a price cut must keep."""

from __future__ import annotations

from matplotlib.axes import Axes

from crm_teaching.churn.causes import MOST_KEPT, PriceCut
from crm_teaching.churn.loss import LAST_YEAR, Rescue
from crm_teaching.style import INK, describe, money_axis, new_axes, percent_axis
from crm_teaching.wording import show_value

_DARK = "#9A6700"  # orange letters would be too pale to read
_LOW, _HIGH = -1000, 8000
_LEAST, _MOST = -1.5, 3.0
_PAPER = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1}


_READINGS = [("alone", "price alone 只提价格", -0.4), ("named", "price named 提到价格", 0.24)]


def _side(kept: float) -> str:
    return "left" if kept < 0.27 else "right"


def plot_rescue(result: Rescue, *, ax: Axes | None = None) -> Axes:
    """Draw what the formula and what the margin to come allow for a gift, by years as a customer.

    Parameters
    ----------
    result : Rescue
        From `rescue`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.churn.loss import rescue
    >>> plot_rescue(rescue(3, 2400, 0.12, 0.10, 0.25, 600, 300)).get_ylabel()
    'Yuan a customer 元/客户'
    """
    ax = new_axes(ax)
    pays = result.gain >= 0
    ax.plot(
        result.lines.index, result.lines["formula"], color=INK["rival"], label="V, the text's formula 公式"
    )
    ax.plot(
        result.lines.index, result.lines["limit"], color=INK["us"], label="most that a gift may cost 礼品上限"
    )
    ax.axhline(0, color=INK["neutral"], lw=1)
    ink = INK["gain" if pays else "loss"]
    ax.plot(result.years, result.gift, "o", color=ink, ms=11)
    side, place = ("right", -0.35) if result.years > 9 else ("left", 0.35)
    word = f"gift {show_value(result.gift)}"
    ax.text(result.years + place, result.gift + 230, word, color=ink, ha=side, bbox=_PAPER)
    place = 14.9 if result.years < 9 else 7.5
    height = min(result.limit + 140, _HIGH - 500)
    ax.text(place, height, f"limit {show_value(round(result.limit))}", color=INK["us"], ha="right")
    if result.zero_year <= LAST_YEAR - 1:
        words = f"V is 0 at {result.zero_year:.1f} years "
        ax.text(result.zero_year, -560, words, color=_DARK, ha="right")
    ax.set_title("A gift pays below the blue line; the formula says: below the orange line")
    ax.set_xlim(-0.4, LAST_YEAR + 0.4)
    ax.set_ylim(_LOW, _HIGH)
    ax.set_xticks(range(0, LAST_YEAR + 1, 3))
    money_axis(ax.yaxis)
    ax.set_xlabel("Years as a customer 已有年数")
    ax.set_ylabel("Yuan a customer 元/客户")
    ax.legend(loc="upper right")
    return describe(
        ax,
        f"The formula falls by the same amount each year and is 0 at {result.zero_year:.1f} years; the most "
        f"that a gift may cost stays at {show_value(round(result.limit))} yuan. The gift of "
        f"{show_value(result.gift)} yuan {'pays' if pays else 'does not pay'}.",
    )


def plot_price_cut(result: PriceCut, *, ax: Axes | None = None) -> Axes:
    """Draw what a price cut brings by the share of leavers whom it keeps, with both readings of the count.

    Parameters
    ----------
    result : PriceCut
        From `price_cut`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.churn.causes import price_cut
    >>> plot_price_cut(price_cut(60, 0.30, 0.30, 0.12, 0.10, 600, 10_000)).get_ylabel()
    "Gain on one year's leavers 收益, million yuan"
    """
    ax = new_axes(ax)
    ax.plot(result.line.index, result.line / 1e6, color=INK["us"])
    ax.axhline(0, color=INK["neutral"], lw=1.5)
    if result.needed <= MOST_KEPT:
        ax.plot([result.needed, result.needed], [0, -1.05], color=INK["text"], lw=1, ls=":")
        ax.text(result.needed, -1.25, f"pays from {result.needed:.1%}", ha=_side(result.needed))
    same = result.readings["share"].diff().iloc[-1] < 0.02
    for name, words, height in _READINGS[1 if same else 0 :]:
        kept, gain = result.readings.loc[name, "share"], result.readings.loc[name, "gain"] / 1e6
        ink = INK["gain" if gain >= 0 else "loss"]
        ax.plot(kept, gain, "o", color=ink, ms=10)
        ax.text(kept, gain + height, f"{words}: {kept:.0%}", color=ink, ha=_side(kept), bbox=_PAPER)
    ax.set_title(f"A cut for all must keep {result.needed:.1%} of those who leave")
    ax.set_xlim(0, MOST_KEPT)
    ax.set_ylim(_LEAST, _MOST)
    percent_axis(ax.xaxis)
    ax.set_xlabel("Leavers whom the cut keeps 降价留住的流失者, % of leavers")
    ax.set_ylabel("Gain on one year's leavers 收益, million yuan")
    said = "; ".join(
        f"{name}: {row['share']:.0%} kept, {row['gain'] / 1e6:.2f} million yuan"
        for name, row in result.readings.iterrows()
    )
    return describe(
        ax, f"A line rises from the cost of the cut and crosses 0 at {result.needed:.1%}. {said}."
    )
