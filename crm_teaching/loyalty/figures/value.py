"""Figures of a customer's value under contract: conventions, more retention, a cohort over time."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.loyalty.lift import BASES
from crm_teaching.loyalty.value import CONVENTIONS, WinPrice
from crm_teaching.style import INK, describe, money_axis, new_axes, percent_axis

_LINES = {"now": INK["us"], "year_end": INK["gain"], "if_stays": INK["rival"]}


def plot_win_price(result: WinPrice, *, ax: Axes | None = None) -> Axes:
    """Draw what a new customer has brought, year by year, under three conventions, against her price.

    Parameters
    ----------
    result : WinPrice
        From ``win_price``.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.value import win_price
    >>> plot_win_price(win_price(100, 0.8, 0.1, 300, "now")).get_ylabel()
    'Value so far 累计价值, USD'
    """
    ax = new_axes(ax)
    for rule, colour in _LINES.items():
        chosen = rule == result.convention
        label = f"{CONVENTIONS[rule].en}: {result.values[rule]:.0f} USD in all"
        width, alpha = (3.2, 1.0) if chosen else (1.6, 0.55)
        path = result.path[rule]
        ax.plot(result.path["year"], path, "o-", color=colour, label=label, ms=3.5, lw=width, alpha=alpha)
    cost = result.acquisition_cost
    ax.axhline(cost, color=INK["loss"], lw=1.8, ls="--", label=f"price of winning her: {cost:.0f} USD")
    ax.set_title("One customer, three textbook values")
    ax.set_xlim(0, 31)
    ax.set_ylim(0, 1000)
    ax.set_xticks([1, 5, 10, 15, 20, 25, 30])
    money_axis(ax.yaxis)
    ax.set_xlabel("Margins counted, one a year 计入毛利笔数")
    ax.set_ylabel("Value so far 累计价值, USD")
    ax.legend(loc="upper left", fontsize=9.5, title="First margin 首笔毛利", alignment="left")
    lines = "; ".join(f"{CONVENTIONS[rule].en}: {value:.0f}" for rule, value in result.values.items())
    return describe(
        ax, f"Three rising curves of a customer's value in USD by margins ({lines}) and a line at {cost:.0f}."
    )


def plot_lift(
    curves: pd.DataFrame, *, band: tuple[float, float] = (0.25, 0.85), ax: Axes | None = None
) -> Axes:
    """Draw how much "5% more retention" adds to a customer's value, by reading.

    Parameters
    ----------
    curves : DataFrame
        From ``lift_curves``.
    band : tuple of float
        The rise that is claimed, as shares.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.lift import lift_curves
    >>> plot_lift(lift_curves(0.05, 0.10)).get_xlabel()
    'Retention before 原留存率, %; dots: the twelve settings tried'
    """
    ax = new_axes(ax)
    ax.axhspan(*band, color=INK["light"], alpha=0.45, lw=0)
    ax.text(0.405, band[1] - 0.02, "claimed 所说: 25 to 85%", va="top", color=INK["neutral"])
    lines = {
        "lifetime": (INK["neutral"], ":", "5 points,\nnot discounted"),
        "points": (INK["us"], "-", "5 points"),
        "per_cent": (INK["rival"], "-", "5 per cent"),
        "churn": (INK["loss"], "-", "5% less churn"),
    }
    for name, (colour, dashes, label) in lines.items():
        ax.plot(curves["retention"], curves[name], color=colour, ls=dashes, lw=2.6)
        end = curves[name].iloc[-1]
        va = "top" if name == "lifetime" else "bottom" if name == "points" else "center"
        ax.text(0.91, end, f"{label}: {end:.0%}", color=colour, va=va)
    tried = curves[curves["retention"].isin(BASES)]
    for name in ("points", "per_cent", "churn"):
        ax.plot(tried["retention"], tried[name], "o", color=lines[name][0], ms=8)
    ax.set_title("Read as 5% less churn, the claim never comes near")
    ax.set_xlim(0.40, 1.09)
    ax.set_ylim(0, 1.0)
    ax.set_xticks([0.4, 0.5, *BASES])
    percent_axis(ax.xaxis)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Retention before 原留存率, %; dots: the twelve settings tried")
    ax.set_ylabel("More value per customer 价值增加, %")
    top = curves.drop(columns="retention").max()
    return describe(
        ax,
        "Four curves of the rise in value over the retention before, with the claimed band from 25 to 85%. "
        f"The highest rise is {top['points']:.0%} for 5 points, {top['per_cent']:.0%} for 5 per cent and "
        f"{top['churn']:.0%} for 5 per cent less churn, discounted.",
    )


def plot_cohort(projection: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw a cohort's survival with the years that the projections did not see.

    Parameters
    ----------
    projection : DataFrame
        From ``project_cohort``.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.sbg import project_cohort
    >>> plot_cohort(project_cohort([100, 63.1, 46.8, 38.2, 32.6], n_known=3)).get_xlabel()
    'Years since joining 入会年数, years'
    """
    ax = new_axes(ax)
    seen, later = projection[projection["known"]], projection[~projection["known"]]
    ax.axvspan(seen["year"].max() + 0.5, 12.5, color=INK["light"], alpha=0.35, lw=0)
    ax.text(12.4, 0.97, "not yet seen 未来", ha="right", va="top", color=INK["neutral"])
    label = f"one rate for all, {projection['constant'].iloc[1]:.0%}"
    ax.plot(projection["year"], projection["constant"], color=INK["rival"], label=label)
    ax.plot(projection["year"], projection["sbg"], color=INK["us"], label="customers differ (sBG)")
    ax.plot(seen["year"], seen["actual"], "o", color=INK["text"], ms=7, label="still there, known")
    ax.plot(
        later["year"], later["actual"], "o", mfc="white", color=INK["text"], ms=7, label="still there, later"
    )
    ax.set_title("One rate for all forgets those who stay")
    ax.set_xlim(-0.3, 12.5)
    ax.set_ylim(0, 1.03)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Years since joining 入会年数, years")
    ax.set_ylabel("Still customers 仍在的客户, %")
    ax.legend(loc="upper center", bbox_to_anchor=(0.44, 1.0), fontsize=9.5)
    end = projection.iloc[-1]
    return describe(
        ax,
        f"Survival of a cohort by year. In year {end['year']:.0f} {end['actual']:.0%} are left; the model in "
        f"which customers differ said {end['sbg']:.0%}, one rate for all {end['constant']:.0%}.",
    )
