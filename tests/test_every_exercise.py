"""Every exercise, whatever it asks: its questions in every state, over many students, and against mutants."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Any
from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest

from crm_teaching.answers import BLANK, RIGHT, WRONG, judge
from crm_teaching.charts import Chart
from crm_teaching.datasets import load
from crm_teaching.fingerprint import check_word
from crm_teaching.own_data import draw
from crm_teaching.questions import Mistake, Question
from tests.conftest import ROOT

EXERCISES = sorted(path.stem for path in (ROOT / "exercises").glob("*.ipynb"))
# Mutants that are judged right, by question and mutant, each with the reason why that is no fault.
SURVIVORS: dict[tuple[str, str], str] = {
    ("2.2", "one more"): "some 900 answers; with n - 1 in the standard deviation it is one or two more",
    ("2.2", "one less"): "some 900 answers; not rounded up it is one less",
    ("2.8", "one more"): "a yuan in some 20,000; a variance with n - 1 moves it further",
    ("2.8", "one less"): "a yuan in some 20,000; a variance with n - 1 moves it further",
}


@cache
def module(exercise: str) -> Any:
    return import_module(f"crm_teaching.{exercise[3:]}.exercise")


@cache
def demo(exercise: str) -> pd.DataFrame:
    return draw(exercise, "demo")


@cache
def base(exercise: str) -> pd.DataFrame:
    return load(module(exercise).BASE)


def asked() -> Iterator[Question]:
    for exercise in EXERCISES:
        yield from module(exercise).QUESTIONS


QUESTIONS = list(asked())
MISTAKES = [(question, mistake) for question in QUESTIONS for mistake in question.mistakes]


def named(value: Any) -> str:
    return str(getattr(value, "id", getattr(value, "name", value)))


def data_of(question: Question) -> pd.DataFrame:
    assert question.exercise is not None
    return demo(question.exercise)


def right_answer(question: Question) -> Any:
    return question.compute(question.reference, data_of(question))


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_exercise_asks_six_to_nine_questions_of_many_kinds(exercise: str) -> None:
    questions = module(exercise).QUESTIONS
    assert 6 <= len(questions) <= 9
    assert {"table", "function", "figure"} <= {question.kind for question in questions}
    assert [question.id for question in questions] == [
        f"{exercise[1]}.{n + 1}" for n in range(len(questions))
    ]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_exercise_has_three_steps_and_a_memo_that_a_person_marks(exercise: str) -> None:
    cells = json.loads((ROOT / "solutions" / f"{exercise}.ipynb").read_text("utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    assert [word for word in ("Step 1", "Step 2", "Step 3") if word not in text] == []
    memos = [cell for cell in cells if cell["cell_type"] == "markdown" and "nbgrader" in cell["metadata"]]
    assert len(memos) == 1
    marks = memos[0]["metadata"]["nbgrader"]
    assert marks["grade"] and marks["solution"] and marks["points"] > 0
    assert "| One point each |" in text, "the memo needs its rubric"
    assert "中文提要" in text


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_a_question_is_complete(question: Question) -> None:
    assert len(question.mistakes) >= 3 and len(question.hints) >= 2 and question.points > 0
    assert len({mistake.name for mistake in question.mistakes}) == len(question.mistakes)
    wordings = [question.prompt, question.method, *question.hints, *(m.message for m in question.mistakes)]
    for label in wordings:
        assert label.en and not re.search(r"[一-鿿]", label.en)
        # A formula needs no translation; words do.
        assert re.search(r"[一-鿿]", label.zh) or not re.search(r"[a-z]{4}", label.zh), label.zh


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_the_reference_is_right_and_a_starter_is_blank(question: Question) -> None:
    assert judge(question, right_answer(question), data_of(question)).state == RIGHT
    starters = [..., None] if question.kind != "function" else [..., lambda *_: ...]
    assert {judge(question, answer, data_of(question)).state for answer in starters} == {BLANK}


@pytest.mark.parametrize(("question", "mistake"), MISTAKES, ids=named)
def test_each_named_wrong_answer_is_recognised(question: Question, mistake: Mistake) -> None:
    answer = question.compute(mistake.formula, data_of(question))
    verdict = judge(question, answer, data_of(question))
    assert (verdict.state, verdict.mistake) == (WRONG, mistake.name)
    assert verdict.message == mistake.message


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.kind == "number"], ids=named)
def test_no_hint_or_message_tells_the_value(question: Question) -> None:
    value = f"{float(right_answer(question)):.3g}"
    if len(value.strip("0.")) >= 3:
        told = [*question.hints, *(mistake.message for mistake in question.mistakes)]
        assert not any(value in label.en for label in told)


@contextmanager
def computed_once() -> Iterator[None]:
    """Compute each formula once for the data in hand: every verdict tries them all."""
    plain, kept = Question.compute, {}

    def compute(question: Question, formula: Any, data: Any) -> Any:
        key = (question.id, id(formula))
        if key not in kept:
            kept[key] = plain(question, formula, data)
        return kept[key]

    with patch.object(Question, "compute", compute):
        yield


def as_text(answer: Any) -> str:
    return answer.to_csv() if isinstance(answer, pd.DataFrame) else str(answer)


@pytest.mark.parametrize("n", [10, pytest.param(1000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_student_gets_the_lesson_and_answers_of_their_own(exercise: str, n: int) -> None:
    lesson_holds = import_module(f"tests.{exercise[3:]}.test_exercise").lesson_holds
    given: dict[str, Counter[str]] = {}
    words: Counter[str] = Counter()
    for i in range(n):
        data = module(exercise).draw(base(exercise), f"student {i}")
        words[check_word(data)] += 1
        lesson_holds(data)
        with computed_once():
            for question in module(exercise).QUESTIONS:
                if question.kind != "function":
                    right = question.compute(question.reference, data)
                    given.setdefault(question.id, Counter())[as_text(right)] += 1
                    no_mistake_is_right(question, data, f"student {i}")
    assert max(words.values()) <= 1 + n // 200
    # Whoever copies a neighbour's answers is found out: most questions have answers of one's own.
    own = [max(counts.values()) <= max(2, 0.05 * n) for counts in given.values()]
    assert sum(own) >= 0.5 * len(own), {key: counts.most_common(1) for key, counts in given.items()}


def no_mistake_is_right(question: Question, data: pd.DataFrame, who: str) -> None:
    for mistake in question.mistakes:
        verdict = judge(question, question.compute(mistake.formula, data), data)
        assert verdict.state == WRONG, f"{who}, {question.id}: {mistake.name} is right"


def mutants_of(question: Question) -> dict[str, Any]:
    """Return answers near the right one: sign, unit, off by one, another group, rounded too far."""
    right = right_answer(question)
    other = question.compute(question.reference, draw(str(question.exercise), "somebody else"))
    made: dict[str, Any] = {"another student's": other} if question.kind != "function" else {}
    if question.kind == "number":
        return made | {name: change(right) for name, change in CHANGES.items()}
    if question.kind == "choice":
        return {option: option for option in question.options if option != right}
    if question.kind == "table":
        return made | table_mutants(question, right)
    if question.kind == "figure":
        return made | figure_mutants(right)
    return {name: changed_function(right, change) for name, change in CHANGES.items()}


CHANGES: dict[str, Callable[[Any], Any]] = {
    "sign": lambda value: -value,
    "times 100": lambda value: value * 100,
    "through 100": lambda value: value / 100,
    "one more": lambda value: value + 1,
    "one less": lambda value: value - 1,
    "one per cent off": lambda value: value * 1.01,
    "rounded to one digit": lambda value: float(f"{value:.1g}"),
    "turned round": lambda value: 1 - value,
}


def changed_function(right: Callable[..., Any], change: Callable[[Any], Any]) -> Callable[..., Any]:
    def mutant(*arguments: Any) -> Any:
        value = right(*arguments)
        if isinstance(value, bool | np.bool_):
            return not value
        if isinstance(value, str):
            return value + "x"
        if isinstance(value, list | tuple):
            return type(value)(value[::-1]) if len(set(map(str, value))) > 1 else None
        return None if value is None else change(value)

    return mutant


def table_mutants(question: Question, right: pd.DataFrame) -> dict[str, Any]:
    numbers = [c for c in right.columns if c not in question.key and pd.api.types.is_numeric_dtype(right[c])]
    made: dict[str, Any] = {
        "transposed": right.T,
        "a row less": right.iloc[:-1],
        "a column less": right.drop(columns=right.columns[-1]),
        "a row twice": pd.concat([right, right.iloc[:1]]),
    }
    if question.ordered:
        made["other order"] = right.iloc[::-1]
    for column in numbers:
        for name, change in CHANGES.items():
            made[f"{column}: {name}"] = right.assign(**{column: right[column].map(change)})
        made[f"{column}: rows mixed up"] = right.assign(**{column: np.roll(right[column].to_numpy(), 1)})
    return made


def figure_mutants(right: Chart) -> dict[str, Any]:
    marks = list(right.series[0])
    labels = [label.split("|")[0] for label in (right.x_label, right.y_label)]

    def chart(changed: list[Any], x: str = labels[0], y: str = labels[1]) -> Chart:
        return Chart((tuple(changed), *right.series[1:]), x, y)

    heights = [height for _, height in marks]
    made = {
        f"heights: {name}": chart([(place, change(height)) for place, height in marks])
        for name, change in CHANGES.items()
        if not (right.y_is_share and name == "times 100")
    }
    return made | {
        "a mark less": chart(marks[:-1]),
        "heights turned round": chart([(p, h) for (p, _), h in zip(marks, heights[::-1], strict=True)]),
        "no x label": chart(marks, x=""),
        "no unit": chart(marks, y="y"),
    }


def is_mutant(answer: Any, right: Any) -> bool:
    """Tell whether a changed answer differs from the right one at all: 0 has no sign."""
    if isinstance(right, pd.DataFrame):
        return not (isinstance(answer, pd.DataFrame) and answer.equals(right))
    return callable(right) or answer != right


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_a_right_chart_survives_being_labelled(question: Question) -> None:
    if question.kind == "figure":
        right = right_answer(question)
        labels = [label.split("|")[0] for label in (right.x_label, right.y_label)]
        assert judge(question, Chart(right.series, *labels), data_of(question)).state == RIGHT


@pytest.mark.parametrize("exercise", EXERCISES)
def test_mutants_of_right_answers_are_refused(exercise: str) -> None:
    tried, survived = 0, {}
    for question in module(exercise).QUESTIONS:
        right, mutants = right_answer(question), mutants_of(question)
        with computed_once():
            for name, answer in mutants.items():
                if not is_mutant(answer, right):
                    continue
                tried += 1
                if judge(question, answer, data_of(question)).state == RIGHT:
                    survived[question.id, name] = SURVIVORS.get((question.id, name), "")
    print(f"\n{exercise}: {tried} mutants, {len(survived)} judged right: {survived}")
    assert tried >= 30
    assert all(survived.values()), f"judged right without a reason: {survived}"
    assert len(survived) <= 0.05 * tried
