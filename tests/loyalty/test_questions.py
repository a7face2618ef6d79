"""The quick questions of the loyalty chapter, in every state; its exercise has tests of its own."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from crm_teaching.answers import BLANK, RIGHT, WRONG, judge
from crm_teaching.loyalty.questions import QUESTIONS
from crm_teaching.questions import Mistake, Question, questions_of

QUICK = [question for question in QUESTIONS if question.exercise is None]
MISTAKES = [(question, mistake) for question in QUICK for mistake in question.mistakes]


def named(value: Any) -> str:
    return str(getattr(value, "id", getattr(value, "name", value)))


def right_answer(question: Question) -> Any:
    return question.compute(question.reference, None)


def dressed(right: Any) -> list[Any]:
    """Return a right answer in the other types in which learners will have it."""
    return [right] if isinstance(right, str) else [right, float(right), np.float64(right), np.array(right)]


@pytest.mark.parametrize("question", QUICK, ids=named)
def test_the_reference_is_right_in_any_type_and_a_starter_is_blank(question: Question) -> None:
    for answer in dressed(right_answer(question)):
        assert judge(question, answer).state == RIGHT
    assert {judge(question, answer).state for answer in (..., None)} == {BLANK}


@pytest.mark.parametrize(("question", "mistake"), MISTAKES, ids=named)
def test_each_named_wrong_answer_is_recognised(question: Question, mistake: Mistake) -> None:
    verdict = judge(question, question.compute(mistake.formula, None))
    assert (verdict.state, verdict.mistake) == (WRONG, mistake.name)
    assert verdict.message == mistake.message


@pytest.mark.parametrize("question", QUICK, ids=named)
def test_a_question_is_complete(question: Question) -> None:
    assert question.mistakes and question.hints and question.points == 0
    assert len({mistake.name for mistake in question.mistakes}) == len(question.mistakes)
    wordings = [question.prompt, question.method, *question.hints, *(m.message for m in question.mistakes)]
    for label in wordings:
        assert label.en and not re.search(r"[一-鿿]", label.en)
        # A formula needs no translation; words do.
        assert re.search(r"[一-鿿]", label.zh) or not re.search(r"[a-z]{4}", label.zh), label.zh


@pytest.mark.parametrize("question", [q for q in QUICK if q.kind == "number"], ids=named)
def test_no_hint_or_message_tells_the_value(question: Question) -> None:
    value = f"{float(right_answer(question)):.3g}"
    if len(value.strip("0.")) >= 3:
        told = [*question.hints, *(mistake.message for mistake in question.mistakes)]
        assert not any(value in label.en for label in told)


def test_ids_are_unique_and_found() -> None:
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    assert list(questions_of("03_loyalty")) == [question.id for question in QUESTIONS]
