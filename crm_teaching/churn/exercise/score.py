"""Question 5.4, with the package: does the firm's score come true?"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from crm_teaching.churn.exercise.rates import yearly_rate
from crm_teaching.churn.survival import survival_curve
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

YEAR = 12


def gone_in_a_year(customers: pd.DataFrame) -> float:
    """Return the share gone after 12 months, by Kaplan and Meier."""
    return 1 - float(survival_curve(customers)["survival"].loc[YEAR])


def _by_class(share: Callable[[pd.DataFrame], float]) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Return a formula for the whole table, given one for the customers of a class."""

    def formula(customers: pd.DataFrame) -> pd.DataFrame:
        rows = [(risk, len(part), share(part)) for risk, part in customers.groupby("risk_percent")]
        return pd.DataFrame(rows, columns=["risk_percent", "customers", "gone_12"])

    return formula


def _so_far(part: pd.DataFrame) -> float:
    return float(part["churned"].mean())


def _lost_within_a_year(part: pd.DataFrame) -> pd.Series:
    return (part["churned"] == 1) & (part["tenure_months"] <= YEAR)


def _here_stays(part: pd.DataFrame) -> float:
    return float(_lost_within_a_year(part).mean())


def _only_known(part: pd.DataFrame) -> float:
    known = (part["churned"] == 1) | (part["tenure_months"] > YEAR)
    return float(_lost_within_a_year(part)[known].mean())


def _known_to_month_12(part: pd.DataFrame) -> float:
    known = (part["churned"] == 1) | (part["tenure_months"] >= YEAR)
    return float(_lost_within_a_year(part)[known].mean())


def _of_the_new(part: pd.DataFrame) -> float:
    return float(part.loc[part["tenure_months"] <= YEAR, "churned"].mean())


def _here_is_gone(part: pd.DataFrame) -> float:
    return float((part["tenure_months"] <= YEAR).mean())


def _everybody(customers: pd.DataFrame) -> pd.DataFrame:
    return _by_class(lambda part: gone_in_a_year(customers))(customers)


SCORE = Question(
    id="5.4",
    kind="table",
    key=("risk_percent",),
    points=5,
    prompt=Label(
        "By `risk_percent`: how many customers, and which share is gone after 12 months, by Kaplan and "
        "Meier? A table with `risk_percent`, `customers`, `gone_12` (0 to 1, not rounded).",
        "按 `risk_percent` 分组：客户数，以及 12 个月后已离开的比例（Kaplan–Meier，0 到 1，不要四舍五入）。",
    ),
    reference=_by_class(gone_in_a_year),
    mistakes=[
        Mistake(
            "stays",
            _by_class(lambda part: 1 - gone_in_a_year(part)),
            Label(
                "`gone_12` holds the shares that stay; who is gone was asked.",
                "`gone_12` 里是留存比例；要的是已离开的比例。",
            ),
        ),
        Mistake(
            "so_far",
            _by_class(_so_far),
            Label(
                "`gone_12` holds all who have left, after any number of months; 12 months were asked.",
                "`gone_12` 里是迄今离开的比例，不限月数；要的是 12 个月。",
            ),
        ),
        Mistake(
            "here_stays",
            _by_class(_here_stays),
            Label(
                "You divided by all customers. Some joined less than 12 months ago, so you count them as if "
                "they had stayed the year.",
                "你除以了全部客户。其中有人入网不满 12 个月，你把他们当作留满了一年。",
            ),
        ),
        Mistake(
            "only_known",
            _by_class(_only_known),
            Label(
                "You left out those who are here for 12 months or less. They were at risk, too; "
                "`survival_curve` counts them as long as they were seen.",
                "你剔除了在网不超过 12 个月的仍在者；`survival_curve` 会按其被观察的月数计入。",
            ),
        ),
        Mistake(
            "known_to_month_12",
            _by_class(_known_to_month_12),
            Label(
                "You left out those who are here for less than 12 months. They were at risk, too; "
                "`survival_curve` counts them as long as they were seen.",
                "你剔除了在网不满 12 个月的仍在者；`survival_curve` 会按其被观察的月数计入。",
            ),
        ),
        Mistake(
            "of_the_new",
            _by_class(_of_the_new),
            Label(
                "You divided by those with up to 12 months. Whoever stayed longer was at risk in these "
                "months, too.",
                "你只除以了在网不超过 12 个月的客户；留得更久的人在这些月里也处于风险之中。",
            ),
        ),
        Mistake(
            "one_rate",
            _by_class(yearly_rate),
            Label(
                "You took one rate for all months, as in 5.2. New customers leave faster: take the curve, at "
                "month 12.",
                "你像 5.2 那样对所有月份用了同一个比率；新客户流失更快，请用留存曲线的第 12 个月。",
            ),
        ),
        Mistake(
            "here_is_gone",
            _by_class(_here_is_gone),
            Label(
                "You counted every tenure of up to 12 months as a loss; many of these are still here.",
                "你把在网不超过 12 个月的都算作离开；其中许多人仍在。",
            ),
        ),
        Mistake(
            "everybody",
            _everybody,
            Label(
                "All rows hold the same share: you took the curve of all customers. Call it with `part`.",
                "各行的比例相同：你用的是全部客户的曲线。请把 `part` 交给函数。",
            ),
        ),
    ],
    hints=[
        Label(
            "`survival_curve(part)` counts one group. Its index is the month, its column `survival` the "
            "share that stays.",
            "`survival_curve(part)` 计算一组客户：索引是月份，`survival` 列是留存比例。",
        ),
        Label(
            '`for risk, part in customers.groupby("risk_percent"):` walks through the groups; collect '
            "`(risk, len(part), ...)` in a list.",
            '用 `for risk, part in customers.groupby("risk_percent"):` 逐组处理，把 '
            "`(risk, len(part), ...)` 收进列表。",
        ),
        Label(
            'Gone after 12 months: `1 - survival_curve(part)["survival"].loc[12]`. Then '
            '`pd.DataFrame(rows, columns=["risk_percent", "customers", "gone_12"])`.',
            '12 个月后离开：`1 - survival_curve(part)["survival"].loc[12]`；再用 '
            '`pd.DataFrame(rows, columns=["risk_percent", "customers", "gone_12"])` 建表。',
        ),
    ],
    method=Label(
        "For each `risk_percent` take the curve of these customers, and 1 minus its value at month 12.",
        "对每个 `risk_percent` 的客户求留存曲线，取 1 减去第 12 个月的值。",
    ),
    insight=Label(
        "Right. Hold it against `risk_percent`: with so few in a class, luck moves it by 3 to 10 points.",
        "正确。与 `risk_percent` 对照：每组人数少，偶然误差可达 3 至 10 个百分点。",
    ),
)
