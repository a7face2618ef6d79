"""Question 5.5, with the package: the curve of those with fiber optic internet."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from crm_teaching.charts import Chart, one_series
from crm_teaching.churn.survival import survival_curve
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LAST = 60


def _chart(heights: Sequence[float]) -> Chart:
    return one_series(range(LAST + 1), heights, "month|月", "share|%|比例", y_is_share=True)


def fiber(customers: pd.DataFrame) -> pd.DataFrame:
    """Return the customers with fiber optic internet."""
    return customers[customers["internet_service"] == "fiber optic"]


def _still_here(customers: pd.DataFrame) -> list[float]:
    return [float(one) for one in survival_curve(customers)["survival"].loc[:LAST]]


def fiber_chart(customers: pd.DataFrame) -> Chart:
    """Return the share of the fiber customers still here after 0 to 60 months."""
    return _chart(_still_here(fiber(customers)))


def _everybody(customers: pd.DataFrame) -> Chart:
    return _chart(_still_here(customers))


def _gone(customers: pd.DataFrame) -> Chart:
    return _chart([1 - one for one in _still_here(fiber(customers))])


def _monthly_risk(customers: pd.DataFrame) -> Chart:
    table = survival_curve(fiber(customers)).loc[:LAST]
    return _chart((table["left"] / table["at_risk"]).tolist())


def _here_is_gone(customers: pd.DataFrame) -> Chart:
    tenure = fiber(customers)["tenure_months"]
    return _chart([float((tenure > month).mean()) for month in range(LAST + 1)])


def _only_leavers(customers: pd.DataFrame) -> Chart:
    mine = fiber(customers)
    return _here_is_gone(mine[mine["churned"] == 1])


CURVE = Question(
    id="5.5",
    kind="figure",
    points=4,
    prompt=Label(
        "Draw the share of the customers with fiber optic internet who are still here after each month, "
        "0 to 60. Label both axes with their units, and name the axes `ax`.",
        "画出光纤客户在第 0 至 60 个月后仍在的比例；两轴写明内容和单位；坐标轴名为 `ax`。",
    ),
    reference=fiber_chart,
    mistakes=[
        Mistake(
            "everybody",
            _everybody,
            Label(
                "That is the curve of all customers; fiber optic only was asked.",
                "那是全部客户的曲线；只要光纤客户。",
            ),
        ),
        Mistake(
            "gone",
            _gone,
            Label(
                "You drew the share who are gone; those still here were asked.",
                "你画的是已离开的比例；要的是仍在的比例。",
            ),
        ),
        Mistake(
            "monthly_risk",
            _monthly_risk,
            Label(
                "You drew which share leaves in each month; the share still here after it was asked.",
                "你画的是每月离开的比例；要的是仍在的比例。",
            ),
        ),
        Mistake(
            "here_is_gone",
            _here_is_gone,
            Label(
                "You count those still here as gone after their last month. `survival_curve` does not.",
                "你把仍在者在最后一个月之后当作离开；`survival_curve` 不会这样。",
            ),
        ),
        Mistake(
            "only_leavers",
            _only_leavers,
            Label(
                "You drew those who have left only; those still here stay longer, and count, too.",
                "你只画了已离开者；仍在者留得更久，也要计入。",
            ),
        ),
    ],
    hints=[
        Label(
            "First choose the customers with fiber optic, then call `survival_curve`, then draw `survival`.",
            "先选光纤客户，再调用 `survival_curve`，然后画 `survival` 列。",
        ),
        Label(
            '`ax = curve["survival"].loc[:60].plot()` draws months 0 to 60 and gives the axes.',
            '`ax = curve["survival"].loc[:60].plot()` 画第 0 至 60 个月，并返回坐标轴。',
        ),
        Label(
            '`ax.set_xlabel("months as a customer")` and `ax.set_ylabel("share still here")` are labels that '
            "say what and in which unit.",
            '标签例如 `ax.set_xlabel("months as a customer")` 与 `ax.set_ylabel("share still here")`。',
        ),
    ],
    method=Label(
        "Take `survival_curve` of the fiber customers, and draw `survival` for months 0 to 60.",
        "对光纤客户用 `survival_curve`，画出第 0 至 60 个月的 `survival`。",
    ),
    insight=Label(
        "Right. The curve falls fastest at the start, so whoever visits should visit early.",
        "正确。曲线开头下降最快，所以要上门就要早。",
    ),
)
