"""Question 1.3, a figure: how full returning guests make the inn, month by month."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from crm_teaching.charts import Chart, one_series
from crm_teaching.experience.exercise.filled import ROOMS
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

DAYS = pd.Series([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], index=range(1, 13))


def nights_by_month(guests: pd.DataFrame, *, returning_only: bool = True) -> pd.Series:
    """Return the nights of each month, 1 to 12."""
    counted = guests[guests["returning"] == 1] if returning_only else guests
    return counted.groupby("month")["nights"].sum().reindex(DAYS.index, fill_value=0)


def _shown(heights: Callable[[pd.DataFrame], pd.Series]) -> Callable[[pd.DataFrame], Chart]:
    def chart(guests: pd.DataFrame) -> Chart:
        told = heights(guests)
        return one_series(told.index, told, "month|月", "share|%|比例", y_is_share=True)

    return chart


def filled_by_month(guests: pd.DataFrame) -> pd.Series:
    """Return the share of each month's room-nights that returning guests fill."""
    return nights_by_month(guests) / (ROOMS * DAYS)


def _of_sold(guests: pd.DataFrame) -> pd.Series:
    return nights_by_month(guests) / nights_by_month(guests, returning_only=False)


def _stays(guests: pd.DataFrame) -> pd.Series:
    stays = guests[guests["returning"] == 1].groupby("month").size().reindex(DAYS.index, fill_value=0)
    return stays / (ROOMS * DAYS)


MONTHS = Question(
    id="1.3",
    kind="figure",
    points=4,
    prompt=Label(
        "Draw for each month, 1 to 12, which share of its room-nights returning guests fill. "
        "Label the x axis with month, the y axis with share (0 to 1).",
        "画出 1 至 12 月老客户各住满客房晚数的比例。横轴标签含“月”，纵轴标签含“比例”（0 到 1）。",
    ),
    reference=_shown(filled_by_month),
    mistakes=[
        Mistake(
            "of_sold",
            _shown(_of_sold),
            Label(
                "You divided by the nights sold in the month; divide by the nights that its rooms offer.",
                "你除以了当月售出的晚数；应除以当月全部客房晚数。",
            ),
        ),
        Mistake(
            "everybody",
            _shown(lambda guests: nights_by_month(guests, returning_only=False) / (ROOMS * DAYS)),
            Label(
                "You drew the nights of all guests; returning guests were asked.",
                "你画的是全部客人；要的是老客户。",
            ),
        ),
        Mistake(
            "one_room",
            _shown(lambda guests: nights_by_month(guests) / DAYS),
            Label(
                "You divided by the days only; each day has as many room-nights as there are rooms.",
                "你只除以了天数；每天的客房晚数等于客房数。",
            ),
        ),
        Mistake(
            "of_year",
            _shown(lambda guests: nights_by_month(guests) / (ROOMS * 365)),
            Label(
                "You divided each month by the room-nights of the whole year.",
                "你把每月除以了全年的客房晚数。",
            ),
        ),
        Mistake(
            "nights",
            _shown(nights_by_month),
            Label(
                "You drew nights; divide them by the room-nights of the month.",
                "你画的是晚数；还要除以当月的客房晚数。",
            ),
        ),
        Mistake(
            "of_returning",
            _shown(lambda guests: nights_by_month(guests) / nights_by_month(guests).sum()),
            Label(
                "You divided by the year's nights of returning guests: that says when they come, not how "
                "full the inn is.",
                "你除以了老客户全年的晚数：那说明他们何时来，而不是住满几成。",
            ),
        ),
        Mistake(
            "stays",
            _shown(_stays),
            Label("You counted guests; add up their nights.", "你数的是客人；应对晚数求和。"),
        ),
    ],
    hints=[
        Label(
            "First a Series with twelve values: the nights of returning guests by month.",
            "先做一个十二个值的 Series：老客户每月的晚数。",
        ),
        Label(
            'Keep the returning guests, then `.groupby("month")["nights"].sum()`. Divide by `ROOMS * days`.',
            '取出老客户，`.groupby("month")["nights"].sum()`，再除以 `ROOMS * days`。',
        ),
        Label(
            '`ax = shares.plot.bar(xlabel="month", ylabel="share of room-nights")`.',
            '画图：`ax = shares.plot.bar(xlabel="月", ylabel="客房晚数的比例")`。',
        ),
    ],
    method=Label(
        "Add up the nights of returning guests by month, divide by rooms times the days of the month, draw.",
        "按月合计老客户的晚数，除以客房数乘当月天数，画图。",
    ),
    insight=Label(
        "Right: no month comes near a full house, not even the best one.",
        "正确：没有一个月接近住满，最好的月份也不行。",
    ),
)
