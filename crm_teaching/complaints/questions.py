"""Questions of the complaints chapter: the exercise's (4.1 ...) and the lessons' quick ones (L4.1.1 ...)."""

from __future__ import annotations

from crm_teaching.complaints import exercise
from crm_teaching.complaints.call_questions import LESSON_4
from crm_teaching.complaints.desk_questions import LESSON_3
from crm_teaching.complaints.recovery_questions import LESSON_2
from crm_teaching.complaints.silence_questions import LESSON_1
from crm_teaching.questions import Question

QUESTIONS: list[Question] = [*exercise.QUESTIONS, *LESSON_1, *LESSON_2, *LESSON_3, *LESSON_4]
