"""The bank: churn put on one scale, and products that hold customers or are only chosen by loyal ones."""

from __future__ import annotations

import pytest

from crm_teaching.loyalty.bank import annual_churn, measure_effect, second_product
from crm_teaching.loyalty.truth import simulate_bank


def test_the_term_deposit_on_the_scale_of_a_year() -> None:
    assert round(100 * annual_churn(1 / 3, 6), 1) == 55.6


def test_staff_who_leave_in_half_a_year_and_in_four_years() -> None:
    assert round(100 * annual_churn(0.5, 6), 1) == 75.0
    assert round(100 * annual_churn(0.5, 48), 1) == 15.9


def test_half_of_the_cause_is_far_less_than_half_of_the_worth() -> None:
    half, whole = (second_product(s, 800, 300, 0.1, 0.5, 0.02) for s in (0.5, 1.0))
    assert whole.worth == pytest.approx(300 * (1.1 / 0.12 - 1.1 / 0.6))
    assert half.worth == pytest.approx(300 * (1.1 / 0.36 - 1.1 / 0.6))
    assert half.worth < 0.2 * whole.worth
    assert (half.decision.key, whole.decision.key) == ("keep_money", "pay")
    assert second_product(0.0, 0, 300, 0.1, 0.5, 0.02).decision.key == "keep_money"


def test_the_gap_looks_the_same_whatever_the_truth() -> None:
    gaps = [measure_effect(simulate_bank(40_000, share)).loc[0, "less_churn"] for share in (0, 0.5, 1)]
    assert gaps == pytest.approx([0.48] * 3, abs=0.02)


def test_a_random_offer_finds_the_truth() -> None:
    inside = 0
    for seed in range(100):
        trial = measure_effect(simulate_bank(2000, 0.3, seed=seed)).iloc[1]
        inside += trial["low"] <= 0.3 * 0.48 <= trial["high"]
    assert inside >= 90


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: annual_churn(0.5, 0),
            "`months` must be above 0; got 0. Count months.",
        ),
        (
            lambda: second_product(50, 800, 300, 0.1, 0.5, 0.02),
            "`cause_share` must be a share between 0 and 1; got 50. Did you mean 0.5?",
        ),
        (
            lambda: measure_effect(simulate_bank(8, 0).query("group != 'given several'")),
            "`bank` must be a table with the group 'given several'; got none. An empty group has no rate.",
        ),
    ],
)
def test_what_the_bank_refuses(call: object, sentence: str) -> None:
    with pytest.raises(ValueError) as error:
        call()  # type: ignore[operator]
    assert str(error.value) == sentence
