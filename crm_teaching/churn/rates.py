"""Churn rates: absolute, relative, and the base that each of them is taken from."""

from __future__ import annotations

import pandas as pd

from crm_teaching import validate

AGAINST = ("all", "rest")


def absolute_churn(n_lost: float, n_total: float) -> float:
    """Return the absolute churn rate, lost customers / total customers.

    Parameters
    ----------
    n_lost : float
        Customers lost in the period.
    n_total : float
        Customers at its start, above 0.

    Returns
    -------
    float
        A share.

    Raises
    ------
    ValueError
        If more are lost than there were.

    Examples
    --------
    >>> absolute_churn(25, 500)
    0.05
    """
    lost, total = validate.at_least("n_lost", n_lost, 0), validate.above("n_total", n_total, 0)
    if lost > total:
        rule, hint = f"at most `n_total`, {total:g}", "The base is the start of the period."
        raise validate.broken_rule("n_lost", rule, f"{lost:g}", hint)
    return lost / total


def relative_churn(n_lost: float, n_total: float, relative_purchase: float, against: str = "all") -> float:
    """Return the relative churn rate, the share of the purchases that the lost customers take along.

    Against all customers: lost * multiple / total. Against the rest, those who stay:
    lost * multiple / (total - lost + lost * multiple).

    Parameters
    ----------
    n_lost, n_total : float
        As in `absolute_churn`.
    relative_purchase : float
        The multiple: purchases of a lost customer / purchases of a customer to compare with.
    against : str
        Whom a lost one is compared with: "all" customers (the lost among them), or the "rest".

    Returns
    -------
    float
        A share.

    Raises
    ------
    ValueError
        If the lost would buy more than all customers do.

    References
    ----------
    Text 5, slide 131: the bank of 500 customers. Its formula is lost; this one is ours.

    Examples
    --------
    >>> relative_churn(25, 500, 3), round(relative_churn(25, 500, 3, "rest"), 3)
    (0.15, 0.136)
    """
    absolute_churn(n_lost, n_total)  # for its checks
    lost = n_lost * validate.at_least("relative_purchase", relative_purchase, 0) / n_total
    if validate.one_of("against", against, AGAINST) == "rest":
        return lost / (1 - n_lost / n_total + lost) if lost else 0.0
    if lost > 1:
        rule = f"at most {n_total / n_lost:g}"
        hint = "The lost cannot buy more than all customers together."
        raise validate.broken_rule("relative_purchase", rule, f"{relative_purchase:g}", hint)
    return lost


def spend_by_half(orders: pd.DataFrame) -> pd.DataFrame:
    """Return what each customer spent in each half-year; missing where she placed no order.

    Parameters
    ----------
    orders : DataFrame
        One row per order: ``customer_id``, ``order_date``, ``amount_usd``.

    Returns
    -------
    DataFrame, one row per customer, one column per half-year ("1997-1", "1997-2", ...)
        US dollars; NaN without an order.

    Examples
    --------
    >>> from crm_teaching import load_orders
    >>> spend_by_half(load_orders()).notna().sum().to_dict()
    {'1997-1': 2357, '1997-2': 619, '1998-1': 515}
    """
    validate.columns("orders", orders, ["customer_id", "order_date", "amount_usd"], "Use load_orders().")
    day = orders["order_date"].dt
    half = day.year.astype(str) + "-" + (1 + (day.month > 6).astype(int)).astype(str)
    halves = orders.groupby(["customer_id", half.rename("half")])["amount_usd"].sum().unstack()
    return halves.rename_axis(columns=None)


def churn_report(before: pd.Series, after: pd.Series) -> pd.DataFrame:
    """Return four churn rates of one period, which differ in what is counted and in the base.

    Parameters
    ----------
    before, after : Series of bool, one entry per customer who ever bought
        Active in the period before, and in this period.

    Returns
    -------
    DataFrame, one row per rate
        ``counted`` and ``base`` (customers), ``rate`` (a share). "net" sets those who came back off.

    Raises
    ------
    ValueError
        If nobody was active before.

    Examples
    --------
    >>> active = pd.Series([True, True, False, False]), pd.Series([True, False, True, False])
    >>> churn_report(*active)["rate"].tolist()
    [0.0, 0.25, 0.5, 0.5]
    """
    validate.count("before.sum()", int(before.sum()))
    gone, back, everybody = int((before & ~after).sum()), int((~before & after).sum()), len(before)
    rows = {
        "net, of all who ever bought": (gone - back, everybody),
        "newly lost, of all who ever bought": (gone, everybody),
        "newly lost, of those active before": (gone, int(before.sum())),
        "lost so far, of all who ever bought": (int((~after).sum()), everybody),
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["counted", "base"])
    return table.assign(rate=table["counted"] / table["base"])
