"""What to promise, and whether a better parcel pays: more buyers against more disappointed ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr

from crm_teaching.validate import above, at_least, broken_rule
from crm_teaching.wording import Decision

BUYERS_PER_POINT = 10
_PROMISES = np.arange(101.0)
# Within this share of the best there is nothing to change.
_NEAR = 0.98


def satisfied_share(promise: ArrayLike, quality: float, spread: float) -> NDArray[Any]:
    """Return the share of buyers who receive what was promised: Phi((quality - promise) / spread).

    Examples
    --------
    >>> satisfied_share([60, 70, 80], quality=70, spread=10).round(3).tolist()
    [0.841, 0.5, 0.159]
    """
    gap = quality - np.asarray(promise, dtype=float)
    return np.asarray(ndtr(gap / above("spread", spread, 0)))


def repeat_buyers(promise: ArrayLike, quality: float, spread: float) -> NDArray[Any]:
    """Return how many buyers come back: 10 a point of promise, times the share who are satisfied.

    References
    ----------
    Ours. Text 5, slide 42, has only the title of a tea seller's story: deeds over words.

    Examples
    --------
    >>> repeat_buyers([50, 57, 80], quality=70, spread=10).round().tolist()
    [489.0, 515.0, 127.0]
    """
    buyers = BUYERS_PER_POINT * np.asarray(promise, dtype=float)
    return np.asarray(buyers * satisfied_share(promise, quality, spread))


@dataclass(frozen=True)
class PromiseChoice:
    """What a promise earns, beside every other promise; `low` to `high` earn at least 98% of the best."""

    curves: pd.DataFrame
    promise: float
    quality: float
    money: float
    best_promise: float
    best_money: float
    low: float
    high: float
    decision: Decision


def choose_promise(
    promise: float, quality: float, spread: float, repeats: float, refund: float, margin: float
) -> PromiseChoice:
    """Compare a promise with all promises from 0 to 100, in money.

    money = 10 * promise * (margin + margin * repeats * satisfied - refund * (1 - satisfied)).

    Parameters
    ----------
    promise, quality : float
        Points of one scale from 0 to 100: what the page says, what the parcel holds.
    spread : float
        How much buyers differ in what they feel, standard deviation in points, above 0.
    repeats : float
        Later orders of a satisfied buyer. The disappointed do not come back.
    refund : float
        What a disappointed buyer gets back, in yuan; the tea stays with the buyer.
    margin : float
        Contribution of an order, in yuan.

    Returns
    -------
    PromiseChoice
        ``curves``: ``promise``, ``first`` (first orders less refunds), ``later``, ``money``, in yuan.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> tea = choose_promise(80, 70, 10, repeats=3, refund=5, margin=20)
    >>> round(tea.money), round(tea.best_money), tea.best_promise, tea.decision.key
    (20250, 42062, 58.0, 'less')
    >>> choose_promise(80, 70, 10, repeats=0, refund=5, margin=20).decision.key
    'more'
    """
    margin, refund = above("margin", margin, 0), at_least("refund", refund, 0, "A cost is written as 5.")
    again = at_least("repeats", repeats, 0, "Count later orders as 3.")
    promises = np.union1d(_PROMISES, [at_least("promise", promise, 0)])
    satisfied = satisfied_share(promises, quality, spread)
    buyers = BUYERS_PER_POINT * promises
    first = buyers * (margin - refund * (1 - satisfied))
    later = buyers * margin * again * satisfied
    curves = pd.DataFrame({"promise": promises, "first": first, "later": later, "money": first + later})
    best = curves.loc[curves["money"].idxmax()]
    near = curves.loc[curves["money"] >= _NEAR * best["money"], "promise"]
    money = float(curves.loc[curves["promise"] == promise, "money"].iloc[0])
    ends = float(near.min()), float(near.max())
    decision = _decide(promise, money, best)
    return PromiseChoice(
        curves, promise, quality, money, float(best["promise"]), float(best["money"]), *ends, decision
    )


def _decide(promise: float, money: float, best: pd.Series) -> Decision:
    target, most = best["promise"], best["money"]
    if money >= _NEAR * most:
        en = f"Keep the promise at {promise:.0f}: it earns {money:,.0f} yuan, the best {most:,.0f}."
        return Decision("keep", en, f"承诺保持{promise:.0f}分：赚{money:,.0f}元，最优为{most:,.0f}元。")
    key = "less" if promise > target else "more"
    return Decision(
        key,
        f"Promise {key}: {promise:.0f} earns {money:,.0f} yuan, {target:.0f} earns {most:,.0f}.",
        f"{'少' if key == 'less' else '多'}承诺：{promise:.0f}分赚{money:,.0f}元，"
        f"{target:.0f}分可赚{most:,.0f}元。",
    )


@dataclass(frozen=True)
class ExtraChoice:
    """What points won with extra money in each parcel earn, beside the shop as it is, at one promise."""

    as_it_is: PromiseChoice
    with_extra: PromiseChoice
    budget: float
    points: float
    decision: Decision


def choose_extra(
    promise: float,
    points: float,
    budget: float,
    quality: float,
    spread: float,
    repeats: float,
    refund: float,
    margin: float,
) -> ExtraChoice:
    """Say whether `budget` yuan more in each parcel pay, if they win `points` points of quality.

    Each order, first or later, then leaves margin - budget; the rest is `choose_promise`.

    Parameters
    ----------
    promise, quality, spread, repeats, refund, margin : float
        As in `choose_promise`.
    points : float
        Points that the extra money adds to the quality.
    budget : float
        Extra yuan in each parcel, less than the margin.

    Returns
    -------
    ExtraChoice

    Raises
    ------
    ValueError
        If the budget is as large as the margin, or an argument is outside its range.

    Examples
    --------
    >>> shop = dict(quality=70, spread=10, repeats=3, refund=5, margin=20)
    >>> [choose_extra(promise, points=6, budget=4, **shop).decision.key for promise in (80, 58)]
    ['pay', 'keep']
    """
    if at_least("budget", budget, 0) >= above("margin", margin, 0):
        raise broken_rule("budget", f"below the margin of {margin:g}", f"{budget:g}", "Nothing is left.")
    now = choose_promise(promise, quality, spread, repeats, refund, margin)
    better = quality + at_least("points", points, 0)
    then = choose_promise(promise, better, spread, repeats, refund, margin - budget)
    return ExtraChoice(now, then, budget, points, _pay(now, then, budget))


def _pay(now: PromiseChoice, then: PromiseChoice, budget: float) -> Decision:
    pays = then.money > now.money
    most = then if then.best_money > now.best_money else now
    en = (
        f"{'Pay' if pays else 'Keep'} the {budget:g} yuan at {now.promise:.0f}: {then.money:,.0f} yuan with "
        f"them, {now.money:,.0f} without. Best: {most.best_promise:.0f} "
        f"{'with' if most is then else 'without'}, {most.best_money:,.0f}."
    )
    zh = (
        f"承诺{now.promise:.0f}分时{'值得花' if pays else '不花'}这{budget:g}元：花后{then.money:,.0f}元，"
        f"不花{now.money:,.0f}元。最优：{'花' if most is then else '不花'}，承诺{most.best_promise:.0f}分，"
        f"{most.best_money:,.0f}元。"
    )
    return Decision("pay" if pays else "keep", en, zh)
