"""Questions of the experience chapter: the exercise's (1.1 ...) and the lessons' quick ones (L1.1.1 ...)."""

from __future__ import annotations

from crm_teaching.questions import Question

QUESTIONS: list[Question] = []
