"""Measures of loyalty that need a purse and a calendar only: repeat rate, wallet, price."""

from __future__ import annotations

import pandas as pd

from crm_teaching import validate


def repeat_rate(orders: pd.DataFrame) -> float:
    """Return the share of customers with two orders or more: RR = n(orders >= 2) / n(customers).

    Parameters
    ----------
    orders : DataFrame
        One row per order: ``customer_id``.

    Returns
    -------
    float
        A share in [0, 1].

    Raises
    ------
    ValueError
        If the column is missing or the table is empty.

    References
    ----------
    The formula of Text 5, slide 84, is lost; this is the usual one.

    Examples
    --------
    >>> repeat_rate(pd.DataFrame({"customer_id": [1, 1, 2, 3]})) == 1 / 3
    True
    """
    validate.columns("orders", orders, ["customer_id"], "Use load_orders().")
    return float((orders["customer_id"].value_counts() >= 2).mean())


def share_of_wallet(spend_with_us: float, category_spend: float) -> float:
    """Return the part of a customer's category spend that we get: SOW = with us / category.

    Parameters
    ----------
    spend_with_us : float
        Money spent with us, at least 0.
    category_spend : float
        Money spent on the category with anyone, in the same currency and period, above 0.

    Returns
    -------
    float
        A share in [0, 1].

    Raises
    ------
    ValueError
        If the category holds less than what we got.

    References
    ----------
    The formula of Text 5, slide 86, is lost; this is the usual one.

    Examples
    --------
    >>> share_of_wallet(150, 160)
    0.9375
    """
    ours = validate.at_least("spend_with_us", spend_with_us, 0)
    hint = "It includes what was spent with us."
    category = validate.at_least(
        "category_spend", validate.above("category_spend", category_spend, 0), ours, hint
    )
    return ours / category


def price_sensitivity(
    price_before: float,
    price_after: float,
    quantity_before: float,
    quantity_after: float,
    *,
    method: str = "arc",
) -> float:
    """Return how strongly purchases answer a price change: (change of Q in %) / (change of P in %).

    "point" divides each change by the value before; "arc" by the mean of before and after, so that a
    rise and its reversal give the same number. Nearer to 0 means less sensitive.

    Parameters
    ----------
    price_before, price_after : float
        Prices in one currency, above 0 and not equal.
    quantity_before, quantity_after : float
        Purchases in one unit; before above 0, after at least 0.
    method : str
        "arc" or "point".

    Returns
    -------
    float
        An elasticity, negative if a dearer product sells less; no unit.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    References
    ----------
    The formula of Text 5, slide 87, is lost; these are the two usual forms.

    Examples
    --------
    >>> up = price_sensitivity(10, 12, 100, 94)
    >>> down = price_sensitivity(12, 10, 94, 100)
    >>> round(up, 2), round(down, 2), round(price_sensitivity(10, 12, 100, 94, method="point"), 2)
    (-0.34, -0.34, -0.3)
    """
    validate.one_of("method", method, ["arc", "point"])
    p0, p1 = validate.above("price_before", price_before, 0), validate.above("price_after", price_after, 0)
    if p0 == p1:
        raise validate.broken_rule(
            "price_after", "another price", f"{p1:g}", "Without a change nothing shows."
        )
    q0 = validate.above("quantity_before", quantity_before, 0)
    q1 = validate.at_least("quantity_after", quantity_after, 0)
    base_p, base_q = (p0, q0) if method == "point" else ((p0 + p1) / 2, (q0 + q1) / 2)
    return (q1 - q0) / base_q / ((p1 - p0) / base_p)
