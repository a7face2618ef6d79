"""Question 4.6, with the package: a function that finds the number of people that costs the least."""

from __future__ import annotations

import math
from collections.abc import Callable

from crm_teaching.complaints.queue import Queue, desk_queue
from crm_teaching.fingerprint import number_below
from crm_teaching.questions import Mistake, Question, Try
from crm_teaching.wording import Label

_MOST = 20  # people beyond those who are always busy; more never pay in any input tried


def best_people(an_hour: float, minutes_each: float, worth: float, wage: float) -> int:
    """Return the number of people with the least cost: wages plus what late answers lose."""
    if an_hour == 0:
        return 0
    costs = {}
    for people in range(1, math.floor(an_hour * minutes_each / 60) + _MOST):
        desk = desk_queue(an_hour, minutes_each, people)
        if not desk.endless:
            costs[people] = wage * people + an_hour * (1 - desk.in_time) * worth
    return min(costs, key=lambda people: costs[people])


def _least(late: Callable[[Queue, float], float]) -> Callable[[float, float, float, float], int]:
    """Return a formula that counts other complaints as lost."""

    def formula(an_hour: float, minutes_each: float, worth: float, wage: float) -> int:
        if an_hour == 0:
            return 0
        first = _queue_ends(an_hour, minutes_each, worth, wage)
        desks = {n: desk_queue(an_hour, minutes_each, n) for n in range(first, first + _MOST)}
        return min(desks, key=lambda n: wage * n + late(desks[n], an_hour) * worth)

    return formula


def _queue_ends(an_hour: float, minutes_each: float, worth: float, wage: float) -> int:
    return math.floor(an_hour * minutes_each / 60) + 1 if an_hour else 0


def _load_rounded_up(an_hour: float, minutes_each: float, worth: float, wage: float) -> int:
    return math.ceil(an_hour * minutes_each / 60)


def _one_too_many(an_hour: float, minutes_each: float, worth: float, wage: float) -> int:
    return best_people(an_hour, minutes_each, worth, wage) + (an_hour > 0)


def _somebody_sits_there(an_hour: float, minutes_each: float, worth: float, wage: float) -> int:
    return max(best_people(an_hour, minutes_each, worth, wage), 1)


def _four_of_five(an_hour: float, minutes_each: float, worth: float, wage: float) -> int:
    people = _queue_ends(an_hour, minutes_each, worth, wage)
    while an_hour and desk_queue(an_hour, minutes_each, people).in_time < 0.8:
        people += 1
    return people


def _desks() -> list[Try]:
    """Return desks of every kind, and thirty mixed ones."""
    kinds: list[tuple[tuple[float, ...], str, str]] = [
        ((12, 15, 27, 40), "the desk of the lesson", "课上的投诉台"),
        ((0, 15, 27, 40), "a desk without complaints", "没有投诉的投诉台"),
        (
            (12, 15, 0, 40),
            "a load of exactly 3 and answers that are worth nothing",
            "工作量恰为 3，及时答复没有价值",
        ),
        ((14, 15, 0, 45), "answers in time that are worth nothing", "及时答复没有价值"),
        ((20, 12, 30, 40), "a load of exactly 4", "工作量恰为 4"),
        ((1, 15, 30, 40), "one complaint an hour", "每小时一起投诉"),
        ((2, 10, 900, 40), "few complaints and a very high worth", "投诉少而价值很高"),
        ((4, 60, 30, 40), "answers of an hour", "每起一小时"),
        ((60, 10, 25, 40), "a large desk", "大型投诉台"),
        ((12, 15, 27, 5), "very low wages", "工资很低"),
        ((12, 15, 27, 400), "very high wages", "工资很高"),
        ((11.9, 15, 27, 40), "a load just below 3", "工作量略低于 3"),
        ((7.5, 2, 30, 40), "a load below one person", "工作量不到一人"),
    ]
    tries = [Try(Label(en, zh), args) for args, en, zh in kinds]
    for i in range(30):
        an_hour, minutes = 3 + number_below(28, "desk", i, "comes"), 4 + number_below(20, "desk", i, "takes")
        worth, wage = 5 + number_below(80, "desk", i, "worth"), 25 + number_below(50, "desk", i, "wage")
        what = Label(f"a desk with {an_hour} complaints an hour", f"每小时 {an_hour} 起投诉的投诉台")
        tries.append(Try(what, (an_hour, minutes, worth, wage)))
    return tries


BEST_PEOPLE = Question(
    id="4.6",
    kind="function",
    points=5,
    tries=_desks(),
    prompt=Label(
        "Write `best_people(an_hour, minutes_each, worth, wage)`: the number of people at which an hour "
        "costs the least. Cost: wage times people, plus worth for each complaint not answered within 5 "
        "minutes. The queue must have an end. No complaints, no people.",
        "编写 `best_people(an_hour, minutes_each, worth, wage)`：使每小时成本最低的人数。成本 = 工资 × "
        "人数 + 价值 × 5 分钟内未答复的投诉数。队伍必须有尽头。没有投诉就不需要人。",
    ),
    reference=best_people,
    mistakes=[
        Mistake(
            "queue_ends",
            _queue_ends,
            Label(
                "You take the first number at which the queue ends; one more may still pay.",
                "你取了队伍有尽头的最少人数；再加一人可能仍划算。",
            ),
        ),
        Mistake(
            "load_rounded_up",
            _load_rounded_up,
            Label(
                "You round the load up. At a load of exactly 3, three people never end the queue; and one "
                "more may pay.",
                "你把工作量向上取整。工作量恰为 3 时，三人的队伍没有尽头；再加一人也可能划算。",
            ),
        ),
        Mistake(
            "one_too_many",
            _one_too_many,
            Label(
                "You stop one person too late: the last one costs more than he or she keeps.",
                "你多加了一人：最后一人的成本高于其保住的钱。",
            ),
        ),
        Mistake(
            "somebody_sits_there",
            _somebody_sits_there,
            Label("Without complaints nobody is needed: return 0.", "没有投诉就不需要人：返回 0。"),
        ),
        Mistake(
            "one_complaint",
            _least(lambda desk, an_hour: 1 - desk.in_time),
            Label(
                "You priced the late share of one complaint; multiply it by the complaints an hour.",
                "你只按一起投诉计算迟答；应乘以每小时投诉数。",
            ),
        ),
        Mistake(
            "all_who_wait",
            _least(lambda desk, an_hour: an_hour * desk.wait_chance),
            Label(
                "You lose everybody who waits; up to 5 minutes cost nothing.",
                "你把所有等待者都算作损失；5 分钟以内不算。",
            ),
        ),
        Mistake(
            "four_of_five",
            _four_of_five,
            Label(
                "You ask for a fixed share in time. A rule without money hires for worthless answers, and "
                "too few for dear ones.",
                "你要求固定的及时率。不看钱的规则，在答复没有价值时也会招人。",
            ),
        ),
    ],
    hints=[
        Label(
            "Price every number of people, one after the other, and keep the cheapest.",
            "逐一计算每种人数的成本，留下最低的。",
        ),
        Label(
            "`desk = complaints.desk_queue(an_hour, minutes_each, people)` has `desk.in_time` and "
            "`desk.endless`. It takes no desk without complaints, so deal with that first.",
            "`desk = complaints.desk_queue(an_hour, minutes_each, people)` 有 `desk.in_time` 与 "
            "`desk.endless`；它不接受 0 起投诉，请先处理。",
        ),
        Label(
            "Put `wage * people + an_hour * (1 - desk.in_time) * worth` into a dict by people, without the "
            "endless ones; `min(costs, key=costs.get)` finds the cheapest. Try up to 30 people.",
            "把 `wage * people + an_hour * (1 - desk.in_time) * worth` 按人数放进字典（跳过没有尽头的），"
            "`min(costs, key=costs.get)` 取最低；试到 30 人。",
        ),
    ],
    method=Label(
        "0 without complaints; else the people, among those who end the queue, with the least wages plus "
        "losses.",
        "没有投诉返回 0；否则在队伍有尽头的人数中，取工资与损失之和最低者。",
    ),
    insight=Label(
        "Right, for every desk tried. How many people are enough depends on what an answer in time is worth.",
        "正确，所有投诉台都通过。多少人才够，取决于及时答复值多少钱。",
    ),
)
