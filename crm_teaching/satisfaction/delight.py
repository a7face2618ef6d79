"""Three curves of satisfaction over fulfilment, and what becomes of a delight as it ages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from crm_teaching import validate
from crm_teaching.wording import Decision

STEEPNESS = 4.0
HORIZON = 20  # years that the figure of ageing shows


@dataclass(frozen=True)
class NextUnit:
    """What the next unit of budget buys for a basic, a performance and an ageing excitement feature.

    `gains` is indexed by feature: `fulfilment` before, `after`, `gain` (points of satisfaction on a scale
    from -1 to 1). `path` has, per year, the shares of customers for whom the old delight still is
    `excitement`, is `performance`, is `basic`, and the satisfaction `with_it` and `without_it`.
    """

    year: float
    gains: pd.DataFrame
    path: pd.DataFrame
    with_it: float
    without_it: float
    decision: Decision


def satisfaction_curve(quality: str, fulfilment: ArrayLike, steepness: float = STEEPNESS) -> np.ndarray:
    """Return satisfaction, -1 to 1, at a fulfilment of 0 to 1. The shapes are ours, after the lost drawings.

    basic: -exp(-k x); performance: 2 x - 1; excitement: (exp(k x) - 1) / (exp(k) - 1).

    Parameters
    ----------
    quality : str
        "basic", "performance" or "excitement".
    fulfilment : array_like
        x, shares from 0 (nothing done) to 1 (all done).
    steepness : float
        k, above 0.

    Returns
    -------
    ndarray of the shape of `fulfilment`

    Raises
    ------
    ValueError
        If the quality is unknown, a fulfilment is no share, or `steepness` is not above 0.

    Examples
    --------
    >>> satisfaction_curve("basic", [0, 1]).round(2).tolist()
    [-1.0, -0.02]
    """
    x, k = np.asarray(fulfilment, dtype=float), validate.above("steepness", steepness, 0)
    if not ((x >= 0) & (x <= 1)).all():
        raise validate.broken_rule("fulfilment", "shares between 0 and 1", x.tolist(), "Write 80% as 0.8.")
    if validate.one_of("quality", quality, ("basic", "performance", "excitement")) == "basic":
        return np.asarray(-np.exp(-k * x))
    return np.asarray(2 * x - 1 if quality == "performance" else np.expm1(k * x) / np.expm1(k))


def age_shares(year: ArrayLike, speed: float) -> pd.DataFrame:
    """Return what an excitement feature is to customers after some years.

    Each customer takes two steps, excitement to performance to basic, each with the chance `speed` per year
    (a constant hazard): exp(-v t), v t exp(-v t), and the rest. Our assumption; the text says only that
    qualities migrate.

    Parameters
    ----------
    year : array_like
        Years since the feature was new, at least 0.
    speed : float
        v, steps per customer and year, at least 0.

    Returns
    -------
    DataFrame, one row per year
        ``excitement``, ``performance``, ``basic``: shares that add up to 1.

    Examples
    --------
    >>> age_shares([0, 10], 0.1).round(2).to_numpy().tolist()
    [[1.0, 0.0, 0.0], [0.37, 0.37, 0.26]]
    """
    t = np.atleast_1d(np.asarray(year, dtype=float))
    validate.at_least("year", float(t.min()), 0)
    steps = validate.at_least("speed", speed, 0) * t
    shares = {"excitement": np.exp(-steps), "performance": steps * np.exp(-steps)}
    return pd.DataFrame(shares).assign(basic=lambda d: 1 - d.sum(axis=1))


def _aged(shares: pd.DataFrame, fulfilment: float) -> np.ndarray:
    """Return the mean satisfaction with an ageing feature at a fulfilment."""
    curves = [satisfaction_curve(name, fulfilment) for name in shares.columns]
    return np.asarray(shares.to_numpy() @ np.array(curves))


def next_unit(
    year: float, speed: float, budget: float, basic_done: float, performance_done: float
) -> NextUnit:
    """Say which of three features the next unit of budget should go to, as the delight ages.

    A unit of budget is a step of fulfilment, the same for every feature, up to all done. The delight is not
    built yet; rivals have shown it for `year` years.

    Parameters
    ----------
    year : float
        Years since customers first saw the delight, 0 to 20.
    speed : float
        Ageing, steps per customer and year, at least 0.
    budget : float
        Step of fulfilment, a share.
    basic_done, performance_done : float
        Fulfilment of the basic and the performance feature today, shares.

    Returns
    -------
    NextUnit
        ``decision.key`` is "basic", "performance" or "delight".

    Examples
    --------
    >>> next_unit(0, 0.1, 0.3, 0.8, 0.8).decision.key, next_unit(12, 0.1, 0.3, 0.8, 0.8).decision.key
    ('performance', 'delight')
    """
    shares = age_shares(validate.at_least("year", year, 0), speed)
    step = validate.share("budget", budget)
    done = pd.Series({"basic": basic_done, "performance": performance_done, "delight": 0.0})
    after = (done + step).clip(upper=1.0)
    gain = {
        name: float(np.diff(satisfaction_curve(name, [done[name], after[name]]))[0])
        for name in ("basic", "performance")
    }
    gain["delight"] = float((_aged(shares, after["delight"]) - _aged(shares, 0.0))[0])
    gains = pd.DataFrame({"fulfilment": done, "after": after, "gain": pd.Series(gain)})
    years = np.linspace(0, HORIZON, 81)
    path = age_shares(years, speed)
    path = path.assign(year=years, with_it=_aged(path, 1.0), without_it=_aged(path, 0.0))
    best = str(gains["gain"].idxmax())
    with_it, without_it = float(_aged(shares, 1.0)[0]), float(_aged(shares, 0.0)[0])
    return NextUnit(year, gains, path, with_it, without_it, _build(best, year, gains, shares))


def _build(best: str, year: float, gains: pd.DataFrame, shares: pd.DataFrame) -> Decision:
    gain, second = gains["gain"].sort_values(ascending=False).iloc[:2]
    words = {
        "basic": ("Secure the basic feature first", "先保证基本质量"),
        "performance": ("Improve the performance feature", "先改进绩效质量"),
        "delight": ("Build the delight now", "先做激励质量"),
    }
    en, zh = words[best]
    old = shares["basic"].iloc[0]
    return Decision(
        best,
        f"{en}: in year {year:g} the unit gains {gain:.2f}, the next best {second:.2f}; {old:.0%} of "
        "customers take the old delight for granted.",
        f"{zh}：第 {year:g} 年，这一单位预算带来 {gain:.2f}，次优 {second:.2f}；"
        f"{old:.0%} 的客户已把惊喜视为理所当然。",
    )
