"""How long customers stay, when most have not left yet: the curve of Kaplan and Meier, month by month.

A customer who is still here has not told how long she stays, only that it is longer than so far. She counts
among those at risk up to that month, and is left out afterwards.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm_teaching import validate

Array = NDArray[np.float64]
_HINT = 'Use load("telco_customers").'


def survival_curve(
    customers: pd.DataFrame, *, months: str = "tenure_months", left: str = "churned"
) -> pd.DataFrame:
    """Estimate the share of customers who are still there after each month.

    S(t) = product over j = 1 .. t of (1 - d_j / n_j); Greenwood's variance is
    S(t)^2 * sum over j of d_j / (n_j * (n_j - d_j)). The interval is S plus or minus 1.96 standard errors.

    Parameters
    ----------
    customers : DataFrame
        One row per customer.
    months : str
        Column with the months as a customer so far, whole numbers of at least 0.
    left : str
        Column with 1 if the customer has left after these months, 0 if still there.

    Returns
    -------
    DataFrame, one row per month from 0 to the longest tenure (the index)
        ``at_risk`` (n: customers seen in this month), ``left`` (d: of these, left at its end),
        ``survival``, ``low``, ``high`` (shares, 95%), ``risk`` (d / (n * (n - d)), for `months_paid`).

    Raises
    ------
    ValueError
        If a column is missing, a tenure is no whole number of at least 0, or `left` is not 0 or 1.

    References
    ----------
    Kaplan, E. L. and Meier, P. (1958), Nonparametric estimation from incomplete observations.

    Examples
    --------
    >>> three = pd.DataFrame({"tenure_months": [1, 2, 2], "churned": [1, 0, 1]})
    >>> survival_curve(three)["survival"].round(3).tolist()
    [1.0, 0.667, 0.333]
    """
    validate.columns("customers", customers, [months, left], _HINT)
    tenure, gone = customers[months].to_numpy(float), customers[left].to_numpy(float)
    _check(months, tenure, (tenure >= 0) & (tenure == np.floor(tenure)), "whole months of at least 0")
    _check(left, gone, np.isin(gone, (0, 1)), "0 or 1")
    last = int(tenure.max())
    ends = np.bincount(tenure.astype(int), minlength=last + 1)
    d = np.bincount(tenure.astype(int), weights=gone, minlength=last + 1)
    n = ends[::-1].cumsum()[::-1]
    survival = np.cumprod(1 - d / n)
    # When the last ones leave, nobody is left to vary: Greenwood's sum has no end there.
    risk = np.divide(d, n * (n - d), out=np.zeros(last + 1), where=n > d)
    error = survival * np.sqrt(risk.cumsum())
    table = {
        "at_risk": n,
        "left": d.astype(int),
        "survival": survival,
        "low": (survival - 1.96 * error).clip(0),
        "high": (survival + 1.96 * error).clip(max=1),
        "risk": risk,
    }
    return pd.DataFrame(table, index=pd.RangeIndex(last + 1, name="month"))


def months_paid(curve: pd.DataFrame, n_months: int, *, start: int = 0) -> tuple[float, float]:
    """Return how many of the next months a customer pays on average, with half of its 95% interval.

    Sum of S(start + t) / S(start) for t = 0 .. n_months - 1; month t + 1 is paid by those who are still
    there after t months.

    Parameters
    ----------
    curve : DataFrame
        From `survival_curve`.
    n_months : int
        Months to count, at least 1.
    start : int
        Months that she has been a customer already.

    Returns
    -------
    tuple of float
        Months, and 1.96 standard errors.

    Raises
    ------
    ValueError
        If the curve ends earlier.

    Examples
    --------
    >>> three = pd.DataFrame({"tenure_months": [1, 2, 2], "churned": [1, 0, 1]})
    >>> round(months_paid(survival_curve(three), 2)[0], 3)
    1.667
    """
    return weighted_months(curve, np.ones(validate.count("n_months", n_months)), start=start)


def weighted_months(curve: pd.DataFrame, weights: Array, *, start: int = 0) -> tuple[float, float]:
    """Return the sum of weight * S(start + t) / S(start) over t, with half of its 95% interval.

    Greenwood's formula for a sum: the variance is the sum over months j of
    (sum of weight * S from j on)^2 * d_j / (n_j * (n_j - d_j)).
    """
    begin = validate.count("start", start, 0)
    end = begin + len(weights) - 1
    if end not in curve.index:
        rule = f"at most {curve.index[-1] - begin + 1}, where the curve ends"
        raise validate.broken_rule("n_months", rule, len(weights), "Count fewer months.")
    part = curve.loc[begin:end]
    terms = weights * part["survival"].to_numpy() / part["survival"].iloc[0]
    rest = terms[::-1].cumsum()[::-1]
    # Who has come so far no longer risks the months before.
    variance = float((rest[1:] ** 2 * part["risk"].to_numpy()[1:]).sum())
    return float(terms.sum()), 1.96 * variance**0.5


def _check(name: str, values: Array, good: NDArray[np.bool_], rule: str) -> None:
    if not good.all():
        raise validate.broken_rule(name, rule, f"{values[~good][0]:g}", "Correct the column.")
