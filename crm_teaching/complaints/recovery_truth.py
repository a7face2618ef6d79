"""A year of failures, complaints and answers at a shop whose truth is known, because we made it.

Heavy buyers meet more failures, since each order may fail, and complain more often. So whoever compares
complainers with all others compares heavy with light buyers.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching.validate import above, at_least, broken_rule, count, share

# What `simulate_customers` and `rate_shop` take from a case.
TRUTH_INPUTS = (
    "n_customers",
    "heavy_share",
    "light_orders",
    "heavy_orders",
    "failure_rate",
    "light_complain",
    "heavy_complain",
    "answered_well",
    "light_return",
    "heavy_return",
    "well_effect",
    "unrepaired_effect",
    "unseen",
    "stays_confirm",
    "gone_confirm",
)
RATING_INPUTS = ("satisfaction", "well_satisfaction", "unrepaired_satisfaction", "satisfaction_spread")
# A typical year: chance moved none of the comparisons far from the truth.
TYPICAL_YEAR = 4


def failed_share(n_orders: int, failure_rate: float) -> float:
    """Return the chance of at least one failure among n orders: 1 - (1 - f)^n.

    Parameters
    ----------
    n_orders : int
        Orders of a customer, at least 0.
    failure_rate : float
        Chance f that an order fails, a share.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> round(failed_share(4, 0.03), 3), round(failed_share(20, 0.03), 3)
    (0.115, 0.456)
    """
    return 1 - (1 - share("failure_rate", failure_rate)) ** count("n_orders", n_orders, 0)


def biggest_setback(n_orders: int, failure_rate: float, worst: float) -> float:
    """Return the mean of a customer's largest loss among n orders, 0 if none fails.

    An order fails with chance f; its loss is then anything from 0 to `worst`, each value as likely. The
    largest of n is below x with chance (1 - f + f x / worst)^n, so its mean is
    worst * (1 - (1 - (1 - f)^(n + 1)) / (f (n + 1))).

    Parameters
    ----------
    n_orders : int
        Orders of a customer, at least 0.
    failure_rate : float
        Chance f that an order fails, above 0.
    worst : float
        Largest loss that one order can bring, in money.

    Returns
    -------
    float
        In the money of `worst`.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> round(biggest_setback(4, 0.03, 60), 2), round(biggest_setback(20, 0.03, 60), 2)
    (3.49, 15.0)
    """
    n = count("n_orders", n_orders, 0) + 1
    f = above("failure_rate", share("failure_rate", failure_rate), 0)
    return at_least("worst", worst, 0) * (1 - (1 - (1 - f) ** n) / (f * n))


def _chances(values: np.ndarray) -> np.ndarray:
    """Return the chances to order again, if each is one."""
    if values.min() < 0 or values.max() > 1:
        rule = "an effect that keeps each chance to order again between 0 and 1"
        got = f"chances from {values.min():.2f} to {values.max():.2f}"
        raise broken_rule("well_effect", rule, got, "Move it, or `unseen`, nearer to 0.")
    return values


def simulate_customers(
    n_customers: int,
    heavy_share: float,
    light_orders: int,
    heavy_orders: int,
    failure_rate: float,
    light_complain: float,
    heavy_complain: float,
    answered_well: float,
    light_return: float,
    heavy_return: float,
    well_effect: float,
    unrepaired_effect: float,
    unseen: float,
    stays_confirm: float,
    gone_confirm: float,
    *,
    seed: int = TYPICAL_YEAR,
) -> pd.DataFrame:
    """Simulate customers through a year, and whether they order again in the next one.

    Parameters
    ----------
    n_customers : int
        At least 1.
    heavy_share : float
        Share of heavy buyers.
    light_orders, heavy_orders : int
        Orders a year.
    failure_rate : float
        Chance that an order fails.
    light_complain, heavy_complain : float
        Share who complain, of those with a failure.
    answered_well : float
        Share of complaints that the shop answers well. Luck decides which.
    light_return, heavy_return : float
        Share who order again without a failure.
    well_effect, unrepaired_effect : float
        What a failure changes in that share: answered well, and not answered well or not told at all.
    unseen : float
        So much likelier than others with as many orders do those order again who would complain.
    stays_confirm, gone_confirm : float
        Of those answered well who order again, and who do not: share who say that they are pleased.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, one row per customer
        ``buyer`` ("light", "heavy"), ``orders`` (a year), and true or false: ``failed``, ``complained``,
        ``answered_well``, ``returned``, ``pleased`` (says so when asked about the answer).

    Raises
    ------
    ValueError
        If a share is outside 0 to 1, or the effects push a chance out of it.

    Examples
    --------
    >>> shop = simulate_customers(20000, 0.3, 4, 20, 0.03, 0.15, 0.5, 0.5, 0.5, 0.9, -0.05, -0.2, 0, 0.9, 0.4)
    >>> int(shop["failed"].sum()), int(shop["complained"].sum()), int(shop["answered_well"].sum())
    (4328, 1581, 795)
    """
    rng = np.random.default_rng(seed)
    # One column for each chance, so that a slider changes a customer only where it must.
    luck = rng.random((count("n_customers", n_customers), 6)).T
    heavy = luck[0] < share("heavy_share", heavy_share)
    fails = np.where(heavy, *(failed_share(n, failure_rate) for n in (heavy_orders, light_orders)))
    speaks = np.where(heavy, share("heavy_complain", heavy_complain), share("light_complain", light_complain))
    failed, vocal = luck[1] < fails, luck[2] < speaks
    complained = failed & vocal
    well = complained & (luck[3] < share("answered_well", answered_well))
    usual = np.where(heavy, share("heavy_return", heavy_return), share("light_return", light_return))
    effect = np.where(well, well_effect, np.where(failed, unrepaired_effect, 0.0))
    stays = _chances(usual + unseen * (vocal - speaks) + effect)
    returned = luck[4] < stays
    confirm = np.where(returned, share("stays_confirm", stays_confirm), share("gone_confirm", gone_confirm))
    return pd.DataFrame(
        {
            "buyer": np.where(heavy, "heavy", "light"),
            "orders": np.where(heavy, heavy_orders, light_orders),
            "failed": failed,
            "complained": complained,
            "answered_well": well,
            "returned": returned,
            "pleased": well & (luck[5] < confirm),
        }
    )


def rate_shop(
    customers: pd.DataFrame,
    satisfaction: float,
    well_satisfaction: float,
    unrepaired_satisfaction: float,
    satisfaction_spread: float,
    *,
    seed: int = 10,
) -> pd.Series:
    """Draw each customer's satisfaction with the shop, 0 to 10, asked before anybody leaves.

    Parameters
    ----------
    customers : DataFrame
        From `simulate_customers`.
    satisfaction, well_satisfaction, unrepaired_satisfaction : float
        Means: no failure, a failure answered well, any other failure.
    satisfaction_spread : float
        Standard deviation within each of them, before limits and rounding.
    seed : int
        Start of the random numbers.

    Returns
    -------
    Series of whole numbers

    Examples
    --------
    >>> told = pd.DataFrame({"failed": [False, True, True], "answered_well": [False, True, False]})
    >>> rate_shop(told, 7, 8, 4, 0).tolist()
    [7, 8, 4]
    """
    means = np.where(
        customers["answered_well"],
        well_satisfaction,
        np.where(customers["failed"], unrepaired_satisfaction, satisfaction),
    )
    drawn = np.random.default_rng(seed).normal(means, at_least("satisfaction_spread", satisfaction_spread, 0))
    return pd.Series(drawn, index=customers.index, name="satisfaction").round().clip(0, 10).astype(int)
