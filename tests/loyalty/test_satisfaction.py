"""The curve against the values worked out by hand, and the fit against a truth that is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from crm_teaching.loyalty import satisfaction as s
from crm_teaching.loyalty.competition import answer_shares, fit_competition
from crm_teaching.simulate import MARKETS, satisfaction_survey


@pytest.mark.parametrize(
    ("gamma", "expected"), [(0.3, [0, 0.66, 0.81, 0.92, 1]), (4, [0, 0.004, 0.06, 0.32, 1])]
)
def test_curve_has_the_published_values(gamma: float, expected: list[float]) -> None:
    assert s.loyalty_curve(s.SCORES, gamma) == pytest.approx(expected, abs=0.005)


def test_six_times_needs_a_gamma_of_6_23() -> None:
    gamma = s.gamma_for_ratio(6)
    assert gamma == pytest.approx(6.23, abs=0.005)
    assert s.loyalty_curve(5, gamma) / s.loyalty_curve(4, gamma) == pytest.approx(6)
    # Six times as many of those at 4 must still be at most everybody.
    assert s.largest_ratio(s.loyalty_curve(4, gamma)) == pytest.approx(6)


def test_one_more_point_pays_at_the_top_with_many_rivals_and_at_the_bottom_with_few() -> None:
    many, few = (s.worth_of_a_point(gamma, 3000, 900) for gamma in (4, 0.3))
    assert many.decision.key == "raise_4"
    assert few.decision.key == "raise_1"
    assert many.steps["gain"].sum() == pytest.approx(1)
    assert s.worth_of_a_point(4, 1000, 900).decision.key == "none"
    # 0.684 * 3000 - 900, by hand.
    assert many.best_net_yuan == pytest.approx((1 - 0.75**4) * 3000 - 900)


def test_expected_share_weighs_the_curve_by_the_scores() -> None:
    shares = [0.1, 0.2, 0.3, 0.2, 0.2]
    assert s.expected_loyal_share(shares, 1) == pytest.approx(0.2 * 0.25 + 0.3 * 0.5 + 0.2 * 0.75 + 0.2)


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


def test_answers_are_shares_of_each_feeling() -> None:
    shares = answer_shares(np.linspace(1, 5, 9), 0.6)
    assert shares.shape == (5, 9)
    assert shares.sum(axis=0) == pytest.approx(np.ones(9))


@pytest.mark.slow
@pytest.mark.parametrize("market", MARKETS)
def test_fit_recovers_the_truth_in_at_least_90_of_100_surveys(market: str) -> None:
    hits = 0
    for seed in range(100):
        survey = satisfaction_survey(seed=seed).query("market == @market")
        fit = fit_competition(survey["satisfaction"], survey["renewed"], noise=0.6, spread=0.5)
        hits += fit.low <= MARKETS[market] <= fit.high
    assert hits >= 90


def test_noise_ignored_makes_a_hard_market_look_mild() -> None:
    survey = satisfaction_survey().query("market == 'many rivals'")
    plain = fit_competition(survey["satisfaction"], survey["renewed"])
    aware = fit_competition(survey["satisfaction"], survey["renewed"], noise=0.6, spread=0.5)
    assert plain.high < 4
    assert aware.low < 4 < aware.high


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
            lambda: s.largest_ratio(0),
            "`share_at_four` must be above 0; got 0. If nobody stays at 4 the ratio has no limit.",
        ),
        (
            lambda: s.expected_loyal_share([0.5, 0.6], 4),
            "`score_shares` must be five shares that add to 1; got 2 numbers that add to 1.1. "
            "Divide the counts by their sum.",
        ),
        (
            lambda: s.worth_of_a_point(4, -1, 900),
            "`margin_yuan` must be at least 0; got -1. Use the yearly margin of one customer.",
        ),
        (
            lambda: s.stay_by_score(pd.DataFrame({"market": [], "satisfaction": [], "renewed": []})),
            "`survey` must be a table with at least one row; got 0 rows. Use load('satisfaction_survey').",
        ),
        (
            lambda: fit_competition([4, 5], [1]),
            "`stayed` must be as long as `scores`; got 2 scores and 1 outcomes. Give one outcome per score.",
        ),
        (
            lambda: fit_competition([4, 5], [1, 1]),
            "`stayed` must be a mix of 0 and 1; got only 1. Some must stay and some must leave.",
        ),
        (
            lambda: fit_competition([4, 4.5], [0, 1]),
            "`scores` must be whole numbers from 1 to 5; got 4.5. Drop customers not asked.",
        ),
    ],
)
def test_each_error_is_one_whole_sentence(call, sentence: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError) as error:
        call()
    assert str(error.value) == sentence
