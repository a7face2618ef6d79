"""The Gamma-Gamma model: what a customer spends per order, judged by few orders.

Orders of one customer vary around her own mean; means vary between customers; spending does not depend on
how often she buys. A mean of two orders says little, so it is pulled towards the mean of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import gammaln

from crm_teaching import validate
from crm_teaching.loyalty.histories import plain
from crm_teaching.loyalty.likelihood import Array, Fit, fit_positive, numbers


@dataclass(frozen=True)
class GammaGamma:
    """Spending per order across customers.

    Parameters
    ----------
    p : float
        Shape of one customer's orders (gamma), above 0: the larger, the more alike her orders are.
    q, v : float
        Shape and scale of the spread between customers (gamma), above 0; v in the currency of the data.
    fit : Fit, optional
        How they were found.

    References
    ----------
    Fader, P. S. and Hardie, B. G. S. (2013), The gamma-gamma model of monetary value, note 25.

    Examples
    --------
    >>> cdnow = GammaGamma(p=6.25, q=3.74, v=15.44)
    >>> round(cdnow.expected_average_spend(frequency=2, mean_spend=22.35), 2)
    24.66
    """

    p: float
    q: float
    v: float
    fit: Fit | None = None

    def __post_init__(self) -> None:
        for name in ("p", "q", "v"):
            validate.above(name, getattr(self, name), 0)

    def population_mean(self) -> float:
        """Return the mean spend per order of a random customer, p v / (q - 1).

        Raises
        ------
        ValueError
            If q is 1 or less: the mean has no end.
        """
        validate.above("q", self.q, 1, "Customers differ so much that the mean has no end.")
        return self.p * self.v / (self.q - 1)

    def expected_average_spend(self, frequency: ArrayLike, mean_spend: ArrayLike) -> Any:
        """Return the expected mean spend per order, given x orders with mean m, E[M | x, m].

        E = (q - 1) / (p x + q - 1) * p v / (q - 1) + p x / (p x + q - 1) * m:
        a weighted mean of everybody's mean and her own. Without a repeat order it is everybody's.

        Parameters
        ----------
        frequency : int or array
            Repeat orders x, at least 0.
        mean_spend : float or array
            Mean amount of these orders, in the currency; ignored (NaN is fine) where x is 0.
        """
        x, m = _spending(frequency, mean_spend)
        everybody = self.population_mean()
        weight = self.p * x / (self.p * x + self.q - 1)
        return plain((1 - weight) * everybody + weight * np.where(x > 0, m, 0))

    def log_likelihood(self, customers: pd.DataFrame) -> float:
        """Return ln L of the repeat customers, from ``frequency`` and ``mean_spend_usd``."""
        return -_loss(np.array([self.p, self.q, self.v]), *_repeaters(customers))


def fit_spend(customers: pd.DataFrame) -> GammaGamma:
    """Fit the Gamma-Gamma model to customers who bought again, by maximum likelihood.

    Parameters
    ----------
    customers : DataFrame
        ``frequency`` and ``mean_spend_usd``, as made by ``to_customers``. Customers without a repeat order,
        or whose repeat orders were all free, are left out.

    Returns
    -------
    GammaGamma
        With ``fit.intervals()`` and ``fit.log_likelihood``.

    Raises
    ------
    ValueError
        If a spend is negative or missing, or fewer than two customers bought again.

    References
    ----------
    Fader and Hardie (2013), note 25; CDNOW, 946 repeat buyers: 6.25, 3.74, 15.44.

    Examples
    --------
    >>> from crm_teaching import load_orders
    >>> from crm_teaching.loyalty.histories import to_customers
    >>> model = fit_spend(to_customers(load_orders(), until="1997-09-30"))
    >>> round(model.p, 2), round(model.q, 2), round(model.v, 2)
    (6.25, 3.74, 15.44)
    """
    x, m = _repeaters(customers)
    fit = fit_positive(
        ("p", "q", "v"), lambda values: _loss(values, x, m), [2.0, 2.0, float(m.mean())], data="customers"
    )
    p, q, v = fit.values.tolist()
    return GammaGamma(p, q, v, fit)


def _spending(frequency: ArrayLike, mean_spend: ArrayLike) -> tuple[Array, Array]:
    x, m = np.broadcast_arrays(numbers("frequency", frequency), numbers("mean_spend", mean_spend))
    if x.size == 0:
        raise validate.broken_rule("frequency", "at least one customer", "0 customers", "Check your filter.")
    if (~np.isfinite(x) | (x < 0)).any():
        bad = x.ravel()[np.argmax((~np.isfinite(x) | (x < 0)).ravel())]
        raise validate.broken_rule("frequency", "at least 0", f"{bad:g}", "Count repeat orders.")
    broken = (x > 0) & (~np.isfinite(m) | (m < 0))
    if broken.any():
        bad = m.ravel()[np.argmax(broken.ravel())]
        hint = "Book refunds apart; drop what is missing."
        raise validate.broken_rule("mean_spend", "at least 0", f"{bad:g}", hint)
    return x, m


def _repeaters(customers: pd.DataFrame) -> tuple[Array, Array]:
    needed = ["frequency", "mean_spend_usd"]
    frame = validate.columns("customers", customers, needed, "Use to_customers(orders, until).")
    x, m = _spending(frame["frequency"].to_numpy(), frame["mean_spend_usd"].to_numpy())
    # A mean of 0 cannot come from a gamma distribution: free orders only.
    known = (x > 0) & (m > 0)
    if known.sum() < 2:
        rule = "a table with at least 2 who bought again"
        raise validate.broken_rule("customers", rule, int(known.sum()), "Wait for repeat orders.")
    return x[known], m[known]


def _loss(values: Array, x: Array, m: Array) -> float:
    p, q, v = values
    logs = gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * np.log(v) + p * x * np.log(x)
    logs = logs + (p * x - 1) * np.log(m) - (p * x + q) * np.log(v + m * x)
    return -float(logs.sum())
