"""Question 3.3, by hand: which share of the regular customers never came again?"""

from __future__ import annotations

from functools import partial

import pandas as pd

from crm_teaching.loyalty.exercise.histories import REGULAR, before_and_after
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LOOKED_AHEAD = Label(
    "You also counted orders after the day to choose the regulars. On that day nobody knew them.",
    "你挑选常客时把之后的订单也算进去了；当天没有人知道它们。",
)


def regulars_gone(orders: pd.DataFrame) -> float:
    """Return the share of customers with three orders or more by the day who never ordered after it."""
    customers = before_and_after(orders)
    return float((customers.loc[customers["n_orders"] >= REGULAR, "n_later"] == 0).mean())


def _all_gone(orders: pd.DataFrame) -> float:
    return float((before_and_after(orders)["n_later"] == 0).mean())


def _n_gone(orders: pd.DataFrame) -> int:
    customers = before_and_after(orders)
    return int(((customers["n_orders"] >= REGULAR) & (customers["n_later"] == 0)).sum())


def _of_all(orders: pd.DataFrame) -> float:
    return float(_n_gone(orders) / orders["customer_id"].nunique())


def _of_the_gone(orders: pd.DataFrame) -> float:
    return float(_n_gone(orders) / (before_and_after(orders)["n_later"] == 0).sum())


def _looked_ahead(orders: pd.DataFrame) -> float:
    customers = before_and_after(orders)
    regular = customers["n_orders"] + customers["n_later"] >= REGULAR
    return float((customers.loc[regular, "n_later"] == 0).mean())


def _quiet_at_the_end(orders: pd.DataFrame, since: str) -> float:
    customers = before_and_after(orders)
    regulars = customers.index[customers["n_orders"] >= REGULAR]
    late = orders.loc[orders["order_date"] >= since, "customer_id"]
    return 1 - float(regulars.isin(late).mean())


REGULARS_GONE = Question(
    id="3.3",
    unit="share",
    points=3,
    prompt=Label(
        "A regular ordered at least three times up to 30 September 1997. Which share of the regulars never "
        "ordered after that day? A number from 0 to 1, not rounded.",
        "1997 年 9 月 30 日及之前至少订购三次的是常客。此后再未订购的常客占常客的多大比例？",
    ),
    reference=regulars_gone,
    mistakes=[
        Mistake(
            "of_all",
            _of_all,
            Label("You divided by all customers; divide by the regulars.", "你除以了全部顾客；应除以常客。"),
        ),
        Mistake(
            "of_the_gone",
            _of_the_gone,
            Label(
                "You turned the question round: that is the share of regulars among those who are gone.",
                "你把问题反过来了：那是流失者中常客的比例。",
            ),
        ),
        Mistake(
            "all_customers",
            _all_gone,
            Label(
                "That is the share of all customers who are gone; look at the regulars only.",
                "那是全部顾客中流失的比例；只看常客。",
            ),
        ),
        Mistake(
            "looked_ahead",
            _looked_ahead,
            LOOKED_AHEAD,
        ),
        Mistake(
            "quiet_last_quarter",
            partial(_quiet_at_the_end, since="1998-04-01"),
            Label(
                "You took silence in the last quarter for gone; ask for any order after the day.",
                "你把最后一季没有订购当作流失；要看该日之后有没有任何订单。",
            ),
        ),
        Mistake(
            "quiet_in_1998",
            partial(_quiet_at_the_end, since="1998-01-01"),
            Label(
                "You left out October to December 1997; they lie after the day too.",
                "你漏了 1997 年 10 至 12 月；它们也在该日之后。",
            ),
        ),
        Mistake(
            "count",
            _n_gone,
            Label("That is a number of customers; divide it by the regulars.", "那是人数；请除以常客人数。"),
        ),
    ],
    hints=[
        Label(
            "Two steps: keep the regulars, then ask who of them made no later order.",
            "两步：先留下常客，再看其中谁之后没有订单。",
        ),
        Label(
            '`regulars = customers[customers["n_orders"] >= 3]` keeps them. '
            'The mean of `regulars["n_later"] == 0` is a share.',
            '`regulars = customers[customers["n_orders"] >= 3]` 留下常客；'
            '`regulars["n_later"] == 0` 的平均就是比例。',
        ),
    ],
    method=Label(
        "Keep the customers with at least three orders up to the day; take the share without a later one.",
        "留下该日及之前至少三单的顾客，求其中之后没有订单的比例。",
    ),
    insight=Label(
        "Right: three orders say what a customer did. They promise nothing about the next one.",
        "正确：三张订单说的是过去，并不保证下一单。",
    ),
)
