"""Answers of every kind and condition get one of three states, and never a traceback of ours."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest

from crm_teaching import checks, own_data
from crm_teaching.answers import BLANK, RIGHT, WRONG, judge
from crm_teaching.checks import CheckFailed, Mistake, Question, Try, check, hint, solution
from crm_teaching.wording import Label

SAID = Label("said", "说")


def ask(**changes: Any) -> Question:
    """Return a question about a share of 0.4512, changed as told."""
    asked: dict[str, Any] = {
        "id": "L3.9.1",
        "prompt": SAID,
        "reference": 0.4512,
        "unit": "share",
        "mistakes": [Mistake("odds", 0.4512 / 0.5488, SAID)],
        "hints": [SAID],
        "method": SAID,
    }
    return Question(**{**asked, **changes})


TABLE = pd.DataFrame({"quarter": ["Q1", "Q2", "Q3"], "n": [30, 20, 10], "share": [0.5, 1 / 3, 1 / 6]})
ASK_TABLE = ask(kind="table", key=("quarter",), ordered=True, reference=TABLE, mistakes=[], unit="")


class Trap:
    """A value that fails at everything one may do with it."""

    def __repr__(self) -> str:
        raise RuntimeError("no repr")

    def __float__(self) -> float:
        raise RuntimeError("no float")

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no comparison")

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        raise RuntimeError("no length")


ODD = [
    Trap(), [], {}, "", "0.45", np.nan, np.inf, -np.inf, pd.NA, pd.NaT, 1j, True, np.bool_(True), 10**400,
    np.array([0.4512]), np.array([]), pd.Series([0.4512]), pd.DataFrame(), TABLE.head(1), len, object,
    Decimal("NaN"), NotImplemented, b"x", range(3), {"a"}, type("Odd", (), {}), pd.DataFrame({("a", 1): [1]}),
    pd.DataFrame([[1, 2]], columns=["n", "n"]), lambda: 0.4512,
    pd.DataFrame({"quarter": [[1], {}, Trap], "n": 1, "share": 1}),
    pd.DataFrame({"quarter": [None, np.nan, pd.NaT], "n": [None, "x", Trap], "share": [1j, pd.NA, []]}),
]  # fmt: skip


@pytest.mark.parametrize("question", [ask(), ask(kind="choice", options={"a": SAID, "b": SAID}, reference="a",
    mistakes=[]), ASK_TABLE, ask(kind="function", reference=abs, mistakes=[], tries=[Try(SAID, (-1,))])],
    ids=["number", "choice", "table", "function"])  # fmt: skip
@pytest.mark.parametrize("answer", ODD, ids=[f"odd{i}" for i in range(len(ODD))])
def test_an_odd_answer_is_wrong_and_breaks_nothing(question: Question, answer: Any) -> None:
    verdict = judge(question, answer)
    assert verdict.state == WRONG
    assert verdict.message.en and verdict.message.zh
    assert "4512" not in verdict.message.en


@pytest.mark.parametrize("answer", [..., None])
def test_a_blank_answer_is_not_attempted(answer: Any) -> None:
    assert judge(ask(), answer).state == BLANK


@pytest.mark.parametrize("answer", [0.4512, 0.45121, np.float32(0.4512), np.float64(0.4512), np.array(0.4512),
    Decimal("0.4512"), Fraction(4512, 10000)])  # fmt: skip
def test_a_right_number_of_any_type_is_right(answer: Any) -> None:
    assert judge(ask(), answer).state == RIGHT


@pytest.mark.parametrize("answer", [3, 3.0, np.int8(3), np.float16(3), Decimal(3)])
def test_a_right_whole_number_of_any_type_is_right(answer: Any) -> None:
    assert judge(ask(reference=3, unit="customers", mistakes=[]), answer).state == RIGHT


@pytest.mark.parametrize(
    ("answer", "mistake"),
    [
        (0.4512 / 0.5488, "odds"),
        (45.12, "percent"),
        (0.5488, "the_rest"),
        (0.45, "rounded_too_far"),
        (0.5, "rounded_too_far"),
        (0.4, ""),
        (-0.4512, "sign"),
        (451.2, "factor_1000"),
        (7, "no_share"),
        (0.3, ""),
        (np.nan, "not_finite"),
        ("0.4512", "wrong_kind"),
    ],
)
def test_a_wrong_number_is_named(answer: Any, mistake: str) -> None:
    verdict = judge(ask(), answer)
    assert (verdict.state, verdict.mistake) == (WRONG, mistake)


@pytest.mark.parametrize(
    ("unit", "reference", "answer", "mistake"),
    [
        ("%", 45.12, 0.4512, "share"),
        ("yuan", 3000.0, 30.0, "factor_100"),
        ("yuan", 3000.0, 3.0, "factor_1000"),
        ("customers", 3, 3.5, "not_whole"),
        ("customers", 5000, 5001, ""),
        ("yuan", 0.0, 5, ""),
    ],
)
def test_a_slip_of_the_unit_is_named(unit: str, reference: float, answer: float, mistake: str) -> None:
    verdict = judge(ask(unit=unit, reference=reference, mistakes=[]), answer)
    assert (verdict.state, verdict.mistake) == (WRONG, mistake)


def test_a_choice_may_be_written_in_any_case() -> None:
    question = ask(kind="choice", options={"join": SAID, "wait": SAID}, reference="join",
                   mistakes=[Mistake("wait", "wait", SAID)])  # fmt: skip
    assert judge(question, " Join ").state == RIGHT
    assert judge(question, "wait").mistake == "wait"
    said = "'stay' came, one of 'join', 'wait' was asked. Copy one of these words, with its quotes."
    assert judge(question, "stay").message.en == said


@pytest.mark.parametrize(
    "answer",
    [
        TABLE,
        TABLE[["share", "n", "quarter"]],
        TABLE.set_index("quarter"),
        TABLE.astype({"n": float, "share": "float32"}),
        TABLE.astype(object),
        TABLE.astype({"quarter": "category", "n": "Int64", "share": "Float64"}),
        TABLE.set_axis([7, 7, 7]),
        TABLE.assign(n=[Decimal(30), np.int8(20), 10.0]),
    ],
)
def test_a_right_table_in_any_dress_is_right(answer: pd.DataFrame) -> None:
    assert judge(ASK_TABLE, answer).state == RIGHT


@pytest.mark.parametrize(
    ("answer", "mistake"),
    [
        (TABLE[::-1], "row_order"),
        (TABLE.drop(columns="n"), "missing_column"),
        (TABLE.assign(x=1), "extra_column"),
        (TABLE.head(2), "row_count"),
        (pd.concat([TABLE, TABLE]), "double_row"),
        (TABLE.assign(quarter=["Q1", "Q2", "Q4"]), "unknown_row"),
        (TABLE.assign(share=TABLE["share"] * 100), "percent"),
        (TABLE.assign(share=TABLE["share"].round(1)), "rounded_too_far"),
        (TABLE.assign(share=0), "value"),
        (TABLE.assign(n=[30, 20, 11]), "value"),
        (TABLE.assign(n=[30, 20, np.nan]), "value"),
        (TABLE.assign(n=TABLE["n"].astype(str)), "value"),
        (TABLE.T, "missing_column"),
        (TABLE["n"], "wrong_kind"),
        (TABLE.to_dict(), "wrong_kind"),
    ],
)
def test_a_wrong_table_is_told_what_is_off(answer: Any, mistake: str) -> None:
    verdict = judge(ASK_TABLE, answer)
    assert (verdict.state, verdict.mistake) == (WRONG, mistake)


def test_a_wrong_value_is_placed_but_never_told() -> None:
    message = judge(ASK_TABLE, TABLE.assign(n=[30, 21, 10])).message.en
    assert message == "Column `n` is off in 1 of 3 rows, first at quarter = Q2: you have 21."


def test_the_order_of_rows_counts_only_if_asked() -> None:
    free = ask(kind="table", key=("quarter",), reference=TABLE, mistakes=[])
    assert judge(free, TABLE[::-1]).state == RIGHT


DOUBLE = ask(
    kind="function",
    reference=lambda values: [2 * v for v in values],
    mistakes=[Mistake("same", lambda values: list(values), SAID)],
    tries=[Try(Label("a list", "列表"), ([1, 2],)), Try(Label("an empty list", "空列表"), ([],))],
)


def _blank_by_error(values: Any) -> Any:
    raise NotImplementedError


def _changes_its_input(values: Any) -> Any:
    values[:] = [2 * v for v in values]
    return values


def _stops(values: Any) -> Any:
    raise SystemExit("bye")


def _prints(values: Any) -> Any:
    print("noise")
    return [2 * v for v in values]


@pytest.mark.parametrize(
    ("answer", "state", "mistake"),
    [
        (lambda values: ..., BLANK, ""),
        (_blank_by_error, BLANK, ""),
        (lambda values: [2 * v for v in values], RIGHT, ""),
        (lambda values: tuple(2.0 * v for v in values), RIGHT, ""),
        (lambda values: np.array(values) * 2, RIGHT, ""),
        (lambda values: pd.Series(values) * 2, RIGHT, ""),
        (_changes_its_input, RIGHT, ""),
        (_prints, RIGHT, ""),
        (lambda values: values, WRONG, "same"),
        (lambda values: None, WRONG, "no_return"),
        (lambda values: values[0], WRONG, "value"),
        (lambda: 1, WRONG, "error"),
        (_stops, WRONG, "error"),
        (lambda values: Trap(), WRONG, "value"),
        ([2, 4], WRONG, "wrong_kind"),
    ],
)
def test_a_function_is_judged_by_what_it_returns(
    answer: Any, state: str, mistake: str, capsys: pytest.CaptureFixture[str]
) -> None:
    verdict = judge(DOUBLE, answer)
    assert (verdict.state, verdict.mistake) == (state, mistake)
    assert capsys.readouterr().out == ""


def test_a_failing_function_is_told_the_kind_of_input() -> None:
    message = judge(DOUBLE, lambda values: [2 * values[0], 2 * values[1]]).message.en
    assert message == "For an empty list your function stopped with IndexError: list index out of range."


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session in which nothing was loaded, hinted or made strict."""
    monkeypatch.setattr(checks, "_hints_given", {})
    monkeypatch.setattr(own_data, "_loaded", {})
    monkeypatch.delenv(checks.STRICT, raising=False)


def test_checks_print_and_return_nothing(fresh: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("3.1", 0.5) is None  # type: ignore[func-returns-value]
    said = '✗ 3.1  Load your data first: run the cell with exercise_data("03_loyalty", STUDENT).'
    assert capsys.readouterr().out.splitlines()[0] == said
    own_data.exercise_data("03_loyalty", "demo")
    capsys.readouterr()
    check("3.1", ...)
    assert capsys.readouterr().out.startswith("· 3.1  Not attempted yet")
    check("3.1", 50.0)
    assert capsys.readouterr().out.splitlines() == [
        "✗ 3.1  You gave 50. A share lies between 0 and 1.",
        "       你的答案是 50。比例应在 0 与 1 之间。",
        '       Next 下一步: hint("3.1")',
    ]


@pytest.mark.parametrize("odd", ["9.9", "", "3", None, [], 3.99, "L1.9.9", "L8.1.1", "x" * 99])
def test_an_unknown_question_gets_one_sentence(
    odd: Any, fresh: None, capsys: pytest.CaptureFixture[str]
) -> None:
    for call in (lambda: check(odd, 1), lambda: hint(odd), lambda: solution(odd)):
        call()
        assert "There is no question" in capsys.readouterr().out


def test_an_id_without_quotes_is_understood(fresh: None, capsys: pytest.CaptureFixture[str]) -> None:
    check(3.1, ...)  # type: ignore[arg-type]
    assert capsys.readouterr().out.startswith("· 3.1  Not attempted")


def test_hints_come_one_by_one_and_the_last_stays(fresh: None, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        hint("3.1")
    lines = [line for line in capsys.readouterr().out.splitlines() if "Hint" in line]
    assert [line.split(":")[0][-3:] for line in lines] == ["1/2", "2/2", "2/2"]


def test_the_value_is_shown_for_the_demo_data_only(fresh: None, capsys: pytest.CaptureFixture[str]) -> None:
    from crm_teaching.loyalty.exercise import REPEAT_RATE

    for student, shown in (("demo", True), ("2026017", False)):
        data = own_data.exercise_data("03_loyalty", student)
        solution("3.1")
        out = capsys.readouterr().out
        assert (f"{REPEAT_RATE.reference(data):.4g}" in out) is shown
        assert "Count each customer's orders" in out


@pytest.mark.parametrize(
    ("strict", "answer", "raises"),
    [
        ("blank fails", 0.5, True),
        ("blank fails", ..., True),
        ("blank passes", 0.5, True),
        ("blank passes", ..., False),
        ("", 0.5, False),
    ],
)
def test_a_wrong_answer_raises_for_graders(
    strict: str, answer: Any, raises: bool, fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_data.exercise_data("03_loyalty", "demo")
    monkeypatch.setenv(checks.STRICT, strict)
    if not raises:
        return check("3.1", answer)
    with pytest.raises(CheckFailed) as caught:
        check("3.1", answer)
    assert len(caught.value._render_traceback_()) == 1


@pytest.mark.parametrize("student", ["", "  ", "x" * 41, "a\nb"])
def test_a_student_id_must_be_one(student: str) -> None:
    with pytest.raises(
        ValueError, match="`student` must be your student id, 1 to 40 characters on one line; got"
    ):
        own_data.exercise_data("03_loyalty", student)


def test_an_exercise_must_be_one() -> None:
    with pytest.raises(ValueError, match="`exercise` must be one of '01_experience'"):
        own_data.exercise_data("03_loyal", "demo")


def test_what_a_learner_does_to_the_data_changes_no_verdict(fresh: None) -> None:
    orders = own_data.exercise_data("03_loyalty", "demo")
    orders["n_cds"] = 0
    again = own_data.remembered("03_loyalty")
    assert again is not None and again["n_cds"].min() > 0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": "3"}, "`id` must be like '3.1' or 'L3.1.2'; got '3'. The first number is the chapter."),
        ({"kind": "table"}, "`key` must be given; got nothing. Question L3.9.1 is of kind 'table'."),
        ({"kind": "function"}, "`tries` must be given; got nothing. Question L3.9.1 is of kind 'function'."),
        ({"kind": "choice"}, "`options` must be given; got nothing. Question L3.9.1 is of kind 'choice'."),
    ],
)
def test_a_badly_written_question_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as caught:
        ask(**changes)
    assert str(caught.value) == message
