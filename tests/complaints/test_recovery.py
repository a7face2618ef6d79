"""A complaint handled well against none: the fair comparison finds the known truth, the table does not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from crm_teaching import cases
from crm_teaching.claims import load_claims
from crm_teaching.complaints.recovery import compare_four, compare_shop, count_hits, fair_difference
from crm_teaching.complaints.recovery_budget import price_outcomes, spend_budget
from crm_teaching.complaints.recovery_explorers import explore_comparison, explore_spending
from crm_teaching.complaints.recovery_truth import (
    RATING_INPUTS,
    TRUTH_INPUTS,
    biggest_setback,
    failed_share,
    rate_shop,
    simulate_customers,
)

CASE = cases.load("green_basket")


def truth(**changed: Any) -> dict[str, Any]:
    return {name: CASE[name] for name in TRUTH_INPUTS} | changed


@pytest.fixture(scope="module")
def shop() -> pd.DataFrame:
    customers = simulate_customers(**truth())
    rating: Any = {name: CASE[name] for name in RATING_INPUTS}
    return customers.assign(satisfaction=rate_shop(customers, **rating))


def test_the_fair_comparison_finds_the_truth_and_the_table_does_not() -> None:
    # A 95% interval promises about 95; the lesson and its plan tell these counts.
    assert count_hits(truth()).tolist() == [0, 0, 94, 91]


def test_a_true_paradox_is_found_too() -> None:
    assert count_hits(truth(well_effect=0.05), 40)["same_and_done"] >= 36


def test_what_no_table_shows_misleads_all_but_the_last_row() -> None:
    hits = count_hits(truth(unseen=0.10), 40)
    assert hits["same_and_done"] <= 10
    assert hits["any_failure"] >= 36


def test_each_trap_closes_with_its_own_remedy() -> None:
    alike = compare_shop(**truth(gone_confirm=CASE["stays_confirm"], n_customers=40_000)).rows
    assert alike.loc["same_orders", "low"] < -0.05 < alike.loc["same_orders", "high"]
    assert alike.loc["table", "low"] > 0  # heavy buyers are still in it
    # Without any difference between the buyers nothing is left to mislead.
    one_kind = {"heavy_complain": 0.15, "heavy_orders": 4, "heavy_return": 0.5, "gone_confirm": 0.9}
    rows = compare_shop(**truth(**one_kind, n_customers=40_000, light_complain=0.15)).rows
    assert rows["truth"].between(rows["low"], rows["high"]).all()


def test_shares_of_the_simulation_are_those_asked_for() -> None:
    big = simulate_customers(**truth(n_customers=400_000))
    heavy, light = (big[big["buyer"] == name] for name in ("heavy", "light"))
    assert heavy["failed"].mean() == pytest.approx(1 - 0.97**20, abs=0.005)
    assert light["failed"].mean() == pytest.approx(1 - 0.97**4, abs=0.005)
    assert heavy[heavy["failed"]]["complained"].mean() == pytest.approx(0.5, abs=0.01)
    assert light[~light["failed"]]["returned"].mean() == pytest.approx(0.5, abs=0.005)
    well = heavy[heavy["answered_well"]]
    assert well["returned"].mean() == pytest.approx(0.85, abs=0.01)
    assert well[~well["returned"]]["pleased"].mean() == pytest.approx(0.4, abs=0.03)
    assert not (big["answered_well"] & ~big["complained"]).any()
    assert not (big["complained"] & ~big["failed"]).any()


def test_the_unseen_changes_no_mean_within_a_class() -> None:
    caring = simulate_customers(**truth(n_customers=400_000, unseen=0.10))
    heavy = caring[(caring["buyer"] == "heavy") & ~caring["failed"]]
    assert heavy["returned"].mean() == pytest.approx(0.9, abs=0.005)


def test_the_weighted_difference_by_hand() -> None:
    table = pd.DataFrame(
        {
            "buyer": ["h"] * 10 + ["l"] * 12,
            "returned": [1, 1, 1, 1, 1, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
        }
    )
    first = pd.Series([True] * 6 + [False] * 4 + [True] * 2 + [False] * 10)
    told = fair_difference(table, first, ~first)
    assert told.value == pytest.approx(6 / 8 * (5 / 6 - 3 / 4) + 2 / 8 * (1 / 2 - 4 / 10))
    variance = (6 / 8) ** 2 * (5 / 6 * 1 / 6 * 6 / 5 / 6 + 3 / 4 * 1 / 4 * 4 / 3 / 4)
    variance += (2 / 8) ** 2 * (1 / 2 * 1 / 2 * 2 / 2 + 0.4 * 0.6 * 10 / 9 / 10)
    assert told.half == pytest.approx(1.96 * np.sqrt(variance))
    assert fair_difference(table, first, ~first, by=()).value == pytest.approx(6 / 8 - 7 / 14)


def test_satisfaction_rises_while_fewer_order_again(shop: pd.DataFrame) -> None:
    good, none = shop["answered_well"], ~shop["failed"]
    assert fair_difference(shop, good, none, outcome="satisfaction").low > 0
    assert fair_difference(shop, good, none).high < 0


def test_numbers_that_the_lesson_reads(shop: pd.DataFrame) -> None:
    told = {name: round(100 * one.value, 1) for name, one in compare_four(shop).items()}
    assert told == {"table": 31.0, "same_orders": 4.7, "same_and_done": -5.7, "any_failure": -17.1}
    worth = price_outcomes(shop, 15)
    assert [round(one.value, 1) for one in worth.values()] == [35.0, 38.0]


def test_worth_is_the_known_truth_in_money() -> None:
    heavy, light = (0.3 * failed_share(20, 0.03), 0.7 * failed_share(4, 0.03))
    saved = (heavy * 300 * (0.20 - 0.25 * 0.15) + light * 60 * (0.20 - 0.075 * 0.15)) / (heavy + light)
    won = 0.15 * (heavy * 0.5 * 300 + light * 0.15 * 60) / (heavy * 0.5 + light * 0.15)
    inside = np.zeros(2)
    for seed in range(100):
        told = price_outcomes(simulate_customers(**truth(), seed=seed), 15)
        pairs = ((told["prevent"], saved), (told["answer"], won))
        inside += [one.low <= right <= one.high for one, right in pairs]
    assert (inside >= 90).all()


def test_spending_by_hand_and_at_its_limit(shop: pd.DataFrame) -> None:
    told = spend_budget(shop, 15, prevent_cost=20, answer_cost=30, budget=10_000)
    worth = {name: one.value for name, one in told.worth.items()}
    assert told.gains.loc["prevent", "net"] == pytest.approx(500 * (worth["prevent"] - 20))
    assert told.gains.loc["answer", "net"] == pytest.approx(10_000 / 30 * (worth["answer"] - 30))
    at = spend_budget(shop, 15, prevent_cost=told.prevent_limit, answer_cost=30, budget=10_000)
    assert at.gains.loc["prevent", "net"] == pytest.approx(at.gains.loc["answer", "net"])
    assert told.decision.en.endswith("answering 2,660; the difference is 4,850 ± 4,080.")
    # Clear at 20 yuan, a guess at 21, for then the difference is smaller than its ±.
    dearer = spend_budget(shop, 15, prevent_cost=21, answer_cost=30, budget=10_000)
    half = np.hypot(10_000 / 21 * dearer.worth["prevent"].half, 10_000 / 30 * dearer.worth["answer"].half)
    assert dearer.gains.loc["prevent", "net"] - dearer.gains.loc["answer", "net"] < half
    assert dearer.decision.en.startswith("Rather avoid failures")
    large = spend_budget(shop, 15, prevent_cost=20, answer_cost=30, budget=40_000)
    assert large.gains.loc["answer", "net"] == pytest.approx(786 * (worth["answer"] - 30))


@pytest.mark.parametrize(
    ("preset", "key"),
    [
        ("reset", "worse"),
        ("everybody_picks_up", "worse"),
        ("true_paradox", "better"),
        ("small_shop", "cannot_tell"),
        ("they_care_more", "cannot_tell"),
    ],
)
def test_decisions_on_the_paradox(preset: str, key: str) -> None:
    explorer = explore_comparison()
    explorer.press(preset)
    assert explorer.result.decision.key == key


@pytest.mark.parametrize(
    ("preset", "key", "start"),
    [
        ("reset", "prevent", "Avoid failures with"),
        ("marketing", "answer", "Answer well with"),
        ("cool_vans", "answer", "Rather answer well"),
        ("large_budget", "prevent", "Rather avoid failures"),
        ("both_dear", "nothing", "Keep the"),
    ],
)
def test_decisions_on_the_money(preset: str, key: str, start: str) -> None:
    explorer = explore_spending()
    explorer.press(preset)
    assert explorer.result.decision.key == key
    assert explorer.result.decision.en.startswith(start)


@pytest.mark.parametrize("n_orders", [0, 1, 4, 20])
def test_the_biggest_setback_is_that_of_a_simulation(n_orders: int) -> None:
    rng = np.random.default_rng(n_orders)
    size = (100_000, n_orders)
    losses = np.where(rng.random(size) < 0.03, rng.uniform(0, 60, size), 0).max(axis=1, initial=0)
    assert biggest_setback(n_orders, 0.03, 60) == pytest.approx(losses.mean(), abs=0.15)


def test_one_sure_failure_loses_half_of_the_worst() -> None:
    assert biggest_setback(1, 1, 60) == pytest.approx(30)
    assert failed_share(0, 0.5) == 0 and failed_share(3, 1) == 1


def test_models_leave_the_table_as_it_was(shop: pd.DataFrame) -> None:
    before = shop.copy()
    spend_budget(shop, 15, 20, 30, 10_000, "table")
    compare_four(shop)
    pd.testing.assert_frame_equal(shop, before)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"heavy_complain": 50},
            "`heavy_complain` must be a share between 0 and 1; got 50. Did you mean 0.5?",
        ),
        (
            {"well_effect": 0.2},
            "`well_effect` must be an effect that keeps each chance to order again between 0 and 1; got "
            "chances from 0.30 to 1.10. Move it, or `unseen`, nearer to 0.",
        ),
        (
            {"n_customers": 30},
            "`customers` must be at least 2 in each class and group; got 1. Ask more customers, or use "
            "fewer classes.",
        ),
    ],
)
def test_refusals_in_one_sentence(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as error:
        compare_shop(**truth(**changed))
    assert str(error.value) == message


def test_an_unknown_way_of_comparing_is_refused(shop: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match=r"^`numbers` must be one of 'fair', 'table'; got 'naive'\."):
        price_outcomes(shop, 15, "naive")


@pytest.mark.parametrize("claim", ["handled_well_is_more_loyal", "best_customer_had_the_biggest_setback"])
def test_verdicts(claim: str) -> None:
    assert load_claims()[claim].recompute().verdict == "depends"
