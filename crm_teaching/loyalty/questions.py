"""Questions of the loyalty chapter: the exercise's (3.1 ...) and the lessons' quick ones (L3.1.1 ...)."""

from __future__ import annotations

from crm_teaching.loyalty import exercise
from crm_teaching.questions import Question

LESSON_1: list[Question] = []

QUESTIONS = [*exercise.QUESTIONS, *LESSON_1]
