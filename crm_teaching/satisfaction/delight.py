"""Three curves of satisfaction over fulfilment, and what becomes of a delight as it ages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from crm_teaching import validate
from crm_teaching.wording import Decision

STEEPNESS = 4.0


@dataclass(frozen=True)
class NextUnit:
    """What the next unit of budget buys for a basic, a performance and an ageing excitement feature.

    `gains` is indexed by feature, "basic", "performance", "delight": `done` and `after` (fulfilment, shares),
    `before` and `then` (satisfaction, -1 to 1), and `gain`. `curves` has a row per fulfilment: `done` and
    the satisfaction with each feature; the delight's is the mean over customers who see it differently.
    """

    year: float
    gains: pd.DataFrame
    curves: pd.DataFrame
    taken_for_granted: float
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


def aged_delight(fulfilment: ArrayLike, year: float, speed: float) -> np.ndarray:
    """Return the mean satisfaction with a delight of some age, over customers who see it differently.

    The shares of `age_shares` weigh the three curves of `satisfaction_curve`.

    Parameters
    ----------
    fulfilment : array_like
        Shares from 0 to 1.
    year, speed : float
        As in `age_shares`.

    Returns
    -------
    ndarray of the shape of `fulfilment`

    Examples
    --------
    >>> aged_delight([0, 1], year=0, speed=0.1).tolist(), aged_delight([0, 1], 20, 0.1).round(2).tolist()
    ([0.0, 1.0], [-0.86, 0.4])
    """
    shares = age_shares(year, speed).iloc[0]
    return np.asarray(
        sum(share * satisfaction_curve(str(name), fulfilment) for name, share in shares.items())
    )


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
    step = validate.share("budget", budget)
    x = np.linspace(0, 1, 101)
    curves = pd.DataFrame({"done": x})
    done = {"basic": basic_done, "performance": performance_done, "delight": 0.0}
    rows = {}
    for name, today in done.items():
        after = min(validate.share(f"{name}_done", today) + step, 1.0)
        both = _feature(name, [today, after], year, speed)
        rows[name] = {"done": today, "after": after, "before": both[0], "then": both[1]}
        curves[name] = _feature(name, x, year, speed)
    gains = pd.DataFrame(rows).T.assign(gain=lambda d: d["then"] - d["before"])
    granted = float(age_shares(year, speed)["basic"].iloc[0])
    return NextUnit(year, gains, curves, granted, _build(year, gains, granted))


def _feature(name: str, fulfilment: ArrayLike, year: float, speed: float) -> np.ndarray:
    if name == "delight":
        return aged_delight(fulfilment, year, speed)
    return satisfaction_curve(name, fulfilment)


def _build(year: float, gains: pd.DataFrame, granted: float) -> Decision:
    gain, second = gains["gain"].sort_values(ascending=False).iloc[:2]
    best = str(gains["gain"].idxmax())
    words = {
        "basic": ("Secure the basic feature first", "先保证基本质量"),
        "performance": ("Improve the performance feature", "先改进绩效质量"),
        "delight": ("Build the delight now", "先做激励质量"),
    }
    en, zh = words[best]
    return Decision(
        best,
        f"{en}: in year {year:g} the unit gains {gain:.2f}, the next best {second:.2f}; {granted:.0%} of "
        "customers take the old delight for granted.",
        f"{zh}：第 {year:g} 年，这一单位预算带来 {gain:.2f}，次优 {second:.2f}；"
        f"{granted:.0%} 的客户已把惊喜视为理所当然。",
    )
