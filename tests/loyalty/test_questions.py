"""Every question of the loyalty chapter, in every state; the exercise over many student ids."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from crm_teaching.answers import BLANK, RIGHT, WRONG, judge
from crm_teaching.answers.numbers import number_fault
from crm_teaching.answers.tables import table_fault
from crm_teaching.datasets import load_orders
from crm_teaching.fingerprint import check_word
from crm_teaching.loyalty import exercise
from crm_teaching.loyalty.questions import QUESTIONS
from crm_teaching.own_data import draw
from crm_teaching.questions import Mistake, Question, questions_of

MISTAKES = [(question, mistake) for question in QUESTIONS for mistake in question.mistakes]


def named(value: Any) -> str:
    return str(getattr(value, "id", getattr(value, "name", value)))


@cache
def orders() -> pd.DataFrame:
    return load_orders()


@cache
def demo() -> pd.DataFrame:
    return draw("03_loyalty", "demo")


def right_answer(question: Question) -> Any:
    return question.compute(question.reference, demo())


def dressed(right: Any) -> list[Any]:
    """Return a right answer in the other types in which learners will have it."""
    if isinstance(right, pd.DataFrame):
        return [right, right.astype(object), right[right.columns[::-1]], right.set_index(right.columns[0])]
    if isinstance(right, str) or callable(right):
        return [right]
    return [right, float(right), np.float64(right), np.array(float(right))]


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_the_reference_is_right_in_any_type(question: Question) -> None:
    for answer in dressed(right_answer(question)):
        assert judge(question, answer, demo()).state == RIGHT


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_a_starter_is_not_attempted(question: Question) -> None:
    starters = [..., None]
    if question.kind == "function":
        starters = [..., lambda *_: ...]
    assert {judge(question, answer, demo()).state for answer in starters} == {BLANK}


@pytest.mark.parametrize(("question", "mistake"), MISTAKES, ids=named)
def test_each_named_wrong_answer_is_recognised(question: Question, mistake: Mistake) -> None:
    verdict = judge(question, question.compute(mistake.formula, demo()), demo())
    assert (verdict.state, verdict.mistake) == (WRONG, mistake.name)
    assert verdict.message == mistake.message


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_a_question_is_complete(question: Question) -> None:
    in_exercise = question.exercise is not None
    assert len(question.mistakes) >= (3 if in_exercise else 1)
    assert len(question.hints) >= (2 if in_exercise else 1)
    assert (question.points > 0) is in_exercise
    assert len({mistake.name for mistake in question.mistakes}) == len(question.mistakes)
    wordings = [question.prompt, question.method, *question.hints, *(m.message for m in question.mistakes)]
    for label in wordings:
        assert label.en and not re.search(r"[一-鿿]", label.en)
        # A formula needs no translation; words do.
        assert re.search(r"[一-鿿]", label.zh) or not re.search(r"[a-z]{4}", label.zh), label.zh


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.kind == "number"], ids=named)
def test_no_hint_or_message_tells_the_value(question: Question) -> None:
    value = f"{float(right_answer(question)):.3g}"
    if len(value.strip("0.")) >= 3:
        told = [*question.hints, *(mistake.message for mistake in question.mistakes)]
        assert not any(value in label.en for label in told)


def test_ids_are_unique_and_found() -> None:
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    assert list(questions_of("03_loyalty")) == [question.id for question in QUESTIONS]


def answers_of(question: Question, data: pd.DataFrame) -> tuple[Any, dict[str, Any]]:
    """Return the right and the named wrong answers on one student's data."""
    wrong = {mistake.name: question.compute(mistake.formula, data) for mistake in question.mistakes}
    return question.compute(question.reference, data), wrong


FAULT = {"number": number_fault, "table": table_fault}
OWN = [question for question in exercise.QUESTIONS if question.kind in FAULT]


@pytest.mark.parametrize("n", [200, pytest.param(1000, marks=pytest.mark.slow)])
def test_every_student_gets_the_lesson_and_answers_of_their_own(n: int) -> None:
    given: dict[str, Counter[str]] = {question.id: Counter() for question in OWN}
    words: Counter[str] = Counter()
    for i in range(n):
        data = exercise.draw(orders(), f"student {i}")
        words[check_word(data)] += 1
        for question in OWN:
            right, wrong = answers_of(question, data)
            given[question.id][str(right)] += 1
            taken = [
                name for name, answer in wrong.items() if not FAULT[question.kind](question, right, answer)
            ]
            assert not taken, f"student {i}, {question.id}: {taken[0]} gives the right answer"
        lesson_holds(data)
    # Who copies a neighbour's answer is found out nearly always: few students share one.
    assert max(given["3.1"].values()) <= n * 0.03
    assert max(given["3.2"].values()) <= n * 0.02
    assert max(words.values()) <= 1 + n // 200


def lesson_holds(data: pd.DataFrame) -> None:
    """The point of the exercise: about half come back, far fewer keep coming, fewer at each step."""
    repeat_rate, table = (question.compute(question.reference, data) for question in OWN)
    shares = table["share"].tolist()
    assert 0.35 < repeat_rate < 0.65
    assert repeat_rate > shares[0] > shares[1] > shares[2] > 0


def test_the_same_student_gets_the_same_data_everywhere() -> None:
    # Written down once: another machine or numpy that draws otherwise would fail here.
    sizes = {
        s: (check_word(exercise.draw(orders(), s)), len(exercise.draw(orders(), s)))
        for s in ("demo", "王小明")
    }
    assert sizes == {"demo": ("island-52", 992), "王小明": ("fig-55", 917)}


def test_a_draw_moves_dates_and_nothing_else() -> None:
    drawn, base = demo(), orders()
    for customer, mine in list(drawn.groupby("customer_id"))[:40]:
        real = base[base["customer_id"] == customer]
        days = (mine["order_date"].to_numpy() - real["order_date"].to_numpy()) / np.timedelta64(1, "D")
        assert days.max() <= 6 and days.min() >= 0 and len(set(days[:-1])) <= 1
        assert mine["amount_usd"].tolist() == real["amount_usd"].tolist()
    assert drawn["order_date"].between(base["order_date"].min(), base["order_date"].max()).all()


def mutants() -> dict[str, Any]:
    """Wrong `gets_card` functions that nobody gave a name."""
    from crm_teaching.loyalty.sequences import longest_run, purchase_share

    def make(run: int, share: float) -> Any:
        return lambda p, b: len(p) > 0 and longest_run(p, b) >= run and purchase_share(p, b) >= share

    made = {f"run {run}, share {share}": make(run, share) for run in (2, 3, 4) for share in (0.4, 0.5, 0.6)}
    del made["run 3, share 0.5"]
    right = exercise.GETS_CARD.reference
    return made | {
        "swapped": lambda p, b: right(p, b) if b == "B" else right(p, "B"),
        "never": lambda p, b: False,
        "always": lambda p, b: True,
        "turned round": lambda p, b: not right(p, b),
        "fails on none": lambda p, b: longest_run(p, b) >= 3 and purchase_share(p, b) >= 0.5,
        "none get it": lambda p, b: True if len(p) == 0 else right(p, b),
        "number": lambda p, b: int(right(p, b)),
    }


@pytest.mark.parametrize("name", list(mutants()))
def test_a_function_that_is_nearly_right_is_refused(name: str) -> None:
    assert judge(exercise.GETS_CARD, mutants()[name], demo()).state == WRONG
