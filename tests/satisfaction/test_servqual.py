"""SERVQUAL: gaps as by hand, intervals that hold the truth, and a worst gap only where it is sure."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from crm_teaching import read_survey
from crm_teaching.satisfaction.servqual import DIMENSIONS, ITEMS, mean_interval, service_gaps, worst_gap
from crm_teaching.satisfaction.survey_claims import excitement_wins_loyalty
from crm_teaching.satisfaction.survey_truth import ask_customers, simulate_service, true_gaps

ANSWERS = read_survey("dealer_service")


def test_22_items_on_five_dimensions() -> None:
    sizes = ITEMS["dimension"].value_counts(sort=False).to_dict()
    assert sizes == {"tangibles": 4, "reliability": 5, "responsiveness": 4, "assurance": 4, "empathy": 5}
    assert list(DIMENSIONS) == list(sizes) and ITEMS.index[0] == "01" and ITEMS.index[-1] == "22"


def test_the_kit_s_survey_is_the_generator_s() -> None:
    made = simulate_service(len(ANSWERS))
    pd.testing.assert_frame_equal(made, ANSWERS, check_dtype=False)
    pd.testing.assert_frame_equal(simulate_service(40), made.head(40))


def test_gaps_are_those_by_hand() -> None:
    gaps = service_gaps(ANSWERS)
    by_hand = [(ANSWERS[f"P{item}"] - ANSWERS[f"E{item}"]).mean() for item in ITEMS.index]
    assert gaps.items["gap"].to_numpy() == pytest.approx(np.array(by_hand))
    reliability = np.mean(by_hand[4:9])
    assert gaps.dimensions.loc["reliability", "gap"] == pytest.approx(reliability)
    assert gaps.score == pytest.approx(gaps.dimensions["gap"].mean())


def test_intervals_are_student_s() -> None:
    values = np.random.default_rng(0).normal(size=(12, 2))
    for column, (low, high) in enumerate(zip(*mean_interval(values), strict=True)):
        mine = stats.ttest_1samp(values[:, column], 0).confidence_interval()
        assert (low, high) == pytest.approx((mine.low, mine.high))


def test_the_truth_lies_in_the_interval() -> None:
    truth = true_gaps()
    held = np.array(
        [
            ((gaps["low"] <= truth) & (truth <= gaps["high"])).to_numpy()
            for gaps in (service_gaps(simulate_service(150, seed=seed)).dimensions for seed in range(100))
        ]
    )
    assert (held.sum(axis=0) >= 90).all(), held.sum(axis=0)


def test_true_gaps_are_those_of_a_very_large_survey() -> None:
    for inflation in (0.0, 2.0):
        found = service_gaps(simulate_service(20_000, inflation=inflation)).dimensions["gap"]
        assert found.to_numpy() == pytest.approx(true_gaps(inflation).to_numpy(), abs=0.02)


def test_weights_are_scaled_and_move_the_score() -> None:
    gaps = service_gaps(ANSWERS)
    only = service_gaps(ANSWERS, {"reliability": 7})
    assert only.score == pytest.approx(gaps.dimensions.loc["reliability", "gap"])
    assert only.low == pytest.approx(gaps.dimensions.loc["reliability", "low"])
    assert service_gaps(ANSWERS, dict.fromkeys(DIMENSIONS, 20)).score == pytest.approx(gaps.score)


def test_the_lead_is_a_paired_difference() -> None:
    found = worst_gap(ANSWERS)
    by = {
        name: ANSWERS[[f"P{i}" for i in rows.index]].mean(axis=1)
        - ANSWERS[[f"E{i}" for i in rows.index]].mean(axis=1)
        for name, rows in ITEMS.groupby("dimension")
    }
    paired = stats.ttest_rel(by[found.runner_up], by[found.worst])
    assert (found.worst, found.runner_up) == ("reliability", "responsiveness")
    interval = paired.confidence_interval()
    assert (found.lead_low, found.lead_high) == pytest.approx((interval.low, interval.high))
    # The one-sided test says about what the share of resamples says.
    assert 1 - paired.pvalue / 2 == pytest.approx(found.share, abs=0.04)
    assert found.dimensions["worst_share"].sum() == pytest.approx(1)


def test_more_people_settle_what_few_cannot() -> None:
    assert ask_customers(150, 0.2).decision.key == "ask_more"
    assert ask_customers(600, 0.2).decision.key == "repair_reliability"
    assert ask_customers(150, 0.35).decision.key == "repair_reliability"
    assert ask_customers(150, 0.10).decision.key == "repair_responsiveness"
    assert ask_customers(150, 0.2, inflation=2).decision.key == "repair_tangibles"


def test_a_surely_worst_gap_is_the_true_worst_in_most_surveys() -> None:
    named = [worst_gap(simulate_service(150, seed=seed)).decision.key for seed in range(60)]
    wrong = [key for key in named if key not in ("ask_more", "repair_reliability")]
    assert len(wrong) <= 3 and named.count("ask_more") > 20


def test_no_gap_below_zero_is_no_repair() -> None:
    content = ANSWERS.copy()
    for item in ITEMS.index:
        content[f"P{item}"] = content[f"E{item}"]
    found = worst_gap(content)
    assert found.decision.key == "no_gap" and found.lead == 0


def test_missing_answers_leave_out_their_pair_only() -> None:
    holes = ANSWERS.astype(dict.fromkeys(ANSWERS.columns[1:], float))
    holes.loc[0, "E01"] = np.nan
    gaps = service_gaps(holes)
    assert gaps.items["gap"].iloc[1:].tolist() == pytest.approx(
        service_gaps(ANSWERS).items["gap"][1:].tolist()
    )
    assert gaps.items["gap"].iloc[0] == pytest.approx((ANSWERS["P01"] - ANSWERS["E01"])[1:].mean())
    assert (gaps.items["perceived"] - gaps.items["expected"] - gaps.items["gap"]).abs().max() < 1e-12
    assert worst_gap(holes).n == len(ANSWERS)
    holes.loc[0, [f"P{i}" for i in ("18", "19", "20", "21", "22")]] = np.nan
    assert worst_gap(holes).n == len(ANSWERS) - 1


@pytest.mark.parametrize(
    ("answers", "weights", "message"),
    [
        (ANSWERS.drop(columns="P07"), None, "a table with the column 'P07'"),
        (ANSWERS.head(1), None, "`respondents` must be a whole number of at least 2; got 1."),
        (ANSWERS, {"price": 1.0}, "`weights` must be one of 'tangibles'"),
        (ANSWERS, {"empathy": -1.0}, "`weight of empathy` must be at least 0"),
        (ANSWERS, {"empathy": 0.0}, "`sum of weights` must be above 0"),
    ],
)
def test_what_cannot_be_computed_is_one_sentence(
    answers: pd.DataFrame, weights: dict[str, float] | None, message: str
) -> None:
    for function in (service_gaps, worst_gap):
        with pytest.raises(ValueError) as raised:
            function(answers, weights)  # type: ignore[operator]
        assert message in str(raised.value)


def test_a_delight_wins_while_it_is_new() -> None:
    finding = excitement_wins_loyalty()
    assert finding.verdict == "depends"
    assert finding.table["computed"].tolist()[:3] == ["+1.00", "+0.00", "0%"]
