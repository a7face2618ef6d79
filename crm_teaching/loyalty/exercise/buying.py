"""Question 3.2, by hand: a figure of who is still buying, quarter by quarter."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from crm_teaching.charts import Chart, one_series
from crm_teaching.loyalty.exercise.histories import active_quarters, quarter_number
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label


def shares_buying(orders: pd.DataFrame) -> pd.Series:
    """Return the share of all customers who ordered in each quarter."""
    return active_quarters(orders).mean()


def _shown(formula: Callable[[pd.DataFrame], pd.Series]) -> Callable[[pd.DataFrame], Chart]:
    """Return a formula that draws its series over the quarters."""

    def chart(orders: pd.DataFrame) -> Chart:
        heights = formula(orders)
        y_label = "share|%|per cent|percent|比例|占比"
        return one_series(heights.index, heights.tolist(), "quarter|季度", y_label, y_is_share=True)

    return chart


def _orders_per_customer(orders: pd.DataFrame) -> pd.Series:
    return quarter_number(orders).value_counts().sort_index() / orders["customer_id"].nunique()


def _of_all_orders(orders: pd.DataFrame) -> pd.Series:
    return quarter_number(orders).value_counts(normalize=True).sort_index()


def _of_the_quarter_before(orders: pd.DataFrame) -> pd.Series:
    n_active = active_quarters(orders).sum()
    return (n_active / n_active.shift()).fillna(1.0)


def _of_those_there_before(orders: pd.DataFrame) -> pd.Series:
    active = active_quarters(orders)
    return pd.Series({1: 1.0} | {n: float(active.loc[active[n - 1], n].mean()) for n in range(2, 7)})


def _of_repeaters(orders: pd.DataFrame) -> pd.Series:
    return active_quarters(orders)[orders.groupby("customer_id").size() > 1].mean()


def _not_gone_yet(orders: pd.DataFrame) -> pd.Series:
    last = quarter_number(orders).groupby(orders["customer_id"]).max()
    return pd.Series({quarter: float((last >= quarter).mean()) for quarter in range(1, 7)})


def _gone_by_then(orders: pd.DataFrame) -> pd.Series:
    return 1 - shares_buying(orders)


def _n_customers(orders: pd.DataFrame) -> pd.Series:
    return active_quarters(orders).sum()


STILL_BUYING = Question(
    id="3.2",
    kind="figure",
    points=4,
    prompt=Label(
        "Draw the share of all your customers who ordered in each of the quarters 1 to 6. Label both axes, "
        "the y axis with its unit (share, or %).",
        "画出第 1 至 6 季度每季有订购的顾客占全部顾客的比例。两轴都要有标签，纵轴写明单位（比例或 %）。",
    ),
    reference=_shown(shares_buying),
    mistakes=[
        Mistake(
            "orders_per_customer",
            _shown(_orders_per_customer),
            Label(
                "You counted orders; whoever orders twice in a quarter is one customer.",
                "你数的是订单；一季订购两次的仍是一位顾客。",
            ),
        ),
        Mistake(
            "of_all_orders",
            _shown(_of_all_orders),
            Label(
                "That is each quarter's part of all orders; divide customers by all customers.",
                "那是各季订单占全部订单的比例；应以顾客数除以全部顾客数。",
            ),
        ),
        Mistake(
            "of_the_quarter_before",
            _shown(_of_the_quarter_before),
            Label(
                "You divided by the buyers of the quarter before; divide by all customers each time.",
                "你除以了上一季的买家；每季都应除以全部顾客。",
            ),
        ),
        Mistake(
            "not_gone_yet",
            _shown(_not_gone_yet),
            Label(
                "You also counted customers who paused and came back later; count only who ordered in the "
                "quarter itself.",
                "你把暂停后又回来的顾客也算进去了；只数该季有订购的顾客。",
            ),
        ),
        Mistake(
            "silent",
            _shown(_gone_by_then),
            Label("You drew who did not order in the quarter.", "你画的是该季没有订购的顾客。"),
        ),
        Mistake(
            "count",
            _shown(_n_customers),
            Label(
                "You drew numbers of customers; divide by all customers.", "你画的是人数；请除以全部顾客。"
            ),
        ),
        Mistake(
            "of_those_there_before",
            _shown(_of_those_there_before),
            Label(
                "You asked only those who had ordered in the quarter before; take all customers each time.",
                "你只看上一季有订购的顾客；每季都应看全部顾客。",
            ),
        ),
        Mistake(
            "of_repeaters",
            _shown(_of_repeaters),
            Label(
                "You left out those who ordered once; divide by all customers.",
                "你漏了只订购一次的顾客；应除以全部顾客。",
            ),
        ),
    ],
    hints=[
        Label(
            "The mean of a column of True and False is the share of True.",
            "一列 True/False 的平均就是 True 的比例。",
        ),
        Label(
            "`active.mean()` has one share per quarter. "
            '`ax = active.mean().plot(xlabel="...", ylabel="...")` draws it, labels it and keeps the axes.',
            "`active.mean()` 每季一个比例。"
            '`ax = active.mean().plot(xlabel="...", ylabel="...")` 画图、加标签并留下坐标轴。',
        ),
    ],
    method=Label(
        "For each quarter divide the customers who ordered in it by all customers, and draw the six shares.",
        "每季有订购的顾客数除以全部顾客数，画出六个比例。",
    ),
    insight=Label(
        "Right: most are lost after the first quarter. The few who are left go slowly.",
        "正确：多数顾客在第一季之后就不再购买；留下的人流失得慢。",
    ),
)
