"""What the shop of the exercise knows besides its log; all of it is ours."""

from __future__ import annotations

import pandas as pd

AN_HOUR, MINUTES_EACH, PEOPLE = 14, 15, 5
MARGIN_YUAN, WAGE_YUAN = 200, 45
REBUYS_WITHOUT = 0.80  # of customers without trouble
HOURS_A_WEEK = 40
IN_TIME_MINUTES = 5
# What each plan costs: a voucher for every complainer, another person, a better lid or a better courier.
VOUCHER_YUAN, LID_YUAN, COURIER_YUAN = 50, 5_000, 5_000
N_LAST_WEEKS, N_BASE_WEEKS, SIGMAS = 8, 12, 3
CAUSE = "broken part"


def last_weeks(log: pd.DataFrame) -> pd.DataFrame:
    """Return the complaints of the last eight weeks, in which the new model is sold."""
    return log[log["week"] > log["week"].max() - N_LAST_WEEKS]


def broken_lids(log: pd.DataFrame) -> pd.Series:
    """Return which complaints are about a broken lid, and not about one that does not open."""
    return (log["cause"] == CAUSE) & log["text_en"].str.contains("lid", regex=False)


def in_time(log: pd.DataFrame) -> pd.Series:
    """Return which complaints were answered in time."""
    return log["waited_minutes"] <= IN_TIME_MINUTES
