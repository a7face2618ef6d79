"""The renewal call: shares that multiply, repairs that need each other, trials, and coded calls."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_teaching import cases
from crm_teaching.claims import load_claims
from crm_teaching.complaints.call import REPAIRS, choose_repairs, stay_share, try_training
from crm_teaching.complaints.call_explorers import explore_repairs
from crm_teaching.complaints.coded_calls import TRUE_EFFECT, apology_effect, simulate_calls

SHARE = st.floats(0, 1)


def settings(**changes: Any) -> dict[str, Any]:
    case = cases.load("renewal_call")
    return {name: case[name] for name in [*case.parameters, *case.facts]} | changes


@pytest.mark.parametrize(
    ("leave", "stay"),
    [((0.10, 0.40, 0.30), 0.378), ((0.10, 0.30), 0.63), ((0.10, 0.40), 0.54), ((0.10,), 0.90), ((), 1)],
)
def test_shares_that_stay_multiply(leave: tuple[float, ...], stay: float) -> None:
    assert stay_share(leave) == pytest.approx(stay)


@given(SHARE, SHARE, SHARE)
def test_the_order_of_repairs_plays_no_part_for_the_end_but_for_each_gain(
    late: float, rude: float, untraced: float
) -> None:
    leave = {"late": late, "rude": rude, "untraced": untraced}
    for order in permutations(leave):
        left, stay = dict(leave), stay_share(leave.values())
        for name in order:
            gain = stay_share({**left, name: 0.0}.values()) - stay
            # Later is never worth less: what the others drove away is there to be kept now.
            alone = stay_share({**leave, name: 0.0}.values()) - stay_share(leave.values())
            assert gain >= alone - 1e-12
            left[name] = 0.0
            stay += gain
        assert stay == pytest.approx(1)


def test_training_pays_only_behind_tracing() -> None:
    net = choose_repairs(**settings()).table["net"].round()
    assert net.to_dict() == {
        "nothing": 0,
        "card": -29_920,
        "training": -9_520,
        "tracing": 8_880,
        "card_training": -32_720,
        "card_tracing": -16_720,
        "training_tracing": 25_280,
        "card_training_tracing": 9_280,
    }
    assert net["training"] + net["tracing"] == -640  # apart from each other they would lose
    # 600 calls x 400 yuan x 90% x 40%
    assert choose_repairs(**settings()).training_limit == pytest.approx(86_400)


@pytest.mark.parametrize(
    ("changes", "best"),
    [
        ({}, "training_tracing"),
        ({"rude": 0.20}, "tracing"),
        ({"n_calls": 200}, "nothing"),
        ({"late": 0.40}, "card_training_tracing"),
        ({"training_cost": 86_000}, "training_tracing"),
        ({"training_cost": 87_000}, "tracing"),
    ],
)
def test_the_decision_flips(changes: dict[str, Any], best: str) -> None:
    assert choose_repairs(**settings(**changes)).decision.key == best


def test_a_trial_of_half_the_clerks_for_half_a_year_risks_a_quarter() -> None:
    gains = []
    for rude in (0.40, 0.20):
        net = choose_repairs(**settings(rude=rude)).table["net"]
        gains.append((net["training_tracing"] - net["tracing"]) / 4)
    assert gains == pytest.approx([4_100, -6_700])


@pytest.mark.parametrize(("preset", "best"), [("mild", "tracing"), ("quiet", "nothing")])
def test_presets_move_the_explorer(preset: str, best: str) -> None:
    explorer = explore_repairs()
    explorer.press(preset)
    assert explorer.result.decision.key == best


def test_a_wrong_share_is_one_sentence() -> None:
    with pytest.raises(ValueError) as caught:
        choose_repairs(**settings(rude=40))
    assert str(caught.value) == "`leave` must be a share between 0 and 1; got 40. Did you mean 0.4?"


def test_a_trial_shows_the_limit_as_often_as_the_table_says() -> None:
    rng = np.random.default_rng(2)
    table = try_training(0.54, 0.90, 0.292, [150])
    gaps = (rng.binomial(150, 0.90, 20_000) - rng.binomial(150, 0.54, 20_000)) / 150
    assert np.mean(gaps >= 0.292) == pytest.approx(table.loc[150, "shows_limit"], abs=0.02)
    assert np.quantile(np.abs(gaps - 0.36), 0.95) == pytest.approx(table.loc[150, "plus_minus"], abs=0.01)


def test_the_plain_table_says_the_opposite_of_the_truth() -> None:
    effects = apology_effect(simulate_calls())
    assert effects.loc["all together", "high"] < 0 < effects.loc["alike at the start", "low"]
    low, high = effects.loc["alike at the start", ["low", "high"]]
    assert low < TRUE_EFFECT < high


@pytest.mark.parametrize("truth", [0.0, 0.15, 0.30])
def test_comparing_calls_alike_recovers_the_truth(truth: float) -> None:
    found = [
        apology_effect(simulate_calls(true_effect=truth, seed=seed)).loc["alike at the start"]
        for seed in range(200)
    ]
    assert np.mean([one["effect"] for one in found]) == pytest.approx(truth, abs=0.01)
    assert np.mean([one["low"] <= truth <= one["high"] for one in found]) >= 0.91


def test_calls_without_the_column_are_refused() -> None:
    with pytest.raises(ValueError) as caught:
        apology_effect(simulate_calls().drop(columns="start"))
    assert str(caught.value) == (
        "`calls` must be a table with the column 'start'; got 'apologised', 'kept'. Use simulate_calls()."
    )


def test_the_claim() -> None:
    attitude = load_claims()["attitude_drove_her_away"].recompute()
    assert attitude.verdict == "depends"
    assert attitude.table["computed"].tolist()[:4] == ["37.8%", "63%", "42%", "10%"]
    assert list(REPAIRS) == ["card", "training", "tracing"]
