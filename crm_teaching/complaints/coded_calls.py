"""A sample of coded calls whose truth is known: did an apology keep the customer?

Clerks apologise more to the angry, and the angry leave more often. So the plain table says the opposite of
the truth.
"""

from __future__ import annotations

from math import sqrt

import numpy as np
import pandas as pd

from crm_teaching.complaints.call import Z
from crm_teaching.validate import columns, count, share

# Truth of the simulation: an apology keeps so many more of 100, whether calm or angry at the start.
TRUE_EFFECT = 0.15
STAY_WITHOUT = {"calm": 0.70, "angry": 0.30}
APOLOGY = {"calm": 0.20, "angry": 0.80}


def simulate_calls(n_calls: int = 800, true_effect: float = TRUE_EFFECT, *, seed: int = 44) -> pd.DataFrame:
    """Make coded calls, half of them with a customer who is angry at the start.

    Parameters
    ----------
    n_calls : int
        How many.
    true_effect : float
        What an apology adds to the share that stays, 0 to 0.30.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, one row per call
        ``start`` ("calm" or "angry"), ``apologised``, ``kept`` (True or False).

    Raises
    ------
    ValueError
        If a number is outside its range.

    Examples
    --------
    >>> simulate_calls(800).columns.tolist()
    ['start', 'apologised', 'kept']
    """
    rng = np.random.default_rng(seed)
    start = np.resize(["calm", "angry"], count("n_calls", n_calls))
    apologised = rng.random(n_calls) < pd.Series(start).map(APOLOGY).to_numpy()
    stays = pd.Series(start).map(STAY_WITHOUT).to_numpy() + share("true_effect", true_effect) * apologised
    return pd.DataFrame({"start": start, "apologised": apologised, "kept": rng.random(n_calls) < stays})


def apology_effect(calls: pd.DataFrame) -> pd.DataFrame:
    """Compare calls with and without an apology: all together, and among those alike at the start.

    Parameters
    ----------
    calls : DataFrame
        With the columns ``start``, ``apologised``, ``kept``.

    Returns
    -------
    DataFrame, one row per comparison
        ``effect``: difference of the shares kept, with minus without an apology; ``low``, ``high``: its 95%
        interval. "alike at the start" weights the groups by their calls.

    Raises
    ------
    ValueError
        If a column is missing.

    Examples
    --------
    >>> apology_effect(simulate_calls())["effect"].round(2).to_dict()
    {'all together': -0.09, 'angry': 0.11, 'calm': 0.17, 'alike at the start': 0.14}
    """
    columns("calls", calls, ["start", "apologised", "kept"], "Use simulate_calls().")
    rows = {"all together": _difference(calls)}
    groups = {str(name): group for name, group in calls.groupby("start")}
    rows |= {name: _difference(group) for name, group in groups.items()}
    weights = {name: len(group) / len(calls) for name, group in groups.items()}
    effect = sum(weights[name] * rows[name][0] for name in groups)
    error = sqrt(sum((weights[name] * rows[name][1]) ** 2 for name in groups))
    rows["alike at the start"] = (effect, error)
    table = {
        name: [middle, middle - Z * spread, middle + Z * spread] for name, (middle, spread) in rows.items()
    }
    return pd.DataFrame.from_dict(table, orient="index", columns=["effect", "low", "high"])


def _difference(calls: pd.DataFrame) -> tuple[float, float]:
    """Return the difference of two shares, and its standard error."""
    table = calls.groupby("apologised")["kept"].agg(["mean", "size"])
    variance = table["mean"] * (1 - table["mean"]) / table["size"]
    return float(table.loc[True, "mean"] - table.loc[False, "mean"]), float(variance.sum() ** 0.5)
