"""A verdict on an answer, and the words for what was received."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching.wording import Label

BLANK, WRONG, RIGHT = "not attempted", "wrong", "right"
NOT_YET = Label("Not right yet.", "还不对。")
ROUNDED = "rounded_too_far"


@dataclass(frozen=True)
class Verdict:
    """State of an answer; for a wrong one the mistake's name and what to tell the learner."""

    state: str
    message: Label
    mistake: str = ""


def as_number(answer: Any) -> float | None:
    """Return an answer as a float if it is one real number of any type, else None.

    Examples
    --------
    >>> as_number(np.float32(0.5)), as_number(np.array(3)), as_number("0.5"), as_number(True)
    (0.5, 3.0, None, None)
    """
    if isinstance(answer, np.ndarray) and answer.ndim == 0:
        answer = answer.item()
    if isinstance(answer, (bool, np.bool_)):
        return None
    if not isinstance(answer, (int, float, np.integer, np.floating, Decimal, Fraction)):
        return None
    try:
        return float(answer)
    except (OverflowError, ValueError):
        return math.inf


def close(value: float, right: Any, tolerance: float) -> bool:
    """Return whether a number is right: whole numbers exactly, others within the relative tolerance."""
    if isinstance(right, (int, np.integer)):
        tolerance = 0.0
    return math.isclose(value, float(right), rel_tol=tolerance, abs_tol=1e-9)


def are_rounded(given: Sequence[Any], right: Sequence[Any]) -> bool:
    """Return whether numbers are the right ones rounded to three digits behind the point or fewer.

    A column of noughts is no rounded column of shares: together the numbers may be off by a tenth at most.

    Examples
    --------
    >>> are_rounded([0.33, 0.67], [1 / 3, 2 / 3]), are_rounded([0, 1], [0.4, 0.6]), are_rounded([2], [2])
    (True, False, True)
    """
    pairs = [(as_number(g), float(r)) for g, r in zip(given, right, strict=True)]
    if any(g is None or not math.isfinite(g) or not math.isfinite(r) for g, r in pairs):
        return False
    numbers = [(g, r) for g, r in pairs if g is not None]
    near = sum(abs(g - r) for g, r in numbers) <= 0.1 * sum(max(abs(g), abs(r)) for g, r in numbers)
    return near and any(
        all(math.isclose(g, round(r, digits), rel_tol=1e-9, abs_tol=1e-9) for g, r in numbers)
        for digits in range(4)
    )


def received(answer: Any) -> Label:
    """Return in words what was received, short and the same on every machine.

    Examples
    --------
    >>> print(received(0.123456789), "|", received([1, 2]), "|", received("yes"))
    0.1235 0.1235 | a list of 2 values 含 2 个值的列表 | 'yes' 'yes'
    """
    number = as_number(answer)
    if number is not None:
        text = f"{number:.0f}" if number == round_or_nan(number) and abs(number) < 1e9 else f"{number:.4g}"
        return Label(text, text)
    if isinstance(answer, (bool, np.bool_)):
        return Label(str(bool(answer)), str(bool(answer)))
    if isinstance(answer, str):
        text = repr(answer if len(answer) <= 40 else answer[:37] + "...")
        return Label(text, text)
    if isinstance(answer, pd.DataFrame):
        rows, columns = answer.shape
        return Label(f"a table of {rows} rows and {columns} columns", f"{rows} 行 {columns} 列的表格")
    if isinstance(answer, (pd.Series, np.ndarray, list, tuple, set, dict)):
        name, n = type(answer).__name__, np.size(answer) if isinstance(answer, np.ndarray) else len(answer)
        zh = {"list": "列表", "tuple": "元组", "dict": "字典", "set": "集合"}.get(name, name)
        return Label(f"a {name} of {n} values", f"含 {n} 个值的{zh}")
    if callable(answer):
        return Label("a function", "一个函数")
    name = type(answer).__name__
    return Label(f"a value of type {name}", f"类型为 {name} 的值")


def round_or_nan(number: float) -> float:
    """Return the nearest whole number; infinite and missing values stay as they are."""
    return float(round(number)) if math.isfinite(number) else math.nan


def wrong_kind(answer: Any, asked: Label, advice: Label) -> Verdict:
    """Return the verdict on an answer of another kind than the one asked for."""
    got = received(answer)
    return Verdict(
        WRONG,
        Label(
            f"{got.en[0].upper()}{got.en[1:]} came, {asked.en} was asked. {advice.en}",
            f"收到：{got.zh}。要的是：{asked.zh}。{advice.zh}",
        ),
        "wrong_kind",
    )
