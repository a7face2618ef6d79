"""From orders to customers: how often, how recently, for how long; and which histories cannot be."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from crm_teaching import validate
from crm_teaching.loyalty.likelihood import Array, numbers

_ORDER_COLUMNS = ["customer_id", "order_date", "amount_usd"]


def to_customers(orders: pd.DataFrame, until: str | pd.Timestamp) -> pd.DataFrame:
    """Sum up each customer's orders up to and including a day.

    Orders of one customer on one day count as one. The first order is no repeat order: it starts the clock.

    Parameters
    ----------
    orders : DataFrame
        One row per order: ``customer_id``, ``order_date`` (datetime), ``amount_usd`` (at least 0).
    until : str or Timestamp
        Last day that is known, such as "1997-09-30". Later orders and later customers are left out.

    Returns
    -------
    DataFrame, one row per customer who bought by then
        ``customer_id``; ``frequency``, repeat orders x; ``recency_weeks``, week of the last order since
        the first, t_x (0 without a repeat order); ``age_weeks``, weeks since the first order, T;
        ``mean_spend_usd``, mean amount of the repeat orders (NaN without one).

    Raises
    ------
    ValueError
        If a column is missing, an amount is negative or missing, or no order lies before `until`.

    References
    ----------
    Fader, Hardie and Lee (2005), section 4: the summary (x, t_x, T).

    Examples
    --------
    >>> from crm_teaching import load_orders
    >>> to_customers(load_orders(), until="1997-09-30").head(1).round(2)
       customer_id  frequency  recency_weeks  age_weeks  mean_spend_usd
    0            1          2          30.43      38.86           22.34
    """
    validate.columns("orders", orders, _ORDER_COLUMNS, "Use load_orders().")
    _check_orders(orders)
    end = _day(until)
    known = orders[orders["order_date"] <= end]
    if known.empty:
        first = f"{orders['order_date'].min():%Y-%m-%d}"
        raise validate.broken_rule("until", f"{first} or later", f"{end:%Y-%m-%d}", "No order lies before.")
    days = known.groupby(["customer_id", "order_date"])["amount_usd"].sum().reset_index()
    again = days["customer_id"].duplicated()
    by_customer = days.groupby("customer_id")["order_date"]
    summary = pd.DataFrame({"first": by_customer.min(), "last": by_customer.max()})
    summary["frequency"] = by_customer.size() - 1
    summary["recency_weeks"] = (summary["last"] - summary["first"]).dt.days / 7
    summary["age_weeks"] = (end - summary["first"]).dt.days / 7
    summary["mean_spend_usd"] = days[again].groupby("customer_id")["amount_usd"].mean()
    return summary.drop(columns=["first", "last"]).reset_index()


def orders_after(orders: pd.DataFrame, customers: pd.DataFrame, since: str, weeks: float) -> pd.Series:
    """Count each customer's order days in the `weeks` weeks after the day `since`.

    Parameters
    ----------
    orders : DataFrame
        As for ``to_customers``.
    customers : DataFrame
        With ``customer_id``: whom to count.
    since : str
        Last day of the known period.
    weeks : float
        Weeks to count, above 0.

    Returns
    -------
    Series of int, in the order of `customers`
    """
    validate.columns("orders", orders, _ORDER_COLUMNS, "Use load_orders().")
    validate.columns("customers", customers, ["customer_id"], "Use to_customers(orders, until).")
    start = _day(since)
    end = start + pd.Timedelta(days=round(7 * validate.above("weeks", weeks, 0)))
    later = orders[(orders["order_date"] > start) & (orders["order_date"] <= end)]
    n_days = later.drop_duplicates(["customer_id", "order_date"]).groupby("customer_id").size()
    counts = n_days.reindex(customers["customer_id"], fill_value=0).astype(int)
    return counts.set_axis(customers.index).rename("orders_after")


def check_histories(frequency: ArrayLike, recency: ArrayLike, age: ArrayLike) -> tuple[Array, Array, Array]:
    """Return histories as arrays of one shape, if each of them can be.

    Parameters
    ----------
    frequency, recency, age : int or float, or arrays
        Repeat orders x, week of the last order t_x, weeks since the first order T.

    Raises
    ------
    ValueError
        One sentence with the first value that breaks a rule.

    Examples
    --------
    >>> check_histories(2, recency=40, age=39)
    Traceback (most recent call last):
    ValueError: `recency` must be at most the age; got 40 of 39. Did you swap recency and age?
    """
    given = numbers("frequency", frequency), numbers("recency", recency), numbers("age", age)
    lengths = {len(values) for values in given if values.ndim}
    if len(lengths) > 1:
        rule, got = "as long as `recency` and `age`", " and ".join(map(str, sorted(lengths)))
        raise validate.broken_rule("frequency", rule, got, "Take all three from one table.")
    x, last, now = np.broadcast_arrays(*given)
    if x.size == 0:
        raise validate.broken_rule("frequency", "at least one customer", "0 customers", "Check your filter.")
    for name, values in (("frequency", x), ("recency", last), ("age", now)):
        broken = ~(np.isfinite(values) & (values >= 0))
        _refuse(broken, name, "at least 0", "Drop customers whose history is not known.", values)
    _refuse(x != np.floor(x), "frequency", "a whole number", "Count repeat orders.", x)
    _refuse(last > now + 1e-9, "recency", "at most the age", "Did you swap recency and age?", last, now)
    hint = "Without a repeat order the last order is the first."
    _refuse((x == 0) & (last > 0), "recency", "0 when frequency is 0", hint, last)
    hint = "Each repeat order comes after the first one."
    _refuse((x > 0) & (last == 0), "recency", "above 0 when frequency is above 0", hint, last)
    return x, last, now


def plain(values: Any) -> Any:
    """Return a float for one number, an array for many."""
    return float(values) if np.ndim(values) == 0 else np.asarray(values)


def _refuse(broken: NDArray[np.bool_], name: str, rule: str, hint: str, *values: Array) -> None:
    if broken.any():
        where = int(np.argmax(broken.ravel()))
        got = " of ".join(f"{v.ravel()[where]:g}" for v in values)
        raise validate.broken_rule(name, rule, got, hint)


def _day(text: str | pd.Timestamp) -> pd.Timestamp:
    try:
        return pd.Timestamp(text)
    except ValueError:
        raise validate.broken_rule("day", "a date", repr(text), "Write it like '1997-09-30'.") from None


def _check_orders(orders: pd.DataFrame) -> None:
    if not pd.api.types.is_datetime64_any_dtype(orders["order_date"]):
        got = str(orders["order_date"].dtype)
        raise validate.broken_rule("order_date", "dates", got, "Convert it with pd.to_datetime.")
    amounts = numbers("amount_usd", orders["amount_usd"])
    broken = ~(np.isfinite(amounts) & (amounts >= 0))
    if broken.any():
        bad = f"{amounts[broken][0]:g}"
        hint = "Book refunds apart; drop missing amounts."
        raise validate.broken_rule("amount_usd", "at least 0", bad, hint)
    if orders["order_date"].isna().any() or orders["customer_id"].isna().any():
        raise validate.broken_rule("orders", "complete", "a row without customer or date", "Drop such rows.")
