"""The claims and quick questions of the satisfaction trap."""

from __future__ import annotations

import pytest

from crm_teaching import claims
from crm_teaching.answers import RIGHT, WRONG, judge
from crm_teaching.loyalty import trap_claims
from crm_teaching.loyalty.trap_questions import LESSON_2


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("very_satisfied_buy_six_times", "depends"),
        ("satisfaction_is_not_loyalty", "holds"),
        ("raising_satisfaction_pays", "depends"),
    ],
)
def test_verdict_comes_from_the_numbers(claim: str, verdict: str) -> None:
    assert claims.load_claims()[claim].recompute().verdict == verdict


def test_six_times_would_hold_if_every_curve_reached_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trap_claims, "loyalty_curve", lambda score, gamma: 1.0 if score == 5 else 0.1)
    assert trap_claims.six_times().verdict == "holds"


@pytest.mark.parametrize("question", LESSON_2, ids=lambda question: question.id)
def test_right_answer_and_each_misreading_are_told_apart(question) -> None:  # type: ignore[no-untyped-def]
    assert judge(question, question.compute(question.reference, None), None).state == RIGHT
    for mistake in question.mistakes:
        verdict = judge(question, question.compute(mistake.formula, None), None)
        assert (verdict.state, verdict.mistake) == (WRONG, mistake.name)
