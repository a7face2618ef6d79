"""Boxes by hand, labels against a known truth, and the plan against its own arithmetic."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from crm_teaching import cases
from crm_teaching.loyalty import types as t
from crm_teaching.loyalty.labels import box_chances, label_quality
from crm_teaching.loyalty.rescue import plan_rescue, stay_after
from crm_teaching.loyalty.satisfaction import loyalty_curve
from crm_teaching.simulate import satisfaction_survey

CASE = cases.load("satisfaction_trap")


@pytest.fixture(scope="module")
def people() -> pd.DataFrame:
    return satisfaction_survey()


def test_cut_off_belongs_to_the_upper_box() -> None:
    assert t.customer_types([4, 3], [0.5, 0.5]).tolist() == ["apostle", "hostage"]


def test_chances_are_what_repeated_surveys_show() -> None:
    one = pd.DataFrame({"true_satisfaction": [3.8], "true_share": [0.55]})
    rng = np.random.default_rng(1)
    answers = np.clip(np.rint(3.8 + 0.6 * rng.normal(size=40_000)), 1, 5)
    drawn = t.customer_types(answers, rng.binomial(12, 0.55, 40_000) / 12).value_counts(normalize=True)
    expected = box_chances(one).iloc[0]
    assert drawn[list(t.TYPES)].to_numpy() == pytest.approx(expected.to_numpy(), abs=0.01)


def test_more_noise_makes_more_labels_wrong_and_asking_twice_helps(people: pd.DataFrame) -> None:
    calm, loud = (label_quality(people, noise=noise) for noise in (0.2, 1.5))
    assert calm.wrong_once < loud.wrong_once
    assert calm.decision.key == "act"
    assert loud.decision.key == "do_not_sort"
    assert label_quality(people, noise=1.0).decision.key == "ask_twice"
    assert loud.table.to_numpy().sum() == pytest.approx(1)


def test_means_do_what_they_say() -> None:
    effect = {"price_pull": 0.4, "barrier_cut": 0.5}
    assert stay_after(3, 4, "repair", **effect) == loyalty_curve(4, 4)
    assert stay_after(5, 4, "repair", **effect) == 1
    assert stay_after(3, 4, "price", **effect) == pytest.approx(0.0625 + 0.9375 * 0.4 * 0.5)
    assert stay_after(3, 4, "barrier", **effect) == loyalty_curve(3, 2)


def test_plan_adds_up(people: pd.DataFrame) -> None:
    plan = plan_rescue(people, **CASE.values)
    best = plan.options.query("box == @plan.best_box and means == @plan.best_means").iloc[0]
    assert best["net_yuan"] == pytest.approx(best["n_saved"] * CASE["margin_yuan"] - best["cost_yuan"])
    assert best["cost_yuan"] <= CASE["budget_yuan"]
    by_box = plan.options.drop_duplicates("box")["n_box"]
    assert by_box.sum() == pytest.approx((people["market"] == CASE["market"]).sum())
    assert best["low"] < best["net_yuan"] < best["high"]
    # Expected sizes of the boxes agree with the labels that the drawn survey gives.
    here = people[people["market"] == CASE["market"]]
    drawn = t.customer_types(here["satisfaction"], here["orders_with_us"] / 12).value_counts()
    assert drawn[list(t.TYPES)].to_numpy() == pytest.approx(by_box.to_numpy(), abs=30)


def test_range_holds_the_measured_net_of_95_in_100_trials(people: pd.DataFrame) -> None:
    best = plan_rescue(people, **CASE.values).options.loc[3]
    rng, n = np.random.default_rng(2), round(best["n_treated"])
    without = 0.27
    saved = rng.binomial(n, without + best["gain"], 4000) - rng.binomial(n, without, 4000)
    net = saved * CASE["margin_yuan"] - best["cost_yuan"]
    assert np.mean((net >= best["low"]) & (net <= best["high"])) == pytest.approx(0.95, abs=0.02)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({}, "repair_mercenary"),
        ({"market": "few rivals", "gamma": 0.3}, "nobody"),
        ({"market": "few rivals", "gamma": 1}, "barrier_hostage"),
        ({"market": "few rivals"}, "barrier_apostle"),
        ({"market": "few rivals", "gamma": 8}, "repair_apostle"),
        ({"gamma": 1}, "barrier_defector"),
        ({"satisfied_from": 5}, "barrier_defector"),
        ({"satisfied_from": 5, "noise": 1.5}, "repair_mercenary"),
        ({"repair_cost_yuan": 2500}, "barrier_mercenary"),
    ],
)
def test_whom_to_save_depends_on_rivals_cut_off_noise_and_cost(
    people: pd.DataFrame, change: dict[str, object], key: str
) -> None:
    assert plan_rescue(people, **CASE.with_values(**change).values).decision.key == key


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: t.customer_types([6], [0.5]),
            "`satisfaction` must be scores from 1 to 5; got 6. Drop customers who gave no answer.",
        ),
        (
            lambda: t.customer_types([4], [50]),
            "`loyalty` must be shares from 0 to 1; got 50. Divide our orders by all orders.",
        ),
        (
            lambda: t.customer_types([], []),
            "`satisfaction` must be as long as the shares of orders; got 0 shares for 0 scores. "
            "Give one of each per customer.",
        ),
        (
            lambda: t.customer_types([4], [0.5], satisfied_from=9),
            "`satisfied_from` must be a score from 1 to 5; got 9. Try 4.",
        ),
        (
            lambda: stay_after(4, 4, "gift", price_pull=0.4, barrier_cut=0.5),
            "`means` must be one of 'repair', 'price', 'barrier'; got 'gift'. Copy one of these names.",
        ),
        (
            lambda: stay_after(4, 4, "barrier", price_pull=0.4, barrier_cut=1),
            "`barrier_cut` must be below 1; got 1. No barrier holds everybody.",
        ),
        (
            lambda: plan_rescue(satisfaction_survey(10), **{**CASE.values, "market": "no rivals"}),
            "`market` must be one of 'few rivals', 'many rivals'; got 'no rivals'. Copy one of these names.",
        ),
    ],
)
def test_each_error_is_one_whole_sentence(call, sentence: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError) as error:
        call()
    assert str(error.value) == sentence
