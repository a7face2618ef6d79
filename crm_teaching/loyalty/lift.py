"""What a little more retention adds to a customer's value, and the three ways to read "5% more".

The lifetime model of ``value.py`` is assumed: profit means the value of the margins to come, and nothing is
paid for the improvement.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.loyalty.value import customer_lifetime_value
from crm_teaching.wording import Decision, Label

READINGS = {
    "points": Label("5 points more retention", "留存率加5个百分点"),
    "per_cent": Label("5% more retention", "留存率提高5%"),
    "churn": Label("5% less churn", "流失率降低5%"),
}


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


@dataclass(frozen=True)
class RetentionLift:
    """What a little more retention adds to a customer's value, whatever the reading."""

    curves: pd.DataFrame
    base_retention: float
    reading: str
    lift: float
    band: tuple[float, float]
    decision: Decision


def retention_lift(
    base_retention: float, change: float, reading: str, discount: float, low_said: float, high_said: float
) -> RetentionLift:
    """Hold "5% more retention is 25 to 85% more profit" against the lifetime model.

    Profit per customer is read as the value of the margins to come; costs of the improvement are left out.

    Parameters
    ----------
    base_retention : float
        Retention before the change, a share.
    change, reading, discount : float, str, float
        As for ``value_lift``.
    low_said, high_said : float
        The band of the claim, 0.25 and 0.85.

    Returns
    -------
    RetentionLift
        ``curves``: ``retention`` and the lift by reading (NaN where retention would pass 0.995);
        ``decision``: "inside", "below" or "above" the band.

    Examples
    --------
    >>> retention_lift(0.80, 0.05, "points", 0.10, 0.25, 0.85).decision.key
    'below'
    """
    lift = value_lift(base_retention, change, discount, reading)
    bases = np.round(np.arange(0.40, 0.951, 0.01), 2)

    def along(rule: str) -> list[float]:
        most = {"points": 0.995 - change, "per_cent": 0.995 / (1 + change), "churn": 1.0}[rule]
        return [value_lift(b, change, discount, rule) if b <= most else np.nan for b in bases]

    curves = pd.DataFrame({"retention": bases} | {rule: along(rule) for rule in READINGS})
    key = "below" if lift < low_said - 1e-9 else "above" if lift > high_said + 1e-9 else "inside"
    en = {"below": "below what is claimed", "above": "above what is claimed", "inside": "as claimed"}[key]
    zh = {"below": "低于所说", "above": "高于所说", "inside": "与所说相符"}[key]
    headline = f"Value rises by {lift:.0%}: {en} ({low_said:.0%} to {high_said:.0%})."
    decision = Decision(key, headline, f"价值增加{lift:.0%}：{zh}。")
    return RetentionLift(curves, base_retention, reading, lift, (low_said, high_said), decision)
