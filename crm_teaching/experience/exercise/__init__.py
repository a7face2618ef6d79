"""The experience exercise: one inn's guests of a year, who fills it, and what keeps them away."""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching.experience.exercise.card import CARD
from crm_teaching.experience.exercise.filled import FILLED_SHARE, SHARE_NEEDED
from crm_teaching.experience.exercise.moments import MOMENTS_TABLE
from crm_teaching.experience.exercise.months import MONTHS
from crm_teaching.experience.exercise.peak_end import PEAK_END
from crm_teaching.experience.exercise.repair import DECISION, REPAIR, best_moment, worst_moment
from crm_teaching.fingerprint import number_below
from crm_teaching.wording import Label

BASE = "inn_guests"
QUESTIONS = [FILLED_SHARE, SHARE_NEEDED, MONTHS, MOMENTS_TABLE, PEAK_END, CARD, REPAIR, DECISION]


def draw(guests: pd.DataFrame, student: str) -> pd.DataFrame:
    """Return about 400 guests drawn for a student; about half of them stay a night longer.

    As many are taken of each kind (card or not, back or not) as in the whole table, give or take four, so
    that the trial by lot is everybody's own but nowhere a freak of luck. Of the draws that a student's id
    gives, the first is taken in which the reception has the lowest mean and the room is the best repair: by
    chance 4 of 1,000 miss that, and with it the point of the exercise.
    """
    attempt = 0
    while not _has_a_point(drawn := _drawn(guests, student, attempt)):
        attempt += 1
    return drawn


def _has_a_point(guests: pd.DataFrame) -> bool:
    return (worst_moment(guests), best_moment(guests)) == ("reception", "room")


def _drawn(guests: pd.DataFrame, student: str, attempt: int) -> pd.DataFrame:
    key = ("01_experience", student, *([attempt] if attempt else []))
    lot = {one: number_below(2**64, *key, one) for one in guests["guest"].tolist()}
    order = guests["guest"].map(lot).sort_values().index
    taken = []
    for i, (_, kind) in enumerate(guests.loc[order].groupby(["got_card", "back"])):
        share = len(kind) * 400 // len(guests)
        taken.extend(kind.index[: share - 4 + number_below(9, *key, "kind", i)])
    chosen = guests.loc[taken].sort_values(["month", "guest"], ignore_index=True)
    chosen["nights"] += np.array([lot[one] % 2 for one in chosen["guest"].tolist()])
    return chosen


def size(guests: pd.DataFrame) -> Label:
    """Return how many guests and nights an excerpt has, in words."""
    nights = int(guests["nights"].sum())
    return Label(f"{len(guests)} guests, {nights} nights", f"{len(guests)} 位客人，{nights} 晚")
