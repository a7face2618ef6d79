"""Questions of the experience chapter: the exercise's (1.1 ...) and the lessons' quick ones (L1.1.1 ...)."""

from __future__ import annotations

from crm_teaching.experience import exercise
from crm_teaching.experience.budget_questions import LESSON_3
from crm_teaching.experience.journey_questions import LESSON_2
from crm_teaching.experience.occupancy_questions import LESSON_1
from crm_teaching.questions import Question

QUESTIONS: list[Question] = [*exercise.QUESTIONS, *LESSON_1, *LESSON_2, *LESSON_3]
