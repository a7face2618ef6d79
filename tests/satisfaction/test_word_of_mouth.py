"""One angry customer: the text's sums, the known truth of the two circles, and the rules for a dispute."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betaln

from crm_teaching import cases
from crm_teaching.claims import load_claims
from crm_teaching.satisfaction.dispute import dispute, draw_rules, swing_each, value_lost
from crm_teaching.satisfaction.word_of_mouth import TELLERS, lost_customers, spread_word

SHARE = st.floats(0, 1)


def settings() -> dict[str, Any]:
    case = cases.load("cashier")
    return {name: case[name] for name in [*case.parameters, *case.facts] if name != "tellers"}


@pytest.mark.parametrize(("n", "dollars"), [(0, 1040), (50, 53_040), (100, 105_040), (250, 261_040)])
def test_sums_of_the_text(n: int, dollars: float) -> None:
    all_leave = value_lost(20, n, 1, 0, 0, replaced=0, margin=1, years=1)
    assert all_leave == pytest.approx(dollars)


def test_a_million_needs_961_friends_or_some_of_the_next_circle() -> None:
    below, above = (value_lost(20, n, 1, 0, 0, replaced=0, margin=1, years=1) for n in (960, 961))
    assert below < 1_000_000 <= above
    first, second = lost_customers(250, 1, 1, 0)
    needed = 1_000_000 / 1040 - 1 - first
    assert round(100 * needed / second, 2) == 1.14


def test_at_one_per_cent_fifty_dollars_take_4_8_years() -> None:
    year = value_lost(20, 0, 0, 0, 0, replaced=0, margin=0.01, years=1)
    assert year == pytest.approx(10.4)
    assert round(50 / year, 1) == 4.8
    assert round(value_lost(20, 50, 1, 0, 0, replaced=0, margin=0.01, years=1)) == 530


def alone_by_formula(leave: float, shape: float, friends: int = 250) -> float:
    """Chance that no friend leaves: E[(1 - p)^friends] for p drawn from a beta with mean `leave`."""
    other = shape * (1 - leave) / leave
    return float(np.exp(betaln(shape, other + friends) - betaln(shape, other)))


@pytest.mark.parametrize("tellers", list(TELLERS))
@pytest.mark.parametrize(("leave", "fade", "overlap"), [(0.01, 0.2, 0.5), (0.03, 0.5, 0), (0.02, 0, 0.9)])
def test_runs_recover_the_known_mean_and_the_chance_of_taking_nobody(
    tellers: str, leave: float, fade: float, overlap: float
) -> None:
    truth = sum(lost_customers(250, leave, fade, overlap))
    alone = alone_by_formula(leave, TELLERS[tellers])
    inside = np.zeros(2)
    for seed in range(100):
        run = spread_word(250, leave, fade, overlap, tellers, n_runs=2000, seed=seed)
        n = len(run.others)
        inside += [
            abs(run.others.mean() - truth) <= 1.96 * run.others.std(ddof=1) / np.sqrt(n),
            abs(run.alone - alone) <= 1.96 * np.sqrt(alone * (1 - alone) / n),
        ]
    assert (inside >= 90).all()


def test_shares_of_the_figure_add_up() -> None:
    told = spread_word(250, 0.01, 0.2, 0.5)
    assert told.groups["customers"].sum() == pytest.approx(1)
    assert told.groups["lost"].sum() == pytest.approx(1)
    assert told.groups.loc["16-31":, "customers"].sum() == pytest.approx(np.mean(told.others >= 16))
    assert spread_word(250, 0, 0.2, 0.5).groups["lost"].sum() == 0


@pytest.mark.parametrize("leave", [0, 1])
def test_nobody_and_everybody_leave(leave: float) -> None:
    told = spread_word(10, leave, 1, 0, n_runs=20)
    assert set(told.others) == {sum(lost_customers(10, leave, 1, 0))}


def test_a_story_that_grows_cannot_be() -> None:
    assert spread_word(250, 0.01, 1, 0).decision.key == "impossible"
    assert spread_word(250, 0.03, 0.2, 0.5).decision.key == "tens"


@given(SHARE, SHARE, SHARE)
def test_the_second_circle_is_at_most_62500(leave: float, fade: float, overlap: float) -> None:
    first, second = lost_customers(250, leave, fade, overlap)
    assert 0 <= first <= 250 and 0 <= second <= 62_500


def test_rules_by_hand_and_their_borders() -> None:
    told = dispute(**settings())
    assert told.costs.round(1).to_dict() == {"give": 75.0, "look": 274.5, "insist": 2145.0}
    assert told.false_limit == pytest.approx(4.49)
    at = dispute(**settings() | {"false_claims": told.false_limit})
    assert at.costs["give"] == pytest.approx(at.costs["look"])
    assert dispute(**settings() | {"false_claims": 4.5}).decision.key == "look"
    assert told.lines["give"].tolist() == [50, 550]


@pytest.mark.parametrize(("value", "rule"), [(66, "insist"), (68, "look"), (149, "look"), (151, "give")])
def test_borders_of_the_value_lost(value: float, rule: str) -> None:
    margin = 0.20 * value / dispute(**settings()).value_lost
    assert dispute(**settings() | {"margin": margin}).decision.key == rule


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({}, "give"),
        ({"margin": 0.01}, "look"),
        ({"margin": 0.01, "leave": 0}, "insist"),
        ({"false_claims": 6}, "look"),
        ({"margin": 0.01, "leave": 0.05}, "give"),
        ({"margin": 0.01, "years": 1}, "insist"),
    ],
)
def test_the_rule_follows_friends_margin_years_and_cheats(changed: dict[str, float], rule: str) -> None:
    assert dispute(**settings() | changed).decision.key == rule


def test_only_false_claims_and_offended_customers_change_the_rule() -> None:
    ranges = {"leave": (0, 0.02), "fade": (0, 0.40), "overlap": (0.50, 0.90), "margin": (0.10, 0.30)}
    ranges |= {"years": (1, 10), "replaced": (0, 0.90), "false_claims": (0, 10), "goes_looked": (0, 0.50)}
    swings = swing_each(settings(), ranges)
    assert swings.index[0] == "goes_looked"
    saves = swings[["saves from", "saves to"]]
    assert set(swings.index[saves.min(axis=1) < 0]) == {"false_claims", "goes_looked"}
    assert swings.loc["false_claims", "saves to"] == pytest.approx(274.5 - 550)
    assert ((saves.min(axis=1) <= 199.5) & (saves.max(axis=1) >= 199.5)).all()


def test_draws_stay_in_their_ranges_and_leave_the_settings_alone() -> None:
    base, before = settings(), settings()
    table = draw_rules(base, {"years": (1, 2), "false_claims": (0, 1)}, n_draws=200)
    assert base == before
    assert table["give"].between(50, 100).all()
    assert table["value_lost"].between(429, 858).all()
    again = draw_rules(base, {"years": (1, 2), "false_claims": (0, 1)}, n_draws=200)
    assert table.equals(again)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"leave": 5}, "`leave` must be a share between 0 and 1; got 5. Did you mean 0.05?"),
        ({"note": 0}, "`note` must be above 0; got 0. Use a larger number."),
        ({"years": -1}, "`years` must be at least 0; got -1. Use a larger number."),
        ({"friends": 2.5}, "`friends` must be a whole number of at least 0; got 2.5. Count whole things."),
    ],
)
def test_refusals_in_one_sentence(changed: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError) as error:
        dispute(**settings() | changed)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("one_lost_customer_costs_a_million", "depends"),
        ("two_thirds_leave_for_lack_of_care", "unknown"),
        ("ceos_name_customer_management", "unknown"),
    ],
)
def test_verdicts(claim: str, verdict: str) -> None:
    assert load_claims()[claim].recompute().verdict == verdict
