"""Delivered value 让渡价值: what a customer gets, less what it costs, less what was expected."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from crm_teaching.validate import at_least

VALUES = ("product", "environment", "service", "image", "added")
COSTS = ("monetary", "time", "energy", "psychological", "physical", "risk")


def delivered_value(values: Mapping[str, float], costs: Mapping[str, float], expected: float) -> pd.Series:
    """Add up delivered value and what is left of it above the expectation.

    CDV = TCV - TCC, CS = CDV - E, with TCV the sum of the values and TCC the sum of the costs.
    Everything must stand in one unit.

    Parameters
    ----------
    values, costs : mapping
        Names to amounts: five values, six costs in the text; any number here.
    expected : float
        Expected delivered value, E.

    Returns
    -------
    Series
        ``TCV``, ``TCC``, ``CDV``, ``E``, ``CS``.

    References
    ----------
    Text 5, slides 35, 36 and 40; Text 2.

    Examples
    --------
    >>> delivered_value(dict.fromkeys(VALUES, 26), dict.fromkeys(COSTS, 10), expected=80).tolist()
    [130.0, 60.0, 70.0, 80.0, -10.0]
    """
    for name, amount in {**values, **costs}.items():
        at_least(name, amount, 0, "A cost is written as a positive number.")
    tcv, tcc = float(sum(values.values())), float(sum(costs.values()))
    return pd.Series({"TCV": tcv, "TCC": tcc, "CDV": tcv - tcc, "E": expected, "CS": tcv - tcc - expected})
