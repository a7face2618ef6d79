"""The complaints exercise: its point holds for all students, a draw only cuts, and mutants are refused."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd
import pytest

from crm_teaching.answers import RIGHT, WRONG, judge
from crm_teaching.charts import Chart
from crm_teaching.complaints import desk_queue, exercise, hire_or_mend, pareto, speed_gap
from crm_teaching.complaints.exercise import facts
from crm_teaching.complaints.exercise.chart import base_share, limits, weekly
from crm_teaching.complaints.exercise.lid_limit import four_ways, lid_limit
from crm_teaching.complaints.exercise.sixth import more_in_time, sixth_keeps
from crm_teaching.complaints.exercise.vouchers import compare
from crm_teaching.datasets import load
from crm_teaching.fingerprint import check_word
from crm_teaching.own_data import draw


@cache
def log() -> pd.DataFrame:
    return load("complaint_log")


@cache
def demo() -> pd.DataFrame:
    return draw("04_complaints", "demo")


def plans(data: pd.DataFrame) -> dict[str, float]:
    """Return what each plan brings after its cost, yuan an hour; the voucher at its very best."""
    now, best, mended, _ = four_ways(data)
    since = facts.last_weeks(data)
    late = since["cause"] == "late delivery"
    again = float(since.loc[late & facts.in_time(since), "rebought"].mean())
    money = {
        "minutes_each": facts.MINUTES_EACH,
        "margin_yuan": facts.MARGIN_YUAN,
        "wage_yuan": facts.WAGE_YUAN,
    }
    courier = hire_or_mend(
        facts.AN_HOUR,
        facts.AN_HOUR * late.mean(),
        facts.PEOPLE,
        again,
        max(again, facts.REBUYS_WITHOUT),
        gap=speed_gap(data)[0],
        **money,
    )["total_yuan"]
    return {
        "voucher": facts.AN_HOUR * (compare(data).high * facts.MARGIN_YUAN - facts.VOUCHER_YUAN),
        "person": now - best,
        "courier": courier["as now"] - courier["mend, as now"] - facts.COURIER_YUAN / facts.HOURS_A_WEEK,
        "lid": now - mended - facts.LID_YUAN / facts.HOURS_A_WEEK,
    }


def late_counted_twice(data: pd.DataFrame) -> float:
    named = {mistake.name: mistake for mistake in exercise.LID_LIMIT.mistakes}
    return float(named["late_too"].formula(data))


def lesson_holds(data: pd.DataFrame) -> None:
    """The point of the exercise, for this student's data."""
    # Count complaints, and delivery comes first; count customers, and broken parts do.
    ranked = pareto(data, facts.MARGIN_YUAN)
    assert ranked.index[0] == facts.CAUSE and ranked["complaints"].idxmax() == "late delivery"
    # All together money seems to lose customers; among like problems the interval holds 0, its truth.
    together, within = compare(data, ()), compare(data)
    assert together.high < 0 or together.value < -0.05
    assert within.low < 0 < within.high and within.value > together.value + 0.05
    assert within.high * facts.MARGIN_YUAN < facts.VOUCHER_YUAN
    # The chart is silent before the new model, and rings within four weeks of it.
    weeks = weekly(data)
    rings = weeks.index[weeks["share"] > limits(weeks, base_share(weeks))]
    first_week = weeks.index.max() - facts.N_LAST_WEEKS + 1
    assert len(rings) and first_week <= rings.min() <= first_week + 3
    # The sixth pays at the gap and not at its lower end: luck may decide that plan.
    gap = speed_gap(data)[0]
    assert more_in_time() * gap * facts.MARGIN_YUAN > facts.WAGE_YUAN > sixth_keeps(data) > 0
    # The lid wins by far, and would at a fifth as much again as it costs.
    brings = plans(data)
    assert brings["voucher"] < 0 < brings["person"]
    assert brings["lid"] > 2 * max(brings["person"], brings["courier"], 0)
    assert lid_limit(data) > 1.2 * facts.LID_YUAN
    # Late answers counted twice would let it cost more.
    assert late_counted_twice(data) > 1.005 * lid_limit(data)


def test_the_same_student_gets_the_same_data_everywhere() -> None:
    # Written down once: another machine or numpy that draws otherwise would fail here.
    drawn = {s: draw("04_complaints", s) for s in ("demo", "王小明")}
    sizes = {s: (check_word(data), len(data)) for s, data in drawn.items()}
    assert sizes == {"demo": ("meadow-91", 782), "王小明": ("drum-25", 650)}


@pytest.mark.parametrize("student", ["demo", "王小明", "somebody else"])
def test_a_draw_cuts_weeks_and_complaints_and_nothing_else(student: str) -> None:
    data = draw("04_complaints", student)
    whole = log().set_index("complaint_id").loc[data["complaint_id"]].reset_index()
    shift = whole["week"] - data["week"]
    assert shift.nunique() == 1 and shift[0] in range(5)
    same = [name for name in data.columns if name != "week"]
    pd.testing.assert_frame_equal(data[same], whole[same])
    a_week = data.groupby("week").size()
    assert a_week.between(23, 36).all() and a_week.nunique() > 3
    assert list(a_week.index) == list(range(1, 27 - shift[0]))


def test_what_the_notebook_says_of_the_shop_is_what_the_questions_reckon_with() -> None:
    cells = (facts.AN_HOUR, facts.MINUTES_EACH, facts.PEOPLE, facts.MARGIN_YUAN, facts.WAGE_YUAN)
    assert cells == (14, 15, 5, 200, 45)
    assert facts.VOUCHER_YUAN * facts.AN_HOUR == 700 and facts.LID_YUAN / facts.HOURS_A_WEEK == 125


def test_a_constant_line_of_the_package_is_no_answer_but_extra_lines_do_no_harm() -> None:
    right = exercise.BROKEN_CHART.compute(exercise.BROKEN_CHART.reference, demo())
    shares, tops = right.series
    x, y = "week 周", "share of complaints"
    middle = tuple((place, base_share(weekly(demo()))) for place, _ in shares)
    assert judge(exercise.BROKEN_CHART, Chart((shares, tops, middle), x, y), demo()).state == RIGHT
    percent = tuple(tuple((place, 100 * height) for place, height in one) for one in right.series)
    assert judge(exercise.BROKEN_CHART, Chart(percent, x, "%"), demo()).state == RIGHT
    for series in ((shares,), (tops,), (shares, ((0.0, 0.3), (1.0, 0.3))), (shares, middle)):
        assert judge(exercise.BROKEN_CHART, Chart(series, x, y), demo()).state == WRONG


def test_adding_people_while_the_next_one_pays_is_right_too() -> None:
    def one_by_one(an_hour: float, minutes_each: float, worth: float, wage: float) -> int:
        if an_hour == 0:
            return 0
        people = int(an_hour * minutes_each // 60) + 1

        def late(n: int) -> float:
            return an_hour * (1 - desk_queue(an_hour, minutes_each, n).in_time) * worth

        while late(people) - late(people + 1) > wage:
            people += 1
        return people

    assert judge(exercise.BEST_PEOPLE, one_by_one, demo()).state == RIGHT


def mutants() -> dict[str, Any]:
    """Wrong `best_people` functions that nobody gave a name."""
    right = exercise.BEST_PEOPLE.reference
    return {
        "one fewer": lambda a, m, worth, wage: max(right(a, m, worth, wage) - 1, 0),
        "fails on none": lambda a, m, worth, wage: right(a or 1 / 0, m, worth, wage),
        "wage and worth changed": lambda a, m, worth, wage: right(a, m, wage, worth or 1),
        "minutes as hours": lambda a, m, worth, wage: right(a, m / 60, worth, wage),
        "twice the worth": lambda a, m, worth, wage: right(a, m, 2 * worth, wage),
        "half the wage": lambda a, m, worth, wage: right(a, m, worth, wage / 2),
        "ten minutes": lambda a, m, worth, wage: right(a, m / 2, worth, wage),
        "at most eight": lambda a, m, worth, wage: min(right(a, m, worth, wage), 8),
        "at least two": lambda a, m, worth, wage: max(right(a, m, worth, wage), 2) if a else 0,
        "always five": lambda a, m, worth, wage: 5,
        "the cost": lambda a, m, worth, wage: float(wage * right(a, m, worth, wage)),
        "a text": lambda a, m, worth, wage: str(right(a, m, worth, wage)),
    }


@pytest.mark.parametrize("name", list(mutants()))
def test_a_function_that_is_nearly_right_is_refused(name: str) -> None:
    assert judge(exercise.BEST_PEOPLE, mutants()[name], demo()).state == WRONG


@pytest.mark.parametrize("student", ["demo", "王小明", "2026017", "somebody else"])
def test_an_interval_by_hand_with_p_times_1_minus_p_is_right_too(student: str) -> None:
    data = draw("04_complaints", student)
    paid = data["compensation_yuan"] > 0
    told = data.groupby(["major", paid])["rebought"].agg(["mean", "size"]).unstack()
    weight = told["size"][True] / told["size"][True].sum()
    spread = (told["mean"] * (1 - told["mean"]) / told["size"]).sum(axis=1)
    middle = (weight * (told["mean"][True] - told["mean"][False])).sum()
    by_hand = 200 * (middle + 1.96 * (weight**2 * spread).sum() ** 0.5)
    assert judge(exercise.VOUCHER_LIMIT, by_hand, data).state == RIGHT
