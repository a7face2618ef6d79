"""The complaints exercise: a student's own weeks of a complaint log, and nine questions about them."""

from __future__ import annotations

import pandas as pd

from crm_teaching.complaints.exercise.causes import CAUSES
from crm_teaching.complaints.exercise.chart import BROKEN_CHART, base_share, limits, weekly
from crm_teaching.complaints.exercise.facts import (
    LID_YUAN,
    MARGIN_YUAN,
    N_BASE_WEEKS,
    N_LAST_WEEKS,
    VOUCHER_YUAN,
    broken_lids,
    last_weeks,
)
from crm_teaching.complaints.exercise.lid import LID_LOSES, lid_loses
from crm_teaching.complaints.exercise.lid_limit import LID_LIMIT, lid_limit
from crm_teaching.complaints.exercise.people import BEST_PEOPLE
from crm_teaching.complaints.exercise.plans import FIRST
from crm_teaching.complaints.exercise.sixth import SIXTH
from crm_teaching.complaints.exercise.vouchers import PAID_EFFECT, VOUCHER_LIMIT, compare
from crm_teaching.complaints.log import speed_gap
from crm_teaching.fingerprint import number_below
from crm_teaching.wording import Label

BASE = "complaint_log"
QUESTIONS = [
    CAUSES,
    PAID_EFFECT,
    VOUCHER_LIMIT,
    BROKEN_CHART,
    SIXTH,
    BEST_PEOPLE,
    LID_LOSES,
    LID_LIMIT,
    FIRST,
]
COLUMNS = [
    "complaint_id",
    "week",
    "cause",
    "major",
    "waited_minutes",
    "solved",
    "compensation_yuan",
    "rebought",
    "text_en",
    "text_zh",
]


def draw(log: pd.DataFrame, student: str) -> pd.DataFrame:
    """Return a student's own weeks: up to four early ones are cut, and each keeps 23 to 36 complaints.

    Of the draws that a student's id gives, the first that is `clear` is taken.
    """
    place = [number_below(2**64, "04_complaints", student, one) for one in log["complaint_id"]]
    rank = pd.Series(place, log.index, dtype="uint64").groupby(log["week"]).rank()
    attempt = 0
    while not clear(drawn := _drawn(log, rank, student, attempt)):
        attempt += 1
    return drawn


def _drawn(log: pd.DataFrame, rank: pd.Series, student: str, attempt: int) -> pd.DataFrame:
    cut = number_below(5, "04_complaints", student, "weeks", attempt)
    kept = {
        week: 23 + number_below(14, "04_complaints", student, "kept", attempt, week)
        for week in range(cut + 1, log["week"].max() + 1)
    }
    chosen = log.loc[rank <= log["week"].map(kept), COLUMNS].reset_index(drop=True)
    return chosen.assign(week=chosen["week"] - cut)


def clear(log: pd.DataFrame) -> bool:
    """Tell whether a draw shows the truth of the log, and no misreading gives the right answer by chance."""
    return (
        _chart_is_clear(log)
        and _desk_is_clear(log)
        and _texts_are_clear(log)
        and _money_is_clear(log)
        and _lid_is_clear(log)
    )


def _chart_is_clear(log: pd.DataFrame) -> bool:
    """The chart rings with the new model only; the mean of weekly shares is another number than p."""
    weeks = weekly(log)
    p, mean = base_share(weeks), weeks["share"].loc[:N_BASE_WEEKS].mean()
    rings = (weeks["share"] > limits(weeks, p)).to_numpy()
    return bool(not rings[:-N_LAST_WEEKS].any() and rings[-N_LAST_WEEKS:].any() and abs(mean / p - 1) > 0.006)


def _desk_is_clear(log: pd.DataFrame) -> bool:
    """The sixth person pays at the gap (above 10.6%), and does not at its lower end."""
    gap, low, _ = speed_gap(log)
    return gap > 0.110 and low < 0.104


def _texts_are_clear(log: pd.DataFrame) -> bool:
    """No two causes lose as many customers, and some last text has a lid that does not open."""
    lost = (log["rebought"] == 0).groupby(log["cause"]).sum()
    since = last_weeks(log)
    return bool(lost.is_unique and (since["text_en"].str.contains("lid") & ~broken_lids(since)).any())


def _money_is_clear(log: pd.DataFrame) -> bool:
    """What money does: the interval holds 0 and ends below the voucher's cost; no misreading is right."""
    told = compare(log)
    if not (told.low < 0 and told.high * MARGIN_YUAN < VOUCHER_YUAN - 2):
        return False
    return all(abs(one.formula(log) - told.value) > 0.002 * abs(told.value) for one in PAID_EFFECT.mistakes)


def _lid_is_clear(log: pd.DataFrame) -> bool:
    """The lid pays, late answers would add to its loss, and no misreading comes to the right number."""
    right = lid_loses(log)
    read = {mistake.name: mistake.formula(log) / right for mistake in LID_LOSES.mistakes}
    told_apart = read["late_too"] > 1.02 and all(abs(ratio - 1) > 0.002 for ratio in read.values())
    return told_apart and lid_limit(log) > 1.25 * LID_YUAN


def size(log: pd.DataFrame) -> Label:
    """Return how many weeks and complaints an excerpt has, in words."""
    weeks = log["week"].max()
    return Label(f"{weeks} weeks, {len(log)} complaints", f"{weeks} 周，{len(log)} 起投诉")
