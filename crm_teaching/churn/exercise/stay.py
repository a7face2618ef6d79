"""Question 5.3, by hand: a function that counts who stays, although most have not left yet."""

from __future__ import annotations

from collections.abc import Sequence

from crm_teaching.fingerprint import number_below
from crm_teaching.questions import Mistake, Question, Try
from crm_teaching.wording import Label

Months = Sequence[int]


def survival(months: Months, left: Months, t: int) -> float:
    """Return the share that stays longer than t months, by Kaplan and Meier."""
    share = 1.0
    for month in sorted(set(months)):
        if month <= t:
            at_risk = sum(m >= month for m in months)
            gone = sum(m == month and gone == 1 for m, gone in zip(months, left, strict=True))
            share *= 1 - gone / at_risk
    return share


def _only_leavers(months: Months, left: Months, t: int) -> float:
    stays = [m for m, gone in zip(months, left, strict=True) if gone]
    return sum(m > t for m in stays) / len(stays)


def _here_is_gone(months: Months, left: Months, t: int) -> float:
    return sum(m > t for m in months) / len(months)


def _here_stays(months: Months, left: Months, t: int) -> float:
    return 1 - sum(gone and m <= t for m, gone in zip(months, left, strict=True)) / len(months)


def _only_known(months: Months, left: Months, t: int) -> float:
    known = [m > t for m, gone in zip(months, left, strict=True) if gone or m > t]
    return sum(known) / len(known)


def _month_too_early(months: Months, left: Months, t: int) -> float:
    return survival(months, left, t - 1)


def _leaves_too_early(months: Months, left: Months, t: int) -> float:
    """Take those still here out of the base in the very month in which they were last seen."""
    share = 1.0
    for month in sorted(set(months)):
        gone = sum(m == month and bool(g) for m, g in zip(months, left, strict=True))
        if month <= t and gone:
            share *= 1 - gone / (sum(m > month for m in months) + gone)
    return share


def _fixed_base(months: Months, left: Months, t: int) -> float:
    share = 1.0
    for month in set(months):
        if month <= t:
            gone = sum(m == month and bool(g) for m, g in zip(months, left, strict=True))
            share *= 1 - gone / len(months)
    return share


def _from_month_1(months: Months, left: Months, t: int) -> float:
    """Leave out whoever is lost in month 0, as a formula does that begins with j = 1."""
    share = 1.0
    for month in set(months) - {0}:
        if month <= t:
            gone = sum(m == month and bool(g) for m, g in zip(months, left, strict=True))
            share *= 1 - gone / sum(m >= month for m in months)
    return share


def _tries() -> list[Try]:
    """Return groups of customers of every kind, and thirty mixed ones."""
    kinds: list[tuple[str, str, list[int], list[int], int]] = [
        ("customers of whom nobody has left", "无人离开的一组", [2, 4, 6], [0, 0, 0], 5),
        ("customers who have all left", "全部离开的一组", [1, 2, 3, 4], [1, 1, 1, 1], 2),
        ("one left and one joined in the same month", "同月一走一新", [3, 3, 5, 6], [1, 0, 0, 1], 3),
        ("a loss in month t itself", "恰在第 t 月离开", [2, 4, 4, 9], [0, 1, 0, 0], 4),
        ("a loss just after t", "第 t 月之后才离开", [2, 5, 5, 9], [0, 1, 0, 0], 4),
        ("t = 0", "t = 0", [1, 2, 3], [1, 0, 1], 0),
        ("a loss in month 0", "第 0 月离开", [0, 0, 2, 5], [1, 0, 1, 0], 3),
        ("t beyond the longest tenure", "t 超过最长月数", [2, 3, 7], [1, 0, 0], 20),
        ("the last one leaves", "最后一位离开", [2, 3, 7], [0, 0, 1], 7),
        ("one customer who is still here", "只有一位仍在的客户", [5], [0], 5),
        ("one customer who has left", "只有一位已离开的客户", [5], [1], 4),
        ("months in mixed order", "月数未排序", [9, 1, 6, 3, 4], [0, 1, 1, 0, 1], 6),
        ("many losses in one month", "同月多人离开", [1, 1, 1, 1, 8, 9], [1, 1, 1, 0, 1, 0], 8),
    ]
    tries = [Try(Label(en, zh), (months, left, t)) for en, zh, months, left, t in kinds]
    for i in range(30):
        n = 4 + number_below(12, "group", i)
        months = [number_below(13, "group", i, "months", j) for j in range(n)]
        left = [number_below(2, "group", i, "left", j) for j in range(n)]
        t = number_below(13, "group", i, "t")
        tries.append(Try(Label(f"a mixed group of {n} customers", f"{n} 位客户的混合组"), (months, left, t)))
    return tries


SURVIVAL = Question(
    id="5.3",
    kind="function",
    points=5,
    tries=_tries(),
    prompt=Label(
        "Write `survival(months, left, t)`: the share that stays longer than t months, by Kaplan and Meier. "
        "`months` and `left` are lists, `left` holds 1 or 0. Return a number from 0 to 1.",
        "编写 `survival(months, left, t)`：按 Kaplan–Meier 返回留存超过 t 个月的比例（0 到 1）。",
    ),
    reference=survival,
    mistakes=[
        Mistake(
            "only_leavers",
            _only_leavers,
            Label(
                "You count only those who have left. Those still here were at risk in every month so far.",
                "你只数了已离开者；仍在者在过去每个月都处于风险之中。",
            ),
        ),
        Mistake(
            "here_is_gone",
            _here_is_gone,
            Label(
                "You count those still here as gone after their last month; nobody saw them leave.",
                "你把仍在者在最后一个月之后当作离开；没有人看见他们离开。",
            ),
        ),
        Mistake(
            "here_stays",
            _here_stays,
            Label(
                "You count those still here as staying to t; some have been here for less than t months.",
                "你把仍在者都当作留到了 t；其中有人还不满 t 个月。",
            ),
        ),
        Mistake(
            "only_known",
            _only_known,
            Label(
                "You leave out whoever is here for less than t months. They were at risk before, so the "
                "losses weigh too much.",
                "你剔除了不满 t 个月的仍在者；他们此前也处于风险之中，流失因而被高估。",
            ),
        ),
        Mistake(
            "month_too_early",
            _month_too_early,
            Label(
                "You stop one month early: whoever leaves in month t does not stay longer than t.",
                "你少算了一个月：第 t 月离开的人没有留过 t 个月。",
            ),
        ),
        Mistake(
            "leaves_too_early",
            _leaves_too_early,
            Label(
                "Whoever is still here was seen in her last month, too: count her at risk in it.",
                "仍在者在最后一个月也被观察到：该月应计入风险集。",
            ),
        ),
        Mistake(
            "fixed_base",
            _fixed_base,
            Label(
                "You divide by all customers each month; divide by those at risk in that month.",
                "你每月都除以全部客户；应除以当月处于风险中的人数。",
            ),
        ),
        Mistake(
            "from_month_1",
            _from_month_1,
            Label(
                "You begin with month 1. Whoever is lost before the first month is full has 0: begin with "
                "month 0.",
                "你从第 1 个月算起；不满一个月就离开的客户月数为 0，请从第 0 个月算起。",
            ),
        ),
    ],
    hints=[
        Label(
            "Go month by month, from 0 to t. Who was seen in this month? Who of them left in it? Multiply "
            "the shares that stayed.",
            "从第 0 个月逐月算到 t：本月有谁在？其中谁离开？把留下的比例连乘。",
        ),
        Label(
            "At risk in a month: all with `months` of at least this month, gone later or not.",
            "某月的风险集：`months` 不小于该月的所有人。",
        ),
        Label(
            "Start with `share = 1.0`. In a loop over `range(t + 1)`: if somebody is at risk, "
            "`share = share * (1 - gone / at_risk)`.",
            "先设 `share = 1.0`；在 `range(t + 1)` 的循环中，若有人处于风险，"
            "`share = share * (1 - gone / at_risk)`。",
        ),
    ],
    method=Label(
        "For each month from 0 to t: 1 - (left in it) / (at risk in it); multiply these shares.",
        "对第 0 至 t 的每个月：1 - 当月离开 / 当月风险集；连乘。",
    ),
    insight=Label(
        "Right, on every group tried. Those still here count as long as they were seen, and no longer.",
        "正确，所有组都通过。仍在者计入到最后被观察到的月份为止。",
    ),
)
