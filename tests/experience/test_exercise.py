"""The experience exercise: its lesson for every student, its data, and functions that are nearly right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
import pandas as pd
import pytest

from crm_teaching.answers import WRONG, judge
from crm_teaching.datasets import load
from crm_teaching.experience import exercise
from crm_teaching.experience.exercise.card import card_gain
from crm_teaching.experience.exercise.filled import filled_share, share_needed
from crm_teaching.experience.exercise.moments import MOMENTS, moments_table
from crm_teaching.experience.exercise.months import DAYS, filled_by_month, nights_by_month
from crm_teaching.experience.exercise.peak_end import PEAK_END, peak_end
from crm_teaching.experience.exercise.repair import (
    DECISION,
    best_moment,
    decision,
    gap_and_error,
    repair_gain,
    worst_moment,
)
from crm_teaching.experience.inn import TRUE_CARD, TRUE_LOSS, TRUE_LOW, inn_guests, sum_up
from crm_teaching.fingerprint import check_word


@cache
def base() -> pd.DataFrame:
    return load(exercise.BASE)


@cache
def demo() -> pd.DataFrame:
    return exercise.draw(base(), "demo")


def lesson_holds(data: pd.DataFrame) -> None:
    """Old guests do not fill the inn, the card cannot be told, and not the worst moment decides."""
    # Under a tenth of the list returned; a tenth would leave the inn far from full.
    assert 0.05 < data["returning"].sum() / 1500 < 0.12
    assert filled_share(data) < 0.35 and share_needed(data) > 0.25
    assert filled_by_month(data).max() < 0.6
    # Nobody sleeps on the floor: all guests together fit into every month.
    assert (nights_by_month(data, returning_only=False) <= 6 * DAYS).all()
    assert card_gain(data, -1.96) < 0 < card_gain(data, 1.96)
    assert worst_moment(data) == "reception" and best_moment(data) == DECISION.reference == decision(data)
    # The tick of 1.4 says that the lowest mean and the largest gap are two moments.
    assert max(MOMENTS, key=lambda moment: gap_and_error(data, moment)[1]) != worst_moment(data)
    lows = {moment: repair_gain(data, moment, -1.96) for moment in MOMENTS}
    assert max(lows, key=lambda moment: lows[moment]) == "room" and lows["room"] > 0
    fit = sum_up(data).corrwith(data.loc[:, "overall"])
    assert fit["mean"] > fit["peak_end"] > 0


def test_the_same_student_gets_the_same_data_everywhere() -> None:
    # Written down once: another machine or numpy that draws otherwise would fail here.
    drawn = {student: exercise.draw(base(), student) for student in ("demo", "王小明")}
    assert {student: (check_word(data), len(data)) for student, data in drawn.items()} == {
        "demo": ("lemon-08", 396),
        "王小明": ("olive-77", 393),
    }


def test_a_draw_lengthens_stays_by_a_night_and_nothing_else() -> None:
    real = base().set_index("guest").loc[demo()["guest"]]
    mine = demo().set_index("guest")
    longer = mine["nights"] - real["nights"]
    assert set(longer) == {0, 1} and 0.4 < longer.mean() < 0.6
    assert mine.drop(columns="nights").equals(real.drop(columns="nights"))


def test_each_kind_of_guest_is_drawn_in_proportion() -> None:
    kinds = ["got_card", "back"]
    expected = base().groupby(kinds).size() * 400 / len(base())
    for i in range(20):
        drawn = exercise.draw(base(), f"student {i}").groupby(kinds).size()
        assert (drawn - expected).abs().max() <= 5


def test_a_large_inn_shows_the_truth_it_was_made_from() -> None:
    many = inn_guests(60_000, seed=7)
    card = many.groupby("got_card")["back"].mean()
    assert card[1] - card[0] == pytest.approx(TRUE_CARD, abs=0.01)
    table = moments_table(many).set_index("moment")
    assert table["low_share"].to_dict() == pytest.approx(TRUE_LOW, abs=0.01)
    assert table["gap"].to_dict() == pytest.approx(TRUE_LOSS, abs=0.02)


def test_the_base_table_is_the_generator_s() -> None:
    pd.testing.assert_frame_equal(inn_guests(), base(), check_dtype=False)


def test_gains_by_hand() -> None:
    """Ten low of whom 2 come back, ten others of whom 7 do: 10 * 0.5 * 400 - 2000 = 0."""
    rows = [(1, 1)] * 2 + [(2, 0)] * 8 + [(4, 1)] * 7 + [(5, 0)] * 3 + [(0, 1)] * 5
    guests = pd.DataFrame(rows, columns=["room", "back"]).assign(got_card=[0, 1] * 12 + [0])
    error = np.sqrt(0.2 * 0.8 / 10 + 0.7 * 0.3 / 10)
    assert gap_and_error(guests, "room") == pytest.approx((10, 0.5, error))
    assert repair_gain(guests, "room") == pytest.approx(0)
    assert repair_gain(guests, "room", -1.96) == pytest.approx(-400 * 10 * 1.96 * error)
    everybody_with_card = pd.DataFrame({"got_card": [0, 0, 1, 1], "back": [0, 1, 1, 1]})
    assert card_gain(everybody_with_card) == pytest.approx(400 * 0.5 - 8)


@pytest.mark.parametrize(
    ("ticks", "summary"),
    [([4, 5, 1, 3, 4], 2.5), ([4, 2, 5, 3, 0], 4.0), ([0, 0], 0), ([], 0), ([3], 3.0), ([2, 4], 3.0)],
)
def test_peak_end_by_hand(ticks: list[int], summary: float) -> None:
    assert peak_end(ticks) == summary


def test_the_rule_waits_if_nothing_is_sure_to_pay() -> None:
    nobody_differs = demo().assign(back=np.arange(len(demo())) % 2)
    assert decision(nobody_differs) == "wait"
    cards_work = demo().assign(back=demo()["got_card"])
    assert decision(cards_work) == "cards"


Summary = Callable[[Sequence[int]], float | None]


def mutants() -> dict[str, Summary]:
    """Wrong `peak_end` functions that nobody gave a name."""

    def around(middle: float) -> Summary:
        def summed(ratings: Sequence[int]) -> float:
            ticks = sorted(tick for tick in ratings if tick > 0)
            ends = [tick for tick in ratings if tick > 0]
            return (max(ticks, key=lambda tick: abs(tick - middle)) + ends[-1]) / 2 if ticks else 0

        return summed

    return {
        "middle of 0 to 5": around(2.5),
        "middle at 3.5": around(3.5),
        "fails on nothing": lambda ratings: peak_end(ratings) if any(ratings) else 1 / 0,
        "none for nothing": lambda ratings: peak_end(ratings) if any(ratings) else None,
        "three for nothing": lambda ratings: peak_end(ratings) if any(ratings) else 3,
        "whole numbers": lambda ratings: peak_end(ratings) // 1,
        "five moments only": lambda ratings: peak_end(ratings[:5]),
        "sorted first": lambda ratings: peak_end(sorted(ratings)),
        "in points": lambda ratings: 25 * (peak_end(ratings) - 1),
        "peak only": lambda ratings: 2 * peak_end(ratings) - ([0] + [t for t in ratings if t])[-1],
        "third of the way": lambda ratings: peak_end(ratings) * 2 / 3,
        "needs two ticks": lambda ratings: peak_end(ratings) if len(ratings) > 1 else 0,
    }


@pytest.mark.parametrize("name", list(mutants()))
def test_a_function_that_is_nearly_right_is_refused(name: str) -> None:
    assert judge(PEAK_END, mutants()[name], demo()).state == WRONG


def test_sum_up_leaves_out_guests_with_an_empty_moment() -> None:
    summed = sum_up(demo())
    assert summed.index.equals(demo().index[(demo()[MOMENTS] > 0).all(axis=1)])
    assert (summed["weakest"] <= summed["mean"]).all() and summed.stack().between(1, 5).all()
