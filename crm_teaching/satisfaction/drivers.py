"""Where to invest: what a point of each driver is worth, and which driver buys most for the money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.satisfaction.path_models import NODES, PathModel
from crm_teaching.satisfaction.pls import PLSFit, fit_pls, resample_pls
from crm_teaching.satisfaction.pls_steps import Array
from crm_teaching.wording import Decision

DRIVERS = ("image", "hardware", "software", "value")
TARGETS = ("satisfaction", "loyalty")
ESTIMATES: dict[str, dict[str, Any]] = {
    "standardised": {},
    "raw": {"metric": "raw"},
    "corrected": {"consistent": True},
}
BUDGET = 100_000  # yuan
SURE = 0.9  # share of resamples in which a driver must be best before money follows it


def path_intervals(
    answers: pd.DataFrame,
    model: PathModel,
    questions: Mapping[str, list[str]],
    n_draws: int = 200,
    *,
    seed: int = 1,
    **ways: Any,
) -> pd.DataFrame:
    """Estimate a model's paths with 95% bootstrap intervals: the middle 95% of the resamples.

    Parameters
    ----------
    answers : DataFrame
        One row per customer.
    model : PathModel
        Nodes and arrows.
    questions : mapping of node to columns
        The survey's questions.
    n_draws : int
        Resamples.
    seed : int
        Start of the random numbers.
    **ways
        The choices of `fit_pls`.

    Returns
    -------
    DataFrame, one row per arrow
        ``from``, ``to``, ``coefficient``, ``low``, ``high``.

    Raises
    ------
    ValueError
        As `fit_pls`.
    """
    blocks = model.blocks(questions)
    paths = fit_pls(answers, blocks, model.arrows, **ways).paths
    draws, _ = resample_pls(answers, blocks, model.arrows, n_draws, seed=seed, **ways)
    names = list(blocks)
    causes, effects = (paths[end].map(names.index).to_numpy() for end in ("from", "to"))
    low, high = np.quantile(draws[:, causes, effects], [0.025, 0.975], axis=0)
    return paths.assign(low=low, high=high)


def point_effects(fit: PLSFit) -> pd.DataFrame:
    """Return what one index point of each driver brings to satisfaction and to loyalty, in index points.

    total effect * standard deviation of the target's index / standard deviation of the driver's index

    Parameters
    ----------
    fit : PLSFit
        A fit of the European index.

    Returns
    -------
    DataFrame, rows the drivers, columns the targets

    Raises
    ------
    ValueError
        If the model lacks a driver.
    """
    names = list(fit.index.columns)
    missing = [name for name in DRIVERS if name not in names]
    if missing:
        raise validate.broken_rule(
            "fit", f"a model with {', '.join(DRIVERS)}", f"no {missing[0]}", "Use ECSI."
        )
    points = _points(fit.effects.to_numpy()[None], fit.spread.to_numpy()[None], names)[0]
    return pd.DataFrame(points, list(DRIVERS), list(TARGETS))


def _points(effects: Array, spread: Array, names: list[str]) -> Array:
    """Return point effects (draw, driver, target) from path coefficients and spreads of many draws."""
    drivers, targets = ([names.index(name) for name in group] for group in (DRIVERS, TARGETS))
    total = np.linalg.inv(np.eye(len(names)) - effects)[:, drivers][:, :, targets]
    return np.asarray(total * spread[:, None, targets] / spread[:, drivers, None])


def importance_performance(
    fit: PLSFit, target: str = "satisfaction", low: float = 1, high: float = 10
) -> pd.DataFrame:
    """Return the importance and the performance of each driver.

    Parameters
    ----------
    fit : PLSFit
        A fit whose model holds the drivers.
    target : str
        "satisfaction" or "loyalty".
    low, high : float
        Ends of the answer scale.

    Returns
    -------
    DataFrame, one row per driver
        ``importance`` (points of the target per point), ``performance`` (index, 0 to 100).

    Raises
    ------
    ValueError
        If the target is unknown.
    """
    importance = point_effects(fit)[validate.one_of("target", target, TARGETS)]
    performance = 100 * (fit.index[list(importance.index)].mean() - low) / (high - low)
    return pd.DataFrame({"importance": importance, "performance": performance})


@dataclass(frozen=True)
class DriverEffects:
    """Point effects of each estimate: ``mean[estimate]`` and ``draws[estimate]`` (draw, driver, target)."""

    mean: Mapping[str, pd.DataFrame]
    draws: Mapping[str, Array]


def driver_effects(
    answers: pd.DataFrame, model: PathModel, questions: Mapping[str, list[str]], n_draws: int = 200
) -> DriverEffects:
    """Estimate the drivers' point effects in three ways, with resamples."""
    blocks, mean, draws = model.blocks(questions), {}, {}
    for name, ways in ESTIMATES.items():
        mean[name] = point_effects(fit_pls(answers, blocks, model.arrows, **ways))
        draws[name] = _points(*resample_pls(answers, blocks, model.arrows, n_draws, **ways), list(blocks))
    return DriverEffects(mean, draws)


@dataclass(frozen=True)
class DriverChoice:
    """What 100,000 yuan buy with each driver.

    ``table``: ``gain``, ``low``, ``high`` (points of the target), ``best`` (share of the resamples).
    ``draws``: the gain in each resample, one column per driver.
    """

    table: pd.DataFrame
    draws: pd.DataFrame
    target: str
    best: str
    best_share: float
    decision: Decision


def choose_driver(
    effects: DriverEffects,
    cost_image: float,
    cost_hardware: float,
    cost_software: float,
    cost_value: float,
    target: str = "satisfaction",
    estimate: str = "standardised",
) -> DriverChoice:
    """Say which driver brings most points of the target for 100,000 yuan.

    gain = 100,000 / cost of a point * points of the target per point. A driver is chosen if it is
    best in at least 90% of the resamples.

    Parameters
    ----------
    effects : DriverEffects
        From `driver_effects`.
    cost_image, cost_hardware, cost_software, cost_value : float
        Cost of one index point of each driver, in yuan, above 0.
    target : str
        "satisfaction" or "loyalty".
    estimate : str
        "standardised", "raw" or "corrected".

    Returns
    -------
    DriverChoice
        Decision "raise_image" and so on, or "ask_more".

    Raises
    ------
    ValueError
        If a cost is not above 0, or target or estimate is unknown.
    """
    validate.one_of("estimate", estimate, ESTIMATES)
    column = TARGETS.index(validate.one_of("target", target, TARGETS))
    costs = [cost_image, cost_hardware, cost_software, cost_value]
    price = np.array([validate.above("cost", cost, 0, "Nothing is free.") for cost in costs])
    gain = BUDGET / price * effects.mean[estimate][target].to_numpy()
    draws = BUDGET / price * effects.draws[estimate][:, :, column]
    low, high = np.quantile(draws, [0.025, 0.975], axis=0)
    share = np.bincount(draws.argmax(axis=1), minlength=len(DRIVERS)) / len(draws)
    table = pd.DataFrame({"gain": gain, "low": low, "high": high, "best": share}, index=list(DRIVERS))
    best = str(table["gain"].idxmax())
    row = table.loc[best]
    found = pd.DataFrame(draws, columns=list(DRIVERS))
    return DriverChoice(table, found, target, best, float(row["best"]), _decide(best, target, row))


def _decide(best: str, target: str, row: pd.Series[float]) -> Decision:
    name, zh = NODES[best].en, NODES[best].zh
    interval = f"{row['gain']:.1f} points of {target}, 95% {row['low']:.1f} to {row['high']:.1f}"
    interval_zh = f"{NODES[target].zh} {row['gain']:.1f} 分，95%区间 {row['low']:.1f} 至 {row['high']:.1f}"
    if row["best"] >= SURE:
        return Decision(
            f"raise_{best}",
            f"Raise {name}: 100,000 yuan buy {interval}.",
            f"提升{zh}：10万元买到{interval_zh}。",
        )
    return Decision(
        "ask_more",
        f"Ask more customers: {name} leads ({interval}), but in only {row['best']:.0%} of resamples.",
        f"先多做调查：{zh}领先（{interval_zh}），但仅在 {row['best']:.0%} 的重抽样中最优。",
    )
