"""What each customer did, quarter by quarter and before and after a day; questions share these tables.

A test compares each with the slower way that the notebook shows. The questions try many wrong answers on
the same orders, so speed counts here.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

UNTIL = pd.Timestamp("1997-09-30")  # the last day that chooses
REGULAR = 3  # orders up to that day that make a customer a regular


def quarter_number(orders: pd.DataFrame) -> pd.Series:
    """Return each order's quarter: 1 is January to March 1997, 6 is April to June 1998."""
    dates = orders["order_date"].dt
    return (4 * (dates.year - 1997) + dates.quarter).rename("quarter")


def active_quarters(orders: pd.DataFrame) -> pd.DataFrame:
    """Return a row per customer and a column per quarter: True where the customer ordered."""
    row, customers = pd.factorize(orders["customer_id"], sort=True)
    active = np.zeros((len(customers), 6), dtype=bool)
    active[row, quarter_number(orders) - 1] = True
    return pd.DataFrame(active, index=customers, columns=pd.RangeIndex(1, 7))


def before_and_after(orders: pd.DataFrame) -> pd.DataFrame:
    """Count each customer's orders and spend up to the day and after it, as `split_orders` does."""
    row, customers = pd.factorize(orders["customer_id"], sort=True)
    later = (orders["order_date"] > UNTIL).to_numpy()
    amount = orders["amount_usd"].to_numpy()
    columns = {}
    for n_orders, spend, when in (("n_orders", "spend_usd", ~later), ("n_later", "later_usd", later)):
        columns[n_orders] = np.bincount(row[when], minlength=len(customers))
        columns[spend] = np.bincount(row[when], amount[when], minlength=len(customers))
    return pd.DataFrame(columns, index=customers)
