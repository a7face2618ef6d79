"""Questions 5.1 and 5.2, by hand: which share of the money has left, and what is it in a year?"""

from __future__ import annotations

import pandas as pd

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label


def relative_rate(customers: pd.DataFrame) -> float:
    """Return the share of all monthly charges that those who left used to pay."""
    return _share_of(customers, "monthly_charges_usd")


def _share_of(customers: pd.DataFrame, column: str) -> float:
    gone = customers.loc[customers["churned"] == 1, column].sum()
    return float(gone / customers[column].sum())


def _absolute(customers: pd.DataFrame) -> float:
    return float(customers["churned"].mean())


def _multiple(customers: pd.DataFrame) -> float:
    return relative_rate(customers) / _absolute(customers)


def _of_the_rest(customers: pd.DataFrame) -> float:
    return relative_rate(customers) / (1 - relative_rate(customers))


def _multiple_of_the_rest(customers: pd.DataFrame) -> float:
    means = customers.groupby("churned")["monthly_charges_usd"].mean()
    return float(_absolute(customers) * means[1] / means[0])


def _of_the_past(customers: pd.DataFrame) -> float:
    return _share_of(customers, "total_charges_usd")


RELATIVE = Question(
    id="5.1",
    prompt=Label(
        "Relative churn rate so far: which share of all monthly charges did the customers pay who have left? "
        "A number from 0 to 1.",
        "相对流失率：已离开客户的月费占全部客户月费的比例是多少？0 到 1 的数。",
    ),
    unit="share",
    points=3,
    reference=relative_rate,
    mistakes=[
        Mistake(
            "absolute",
            _absolute,
            Label(
                "That is the absolute rate: it counts heads. Weigh each customer by the monthly charge.",
                "那是绝对流失率，只数人头。请按月费加权。",
            ),
        ),
        Mistake(
            "multiple",
            _multiple,
            Label(
                "That is how many times the average those who left paid. A share of all charges was asked.",
                "那是离开者月费与平均月费之比；要的是占全部月费的比例。",
            ),
        ),
        Mistake(
            "of_the_rest",
            _of_the_rest,
            Label(
                "You divided by what those pay who are still here; divide by the charges of all.",
                "你除以了留下者的月费；应除以全部客户的月费。",
            ),
        ),
        Mistake(
            "multiple_of_the_rest",
            _multiple_of_the_rest,
            Label(
                "Your multiple compares with those still here. Before it is multiplied by the absolute rate, "
                "it must compare with the average of all.",
                "你的倍数是与留下者相比；要乘以绝对流失率，须与全部客户的平均相比。",
            ),
        ),
        Mistake(
            "of_the_past",
            _of_the_past,
            Label(
                "You used the total charges so far. Those who left had less time to pay: take monthly ones.",
                "你用了累计费用；离开者付费的时间较短。请用月费。",
            ),
        ),
    ],
    hints=[
        Label(
            "Two sums of monthly charges: of those who have left, and of all.",
            "两个月费之和：已离开者的，与全部客户的。",
        ),
        Label(
            '`customers.loc[customers["churned"] == 1, "monthly_charges_usd"].sum()` is the first; '
            "divide it by the sum of the whole column.",
            '`customers.loc[customers["churned"] == 1, "monthly_charges_usd"].sum()` 是前者；'
            "再除以整列之和。",
        ),
    ],
    method=Label(
        "Sum the monthly charges of those who have left, and divide by the sum for all customers.",
        "已离开者的月费之和，除以全部客户的月费之和。",
    ),
    insight=Label(
        "Right. It lies above the absolute rate: those who left paid more than the average.",
        "正确。它高于绝对流失率：离开者的月费高于平均。",
    ),
)


def monthly_rate(customers: pd.DataFrame) -> float:
    """Return customers who left, per month that any customer was there."""
    return float(customers["churned"].sum() / customers["tenure_months"].sum())


def _over_a_year(rate: float) -> float:
    return float(1 - (1 - rate) ** 12)


def yearly_rate(customers: pd.DataFrame) -> float:
    """Return the monthly rate converted to a year, if each month has the same risk."""
    return _over_a_year(monthly_rate(customers))


def _times_twelve(customers: pd.DataFrame) -> float:
    return 12 * monthly_rate(customers)


def _mean_of_leavers(customers: pd.DataFrame) -> float:
    return _over_a_year(1 / customers.loc[customers["churned"] == 1, "tenure_months"].mean())


def _heads_as_monthly(customers: pd.DataFrame) -> float:
    return _over_a_year(_absolute(customers))


def _heads_by_mean_tenure(customers: pd.DataFrame) -> float:
    return float(1 - (1 - _absolute(customers)) ** (12 / customers["tenure_months"].mean()))


def _still_here(customers: pd.DataFrame) -> float:
    return 1 - yearly_rate(customers)


YEARLY = Question(
    id="5.2",
    prompt=Label(
        "Customers who left, divided by all months of all customers, is a monthly churn rate. What is it a "
        "year, at the same risk each month? A number from 0 to 1.",
        "离开人数 ÷ 全部客户的在网月数之和 = 月流失率。若每月风险相同，折成一年是多少？0 到 1 的数。",
    ),
    unit="share",
    points=3,
    reference=yearly_rate,
    mistakes=[
        Mistake(
            "times_twelve",
            _times_twelve,
            Label(
                "You multiplied by 12. Each month takes its share of those still there, so multiply the "
                "shares that stay.",
                "你乘了 12。每月只从仍在的人中流失，应把留下的比例连乘。",
            ),
        ),
        Mistake(
            "monthly",
            monthly_rate,
            Label("That is the rate of one month; a year was asked.", "那是一个月的比率；要的是一年。"),
        ),
        Mistake(
            "mean_of_leavers",
            _mean_of_leavers,
            Label(
                "You took 1 / the mean tenure of those who left. The months of those still here count, too.",
                "你用了离开者平均月数的倒数；仍在者的月数也要计入。",
            ),
        ),
        Mistake(
            "no_period",
            _absolute,
            Label(
                "That is the share who have left so far, over years. Divide by customer-months first.",
                "那是多年来累计离开的比例。请先除以在网月数之和。",
            ),
        ),
        Mistake(
            "heads_as_monthly",
            _heads_as_monthly,
            Label(
                "You took the share who have left so far for the rate of one month.",
                "你把累计离开的比例当成了月流失率。",
            ),
        ),
        Mistake(
            "heads_by_mean_tenure",
            _heads_by_mean_tenure,
            Label(
                "You took the share who have left so far for the rate of one mean tenure; tenures differ. "
                "Divide by all months first, and then go from one month to 12.",
                "你把累计离开的比例当成了一个平均在网月数的流失率；但各人月数不同。"
                "请先除以在网月数之和，再由一个月折成 12 个月。",
            ),
        ),
        Mistake(
            "still_here",
            _still_here,
            Label("That is the share still here after a year.", "那是一年后仍在的比例。"),
        ),
    ],
    hints=[
        Label(
            "Each customer gives as many months as `tenure_months` says, gone or not.",
            "每位客户贡献 `tenure_months` 个月，无论是否离开。",
        ),
        Label(
            "With a rate c a month, (1 - c) of the customers stay. After two months (1 - c)² are there.",
            "月流失率为 c 时，一个月后剩 (1 - c)，两个月后剩 (1 - c)²。",
        ),
        Label(
            'c is `customers["churned"].sum() / customers["tenure_months"].sum()`; after 12 months '
            "`(1 - c) ** 12` are there.",
            'c = `customers["churned"].sum() / customers["tenure_months"].sum()`；12 个月后剩 '
            "`(1 - c) ** 12`。",
        ),
    ],
    method=Label(
        "c = customers who left / sum of the tenures; in a year 1 - (1 - c)^12 leave.",
        "c = 离开人数 / 在网月数之和；一年流失 1 - (1 - c)^12。",
    ),
    insight=Label(
        "Right, if each month had the same risk. Whether a new customer has that risk, Step 2 shows.",
        "正确，前提是每月风险相同。新客户是否如此，第二步见分晓。",
    ),
)
