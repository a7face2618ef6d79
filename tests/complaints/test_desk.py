"""The desk: Erlang's and Cobham's formulas, the desk played through, and how many people cost the least."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_teaching import cases
from crm_teaching.claims import load_claims
from crm_teaching.complaints.desk import hire_or_mend, simulate_desk, staff_desk
from crm_teaching.complaints.queue import desk_queue, priority_waits, wait_chance, wait_curves

MONEY: dict[str, Any] = {"margin_yuan": 180, "wage_yuan": 40}


def test_erlang_c_by_hand() -> None:
    # 1 + 3 + 4.5 + 4.5 = 13, and 81/24 * 4/(4 - 3) = 13.5
    assert wait_chance(3, 4) == pytest.approx(13.5 / 26.5)
    # One person: the chance to wait is how busy that person is.
    assert wait_chance(0.3, 1) == pytest.approx(0.3)


def test_erlang_c_as_published() -> None:
    # The R package ErlangC: 100 calls in 30 minutes, 180 s each, target 20 s, 14 people.
    desk = desk_queue(200, 3, 14, 20 / 60)
    assert desk.wait_chance == pytest.approx(0.1741319, abs=5e-8)
    assert desk.in_time == pytest.approx(0.88835, abs=5e-6)
    assert 60 * desk.wait_minutes == pytest.approx(7.83593701177724)


@given(st.floats(0.1, 60), st.integers(1, 80))
def test_erlang_c_is_the_sum_of_its_formula(load: float, n: int) -> None:
    if load >= n:
        assert wait_chance(load, n) == 1
        return
    waits = load**n / math.factorial(n) * n / (n - load)
    free = sum(load**k / math.factorial(k) for k in range(n))
    assert wait_chance(load, n) == pytest.approx(waits / (free + waits))


def test_a_full_desk_never_ends() -> None:
    assert desk_queue(12, 15, 3).endless
    assert not desk_queue(11.9, 15, 3).endless
    weekly = simulate_desk(12, 15, 3, 24_000).groupby("week")["wait_minutes"].mean()
    assert weekly.loc[41:].mean() > 10 * weekly[1]


def interval(values: Any) -> tuple[float, float]:
    half = 1.96 * values.std() / math.sqrt(len(values))
    return values.mean() - half, values.mean() + half


@pytest.mark.parametrize("n", [4, 5])
def test_the_formula_lies_inside_the_simulation_s_interval(n: int) -> None:
    desk = desk_queue(12, 15, n)
    inside = np.zeros(2)
    for start in range(40):
        played = simulate_desk(12, 15, n, 12_000, seed=start)
        weeks = played.assign(in_time=played["wait_minutes"] <= 5).groupby("week")
        for k, (column, truth) in enumerate([("wait_minutes", desk.wait_minutes), ("in_time", desk.in_time)]):
            low, high = interval(weeks[column].mean().iloc[:-1])
            inside[k] += low <= truth <= high
    # 95% of 40 are 38; one in a thousand draws of a true interval falls below 33.
    assert (inside >= 33).all(), inside


def test_cobham_against_the_desk_played_through() -> None:
    truth = priority_waits(12, 15, 4, 0.30)
    played = simulate_desk(12, 15, 4, 60_000, first_share=0.30)
    for first, wait in zip((True, False), truth, strict=True):
        low, high = interval(played[played["first"] == first].groupby("week")["wait_minutes"].mean())
        assert low <= wait <= high


@given(st.floats(1, 15), st.floats(0, 1), st.integers(4, 9))
def test_priority_moves_waits_and_saves_none(an_hour: float, share: float, n: int) -> None:
    first, others = priority_waits(an_hour, 15, n, share)
    together = share * first + (1 - share) * others
    assert first <= others
    assert together == pytest.approx(desk_queue(an_hour, 15, n).wait_minutes)


def test_cobham_by_hand_with_one_person() -> None:
    # Service 20 minutes, 2 an hour: busy 2/3; waits 40 minutes if nobody goes first.
    assert desk_queue(2, 20, 1).wait_minutes == pytest.approx(40)
    first, others = priority_waits(2, 20, 1, 0.5)
    assert (first, others) == (pytest.approx(20), pytest.approx(60))


@pytest.mark.parametrize(
    ("changed", "best", "key"),
    [
        ({}, 5, "hire"),
        ({"n_handlers": 5}, 5, "enough"),
        ({"n_handlers": 6}, 5, "too_many"),
        ({"n_handlers": 3}, 5, "endless"),
        ({"gap": 0.07}, 4, "enough"),
        ({"gap": 0.08}, 5, "hire"),
        ({"n_handlers": 5, "gap": 0.21}, 5, "enough"),
        ({"n_handlers": 5, "gap": 0.23}, 6, "hire"),
        ({"complaints_an_hour": 8.8}, 4, "enough"),
        ({"complaints_an_hour": 15}, 6, "hire"),
    ],
)
def test_the_number_of_people_follows_what_speed_is_worth(
    changed: dict[str, float], best: int, key: str
) -> None:
    now: dict[str, Any] = {"complaints_an_hour": 12, "minutes_each": 15, "n_handlers": 4, "gap": 0.15}
    told = staff_desk(**(now | changed), **MONEY)
    assert (told.best, told.decision.key) == (best, key)


def test_the_fifth_by_hand() -> None:
    told = staff_desk(12, 15, 4, 0.15, **MONEY)
    four, five = 13.5 / 26.5 * math.exp(-1 / 3), 0.23615 * math.exp(-2 / 3)
    assert told.next_keeps_yuan == pytest.approx(12 * (four - five) * 0.15 * 180, rel=1e-4)
    assert told.table.loc[5, "cost_yuan"] == pytest.approx(200 + 12 * five * 0.15 * 180, rel=1e-4)


@given(st.floats(1, 20), st.floats(0, 0.3), st.integers(1, 12))
def test_one_more_pays_until_the_best_number(an_hour: float, gap: float, n: int) -> None:
    told = staff_desk(an_hour, 15, n, gap, **MONEY)
    if not told.queue.endless:
        assert (n < told.best) == (told.next_keeps_yuan > 40)


def test_mending_takes_complaints_and_losses_away() -> None:
    table = hire_or_mend(12, 3.2, 4, 0.5, 0.8, minutes_each=15, gap=0.15, **MONEY)
    assert table["people"].tolist() == [4, 5, 4, 4]
    assert table["cause_yuan"].tolist() == pytest.approx([3.2 * 0.3 * 180] * 2 + [0, 0])
    left = staff_desk(8.8, 15, 4, 0.15, **MONEY)
    assert table.loc["mend, as now", "total_yuan"] == pytest.approx(left.table.loc[4, "cost_yuan"])


@pytest.mark.parametrize(("gap", "fifth", "lid"), [(0.083, 4, 49), (0.15, 39, 88), (0.209, 70, 123)])
def test_a_lid_that_lost_nobody_still_saves_more_than_a_fifth(gap: float, fifth: int, lid: int) -> None:
    total = hire_or_mend(12, 19 / 6, 4, 0.8, 0.8, minutes_each=15, gap=gap, **MONEY)["total_yuan"]
    assert round(total["as now"] - total["best number"]) == fifth
    assert round(total["as now"] - total["mend, as now"]) == lid


@pytest.mark.parametrize(
    ("again", "least", "most"), [(0.412, 10_600, 11_000), (0.549, 7500, 7900), (0.686, 4400, 4800)]
)
def test_how_far_luck_moves_what_the_lid_may_cost(again: float, least: int, most: int) -> None:
    for gap in (0.083, 0.15, 0.209):
        total = hire_or_mend(12, 19 / 6, 4, again, 0.8, minutes_each=15, gap=gap, **MONEY)["total_yuan"]
        assert least < 40 * (total["best number"] - total["mend, as now"]) < most


def test_curves_rise_and_are_the_formula_s() -> None:
    curves = wait_curves(15, [4, 5], [4, 8, 12, 15, 16])
    assert curves.loc[12, 4] == pytest.approx(desk_queue(12, 15, 4).wait_minutes)
    assert curves[4].is_monotonic_increasing and curves.loc[16, 4] == math.inf


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: desk_queue(0, 15, 4), "`complaints_an_hour` must be above 0; got 0. Use a larger number."),
        (
            lambda: priority_waits(12, 15, 3, 0.3),
            "`n_handlers` must be above 3; got 3. The load is 3: take more people.",
        ),
        (
            lambda: staff_desk(12, 15, 4, 15, **MONEY),
            "`gap` must be a share between 0 and 1; got 15. Did you mean 0.15?",
        ),
        (
            lambda: simulate_desk(12, 15, 2.5, 10),  # type: ignore[arg-type]
            "`n_handlers` must be a whole number of at least 1; got 2.5. Count whole things.",
        ),
    ],
)
def test_refusals_in_one_sentence(call: Any, message: str) -> None:
    with pytest.raises(ValueError) as error:
        call()
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("claim", "verdict"), [("fast_recovery_always_pays", "depends"), ("handling_is_only_repair", "holds")]
)
def test_verdicts(claim: str, verdict: str) -> None:
    assert load_claims()[claim].recompute().verdict == verdict


def test_the_case_holds_what_the_log_says() -> None:
    case = cases.load("complaint_desk")
    assert (case["complaints_an_hour"], case["minutes_each"], case["n_handlers"]) == (12, 15, 4)
    assert case["fast_major"] - case["solved_major"] == pytest.approx(0.28)
