"""Question 3.5, with the package: who would gain from a club with a yearly fee?"""

from __future__ import annotations

import pandas as pd

from crm_teaching.loyalty.exercise.histories import REGULAR, before_and_after
from crm_teaching.loyalty.membership import break_even
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

FEE, GAP = 5, 0.05  # US dollars a year; part of each bill that a member saves
NEW_YEAR = "1998-01-01"


def spend_in_1997(orders: pd.DataFrame) -> pd.Series:
    """Return what each customer spent in 1997, in US dollars."""
    return orders[orders["order_date"] < NEW_YEAR].groupby("customer_id")["amount_usd"].sum()


def club_gainers(orders: pd.DataFrame) -> float:
    """Return the share of customers who spent more in 1997 than the club's break-even."""
    return float((spend_in_1997(orders) > break_even(FEE, GAP)).mean())


def _stay_out(orders: pd.DataFrame) -> float:
    return 1 - club_gainers(orders)


def _n_gainers(orders: pd.DataFrame) -> int:
    return int((spend_in_1997(orders) > break_even(FEE, GAP)).sum())


def _all_months(orders: pd.DataFrame) -> float:
    return float((orders.groupby("customer_id")["amount_usd"].sum() > break_even(FEE, GAP)).mean())


def _share_of_orders(orders: pd.DataFrame) -> float:
    return float((orders.loc[orders["order_date"] < NEW_YEAR, "amount_usd"] > break_even(FEE, GAP)).mean())


def _share_of_sales(orders: pd.DataFrame) -> float:
    spend = spend_in_1997(orders)
    return float(spend[spend > break_even(FEE, GAP)].sum() / spend.sum())


def _spend_above_fee(orders: pd.DataFrame) -> float:
    return float((spend_in_1997(orders) > FEE).mean())


def _of_repeaters(orders: pd.DataFrame) -> float:
    return float(_n_gainers(orders) / (orders.groupby("customer_id").size() > 1).sum())


def _by_september(orders: pd.DataFrame) -> float:
    return float((before_and_after(orders)["spend_usd"] > break_even(FEE, GAP)).mean())


def _largest_order(orders: pd.DataFrame) -> float:
    largest = orders[orders["order_date"] < NEW_YEAR].groupby("customer_id")["amount_usd"].max()
    return float((largest > break_even(FEE, GAP)).mean())


def _of_regulars(orders: pd.DataFrame) -> float:
    regular = before_and_after(orders)["n_orders"] >= REGULAR
    return float((spend_in_1997(orders)[regular] > break_even(FEE, GAP)).mean())


CLUB_GAINERS = Question(
    id="3.5",
    unit="share",
    points=3,
    prompt=Label(
        "A club costs 5 dollars a year and takes 5% off every bill. Which share of your customers spent "
        "enough in 1997 to gain from it? A number from 0 to 1, not rounded.",
        "会费每年 5 美元，每张账单减 5%。按 1997 年的支出，入会划算的顾客占多大比例？",
    ),
    reference=club_gainers,
    mistakes=[
        Mistake(
            "all_months",
            _all_months,
            Label(
                "You added up eighteen months; the fee is for a year, and 1997 was asked.",
                "你加总了十八个月；会费是一年的，题目问的是 1997 年。",
            ),
        ),
        Mistake(
            "share_of_orders",
            _share_of_orders,
            Label(
                "You compared each order with the break-even; add up each customer's year first.",
                "你拿每张订单与盈亏平衡点比较；应先加总每位顾客全年的支出。",
            ),
        ),
        Mistake(
            "share_of_sales",
            _share_of_sales,
            Label(
                "That is the part of sales that the gainers bring; a share of customers was asked.",
                "那是划算者占销售额的比例；要的是顾客的比例。",
            ),
        ),
        Mistake(
            "spend_above_fee",
            _spend_above_fee,
            Label(
                "You compared spend with the fee; a member saves only a part of what she spends.",
                "你拿支出与会费比较；会员只省下支出的一部分。",
            ),
        ),
        Mistake(
            "of_repeaters",
            _of_repeaters,
            Label(
                "You divided by the repeat customers; divide by all customers.",
                "你除以了重复购买的顾客；应除以全部顾客。",
            ),
        ),
        Mistake(
            "stay_out",
            _stay_out,
            Label("That is the share who would lose by joining.", "那是入会不划算的顾客的比例。"),
        ),
        Mistake(
            "count",
            _n_gainers,
            Label("That is a number of customers; divide it by all customers.", "那是人数；请除以全部顾客。"),
        ),
        Mistake(
            "by_september",
            _by_september,
            Label(
                "You stopped at 30 September 1997 (`spend_usd`); the year ends on 31 December.",
                "你只算到 1997 年 9 月 30 日（`spend_usd`）；全年到 12 月 31 日为止。",
            ),
        ),
        Mistake(
            "largest_order",
            _largest_order,
            Label(
                "You took each customer's largest order; add up all her orders of the year.",
                "你只取了每位顾客最大的一单；应加总她全年的订单。",
            ),
        ),
        Mistake(
            "of_regulars",
            _of_regulars,
            Label(
                "You looked at the regulars only; all your customers were asked.",
                "你只看了常客；题目问的是全部顾客。",
            ),
        ),
    ],
    hints=[
        Label(
            "From which spend a year does the saving exceed the fee? `break_even(fee, gap)` says it.",
            "一年支出多少时，节省的钱超过会费？`break_even(fee, gap)` 会告诉你。",
        ),
        Label(
            'Keep the orders before 1998, then `.groupby("customer_id")["amount_usd"].sum()`, compare with '
            "the break-even, and take the mean.",
            '只留 1998 年以前的订单，再用 `.groupby("customer_id")["amount_usd"].sum()`，'
            "与盈亏平衡点比较后求平均。",
        ),
    ],
    method=Label(
        "Break-even is fee / gap. Add up each customer's spend in 1997 and take the share above it.",
        "盈亏平衡点 = 会费 / 折扣。加总每位顾客 1997 年的支出，求高于盈亏平衡点的比例。",
    ),
    insight=Label(
        "Right: only these would join. What they gain the shop loses, unless the club makes them buy more.",
        "正确：只有这些人会入会。他们所得即商店所失，除非入会使他们多买。",
    ),
)
