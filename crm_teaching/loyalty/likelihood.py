"""Fit positive parameters by maximum likelihood, with intervals, on the log scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import approx_fprime, minimize
from scipy.special import ndtri

from crm_teaching import validate

Array = NDArray[np.float64]
# Who ends further than this from the start, in logarithms, has run away: that is no estimate.
_FAR = 10.0
# A logarithm with a standard error above ten says nothing of its parameter.
_FLAT = 0.01


@dataclass(frozen=True)
class Fit:
    """Parameters found by maximum likelihood.

    ``values`` are the estimates, ``log_covariance`` the covariance of their logarithms (from the
    curvature of the likelihood), ``log_likelihood`` its maximum.
    """

    names: tuple[str, ...]
    values: Array
    log_covariance: NDArray[np.floating[Any]]
    log_likelihood: float

    def intervals(self, level: float = 0.95) -> pd.DataFrame:
        """Return each estimate with its interval, exp(log estimate -+ z * standard error).

        Parameters
        ----------
        level : float
            Share of samples whose interval should hold the truth, in (0, 1).

        Returns
        -------
        DataFrame, one row per parameter
            ``estimate``, ``low``, ``high``; the index holds the names.
        """
        z = ndtri(0.5 + validate.share("level", level) / 2)
        spread = np.exp(z * np.sqrt(np.diag(self.log_covariance)))
        columns = {"estimate": self.values, "low": self.values / spread, "high": self.values * spread}
        return pd.DataFrame(columns, index=list(self.names))

    def draws(self, n_draws: int, seed: int = 1) -> Array:
        """Return parameter sets drawn from the fit's normal approximation, shape (n_draws, n_names)."""
        rng = np.random.default_rng(seed)
        logs = rng.multivariate_normal(np.log(self.values), self.log_covariance, validate.count("n", n_draws))
        return np.exp(logs)


def fit_positive(
    names: Sequence[str],
    loss: Callable[[Array], float],
    start: Sequence[float],
    gradient: Callable[[Array], Array] | None = None,
    *,
    data: str = "data",
    hint: str = "Use more customers or a longer time.",
) -> Fit:
    """Minimise a negative log-likelihood over positive parameters.

    The search runs over logarithms, so no parameter can turn negative.

    Parameters
    ----------
    names : sequence of str
        Names of the parameters.
    loss : callable
        Negative log-likelihood of an array of positive parameters.
    start : sequence of float
        Where to begin, all above 0.
    gradient : callable, optional
        Derivatives of `loss` by the parameters; by default taken numerically.
    data, hint : str
        Name of the data, and advice, for the error when no maximum is found.

    Returns
    -------
    Fit

    Raises
    ------
    ValueError
        If the likelihood has no maximum that the search can find.

    References
    ----------
    Newton's method in one line: the curvature at the maximum gives the standard errors.

    Examples
    --------
    >>> fit = fit_positive(["rate"], lambda v: 10 * v[0] - 5 * np.log(v[0]), [1.0])
    >>> fit.values.round(3).tolist()
    [0.5]
    """

    # Divided by its size at the start, the loss is near 1 for ten customers and for a million.
    scale = abs(loss(np.asarray(start, dtype=float))) or 1.0
    origin = np.log(start)

    def positive(logs: Array) -> Array:
        values: Array = np.exp(np.clip(logs, origin - _FAR - 1, origin + _FAR + 1))
        return values

    def height(logs: Array) -> float:
        return loss(positive(logs)) / scale

    def slope(logs: Array) -> Array:
        if gradient is not None:
            return np.asarray(gradient(positive(logs)) * positive(logs) / scale, dtype=float)
        steps = 1e-5 * np.eye(len(logs))
        return np.array([(height(logs + s) - height(logs - s)) / 2e-5 for s in steps])

    found = minimize(height, origin, jac=slope, method="BFGS", options={"gtol": 1e-8})
    values = positive(found.x)
    curvature = scale * np.atleast_2d(approx_fprime(found.x, slope, 1e-4))
    curvature = (curvature + curvature.T) / 2
    # A search that runs away, stops on a slope or on a plain has found no maximum.
    steep = np.abs(found.jac).max() > 1e-4
    flat = not np.isfinite(curvature).all() or np.linalg.eigvalsh(curvature).min() < _FLAT
    if not np.isfinite(found.fun) or steep or flat or np.abs(found.x - origin).max() > _FAR:
        got = ", ".join(f"{n} = {v:.3g}" for n, v in zip(names, values, strict=True))
        raise validate.broken_rule(
            data, "telling enough to fit the model", f"a search that ends at {got}", hint
        )
    covariance = np.linalg.pinv(curvature)
    return Fit(tuple(names), values, covariance, -float(found.fun) * scale)


def numbers(name: str, values: Any) -> Array:
    """Return `values` as an array of numbers, if they are some.

    Examples
    --------
    >>> numbers("active", ["many", 3])
    Traceback (most recent call last):
    TypeError: `active` must be numbers; got ['many', 3]. Convert them with pd.to_numeric.
    """
    try:
        return np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        said = str(values).splitlines()[0][:40]
        error = validate.broken_rule(name, "numbers", said, "Convert them with pd.to_numeric.")
        raise TypeError(str(error)) from None
