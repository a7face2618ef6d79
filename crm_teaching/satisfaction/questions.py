"""Questions on satisfaction: the exercise's (2.1 ...) and the lessons' quick ones (L2.1.1 ...)."""

from __future__ import annotations

from crm_teaching.questions import Question
from crm_teaching.satisfaction import exercise
from crm_teaching.satisfaction.angry_questions import LESSON_5
from crm_teaching.satisfaction.board_questions import LESSON_3
from crm_teaching.satisfaction.driver_questions import LESSON_4
from crm_teaching.satisfaction.expectation_questions import LESSON_1
from crm_teaching.satisfaction.survey_questions import LESSON_2

QUESTIONS: list[Question] = [
    *exercise.QUESTIONS,
    *LESSON_1,
    *LESSON_2,
    *LESSON_3,
    *LESSON_4,
    *LESSON_5,
]
