"""Questions of the churn chapter: the exercise's (5.1 ...) and the lessons' quick ones (L5.1.1 ...)."""

from __future__ import annotations

from crm_teaching.churn import exercise
from crm_teaching.churn.gone_questions import LESSON_1
from crm_teaching.churn.loss_questions import LESSON_4
from crm_teaching.churn.stay_questions import LESSON_2
from crm_teaching.churn.warning_questions import LESSON_3
from crm_teaching.questions import Question

QUESTIONS: list[Question] = [*exercise.QUESTIONS, *LESSON_1, *LESSON_2, *LESSON_3, *LESSON_4]
