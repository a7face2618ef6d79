"""Winning back: the table by hand, the last yuan, the budget, and where the text's four rules turn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_teaching import cases
from crm_teaching.churn.warning_explorers import explore_win_back
from crm_teaching.churn.winback import best_spend, chance_back, class_table, win_back
from crm_teaching.claims import load_claims


def classes() -> pd.DataFrame:
    return class_table(cases.load("win_back"))


def told(**changed: Any) -> Any:
    return win_back(classes(), **{"budget": 14_000, **changed})


def test_net_of_a_planned_try_by_hand() -> None:
    table = classes()
    net = table["success"] * table["value"] - table["cost"]
    assert net.to_dict() == pytest.approx({"key": 600, "ordinary": 100, "small": -2, "poor": -2.5})
    assert table["customers"].sum() == 195


def test_chance_is_the_planned_one_at_the_planned_cost() -> None:
    assert chance_back(200, 0.40, 200) == pytest.approx(0.40)
    assert chance_back(400, 0.40, 200) == pytest.approx(0.60 * 8 / 9)
    assert chance_back(0, 0.40, 200) == 0
    assert chance_back(0, 0.05, 0) == 0.05


@pytest.mark.parametrize(("value", "success", "cost"), [(2000, 0.4, 200), (600, 0.3, 80), (120, 0.15, 20)])
def test_the_best_spend_is_the_top_of_the_net(value: float, success: float, cost: float) -> None:
    grid = np.arange(0, 8 * cost, 0.1)
    nets = chance_back(grid, success, cost) * value - grid
    assert best_spend(value, success, cost) == pytest.approx(grid[nets.argmax()], abs=0.1)


def test_next_yuan_brings_one() -> None:
    best = best_spend(2000, 0.4, 200)
    more = (chance_back(best + 0.01, 0.4, 200) - chance_back(best, 0.4, 200)) * 2000
    assert more / 0.01 == pytest.approx(1, abs=1e-3)
    assert round(best) == 343


def test_without_a_short_budget_the_four_rules_follow() -> None:
    result = told()
    assert result.table["spend"].round().tolist() == [343, 95, 7, 0]
    assert result.table["net"].round(1).tolist() == [674.6, 101.8, 1.6, 0.0]
    assert result.net == pytest.approx((result.table["customers"] * result.table["net"]).sum())
    assert result.last_yuan == 1 and result.decision.key == "as_told"


def test_a_short_budget_is_spent_and_the_last_yuan_brings_the_same_everywhere() -> None:
    result = told(budget=6000)
    assert result.spent == pytest.approx(6000)
    assert result.table["spend"].round().tolist() == [193, 36, 0, 0]
    for name in ("key", "ordinary"):
        row = result.table.loc[name]
        more = chance_back(row["spend"] + 0.01, row["success"], row["cost"]) - row["chance"]
        assert more * row["value"] / 0.01 == pytest.approx(result.last_yuan, rel=1e-3)
    assert result.decision.key == "small_waits"


@given(st.floats(0, 14_000), st.floats(-500, 500))
@settings(max_examples=20, deadline=None)
def test_no_other_split_earns_more(budget: float, moved: float) -> None:
    best = told(budget=budget)
    spend = best.table["spend"].copy()
    spend["key"] += moved / 20
    spend["ordinary"] -= moved / 60
    if (spend < 0).any():
        return
    table = best.table
    other = [
        float(chance_back(spend[n], table.success[n], table.cost[n])) for n in ("key", "ordinary", "small")
    ]
    net = sum(
        table.customers[n] * (chance * table.value[n] - spend[n])
        for n, chance in zip(("key", "ordinary", "small"), other, strict=True)
    )
    assert net <= best.net + 1e-6


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({}, "as_told"),
        ({"budget": 6000}, "small_waits"),
        ({"small_value": 0}, "small_waits"),
        ({"key_success": 0.11}, "as_told"),
        ({"key_success": 0.10}, "key_not_first"),
        ({"key_value": 500}, "key_not_first"),
        ({"poor_value": 10}, "poor_too"),
        ({"poor_value": 0}, "as_told"),
        ({"budget": 0}, "nobody"),
    ],
)
def test_where_the_rules_turn(changed: dict[str, float], key: str) -> None:
    assert told(**changed).decision.key == key


def test_the_table_given_is_left_alone() -> None:
    table = classes()
    win_back(table, 6000, key_value=10)
    pd.testing.assert_frame_equal(table, classes())


def test_the_assumed_bend_moves_the_best_spend() -> None:
    # A quarter left: 1.333 * 0.40 = 53% is all that money can win; log4(2000 * 0.533 * ln(4) / 200) = 1.443.
    told = [round(best_spend(2000, 0.40, 200, left=left)) for left in (1 / 4, 1 / 3, 1 / 2)]
    assert told == [289, 343, 494]
    for left, best in zip((1 / 4, 1 / 2), (289, 494), strict=True):
        assert chance_back(200, 0.40, 200, left) == pytest.approx(0.40)
        nets = [float(chance_back(x, 0.40, 200, left)) * 2000 - x for x in (best - 3, best, best + 3, 1200)]
        assert max(nets) == nets[1] > 2 * nets[3]


@pytest.mark.parametrize(
    ("left", "spends"),
    [(1 / 4, [182, 39, 0, 0]), (1 / 3, [193, 36, 0, 0]), (1 / 2, [227, 24, 0, 0])],
)
def test_the_assumed_bend_moves_the_split(left: float, spends: list[float]) -> None:
    result = told(budget=6000, left=left)
    assert result.table["spend"].round().tolist() == spends
    assert result.spent == pytest.approx(6000)
    for name in ("key", "ordinary"):
        row = result.table.loc[name]
        more = chance_back(row["spend"] + 0.01, row["success"], row["cost"], left) - row["chance"]
        assert more * row["value"] / 0.01 == pytest.approx(result.last_yuan, rel=1e-3)


def test_the_explorer_starts_at_the_short_budget() -> None:
    explorer = explore_win_back()
    assert round(explorer.result.key_spend) == 193
    explorer.press("ample")
    assert explorer.result.decision.key == "as_told"


def test_the_first_rule_depends() -> None:
    assert load_claims()["do_the_utmost_for_key_customers"].recompute().verdict == "depends"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: told(budget=-1), "`budget` must be at least 0; got -1. Use a larger number."),
        (
            lambda: best_spend(2000, 40, 200),
            "`success` must be a share between 0 and 1; got 40. Did you mean 0.4?",
        ),
        (
            lambda: win_back(pd.DataFrame({"value": [1]}), 10),
            "`classes` must be a table with the column 'customers'; got 'value'. Use class_table().",
        ),
    ],
)
def test_refusals_in_one_sentence(call: Any, message: str) -> None:
    with pytest.raises(ValueError) as error:
        call()
    assert str(error.value) == message
