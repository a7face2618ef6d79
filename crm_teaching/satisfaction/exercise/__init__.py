"""The satisfaction exercise: a student's own answers from a rental chain, and eight questions about them."""

from __future__ import annotations

import pandas as pd

from crm_teaching.fingerprint import number_below
from crm_teaching.questions import Question
from crm_teaching.satisfaction.exercise.answers_needed import ANSWERS_NEEDED
from crm_teaching.satisfaction.exercise.change import CHANGES, RISE, changes, is_below, quarters, rise
from crm_teaching.satisfaction.exercise.gaps import GAPS
from crm_teaching.satisfaction.exercise.kano_class import KANO_CLASS
from crm_teaching.satisfaction.exercise.money import LOST_VALUE, SURE_GAIN, repair_gains
from crm_teaching.satisfaction.exercise.offices import OFFICE_SCORES
from crm_teaching.satisfaction.rental_survey import DIMENSIONS, OFFICES
from crm_teaching.wording import Label

BASE = "rental_survey"
QUESTIONS: list[Question] = [
    OFFICE_SCORES,
    ANSWERS_NEEDED,
    CHANGES,
    RISE,
    GAPS,
    KANO_CLASS,
    LOST_VALUE,
    SURE_GAIN,
]
_EXERCISE = "02_satisfaction"
_SIDES = ("expected", "perceived")
_ATTEMPTS = 20


def draw(answers: pd.DataFrame, student: str) -> pd.DataFrame:
    """Return about 580 answers drawn for a student, each price moved by up to 20 yuan.

    The student decides, too, which office bears which name, and which dimension: all names move on by the
    same number of places. No answer changes, so what holds in the base holds here under other names. A few
    excerpts in a hundred hide the lesson by chance; they are drawn again.
    """
    for attempt in range(_ATTEMPTS):
        mine = _excerpt(answers, student if attempt == 0 else f"{student} again {attempt}")
        if _shows_the_lesson(mine):
            break
    return mine


def _excerpt(answers: pd.DataFrame, student: str) -> pd.DataFrame:
    n = 561 + 2 * number_below(20, _EXERCISE, student, "rows")
    drawn = sorted(answers["answer_id"], key=lambda one: number_below(2**64, _EXERCISE, student, one))[:n]
    mine = answers[answers["answer_id"].isin(drawn)].reset_index(drop=True)
    extra = [number_below(21, _EXERCISE, student, "yuan", one) for one in mine["answer_id"]]
    office = _moved_on(OFFICES, number_below(len(OFFICES), _EXERCISE, student, "office"))
    dimension = _moved_on(DIMENSIONS, number_below(len(DIMENSIONS), _EXERCISE, student, "dimension"))
    named = {f"{old}_{side}": f"{new}_{side}" for old, new in dimension.items() for side in _SIDES}
    mine = mine.assign(office=mine["office"].map(office), paid_yuan=mine["paid_yuan"] + extra)
    return mine.rename(columns=named)[list(answers.columns)]


def _shows_the_lesson(mine: pd.DataFrame) -> bool:
    """Say whether low offices rise, high ones fall, and one repair surely pays, the others not."""
    below, gains = is_below(mine), repair_gains(mine, z=0).sort_values()
    up, change = rise(mine), changes(mine)
    luck_turns = up > 5 and change[~below].mean() < 0
    # Else whoever reads off the lowest office alone would be right by chance.
    luck_turns &= abs(change[quarters(mine)[1].idxmin()] - up) > 0.1
    return bool(luck_turns and repair_gains(mine).max() > 0 > gains.iloc[-2])


def _moved_on(names: tuple[str, ...], places: int) -> dict[str, str]:
    return {name: names[(place + places) % len(names)] for place, name in enumerate(names)}


def size(answers: pd.DataFrame) -> Label:
    """Return how many answers and offices an excerpt has, in words."""
    n, offices = len(answers), answers["office"].nunique()
    return Label(f"{n} answers from {offices} offices", f"{offices} 个网点的 {n} 份答卷")
