"""The warm-up's quick questions know the right answer and the usual wrong ones."""

from __future__ import annotations

import pytest

from crm_teaching.answers import BLANK, RIGHT, judge
from crm_teaching.questions import questions_of

QUESTIONS = questions_of("00_warm_up")


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_right_blank_and_each_named_mistake(question):
    assert judge(question, question.reference()).state == RIGHT
    assert judge(question, ...).state == BLANK
    for mistake in question.mistakes:
        assert judge(question, mistake.formula()).mistake == mistake.name
