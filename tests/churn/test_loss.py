"""What a loss costs, what a gift may cost, and what a price cut must keep."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_teaching import cases
from crm_teaching.churn.causes import price_cut
from crm_teaching.churn.loss import lost_value, rescue, worth_from_today
from crm_teaching.claims import load_claims

GIFT = ("years", "gift", "churn", "discount", "anyway", "margin", "spent")
CUT = ("gap", "named", "alone", "churn", "discount", "margin", "n_customers")


def settings(names: tuple[str, ...]) -> dict[str, Any]:
    case = cases.load("district_broadband")
    return {name: case[name] for name in names}


@pytest.mark.parametrize(("years", "value"), [(0, 5300), (3, 3500), (9, -100)])
def test_formula_of_the_text(years: int, value: float) -> None:
    assert lost_value(300, 5000, 600 * years) == value
    assert rescue(**settings(GIFT) | {"years": years}).formula == pytest.approx(value)


@given(st.floats(0.05, 1), st.floats(0, 0.3), st.floats(1, 1000))
def test_worth_is_the_sum_of_the_payments(churn: float, discount: float, margin: float) -> None:
    years = np.arange(2000)
    payments = margin * ((1 - churn) / (1 + discount)) ** years
    assert worth_from_today(margin, churn, discount) == pytest.approx(payments.sum(), rel=1e-6)


def test_worth_agrees_with_the_textbook_convention() -> None:
    """Fader and Hardie 2012: 100 a year, retention 0.8, discount 0.1, first payment now: 366.67."""
    assert round(worth_from_today(100, 0.20, 0.10), 2) == 366.67


def test_simulated_customers_of_three_years_bring_what_new_ones_bring() -> None:
    rng = np.random.default_rng(136)
    lives = rng.geometric(0.12, 200_000)  # yearly payments, the first for sure
    still = lives[lives > 3] - 3  # about to make the fourth payment
    new, old = 600 * lives.mean(), 600 * still.mean()
    error = 600 * still.std() / np.sqrt(len(still))
    assert abs(old - worth_from_today(600, 0.12, 0)) < 4 * error
    assert abs(new - old) < 6 * error
    assert old > 1.4 * lost_value(300, 5000, 1800)


def test_the_gift_by_hand() -> None:
    told = rescue(**settings(GIFT))
    assert told.limit == pytest.approx(0.75 * 3000)
    assert told.gain == pytest.approx(-150)
    assert told.zero_year == pytest.approx(5300 / 600)
    assert told.most_anyway == pytest.approx(0.20)
    assert told.lines.loc[3].round().tolist() == [3500, 2250]


@pytest.mark.parametrize(
    ("changed", "action"),
    [
        ({}, "refuse"),
        ({"gift": 2200}, "offer"),
        ({"years": 9, "gift": 1500}, "offer"),
        ({"anyway": 0.0}, "offer"),
        ({"churn": 0.30, "gift": 1500}, "refuse"),
        ({"discount": 0.0}, "offer"),
    ],
)
def test_the_offer_turns(changed: dict[str, float], action: str) -> None:
    assert rescue(**settings(GIFT) | changed).decision.key == action


def test_the_limit_does_not_know_the_years_and_the_formula_does() -> None:
    told = [rescue(**settings(GIFT) | {"years": years}) for years in range(16)]
    assert len({one.limit for one in told}) == 1
    assert np.diff([one.formula for one in told]) == pytest.approx(-600)


def test_at_the_limit_the_gift_neither_gains_nor_loses() -> None:
    told = rescue(**settings(GIFT))
    assert rescue(**settings(GIFT) | {"anyway": told.most_anyway}).gain == pytest.approx(0)
    assert rescue(**settings(GIFT) | {"gift": 5000}).most_anyway == 0


def test_the_cut_by_hand() -> None:
    told = price_cut(**settings(CUT))
    assert (told.n_leavers, told.cost, round(told.worth)) == (1200, 528_000, 2700)
    assert told.readings["kept"].tolist() == pytest.approx([108, 360])
    assert told.readings["gain"].tolist() == pytest.approx([-236_400, 444_000])
    assert told.needed == pytest.approx(528_000 / 2700 / 1200)


def test_the_cut_breaks_even_at_the_needed_share() -> None:
    needed = price_cut(**settings(CUT)).needed
    at = price_cut(**settings(CUT) | {"named": needed, "alone": 1.0})
    assert at.readings["gain"].tolist() == pytest.approx([0, 0], abs=1e-6)
    assert np.interp(needed, at.line.index, at.line) == pytest.approx(0, abs=1e-6)


def test_a_cut_that_lasts_needs_a_little_less_than_the_cut_of_one_year() -> None:
    """Follow this year's customers for good: the cut also keeps some of the kept once more, later."""

    def worth(margin: float, stays: float) -> float:
        return float((margin * stays * (stays / 1.10) ** np.arange(1000)).sum())

    shares = np.linspace(0, 0.3, 3001)
    gains = [worth(540, 0.88 + 0.12 * kept) - worth(600, 0.88) for kept in shares]
    assert np.interp(0, gains, shares) == pytest.approx(0.150, abs=5e-4)
    assert price_cut(**settings(CUT)).needed == pytest.approx(0.163, abs=5e-4)


@pytest.mark.parametrize(
    ("changed", "action"),
    [
        ({}, "test"),
        ({"gap": 30}, "cut"),
        ({"gap": 120}, "keep"),
        ({"named": 0.5, "alone": 1.0}, "cut"),
        ({"named": 0.10}, "keep"),
    ],
)
def test_the_cut_turns(changed: dict[str, float], action: str) -> None:
    assert price_cut(**settings(CUT) | changed).decision.key == action


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"churn": 0}, "`churn` must be above 0; got 0. Somebody leaves."),
        ({"churn": 12}, "`churn` must be a share between 0 and 1; got 12. Did you mean 0.12?"),
        ({"anyway": 25}, "`anyway` must be a share between 0 and 1; got 25. Did you mean 0.25?"),
        ({"discount": -0.1}, "`discount` must be at least 0; got -0.1. Use a larger number."),
        ({"gift": -1}, "`gift` must be at least 0; got -1. Use a larger number."),
    ],
)
def test_refusals_in_one_sentence(changed: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError) as error:
        rescue(**settings(GIFT) | changed)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("lost_customer_costs_v", "depends"),
        ("price_is_the_main_cause", "fails"),
    ],
)
def test_verdicts(claim: str, verdict: str) -> None:
    assert load_claims()[claim].recompute().verdict == verdict
