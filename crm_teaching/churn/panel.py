"""A water delivery's customers in one quarter, and who is lost in the next: simulated, so the truth is known.

The seven indicators are those of Text 5, slide 132. How much each says about the loss, how often people
buy, and which column is written down too late are our assumptions.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching.validate import columns, count

PANEL_SEED = 133
# The seven indicators, in the order of the text.
INDICATORS = (
    "revenue_ratio",
    "days_since_last",
    "cycle_ratio",
    "complaints_change",
    "order_size_ratio",
    "contracts_change",
    "contacts_change",
)
# The same seven, with the days counted in the customer's own purchase cycles.
OWN_RHYTHM = tuple("cycles_since_last" if name == "days_since_last" else name for name in INDICATORS)
# What one unit more adds to the log-odds of a loss. Contact points are pure noise, on purpose.
TRUE_WEIGHTS = {
    "revenue_ratio": -2.0,
    "cycles_since_last": 1.0,
    "cycle_ratio": 1.5,
    "complaints_change": 0.45,
    "order_size_ratio": -1.5,
    "contracts_change": -0.9,
    "contacts_change": 0.0,
}
_LEVEL = -3.05  # log-odds of a loss for a customer in whom nothing changed
_SHARED = 0.6  # how much the indicators have in common: a customer who cools shows it in several


def churn_panel(n_customers: int = 2000, *, seed: int = PANEL_SEED) -> pd.DataFrame:
    """Simulate customers of a water delivery with the seven indicators and the loss in the next quarter.

    log(p / (1 - p)) = level + sum of weight * (indicator - its value when nothing changes). Customers of
    60 and over order in longer cycles; their risk depends on their own cycle, as everybody's does.
    ``deposit_back`` is written when a lost customer has already gone.

    Parameters
    ----------
    n_customers : int
        How many, at least 2.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, shape (n_customers, 13)
        ``customer_id``, ``age_group``, ``usual_cycle_days``, the seven `INDICATORS`, ``deposit_back``,
        ``lost`` (0, 1), ``true_risk`` (share).

    Raises
    ------
    ValueError
        If `n_customers` is no whole number of at least 2.

    Examples
    --------
    >>> people = churn_panel()
    >>> people.shape, int(people["lost"].sum())
    ((2000, 13), 195)
    """
    n = count("n_customers", n_customers, 2)
    rng = np.random.default_rng(seed)
    older = rng.random(n) < 0.3
    cycle = np.where(older, rng.normal(40, 6, n), rng.normal(14, 4, n)).round().clip(5, 60)
    people = pd.DataFrame({"customer_id": np.arange(1, n + 1)})
    people["age_group"] = np.where(older, "60 and over", "under 60")
    people["usual_cycle_days"] = cycle.astype(int)
    people = people.assign(**_indicators(rng, cycle))
    risk = _risk(people)
    people["lost"] = (rng.random(n) < risk).astype(int)
    people["deposit_back"] = (rng.random(n) < np.where(people["lost"] == 1, 0.97, 0.01)).astype(int)
    people["true_risk"] = risk.round(3)
    first = ["customer_id", "age_group", "usual_cycle_days"]
    return people[[*first, *INDICATORS, "deposit_back", "lost", "true_risk"]]


def _indicators(rng: np.random.Generator, cycle: np.ndarray) -> dict[str, np.ndarray]:
    """Draw the seven indicators around a cooling that they share."""
    n = len(cycle)
    cooling = (rng.gamma(0.8, 1.0, n) - 0.8) / np.sqrt(0.8)

    def mixed() -> np.ndarray:
        drawn: np.ndarray = _SHARED * cooling + np.sqrt(1 - _SHARED**2) * rng.normal(size=n)
        return drawn

    return {
        "revenue_ratio": np.exp(-0.22 * mixed()).round(2),
        "days_since_last": (cycle * rng.gamma(4, 0.25 * np.exp(0.25 * mixed()))).round().astype(int),
        "cycle_ratio": np.exp(0.20 * mixed()).round(2),
        "order_size_ratio": np.exp(-0.18 * mixed()).round(2),
        "complaints_change": rng.poisson(0.45 * np.exp(0.45 * mixed())) - rng.poisson(0.4, n),
        "contracts_change": (rng.random(n) < 0.05).astype(int)
        - (rng.random(n) < 1 / (1 + np.exp(2.6 - 0.9 * mixed()))),
        "contacts_change": rng.integers(-1, 2, n) * (rng.random(n) < 0.55),
    }


def _risk(people: pd.DataFrame) -> np.ndarray:
    changes = with_own_rhythm(people)[list(TRUE_WEIGHTS)]
    still = changes.columns.str.contains("ratio|cycles").astype(float)  # 1 for ratios, 0 for differences
    score = _LEVEL + (changes - still).to_numpy() @ np.array(list(TRUE_WEIGHTS.values()))
    return np.asarray(1 / (1 + np.exp(-score)))


def with_own_rhythm(people: pd.DataFrame) -> pd.DataFrame:
    """Return the table with one column more: days since the last purchase, in the customer's own cycles.

    cycles_since_last = days_since_last / usual_cycle_days.

    Parameters
    ----------
    people : DataFrame
        With ``days_since_last`` and ``usual_cycle_days``.

    Returns
    -------
    DataFrame
        A copy with ``cycles_since_last``.

    Raises
    ------
    ValueError
        If a column is missing.

    Examples
    --------
    >>> one = pd.DataFrame({"days_since_last": [40], "usual_cycle_days": [20]})
    >>> with_own_rhythm(one)["cycles_since_last"].tolist()
    [2.0]
    """
    columns("people", people, ["days_since_last", "usual_cycle_days"], "Use load('churn_panel').")
    return people.assign(cycles_since_last=people["days_since_last"] / people["usual_cycle_days"])
