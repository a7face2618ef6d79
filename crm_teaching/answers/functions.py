"""Judge a function by what it returns for inputs that the learner has not seen."""

from __future__ import annotations

import contextlib
import copy
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching.answers.verdict import (
    BLANK,
    NOT_YET,
    RIGHT,
    WRONG,
    Verdict,
    as_number,
    close,
    received,
    wrong_kind,
)
from crm_teaching.questions import Question, Try
from crm_teaching.wording import Label

# What a function gave for one input: ("value", the value) or ("error", what stopped it).
Outcome = tuple[str, Any]


@dataclass(frozen=True)
class Stopped:
    """The error that ended a call: its type's name, and the first line of what it said."""

    name: str
    text: str


def judge_function(question: Question, answer: Any, data: Any) -> Verdict:
    """Return the verdict on a function: right only if right for every input."""
    if not callable(answer):
        advice = Label("Hand over its name without parentheses.", "请只写函数名，不加括号。")
        return wrong_kind(answer, Label("a function", "一个函数"), advice)
    return judge_outcomes(question, [outcome(answer, one) for one in question.inputs(data)], data)


def judge_outcomes(question: Question, given: Sequence[Outcome], data: Any) -> Verdict:
    """Return the verdict on a function by what it gave for each input of the question, in order."""
    tries = question.inputs(data)
    if _is_blank(given):
        return Verdict(
            BLANK, Label("Not attempted yet: write the body of the function.", "还没作答：请写出函数体。")
        )
    wanted = [outcome(question.reference, one) for one in tries]
    if _agree(given, wanted, question.tolerance):
        return Verdict(
            RIGHT, question.insight or Label("Right, on every input tried.", "正确，所有测试输入都通过。")
        )
    for mistake in question.mistakes:
        if _agree(given, [outcome(mistake.formula, one) for one in tries], question.tolerance):
            return Verdict(WRONG, mistake.message, mistake.name)
    return _first_fault(question, tries, given, wanted)


def outcome(function: Callable[..., Any], one: Try) -> Outcome:
    """Call a function on a copy of one input, whatever it prints or raises.

    Examples
    --------
    >>> outcome(len, Try(Label("a list", "列表"), ([1, 2],)))
    ('value', 2)
    """
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return "value", function(*copy.deepcopy(one.args))
    except (Exception, SystemExit) as error:
        return "error", Stopped(type(error).__name__, str(error).partition("\n")[0][:80])


def _is_blank(given: Sequence[Outcome]) -> bool:
    return all(
        value is Ellipsis if how == "value" else value.name == "NotImplementedError" for how, value in given
    )


def _agree(given: Sequence[Outcome], wanted: Sequence[Outcome], tolerance: float) -> bool:
    return all(_same_outcome(g, w, tolerance) for g, w in zip(given, wanted, strict=True))


def _same_outcome(given: Outcome, wanted: Outcome, tolerance: float) -> bool:
    if "error" in (given[0], wanted[0]):
        return bool(given[0] == wanted[0] and given[1].name == wanted[1].name)
    return same(given[1], wanted[1], tolerance)


def same(given: Any, wanted: Any, tolerance: float) -> bool:
    """Return whether a returned value means the same as the wanted one.

    Examples
    --------
    >>> same(np.int64(3), 3, 0), same(3, True, 0), same([1, 2.0], (1, 2), 0)
    (True, False, True)
    """
    if isinstance(wanted, (bool, np.bool_)):
        return isinstance(given, (bool, np.bool_)) and bool(given) == bool(wanted)
    right = as_number(wanted)
    if right is not None:
        number = as_number(given)
        if np.isnan(right):
            return number is not None and bool(np.isnan(number))
        return number is not None and close(number, wanted, tolerance)
    if isinstance(wanted, (list, tuple, pd.Series, np.ndarray)):
        if not isinstance(given, (list, tuple, pd.Series, np.ndarray)) or len(given) != len(wanted):
            return False
        return all(same(g, w, tolerance) for g, w in zip(list(given), list(wanted), strict=True))
    return type(given) is type(wanted) and bool(given == wanted)


def _first_fault(
    question: Question, tries: Sequence[Try], given: Sequence[Outcome], wanted: Sequence[Outcome]
) -> Verdict:
    if all(how == "value" and value is None for how, value in given):
        said = Label(
            "Your function gives nothing back: end it with `return`.", "函数没有返回值：请在末尾写 `return`。"
        )
        return Verdict(WRONG, said, "no_return")
    for one, got, right in zip(tries, given, wanted, strict=True):
        if _same_outcome(got, right, question.tolerance):
            continue
        if got[0] == "error":
            return _stopped(one, got[1])
        if _other_type(got[1], right[1]):
            return _wrong_type(one, got[1], right[1])
        en = f"For {one.what.en} your function returned {received(got[1]).en}, which is wrong."
        return Verdict(WRONG, Label(en, f"对于{one.what.zh}，返回 {received(got[1]).zh}，不对。"), "value")
    return Verdict(WRONG, NOT_YET)


def _other_type(got: Any, right: Any) -> bool:
    if isinstance(right, bool):
        return not isinstance(got, (bool, np.bool_))
    if isinstance(right, str):
        return not isinstance(got, str)
    return as_number(right) is not None and as_number(got) is None


def _stopped(one: Try, error: Stopped) -> Verdict:
    en = f"For {one.what.en} your function stopped with {error.name}: {error.text}"
    return Verdict(
        WRONG, Label(en.rstrip(": ") + ".", f"对于{one.what.zh}，函数出错 {error.name}。"), "error"
    )


def _wrong_type(one: Try, got: Any, right: Any) -> Verdict:
    asked = Label("a text", "文字") if isinstance(right, str) else Label("a number", "数")
    if isinstance(right, bool):
        asked = Label("True or False", "True 或 False")
    en = f"For {one.what.en} your function returned {received(got).en}; it should return {asked.en}."
    return Verdict(
        WRONG, Label(en, f"对于{one.what.zh}，返回了{received(got).zh}；应返回{asked.zh}。"), "return_type"
    )
