"""NPS, CSI and Honda's dealers: printed numbers, sums by hand, simulated truth, and refusals."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_teaching.satisfaction.dealers import judge_coaching, monthly_index
from crm_teaching.satisfaction.index import (
    answers_by_repair,
    compare_numbers,
    rental_guests,
    satisfaction_index,
)
from crm_teaching.satisfaction.nps import answers_needed, judge_change, nps, nps_margin


@pytest.mark.parametrize(("n", "margin"), [(100, 15.3), (400, 7.7), (1600, 3.8), (10_000, 1.5)])
def test_margins_as_printed(n: int, margin: float) -> None:
    assert round(nps_margin(0.5, 0.2, n), 1) == margin


def test_nps_counts_nines_and_tens_against_zero_to_six() -> None:
    assert nps(range(11)) == pytest.approx(100 * (2 - 7) / 11)
    assert nps([7, 8]) == 0


@given(st.floats(1, 100), st.floats(0.5, 20))
def test_answers_needed_turns_the_margin_of_a_change_round(sd: float, change: float) -> None:
    n = answers_needed(sd, change)
    assert 1.96 * sd * np.sqrt(2 / n) <= change + 1e-6
    assert n == 1 or 1.96 * sd * np.sqrt(2 / (n - 1)) > change - 1e-6
    assert answers_needed(sd, -change) == n


def test_a_true_change_shows_half_the_time_and_8_in_10_with_twice_the_answers() -> None:
    rng, n = np.random.default_rng(5), answers_needed(16.6, 5)
    for size, share in ((n, 0.5), (2 * n, 0.8)):
        rise = 5 + rng.normal(0, 16.6 * np.sqrt(2 / size), 40_000)
        assert (rise > 1.96 * 16.6 * np.sqrt(2 / size)).mean() == pytest.approx(share, abs=0.015)


def test_the_margin_holds_the_truth_in_95_of_100_waves() -> None:
    rng = np.random.default_rng(3)
    votes = rng.choice([1, 0, -1], p=[0.5, 0.3, 0.2], size=(4000, 400))
    shares = (votes == 1).mean(axis=1), (votes == -1).mean(axis=1)
    inside = [abs(100 * (p - d) - 30) <= nps_margin(p, d, 400) for p, d in zip(*shares, strict=True)]
    assert 0.935 < np.mean(inside) < 0.965


def test_a_change_of_five_points() -> None:
    one_office = judge_change(30, 1, 1, 5)
    assert one_office.change_margin == pytest.approx(np.sqrt(2) * nps_margin(0.5, 0.2, 30))
    assert one_office.n_needed == 1875 and one_office.decision.key == "wait"
    assert judge_change(1875, 1, 1, 5).decision.key == "act"
    assert judge_change(1874, 1, 1, -5).decision.key == "wait"
    assert judge_change(30, 1, 1, 0).n_needed == 0


def test_an_office_may_read_its_index_by_quarters() -> None:
    quarter = judge_change(30, 1, 3, 5, "csi")
    assert quarter.change_margin == pytest.approx(1.96 * 16.6 * np.sqrt(2 / 90))
    assert quarter.n_needed == 85 and quarter.decision.key == "act"
    assert judge_change(30, 1, 1, 5, "csi").decision.key == "wait"


def test_index_by_hand() -> None:
    people = pd.DataFrame({"room": [5, 4, 3], "price": [3, 2, 1]})
    index = satisfaction_index(people, {"room": 3, "price": 1}, high=5)
    own = [(3 * 100 + 50) / 4, (3 * 75 + 25) / 4, (3 * 50 + 0) / 4]
    assert index.value == pytest.approx(np.mean(own))
    assert index.margin == pytest.approx(1.96 * np.std(own, ddof=1) / np.sqrt(3))
    assert index.n_answers == 3


@given(st.lists(st.integers(1, 10), min_size=2, max_size=30), st.floats(0.1, 9))
def test_index_stays_on_its_scale_whatever_the_weights(answers: list[int], weight: float) -> None:
    people = pd.DataFrame({"a": answers, "b": answers[::-1]})
    assert 0 <= satisfaction_index(people, {"a": weight, "b": 1}).value <= 100
    doubled = satisfaction_index(people, {"a": 2 * weight, "b": 2})
    assert doubled.value == pytest.approx(satisfaction_index(people, {"a": weight, "b": 1}).value)


def test_the_simulated_renters_are_half_promoters_and_a_fifth_detractors() -> None:
    said = rental_guests(50_000)["recommend"]
    assert (said >= 9).mean() == pytest.approx(0.5, abs=0.01)
    assert (said <= 6).mean() == pytest.approx(0.2, abs=0.015)


def test_two_questions_more_and_three_boxes_less() -> None:
    needed = answers_by_repair()
    assert (needed["one question"] > 1.4 * needed["CSI"]).all() and (
        needed["NPS"] > 1.3 * needed["CSI"]
    ).all()
    # The boxes cost most where nobody crosses an edge, and nothing where an 8 becomes a 9.
    boxes = needed["NPS"] / needed["one question"]
    assert boxes.iloc[1] > 1.5 and boxes.iloc[2] < 1
    # Three questions that err together are worth one.
    together = answers_by_repair(shared=1)
    assert together["CSI"].to_numpy() == pytest.approx(together["one question"], rel=0.05)


def test_no_change_needs_endless_answers() -> None:
    people = rental_guests(200)
    assert np.isinf(compare_numbers(people, people)["n_needed"]).all()


def test_honda_without_coaching() -> None:
    seen = judge_coaching(100, 0.5, 0, control=False)
    assert round(seen.flagged_mean, 1) == -8.0 and round(seen.bounce, 1) == 4.0
    assert seen.rises["n_dealers"].tolist() == [50] and np.isnan(seen.effect)


def test_simulated_dealers_do_what_the_formula_says() -> None:
    months = monthly_index(400_000, seed=2)
    flagged = months[months["month_1"] < months["month_1"].mean()]
    rise = flagged["month_2"] - flagged["month_1"]
    seen = judge_coaching(400_000, 0.5, 0, control=False)
    assert flagged["month_1"].mean() - 80 == pytest.approx(seen.flagged_mean, abs=0.1)
    assert rise.mean() == pytest.approx(seen.bounce, abs=0.1)
    assert 1.96 * rise.std() / np.sqrt(200_000) == pytest.approx(seen.rises["margin"][0], rel=0.01)
    assert months["month_1"].corr(months["month_2"]) == pytest.approx(0.5, abs=0.01)


def test_the_control_group_covers_the_effect_in_95_of_100_trials() -> None:
    rng, hits = np.random.default_rng(8), 0
    for trial in range(400):
        months = monthly_index(200, seed=1000 + trial)
        flagged = months[months["month_1"] < months["month_1"].median()]
        coached = rng.permutation(np.repeat([True, False], 50))
        rise = flagged["month_2"] - flagged["month_1"] + 3 * coached
        seen = rise[coached].mean() - rise[~coached].mean()
        hits += abs(seen - 3) <= judge_coaching(200, 0.5, 3, control=True).effect_margin
    assert hits >= 0.92 * 400


@pytest.mark.parametrize(
    ("n", "effect", "control", "key"),
    [
        (100, 8, False, "cannot_tell"),
        (100, 3, True, "cannot_tell"),
        (1000, 3, True, "coaching"),
        (1000, 0, True, "luck"),
    ],
)
def test_what_coaching_shows(n: int, effect: float, control: bool, key: str) -> None:
    assert judge_coaching(n, 0.5, effect, control).decision.key == key


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nps([]), "`answers` must be numbers from 0 to 10; got none."),
        (lambda: nps([3, 11]), "`answers` must be numbers from 0 to 10; got 11."),
        (lambda: nps([3, np.nan]), "`answers` must be numbers from 0 to 10; got nan."),
        (lambda: nps_margin(0.7, 0.4, 100), "`promoters + detractors` must be at most 1; got 1.1."),
        (lambda: nps_margin(50, 0.2, 100), "`promoters` must be a share between 0 and 1; got 50."),
        (lambda: nps_margin(0.5, 0.2, 0), "`n_answers` must be a whole number of at least 1; got 0."),
        (lambda: answers_needed(77, 0), "`change` must be above 0; got 0."),
        (lambda: judge_change(30, 1, 1, 5, "csat"), "`number` must be one of 'nps', 'csi'; got 'csat'."),
        (lambda: judge_coaching(4, 0.5, 0, True), "`n_dealers` must be a whole number of at least 8; got 4."),
        (lambda: judge_coaching(100, 50, 0, True), "`reliability` must be a share between 0 and 1; got 50."),
        (lambda: judge_coaching(100, 0.5, -1, True), "`coaching_effect` must be at least 0; got -1."),
        (lambda: rental_guests(0), "`n_guests` must be a whole number of at least 1; got 0."),
    ],
)
def test_refusals_are_one_sentence(call: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"^`") as error:
        call()
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    ("table", "weights", "sentence"),
    [
        ({"a": [0, 5]}, {"a": 1}, "answers from 1 to 10; got 0"),
        ({"a": [np.nan, 5]}, {"a": 1}, "answers from 1 to 10; got nan"),
        ({"a": [3, 5]}, {"a": 0}, "`weights` must be above 0"),
        ({"a": [3, 5]}, {"b": 1}, "the column 'b'"),
    ],
)
def test_an_index_refuses_what_is_off_its_scale(
    table: dict[str, list[float]], weights: dict[str, float], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        satisfaction_index(pd.DataFrame(table), weights)
