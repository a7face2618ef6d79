"""The loyalty exercise: what its draw may change, what holds for every student, functions nearly right."""

from __future__ import annotations

from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from crm_teaching.answers import RIGHT, WRONG, judge
from crm_teaching.datasets import load_orders
from crm_teaching.fingerprint import check_word
from crm_teaching.loyalty import card_offer, exercise, longest_run, split_orders
from crm_teaching.loyalty.exercise.buying import shares_buying
from crm_teaching.loyalty.exercise.card import GETS_CARD
from crm_teaching.loyalty.exercise.histories import active_quarters, before_and_after, quarter_number
from crm_teaching.loyalty.exercise.quarters import longest_runs
from crm_teaching.own_data import draw
from crm_teaching.questions import Question


@cache
def orders() -> pd.DataFrame:
    return load_orders()


@cache
def demo() -> pd.DataFrame:
    return draw("03_loyalty", "demo")


def asked(question_id: str) -> Question:
    return next(question for question in exercise.QUESTIONS if question.id == question_id)


def answer(question_id: str, data: pd.DataFrame) -> Any:
    question = asked(question_id)
    return question.compute(question.reference, data)


def lesson_holds(data: pd.DataFrame) -> None:
    """The point of the exercise, for one student: few stay, and no single number settles the card."""
    # About half come back once; far fewer keep coming, fewer at each step.
    repeat_rate, runs = answer("3.1", data), answer("3.4", data)["share"].tolist()
    assert 0.35 < repeat_rate < 0.65
    assert repeat_rate > runs[0] > runs[1] > runs[2] > 0
    # Everybody bought in the first quarter; the first step down is larger than all later ones together.
    shares = shares_buying(data)
    assert shares[1] == 1
    assert shares[1] - shares[2] > 3 * (shares[2] - shares[6]) > 0
    # A regular is more often kept than any customer, and still a gamble.
    assert 0.1 < answer("3.3", data) < 0.6 < (before_and_after(data)["n_later"] == 0).mean()
    # The club is for a minority.
    assert 0.1 < answer("3.5", data) < 0.35
    # A new customer is worth something; whether it is the advertiser's 21 dollars differs.
    assert 12 < answer("3.6", data) < 30
    # The card loses at 10% uplift and earns at 30%: the number that nobody measured decides.
    low, middle, high = answer("3.8", data)["gain_usd"]
    assert low < 0 < high and low < middle < high


def test_the_advertiser_s_price_is_right_for_some_students_and_wrong_for_others() -> None:
    prices = [answer("3.6", exercise.draw(orders(), f"student {i}")) for i in range(40)]
    assert 5 <= sum(price > 21 for price in prices) <= 30


def test_the_same_student_gets_the_same_data_everywhere() -> None:
    # Written down once: another machine or numpy that draws otherwise would fail here.
    drawn = {student: exercise.draw(orders(), student) for student in ("demo", "王小明")}
    sizes = {student: (check_word(data), len(data)) for student, data in drawn.items()}
    assert sizes == {"demo": ("island-52", 992), "王小明": ("fig-55", 917)}


def test_a_draw_moves_dates_and_nothing_else() -> None:
    drawn, base = demo(), orders()
    for customer, mine in list(drawn.groupby("customer_id"))[:40]:
        real = base[base["customer_id"] == customer]
        days = (mine["order_date"].to_numpy() - real["order_date"].to_numpy()) / np.timedelta64(1, "D")
        assert days.max() <= 6 and days.min() >= 0 and len(set(days[:-1])) <= 1
        assert mine["amount_usd"].tolist() == real["amount_usd"].tolist()
    assert drawn["order_date"].between(base["order_date"].min(), base["order_date"].max()).all()


def test_the_quick_tables_are_those_of_the_notebook() -> None:
    slow = split_orders(demo(), until="1997-09-30").set_index("customer_id")
    fast = before_and_after(demo())
    pd.testing.assert_frame_equal(fast, slow[fast.columns], check_names=False, check_dtype=False)
    crossed = pd.crosstab(demo()["customer_id"], quarter_number(demo())) > 0
    pd.testing.assert_frame_equal(
        active_quarters(demo()), crossed, check_names=False, check_column_type=False
    )


def test_the_longest_run_is_that_of_the_lesson() -> None:
    by_row = active_quarters(demo()).apply(lambda row: longest_run(row, True), axis=1)
    assert longest_runs(demo()).tolist() == by_row.tolist()


def test_the_gain_is_the_lesson_s_card_offer() -> None:
    customers = split_orders(demo(), "1997-09-30")
    gains = [card_offer(customers, 3, 2, 0.02, 0.25, percent / 100).gain for percent in (10, 20, 30)]
    assert answer("3.8", demo())["gain_usd"].tolist() == pytest.approx(gains)


@pytest.mark.parametrize("way", ["line", "bar", "barh", "percent", "period labels are no numbers"])
def test_a_figure_may_be_drawn_in_many_ways(way: str) -> None:
    shares, question = active_quarters(demo()).mean(), asked("3.2")
    if way == "percent":
        shares = 100 * shares
    figure = plt.figure()
    ax = figure.subplots()
    kind: Any = way if way in ("bar", "barh") else "line"
    names = [f"1997Q{n}" for n in shares.index] if way.startswith("period") else shares.index
    shares.set_axis(names).plot(ax=ax, kind=kind)
    labels = ["quarter", "customers who ordered, %" if way == "percent" else "share of customers"]
    if kind == "barh":
        labels = labels[::-1]
    ax.set(xlabel=labels[0], ylabel=labels[1])
    state = judge(question, ax, demo()).state
    plt.close(figure)
    assert state == (WRONG if way.startswith("period") else RIGHT)


def mutants() -> dict[str, Any]:
    """Wrong `gets_card` functions that nobody gave a name."""
    from crm_teaching.loyalty.sequences import longest_run, purchase_share

    def make(run: int, share: float) -> Any:
        return lambda p, b: len(p) > 0 and longest_run(p, b) >= run and purchase_share(p, b) >= share

    made = {f"run {run}, share {share}": make(run, share) for run in (2, 3, 4) for share in (0.4, 0.5, 0.6)}
    del made["run 3, share 0.5"]
    right = GETS_CARD.reference
    return made | {
        "swapped": lambda p, b: right(p, b) if b == "B" else right(p, "B"),
        "never": lambda p, b: False,
        "always": lambda p, b: True,
        "fails on none": lambda p, b: longest_run(p, b) >= 3 and purchase_share(p, b) >= 0.5,
        "none get it": lambda p, b: True if len(p) == 0 else right(p, b),
        "number": lambda p, b: int(right(p, b)),
    }


@pytest.mark.parametrize("name", list(mutants()))
def test_a_function_that_is_nearly_right_is_refused(name: str) -> None:
    assert judge(GETS_CARD, mutants()[name], demo()).state == WRONG
