"""Data of one's own: each student id draws its own excerpt, the same on every machine.

Rows are chosen and whole numbers shifted by SHA-256 of exercise and student id. No random generator
is involved, so no version of Python or numpy changes anyone's data.
"""

from __future__ import annotations

import unicodedata
from importlib import import_module
from typing import Any

import pandas as pd

from crm_teaching.datasets import load
from crm_teaching.fingerprint import check_word
from crm_teaching.questions import CHAPTERS
from crm_teaching.validate import broken_rule, one_of
from crm_teaching.wording import Label

DEMO = "demo"
# The student and the data of each exercise loaded in this session; `check` judges against them.
_loaded: dict[str, tuple[str, pd.DataFrame]] = {}


def exercise_data(exercise: str, student: str) -> pd.DataFrame:
    """Return the data of an exercise for one student, and print what it is.

    Parameters
    ----------
    exercise : str
        Name of the exercise, such as "03_loyalty".
    student : str
        Student id; "demo" is the excerpt that the solutions use.

    Returns
    -------
    DataFrame
        The student's own excerpt; the exercise describes its columns.

    Raises
    ------
    ValueError
        If there is no such exercise, or the student id is empty or longer than 40 characters.

    Examples
    --------
    >>> orders = exercise_data("03_loyalty", "demo")
    Data of student demo: 313 customers, 992 orders, check word island-52.
    学生 demo 的数据：313 位顾客，992 张订单，核对词 island-52。
    """
    student = clean_id(student)
    data = draw(exercise, student)
    _loaded[exercise] = (student, data)
    print(fingerprint(exercise, student, data))
    return data.copy()


def clean_id(student: Any) -> str:
    """Return a student id as it is used: spaces at the ends gone, full-width digits made plain.

    Examples
    --------
    >>> clean_id(" ２０２６017 "), clean_id(2026017)
    ('2026017', '2026017')
    """
    cleaned = unicodedata.normalize("NFKC", str(student)).strip()
    if not 1 <= len(cleaned) <= 40 or not cleaned.isprintable():
        rule = "your student id, 1 to 40 characters on one line"
        raise broken_rule("student", rule, repr(cleaned[:40]), f'Write STUDENT = "{DEMO}" to look around.')
    return cleaned


def draw(exercise: str, student: str) -> pd.DataFrame:
    """Return a student's excerpt of an exercise's base table, without printing."""
    module = _module(exercise)
    data = module.draw(load(module.BASE), student)
    assert isinstance(data, pd.DataFrame)
    return data


def remembered(exercise: str) -> pd.DataFrame | None:
    """Return a copy of the data that this session loaded for an exercise, or None."""
    return _loaded[exercise][1].copy() if exercise in _loaded else None


def student(exercise: str) -> str | None:
    """Return the student whose data this session loaded for an exercise, or None."""
    return _loaded[exercise][0] if exercise in _loaded else None


def fingerprint(exercise: str, student: str, data: pd.DataFrame) -> str:
    """Return the words that name a student's data, so that two people see at once whether they share it."""
    size: Label = _module(exercise).size(data)
    word = check_word(data)
    return (
        f"Data of student {student}: {size.en}, check word {word}.\n"
        f"学生 {student} 的数据：{size.zh}，核对词 {word}。"
    )


def _module(exercise: str) -> Any:
    names = [f"{number:02d}_{chapter}" for number, chapter in enumerate(CHAPTERS, start=1)]
    return import_module(f"crm_teaching.{one_of('exercise', exercise, names)[3:]}.exercise")
