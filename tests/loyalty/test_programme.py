"""Green Hills Farm: what a reward may cost, and the text's numbers beside it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_teaching import cases
from crm_teaching.loyalty.programme import SQFT_PER_M2, expected_years, reward_value

TOLD = {"reward_rate": 0.15, "kept_without": 0.80, "kept_with": 0.96, "margin": 0.20, "discount": 0.10}


def test_numbers_of_the_text_do_not_fit_the_stated_area():
    store = cases.load("green_hills")
    yearly = 52 * store["sales_per_sqft"]
    assert yearly * store["area_m2"] * SQFT_PER_M2 == pytest.approx(19.70e6, abs=5e3)
    assert yearly * 22_000 == pytest.approx(18.30e6, abs=5e3)
    in_m2 = 22_000 / SQFT_PER_M2
    assert in_m2 == pytest.approx(2044, abs=1)


def test_reward_and_turkeys_against_the_sales():
    store = cases.load("green_hills")
    reward = store["n_diamond"] * 52 * store["weekly_spend"] * store["reward_rate"]
    assert reward == pytest.approx(234_000)
    assert reward / store["sales"] == pytest.approx(0.013)
    assert store["turkeys_low"] / store["sales"] == pytest.approx(0.0056, abs=5e-5)
    assert store["turkeys_high"] / store["sales"] == pytest.approx(0.0111, abs=5e-5)
    saved = 52 * store["adverts"] * (1 - store["mail_share"])
    assert saved == 156_000 and saved / store["sales"] == pytest.approx(0.0087, abs=5e-5)


def test_lives_of_customers():
    assert expected_years(0.96) == pytest.approx(25) and expected_years(0.80) == pytest.approx(5)
    kept = [rate**5 for rate in (0.96, 0.80)]
    assert kept == pytest.approx([0.815, 0.328], abs=5e-4)


def test_highest_reward_by_hand():
    result = reward_value(**TOLD)
    assert result.highest_rate == pytest.approx(0.20 * 0.16 / 0.30)
    assert result.needed_without == pytest.approx(0.54)
    assert reward_value(**TOLD | {"kept_without": 0.94}).highest_rate == pytest.approx(0.025)


@settings(max_examples=60, deadline=None)
@given(
    before=st.floats(0.1, 0.98),
    after=st.floats(0.1, 0.99),
    margin=st.floats(0.01, 0.5),
    discount=st.floats(0.01, 0.5),
)
def test_at_the_highest_reward_both_customers_are_worth_the_same(before, after, margin, discount):
    highest = reward_value(0.0, before, after, margin, discount).highest_rate
    if highest >= 0:
        tie = reward_value(highest, before, after, margin, discount)
        assert tie.worth_with_usd == pytest.approx(tie.worth_without_usd, rel=1e-6)
        assert tie.needed_without == pytest.approx(before, abs=1e-6)
    assert (highest > 0) == (after > before) or after == pytest.approx(before)


def test_worth_is_the_discounted_sum():
    result = reward_value(**TOLD)
    years = np.arange(2000)
    by_sum = (0.20 * 5200 * (0.80 / 1.10) ** years).sum()
    assert result.worth_without_usd == pytest.approx(by_sum)


def test_decisions():
    assert reward_value(**TOLD).decision.key == "change"
    assert reward_value(**TOLD | {"reward_rate": 0.02, "kept_without": 0.94}).decision.key == "launch"
    assert reward_value(**TOLD | {"margin": 0.01}).decision.key == "drop"
    assert reward_value(**TOLD | {"kept_without": 0.98}).decision.key == "drop"
    ms_lin = TOLD | {"kept_without": 0.94, "margin": 0.12}
    assert reward_value(**ms_lin).highest_rate == pytest.approx(0.015)
    assert reward_value(**ms_lin | {"reward_rate": 0.01}).decision.key == "launch"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"kept_with": 96},
            "`kept_with` must be a share between 0 and 1; got 96. Did you mean 0.96?",
        ),
        (
            {"margin": 0},
            "`margin` must be above 0; got 0. Give the contribution of a dollar sold, such as 0.2.",
        ),
        ({"discount": 0}, "`discount` must be above 0; got 0. A customer kept for ever needs one."),
    ],
)
def test_errors_say_rule_value_and_way_out(change, sentence):
    with pytest.raises(ValueError) as error:
        reward_value(**TOLD | change)
    assert str(error.value) == sentence


def test_nobody_stays_for_ever():
    with pytest.raises(ValueError) as error:
        expected_years(1)
    assert str(error.value) == "`retention` must be below 1; got 1. Someone always leaves in the end."
