"""Questions of the satisfaction chapter: the exercise's (2.1 ...) and the lessons' quick ones (L2.1.1 ...)."""

from __future__ import annotations

from crm_teaching.questions import Question
from crm_teaching.satisfaction.expectation_questions import LESSON_1

QUESTIONS: list[Question] = [
    *LESSON_1,
]
