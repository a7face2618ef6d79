"""Who is gone: real silences, the window of a win-back mail, churn rates, their base, and migration."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_teaching import cases, load_orders
from crm_teaching.churn.adviser import choose_adviser
from crm_teaching.churn.inactivity import come_back, silences
from crm_teaching.churn.rates import absolute_churn, churn_report, relative_churn, spend_by_half
from crm_teaching.churn.window import choose_window, response_after
from crm_teaching.claims import load_claims

SILENCES = silences(load_orders())
HALVES = spend_by_half(load_orders())


def defaults(case_id: str) -> dict[str, Any]:
    case = cases.load(case_id)
    return {name: case[name] for name in [*case.parameters, *case.facts] if name != "window_repair"}


def orders(*days: str) -> pd.DataFrame:
    return pd.DataFrame({"customer_id": 1, "order_date": pd.to_datetime(list(days)), "amount_usd": 1.0})


# --- silences -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("following", "month"),
    [("1997-02-01", 1), ("1997-02-15", 1), ("1997-02-16", 2), ("1997-07-15", 6), ("1997-07-16", 7)],
)
def test_the_order_on_the_day_that_ends_a_month_belongs_to_that_month(following: str, month: int) -> None:
    found = silences(orders("1997-01-15", following), until="1997-01-31")
    assert found["month_back"].tolist() == [month]
    assert found["months_known"].tolist() == [17]


def test_a_silence_without_an_end_counts_as_lost_and_two_orders_of_a_day_as_one() -> None:
    found = silences(orders("1997-01-31", "1997-01-31"))
    assert found["month_back"].isna().tolist() == [True]
    assert come_back(found, [6])[["n_lost", "n_back"]].to_numpy().tolist() == [[1, 0]]


def test_cdnow_counted_again_straight_from_the_days() -> None:
    days = load_orders()[["customer_id", "order_date"]].drop_duplicates()
    days["next_order"] = days.groupby("customer_id")["order_date"].shift(-1)
    early = days[days["order_date"] <= "1997-03-31"]
    for window in (1, 6, 9):
        called = early["order_date"] + pd.DateOffset(months=window)
        end = early["order_date"] + pd.DateOffset(months=window + 6)
        lost = ~(early["next_order"] <= called)
        row = come_back(SILENCES, [window]).iloc[0]
        assert (row["n_lost"], row["n_back"]) == (lost.sum(), (lost & (early["next_order"] <= end)).sum())


def test_six_months_at_cdnow() -> None:
    row = come_back(SILENCES, [6]).iloc[0]
    assert (row["n_lost"], row["n_back"]) == (1700, 240)
    assert [round(row[name], 3) for name in ("back_share", "low", "high")] == [0.141, 0.125, 0.158]
    assert round(row["first_share"], 3) == 0.862


def test_known_return_rate_is_inside_the_interval_about_95_times_in_100() -> None:
    inside = 0
    for seed in range(200):
        back = np.random.default_rng(seed).random(500) < 0.2
        drawn = pd.DataFrame({"customer_id": range(500), "order_number": 1, "months_known": 15})
        drawn["month_back"] = np.where(back, 8.0, np.nan)
        row = come_back(drawn, [6]).iloc[0]
        inside += row["low"] <= 0.2 <= row["high"]
    assert 180 <= inside <= 199


def test_the_workshops_window_cannot_be_tested_here() -> None:
    with pytest.raises(ValueError) as error:
        come_back(SILENCES, [int(cases.load("cdnow_silence")["window_repair"])])
    said = "`window` must be at most 9; got 15. The orders end less than 6 months after a longer silence."
    assert str(error.value) == said


# --- the mail -------------------------------------------------------------------------------------------


def test_who_comes_back_alone_spends_about_what_the_case_takes_for_the_won() -> None:
    days = load_orders().groupby(["customer_id", "order_date"], as_index=False)["amount_usd"].sum()
    lost = SILENCES[~(SILENCES["month_back"] <= 6)]
    back = lost.loc[lost["month_back"] <= 12, ["customer_id", "started"]].merge(days, on="customer_id")
    since = back["order_date"] > back["started"] + pd.DateOffset(months=6)
    until = back["order_date"] <= back["started"] + pd.DateOffset(months=12)
    each = back.loc[since & until, "amount_usd"].sum() / 240
    assert round(each, 1) == 55.4
    assert abs(each - cases.load("cdnow_silence")["spend_back"]) < 1


def mail(**changed: float) -> Any:
    return choose_window(SILENCES, **defaults("cdnow_silence") | changed)


def test_gain_of_six_months_by_hand() -> None:
    told = mail()
    won = (1700 - 240) * 0.10 * 0.9**5
    assert told.gain == pytest.approx(won * (0.30 * 55 - 3) - 240 * 3 - 1700 * 0.10)
    assert told.anyway_share == pytest.approx(240 / (240 + won))
    assert response_after(6, 0.10, 0.10) == pytest.approx(0.059049)


def test_at_the_needed_response_the_mail_earns_nothing() -> None:
    assert mail(response=mail().needed_response, fade=0).gain == pytest.approx(0, abs=1e-9)
    assert mail(coupon=16.5).needed_response == np.inf


def test_a_reminder_does_as_well_as_the_coupon_at_a_third_of_its_response() -> None:
    assert mail(coupon=0).needed_response == pytest.approx(0.007, abs=5e-4)
    enough = (mail().gain + 170) / (1460 * 16.5)
    assert enough == pytest.approx(0.018, abs=5e-4)
    assert mail(coupon=0, response=enough, fade=0).gain == pytest.approx(mail().gain)


@pytest.mark.parametrize(
    ("changed", "key", "best"),
    [
        ({}, "keep", 5),
        ({"window": 1}, "lengthen", 5),
        ({"window": 9}, "keep", 5),
        ({"coupon": 0}, "shorten", 1),
        ({"coupon": 5}, "no_mail", 9),
        ({"fade": 0}, "lengthen", 9),
        ({"response": 0.25}, "shorten", 2),
        ({"spend_back": 20}, "no_mail", 9),
    ],
)
def test_the_window_follows_coupon_and_response(changed: dict[str, float], key: str, best: int) -> None:
    told = mail(**changed)
    assert (told.decision.key, told.best) == (key, best)


def test_the_interval_of_the_gain_agrees_with_redrawn_customers() -> None:
    rng = np.random.default_rng(6)
    rows = SILENCES.groupby("customer_id").indices
    ids = list(rows)
    gains = []
    for _ in range(80):
        drawn = [rows[ids[k]] for k in rng.integers(0, len(ids), len(ids))]
        again = SILENCES.iloc[np.concatenate(drawn)]
        # A customer drawn twice counts as two: the sum does not care who is who.
        gains.append(choose_window(again, **defaults("cdnow_silence")).gain)
    said = mail().windows.loc[5, "plus_minus"]
    assert said == pytest.approx(1.96 * np.std(gains), rel=0.15)


# --- rates ----------------------------------------------------------------------------------------------


def test_the_bank_of_the_text() -> None:
    assert absolute_churn(25, 500) == 0.05
    assert relative_churn(25, 500, 3) == pytest.approx(0.15)
    assert relative_churn(25, 500, 3, "rest") == pytest.approx(75 / 550)
    assert round(100 * relative_churn(25, 500, 1 / 3), 2) == 1.67


@given(st.integers(1, 400), st.floats(0.01, 10))
def test_relative_churn_is_the_share_of_purchases_whatever_it_is_compared_with(n: int, q: float) -> None:
    shares = n * q / (n * q + 500 - n)
    multiple_of_all = q * 500 / (n * q + 500 - n)
    assert relative_churn(n, 500, q, "rest") == pytest.approx(shares)
    assert relative_churn(n, 500, multiple_of_all) == pytest.approx(shares)


def test_relative_churn_of_cdnow_is_the_share_of_dollars() -> None:
    active = HALVES.loc[HALVES["1997-2"].notna()]
    lost = active[active["1998-1"].isna()]
    q = lost["1997-2"].mean() / active["1997-2"].mean()
    dollars = lost["1997-2"].sum() / active["1997-2"].sum()
    assert relative_churn(len(lost), len(active), q) == pytest.approx(dollars)
    assert (round(q, 3), round(dollars, 3)) == (0.647, 0.311)


def test_four_rates_of_one_half_year() -> None:
    report = churn_report(HALVES["1997-2"].notna(), HALVES["1998-1"].notna())
    assert report["rate"].round(3).tolist() == [0.044, 0.126, 0.480, 0.782]
    assert report["counted"].tolist() == [297 - 193, 297, 297, 1738 + 297 - 193]


# --- adviser --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "key", "relative"),
    [
        ({}, "hire", 0.15),
        ({"relative_purchase": 0.3}, "wait", 0.015),
        ({"months": 24}, "wait", 1 - 0.85**0.5),
        ({"relative_purchase": 2.1}, "hire", 0.105),
        ({"relative_purchase": 2.1, "against": "rest"}, "wait", 52.5 / 527.5),
        ({"relative_purchase": 1.0, "n_lost": 60}, "hire", 0.12),
    ],
)
def test_the_adviser_follows_the_purchases(changed: dict[str, Any], key: str, relative: float) -> None:
    told = choose_adviser(**defaults("bank_adviser") | changed)
    assert told.decision.key == key
    assert told.relative == pytest.approx(relative)


@pytest.mark.parametrize("against", ["all", "rest"])
@pytest.mark.parametrize("months", [6, 12, 30])
def test_at_the_needed_multiple_the_adviser_saves_what_he_costs(against: str, months: int) -> None:
    now = defaults("bank_adviser") | {"against": against, "months": months}
    needed = choose_adviser(**now).needed_multiple
    told = choose_adviser(**now | {"relative_purchase": needed})
    assert told.saved == pytest.approx(now["adviser_cost"])
    assert choose_adviser(**defaults("bank_adviser")).needed_multiple == pytest.approx(2)


# --- migration ------------------------------------------------------------------------------------------


def test_who_spends_less_than_before_is_not_shown_to_leave() -> None:
    both = HALVES[HALVES["1997-2"].notna()]
    fell, lost = both["1997-2"] < both["1997-1"], both["1998-1"].isna()
    assert (len(both), fell.sum()) == (619, 340)
    one, other = lost[fell], lost[~fell]
    reach = 1.96 * np.sqrt(one.var(ddof=0) / len(one) + other.var(ddof=0) / len(other))
    gap = one.mean() - other.mean()
    told = [round(float(share), 3) for share in (one.mean(), other.mean(), gap, reach)]
    assert told == [0.515, 0.437, 0.077, 0.079]


def test_half_spend_less_than_before_if_no_habit_changes() -> None:
    rng = np.random.default_rng(132)
    level = rng.gamma(2, 30, 4000)
    before, now = rng.poisson(level) + 1.0, rng.poisson(level) + 1.0
    assert (now < before).mean() == pytest.approx(0.5, abs=0.03)


# --- refusals and claims --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: absolute_churn(501, 500),
            "`n_lost` must be at most `n_total`, 500; got 501. The base is the start of the period.",
        ),
        (
            lambda: relative_churn(250, 500, 3),
            "`relative_purchase` must be at most 2; got 3. The lost cannot buy more than all customers "
            "together.",
        ),
        (
            lambda: relative_churn(25, 500, 3, "mean"),
            "`against` must be one of 'all', 'rest'; got 'mean'. Copy one of these names.",
        ),
        (
            lambda: mail(window=10),
            "`window` must be at most 9; got 10. The orders end too early to judge it.",
        ),
        (
            lambda: silences(orders("1997-05-01")),
            "`until` must be a day from 1997-05-01 on; got 1997-03-31. Nobody had ordered by then.",
        ),
    ],
)
def test_refusals_in_one_sentence(call: Any, message: str) -> None:
    with pytest.raises(ValueError) as error:
        call()
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("six_months_of_silence_is_lost", "depends"),
        ("a_deposit_holds_better_than_an_account", "fails"),
        ("the_bank_loses_five_percent", "depends"),
    ],
)
def test_verdicts(claim: str, verdict: str) -> None:
    assert load_claims()[claim].recompute().verdict == verdict
