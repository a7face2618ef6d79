"""Every quick question of the complaints chapter: right, not attempted, and each named wrong answer."""

from __future__ import annotations

from typing import Any

import pytest

from crm_teaching.answers import BLANK, RIGHT, WRONG, judge
from crm_teaching.complaints.questions import QUESTIONS
from crm_teaching.questions import Mistake, Question, questions_of

QUICK = [question for question in QUESTIONS if question.exercise is None]
MISTAKES = [(question, mistake) for question in QUICK for mistake in question.mistakes]


def named(value: Any) -> str:
    return str(getattr(value, "id", getattr(value, "name", value)))


@pytest.mark.parametrize("question", QUICK, ids=named)
def test_the_reference_is_right_and_a_starter_is_blank(question: Question) -> None:
    assert judge(question, question.compute(question.reference, None)).state == RIGHT
    assert judge(question, ...).state == BLANK


@pytest.mark.parametrize(("question", "mistake"), MISTAKES, ids=named)
def test_each_named_wrong_answer_is_recognised(question: Question, mistake: Mistake) -> None:
    verdict = judge(question, question.compute(mistake.formula, None))
    assert (verdict.state, verdict.mistake) == (WRONG, mistake.name)


def test_each_question_has_a_hint_and_an_id_of_its_own() -> None:
    assert all(question.hints and question.mistakes for question in QUICK)
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    assert list(questions_of("04_complaints")) == [question.id for question in QUESTIONS]
