"""The BG/NBD model: who is still a customer when nobody says goodbye, and how often they will buy.

While alive, a customer buys at random with a rate of her own (gamma r, alpha). After each order she may
be gone for good, with a chance of her own (beta a, b). Rates stay constant; customers are independent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import betaln, digamma, gammaln, hyp2f1

from crm_teaching import validate
from crm_teaching.loyalty.histories import check_histories, plain
from crm_teaching.loyalty.likelihood import Array, Fit, fit_positive, numbers


@dataclass(frozen=True)
class BGNBD:
    """A customer base that buys without a contract.

    Parameters
    ----------
    r, alpha : float
        Gamma distribution of purchase rates while alive: mean r / alpha orders a week. Above 0.
    a, b : float
        Beta distribution of the chance to drop out after an order: mean a / (a + b). Above 0.
    fit : Fit, optional
        How they were found.

    References
    ----------
    Fader, P. S., Hardie, B. G. S. and Lee, K. L. (2005), "Counting your customers" the easy way:
    an alternative to the Pareto/NBD model, Marketing Science 24(2), 275-284.

    Examples
    --------
    >>> cdnow = BGNBD(r=0.243, alpha=4.414, a=0.793, b=2.426)
    >>> round(cdnow.conditional_expected_purchases(39, frequency=2, recency=30.43, age=38.86), 3)
    1.226
    """

    r: float
    alpha: float
    a: float
    b: float
    fit: Fit | None = None

    def __post_init__(self) -> None:
        for name in ("r", "alpha", "a", "b"):
            validate.above(name, getattr(self, name), 0)

    def p_alive(self, frequency: ArrayLike, recency: ArrayLike, age: ArrayLike) -> Any:
        """Return the chance that a customer is still one.

        P(alive) = 1 / (1 + [x > 0] a / (b + x - 1) * ((alpha + T) / (alpha + t_x))^(r + x)).
        It is 1 at x = 0, because the model lets nobody leave without having bought again.

        Parameters
        ----------
        frequency : int or array
            Repeat orders x, the first order not counted.
        recency : float or array
            Week of the last order since the first, t_x; 0 if x is 0.
        age : float or array
            Weeks since the first order, T.

        Returns
        -------
        float or array
            A share between 0 and 1.
        """
        return plain(np.exp(-np.logaddexp(0, self._log_odds_gone(*check_histories(frequency, recency, age)))))

    def expected_purchases(self, weeks: ArrayLike) -> Any:
        """Return the repeat orders of a random new customer in `weeks` weeks, E[X(t)].

        E[X(t)] = (a + b - 1) / (a - 1) * (1 - (alpha / (alpha + t))^r * F), with
        F = 2F1(r, b; a + b - 1; t / (alpha + t)).

        Parameters
        ----------
        weeks : float or array
            Weeks since the first order, at least 0.
        """
        t = _weeks(weeks)
        return plain(_growth(self.r, self.alpha, self.a, self.b, np.zeros_like(t), np.zeros_like(t), t))

    def conditional_expected_purchases(
        self, weeks: ArrayLike, frequency: ArrayLike, recency: ArrayLike, age: ArrayLike
    ) -> Any:
        """Return the orders to expect in the next `weeks` weeks, given a history, E[Y(t) | x, t_x, T].

        Parameters
        ----------
        weeks : float or array
            Weeks ahead, at least 0.
        frequency, recency, age : int or float, or arrays
            Repeat orders x, week of the last order t_x, weeks since the first order T.

        References
        ----------
        Fader, Hardie and Lee (2005), equation 10, with Euler's transformation of 2F1, so that
        it holds for hundreds of orders.
        """
        t = _weeks(weeks)
        x, last, now = check_histories(frequency, recency, age)
        t, x, last, now = np.broadcast_arrays(t, x, last, now)
        if_alive = _growth(self.r, self.alpha, self.a, self.b, x, now, t)
        return plain(if_alive * np.exp(-np.logaddexp(0, self._log_odds_gone(x, last, now))))

    def buy_again_probability(
        self, weeks: ArrayLike, frequency: ArrayLike, recency: ArrayLike, age: ArrayLike
    ) -> Any:
        """Return the chance of at least one order in the next `weeks` weeks, given a history.

        P(alive) * (1 - ((alpha + T) / (alpha + T + t))^(r + x)); parameters as for P(alive) and weeks t.
        """
        t = _weeks(weeks)
        x, last, now = check_histories(frequency, recency, age)
        silent = ((self.alpha + now) / (self.alpha + now + t)) ** (self.r + x)
        return plain((1 - silent) * np.exp(-np.logaddexp(0, self._log_odds_gone(x, last, now))))

    def purchase_probability(self, n_purchases: ArrayLike, weeks: float) -> Any:
        """Return the chance that a random new customer makes n repeat orders in `weeks`, P(X(t) = n)."""
        t = validate.above("weeks", weeks, 0)
        n = np.atleast_1d(numbers("n_purchases", n_purchases))
        if (~np.isfinite(n) | (n < 0) | (n != np.floor(n))).any():
            rule = "whole numbers of at least 0"
            raise validate.broken_rule("n_purchases", rule, n_purchases, "Count orders.")
        r, alpha, a, b = self.r, self.alpha, self.a, self.b
        upto = np.arange(int(n.max()) + 1)
        log_nbd = gammaln(r + upto) - gammaln(r) - gammaln(upto + 1)
        log_nbd += r * np.log(alpha / (alpha + t)) + upto * np.log(t / (alpha + t))
        below = np.concatenate([[0.0], np.cumsum(np.exp(log_nbd))])[:-1]
        stays = np.exp(betaln(a, b + upto) - betaln(a, b) + log_nbd)
        leaves = np.exp(betaln(a + 1, b + np.maximum(upto, 1) - 1) - betaln(a, b)) * np.clip(1 - below, 0, 1)
        chances = (stays + np.where(upto > 0, leaves, 0))[n.astype(int)]
        return plain(chances if np.ndim(n_purchases) else chances[0])

    def discounted_purchases(self, weeks: int, discount: float, customers: pd.DataFrame | None = None) -> Any:
        """Return the orders of the next `weeks` weeks, each discounted from its week to today.

        Sum over w of (E[w] - E[w - 1]) / (1 + d)^(w / 52).

        Parameters
        ----------
        weeks : int
            Horizon in weeks, at least 1.
        discount : float
            Yearly discount rate d, a share.
        customers : DataFrame, optional
            ``frequency``, ``recency_weeks``, ``age_weeks`` of known customers; by default one new customer.

        Returns
        -------
        float, or array with one number a customer
        """
        ahead = np.arange(validate.count("weeks", weeks) + 1.0)
        factor = (1 + validate.share("discount", discount)) ** (-(ahead[1:] - 0.5) / 52)
        if customers is None:
            return float(np.diff(self.expected_purchases(ahead)) @ factor)
        history = _history_columns(customers)
        path = np.array([self.conditional_expected_purchases(t, *history) for t in ahead])
        return factor @ np.diff(path, axis=0)

    def log_likelihood(self, customers: pd.DataFrame) -> float:
        """Return ln L of customers with ``frequency``, ``recency_weeks`` and ``age_weeks``."""
        terms = _log_terms(np.array([self.r, self.alpha, self.a, self.b]), *_history_columns(customers))
        return float(np.sum(terms[0] + np.logaddexp(terms[1], terms[2])))

    def _log_odds_gone(self, x: Array, last: Array, now: Array) -> Array:
        again = np.maximum(x, 1)
        odds = np.log(self.a / (self.b + again - 1))
        odds = odds + (self.r + x) * (np.log(self.alpha + now) - np.log(self.alpha + last))
        return np.where(x > 0, odds, -np.inf)


def fit_bgnbd(customers: pd.DataFrame) -> BGNBD:
    """Fit the BG/NBD model to a table of customers by maximum likelihood.

    Parameters
    ----------
    customers : DataFrame
        One row per customer: ``frequency`` (repeat orders), ``recency_weeks``, ``age_weeks``, as made by
        ``to_customers``.

    Returns
    -------
    BGNBD
        With ``fit.intervals()`` and ``fit.log_likelihood``.

    Raises
    ------
    ValueError
        If a history is impossible (recency above age, no order but a recency) or nobody bought again.

    References
    ----------
    Fader, Hardie and Lee (2005), equation 6; CDNOW: .243, 4.414, .793, 2.426, ln L = -9582.4.

    Examples
    --------
    >>> from crm_teaching import load_orders
    >>> from crm_teaching.loyalty.histories import to_customers
    >>> model = fit_bgnbd(to_customers(load_orders(), until="1997-09-30"))
    >>> [round(v, 3) for v in (model.r, model.alpha, model.a, model.b)], round(model.fit.log_likelihood, 1)
    ([0.243, 4.414, 0.793, 2.426], -9582.4)
    """
    x, last, now = _history_columns(customers)
    if not (x > 0).any():
        rule, hint = "a table in which somebody bought again", "Wait for repeat orders."
        raise validate.broken_rule("customers", rule, "only first orders", hint)
    # Many customers share one history; each distinct one is computed once.
    distinct, n = np.unique(np.column_stack([x, last, now]), axis=0, return_counts=True)
    history = tuple(distinct.T)

    def loss(values: Array) -> float:
        both, alive, gone = _log_terms(values, *history)
        return -float(n @ (both + np.logaddexp(alive, gone)))

    def gradient(values: Array) -> Array:
        return -_slopes(values, *history) @ n

    # The search starts from the plain purchase rate, so that days do as well as weeks.
    scale = float(now.sum() / (x.sum() + len(x)))
    start = [0.5, max(scale, 1e-6), 1.0, 2.0]
    fit = fit_positive(("r", "alpha", "a", "b"), loss, start, gradient, data="customers")
    r, alpha, a, b = fit.values.tolist()
    return BGNBD(r, alpha, a, b, fit)


def _history_columns(customers: pd.DataFrame) -> tuple[Array, Array, Array]:
    needed = ["frequency", "recency_weeks", "age_weeks"]
    frame = validate.columns("customers", customers, needed, "Use to_customers(orders, until).")
    x, last, now = check_histories(*(frame[name].to_numpy() for name in needed))
    return x, last, now


def _weeks(weeks: ArrayLike) -> Array:
    t = numbers("weeks", weeks)
    if (~np.isfinite(t) | (t < 0)).any():
        bad = np.atleast_1d(t)[np.atleast_1d(~np.isfinite(t) | (t < 0))][0]
        raise validate.broken_rule("weeks", "at least 0", f"{bad:g}", "Look ahead, not back.")
    return t


def _log_terms(values: Array, x: Array, last: Array, now: Array) -> tuple[Array, Array, Array]:
    """Return the three logarithms of L = exp(both) * (exp(alive) + exp(gone))."""
    r, alpha, a, b = values
    both = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + betaln(a, b + x) - betaln(a, b)
    alive = -(r + x) * np.log(alpha + now)
    gone = np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + last)
    return both, alive, np.where(x > 0, gone, -np.inf)


def _slopes(values: Array, x: Array, last: Array, now: Array) -> Array:
    """Return the derivatives of ln L by r, alpha, a and b, shape (4, n)."""
    r, alpha, a, b = values
    _, alive, gone = _log_terms(values, x, last, now)
    w_gone = np.exp(gone - np.logaddexp(alive, gone))
    w_alive = 1 - w_gone
    by_r = digamma(r + x) - digamma(r) + np.log(alpha)
    by_r = by_r - w_alive * np.log(alpha + now) - w_gone * np.log(alpha + last)
    by_alpha = r / alpha - (r + x) * (w_alive / (alpha + now) + w_gone / (alpha + last))
    shared = digamma(a + b) - digamma(a + b + x)
    by_a = shared + w_gone / a
    by_b = shared + digamma(b + x) - digamma(b) - w_gone / (b + np.maximum(x, 1) - 1)
    return np.array([by_r, by_alpha, by_a, by_b])


def _growth(r: float, alpha: float, a: float, b: float, x: Array, now: Array, t: Array) -> Array:
    """Return the orders of the next t weeks of one alive at `now` after x repeat orders."""
    # At a = 1 and at a + b + x = 1 the formula is 0 / 0; its limit is reached by a tiny shift.
    a = a + 1e-6 if abs(a - 1) < 1e-6 else a
    top = a + b + x - 1
    top = np.where(np.abs(top) < 1e-6, 1e-6, top)
    kept = (alpha + now) / (alpha + now + t)
    inner = hyp2f1(a + b - 1 - r, a - 1, top, 1 - kept)
    # Added to 0, so that no time gives 0 and not -0.
    return np.asarray(0.0 + top / (a - 1) * (1 - kept ** (a - 1) * inner), dtype=float)
