"""The shifted-beta-geometric model (sBG): why a cohort's retention rises although nobody becomes loyal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaln, hyp2f1

from crm_teaching import validate
from crm_teaching.loyalty.likelihood import Fit, fit_positive, numbers

Array = NDArray[np.float64]


@dataclass(frozen=True)
class SBG:
    """A cohort under contract whose members each leave with their own constant chance.

    A member's yearly churn rate p follows Beta(alpha, beta). ``alpha / (alpha + beta)`` is the churn
    rate of the first renewal; small parameters mean that customers differ much.

    Parameters
    ----------
    alpha, beta : float
        Parameters of the beta distribution, above 0.
    fit : Fit, optional
        How they were found.

    References
    ----------
    Fader, P. S. and Hardie, B. G. S. (2007), How to project customer retention.
    Fader, P. S. and Hardie, B. G. S. (2010), Customer-base valuation in a contractual setting.

    Examples
    --------
    >>> SBG(alpha=0.704, beta=1.182).survival([1, 7]).round(3).tolist()
    [0.627, 0.239]
    """

    alpha: float
    beta: float
    fit: Fit | None = None

    def __post_init__(self) -> None:
        validate.above("alpha", self.alpha, 0)
        validate.above("beta", self.beta, 0)

    def survival(self, years: ArrayLike) -> Any:
        """Return the share still there after `years` renewals, B(alpha, beta + t) / B(alpha, beta).

        Parameters
        ----------
        years : int or array of int
            Renewal decisions since the start, at least 0.
        """
        t = _years("years", years, 0)
        return _plain(np.exp(betaln(self.alpha, self.beta + t) - betaln(self.alpha, self.beta)))

    def churn_probability(self, years: ArrayLike) -> Any:
        """Return the chance to leave at renewal t, P(T = t) = B(alpha + 1, beta + t - 1) / B(alpha, beta)."""
        t = _years("years", years, 1)
        return _plain(np.exp(betaln(self.alpha + 1, self.beta + t - 1) - betaln(self.alpha, self.beta)))

    def retention(self, years: ArrayLike) -> Any:
        """Return the share of those still there who renew at t, (beta + t - 1) / (alpha + beta + t - 1)."""
        t = _years("years", years, 1)
        return _plain((self.beta + t - 1) / (self.alpha + self.beta + t - 1))

    def expected_lifetime(self) -> float:
        """Return a new customer's expected number of renewals paid, first contract included, in years.

        Undiscounted: (alpha + beta - 1) / (alpha - 1), the sum of S(t) for t = 0, 1, ...

        Raises
        ------
        ValueError
            If alpha is 1 or less: the sum has no end.
        """
        validate.above("alpha", self.alpha, 1, "The mean has no end; discount it.")
        return (self.alpha + self.beta - 1) / (self.alpha - 1)

    def expected_residual_lifetime(self, renewals: int = 0) -> float:
        """Return the renewals still to come, undiscounted, for one who renewed `renewals` times."""
        n = validate.count("renewals", renewals, 0)
        validate.above("alpha", self.alpha, 1, "The mean has no end; discount it.")
        return (self.beta + n) / (self.alpha - 1)

    def discounted_expected_lifetime(self, discount: float) -> float:
        """Return DEL, the discounted number of yearly payments of a new customer, first one now.

        DEL = sum of S(t) / (1 + d)^t for t = 0, 1, ... = 2F1(1, beta; alpha + beta; 1 / (1 + d)).

        Parameters
        ----------
        discount : float
            Yearly discount rate d, a share above 0.
        """
        return _discounted(self.alpha, self.beta, discount)

    def derl(self, discount: float, renewals: int = 0) -> float:
        """Return DERL, the discounted payments still to come just before the next renewal.

        DERL = sum of S(t) / S(n) / (1 + d)^(t - n - 1) for t = n + 1, n + 2, ..., where n is the number
        of renewals made so far. The next payment, if it comes, is not discounted.

        Parameters
        ----------
        discount : float
            Yearly discount rate d, a share above 0.
        renewals : int
            Renewals already made, at least 0. Fader and Hardie (2010) count periods, renewals + 1.
        """
        n = validate.count("renewals", renewals, 0)
        rest = _discounted(self.alpha, self.beta + n + 1, discount)
        return (self.beta + n) / (self.alpha + self.beta + n) * rest


def fit_sbg(active: Sequence[float] | pd.Series) -> SBG:
    """Fit the shifted-beta-geometric model to one cohort.

    ln L = sum over t of (n(t - 1) - n(t)) ln P(T = t), plus n(last) ln S(last).

    Parameters
    ----------
    active : sequence of float
        Customers active at the start and after each year, such as ``[1000, 631, 468]``. Shares or
        per cent give the same estimates, but no honest interval: that needs the real counts.

    Returns
    -------
    SBG
        With ``fit.intervals()`` and ``fit.log_likelihood``.

    Raises
    ------
    ValueError
        If there are under three numbers, one is missing or negative, the cohort grows, nobody
        leaves, or the same share leaves each year.

    References
    ----------
    Fader, P. S. and Hardie, B. G. S. (2007), How to project customer retention: Regular, High End.

    Examples
    --------
    >>> model = fit_sbg([100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1])
    >>> round(model.alpha, 3), round(model.beta, 3)
    (0.704, 1.182)
    """
    n = numbers("active", active)
    if n.ndim != 1 or len(n) < 3:
        got = f"{n.ndim} columns" if n.ndim > 1 else n.size
        raise validate.broken_rule(
            "active", "a list of at least 3 numbers", got, "Give the start and two years."
        )
    if not (np.isfinite(n) & (n >= 0)).all():
        bad = n[~(np.isfinite(n) & (n >= 0))][0]
        raise validate.broken_rule(
            "active", "all at least 0", f"{bad:g}", "Leave out years that are not known."
        )
    if (np.diff(n) > 0).any():
        year = int(np.argmax(np.diff(n) > 0)) + 1
        got = f"{n[year - 1]:g} then {n[year]:g}"
        raise validate.broken_rule("active", "never rising", got, "Follow one cohort; leave out newcomers.")
    if n[-1] == n[0]:
        hint = "Without a loss churn is unknown."
        raise validate.broken_rule("active", "falling at least once", "no loss", hint)
    t = np.arange(1, len(n))
    lost = n[:-1] - n[1:]

    def loss(values: Array) -> float:
        a, b = values
        logs = betaln(a + 1, b + t - 1) @ lost + n[-1] * betaln(a, b + t[-1]) - n[0] * betaln(a, b)
        return -float(logs)

    hint = "If the same share leaves each year, customers do not differ."
    fit = fit_positive(("alpha", "beta"), loss, [1.0, 1.0], data="active", hint=hint)
    return SBG(float(fit.values[0]), float(fit.values[1]), fit)


def project_cohort(active: Sequence[float] | pd.Series, n_known: int) -> pd.DataFrame:
    """Project a cohort from its first years, and set the projections beside what came.

    Parameters
    ----------
    active : sequence of float
        Customers, or shares, active at the start and after each year.
    n_known : int
        Years that the projections may see, at least 2.

    Returns
    -------
    DataFrame, one row per year from 0
        ``year``, ``actual``, ``sbg``, ``constant`` (shares of the start), ``known`` (True up to `n_known`).
        ``constant`` keeps the mean retention of the known years, renewals over chances to renew.

    Raises
    ------
    ValueError
        As ``fit_sbg``, or if there are fewer than `n_known` years.

    Examples
    --------
    >>> project_cohort([100, 63.1, 46.8, 38.2, 32.6], n_known=3).shape
    (5, 5)
    """
    n = numbers("active", active)
    last = validate.count("n_known", n_known, 2)
    if last >= len(n):
        hint = "Keep years to compare with."
        raise validate.broken_rule("n_known", f"below {len(n)}, the numbers given", last, hint)
    model = fit_sbg(n[: last + 1])
    years = np.arange(len(n))
    retention = n[1 : last + 1].sum() / n[:last].sum()
    shares = {"actual": n / n[0], "sbg": model.survival(years), "constant": retention**years}
    return pd.DataFrame({"year": years} | shares | {"known": years <= last})


def _discounted(alpha: float, beta: float, discount: float) -> float:
    d = validate.share("discount", discount)
    validate.above("discount", d, 0, "Without discounting the sum need not end.")
    total = float(hyp2f1(1, beta, alpha + beta, 1 / (1 + d)))
    if np.isfinite(total):
        return total
    # For alpha and beta in the hundreds scipy gives up; the sum itself is short then.
    years = np.arange(min(int(40 / np.log1p(d)), 10**7))
    return float(1 + np.cumprod((beta + years) / (alpha + beta + years) / (1 + d)).sum())


def _years(name: str, years: ArrayLike, low: int) -> Array:
    t = numbers(name, years)
    broken = ~(np.isfinite(t) & (t >= low) & (t == np.floor(t)))
    if broken.any():
        got = f"{np.atleast_1d(t)[np.atleast_1d(broken)][0]:g}"
        raise validate.broken_rule(name, f"whole numbers of at least {low}", got, "Count renewals.")
    return t


def _plain(values: Any) -> Any:
    """Return a float for one number, an array for many."""
    return float(values) if np.ndim(values) == 0 else values
