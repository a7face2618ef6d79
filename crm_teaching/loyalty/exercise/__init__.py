"""The loyalty exercise: a student's own excerpt of the CDNOW orders, and the questions about it."""

from __future__ import annotations

import pandas as pd

from crm_teaching.fingerprint import number_below
from crm_teaching.loyalty.exercise.buying import STILL_BUYING
from crm_teaching.loyalty.exercise.card import GETS_CARD
from crm_teaching.loyalty.exercise.club import CLUB_GAINERS
from crm_teaching.loyalty.exercise.gain import CARD_GAIN
from crm_teaching.loyalty.exercise.gone import REGULARS_GONE
from crm_teaching.loyalty.exercise.price import HIGHEST_PRICE
from crm_teaching.loyalty.exercise.quarters import QUARTERS_IN_A_ROW
from crm_teaching.loyalty.exercise.repeat_rate import REPEAT_RATE
from crm_teaching.wording import Label

BASE = "cdnow_orders"
QUESTIONS = [
    REPEAT_RATE,
    STILL_BUYING,
    REGULARS_GONE,
    QUARTERS_IN_A_ROW,
    CLUB_GAINERS,
    HIGHEST_PRICE,
    GETS_CARD,
    CARD_GAIN,
]


def draw(orders: pd.DataFrame, student: str) -> pd.DataFrame:
    """Return about 300 customers drawn for a student, each with all dates moved by up to six days.

    A customer's orders keep their sequence and nearly their distances; no date leaves the period.
    """
    # An odd number, so that no share is one half and equals the share of all the others.
    n_customers = 281 + 2 * number_below(20, "03_loyalty", student, "customers")
    ids = sorted(
        orders["customer_id"].unique(), key=lambda one: number_below(2**64, "03_loyalty", student, one)
    )
    days = {one: number_below(7, "03_loyalty", student, "days", one) for one in ids[:n_customers]}
    chosen = orders[orders["customer_id"].isin(list(days))].copy()
    moved = chosen["order_date"] + pd.to_timedelta(chosen["customer_id"].map(days), unit="D")
    chosen["order_date"] = moved.clip(upper=orders["order_date"].max())
    return chosen.reset_index(drop=True)


def size(orders: pd.DataFrame) -> Label:
    """Return how many customers and orders an excerpt has, in words."""
    customers = orders["customer_id"].nunique()
    return Label(f"{customers} customers, {len(orders)} orders", f"{customers} 位顾客，{len(orders)} 张订单")
