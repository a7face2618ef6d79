"""The warning score: known truth recovered, the leak caught, errors by group, and the line set by money."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from crm_teaching import cases, datasets
from crm_teaching.churn.panel import INDICATORS, OWN_RHYTHM, TRUE_WEIGHTS, churn_panel, with_own_rhythm
from crm_teaching.churn.scoring import compare_scores, cross_risk, fit_weights, group_errors, risk_tenths
from crm_teaching.churn.threshold import money_line, price_line
from crm_teaching.churn.warning_explorers import explore_line


@cache
def people() -> pd.DataFrame:
    return with_own_rhythm(datasets.load("churn_panel"))


@cache
def own_risk() -> pd.Series:
    return cross_risk(people(), OWN_RHYTHM)


def auc(score: pd.Series) -> float:
    return float(compare_scores(people()["lost"], {"score": score}, n_draws=2).loc["score", "auc"])


def test_the_committed_customers_are_the_simulated_ones() -> None:
    pd.testing.assert_frame_equal(churn_panel(), datasets.load("churn_panel"), check_dtype=False)
    assert people()["lost"].sum() == 195


def test_risks_come_true_in_the_simulation() -> None:
    many = churn_panel(60_000, seed=7)
    tenths = many.groupby(pd.qcut(many["true_risk"], 10, duplicates="drop"), observed=True)
    table = tenths[["lost", "true_risk"]].mean()
    assert table["lost"].to_numpy() == pytest.approx(table["true_risk"].to_numpy(), abs=0.02)
    by_age = many.groupby("age_group")["lost"].mean()
    assert by_age.max() - by_age.min() < 0.015, "age itself changes no risk"


def test_the_fit_recovers_the_known_weights() -> None:
    inside = np.zeros(len(TRUE_WEIGHTS))
    for seed in range(30):
        told = fit_weights(with_own_rhythm(churn_panel(2000, seed=seed)), OWN_RHYTHM)
        inside += ((told["low"] <= told["true"]) & (told["true"] <= told["high"])).to_numpy()
    # Nominal 95%; 30 tables leave a margin of three binomial standard errors.
    assert inside.min() >= 30 * (0.95 - 3 * np.sqrt(0.95 * 0.05 / 30))
    large = fit_weights(with_own_rhythm(churn_panel(40_000, seed=1)), OWN_RHYTHM)
    assert large["estimate"].to_numpy() == pytest.approx(large["true"].to_numpy(), abs=0.15)


def test_pairs_ranked_right_by_hand_and_as_scikit_learn_counts() -> None:
    lost, score = pd.Series([0, 0, 1, 1]), pd.Series([1.0, 2.0, 2.0, 3.0])
    # Pairs: 2>1, 2=2, 3>1, 3>2, that is 3.5 of 4.
    assert compare_scores(lost, {"s": score}, n_draws=1).loc["s", "auc"] == 3.5 / 4
    assert auc(own_risk()) == pytest.approx(roc_auc_score(people()["lost"], own_risk()))


def test_nobody_is_scored_by_a_model_that_saw_her() -> None:
    table = people().copy()
    table["luck"] = np.random.default_rng(1).normal(size=len(table))
    assert abs(auc(cross_risk(table, ["luck"], "boosting")) - 0.5) < 0.06


def test_boosting_is_no_better_than_logistic_and_the_leak_is_too_good() -> None:
    plain, clever = cross_risk(people(), INDICATORS), cross_risk(people(), INDICATORS, "boosting")
    assert auc(plain) > auc(clever) + 0.02
    assert auc(cross_risk(people(), [*INDICATORS, "deposit_back"])) > 0.98
    assert auc(people()["true_risk"]) < 0.85
    assert auc(own_risk()) == pytest.approx(0.80, abs=0.005)


def test_gains_are_paired_and_intervals_hold_the_estimate() -> None:
    told = compare_scores(people()["lost"], {"a": own_risk(), "same": 2 * own_risk()}, n_draws=50)
    assert (told["gain"] == 0).all() and (told["gain_high"] == 0).all()
    assert ((told["low"] <= told["auc"]) & (told["auc"] <= told["high"])).all()


def test_days_wrong_the_older_and_own_cycles_do_not() -> None:
    days, own = (
        group_errors(people(), risk, 0.08) for risk in (cross_risk(people(), INDICATORS), own_risk())
    )
    gap, half = (days["false_alarms"].diff().iloc[-1], days["false_alarms_plus_minus"].sum())
    assert gap < -half, "60 and over are alarmed more often, beyond chance"
    assert abs(own["false_alarms"].diff().iloc[-1]) < own["false_alarms_plus_minus"].max()


def test_tenths_add_up_and_lift_is_a_ratio() -> None:
    tenths = risk_tenths(people()["lost"], own_risk())
    assert tenths["customers"].sum() == 2000 and (tenths["customers"] == 200).all()
    assert (tenths["lost"] * tenths["customers"]).sum() == pytest.approx(195)
    assert tenths.loc[1, "lift"] == pytest.approx(tenths.loc[1, "lost"] / 0.0975)
    assert tenths["caught"].iloc[-1] == pytest.approx(1)
    assert tenths["risk"].is_monotonic_decreasing
    # Wilson's interval for 10 of 100: 5.5% to 17.4%.
    told = risk_tenths(pd.Series(([1] * 10 + [0] * 90) * 10), pd.Series(np.repeat(np.arange(10.0), 100)))
    assert told.loc[1, ["low", "high"]].astype(float).round(3).tolist() == [0.055, 0.174]


def priced(**changed: float) -> Any:
    case = cases.load("churn_warning")
    return price_line(own_risk(), people()["lost"], **{**case.values, **changed})  # type: ignore[arg-type]


def test_the_line_is_where_a_call_breaks_even() -> None:
    line = money_line(20, 0.25, 1000)
    assert line == 0.08
    assert line * 0.25 * 1000 == 20


def test_profit_by_hand() -> None:
    told = priced()
    called = own_risk() > 0.08
    assert told.best_calls == called.sum() == 645
    assert told.best_profit == pytest.approx(people()["lost"][called].sum() * 250 - 645 * 20) == 22_850
    assert told.profit == pytest.approx(8070) and told.gap == pytest.approx(14_780)
    assert told.stay_share == pytest.approx(502 / 645)
    assert told.curve.loc[0.5] == pytest.approx(told.profit)


def test_the_line_by_money_beats_others_on_customers_never_seen() -> None:
    # On many customers with the true risk, no line earns more than that of the formula.
    many = churn_panel(60_000, seed=3)
    curve = price_line(many["true_risk"], many["lost"], 0.5, 1000, 0.25, 20).curve
    assert abs(curve.idxmax() - 0.08) <= 0.03
    assert curve.loc[0.08] > 0.98 * curve.max()


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({}, "lower"),
        ({"line": 0.08}, "keep"),
        ({"line": 0.0}, "raise"),
        ({"line": 0.08, "call_cost": 100}, "raise"),
        ({"line": 0.08, "deaf_above": 0.3}, "band"),
        ({"value": 100, "call_cost": 30}, "nobody"),
        ({"line": 0.08, "success": 0.15}, "keep"),
        ({"line": 0.08, "success": 0.35}, "keep"),
    ],
)
def test_decisions_flip(changed: dict[str, float], key: str) -> None:
    assert priced(**changed).decision.key == key


def test_calls_that_reach_the_deaf_are_lost_money() -> None:
    all_called, band = priced(line=0.08, deaf_above=0.3), priced(line=0.08)
    deaf = int((own_risk() > 0.3).sum())
    assert all_called.gap == pytest.approx(deaf * 20)
    assert all_called.best_profit < band.best_profit


def test_the_explorer_judges_the_share_who_would_have_stayed() -> None:
    explorer = explore_line()
    assert explorer.result.stay_share == pytest.approx(0.778, abs=0.001)
    explorer.press("present")
    assert explorer.result.decision.key == "raise"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: money_line(20, 25, 1000),
            "`success` must be a share between 0 and 1; got 25. Did you mean 0.25?",
        ),
        (lambda: money_line(20, 0.25, -50), "`value` must be above 0; got -50. Use a larger number."),
        (
            lambda: cross_risk(people(), OWN_RHYTHM, "forest"),
            "`method` must be one of 'logistic', 'boosting'; got 'forest'. Copy one of these names.",
        ),
        (
            lambda: churn_panel(1),
            "`n_customers` must be a whole number of at least 2; got 1. Use a larger number.",
        ),
    ],
)
def test_refusals_in_one_sentence(call: Any, message: str) -> None:
    with pytest.raises(ValueError) as error:
        call()
    assert str(error.value) == message
