"""A student's cells find their slots, and what is odd about them is noted."""

from __future__ import annotations

from pathlib import Path

import pytest

from crm_teaching.grading.lifting import CHECK, GIVEN, OWN, Lifted, assigned, checked, lift, load_pattern
from crm_teaching.grading.reading import Cell, read_handed
from tests.grading.notebooks import (
    EXERCISES,
    blank,
    name_of,
    pattern,
    place_of,
    questions,
    solved,
    source_of,
    to_bytes,
)


@pytest.fixture(scope="module", params=EXERCISES)
def exercise(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def lifted(exercise: str, notebook: dict[str, object]) -> Lifted:
    return lift(pattern(exercise), read_handed(to_bytes(notebook)).cells, "me")


def own(found: Lifted, question: str) -> list[str]:
    return [step.source for step in found.steps if step.kind == OWN and step.question == question]


def test_each_question_has_a_slot_with_a_plain_name(exercise: str) -> None:
    slots = pattern(exercise).slots
    assert [slot.question for slot in slots] == list(questions(exercise))
    assert all(slot.expression.isidentifier() for slot in slots)
    assert len({slot.answer_id for slot in slots}) == len({slot.expression for slot in slots}) == len(slots)


def test_a_solved_notebook_is_lifted_whole_and_in_order(exercise: str) -> None:
    found = lifted(exercise, solved(exercise, "me"))
    assert found.notes == []
    for question in questions(exercise):
        assert own(found, question) == [source_of(solved(exercise), exercise, question)]
    kinds = [step.kind for step in found.steps]
    assert kinds.count(CHECK) == len(questions(exercise)) and kinds[0] == GIVEN
    assert any("STUDENT = 'me'" in step.source for step in found.steps)


def test_a_blank_notebook_hands_in_its_starters(exercise: str) -> None:
    found = lifted(exercise, blank(exercise))
    assert found.notes == [] and set(found.memos.values()) <= {""}


def test_a_memo_is_lifted_for_a_person(exercise: str) -> None:
    found = lifted(exercise, solved(exercise))
    assert len(found.memos) == len(pattern(exercise).memos)
    assert all(len(text.split()) > 40 for text in found.memos.values())


def test_an_answer_in_another_cell_counts_and_the_starter_does_not(exercise: str) -> None:
    question = next(iter(questions(exercise)))
    notebook = blank(exercise, "me")
    answer = source_of(solved(exercise), exercise, question)
    notebook["cells"].insert(
        1, {"cell_type": "code", "source": answer, "id": "mine", "metadata": {}, "outputs": []}
    )
    assert own(lifted(exercise, notebook), question) == [answer]


def test_a_deleted_answer_is_noted(exercise: str) -> None:
    question = next(iter(questions(exercise)))
    notebook = solved(exercise, "me")
    del notebook["cells"][place_of(notebook, exercise, question)]
    found = lifted(exercise, notebook)
    assert found.notes == [f"{question}: its answer cell is missing"] and own(found, question) == []


def test_two_answers_are_noted_and_the_last_counts(exercise: str) -> None:
    question = next(iter(questions(exercise)))
    notebook = solved(exercise, "me")
    place = place_of(notebook, exercise, question)
    other = f"{name_of(exercise, question)} = 7"
    notebook["cells"].insert(place + 1, {**notebook["cells"][place], "id": "copy", "source": other})
    found = lifted(exercise, notebook)
    assert own(found, question)[-1] == other
    assert found.notes == [f"{question}: 2 cells assign {name_of(exercise, question)}; the last one counts"]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("x = 1", {"x"}),
        ("x: int = 1\ny += 2", {"x", "y"}),
        ("a, (b, c) = f()", {"a", "b", "c"}),
        ("def f():\n    x = 1", {"f"}),
        ("frame['x'] = 1", {"frame"}),
        ("x = (", {"x"}),
        ("def f(:\n  pass", {"f"}),
        ('check("3.1", x)', set()),
        ("x == 1", set()),
        ("", set()),
    ],
)
def test_names_that_a_cell_assigns(source: str, names: set[str]) -> None:
    assert assigned(source) == names


def test_checked_reads_only_calls_of_check() -> None:
    assert list(checked('check("3.1", a)\nother("3.2", b)\nx.check("3.3", c)\ncheck(y, d)')) == [("3.1", "a")]
    assert list(checked("check(")) == []


def test_a_pattern_without_an_answer_cell_is_a_mistake_of_ours(tmp_path: Path) -> None:
    text = '{"cells": [{"cell_type": "code", "source": "check(\\"3.1\\", x)", "id": "a", "metadata": {}}]}'
    (tmp_path / "x.ipynb").write_text(text)
    with pytest.raises(AssertionError, match="stands before any answer"):
        load_pattern(tmp_path / "x.ipynb")


def test_hostile_metadata_breaks_nothing() -> None:
    odd = [Cell("code", "x = 1", "", {"nbgrader": 3}), Cell("markdown", "", "", {"nbgrader": {}})]
    assert lift(pattern(EXERCISES[0]), odd, "me").steps
