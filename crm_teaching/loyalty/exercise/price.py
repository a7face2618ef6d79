"""Question 3.6, decide: what is the most to pay for a new customer?"""

from __future__ import annotations

import math

import pandas as pd

from crm_teaching.loyalty.exercise.club import spend_in_1997
from crm_teaching.loyalty.exercise.histories import before_and_after
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

MARGIN = 0.25


def margins(orders: pd.DataFrame) -> pd.Series:
    """Return the margin that each customer brought in eighteen months, in US dollars."""
    return MARGIN * orders.groupby("customer_id")["amount_usd"].sum()


def _end(values: pd.Series, n_errors: float = -1.96) -> float:
    """Return the mean and so many standard errors of it."""
    return float(values.mean() + n_errors * values.sem())


def highest_price(orders: pd.DataFrame) -> float:
    """Return the low end of the 95% interval of the mean margin per customer."""
    return _end(margins(orders))


def _mean(orders: pd.DataFrame) -> float:
    return float(margins(orders).mean())


def _high_end(orders: pd.DataFrame) -> float:
    return _end(margins(orders), 1.96)


def _spread_of_people(orders: pd.DataFrame) -> float:
    return _end(margins(orders), -1.96 * math.sqrt(orders["customer_id"].nunique()))


def _one_error(orders: pd.DataFrame) -> float:
    return _end(margins(orders), -1)


def _sales(orders: pd.DataFrame) -> float:
    return highest_price(orders) / MARGIN


def _per_order(orders: pd.DataFrame) -> float:
    return _end(MARGIN * orders["amount_usd"])


def _mean_per_order(orders: pd.DataFrame) -> float:
    return MARGIN * float(orders["amount_usd"].mean())


def _repeaters_only(orders: pd.DataFrame) -> float:
    return _end(margins(orders)[orders.groupby("customer_id").size() > 1])


def _in_1997(orders: pd.DataFrame) -> float:
    return _end(MARGIN * spend_in_1997(orders))


def _by_september(orders: pd.DataFrame) -> float:
    return _end(MARGIN * before_and_after(orders)["spend_usd"])


def _n_is_orders(orders: pd.DataFrame) -> float:
    return _end(margins(orders), -1.96 * math.sqrt(orders["customer_id"].nunique() / len(orders)))


HIGHEST_PRICE = Question(
    id="3.6",
    unit="US dollars",
    points=4,
    prompt=Label(
        "A customer brings a margin of 25% of what she spent. What is the low end of the 95% interval of the "
        "mean margin per customer, mean - 1.96 x standard deviation / square root of n? In US dollars, not "
        "rounded.",
        "每位顾客带来其支出 25% 的毛利。人均毛利的 95% 区间下限是多少美元"
        "（平均 - 1.96 × 标准差 / n 的平方根）？",
    ),
    reference=highest_price,
    mistakes=[
        Mistake(
            "mean",
            _mean,
            Label(
                "That is the mean itself: pay it, and nothing is left on average. The low end was asked.",
                "那是平均数本身：照付则平均一无所剩。要的是区间下限。",
            ),
        ),
        Mistake(
            "high_end",
            _high_end,
            Label("That is the high end of the interval: subtract.", "那是区间上限：应该减。"),
        ),
        Mistake(
            "spread_of_people",
            _spread_of_people,
            Label(
                "You took the spread of single customers; the mean of many is surer: divide by the square "
                "root of n.",
                "你用的是单个顾客的离散程度；多人的平均更稳定：请除以 n 的平方根。",
            ),
        ),
        Mistake(
            "one_error",
            _one_error,
            Label(
                "You took one standard error; 95% needs 1.96 of them.",
                "你只减了一个标准误；95% 需要 1.96 个。",
            ),
        ),
        Mistake(
            "sales",
            _sales,
            Label("You used sales; the shop keeps the margin only.", "你用的是销售额；商店只得到毛利。"),
        ),
        *(
            Mistake(
                name,
                formula,
                Label(
                    "That is per order; add up each customer's orders first.",
                    "那是每单的毛利；请先加总每位顾客的订单。",
                ),
            )
            for name, formula in (("per_order", _per_order), ("mean_per_order", _mean_per_order))
        ),
        Mistake(
            "repeaters_only",
            _repeaters_only,
            Label(
                "You left out those who ordered once; the advertiser's price is paid for them too.",
                "你漏了只订购一次的顾客；他们也要付广告费。",
            ),
        ),
        *(
            Mistake(
                name,
                formula,
                Label(
                    "You left out months; add up all that she spent in the eighteen months.",
                    "你漏了几个月；应加总十八个月的全部支出。",
                ),
            )
            for name, formula in (("in_1997", _in_1997), ("by_september", _by_september))
        ),
        Mistake(
            "n_is_orders",
            _n_is_orders,
            Label(
                "You took the number of orders for n; n is the number of customers.",
                "你把订单数当作 n；n 是顾客人数。",
            ),
        ),
    ],
    hints=[
        Label(
            "First one number per customer: a quarter of all that she spent.",
            "先为每位顾客算一个数：她全部支出的四分之一。",
        ),
        Label(
            '`margins = 0.25 * orders.groupby("customer_id")["amount_usd"].sum()`; '
            "its `.mean()`, `.std()` and `len()` are all that the formula needs.",
            '`margins = 0.25 * orders.groupby("customer_id")["amount_usd"].sum()`；'
            "公式只需要它的 `.mean()`、`.std()` 和 `len()`。",
        ),
    ],
    method=Label(
        "Add up each customer's spend, take 25%, and subtract 1.96 standard errors from the mean.",
        "加总每位顾客的支出，取 25%，平均数减去 1.96 个标准误。",
    ),
    insight=Label(
        "Right: up to this price new customers most likely pay back on average within eighteen months.",
        "正确：不高于这个价格，新顾客平均而言很可能在十八个月内回本。",
    ),
)
