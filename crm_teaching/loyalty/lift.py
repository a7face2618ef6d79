"""What a little more retention adds to a customer's value, and the three ways to read "5% more".

The lifetime model of ``value.py`` is assumed: profit means the value of the margins to come, and nothing is
paid for the improvement.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.loyalty.value import customer_lifetime_value
from crm_teaching.wording import Label

READINGS = {
    "points": Label("5 points more retention", "留存率加5个百分点"),
    "per_cent": Label("5% more retention", "留存率提高5%"),
    "churn": Label("5% less churn", "流失率降低5%"),
}
# Retention before, at which the claim and the figure look.
BASES = (0.60, 0.75, 0.85, 0.90)


def raised_retention(retention: float, change: float, reading: str) -> float:
    """Return retention after a change that can be read in three ways.

    points: r + change. per_cent: r (1 + change). churn: 1 - (1 - r)(1 - change).

    Parameters
    ----------
    retention : float
        Yearly retention rate r, a share.
    change : float
        The change, a share: 0.05 is "5%".
    reading : str
        "points", "per_cent" or "churn".

    Raises
    ------
    ValueError
        If the result lies above 1.

    Examples
    --------
    >>> [round(raised_retention(0.8, 0.05, reading), 3) for reading in READINGS]
    [0.85, 0.84, 0.81]
    """
    r, c = validate.share("retention", retention), validate.share("change", change)
    rule = validate.one_of("reading", reading, READINGS)
    new = {"points": r + c, "per_cent": r * (1 + c), "churn": 1 - (1 - r) * (1 - c)}[rule]
    if new > 1 + 1e-12:
        limit, hint = "small enough that retention stays at most 1", "Nobody stays more often than always."
        raise validate.broken_rule("change", limit, f"{r:g} raised to {new:g}", hint)
    return min(new, 1.0)


def value_lift(retention: float, change: float, discount: float = 0.0, reading: str = "points") -> float:
    """Return by which share a customer's value rises when retention rises.

    lift = V(new r) / V(r) - 1 with V(r) = (1 + d) / (1 + d - r); without discount V is the lifetime.

    Parameters
    ----------
    retention, change, reading : float, float, str
        As for ``raised_retention``.
    discount : float
        Yearly discount rate d, a share.

    Returns
    -------
    float
        0.25 means a quarter more.

    References
    ----------
    The claim of 25 to 85%: Reichheld, F. F. and Sasser, W. E. (1990), Zero defections, for 5% less churn.

    Examples
    --------
    >>> round(value_lift(0.75, 0.05), 3), round(value_lift(0.85, 0.05, discount=0.10), 3)
    (0.25, 0.25)
    """
    new = raised_retention(retention, change, reading)
    return customer_lifetime_value(1, new, discount) / customer_lifetime_value(1, retention, discount) - 1


def lift_curves(change: float, discount: float) -> pd.DataFrame:
    """Return the rise in value for every starting retention and every reading of "5% more".

    Parameters
    ----------
    change : float
        The change, a share such as 0.05.
    discount : float
        Yearly discount rate d, a share above 0.

    Returns
    -------
    DataFrame, one row per retention from 0.40 to 0.90
        ``retention``; the lift as a share: ``lifetime`` (points, no discount), ``points``, ``per_cent``,
        ``churn``. NaN where the new retention would be 1 or more.

    Raises
    ------
    ValueError
        If `change` or `discount` is no share, or `discount` is 0.

    Examples
    --------
    >>> lift_curves(0.05, 0.10).query("retention == 0.75").round(3)["points"].item()
    0.167
    """
    validate.share("change", change)
    validate.above(
        "discount", validate.share("discount", discount), 0, "`lifetime` shows the undiscounted rise."
    )
    table = pd.DataFrame({"retention": np.arange(400, 901, 5) / 1000})
    table["lifetime"] = _along(table["retention"], change, 0.0, "points")
    for reading in READINGS:
        table[reading] = _along(table["retention"], change, discount, reading)
    return table


def _along(retentions: pd.Series, change: float, discount: float, reading: str) -> list[float]:
    # Just below 1, so that the new retention always has a value, discounted or not.
    most = {"points": 0.9999 - change, "per_cent": 0.9999 / (1 + change), "churn": 0.9999}[reading]
    return [value_lift(r, change, discount, reading) if r <= most else np.nan for r in retentions]
