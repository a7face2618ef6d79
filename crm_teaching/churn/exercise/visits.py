"""Question 5.8, decide: who gets the few visits?"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from crm_teaching.churn.exercise.line import MARGIN, costs
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label


def brings(customers: pd.DataFrame, kept: pd.Series | float | None = None) -> pd.Series:
    """Return what a visit to each customer brings on average, in dollars, its cost not taken off."""
    share = customers["kept_percent"] / 100 if kept is None else kept
    worth = MARGIN * customers["months_more"] * customers["monthly_charges_usd"]
    return customers["risk_percent"] / 100 * share * worth


def net(customers: pd.DataFrame) -> pd.Series:
    """Return what a visit to each customer earns on average, in dollars."""
    return brings(customers) - customers["visit_usd"]


def n_visits(customers: pd.DataFrame) -> int:
    """Return how many visits can be made."""
    return int(customers["n_visits"].iloc[0])


def best_visits(customers: pd.DataFrame) -> float:
    """Return what the visits earn together, if they go where they earn most."""
    return float(net(customers).nlargest(n_visits(customers)).sum())


def _first_by(*ranked: str) -> Callable[[pd.DataFrame], float]:
    """Return the formula of a rule that ranks by columns, not by what a visit earns."""

    def formula(customers: pd.DataFrame) -> float:
        return float(net(customers.nlargest(n_visits(customers), list(ranked))).sum())

    return formula


def _no_budget(customers: pd.DataFrame) -> float:
    return float(net(customers).clip(lower=0).sum())


def _on_average(customers: pd.DataFrame) -> float:
    return float(net(customers).mean() * n_visits(customers))


def _cost_forgotten(customers: pd.DataFrame) -> float:
    return float(brings(customers).nlargest(n_visits(customers)).sum())


def _same_success(customers: pd.DataFrame) -> float:
    gains = brings(customers, kept=costs(customers)[0]) - customers["visit_usd"]
    return float(gains.nlargest(n_visits(customers)).sum())


def _mean_charge(customers: pd.DataFrame) -> float:
    return best_visits(customers.assign(monthly_charges_usd=customers["monthly_charges_usd"].mean()))


def _whole_charge(customers: pd.DataFrame) -> float:
    gains = brings(customers) / MARGIN - customers["visit_usd"]
    return float(gains.nlargest(n_visits(customers)).sum())


def _risk_forgotten(customers: pd.DataFrame) -> float:
    return best_visits(customers.assign(risk_percent=100))


def _still_here(customers: pd.DataFrame) -> float:
    return best_visits(customers[customers["churned"] == 0])


VISITS = Question(
    id="5.8",
    prompt=Label(
        "There is time for `n_visits` visits only. What do they earn together on average, cost taken off, if "
        "they go where they earn most? In dollars.",
        "只能上门 `n_visits` 次。若都用在收益最高的客户身上，平均共净赚多少美元？",
    ),
    unit="dollars",
    points=4,
    # A dollar more or less is another choice of customers, not a rounding.
    tolerance=1e-4,
    reference=best_visits,
    mistakes=[
        Mistake(
            "riskiest_first",
            _first_by("risk_percent"),
            Label(
                "You went to the riskiest first. Of them a visit keeps fewer, and some pay little: rank by "
                "what a visit earns.",
                "你先去了风险最高的客户；他们更难留住，有些月费也低。应按上门的净收益排序。",
            ),
        ),
        Mistake(
            "riskiest_then_dearest",
            _first_by("risk_percent", "monthly_charges_usd"),
            Label(
                "You took the highest risk first, and in it those who pay most. Of the riskiest a visit "
                "keeps fewer: rank by what a visit earns.",
                "你先取风险最高者，再取其中月费高的；但风险最高者更难留住。应按上门的净收益排序。",
            ),
        ),
        Mistake(
            "dearest_first",
            _first_by("monthly_charges_usd"),
            Label(
                "You went to those who pay most. Many of them would stay anyway: rank by what a visit earns.",
                "你先去了月费最高的客户；其中许多人本来就会留下。应按上门的净收益排序。",
            ),
        ),
        Mistake(
            "no_budget",
            _no_budget,
            Label(
                "You visit everybody for whom it pays; there is time for `n_visits` only.",
                "你拜访了所有划算的客户；只能上门 `n_visits` 次。",
            ),
        ),
        Mistake(
            "on_average",
            _on_average,
            Label(
                "You took the average customer; the visits may be given to the best ones.",
                "你用了平均客户；上门可以选择收益最高的客户。",
            ),
        ),
        Mistake(
            "cost_forgotten",
            _cost_forgotten,
            Label("You forgot to take off what the visits cost.", "你忘了减去上门的成本。"),
        ),
        Mistake(
            "same_success",
            _same_success,
            Label(
                "You take the same success for all; `kept_percent` is lower in the riskiest class.",
                "你对所有人用了同样的成功率；风险最高一组的 `kept_percent` 较低。",
            ),
        ),
        Mistake(
            "mean_charge",
            _mean_charge,
            Label(
                "You took the mean charge for all, as in 5.7. Take each customer's own.",
                "你像 5.7 那样对所有人用了平均月费；请用每位客户自己的月费。",
            ),
        ),
        Mistake(
            "whole_charge",
            _whole_charge,
            Label(
                "You count the whole charge as gain; half of it is margin.",
                "你把全部月费当作收益；毛利只有一半。",
            ),
        ),
        Mistake(
            "risk_forgotten",
            _risk_forgotten,
            Label(
                "You take it that everybody would leave. Multiply by each customer's risk, too.",
                "你假定人人都会离开；还要乘以每位客户的风险。",
            ),
        ),
        Mistake(
            "still_here",
            _still_here,
            Label(
                "You left out those who have left. Your table stands for new customers, of whom nobody has "
                "left yet: take all rows.",
                "你去掉了已离开的客户。此表代表新客户，还没有人离开：请用全部行。",
            ),
        ),
    ],
    hints=[
        Label(
            "First one number for each customer: what does a visit to this one earn on average?",
            "先为每位客户算一个数：上门平均净赚多少？",
        ),
        Label(
            "risk × share kept × margin × months more × monthly charge − cost of the visit. Percentages "
            "through 100.",
            "风险 × 留住比例 × 毛利率 × 多留月数 × 月费 − 上门成本。百分数要除以 100。",
        ),
        Label(
            "If that column is called `net`, `net.nlargest(n_visits).sum()` adds up the best ones.",
            "若该列名为 `net`，`net.nlargest(n_visits).sum()` 就是最好的那些之和。",
        ),
    ],
    method=Label(
        "Each customer: risk × kept × 0.5 × months_more × monthly charge − visit; sum the n_visits largest.",
        "每位客户：风险 × 留住比例 × 0.5 × 多留月数 × 月费 − 上门成本；取最大的 n_visits 个相加。",
    ),
    insight=Label(
        "Right. Most visits go to the second highest risk: risky enough, and not yet decided.",
        "正确。多数上门应给风险第二高的一组：风险够高，又尚未决定离开。",
    ),
)
