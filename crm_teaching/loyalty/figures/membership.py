"""Figures of a paid membership: which households gain, and what each fee brings the shop."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, NullLocator, StrMethodFormatter

from crm_teaching.loyalty.membership import Membership
from crm_teaching.style import INK, describe, new_axes, percent_axis

_TICKS = [100, 300, 1_000, 3_000, 10_000, 30_000, 100_000]
_LOW, _HIGH = 50, 200_000
_TOP = 0.215


def plot_membership(result: Membership, *, ax: Axes | None = None) -> Axes:
    """Draw households by yearly spend, cut at the spend that pays the fee back.

    Parameters
    ----------
    result : Membership
        From `membership`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.membership import membership
    >>> ax = plot_membership(membership(150, 0.05, 52, 30, 2.2))
    >>> ax.get_xlabel()
    'Yearly spend 年消费额, yuan (each mark about 3 times the last)'
    """
    ax = new_axes(ax)
    for gains, colour in ((False, INK["light"]), (True, INK["gain"])):
        bars = result.households.loc[result.households["gains"] == gains]
        if not bars.empty:
            edges = [*bars["spend_from_yuan"], bars["spend_to_yuan"].iloc[-1]]
            ax.stairs(bars["height"], edges, fill=True, color=colour)
    _label_median(ax, result)
    _label_sides(ax, result)
    ax.set_title("Only households to the right of the line get their fee back")
    ax.set_xscale("log")
    ax.set_xlim(_LOW, _HIGH)
    ax.xaxis.set_major_locator(FixedLocator(_TICKS))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    ax.set_ylim(0, _TOP)
    ax.yaxis.set_major_locator(FixedLocator([0, 0.05, 0.1, 0.15, 0.2]))
    percent_axis(ax.yaxis)
    ax.set_xlabel("Yearly spend 年消费额, yuan (each mark about 3 times the last)")
    ax.set_ylabel("Households in each bar 家庭, %")
    return describe(
        ax,
        f"Bars of households by yearly spend. The median household spends {result.median_spend_yuan:,.0f} "
        f"yuan; the fee is paid back from {result.break_even_yuan:,.0f} yuan, which "
        f"{result.share_gaining:.0%} of households reach.",
    )


def _label_median(ax: Axes, result: Membership) -> None:
    # The label leans away from the break-even line, so that the two never lie on each other.
    median, bars = result.median_spend_yuan, result.households
    bar = bars.loc[(bars["spend_from_yuan"] <= median) & (median < bars["spend_to_yuan"]), "height"]
    left = median < result.break_even_yuan if median > 400 else False
    top = float(bar.max())
    ax.plot([median, median], [0, top + 0.012], color=INK["text"], lw=1.4)
    ax.annotate(
        f"median household\n{median:,.0f} yuan",
        (median, top),
        (-4 if left else 4, 4),
        textcoords="offset points",
        ha="right" if left else "left",
        va="bottom",
        fontsize=9.5,
    )


def _label_sides(ax: Axes, result: Membership) -> None:
    gaining = round(100 * result.share_gaining)
    limit = result.break_even_yuan
    if not _LOW < limit < _HIGH:
        text = "every household gains" if limit <= _LOW else "no household gains"
        ax.text(
            0.98, 0.95, text, transform=ax.transAxes, ha="right", va="top", color=INK["loss"], fontsize=12
        )
        return
    ax.plot([limit, limit], [0, 0.93 * _TOP], color=INK["loss"])
    end = "right" if limit > 30_000 else "left" if limit < 300 else "center"
    ax.text(limit, 0.94 * _TOP, f"break-even {limit:,.0f} yuan", ha=end, va="bottom", color=INK["loss"])
    for sign, words, colour in (
        (-1, f"{100 - gaining} of 100 lose", INK["neutral"]),
        (1, f"{gaining} of 100 gain", INK["gain"]),
    ):
        ax.annotate(
            words,
            (limit, 0.91 * _TOP),
            (8 * sign, 0),
            textcoords="offset points",
            ha="left" if sign > 0 else "right",
            va="top",
            color=colour,
            fontsize=13,
        )
