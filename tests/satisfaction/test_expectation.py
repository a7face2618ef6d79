"""Expectation, delivered value and promise: sums by hand, decisions, refusals."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from crm_teaching import cases
from crm_teaching.claims import recompute
from crm_teaching.satisfaction import (
    COSTS,
    LEVERS,
    VALUES,
    choose_lever,
    choose_promise,
    delivered_value,
    lever_gains,
    plot_zones,
    price_response,
    purchases_until_full,
    repeat_buyers,
    tie_share,
    zone_states,
)
from crm_teaching.satisfaction.expectation_explorers import explore_levers, explore_promise

LEVER_INPUTS = [
    "product_room",
    "returns_room",
    "delivery_room",
    "product_half",
    "returns_half",
    "delivery_half",
    "expected",
    "yuan_per_point",
    "doubt",
]


def lever(budget: float = 4, buyer_worth: float = 72, **changed: float):
    tea = cases.load("tea_seller")
    return choose_lever(budget, buyer_worth, **{name: tea[name] for name in LEVER_INPUTS} | changed)


def tea(promise: float = 80, quality: float = 70, spread: float = 10, repeats: float = 3, refund: float = 5):
    return choose_promise(promise, quality, spread, repeats=repeats, refund=refund, margin=20)


def test_defaults_leave_ten_points():
    kept = delivered_value(dict.fromkeys(VALUES, 20), dict.fromkeys(COSTS, 10), 30)
    assert kept.to_dict() == {"TCV": 100, "TCC": 60, "CDV": 40, "E": 30, "CS": 10}
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


def test_price_has_two_sides():
    table = price_response(np.arange(40, 161), 100, 50, 40, unit_cost=50)
    assert table.loc[table["sales"].idxmax(), "price"] == 100
    assert table.loc[table["profit"].idxmax(), "price"] == 113
    assert table.set_index("price")["sales"][[50, 140]].tolist() == pytest.approx([np.exp(-1)] * 2)


def test_levers_by_hand():
    gains = lever_gains(2, {"returns": 6, "delivery": 10}, {"returns": 2, "delivery": 5}, 0.2, 30 / 72)
    assert gains.iloc[0].tolist() == pytest.approx([3, 20 / 7, 60 / 72, 0.4])


def test_the_best_lever_changes():
    assert [lever(b).best for b in (1, 4, 10)] == ["returns", "delivery", "product"]
    assert lever(4, buyer_worth=20).best == "promise"
    assert set(lever().gains.index) == set(LEVERS)


def test_without_doubt_the_best_is_best_in_every_world():
    assert lever(doubt=1).odds == 1
    assert 0.2 < lever().odds < 0.6
    assert lever().odds == lever().odds


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: tea(spread=0), "`spread` must be above 0; got 0. Use a larger number."),
        (lambda: tea(repeats=-1), "`repeats` must be at least 0; got -1. Count later orders as 3."),
        (lambda: tea(promise=float("nan")), "`promise` must be at least 0; got nan. Use a larger number."),
        (lambda: lever(buyer_worth=0), "`buyer_worth` must be above 0; got 0. Use a larger number."),
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
            ["33,250", "38,000", "36,000", "34,000", "30,000", "22,000"],
        ),
        ("at_or_above_is_satisfied", "depends", ["16% above", "25% above", "31% above", "48% above"]),
        ("always_exceed_expectation", "fails", ["always", "31", "11", "7"]),
    ],
)
def test_verdicts(claim, verdict, computed):
    finding = recompute(claim).finding
    assert finding.verdict == verdict and finding.table["computed"].tolist() == computed


def test_explorers_flip():
    promise, levers = explore_promise(), explore_levers()
    assert promise.result.decision.key == "less"
    promise.press("tourists")
    assert promise.result.decision.key == "more"
    levers.press("cheap_tea")
    assert levers.result.decision.key == "promise"


def test_figures_say_what_is_seen():
    room = cases.load("restaurant")
    rows = {n: [room[f"{n}_adequate"], room[f"{n}_desired"]] for n in ("cheap", "middle", "luxury")}
    levels = pd.DataFrame(rows, index=["adequate", "desired"]).T
    ax = plot_zones(zone_states(levels, room["visit"]))
    assert [text.get_text() for text in ax.texts[:3]] == ["delighted", "satisfied", "dissatisfied"]
    assert len({to_hex(text.get_color()) for text in ax.texts[:3]}) == 3
    plt.close("all")
