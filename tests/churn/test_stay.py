"""How long customers stay: Kaplan-Meier beside statsmodels, a voucher by hand, groups of known truth."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_teaching import cases
from crm_teaching.churn.groups import fit_two_groups, mixed_survival, price_new_customer
from crm_teaching.churn.stay_explorers import explore_average, explore_voucher
from crm_teaching.churn.survival import months_paid, survival_curve, weighted_months
from crm_teaching.churn.voucher import months_gained, price_voucher
from crm_teaching.claims import load_claims
from crm_teaching.datasets import load
from crm_teaching.loyalty.sbg import fit_sbg, project_cohort

REGULAR = [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1]
HIGH_END = [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4]
# Weeks of remission of 21 leukaemia patients under 6-MP; 0 if still in remission (Freireich et al. 1963).
REMISSION = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
RELAPSED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
KINDS = ("month-to-month", "one year", "two years")


def people(months: list[int], left: list[int]) -> pd.DataFrame:
    return pd.DataFrame({"tenure_months": months, "churned": left})


@cache
def telco(kind: str) -> pd.DataFrame:
    customers = load("telco_customers")
    return customers[customers["contract"] == kind]


def settings(*names: str) -> dict[str, Any]:
    case = cases.load("telco_stay")
    return {name: case[name] for name in names}


def offer(**changed: Any) -> Any:
    free, held = telco("month-to-month"), telco("one year")
    known = settings("voucher", "months_counted", "tenure_now", "margin") | changed
    charge = float(free["monthly_charges_usd"].mean())
    return price_voucher(survival_curve(free), survival_curve(held), charge, **known)


def newcomer(**changed: Any) -> Any:
    names = ("settled_share", "churn_restless", "churn_settled", "months_priced", "win_price", "margin")
    return price_new_customer(**settings(*names) | {"charge": 66.4} | changed)


# --- the curve ------------------------------------------------------------------------------------------


def test_published_curve_of_remission() -> None:
    """The numbers that textbooks of survival analysis print for these patients."""
    curve = survival_curve(people(REMISSION, RELAPSED))
    known = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    assert {week: round(float(curve["survival"].loc[week]), 3) for week in known} == known
    error = (curve["survival"] - curve["low"]) / 1.96
    assert [round(float(error.loc[week]), 4) for week in (6, 10, 23)] == [0.0764, 0.0963, 0.1346]


@pytest.mark.parametrize("kind", KINDS)
def test_curve_and_intervals_equal_those_of_statsmodels(kind: str) -> None:
    from statsmodels.duration.survfunc import SurvfuncRight

    who = telco(kind)
    who = who[who["tenure_months"] > 0]
    other = SurvfuncRight(who["tenure_months"], who["churned"])
    ours = survival_curve(who).loc[other.surv_times]
    assert ours["survival"].to_numpy() == pytest.approx(other.surv_prob)
    assert ours["at_risk"].tolist() == list(other.n_risk)
    inside = (ours["low"] > 0) & (ours["high"] < 1)
    error = ((ours["high"] - ours["low"]) / 2 / 1.96)[inside]
    assert error.to_numpy() == pytest.approx(other.surv_prob_se[inside.to_numpy()])


def test_known_truth_is_recovered_although_most_are_still_here() -> None:
    """Constant churn of 3%: the curve covers it, the mean of those who left does not come near."""
    truth, inside, naive = 0.97**24, 0, []
    for seed in range(100):
        rng = np.random.default_rng(seed)
        life, seen = rng.geometric(0.03, 2000), rng.integers(1, 49, 2000)
        table = people(list(np.minimum(life, seen)), list((life <= seen).astype(int)))
        curve = survival_curve(table)
        inside += bool(curve["low"].loc[24] <= truth <= curve["high"].loc[24])
        naive.append(table.loc[table["churned"] == 1, "tenure_months"].mean())
    assert inside >= 90
    assert max(naive) < 16 < 1 / 0.03


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 1)), min_size=1, max_size=40))
def test_a_curve_never_rises_and_stays_inside_its_interval(rows: list[tuple[int, int]]) -> None:
    curve = survival_curve(people([m for m, _ in rows], [d for _, d in rows]))
    assert (curve["survival"].diff().dropna() <= 1e-12).all()
    assert ((curve["low"] <= curve["survival"]) & (curve["survival"] <= curve["high"])).all()


def test_without_waiting_the_curve_is_the_share_that_stayed() -> None:
    curve = survival_curve(people([1, 2, 2, 5], [1, 1, 1, 1]))
    assert curve["survival"].tolist() == pytest.approx([1, 0.75, 0.25, 0.25, 0.25, 0])
    assert months_paid(curve, 5)[0] == pytest.approx((1 + 2 + 2 + 5) / 4)


def test_months_paid_cover_the_truth() -> None:
    truth = (1 - 0.97**24) / 0.03
    inside = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        life, seen = rng.geometric(0.03, 500), rng.integers(1, 49, 500)
        curve = survival_curve(people(list(np.minimum(life, seen)), list((life <= seen).astype(int))))
        mean, half = months_paid(curve, 24)
        inside += abs(mean - truth) <= half
    assert 88 <= inside <= 99


def test_a_later_start_is_the_rest_of_the_curve() -> None:
    curve = survival_curve(telco("month-to-month"))
    here = curve["survival"]
    assert months_paid(curve, 12, start=12)[0] == pytest.approx(here.loc[12:23].sum() / here.loc[12])
    assert weighted_months(curve, np.array([0.0, 2.0]))[0] == pytest.approx(2 * here.loc[1])


@pytest.mark.parametrize(
    ("months", "left", "message"),
    [
        ([1, -2], [1, 0], "`tenure_months` must be whole months of at least 0; got -2. Correct the column."),
        (
            [1, 2.5],
            [1, 0],
            "`tenure_months` must be whole months of at least 0; got 2.5. Correct the column.",
        ),
        ([1, 2], [1, 2], "`churned` must be 0 or 1; got 2. Correct the column."),
    ],
)
def test_bad_columns_get_one_sentence(months: list[int], left: list[int], message: str) -> None:
    with pytest.raises(ValueError) as error:
        survival_curve(people(months, left))
    assert str(error.value) == message


def test_a_curve_is_not_drawn_out_beyond_its_end() -> None:
    with pytest.raises(ValueError) as error:
        months_paid(survival_curve(people([3, 5], [1, 0])), 7)
    rule = "`n_months` must be at most 6, where the curve ends; got 7. Count fewer months."
    assert str(error.value) == rule


# --- the voucher ----------------------------------------------------------------------------------------


def test_worth_of_a_contract_by_hand() -> None:
    free, held = survival_curve(telco("month-to-month")), survival_curve(telco("one year"))
    gain = (held["survival"] - free["survival"]).loc[:23]
    dollars = 0.5 * telco("month-to-month")["monthly_charges_usd"].mean()
    told = offer()
    assert told.gained_first == pytest.approx(gain.loc[:11].sum())
    assert told.sure_worth == pytest.approx(dollars * gain.loc[:11].sum())
    assert told.most_worth == pytest.approx(dollars * gain.sum())
    assert told.lines.loc[0.5, "worth"] == pytest.approx((told.sure_worth + told.most_worth) / 2)
    at = offer(voucher=told.sure_worth + 0.3 * (told.most_worth - told.sure_worth))
    assert at.needed == pytest.approx(0.3)
    assert at.needed_range[0] < 0.3 < at.needed_range[1]
    assert months_gained(free, held, 24, 0).sum() == pytest.approx(gain.sum())


@pytest.mark.parametrize(
    ("changed", "decision"),
    [
        ({}, "test"),
        ({"voucher": 60}, "offer"),
        ({"voucher": 76}, "test"),
        ({"voucher": 220}, "refuse"),
        ({"months_counted": 12}, "refuse"),
        ({"months_counted": 12, "voucher": 60}, "offer"),
        ({"months_counted": 12, "voucher": 73}, "test"),
        ({"tenure_now": 12}, "refuse"),
        ({"tenure_now": 12, "voucher": 60}, "test"),
        ({"margin": 0.2}, "refuse"),
    ],
)
def test_the_offer_follows_cost_horizon_tenure_and_margin(changed: dict[str, Any], decision: str) -> None:
    assert offer(**changed).decision.key == decision


def test_interval_of_the_worth_covers_the_truth() -> None:
    """Free customers leave at 4% a month, nobody leaves under contract; 300 are seen of each."""
    truth = 30 * sum(1 - 0.96**t for t in range(12))
    inside = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        life, seen = rng.geometric(0.04, 300), rng.integers(12, 40, 300)
        free = survival_curve(people(list(np.minimum(life, seen)), list((life <= seen).astype(int))))
        told = price_voucher(free, survival_curve(people([40] * 300, [0] * 300)), 60, 50, 12, 0, 0.5)
        inside += bool(told.lines.loc[0, "low"] <= truth <= told.lines.loc[0, "high"])
    assert 88 <= inside <= 99


def test_refusals_of_the_voucher_in_one_sentence() -> None:
    with pytest.raises(ValueError) as error:
        offer(months_counted=6)
    rule = "`months_counted` must be a whole number of at least 12; got 6. Use a larger number."
    assert str(error.value) == rule
    with pytest.raises(
        ValueError, match=r"^`margin` must be a share between 0 and 1; got 50\. Did you mean 0\.5"
    ):
        offer(margin=50)


# --- groups and averages --------------------------------------------------------------------------------


def test_the_firm_of_the_case_is_what_the_fit_finds() -> None:
    curve = survival_curve(telco("month-to-month"))["survival"].loc[:48]
    found = fit_two_groups(curve)
    assert {name: found[name] for name in list(found)[:3]} == cases.load("telco_stay").presets[
        "the_firm"
    ].values
    assert found["miss"] < 0.01
    mix = mixed_survival(found["settled_share"], found["churn_restless"], found["churn_settled"], 48)
    assert (mix["survival"] - curve).abs().max() == pytest.approx(found["miss"])


@pytest.mark.parametrize("truth", [(0.5, 0.10, 0.01), (0.8, 0.40, 0.02), (0.3, 0.06, 0.005)])
def test_two_groups_are_found_again(truth: tuple[float, float, float]) -> None:
    found = fit_two_groups(mixed_survival(*truth, 48)["survival"])
    assert tuple(found.values())[:3] == pytest.approx(truth)
    assert found["miss"] < 1e-9


@given(st.floats(0, 1), st.floats(0.01, 0.8), st.floats(0.001, 0.2))
def test_the_average_never_overstates_the_stay(share: float, fast: float, slow: float) -> None:
    told = newcomer(settled_share=share, churn_restless=fast, churn_settled=slow)
    assert told.average_months <= told.mean_months + 1e-9
    assert (told.by_month["churn"].diff().dropna() <= 1e-9).all()


def test_counted_to_the_end_each_group_stays_one_over_its_churn() -> None:
    table = mixed_survival(0.6, 0.20, 0.02, 3000)
    assert table["survival"].sum() == pytest.approx(0.4 * 5 + 0.6 * 50)


@pytest.mark.parametrize(
    ("changed", "decision"),
    [
        ({}, "win_anyway"),
        ({"win_price": 300}, "win"),
        ({"win_price": 1200}, "refuse"),
        ({"settled_share": 0, "churn_restless": 0.06}, "refuse"),
        ({"settled_share": 0.86, "churn_restless": 0.54, "churn_settled": 0.016}, "win_anyway"),
        (
            {"settled_share": 0.86, "churn_restless": 0.54, "churn_settled": 0.016, "months_priced": 24},
            "refuse",
        ),
        ({"months_priced": 12}, "refuse"),
        ({"churn_restless": 0.02}, "win"),
    ],
)
def test_the_price_of_a_new_customer_follows_the_groups(changed: dict[str, Any], decision: str) -> None:
    assert newcomer(**changed).decision.key == decision


def test_explorers_show_the_same_numbers_as_the_models() -> None:
    assert explore_voucher().result.sure_worth == pytest.approx(offer().sure_worth)
    assert explore_average().result.mean_months == pytest.approx(newcomer().mean_months)


# --- published cohorts, claims --------------------------------------------------------------------------


def test_published_parameters_of_both_cohorts() -> None:
    for cohort, known in ((REGULAR, (0.704, 1.182)), (HIGH_END[:8], (0.668, 3.806))):
        model = fit_sbg(cohort)
        assert (round(model.alpha, 3), round(model.beta, 3)) == known


@pytest.mark.parametrize(("cohort", "off"), [(REGULAR, (-1.1, -13.2)), (HIGH_END[:8], (-4.7, -9.7))])
def test_years_5_to_7_are_missed_less_if_customers_differ(
    cohort: list[float], off: tuple[float, float]
) -> None:
    last = 100 * project_cohort(cohort, n_known=4).iloc[-1][["sbg", "constant", "actual"]].astype(float)
    misses = (last["sbg"] - last["actual"], last["constant"] - last["actual"])
    assert tuple(round(miss, 1) for miss in misses) == pytest.approx(off, abs=0.11)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("staying_makes_loyal", "unknown"),
        ("barriers_keep_customers", "depends"),
    ],
)
def test_verdicts(claim: str, verdict: str) -> None:
    assert load_claims()[claim].recompute().verdict == verdict
