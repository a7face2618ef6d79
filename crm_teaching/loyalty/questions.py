"""Questions of the loyalty chapter: the exercise's (3.1 ...) and the lessons' quick ones (L3.1.1 ...)."""

from __future__ import annotations

from crm_teaching.loyalty import exercise
from crm_teaching.questions import Question

LESSON_1: list[Question] = []
LESSON_2: list[Question] = []
LESSON_3: list[Question] = []
LESSON_4: list[Question] = []

QUESTIONS = [*exercise.QUESTIONS, *LESSON_1, *LESSON_2, *LESSON_3, *LESSON_4]
