"""Judge a number, or a word chosen from a list."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from crm_teaching.answers.verdict import (
    NOT_YET,
    ROUNDED,
    WRONG,
    Verdict,
    are_rounded,
    as_number,
    close,
    wrong_kind,
)
from crm_teaching.questions import Question
from crm_teaching.wording import Label


def choice_fault(question: Question, right: str, answer: Any) -> Verdict | None:
    """Return what is wrong with a chosen word, or None if it is `right`."""
    options = ", ".join(repr(option) for option in question.options)
    if not isinstance(answer, str) or answer.strip().lower() not in {o.lower() for o in question.options}:
        return wrong_kind(
            answer,
            Label(f"one of {options}", f"{options} 之一"),
            Label("Copy one of these words, with its quotes.", "请连同引号照抄其中一个。"),
        )
    return None if answer.strip().lower() == right.lower() else Verdict(WRONG, NOT_YET)


def number_fault(question: Question, right: Any, answer: Any) -> Verdict | None:
    """Return what is wrong with a number, or None if it is `right`."""
    value = as_number(answer)
    if value is None:
        return wrong_kind(answer, Label("one number", "一个数"), _number_advice(answer))
    if not math.isfinite(value):
        said = Label(
            "That is not a finite number: something was divided by zero, or a value is missing.",
            "这不是有限的数：可能除以了零，或有缺失值。",
        )
        return Verdict(WRONG, said, "not_finite")
    if close(value, right, question.tolerance):
        return None
    whole = isinstance(right, (int, np.integer))
    if whole and value != int(value):
        return Verdict(WRONG, _NOT_WHOLE, "not_whole")
    return _slip(question, float(right), value, tolerance=0 if whole else question.tolerance)


def _number_advice(answer: Any) -> Label:
    if isinstance(answer, str):
        return Label("Write it without quotes.", "请去掉引号。")
    if callable(answer):
        return Label("Call the function: add parentheses.", "请加括号调用函数。")
    if isinstance(answer, (bool, np.bool_)):
        return Label("Count or average the True values.", "请对 True 计数或求平均。")
    return Label(
        "Reduce it to one value, for instance with .sum() or .mean().",
        "请用 .sum() 或 .mean() 等化为一个值。",
    )


# Each slip: its name, the factor that it puts before the right number, what to say.
_SLIPS = (
    ("sign", -1, Label("The sign is turned round.", "正负号反了。")),
    (
        "factor_1000",
        1000,
        Label("Too large by a factor of 1,000: look at the unit.", "大了 1000 倍：请看单位。"),
    ),
    (
        "factor_1000",
        0.001,
        Label("Too small by a factor of 1,000: look at the unit.", "小到千分之一：请看单位。"),
    ),
)
_PERCENT = Label(
    "That is a percentage; a share was asked, from 0 to 1.", "这是百分数；要的是 0 到 1 的比例。"
)
_SHARE = Label(
    "That is a share; a percentage was asked, from 0 to 100.", "这是 0 到 1 的比例；要的是百分数。"
)
_HUNDRED = Label("Off by a factor of 100: look at the unit.", "差 100 倍：请看单位。")
_REST = Label("That is the share of all the others: subtract it from 1.", "这是其余部分的比例：用 1 减去它。")
_ROUNDED = Label("You rounded too far: keep at least four digits.", "舍入过多：至少保留四位有效数字。")
_NO_SHARE = Label("A share lies between 0 and 1.", "比例应在 0 与 1 之间。")
_NOT_WHOLE = Label("A whole number was asked: whole things are counted.", "要的是整数：这里数的是个数。")


def _slip(question: Question, right: float, value: float, *, tolerance: float) -> Verdict:
    """Name a slip that needs no knowledge of the question: unit, sign, rounding."""

    def is_(number: float) -> bool:
        return number != 0 and math.isclose(value, number, rel_tol=tolerance or 1e-9)

    share = question.unit == "share"
    if is_(100 * right):
        return Verdict(WRONG, _PERCENT if share else _HUNDRED, "percent" if share else "factor_100")
    if is_(right / 100):
        percent = question.unit == "%"
        return Verdict(WRONG, _SHARE if percent else _HUNDRED, "share" if percent else "factor_100")
    if share and is_(1 - right):
        return Verdict(WRONG, _REST, "the_rest")
    if are_rounded([value], [right]):
        return Verdict(WRONG, _ROUNDED, ROUNDED)
    for name, factor, message in _SLIPS:
        if is_(factor * right):
            return Verdict(WRONG, message, name)
    if share and not 0 <= value <= 1:
        return Verdict(WRONG, _NO_SHARE, "no_share")
    return Verdict(WRONG, NOT_YET)
