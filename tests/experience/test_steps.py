"""The next yuan: steps of a form and modes of experience, against hand computation and simulated visits."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_teaching import cases
from crm_teaching.experience import budget_claims
from crm_teaching.experience.budget_explorers import explore_modes, explore_steps
from crm_teaching.experience.modes import next_unit, rank_modes, spend_units
from crm_teaching.experience.steps import REMOVABLE, completion, people_left, remove_step

FORM = cases.load("order_form")
NOW = {**FORM.values, "logged": FORM["logged"]}
SCORES = pd.Series({"sense": 70, "feel": 55, "think": 35, "act": 65, "relate": 45})
IMPORTANCE = pd.Series({"sense": 8, "feel": 7, "think": 2, "act": 4, "relate": 4})
drop = st.floats(0, 0.6)
amount = st.floats(0, 5)


def test_six_steps_at_a_tenth_keep_53_1_per_cent():
    assert round(completion([0.10] * 6), 3) == 0.531
    assert people_left(10_000, [0.10] * 6).round().tolist() == [10000, 9000, 8100, 7290, 6561, 5905, 5314]
    for place in range(6):
        drops = [0.10] * 6
        drops[place] = 0
        assert people_left(10_000, drops).iloc[-1] == pytest.approx(5904.9)


def test_the_gain_by_hand():
    form = remove_step(**NOW)
    orders = 10_000 * 0.96 * 0.92 * 0.85 * 0.88 * 0.94 * 0.91
    assert form.orders == pytest.approx(orders)
    by_hand = [(7 / 0.85 - 8), (6.8 / 0.88 - 8), (8 / 0.94 - 8), (7.55 / 0.91 - 8)]
    assert form.steps["gain"].tolist() == pytest.approx([orders * part for part in by_hand])
    assert form.steps["break_even"].tolist() == pytest.approx([1.2, 0.96, 0.48, 0.72])


@settings(max_examples=60, deadline=None)
@given(margin=st.floats(0, 50), drops=st.tuples(drop, drop, drop, drop), guards=st.tuples(*[amount] * 4))
def test_a_removal_equals_the_form_computed_without_the_step(margin, drops, guards):
    values = {f"drop_{step}": d for step, d in zip(REMOVABLE, drops, strict=True)}
    values |= {f"guard_{step}": g for step, g in zip(REMOVABLE, guards, strict=True)}
    form = remove_step(**NOW | values | {"margin": margin})
    for step, d, guard in zip(REMOVABLE, drops, guards, strict=True):
        without = remove_step(**NOW | values | {"margin": margin, f"drop_{step}": 0.0})
        gain = without.orders * (margin - guard) - form.orders * margin
        assert form.steps.loc[step, "gain"] == pytest.approx(gain, abs=1e-6)
        if abs(guard - margin * d) > 1e-9:
            assert (gain > 0) == (guard < margin * d)
    assert (form.steps["low"] <= form.steps["gain"] + 1e-9).all() or margin < max(guards)


def test_the_interval_holds_the_truth_in_95_of_100_logs():
    rng, truth = np.random.default_rng(2), remove_step(**NOW).steps.loc["survey", "gain"]
    shares = rng.binomial(600, 0.06, 2000) / 600
    orders = remove_step(**NOW).orders
    error = 1.96 * np.sqrt(shares * (1 - shares) / 600)
    low, high = (orders * (8 / (1 - (shares + side * error)) - 8) for side in (-1, 1))
    assert 0.90 <= np.mean((low <= truth) & (truth <= high)) <= 0.98


def test_a_week_of_visits_settles_what_a_morning_leaves_open():
    morning, week = remove_step(**NOW).steps, remove_step(**NOW | {"logged": 6000}).steps
    assert morning.loc["survey", "low"] < morning.loc["pay", "high"]
    assert week.loc["survey", "low"] > week.drop("survey")["high"].max()
    cost = FORM["work"] / 52
    assert (morning["low"] > cost).tolist() == [False, False, True, False]
    assert morning.loc["pay", "low"] > 0 > morning.loc["sign_up", "low"]
    assert morning.loc["address", "high"] < 0


def test_luck_alone_does_not_pay_for_a_week_of_waiting():
    rng, now = np.random.default_rng(1), remove_step(**NOW)
    steps, visits = now.steps, FORM["logged"]
    gains = []
    for step in REMOVABLE:
        d, guard = steps.loc[step, ["drop_out", "guard"]]
        true = rng.beta(d * visits + 0.5, (1 - d) * visits + 0.5, 100_000)
        gains.append(now.orders * (now.margin * true - guard) / (1 - true))
    best, survey = np.max(gains, axis=0), gains[REMOVABLE.index("survey")]
    assert 0.88 <= np.mean(best == survey) <= 0.90
    assert 2100 <= 52 * np.mean(best - survey) <= 2500 < steps.loc["survey", "gain"]
    worst = steps.loc["pay", "high"] - steps.loc["survey", "low"]
    assert (
        np.mean(gains[REMOVABLE.index("pay")] - survey > worst)
        < 0.01
        < steps.loc["survey", "gain"] / (52 * worst)
    )


def test_the_explorer_of_steps_flips():
    explorer = explore_steps()
    expected = {
        "high_margin": "sign_up",
        "nothing_to_guard": "sign_up",
        "quick_question": "pay",
        "thin_margin": "none",
        "reset": "survey",
    }
    for button, key in expected.items():
        explorer.press(button)
        assert explorer.result.decision.key == key
    explorer.set(margin=10.5)
    assert explorer.result.first == "sign_up"
    explorer.set(margin=10.0)
    assert explorer.result.first == "survey"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"drop_pay": 9}, "`drop_outs` must be a share between 0 and 1; got 9. Did you mean 0.09?"),
        (
            {"drop_pay": 1},
            "`drop_outs` must be below 1; got 1. A step that loses everybody has no orders to compare.",
        ),
        ({"margin": float("nan")}, "`margin` must be at least 0; got nan. Use a larger number."),
        ({"guard_pay": -1}, "`guard_pay` must be at least 0; got -1. Use a larger number."),
        ({"starts": 0}, "`starts` must be a whole number of at least 1; got 0. Use a larger number."),
    ],
)
def test_a_form_that_cannot_be_is_refused_in_one_sentence(change, sentence):
    with pytest.raises(ValueError) as refused:
        remove_step(**NOW | change)
    assert str(refused.value) == sentence


def test_weight_times_room_by_hand():
    plan = rank_modes(SCORES, IMPORTANCE)
    assert plan.index == pytest.approx((8 * 70 + 7 * 55 + 2 * 35 + 4 * 65 + 4 * 45) / 25)
    assert plan.modes.loc["feel", "gain"] == pytest.approx(0.2 * 0.28 * 45)
    assert (plan.first, rank_modes(SCORES, pd.Series(1, SCORES.index)).first) == ("feel", "think")


@settings(max_examples=60, deadline=None)
@given(
    scores=st.lists(st.integers(0, 100), min_size=5, max_size=5),
    importance=st.lists(st.integers(0, 10), min_size=5, max_size=5).filter(any),
    fill=st.floats(0, 1),
)
def test_what_holds_for_every_firm(scores, importance, fill):
    plan = next_unit(*importance, *scores, fill)
    assert plan.modes["weight"].sum() == pytest.approx(1) and 0 <= plan.index <= 100 + 1e-9
    assert plan.modes["gain"].max() == pytest.approx(plan.modes.loc[plan.first, "gain"])
    raised = plan.modes["score"].astype(float)
    raised[plan.first] += fill * (100 - raised[plan.first])
    weights = plan.modes["weight"]
    assert (weights * raised).sum() - plan.index == pytest.approx(plan.modes.loc[plan.first, "gain"])


def test_units_add_less_and_less():
    units = spend_units(SCORES, IMPORTANCE, 20)
    assert units["mode"].head(5).tolist() == ["feel", "feel", "sense", "relate", "feel"]
    assert (units["gain"].diff().dropna() <= 1e-9).all()
    assert units["index"].iloc[-1] == pytest.approx(58.2 + units["gain"].sum())


def test_the_explorer_of_modes_flips():
    explorer = explore_modes()
    for button, key in {"equal": "think", "starbucks": "act", "haidilao": "sense", "reset": "feel"}.items():
        explorer.press(button)
        assert explorer.result.decision.key == key
    explorer.set(importance_feel=5)
    assert explorer.result.first == "sense"
    explorer.press("reset")
    explorer.set(importance_relate=6)
    assert explorer.result.first == "relate"


@pytest.mark.parametrize(
    ("scores", "importance", "sentence"),
    [
        (SCORES, 0 * IMPORTANCE, "`importance` must be above 0; got 0. Give one mode at least one point."),
        (SCORES + 60, IMPORTANCE, "`score_sense` must be between 0 and 100; got 130. Rescale it first."),
        (
            SCORES,
            IMPORTANCE - 8,
            "`importance_feel` must be at least 0; got -1. Use a larger number.",
        ),
    ],
)
def test_modes_that_cannot_be_are_refused_in_one_sentence(scores, importance, sentence):
    with pytest.raises(ValueError) as refused:
        rank_modes(scores, importance)
    assert str(refused.value) == sentence


def test_claims_by_their_numbers():
    simple, endless = budget_claims.simpler_sells(), budget_claims.never_ends()
    assert (simple.verdict, endless.verdict) == ("depends", "depends")
    assert "2 of 4" in simple.reason.en and "loss: confirm the address." in simple.reason.en
    assert "first 4 of 20" in endless.reason.en
