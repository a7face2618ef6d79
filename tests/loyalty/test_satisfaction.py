"""The curve against the values worked out by hand, and the worth of a point against known feelings."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from crm_teaching.loyalty import satisfaction as s
from crm_teaching.simulate import satisfaction_survey


@pytest.mark.parametrize(
    ("gamma", "expected"), [(0.3, [0, 0.66, 0.81, 0.92, 1]), (4, [0, 0.004, 0.06, 0.32, 1])]
)
def test_curve_has_the_published_values(gamma: float, expected: list[float]) -> None:
    assert s.loyalty_curve(s.SCORES, gamma) == pytest.approx(expected, abs=0.005)


def test_six_times_needs_a_gamma_of_6_23() -> None:
    gamma = s.gamma_for_ratio(6)
    assert gamma == pytest.approx(6.23, abs=0.005)
    assert s.loyalty_curve(5, gamma) / s.loyalty_curve(4, gamma) == pytest.approx(6)


def test_one_more_point_is_the_mean_over_what_those_with_a_tick_feel() -> None:
    people = pd.DataFrame({"satisfaction": [3, 4, 4], "true_satisfaction": [3, 4, 4.5], "true_pull": 1.0})
    worth = s.worth_of_a_point(people, 4, 3000, 900)
    assert worth.decision.key == "raise_4"
    # (1 - 0.75**4) and (1 - 0.875**4), by hand.
    assert worth.best_net_yuan == pytest.approx(3000 * (2 - 0.75**4 - 0.875**4) / 2 - 900)
    assert worth.steps["gain"].tolist() == pytest.approx([0.75**4 - 0.5**4, (2 - 0.75**4 - 0.875**4) / 2])


@pytest.mark.parametrize(
    ("gamma", "margin", "key"),
    [(4, 4000, "raise_4"), (8, 4000, "raise_5"), (0.3, 4000, "none"), (0.3, 8000, "raise_1")],
)
def test_who_is_worth_a_point_depends_on_rivals_and_margin(gamma: float, margin: int, key: str) -> None:
    assert s.worth_of_a_point(satisfaction_survey(), gamma, margin, 1000).decision.key == key


def test_stay_by_score_counts_and_keeps_its_interval_inside_0_to_1() -> None:
    people = pd.DataFrame(
        {"market": "home", "satisfaction": [5] * 4 + [1] * 2, "renewed": [1, 1, 1, 1, 0, 0]}
    )
    table = s.stay_by_score(people).set_index("score")
    assert table.loc[5, ["n_customers", "n_stayed", "share_stayed"]].tolist() == [4, 4, 1]
    # Wilson's interval for 4 of 4: low = 4 / (4 + 1.96**2).
    assert table.loc[5, "low"] == pytest.approx(4 / (4 + 1.959964**2))
    assert table["low"].min() >= 0
    assert table["high"].max() <= 1


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: s.loyalty_curve(6, 4),
            "`satisfaction` must be scores from 1 to 5; got 6. Rescale the answers to five points first.",
        ),
        (
            lambda: s.loyalty_curve([3, np.nan], 4),
            "`satisfaction` must be scores from 1 to 5; got nan. Rescale the answers to five points first.",
        ),
        (
            lambda: s.loyalty_curve(3, 0),
            "`gamma` must be above 0; got 0. Use 0.3 for few rivals, 4 for many.",
        ),
        (
            lambda: s.gamma_for_ratio(1),
            "`ratio` must be above 1; got 1. A rising curve keeps more at 5 than at 4.",
        ),
        (
            lambda: s.worth_of_a_point(satisfaction_survey(), 4, -1, 900),
            "`margin_yuan` must be at least 0; got -1. Use the yearly margin of one customer.",
        ),
        (
            lambda: s.worth_of_a_point(satisfaction_survey(), 0, 4000, 900),
            "`gamma` must be above 0; got 0. Use 0.3 for few rivals, 4 for many.",
        ),
        (
            lambda: s.stay_by_score(pd.DataFrame({"market": [], "satisfaction": [], "renewed": []})),
            "`survey` must be a table with at least one row; got 0 rows. Use load('satisfaction_survey').",
        ),
    ],
)
def test_each_error_is_one_whole_sentence(call, sentence: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError) as error:
        call()
    assert str(error.value) == sentence
