"""Figures of a promise: what it earns, and what it earns with a better parcel."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from crm_teaching.satisfaction.promise import ExtraChoice, PromiseChoice
from crm_teaching.style import INK, describe, new_axes

# Few scales, so that the picture seldom jumps under a slider.
_TOPS = (20_000, 60_000, 100_000, 1e9)


def _finish(ax: Axes, title: str, most: float, least: float) -> None:
    top = next(top for top in _TOPS if most <= 0.8 * top)
    ax.set_title(title)
    ax.set_xlim(0, 100)
    ax.set_ylim(-top / 4 if least < 0 else 0, top)
    ax.yaxis.set_major_formatter(FuncFormatter(lambda yuan, _: f"{yuan / 1000:g}"))
    ax.set_xlabel("Promise on the page 承诺, points")
    ax.set_ylabel("Money 收入, thousand yuan")
    ax.legend(loc="upper left", fontsize=9, frameon=True, edgecolor="none", labelspacing=0.3)


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
    together = "first orders, less refunds 首单"
    if curves["later"].any():
        ax.plot(curves["promise"], curves["first"], color=INK["rival"], label=together)
        ax.plot(curves["promise"], curves["later"], color=INK["accent"], label="later orders 再购")
        together = "both together 合计"
    ax.plot(curves["promise"], curves["money"], color=INK["us"], lw=3, label=together)
    ax.axvline(result.quality, color=INK["neutral"], lw=1.2, ls=":", label="true quality 真实品质")
    ax.plot([result.best_promise], [result.best_money], "v", color=INK["gain"], ms=12, label="best 最优")
    ax.plot([result.promise], [result.money], "o", color=INK["loss"], ms=11, label="promise now 现在")
    title = "A higher promise: more buyers, fewer of them satisfied"
    _finish(ax, title, result.best_money, curves["first"].min())
    return describe(
        ax,
        f"Money over the promise from 0 to 100: first orders, later orders and both together. The promise of "
        f"{result.promise:.0f} earns {result.money:,.0f} yuan; the best, {result.best_promise:.0f}, earns "
        f"{result.best_money:,.0f}. True quality is {result.quality:.0f}.",
    )


def plot_extra(result: ExtraChoice, *, ax: Axes | None = None) -> Axes:
    """Draw the money at every promise, without and with extra yuan in each parcel.

    Parameters
    ----------
    result : ExtraChoice
        From `choose_extra`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.
    """
    ax = new_axes(ax)
    now, then = result.as_it_is, result.with_extra
    without = f"without: quality {now.quality:.0f} 不花"
    extra = f"with {result.budget:g} yuan a parcel: quality {then.quality:.0f} 花"
    ax.plot(now.curves["promise"], now.curves["money"], color=INK["us"], lw=3, label=without)
    ax.plot(then.curves["promise"], then.curves["money"], color=INK["rival"], lw=3, label=extra)
    ax.axvline(now.promise, color=INK["neutral"], lw=1.2, ls="--", label="promise now 现在")
    ax.plot([now.promise], [now.money], "o", color=INK["us"], ms=11)
    ax.plot([now.promise], [then.money], "o", color=INK["rival"], ms=11)
    most = max(now.best_money, then.best_money)
    least = min(now.curves["money"].min(), then.curves["money"].min())
    _finish(ax, "Whether a better parcel pays depends on the promise", most, least)
    return describe(
        ax,
        f"Two curves of money over the promise from 0 to 100. At {now.promise:.0f} the shop earns "
        f"{now.money:,.0f} yuan without {result.budget:g} yuan more a parcel, {then.money:,.0f} with them.",
    )
