"""The churn exercise: what every student's data must show, what a draw changes, functions nearly right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd
import pytest

from crm_teaching.answers import RIGHT, WRONG, judge
from crm_teaching.churn import exercise
from crm_teaching.churn.exercise.curve import CURVE, fiber
from crm_teaching.churn.exercise.line import LINE, line
from crm_teaching.churn.exercise.rates import YEARLY, relative_rate, yearly_rate
from crm_teaching.churn.exercise.score import SCORE, gone_in_a_year
from crm_teaching.churn.exercise.stay import SURVIVAL, survival
from crm_teaching.churn.exercise.visits import VISITS, best_visits, n_visits, net
from crm_teaching.churn.survival import survival_curve
from crm_teaching.datasets import load
from crm_teaching.fingerprint import check_word
from crm_teaching.own_data import draw
from crm_teaching.questions import Question


@cache
def base() -> pd.DataFrame:
    return load(exercise.BASE)


@cache
def demo() -> pd.DataFrame:
    return draw("05_churn", "demo")


def wrong(question: Question, name: str, data: pd.DataFrame) -> Any:
    """Return a named wrong answer."""
    return next(question.compute(m.formula, data) for m in question.mistakes if m.name == name)


def lesson_holds(data: pd.DataFrame) -> None:
    """The point of the exercise holds for this student's data."""
    # Those who left paid more than the average, so money left faster than heads.
    assert relative_rate(data) > data["churned"].mean() + 0.01
    # The mean tenure of the leavers makes churn look several times as fast as it is.
    assert wrong(YEARLY, "mean_of_leavers", data) > 3 * yearly_rate(data)
    # The risk falls: the first year takes more than one rate for all months says, and more than the second.
    assert gone_in_a_year(data) > yearly_rate(data) + 0.01
    curve = survival_curve(fiber(data))["survival"]
    assert 1 - curve[12] > curve[12] - curve[24] + 0.02
    # The score ranks the classes at its two ends, and no score passes one half.
    table = SCORE.reference(data)
    assert table["risk_percent"].tolist() == [5, 6, 14, 23, 39] and table["customers"].min() > 50
    gone = table["gone_12"].tolist()
    assert gone[4] > max(gone[:4])
    # So the line of money lies far below one half, and it parts the classes.
    assert 0.06 < line(data) < 0.23
    # There are too few visits for all whom they pay for, and the riskiest are not the best.
    gains = net(data)
    chosen = data.loc[gains.nlargest(n_visits(data)).index]
    assert (gains > 0).sum() > n_visits(data) and gains[chosen.index].min() > 0
    assert best_visits(data) > 1.2 * max(0, wrong(VISITS, "riskiest_first", data))
    assert (chosen["risk_percent"] == 23).mean() > 0.5


def test_the_same_student_gets_the_same_data_everywhere() -> None:
    # Written down once: another machine or numpy that draws otherwise would fail here.
    drawn = {student: draw("05_churn", student) for student in ("demo", "王小明")}
    assert {student: (check_word(data), len(data)) for student, data in drawn.items()} == {
        "demo": ("plum-50", 665),
        "王小明": ("garden-94", 677),
    }


def test_a_draw_moves_charges_and_nothing_else() -> None:
    mine = demo().set_index("customer_id")
    real = base().set_index("customer_id").loc[mine.index]
    same = ["tenure_months", "churned", "contract", "internet_service", "payment_method"]
    assert mine[same].equals(real[same])
    more = (mine["monthly_charges_usd"] - real["monthly_charges_usd"]).round(6)
    assert set(more) == {0, 1, 2, 3, 4, 5}
    total = mine["total_charges_usd"] - real["total_charges_usd"]
    assert (total - more * mine["tenure_months"]).abs().max() < 0.01
    assert len(mine) % 2 == 1 and mine.index.is_unique


def test_the_score_is_the_share_gone_in_the_whole_table() -> None:
    signs = exercise._signs(base())
    gone = [round(100 * gone_in_a_year(part)) for _, part in base().groupby(signs)]
    assert tuple(gone) == exercise.RISK_PERCENT


def test_costs_are_whole_numbers_of_the_students_own() -> None:
    firsts = [draw("05_churn", f"student {i}").iloc[0] for i in range(8)]
    assert len({(one["kept_percent"], one["visit_usd"], one["n_visits"]) for one in firsts}) >= 7
    assert demo().groupby("risk_percent")["kept_percent"].nunique().max() == 1


@pytest.mark.parametrize("t", [0, 1, 12, 40, 72])
def test_the_function_and_the_package_agree(t: int) -> None:
    months, left = demo()["tenure_months"].tolist(), demo()["churned"].tolist()
    assert survival(months, left, t) == pytest.approx(survival_curve(demo())["survival"].loc[t])


def mutants() -> dict[str, Callable[..., Any]]:
    """Wrong `survival` functions that nobody gave a name."""
    return {
        "turned round": lambda m, g, t: 1 - survival(m, g, t),
        "here and gone swapped": lambda m, g, t: survival(m, [1 - one for one in g], t),
        "a month too far": lambda m, g, t: survival(m, g, t + 1),
        "t not used": lambda m, g, t: survival(m, g, max(m)),
        "month 0 left out": lambda m, g, t: survival([max(1, one) for one in m], g, t) if t else 1.0,
        "percent": lambda m, g, t: 100 * survival(m, g, t),
        "rounded": lambda m, g, t: round(survival(m, g, t), 2),
        "last loss left out": lambda m, g, t: survival(m, g, t) or survival(m, g, t - 1),
        "number of customers": lambda m, g, t: survival(m, g, t) * len(m),
        "sorted months, left not": lambda m, g, t: survival(sorted(m), g, t),
        "fails beyond the end": lambda m, g, t: survival_curve(
            pd.DataFrame({"tenure_months": m, "churned": g})
        )["survival"].loc[t],
        "a list": lambda m, g, t: [survival(m, g, t)],
        "always one": lambda m, g, t: 1.0,
    }


@pytest.mark.parametrize("name", list(mutants()))
def test_a_function_that_is_nearly_right_is_refused(name: str) -> None:
    assert judge(SURVIVAL, mutants()[name], demo()).state == WRONG


def test_answers_found_another_way_are_right() -> None:
    def by_pandas(months: list[int], left: list[int], t: int) -> float:
        table = pd.DataFrame({"tenure_months": months, "churned": left})
        return float(survival_curve(table)["survival"].loc[min(t, max(months))])

    assert judge(SURVIVAL, by_pandas, demo()).state == RIGHT
    ax = (100 * survival_curve(fiber(demo()))["survival"].loc[:60]).plot(drawstyle="steps-post")
    ax.set(xlabel="Month 月", ylabel="still here, %")
    assert judge(CURVE, ax, demo()).state == RIGHT
    # In rounded dollars, and as a table whose key is the index.
    assert judge(VISITS, round(best_visits(demo()), 2), demo()).state == RIGHT
    assert judge(SCORE, SCORE.reference(demo()).set_index("risk_percent"), demo()).state == RIGHT


def test_an_empty_or_unlabelled_figure_is_refused() -> None:
    from matplotlib.figure import Figure

    assert judge(CURVE, Figure().subplots(), demo()).mistake == "nothing_drawn"
    ax = Figure().subplots()
    ax.plot(survival_curve(fiber(demo()))["survival"].loc[:60])
    assert judge(CURVE, ax, demo()).mistake == "no_x_label"
    assert judge(LINE, 0.5, demo()).mistake == "more_likely_than_not"
