"""What a learner calls in a notebook: `check` an answer, take a `hint`, see the `solution`."""

from __future__ import annotations

import inspect
import os
from typing import Any

from crm_teaching import own_data
from crm_teaching.answers import BLANK, RIGHT, WRONG, Verdict, judge, received
from crm_teaching.questions import Mistake, Question, Try, chapter_of, questions_of
from crm_teaching.tries import record
from crm_teaching.wording import Label

__all__ = ["CheckFailed", "Mistake", "Question", "Try", "check", "hint", "solution"]

_MARKS = {RIGHT: "✓", BLANK: "·"}
# Set for graders by the environment: a wrong answer raises, and perhaps a blank one too.
STRICT, BLANK_FAILS = "CRM_TEACHING_STRICT", "blank fails"
# nbgrader sets this while it marks; a check that only prints would pass there, too.
_NBGRADER = "NBGRADER_EXECUTION"
_hints_given: dict[str, int] = {}


def _strict() -> str:
    """Return how a grader wants answers treated; empty in a live notebook."""
    return os.environ.get(STRICT, "") or (BLANK_FAILS if os.environ.get(_NBGRADER) else "")


class CheckFailed(Exception):
    """A wrong answer, raised only under nbval and nbgrader; a live notebook prints instead."""

    def _render_traceback_(self) -> list[str]:
        return [f"CheckFailed: {self}"]


def check(question_id: str, answer: Any) -> None:
    """Say whether an answer is right and, if not, which mistake it is; never the right value.

    Parameters
    ----------
    question_id : str
        As the notebook prints it, for instance "3.1".
    answer
        The number, word, table or function that the question asks for.

    Raises
    ------
    CheckFailed
        Only under nbval and nbgrader: if the answer is wrong, or an exercise question has no answer.

    Examples
    --------
    >>> check("9.9", 1)
    ✗ 9.9  There is no question '9.9'.
           没有这个题号。
    """
    question = _find(question_id)
    if question is None:
        return
    question_id = question.id
    data = None
    if question.exercise and not (answer is None or answer is Ellipsis):
        data = own_data.remembered(question.exercise)
        if data is None:
            call = f'exercise_data("{question.exercise}", STUDENT)'
            return _fail(
                question_id,
                Label(f"Load your data first: run the cell with {call}.", f"请先运行 {call} 取得数据。"),
            )
    verdict = judge(question, answer, data)
    if verdict.state != BLANK and not _strict():
        record(question_id, right=verdict.state == RIGHT)
    if verdict.state == BLANK:
        _say(question_id, BLANK, verdict.message)
        if question.exercise and _strict() == BLANK_FAILS:
            raise CheckFailed(f"{question_id} not attempted")
    elif verdict.state == RIGHT:
        _say(question_id, RIGHT, verdict.message)
    else:
        _fail(question_id, _with_answer(question, verdict, answer), has_hint=bool(question.hints))


def hint(question_id: str) -> None:
    """Print the next hint of a question.

    Examples
    --------
    >>> hint("9.9")
    ✗ 9.9  There is no question '9.9'.
           没有这个题号。
    """
    question = _find(question_id)
    if question is None:
        return
    question_id = question.id
    n = len(question.hints)
    if n == 0:
        print(f"{question_id}  No hint for this one. 本题没有提示。")
        return
    i = min(_hints_given.get(question_id, 0), n - 1)
    _hints_given[question_id] = i + 1
    print(f"{question_id}  Hint 提示 {i + 1}/{n}: {question.hints[i].en}\n     {question.hints[i].zh}")


def solution(question_id: str) -> None:
    """Print how a question is solved; the value too, if it is not about data of one's own.

    Examples
    --------
    >>> solution("9.9")
    ✗ 9.9  There is no question '9.9'.
           没有这个题号。
    """
    question = _find(question_id)
    if question is None:
        return
    question_id = question.id
    print(f"{question_id}  {question.method.en}\n     {question.method.zh}")
    if question.exercise is None:
        print(_worked(question, None))
    elif own_data.student(question.exercise) == own_data.DEMO:
        print(_worked(question, own_data.remembered(question.exercise)))
    else:
        print(f'     The value is shown for STUDENT = "{own_data.DEMO}" only. 只有示范数据才显示答案。')


def _find(question_id: Any) -> Question | None:
    chapter = chapter_of(str(question_id))
    question = questions_of(chapter).get(str(question_id)) if chapter else None
    if question is None:
        _fail(
            str(question_id)[:40], Label(f"There is no question {str(question_id)[:40]!r}.", "没有这个题号。")
        )
    return question


def _worked(question: Question, data: Any) -> str:
    right = question.compute(question.reference, data)
    if question.kind == "table":
        return str(right.to_string(index=False, float_format="{:.4g}".format))
    if question.kind == "figure":
        rows = (f"     {place}: {height:.4g}" for marks in right.series for place, height in marks)
        return "\n".join(rows)
    if question.kind == "choice":
        return f"     {right!r}: {question.options[right]}"
    if question.kind == "function":
        return inspect.getsource(right).rstrip()
    return f"     {received(right).en} {question.unit}".rstrip()


def _with_answer(question: Question, verdict: Verdict, answer: Any) -> Label:
    """Put the answer received before the message, unless the message names it already."""
    if verdict.mistake == "wrong_kind" or question.kind in ("table", "function", "figure"):
        return verdict.message
    got = received(answer)
    return Label(f"You gave {got.en}. {verdict.message.en}", f"你的答案是 {got.zh}。{verdict.message.zh}")


def _say(question_id: str, state: str, message: Label, *, has_hint: bool = False) -> None:
    indent = " " * (len(question_id) + 4)
    print(f"{_MARKS.get(state, '✗')} {question_id}  {message.en}\n{indent}{message.zh}")
    if has_hint:
        print(f'{indent}Next 下一步: hint("{question_id}")')


def _fail(question_id: str, message: Label, *, has_hint: bool = False) -> None:
    if _strict():
        raise CheckFailed(f"{question_id}: {message.en}")
    _say(question_id, WRONG, message, has_hint=has_hint)
