"""When is a silent customer lost? Real silences, and who ended them without being asked.

Each order starts a silence, and the customer's next order ends it. A window of w months calls a customer
lost who has been silent for w months; the months after that show whether it was a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from crm_teaching import validate

FOLLOW_UP = 6
WINDOWS = range(1, 10)
_ORDERS = ["customer_id", "order_date"]
_SILENCES = ["customer_id", "order_number", "month_back", "months_known"]


def silences(orders: pd.DataFrame, until: str = "1997-03-31", last_day: str = "1998-06-30") -> pd.DataFrame:
    """Return the silence that each order day starts, and the month in which the next order ends it.

    Parameters
    ----------
    orders : DataFrame
        One row per order: ``customer_id``, ``order_date``. Orders of one day count as one.
    until : str
        Last day on which a silence may start: the earlier, the longer each can be followed.
    last_day : str
        Last day on which orders are known.

    Returns
    -------
    DataFrame, one row per order day up to `until`
        ``customer_id``; ``order_number`` (1 is her first); ``started`` (day); ``month_back`` (month of
        the silence in which the next order came, 1 is the first; NaN if none came by `last_day`);
        ``months_known`` (whole months from `started` to `last_day`).

    Raises
    ------
    ValueError
        If a column is missing, or nobody had ordered by `until`.

    Examples
    --------
    >>> days = pd.to_datetime(["1997-01-31", "1997-02-28", "1997-03-01"])
    >>> silences(pd.DataFrame({"customer_id": 1, "order_date": days}))[["month_back", "months_known"]]
       month_back  months_known
    0         1.0            17
    1         1.0            16
    2         NaN            15
    """
    validate.columns("orders", orders, _ORDERS, "Use load_orders().")
    end = pd.Timestamp(last_day)
    days = orders.loc[orders["order_date"] <= end, _ORDERS].drop_duplicates().sort_values(_ORDERS)
    by_customer = days.groupby("customer_id")
    days["order_number"] = by_customer.cumcount() + 1
    days["next_order"] = by_customer["order_date"].shift(-1)
    found = days[days["order_date"] <= pd.Timestamp(until)].rename(columns={"order_date": "started"})
    if found.empty:
        first = f"{orders['order_date'].min():%Y-%m-%d}"
        raise validate.broken_rule("until", f"a day from {first} on", until, "Nobody had ordered by then.")
    found["months_known"] = _whole_months(found["started"], pd.Series(end, index=found.index))
    # An order on the very day that ends month m still belongs to month m.
    before = _whole_months(found["started"], found["next_order"] - pd.Timedelta(days=1))
    found["month_back"] = np.where(found["next_order"].isna(), np.nan, before + 1)
    return found.drop(columns="next_order").reset_index(drop=True)


def _whole_months(start: pd.Series, end: pd.Series) -> pd.Series:
    """Count the whole calendar months from one day to another; 0 where the end is missing."""
    reached = pd.Series(0, index=start.index)
    month = 1
    while (passed := start + pd.DateOffset(months=month) <= end).any():
        reached += passed.astype(int)
        month += 1
    return reached


def come_back(
    silences: pd.DataFrame, windows: Iterable[int] = WINDOWS, follow_up: int = FOLLOW_UP
) -> pd.DataFrame:
    """Count, for each window, whom it calls lost and how many of them order again all by themselves.

    Lost: no order in the first w months. Back: an order in the `follow_up` months after that. Every
    window is followed equally long. Interval: share -+ 1.96 sqrt(share (1 - share) / n).

    Parameters
    ----------
    silences : DataFrame
        As `silences` returns.
    windows : iterable of int
        Months of silence after which a customer is called lost, at least 1.
    follow_up : int
        Months in which the lost are watched, at least 1.

    Returns
    -------
    DataFrame, one row per window
        ``window`` (months), ``n_lost``, ``n_back``, ``back_share``, ``low``, ``high``, ``first_share``
        (share of the lost whose silence began with their first order).

    Raises
    ------
    ValueError
        If a window and its follow-up reach beyond the last known day.

    Examples
    --------
    >>> from crm_teaching import load_orders
    >>> come_back(silences(load_orders()), [6]).round(3)[["n_lost", "n_back", "back_share"]]
       n_lost  n_back  back_share
    0    1700     240       0.141
    """
    validate.columns("silences", silences, _SILENCES, "Use silences(orders).")
    follow = validate.count("follow_up", follow_up)
    longest = int(silences["months_known"].min()) - follow
    rows = []
    for window in windows:
        months = validate.count("window", window)
        if months > longest:
            hint = f"The orders end less than {follow} months after a longer silence."
            raise validate.broken_rule("window", f"at most {longest}", months, hint)
        lost = silences[~(silences["month_back"] <= months)]
        n, back = len(lost), int((lost["month_back"] <= months + follow).sum())
        share = back / n if n else 0.0
        reach = 1.96 * np.sqrt(share * (1 - share) / max(n, 1))
        first = float((lost["order_number"] == 1).mean()) if n else 0.0
        rows.append((months, n, back, share, share - reach, share + reach, first))
    names = ["window", "n_lost", "n_back", "back_share", "low", "high", "first_share"]
    return pd.DataFrame(rows, columns=names)
