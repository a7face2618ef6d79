"""Questions that answer back: what is asked, what is right, and which misreadings give which answer.

A chapter lists its questions in ``<chapter>/questions.py``. The id says where a question lives:
``"3.1"`` is the exercise of chapter 3, ``"L3.1.2"`` the second quick question of lesson 3-1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from crm_teaching.validate import broken_rule, one_of
from crm_teaching.wording import Label

CHAPTERS = ("experience", "satisfaction", "loyalty", "complaints", "churn", "identification", "credit")
KINDS = ("number", "choice", "table", "function", "figure")
_ID = re.compile(r"L(\d)\.(\d+)\.(\d+)|(\d)\.(\d+)")


@dataclass(frozen=True)
class Mistake:
    """A real misreading, and the answer that it gives.

    ``formula`` has the form of the question's ``reference``: a value, or a function of the data.
    """

    name: str
    formula: Any
    message: Label


@dataclass(frozen=True)
class Try:
    """One input on which a learner's function is tried; ``what`` names the kind of input."""

    what: Label
    args: tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked, the right answer, and the named wrong ones.

    Parameters
    ----------
    id : str
        "3.1" for the exercise of chapter 3, "L3.1.2" for a quick question of lesson 3-1.
    prompt : Label
        The question, with its unit, as the notebook asks it.
    reference
        The right answer: a value, or a function that computes it. Exercise questions pass the
        student's data to that function, lesson questions pass nothing. For kind "function" it is
        the right function itself.
    mistakes : sequence of Mistake
        Wrong answers that have a name; the first that fits is told.
    hints : sequence of Label
        From a nudge to nearly the method.
    method : Label
        How the answer is found, in words; `solution` shows it.
    kind : str
        "number", "choice", "table", "function" or "figure" (its reference is a `charts.Chart`).
    unit : str
        "share" for 0 to 1, "%" for 0 to 100, or a word such as "customers" or "yuan".
    points : int
        Points in an exercise; 0 for quick questions.
    tolerance : float
        Largest relative error of a number that still counts as right. Whole numbers must be exact.
    options : mapping of str to Label
        For kind "choice": the keys that may be answered.
    key : sequence of str
        For kind "table": the columns that name a row.
    ordered : bool
        For kind "table": whether the order of the rows matters.
    tries : sequence of Try, or a function of the data that gives one
        For kind "function": the inputs on which the learner's function is tried.
    insight : Label, optional
        One sentence shown with the tick: what the right answer means.

    Examples
    --------
    >>> rate = Question(
    ...     id="L3.1.1", prompt=Label("Share of A? A number from 0 to 1.", "A 的份额？"), unit="share",
    ...     reference=8 / 12, method=Label("8 of 12 purchases.", "12 次中 8 次。"),
    ...     mistakes=[Mistake("run", 2, Label("That is the longest run.", "那是最长连续次数。"))],
    ...     hints=[Label("Count the A's.", "数一数 A。")])
    >>> rate.exercise is None
    True
    """

    id: str
    prompt: Label
    reference: Any
    mistakes: Sequence[Mistake]
    hints: Sequence[Label]
    method: Label
    kind: str = "number"
    unit: str = ""
    points: int = 0
    tolerance: float = 1e-3
    options: Mapping[str, Label] = field(default_factory=dict)
    key: Sequence[str] = ()
    ordered: bool = False
    tries: Sequence[Try] | Callable[[Any], Sequence[Try]] = ()
    insight: Label | None = None

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise broken_rule(
                "id", "like '3.1' or 'L3.1.2'", repr(self.id), "The first number is the chapter."
            )
        one_of("kind", self.kind, KINDS)
        needs = {"choice": "options", "table": "key", "function": "tries"}.get(self.kind)
        if needs and not getattr(self, needs):
            hint = f"Question {self.id} is of kind {self.kind!r}."
            raise broken_rule(needs, "given", "nothing", hint)
        if self.kind == "choice":
            for answer in (self.reference, *(mistake.formula for mistake in self.mistakes)):
                one_of("options", answer, self.options)

    @property
    def exercise(self) -> str | None:
        """Name of the exercise it belongs to ("03_loyalty"), or None for a lesson's quick question."""
        chapter = chapter_of(self.id)
        return None if self.id.startswith("L") or chapter is None else chapter

    def compute(self, formula: Any, data: Any) -> Any:
        """Return what the reference or a mistake's formula gives on the data."""
        if self.kind == "function" or not callable(formula):
            return formula
        return formula() if self.exercise is None else formula(data)

    def inputs(self, data: Any) -> Sequence[Try]:
        """Return the inputs on which a learner's function is tried."""
        return self.tries(data) if callable(self.tries) else self.tries


def chapter_of(question_id: str) -> str | None:
    """Return the chapter's name with its number, or None for an id that names no chapter.

    Examples
    --------
    >>> chapter_of("3.1"), chapter_of("L3.1.2"), chapter_of("L0.1.1"), chapter_of("nine")
    ('03_loyalty', '03_loyalty', '00_warm_up', None)
    """
    match = _ID.fullmatch(question_id)
    number = int(match[1] or match[4]) if match else -1
    names = ("warm_up", *CHAPTERS)
    return f"{number:02d}_{names[number]}" if 0 <= number < len(names) else None


def questions_of(chapter: str) -> dict[str, Question]:
    """Return the questions of a chapter ("03_loyalty") by id; none if it has no questions yet."""
    module = f"crm_teaching.{chapter[3:]}"
    if find_spec(module) is None or find_spec(f"{module}.questions") is None:
        return {}
    return {question.id: question for question in import_module(f"{module}.questions").QUESTIONS}
