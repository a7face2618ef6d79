"""Question 3.1, by hand: which share of the customers came back?"""

from __future__ import annotations

import pandas as pd

from crm_teaching.loyalty.exercise.histories import before_and_after
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label


def repeat_rate(orders: pd.DataFrame) -> float:
    """Return the share of customers with more than one order."""
    n_orders = orders.groupby("customer_id").size()
    return float((n_orders > 1).mean())


def _repeat_orders(orders: pd.DataFrame) -> float:
    return 1 - float(orders["customer_id"].nunique()) / len(orders)


def _per_one_time_buyer(orders: pd.DataFrame) -> float:
    rate = repeat_rate(orders)
    return rate / (1 - rate)


def _n_repeaters(orders: pd.DataFrame) -> int:
    return int((orders.groupby("customer_id").size() > 1).sum())


def _more_than_one_cd(orders: pd.DataFrame) -> float:
    return float((orders.groupby("customer_id")["n_cds"].sum() > 1).mean())


def _one_time_share(orders: pd.DataFrame) -> float:
    return 1 - repeat_rate(orders)


def _by_september(orders: pd.DataFrame) -> float:
    return float((before_and_after(orders)["n_orders"] > 1).mean())


REPEAT_RATE = Question(
    id="3.1",
    prompt=Label(
        "Which share of your customers ordered more than once in the eighteen months? A number from 0 to 1.",
        "十八个月内订购超过一次的顾客占多大比例？0 到 1 的数。",
    ),
    unit="share",
    points=3,
    reference=repeat_rate,
    mistakes=[
        Mistake(
            "repeat_orders",
            _repeat_orders,
            Label(
                "That is the share of orders that are repeat orders; a share of customers was asked.",
                "那是重复订单占订单的比例；要的是顾客的比例。",
            ),
        ),
        Mistake(
            "per_one_time_buyer",
            _per_one_time_buyer,
            Label(
                "You divided by the customers with one order; divide by all customers.",
                "你除以了只订购一次的顾客；应除以全部顾客。",
            ),
        ),
        Mistake(
            "count",
            _n_repeaters,
            Label(
                "That is a number of customers; divide it by all customers.",
                "那是顾客人数；请再除以全部顾客。",
            ),
        ),
        Mistake(
            "cds",
            _more_than_one_cd,
            Label(
                "You counted CDs. Several CDs in one order are still one order.",
                "你数的是 CD。一张订单里有几张 CD 仍是一次订购。",
            ),
        ),
        Mistake(
            "one_time",
            _one_time_share,
            Label("That is the share who ordered once only.", "那是只订购一次的顾客的比例。"),
        ),
        Mistake(
            "by_september",
            _by_september,
            Label(
                "You stopped at 30 September 1997, as lesson 1 does; count the whole eighteen months.",
                "你只数到 1997 年 9 月 30 日（与第一课相同）；应数全部十八个月。",
            ),
        ),
    ],
    hints=[
        Label(
            "A row of `orders` is an order. First count the rows of each customer.",
            "`orders` 的一行是一张订单。先数每位顾客有几行。",
        ),
        Label(
            '`orders.groupby("customer_id").size()` counts them. Compare with 1 and take the mean.',
            '用 `orders.groupby("customer_id").size()` 计数，与 1 比较；True/False 的平均就是比例。',
        ),
    ],
    method=Label(
        "Count each customer's orders, ask which counts exceed 1, and take the mean over all customers.",
        "数出每位顾客的订单数，看哪些大于 1，再对全部顾客求平均。",
    ),
    insight=Label(
        "Right: so many came back at all. Whether they are loyal is the next question.",
        "正确：这么多人回来过。他们是否忠诚，是下一个问题。",
    ),
)
