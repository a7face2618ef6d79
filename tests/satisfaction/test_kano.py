"""Kano: the published table and numbers, classes that can be trusted, curves, and a delight that ages."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from crm_teaching import read_survey
from crm_teaching.satisfaction.delight import age_shares, next_unit, satisfaction_curve
from crm_teaching.satisfaction.kano import (
    QUALITIES,
    TABLE,
    better_worse,
    cells_of,
    grade_answers,
    kano_classes,
)
from crm_teaching.satisfaction.survey_truth import FEATURES, simulate_kano

ANSWERS = read_survey("dealer_kano", kind="kano")


def pairs(**counts: int) -> pd.DataFrame:
    """Return answers on one feature with so many customers of each quality."""
    told = [cells_of(quality)[0] for quality, n in counts.items() for _ in range(n)]
    frame = pd.DataFrame(told, columns=["with_it", "without_it"])
    return frame.assign(feature="parking", respondent=range(len(frame)))


def test_the_table_of_1984() -> None:
    assert ["".join(row) for row in TABLE.to_numpy()] == ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]
    assert sum(len(cells_of(quality)) for quality in QUALITIES) == 25


def test_better_and_worse_of_berger_1993() -> None:
    better, worse = better_worse(must_be=95, performance=123, excitement=45, indifferent=33)
    assert (round(better, 3), round(worse, 3)) == (0.568, -0.736)
    row = kano_classes(pairs(M=95, O=123, A=45, I=33)).loc["parking"]
    assert (row["better"], row["worse"]) == pytest.approx((better, worse))
    assert row["quality"] == "performance" and row["sure"] == np.False_
    low, high = proportion_confint(95 + 123, 296, method="wilson")
    assert (row["worse_low"], row["worse_high"]) == pytest.approx((-high, -low))


def test_reverse_and_questionable_answers_do_not_count_for_better() -> None:
    assert kano_classes(pairs(A=3, I=1, R=2, Q=2))["better"].item() == pytest.approx(3 / 4)


@pytest.mark.parametrize(
    ("counts", "quality"),
    [
        ({"M": 5, "O": 5}, "basic"),
        ({"I": 5, "A": 5}, "excitement"),
        ({"O": 4, "A": 4, "I": 4}, "performance"),
        ({"I": 6, "A": 5}, "indifferent"),
    ],
)
def test_in_a_tie_what_hurts_most_wins(counts: dict[str, int], quality: str) -> None:
    assert kano_classes(pairs(**counts))["quality"].item() == quality


def test_a_class_is_sure_only_with_a_lead_beyond_luck() -> None:
    assert not kano_classes(pairs(M=11, O=9))["sure"].item()
    assert kano_classes(pairs(M=110, O=60))["sure"].item()


def test_the_survey_of_the_dealer() -> None:
    pd.testing.assert_frame_equal(simulate_kano(150).reset_index(drop=True), ANSWERS, check_dtype=False)
    found = kano_classes(ANSWERS)
    assert found.index.tolist() == list(FEATURES)
    assert found[["M", "O"]].loc["short wait at the workshop"].tolist() == [51, 51]
    assert found["quality"].tolist()[:4] == ["basic", "performance", "basic", "excitement"]


def test_the_truth_lies_in_the_interval() -> None:
    shares = pd.DataFrame(FEATURES, index=list("MOAIR")).T
    total = shares[list("MOAI")].sum(axis=1)
    better, worse = (shares["A"] + shares["O"]) / total, -(shares["O"] + shares["M"]) / total
    tables = [kano_classes(simulate_kano(150, seed=seed)) for seed in range(100)]
    for truth, name in ((better, "better"), (worse, "worse")):
        held = sum(((t[f"{name}_low"] <= truth) & (truth <= t[f"{name}_high"])).astype(int) for t in tables)
        assert (held >= 90).all(), (name, held.tolist())


def test_missing_answers_are_not_graded() -> None:
    told = ANSWERS.astype({"with_it": float})
    told.loc[0, "with_it"] = np.nan
    assert grade_answers(told).isna().sum() == 1
    assert kano_classes(told)[list(QUALITIES)].sum(axis=1).tolist() == [149, *[150] * 5]


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pd.DataFrame({"feature": ["a"], "with_it": [6], "without_it": [1]}), "whole numbers from 1 to 5"),
        (pd.DataFrame({"feature": ["a"], "with_it": [1.5], "without_it": [1]}), "whole numbers from 1 to 5"),
        (pd.DataFrame({"feature": ["a"], "with_it": [1]}), "the column 'without_it'"),
        (pd.DataFrame({"with_it": [1], "without_it": [1]}), "the column 'feature'"),
        (pd.DataFrame({"feature": ["a"], "with_it": [np.nan], "without_it": [1]}), "both questions on a"),
        (pd.DataFrame({"feature": ["a"], "with_it": [1], "without_it": [1]}), "M, O, A or I on a"),
    ],
)
def test_what_cannot_be_classified_is_one_sentence(frame: pd.DataFrame, message: str) -> None:
    with pytest.raises(ValueError) as raised:
        kano_classes(frame)
    assert message in str(raised.value)


def test_curves_begin_and_end_where_the_text_says() -> None:
    ends = {name: satisfaction_curve(name, [0, 1]) for name in ("basic", "performance", "excitement")}
    assert ends["basic"] == pytest.approx([-1, -0.0183], abs=1e-4)
    assert ends["performance"].tolist() == [-1, 1] and ends["excitement"].tolist() == [0, 1]
    x = np.linspace(0, 1, 50)
    for name in ends:
        assert (np.diff(satisfaction_curve(name, x)) > 0).all()
    with pytest.raises(ValueError, match="shares between 0 and 1"):
        satisfaction_curve("basic", 1.2)
    with pytest.raises(ValueError, match="must be one of 'basic'"):
        satisfaction_curve("must-be", 0.2)


def test_ageing_solves_its_equations() -> None:
    t, v, dt = np.linspace(0, 20, 2001), 0.2, 0.01
    shares = age_shares(t, v)
    assert shares.sum(axis=1).to_numpy() == pytest.approx(1)
    assert np.diff(shares["excitement"]) / dt == pytest.approx(-v * shares["excitement"][:-1], abs=1e-3)
    assert np.diff(shares["basic"]) / dt == pytest.approx(v * shares["performance"][:-1], abs=1e-3)
    assert age_shares([5], 0.0).iloc[0].tolist() == [1, 0, 0]


def test_next_unit_goes_where_it_gains_most() -> None:
    for year in (0, 8, 16):
        found = next_unit(year, 0.1, 0.3, 0.8, 0.6)
        assert found.gains["gain"].idxmax() == found.decision.key
    assert next_unit(0, 0.1, 0.3, 0.1, 0.8).decision.key == "basic"
    assert next_unit(0, 0.1, 0.3, 0.8, 0.8).decision.key == "performance"
    assert next_unit(0, 0.1, 1.0, 0.8, 0.8).decision.key == "delight"
    assert next_unit(12, 0.1, 0.3, 0.8, 0.8).decision.key == "delight"
    assert next_unit(12, 0.0, 0.3, 0.8, 0.8).decision.key == "performance"
    new = next_unit(0, 0.1, 0.3, 0.8, 0.8)
    assert new.curves["delight"].iloc[[0, -1]].tolist() == [0, 1]
    assert new.gains["then"].sub(new.gains["before"]).tolist() == new.gains["gain"].tolist()


@pytest.mark.parametrize(
    ("year", "on_time", "fuel", "winner"),
    [
        (0, 0.50, 0.95, "performance"),
        (0, 0.50, 0.96, "basic"),
        (0, 0.14, 0.80, "performance"),
        (0, 0.13, 0.80, "basic"),
        (9, 0.50, 0.80, "performance"),
        (10, 0.50, 0.80, "delight"),
    ],
)
def test_fuel_loses_where_the_lesson_says(year: float, on_time: float, fuel: float, winner: str) -> None:
    assert next_unit(year, 0.1, 0.3, on_time, fuel).decision.key == winner


def test_the_sums_by_hand_of_the_next_unit() -> None:
    assert next_unit(10, 0.1, 0.3, 0.5, 0.8).gains["gain"].round(2).tolist() == [0.09, 0.40, 0.42]
    by_hand = 0.37 * 0.04 + 0.37 * 0.60 + 0.26 * 0.70
    assert by_hand == pytest.approx(0.42, abs=0.005)
