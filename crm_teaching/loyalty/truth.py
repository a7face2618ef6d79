"""Simulated customers whose truth is known: what a fitted model finds can be held against it."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from crm_teaching import validate
from crm_teaching.loyalty.bgnbd import BGNBD
from crm_teaching.loyalty.spend import GammaGamma


def simulate_cohort(n_customers: int, alpha: float, beta: float, n_years: int, *, seed: int) -> list[int]:
    """Simulate a cohort with known truth: customers active at the start and after each year.

    Parameters
    ----------
    n_customers : int
        Size at the start, at least 1.
    alpha, beta : float
        Truth, above 0.
    n_years : int
        Years to follow, at least 2.
    seed : int
        Start of the random numbers.

    Returns
    -------
    list of int, length n_years + 1

    Examples
    --------
    >>> simulate_cohort(1000, 0.7, 1.2, 3, seed=1)[0]
    1000
    """
    rng = np.random.default_rng(seed)
    validate.above("alpha", alpha, 0)
    validate.above("beta", beta, 0)
    churn = rng.beta(alpha, beta, validate.count("n_customers", n_customers))
    # A churn rate that rounds to 0 would never leave; the geometric draw needs it above 0.
    left = rng.geometric(np.clip(churn, 1e-15, 1))
    return [int((left > year).sum()) for year in range(validate.count("n_years", n_years, 2) + 1)]


def simulate_customers(model: BGNBD, n_customers: int, weeks: float, *, seed: int) -> pd.DataFrame:
    """Simulate customers whose truth is known: they behave exactly as `model` says.

    Parameters
    ----------
    model : BGNBD
        The truth.
    n_customers : int
        At least 1.
    weeks : float
        Weeks since everybody's first order, above 0.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, one row per customer
        ``customer_id``, ``frequency``, ``recency_weeks``, ``age_weeks``, ``truly_alive``.

    Examples
    --------
    >>> from crm_teaching.loyalty.bgnbd import BGNBD
    >>> truth = BGNBD(r=0.243, alpha=4.414, a=0.793, b=2.426)
    >>> simulate_customers(truth, 3, 39, seed=1).shape
    (3, 5)
    """
    rng = np.random.default_rng(seed)
    size = validate.count("n_customers", n_customers)
    end = validate.above("weeks", weeks, 0)
    rate = rng.gamma(model.r, 1 / model.alpha, size)
    drop = rng.beta(model.a, model.b, size)
    x, last, now = np.zeros(size), np.zeros(size), np.zeros(size)
    alive, open_ = np.ones(size, bool), np.ones(size, bool)
    while open_.any():
        now = now + rng.exponential(1, size) / np.maximum(rate, 1e-300)
        bought = open_ & (now <= end)
        x[bought] += 1
        last[bought] = now[bought]
        left = bought & (rng.random(size) < drop)
        alive[left] = False
        open_ = bought & ~left
    made = {"frequency": x.astype(int), "recency_weeks": last, "age_weeks": end, "truly_alive": alive}
    return pd.DataFrame({"customer_id": np.arange(1, size + 1), **made})


def simulate_spend(model: GammaGamma, frequency: ArrayLike, *, seed: int) -> pd.DataFrame:
    """Simulate customers' mean spend, given how often they bought; the truth is `model`.

    Parameters
    ----------
    model : GammaGamma
        The truth.
    frequency : array of int
        Repeat orders of each customer, at least 1.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, one row per customer
        ``frequency``, ``mean_spend_usd``, ``true_mean_usd``.

    Examples
    --------
    >>> simulate_spend(GammaGamma(p=6.25, q=3.74, v=15.44), [1, 2], seed=1).shape
    (2, 3)
    """
    rng = np.random.default_rng(seed)
    x = np.asarray(frequency, dtype=float)
    if x.size == 0 or (x < 1).any():
        rule, hint = "at least 1 for each customer", "Leave out one-time buyers."
        raise validate.broken_rule("frequency", rule, f"{x.min(initial=0):g}", hint)
    rate = rng.gamma(model.q, 1 / model.v, len(x))
    mean = rng.gamma(model.p * x) / rate / x
    return pd.DataFrame({"frequency": x.astype(int), "mean_spend_usd": mean, "true_mean_usd": model.p / rate})
