"""The complaint log: its known truth, and what charts, gaps and words find of it."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from scipy import stats

from crm_teaching import cases
from crm_teaching.complaints.log import (
    CHANGE_WEEK,
    GROWING_CAUSE,
    chance_above,
    count_words,
    p_chart,
    pareto,
    speed_gap,
)
from crm_teaching.complaints.log_truth import (
    CHANGE_WEEK as TRUE_WEEK,
)
from crm_teaching.complaints.log_truth import (
    LATE_LOSES,
    LID_SHARES,
    SHARES,
    TARGET_MINUTES,
    WEEK_TOTAL,
    simulate_log,
)
from crm_teaching.complaints.queue import desk_queue
from crm_teaching.datasets import load

LOG = load("complaint_log")
MANY = simulate_log(7, a_week=WEEK_TOTAL)


def test_the_file_is_the_generator_s_table() -> None:
    made = simulate_log()
    made["complaint_date"] = pd.to_datetime(made["complaint_date"])
    pd.testing.assert_frame_equal(made, LOG, check_dtype=False)
    assert set(cases.load("complaint_desk").parameters["cause"].options) == set(LOG["cause"])
    assert (LOG.groupby("week").size() == 36).all()


def test_dates_follow_the_weeks() -> None:
    since = (LOG["complaint_date"] - pd.Timestamp("2025-01-06")).dt.days
    assert (since // 7 + 1 == LOG["week"]).all()
    assert (LOG["complaint_date"].dt.day_of_week < 5).all()


def test_causes_have_their_true_shares_before_and_after() -> None:
    assert TRUE_WEEK == CHANGE_WEEK
    for shares in zip(*SHARES.values(), strict=True):
        assert sum(shares) == pytest.approx(1)
    after = MANY["week"] >= CHANGE_WEEK
    for place, part in enumerate((MANY[~after], MANY[after])):
        found = part["cause"].value_counts(normalize=True)
        for cause, both in SHARES.items():
            assert found[cause] == pytest.approx(both[place], abs=0.02)
        broken = part[part["cause"] == GROWING_CAUSE]
        assert broken["text_en"].str.contains("lid").mean() == pytest.approx(LID_SHARES[place], abs=0.05)


def test_waits_are_those_of_four_people() -> None:
    in_time = [(simulate_log(k)["waited_minutes"] <= TARGET_MINUTES).mean() for k in range(20)]
    assert sum(in_time) / 20 == pytest.approx(desk_queue(12, 15, 4).in_time, abs=0.03)


def test_the_gap_covers_its_truth_in_most_logs() -> None:
    inside = 0
    for start in range(60):
        _, low, high = speed_gap(simulate_log(start))
        inside += low <= LATE_LOSES <= high
    assert inside >= 51


def test_who_waits_is_luck() -> None:
    late = MANY["waited_minutes"] > TARGET_MINUTES
    assert MANY.groupby(late)["major"].mean().diff().iloc[-1] == pytest.approx(0, abs=0.03)


def test_gap_by_hand() -> None:
    log = pd.DataFrame(
        {"waited_minutes": [1] * 100 + [9] * 100, "rebought": [1] * 80 + [0] * 20 + [1, 0] * 50}
    )
    gap, low, high = speed_gap(log)
    half = 1.96 * math.sqrt(0.8 * 0.2 / 100 + 0.5 * 0.5 / 100)
    assert (gap, low, high) == pytest.approx((0.3, 0.3 - half, 0.3 + half))


def test_pareto_ranks_by_customers_and_not_by_complaints() -> None:
    ranked = pareto(LOG, 180)
    assert ranked.index[0] == GROWING_CAUSE
    assert ranked["complaints"].idxmax() == "late delivery"
    assert ranked["complaints"].sum() == len(LOG)
    assert ranked["not_again"].sum() == (LOG["rebought"] == 0).sum()
    assert ranked["lost_yuan"].sum() == 180 * ranked["not_again"].sum()


def test_limit_by_hand_and_the_planted_week() -> None:
    chart = p_chart(LOG)
    p = (LOG.loc[LOG["week"] <= 12, "cause"] == GROWING_CAUSE).mean()
    assert chart.centre == pytest.approx(p)
    assert chart.upper == pytest.approx(p + 3 * math.sqrt(p * (1 - p) / 36))
    assert (chart.first_alarm, chart.decision.key) == (CHANGE_WEEK, "look")
    assert p_chart(LOG, sigmas=2).decision.key == "false_alarm"
    assert p_chart(LOG, "late delivery").decision.key == "leave"
    assert p_chart(LOG, n_a_week=12, sigmas=4).first_alarm == 25


def test_most_logs_ring_soon_after_the_change_and_seldom_before() -> None:
    first = pd.Series([p_chart(simulate_log(start)).first_alarm for start in range(60)])
    assert first.between(CHANGE_WEEK, CHANGE_WEEK + 2).mean() > 0.8
    assert (first < CHANGE_WEEK).mean() < 0.2


@pytest.mark.parametrize(
    ("n", "p", "limit"), [(36, 0.13, 0.30), (12, 0.5, 0.75), (6, 0.1, 0.05), (36, 0.2, 0.25)]
)
def test_false_alarms_are_the_binomial_tail(n: int, p: float, limit: float) -> None:
    assert chance_above(n, p, limit) == pytest.approx(stats.binom.sf(math.floor(limit * n + 1e-9), n, p))


def test_words_find_the_lid_in_both_languages() -> None:
    broken = LOG[LOG["cause"] == GROWING_CAUSE]
    before, after = (broken[broken["week"].lt(CHANGE_WEEK) == side] for side in (True, False))
    english = count_words(after["text_en"]) - count_words(before["text_en"])
    assert english.idxmax() == "lid"
    terms = ["盖子", "电机", "按钮", "电线", "杯体"]
    chinese = count_words(after["text_zh"], terms) - count_words(before["text_zh"], terms)
    assert chinese.idxmax() == "盖子"
    assert chinese["盖子"] == pytest.approx(english["lid"])


def test_a_word_counts_once_a_text() -> None:
    assert count_words(pd.Series(["lid lid lid", "motor"]))["lid"] == 0.5


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: p_chart(LOG, "lid"),
            "`cause` must be one of 'late delivery', 'wrong bill', 'rude answer', 'hard to use', "
            "'broken part'; got 'lid'. Copy one of these names.",
        ),
        (
            lambda: p_chart(LOG, n_a_week=40),
            "`n_a_week` must be at most 36, what the shortest week has; got 40. Look at fewer.",
        ),
        (
            lambda: speed_gap(LOG, 9999),
            "`target_minutes` must be a time that some answers keep and others miss; got 9999. "
            "Choose another one.",
        ),
        (
            lambda: pareto(LOG.drop(columns="rebought").head(1)[["week", "cause"]], 180),
            "`log` must be a table with the column 'rebought'; got 'week', 'cause'. "
            'Use load("complaint_log").',
        ),
    ],
)
def test_refusals_in_one_sentence(call: Any, message: str) -> None:
    with pytest.raises(ValueError) as error:
        call()
    assert str(error.value) == message
