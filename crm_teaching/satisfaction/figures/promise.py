"""Figures of a promise and of what else could be changed."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from crm_teaching.satisfaction.delivered_value import LEVERS, LeverChoice
from crm_teaching.satisfaction.promise import PromiseChoice
from crm_teaching.style import INK, describe, new_axes

_LEVER_INK = dict(
    zip(LEVERS, (INK["gain"], INK["us"], INK["rival"], INK["loss"], INK["neutral"]), strict=True)
)

# Few scales, so that the picture seldom jumps under a slider.
_TOPS = (20_000, 60_000, 100_000, 1e9)


def plot_promise(result: PromiseChoice, *, ax: Axes | None = None) -> Axes:
    """Draw what first and later orders bring at every promise.

    Parameters
    ----------
    result : PromiseChoice
        From `choose_promise`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.satisfaction.promise import choose_promise
    >>> plot_promise(choose_promise(80, 70, 10, repeats=3, refund=5, margin=20)).get_xlabel()
    'Promise on the page 承诺, points'
    """
    ax = new_axes(ax)
    curves = result.curves
    ax.axvspan(result.low, result.high, color=INK["gain"], alpha=0.15, lw=0, label="98% of best or more")
    ax.plot(curves["promise"], curves["first"], color=INK["rival"], label="first, less refunds 首单")
    ax.plot(curves["promise"], curves["later"], color=INK["sky"], label="later orders 再购")
    ax.plot(curves["promise"], curves["money"], color=INK["us"], lw=3, label="together 合计")
    ax.axvline(result.quality, color=INK["neutral"], lw=1.2, ls=":", label="true quality 真实品质")
    ax.plot([result.best_promise], [result.best_money], "v", color=INK["gain"], ms=12, label="best 最优")
    ax.plot([result.promise], [result.money], "o", color=INK["loss"], ms=11, label="promise now 现在")
    ax.axhline(0, color=INK["neutral"], lw=0.8)
    ax.set_title("A promise sells once; what the parcel holds sells again")
    ax.set_xlim(0, 100)
    top = next(top for top in _TOPS if result.best_money <= 0.76 * top)
    ax.set_ylim(-top / 8, top)
    ax.yaxis.set_major_formatter(FuncFormatter(lambda yuan, _: f"{yuan / 1000:g}"))
    ax.set_xlabel("Promise on the page 承诺, points")
    ax.set_ylabel("Money 收入, thousand yuan")
    ax.legend(loc="upper left", fontsize=9, frameon=True, edgecolor="none", labelspacing=0.3)
    return describe(
        ax,
        f"Money over the promise from 0 to 100: first orders, later orders and both together. The promise of "
        f"{result.promise:.0f} earns {result.money:,.0f} yuan; the best, {result.best_promise:.0f}, earns "
        f"{result.best_money:,.0f}. True quality is {result.quality:.0f}.",
    )


def plot_levers(result: LeverChoice, *, ax: Axes | None = None) -> Axes:
    """Draw the points that each lever buys over the budget.

    Parameters
    ----------
    result : LeverChoice
        From `choose_lever`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.
    """
    ax = new_axes(ax)
    for name, words in LEVERS.items():
        wide = 3.6 if name == result.best else 1.6
        ax.plot(
            result.curves["budget"], result.curves[name], color=_LEVER_INK[name], lw=wide, label=str(words)
        )
    ax.axvline(result.budget, color=INK["text"], lw=1.2, ls="--")
    gain = result.gains[result.best]
    ax.plot([result.budget], [gain], "o", color=_LEVER_INK[result.best], ms=12)
    ax.set_title("The best single change depends on the budget")
    ax.set_xlim(0, 10)
    ax.set_ylim(0, 16)
    ax.set_xlabel("Budget 预算, yuan a parcel")
    ax.set_ylabel("Satisfaction won 满意增加, points")
    ax.legend(loc="upper left", fontsize=9, frameon=True, edgecolor="none", labelspacing=0.3)
    return describe(
        ax,
        f"Five curves of points won over a budget of 0 to 10 yuan a parcel. At {result.budget:g} yuan "
        f"{LEVERS[result.best].en.lower()} wins most, {gain:.1f} points.",
    )
