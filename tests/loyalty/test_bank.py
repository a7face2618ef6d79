"""The bank: churn put on one scale, and products that hold customers or are only chosen by loyal ones."""

from __future__ import annotations

import pytest

from crm_teaching.loyalty.bank import annual_churn, second_product


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
    ],
)
def test_what_the_bank_refuses(call: object, sentence: str) -> None:
    with pytest.raises(ValueError) as error:
        call()  # type: ignore[operator]
    assert str(error.value) == sentence
