"""Question 5.7, decide: from which risk on does a visit pay?"""

from __future__ import annotations

import pandas as pd

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

MARGIN = 0.5


def costs(customers: pd.DataFrame) -> tuple[float, int, int]:
    """Return the share that a visit keeps below the top class, the months more, and dollars a visit."""
    first = customers.iloc[0]
    return customers["kept_percent"].max() / 100, int(first["months_more"]), int(first["visit_usd"])


def _mean_value(customers: pd.DataFrame) -> float:
    months = costs(customers)[1]
    return float(MARGIN * months * customers["monthly_charges_usd"].mean())


def line(customers: pd.DataFrame) -> float:
    """Return the risk above which a visit pays, to a customer with the mean charge."""
    kept, _, visit = costs(customers)
    return visit / (kept * _mean_value(customers))


def _success_forgotten(customers: pd.DataFrame) -> float:
    return costs(customers)[2] / _mean_value(customers)


def _no_margin(customers: pd.DataFrame) -> float:
    return MARGIN * line(customers)


def _one_month(customers: pd.DataFrame) -> float:
    return line(customers) * costs(customers)[1]


def _turned_over(customers: pd.DataFrame) -> float:
    return 1 / line(customers)


def _more_likely_than_not(customers: pd.DataFrame) -> float:
    return 0.5


LINE = Question(
    id="5.7",
    prompt=Label(
        "From which risk on does a visit pay, to a customer with the mean monthly charge of your table and "
        "the usual `kept`? A number from 0 to 1.",
        "对月费为平均值、留住比例为 `kept` 的客户，风险高于多少时上门才划算？0 到 1 的数。",
    ),
    unit="share",
    points=3,
    reference=line,
    mistakes=[
        Mistake(
            "success_forgotten",
            _success_forgotten,
            Label(
                "You take it that a visit keeps everybody who would leave; it keeps the share `kept`.",
                "你假定上门能留住所有想走的人；其实只留住 `kept` 这一比例。",
            ),
        ),
        Mistake(
            "no_margin",
            _no_margin,
            Label(
                "You count the whole charge as gain; half of it is margin.",
                "你把全部月费当作收益；毛利只有一半。",
            ),
        ),
        Mistake(
            "one_month",
            _one_month,
            Label(
                "You count one month; a customer kept stays `months_more` months longer.",
                "你只算了一个月；被留住的客户会多留 `months_more` 个月。",
            ),
        ),
        Mistake(
            "turned_over",
            _turned_over,
            Label("The fraction is upside down: the cost stands above.", "分数上下颠倒了：成本应在分子。"),
        ),
        Mistake(
            "more_likely_than_not",
            _more_likely_than_not,
            Label(
                "One half is where a loss becomes more likely than not. Money sets the line: what does a "
                "visit cost, what does it bring?",
                "一半只是“更可能离开”的界线。报警线由金额决定：上门花多少，带来多少？",
            ),
        ),
    ],
    hints=[
        Label(
            "At a risk of p a visit brings p × kept × value. Where is that just the cost?",
            "风险为 p 时，上门带来 p × kept × 价值。何时恰好等于成本？",
        ),
        Label(
            "value = margin × months_more × mean monthly charge, in dollars; then "
            "`money_line(visit, kept, value)`.",
            "价值 = 毛利率 × months_more × 平均月费（美元）；再用 `money_line(visit, kept, value)`。",
        ),
    ],
    method=Label(
        "value = 0.5 × months_more × mean monthly charge; line = visit / (kept × value).",
        "价值 = 0.5 × months_more × 平均月费；线 = visit / (kept × 价值)。",
    ),
    insight=Label(
        "Right, and far below one half. No customer has a score above 50%, so that rule visits nobody.",
        "正确，而且远低于一半。没有客户的评分超过 50%，按那条线就一次也不上门。",
    ),
)
