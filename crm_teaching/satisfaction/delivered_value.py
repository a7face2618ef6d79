"""Delivered value 让渡价值: what a customer gets, less what it costs, less what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from crm_teaching.validate import above, at_least
from crm_teaching.wording import Decision, Label

VALUES = ("product", "environment", "service", "image", "added")
COSTS = ("monetary", "time", "energy", "psychological", "physical", "risk")
LEVERS = {
    "returns": Label("Free returns", "免费退货"),
    "delivery": Label("Faster delivery", "更快送达"),
    "product": Label("Better leaf", "更好的茶叶"),
    "promise": Label("Smaller promise", "少承诺"),
    "price": Label("Lower price", "降价"),
}
_BUDGETS = np.linspace(0, 10, 51)
_DRAWS = 400


def delivered_value(values: Mapping[str, float], costs: Mapping[str, float], expected: float) -> pd.Series:
    """Add up delivered value and what is left of it above the expectation.

    CDV = TCV - TCC, CS = CDV - E, with TCV the sum of the values and TCC the sum of the costs.
    Everything must stand in one unit.

    Parameters
    ----------
    values, costs : mapping
        Names to amounts: five values, six costs in the text; any number here.
    expected : float
        Expected delivered value, E.

    Returns
    -------
    Series
        ``TCV``, ``TCC``, ``CDV``, ``E``, ``CS``.

    References
    ----------
    Text 5, slides 35, 36 and 40; Text 2.

    Examples
    --------
    >>> delivered_value(dict.fromkeys(VALUES, 20), dict.fromkeys(COSTS, 10), expected=30).tolist()
    [100.0, 60.0, 40.0, 30.0, 10.0]
    """
    for name, amount in {**values, **costs}.items():
        at_least(name, amount, 0, "A cost is written as a positive number.")
    tcv, tcc = float(sum(values.values())), float(sum(costs.values()))
    return pd.Series({"TCV": tcv, "TCC": tcc, "CDV": tcv - tcc, "E": expected, "CS": tcv - tcc - expected})


@dataclass(frozen=True)
class LeverChoice:
    """What each lever buys at each budget; `odds` is how often the best one stays best under doubt."""

    curves: pd.DataFrame
    budget: float
    gains: pd.Series
    best: str
    odds: float
    decision: Decision


def lever_gains(
    budget: ArrayLike,
    rooms: Mapping[str, ArrayLike],
    halves: Mapping[str, ArrayLike],
    price_points: ArrayLike,
    promise_points: ArrayLike,
) -> pd.DataFrame:
    """Return the points of satisfaction that a budget buys through each lever.

    Where there is only so much to mend, gain = room * budget / (budget + half): half of the room is won
    with `half` yuan. Price and promise have no such end: gain = budget * points per yuan.

    Examples
    --------
    >>> lever_gains(4.0, {"delivery": 10}, {"delivery": 5}, 0.2, 0.4).round(2).values.tolist()
    [[4.44, 1.6, 0.8]]
    """
    spent = np.atleast_1d(np.asarray(budget, dtype=float))
    gains = {name: np.asarray(rooms[name]) * spent / (spent + np.asarray(halves[name])) for name in rooms}
    endless = {"promise": spent * np.asarray(promise_points), "price": spent * np.asarray(price_points)}
    return pd.DataFrame({**gains, **endless})


def choose_lever(
    budget: float,
    buyer_worth: float,
    product_room: float,
    returns_room: float,
    delivery_room: float,
    product_half: float,
    returns_half: float,
    delivery_half: float,
    expected: float,
    yuan_per_point: float,
    doubt: float,
) -> LeverChoice:
    """Find the one change that buys most satisfaction for a budget per parcel.

    A price cut of 1 yuan is worth 1 / yuan_per_point. A promise that is one point lower loses one in
    `expected` buyers, so 1 yuan buys expected / buyer_worth points.

    Parameters
    ----------
    budget : float
        Yuan a parcel.
    buyer_worth : float
        What a lost buyer would have brought, in yuan, above 0.
    product_room, returns_room, delivery_room : float
        Points that perfect leaf, returns or delivery could add.
    product_half, returns_half, delivery_half : float
        Yuan a parcel that win half of the room, above 0.
    expected : float
        Expected delivered value E, in points.
    yuan_per_point : float
        What one point is worth to a customer, above 0.
    doubt : float
        Each room, half and worth may be this many times too large or too small (one standard
        deviation), at least 1.

    Returns
    -------
    LeverChoice
        ``gains`` in points at this budget; ``odds`` from 400 simulated worlds.

    Examples
    --------
    >>> shop = dict(product_room=24, returns_room=6, delivery_room=10, product_half=20, returns_half=2)
    >>> more = dict(delivery_half=5, expected=30, yuan_per_point=5, doubt=1.5)
    >>> [choose_lever(b, 72, **shop, **more).best for b in (1, 4, 10)]
    ['returns', 'delivery', 'product']
    """
    rooms = {"returns": returns_room, "delivery": delivery_room, "product": product_room}
    halves = {"returns": returns_half, "delivery": delivery_half, "product": product_half}
    for name in rooms:
        at_least(f"{name}_room", rooms[name], 0)
        above(f"{name}_half", halves[name], 0)
    per_price = 1 / above("yuan_per_point", yuan_per_point, 0)
    per_promise = above("expected", expected, 0) / above("buyer_worth", buyer_worth, 0)
    curves = lever_gains(_BUDGETS, rooms, halves, per_price, per_promise)
    curves.insert(0, "budget", _BUDGETS)
    spent = at_least("budget", budget, 0)
    gains = lever_gains(spent, rooms, halves, per_price, per_promise).iloc[0]
    best = str(gains.idxmax())
    odds = _odds(best, spent, rooms, halves, per_price, per_promise, at_least("doubt", doubt, 1))
    words, gain, times = LEVERS[best], gains[best], round(100 * odds)
    en = f"{words.en}: {spent:g} yuan a parcel buy {gain:.1f} points; best in {times} of 100 possible worlds."
    zh = f"{words.zh}：每单{spent:g}元换来{gain:.1f}分；100种可能中{times}种最优。"
    return LeverChoice(curves, spent, gains, best, odds, Decision(best, en, zh))


def _odds(
    best: str,
    spent: float,
    rooms: Mapping[str, float],
    halves: Mapping[str, float],
    per_price: float,
    per_promise: float,
    doubt: float,
) -> float:
    """Return how often `best` stays best when each guess is wrong by its own random factor."""
    factor = np.exp(np.log(doubt) * np.random.default_rng(1).standard_normal((2 * len(rooms) + 1, _DRAWS)))
    maybe = {name: rooms[name] * factor[n] for n, name in enumerate(rooms)}
    needed = {name: halves[name] * factor[n + len(rooms)] for n, name in enumerate(halves)}
    worlds = lever_gains(spent, maybe, needed, np.full(_DRAWS, per_price), per_promise * factor[-1])
    return float((worlds.idxmax(axis=1) == best).mean())
