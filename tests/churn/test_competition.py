"""Attack, defend, wait or retreat: by hand, at the borders, and over the whole map."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_teaching import cases
from crm_teaching.churn.competition import ANSWERS, MOST_MARGIN, answer_rival

NAMES = ("margin", "share", "gap", "pull", "attack_cost", "market", "won", "freed")


def settings(**changed: float) -> dict[str, Any]:
    case = cases.load("district_broadband")
    return {name: case[name] for name in NAMES} | changed


def test_earnings_by_hand() -> None:
    earnings = answer_rival(**settings()).earnings
    assert earnings["attack"] == pytest.approx(600 * (10_000 + 750) - 1_200_000)
    assert earnings["defend"] == pytest.approx(540 * 10_000)
    assert earnings["wait"] == pytest.approx(600 * 8_000)
    assert earnings["retreat"] == 1_500_000


@pytest.mark.parametrize(
    ("changed", "answer"),
    [
        ({}, "defend"),
        ({"share": 0.59}, "defend"),
        ({"share": 0.61}, "attack"),
        ({"share": 0.112}, "defend"),
        ({"share": 0.111}, "retreat"),
        ({"margin": 301}, "defend"),
        ({"margin": 299}, "wait"),
        ({"pull": 0.09}, "wait"),
        ({"pull": 0.11}, "defend"),
        ({"attack_cost": 1_040_000}, "attack"),
    ],
)
def test_the_answer_turns_where_the_lesson_says(changed: dict[str, float], answer: str) -> None:
    assert answer_rival(**settings(**changed)).decision.key == answer


@given(st.floats(0.05, 1), st.floats(100, 1000), st.floats(0, 0.6), st.floats(0, 100))
def test_matching_against_waiting_does_not_know_the_share(
    share: float, margin: float, pull: float, gap: float
) -> None:
    told = answer_rival(**settings(share=share, margin=margin, pull=pull, gap=gap))
    better = told.earnings["defend"] - told.earnings["wait"]
    assert better == pytest.approx((pull - gap / margin) * margin * share * 25_000, abs=1e-3)


@pytest.mark.parametrize("margin", [200, 400, 600, 900])
def test_the_border_of_the_retreat(margin: float) -> None:
    border = answer_rival(**settings(margin=margin)).retreat_share
    below, above = (answer_rival(**settings(margin=margin, share=border + d)) for d in (-0.002, 0.002))
    assert (below.decision.key, above.decision.key == "retreat") == ("retreat", False)


def test_a_market_to_leave_at_any_share_and_one_to_enter_from_nothing() -> None:
    assert answer_rival(**settings(margin=20)).retreat_share == 1
    assert answer_rival(**settings(margin=1000, attack_cost=0, won=0.10)).retreat_share == 0


def test_the_map_shows_all_four_and_agrees_with_the_answer() -> None:
    told = answer_rival(**settings())
    assert set(told.places.index) == set(ANSWERS)
    assert told.places["part"].sum() == pytest.approx(1)
    for name, row in told.places.iterrows():
        at = answer_rival(**settings(share=row["share"], margin=row["margin"]))
        assert at.decision.key == name
    size = len(told.best_by) - 1
    for share, margin in ((0.40, 600), (0.70, 600), (0.40, 250), (0.10, 600)):
        place = told.best_by[round(margin / MOST_MARGIN * size), round(share * size)]
        assert ANSWERS[place] == answer_rival(**settings(share=share, margin=margin)).decision.key


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"share": 40}, "`share` must be a share between 0 and 1; got 40. Did you mean 0.4?"),
        ({"margin": -1}, "`margin` must be at least 0; got -1. Use a larger number."),
        ({"market": 0.5}, "`market` must be a whole number of at least 1; got 0.5. Count whole things."),
    ],
)
def test_refusals_in_one_sentence(changed: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError) as error:
        answer_rival(**settings(**changed))
    assert str(error.value) == message
