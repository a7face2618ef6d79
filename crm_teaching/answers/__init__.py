"""Judge an answer: not attempted, wrong and why, or right. Nothing here prints or knows a notebook."""

from __future__ import annotations

from typing import Any

from crm_teaching.answers.figures import figure_fault
from crm_teaching.answers.functions import judge_function
from crm_teaching.answers.numbers import choice_fault, number_fault
from crm_teaching.answers.tables import table_fault
from crm_teaching.answers.verdict import BLANK, RIGHT, WRONG, Verdict, received
from crm_teaching.questions import Question
from crm_teaching.wording import Label

__all__ = ["BLANK", "RIGHT", "WRONG", "Verdict", "judge", "received"]

_BLANK = Label("Not attempted yet: put your answer in place of `...`.", "还没作答：把 `...` 换成你的答案。")
_FAULT = {"number": number_fault, "choice": choice_fault, "table": table_fault, "figure": figure_fault}


def judge(question: Question, answer: Any, data: Any = None) -> Verdict:
    """Return the verdict on an answer; the right answer is never part of it.

    Parameters
    ----------
    question : Question
    answer
        Whatever the learner assigned.
    data
        The student's own data, for exercise questions.

    Examples
    --------
    >>> half = Question(id="L3.1.9", prompt=Label("Half?", "一半？"), reference=0.5, unit="share",
    ...                 mistakes=[], hints=[], method=Label("1 / 2", "1 / 2"))
    >>> judge(half, ...).state, judge(half, 50).mistake, judge(half, 0.5).state
    ('not attempted', 'percent', 'right')
    """
    if answer is None or answer is Ellipsis:
        return Verdict(BLANK, _BLANK)
    if question.kind == "function":
        return judge_function(question, answer, data)
    fault_of = _FAULT[question.kind]
    fault = fault_of(question, question.compute(question.reference, data), answer)
    if fault is None:
        return Verdict(RIGHT, question.insight or Label("Right.", "正确。"))
    for mistake in question.mistakes:
        if fault_of(question, question.compute(mistake.formula, data), answer) is None:
            return Verdict(WRONG, mistake.message, mistake.name)
    return fault
