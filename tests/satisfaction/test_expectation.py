"""Expectation, delivered value and promise: sums by hand, decisions, refusals."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from scipy.stats import norm

from crm_teaching import cases
from crm_teaching.claims import recompute
from crm_teaching.satisfaction import (
    COSTS,
    VALUES,
    choose_extra,
    choose_promise,
    delivered_value,
    plot_extra,
    plot_promise,
    plot_zones,
    purchases_until_full,
    repeat_buyers,
    tie_share,
    zone_states,
)
from crm_teaching.satisfaction.expectation_explorers import explore_extra, explore_promise


def tea(promise: float = 80, quality: float = 70, spread: float = 10, repeats: float = 3, refund: float = 5):
    return choose_promise(promise, quality, spread, repeats=repeats, refund=refund, margin=20)


def extra(promise: float = 80, points: float = 6, budget: float = 4, margin: float = 20):
    return choose_extra(promise, points, budget, quality=70, spread=10, repeats=3, refund=5, margin=margin)


def test_her_purchase_is_ten_points_short_of_the_promise():
    kept = delivered_value(dict.fromkeys(VALUES, 26), dict.fromkeys(COSTS, 10), 80)
    assert kept.to_dict() == {"TCV": 130, "TCC": 60, "CDV": 70, "E": 80, "CS": -10}
    assert len(VALUES) == 5 and len(COSTS) == 6


def test_repeat_buyers_of_the_toy():
    promises = [50, 55, 57, 60, 70, 80]
    assert repeat_buyers(promises, 70, 10).round().tolist() == [489, 513, 515, 505, 350, 127]
    assert repeat_buyers(np.arange(101), 70, 10).argmax() == 57


def test_satisfied_share_follows_a_simulated_crowd():
    felt = np.random.default_rng(4).normal(70, 10, 200_000)
    assert 600 * (felt >= 60).mean() == pytest.approx(repeat_buyers(60, 70, 10), rel=0.005)


def test_money_by_hand():
    choice = tea(promise=70)
    assert choice.money == pytest.approx(700 * (20 + 20 * 3 * 0.5 - 5 * 0.5))
    assert choice.best_money == choice.curves["money"].max()
    assert choice.low <= choice.best_promise <= choice.high


def test_promise_decisions():
    assert tea().decision.key == "less"
    assert tea(promise=40).decision.key == "more"
    assert tea(promise=58).decision.key == "keep"
    assert tea(repeats=0).best_promise == 100
    assert tea(repeats=0, refund=20).best_promise == 57


def test_a_promise_between_whole_points_is_found():
    assert tea(promise=57.5).money == pytest.approx(tea(promise=58).money, rel=0.002)


def test_one_later_order_or_a_full_refund_moves_the_best_promise_below_the_truth():
    assert tea(repeats=1).best_promise < 70 and tea(repeats=0, refund=20).best_promise < 70


@pytest.mark.parametrize(
    ("levels", "felt", "state"),
    [
        ((3, 7), 2.9, "dissatisfied"),
        ((3, 7), 3, "satisfied"),
        ((3, 7), 7, "satisfied"),
        ((3, 7), 7.1, "delighted"),
    ],
)
def test_borders_of_the_zone(levels, felt, state):
    frame = pd.DataFrame([levels], columns=["adequate", "desired"])
    before = frame.copy()
    assert zone_states(frame, felt)["state"].tolist() == [state]
    pd.testing.assert_frame_equal(frame, before)


def test_zone_refuses_levels_in_the_wrong_order():
    frame = pd.DataFrame({"adequate": [7], "desired": [3]}, index=["cheap"])
    with pytest.raises(ValueError) as caught:
        zone_states(frame, 5)
    assert str(caught.value) == (
        "`adequate` must be at most the desired level; got more in row 'cheap'. "
        "Adequate is the least that is accepted."
    )


def test_ties_follow_a_simulated_crowd():
    gap = np.random.default_rng(5).normal(0, 1, 200_000).round()
    assert tie_share(9)["tie"] == pytest.approx((gap == 0).mean(), abs=0.005)
    assert tie_share(9)["at_or_above"] == pytest.approx(tie_share(9)["above"] + tie_share(9)["tie"])


def test_staying_ahead_ends():
    assert [purchases_until_full(10, f) for f in (0, 0.1, 0.3, 0.5)] == [np.inf, 31, 11, 7]


def test_extra_money_by_hand():
    happy = norm.cdf((76 - 80) / 10)
    choice = extra()
    assert choice.as_it_is.money == tea().money
    assert choice.with_extra.money == pytest.approx(800 * (16 + 16 * 3 * happy - 5 * (1 - happy)))
    # The same from the other side: what a newly satisfied buyer brings, less 4 yuan in each parcel.
    before = norm.cdf(-1)
    gained = (happy - before) * (3 * 20 + 5) - 4 * (1 + 3 * happy)
    assert choice.with_extra.money - choice.as_it_is.money == pytest.approx(800 * gained)


def test_a_better_parcel_pays_only_where_the_promise_is_too_high():
    assert [extra(promise).decision.key for promise in (50, 58, 63, 80)] == ["keep", "keep", "keep", "pay"]


def test_four_yuan_must_win_fifteen_points_at_the_best_promises():
    assert extra(points=14).with_extra.best_money < tea().best_money < extra(points=15).with_extra.best_money
    # At 58 no number of points is enough.
    assert extra(58, points=100).decision.key == "keep"


@pytest.mark.parametrize(
    ("quality", "margin", "enough"), [(66, 20, 14), (70, 20, 15), (74, 20, 16), (70, 30, 9)]
)
def test_how_far_the_fifteen_points_hang_on_quality_and_margin(quality, margin, enough):
    shop = {"promise": 58, "spread": 10, "repeats": 3, "refund": 5}
    alone = choose_promise(quality=quality, margin=margin, **shop).best_money

    def earns(points: float) -> float:
        return choose_promise(quality=quality + points, margin=margin - 4, **shop).best_money

    assert earns(enough - 1) < alone < earns(enough)


@pytest.mark.parametrize(("quality", "repeats"), [(66, 3), (74, 3), (70, 0.5)])
def test_a_promise_of_58_stays_within_two_percent_of_the_best(quality, repeats):
    choice = tea(promise=58, quality=quality, repeats=repeats)
    assert choice.money / choice.best_money > 0.975


def test_extra_that_changes_nothing_earns_the_same():
    same = extra(points=0, budget=0)
    assert same.with_extra.money == same.as_it_is.money and same.decision.key == "keep"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: tea(spread=0), "`spread` must be above 0; got 0. Use a larger number."),
        (lambda: tea(repeats=-1), "`repeats` must be at least 0; got -1. Count later orders as 3."),
        (lambda: tea(promise=float("nan")), "`promise` must be at least 0; got nan. Use a larger number."),
        (
            lambda: extra(margin=4),
            "`budget` must be below the margin of 4; got 4. Nothing is left.",
        ),
        (lambda: extra(points=-1), "`points` must be at least 0; got -1. Use a larger number."),
        (
            lambda: delivered_value({"product": -1}, {}, 0),
            "`product` must be at least 0; got -1. A cost is written as a positive number.",
        ),
    ],
)
def test_what_is_refused(call, message):
    with pytest.raises(ValueError) as caught:
        call()
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("claim", "verdict", "computed"),
    [
        (
            "expectation_before_quality",
            "depends",
            ["42,062", "38,000", "55,750", "44,473", "33,196"],
        ),
        ("at_or_above_is_satisfied", "depends", ["16% above", "25% above", "31% above", "48% above"]),
        ("always_exceed_expectation", "fails", ["always", "31", "11", "7"]),
    ],
)
def test_verdicts(claim, verdict, computed):
    finding = recompute(claim).finding
    assert finding.verdict == verdict and finding.table["computed"].tolist() == computed


def test_explorers_flip():
    promise, better = explore_promise(), explore_extra()
    assert promise.result.decision.key == "less"
    promise.press("tourists")
    assert promise.result.decision.key == "more"
    assert better.result.decision.key == "pay"
    better.press("smaller_promise")
    assert better.result.decision.key == "keep"


def test_figures_say_what_is_seen():
    room = cases.load("restaurant")
    rows = {n: [room[f"{n}_adequate"], room[f"{n}_desired"]] for n in ("cheap", "middle", "luxury")}
    levels = pd.DataFrame(rows, index=["adequate", "desired"]).T
    ax = plot_zones(zone_states(levels, room["visit"]))
    assert [text.get_text() for text in ax.texts[:3]] == ["delighted", "satisfied", "dissatisfied"]
    assert len({to_hex(text.get_color()) for text in ax.texts[:3]}) == 3
    alone = plot_promise(tea(repeats=0, refund=20))
    assert len(alone.get_legend().get_texts()) == 5, "lines that lie on another are not drawn"
    labels = [text.get_text() for text in plot_extra(extra()).get_legend().get_texts()]
    assert labels[:2] == ["without: quality 70 不花", "with 4 yuan a parcel: quality 76 花"]
    plt.close("all")
