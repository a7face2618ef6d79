"""Figures of how long customers stay: survival by group, a voucher's worth, two groups beside an average."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.churn.groups import MONTHS_DRAWN, TwoGroups
from crm_teaching.churn.voucher import Voucher
from crm_teaching.style import INK, describe, money_axis, new_axes, percent_axis

_COLOURS = ("us", "rival", "gain", "accent")


def plot_stay(curves: Mapping[str, pd.DataFrame], *, ax: Axes | None = None) -> Axes:
    """Draw the survival of groups of customers with their 95% intervals, over five years.

    Parameters
    ----------
    curves : mapping of name to DataFrame
        From ``survival_curve``, at most four.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.churn.survival import survival_curve
    >>> three = pd.DataFrame({"tenure_months": [1, 2, 2], "churned": [1, 0, 1]})
    >>> plot_stay({"all": survival_curve(three)}).get_xlabel()
    'Months as a customer 在网月数, months'
    """
    ax = new_axes(ax)
    said = []
    for (name, curve), ink in zip(curves.items(), _COLOURS, strict=False):
        part = curve.loc[:MONTHS_DRAWN]
        band = (part["low"], part["high"])
        ax.fill_between(part.index, *band, step="post", color=INK[ink], alpha=0.25, lw=0)
        ax.step(part.index, part["survival"], where="post", color=INK[ink])
        end = part.iloc[-1]
        height = min(end["survival"], 0.965)
        words = f" {name}: {end['survival']:.0%}"
        ax.text(part.index[-1], height, words, color=INK["text"], va="center")
        said.append(f"{name} {end['survival']:.0%} after {part.index[-1]} months")
    ax.axhline(0.5, color=INK["neutral"], lw=1, ls="--")
    ax.text(1, 0.46, "half 一半", color=INK["neutral"], va="center")
    ax.set_title("Who has a contract stays longer (fictional firm; bands: 95%)")
    ax.set_xlim(0, 80)
    ax.set_xticks(range(0, MONTHS_DRAWN + 1, 12))
    ax.set_ylim(0, 1.04)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Months as a customer 在网月数, months")
    ax.set_ylabel("Still customers 仍在的客户, %")
    return describe(ax, f"Falling curves of the share still there: {'; '.join(said)}.")


def plot_voucher(result: Voucher, *, ax: Axes | None = None) -> Axes:
    """Draw what a contract saves by how many of the held stay on after it, beside the voucher's cost.

    Parameters
    ----------
    result : Voucher
        From ``price_voucher``.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
    """
    ax = new_axes(ax)
    lines = result.lines
    label = f"saved by the contract 合同省下: {result.sure_worth:.0f} to {result.most_worth:.0f} dollars"
    ax.fill_between(lines.index, lines["low"], lines["high"], color=INK["us"], alpha=0.25, lw=0)
    ax.plot(lines.index, lines["worth"], color=INK["us"], lw=3, label=label)
    words = f"voucher 代金券: {result.voucher:.0f} dollars"
    ax.axhline(result.voucher, color=INK["loss"], ls="--", label=words)
    if 0 < result.needed < 1:
        ax.plot([result.needed] * 2, [0, result.voucher], color=INK["neutral"], lw=1, ls="--")
        ax.plot([result.needed], [result.voucher], "o", color=INK["loss"], ms=9)
        side, gap = ("left", 0.01) if result.needed < 0.7 else ("right", -0.01)
        ax.text(result.needed + gap, 12, f"pays from {result.needed:.0%} on", ha=side)
    first, later = result.gained_first, result.gained_later
    ax.set_title(f"Months gained: {first:.1f} while it runs, up to {later:.1f} afterwards")
    ax.set_xlim(-0.02, 1.02)
    ax.set_ylim(0, 480)
    percent_axis(ax.xaxis)
    money_axis(ax.yaxis)
    ax.set_xlabel("Of those held by the contract, stay on after it 合同期后仍留下, %")
    ax.set_ylabel("Margin saved by a contract 毛利, USD")
    ax.legend(loc="upper left")
    return describe(
        ax,
        f"A line rises from {result.sure_worth:.0f} dollars if none of those held stays on to "
        f"{result.most_worth:.0f} if all do. The voucher costs {result.voucher:.0f}.",
    )


def plot_two_groups(result: TwoGroups, *, ax: Axes | None = None) -> Axes:
    """Draw a cohort of two groups in which nobody changes, beside one average customer.

    Parameters
    ----------
    result : TwoGroups
        From ``price_new_customer``.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
    """
    ax = new_axes(ax)
    table = result.by_month.loc[:MONTHS_DRAWN]
    if result.seen is not None:
        seen = result.seen.loc[:MONTHS_DRAWN:3]
        ax.plot(
            seen.index,
            seen,
            "o",
            mfc="white",
            color=INK["text"],
            ms=5,
            label="the fictional firm's customers 公司客户",
        )
    label = f"two groups, nobody changes 两类客户: {result.mean_months:.1f} months"
    ax.plot(table.index, table["survival"], color=INK["us"], lw=3, label=label)
    label = f"all leave at {result.first_churn:.1%} a month 平均客户: {result.average_months:.1f} months"
    ax.plot(table.index, table["average"], color=INK["rival"], label=label)
    first, later = table.loc[[0, 12], "churn"]
    ax.set_title(f"Churn of those still here: {first:.1%} in month 1, {later:.1%} in month 13")
    ax.set_xlim(-0.5, MONTHS_DRAWN + 0.5)
    ax.set_xticks(range(0, MONTHS_DRAWN + 1, 12))
    ax.set_ylim(0, 1.3)
    ax.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    percent_axis(ax.yaxis)
    ax.set_xlabel("Months as a customer 在网月数, months")
    ax.set_ylabel("Still customers 仍在的客户, %")
    ax.legend(loc="upper right")
    return describe(
        ax,
        f"Survival over {MONTHS_DRAWN} months. Two groups in which nobody changes pay "
        f"{result.mean_months:.1f} of the first {result.months_priced} months, one average customer "
        f"{result.average_months:.1f}.",
    )
