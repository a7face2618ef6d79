"""Values cross the sandbox's wall and mean the same behind it; garbage is refused in one way."""

from __future__ import annotations

import json
import math
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from crm_teaching.answers import judge
from crm_teaching.answers.functions import outcome
from crm_teaching.charts import read_chart
from crm_teaching.grading.judging import _verdict
from crm_teaching.grading.runner import encode
from crm_teaching.grading.values import MISSING, decode
from crm_teaching.questions import Question
from tests.grading.notebooks import EXERCISES, data, questions

# A figure's reference lists words for its labels; figures are tried above.
ASKED = [
    (exercise, question)
    for exercise in EXERCISES
    for question in questions(exercise).values()
    if question.kind != "figure"
]


def across(value: Any) -> Any:
    return decode(json.loads(json.dumps(encode(value))))


@pytest.mark.parametrize("value", [0, -3, 10**20, 0.1, 1e-300, True, False, "客户", "", None, ...])
def test_plain_values_stay_what_they_are(value: Any) -> None:
    assert across(value) == value and type(across(value)) is type(value)


OTHERS = [np.int8(3), np.float32(0.5), np.array(3), Decimal("0.25"), 10**5000]


@pytest.mark.parametrize("value", OTHERS, ids=["int8", "float32", "array", "decimal", "huge"])
def test_other_numbers_become_plain_ones(value: Any) -> None:
    assert across(value) == (float(value) if value < 1e9 else math.inf)


@given(st.floats())
def test_every_float_survives(value: float) -> None:
    assert across(value) == value or math.isnan(value)


def test_a_table_keeps_columns_index_and_values() -> None:
    frame = pd.DataFrame(
        {"n": [1, 2], "when": pd.to_datetime(["2026-01-01", "2026-02-01"]), "who": ["a", None]}
    )
    found = across(frame.set_index("n"))
    assert found.index.tolist() == [1, 2] and found.index.name == "n"
    assert found["when"].tolist() == frame["when"].tolist() and found["who"].tolist()[0] == "a"
    double = across(frame.set_index(["n", "who"]))
    assert double.index.names == ["n", "who"]


def test_a_figure_is_read_where_it_was_drawn() -> None:
    ax = Figure().subplots()
    ax.bar(["a", "b"], [1, 2])
    ax.set_xlabel("x")
    assert across(ax) == read_chart(ax)
    lying = Figure().subplots()
    lying.barh(["a", "b"], [3, 4])
    assert across(lying) == read_chart(lying) and across(lying).lying


@pytest.mark.parametrize(
    "value", [object(), 1j, b"x", type, len, np.zeros((10**6, 3)), iter([]), [[[[0] * 999] * 999] * 999]]
)
def test_anything_else_is_named_and_harmless(value: Any) -> None:
    assert len(json.dumps(encode(value))) < 400_000
    across(value)


@pytest.mark.parametrize(("exercise", "question"), ASKED, ids=lambda one: getattr(one, "id", one))
def test_a_verdict_is_the_same_on_both_sides(exercise: str, question: Question) -> None:
    mine = data(exercise, "me")
    formulas = [question.reference, *(mistake.formula for mistake in question.mistakes)]
    for formula in formulas:
        answer = question.compute(formula, mine)
        if question.kind == "function":
            told = [[how, encode(got) if how == "value" else [got.name, got.text]]
                    for how, got in (outcome(answer, one) for one in question.inputs(mine))]  # fmt: skip
            behind = decode(json.loads(json.dumps({"is": "outcomes", "outcomes": told})))
        else:
            behind = across(answer)
        assert _verdict(question, behind, mine) == judge(question, answer, mine)


GARBAGE: list[Any] = [
    None,
    3,
    [],
    {},
    {"is": "table"},
    {"is": "number"},
    {"is": "number", "value": "x"},
    {"is": "table", "columns": 3, "rows": [], "index": [], "names": []},
    {"is": "chart", "series": 1},
    {"is": "outcomes", "outcomes": [[1]]},
    {"is": "list", "items": 4},
    {"is": "whole", "value": []},
]


@pytest.mark.parametrize("told", GARBAGE)
def test_garbage_is_refused(told: Any) -> None:
    with pytest.raises(ValueError):
        decode(told)


def test_a_missing_name_is_no_blank_and_no_value() -> None:
    assert decode({"is": "missing"}) is MISSING
