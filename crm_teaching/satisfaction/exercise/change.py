"""Questions 2.3 and 2.4, with the package: who rose from one quarter to the next, without any coach?"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from crm_teaching.charts import Chart, one_series
from crm_teaching.questions import Mistake, Question
from crm_teaching.satisfaction.exercise.offices import scores, votes
from crm_teaching.wording import Label


def quarters(answers: pd.DataFrame) -> pd.DataFrame:
    """Return the NPS of each office (rows) in months 1 to 3 and 4 to 6 (columns 1 and 2), in points."""
    later = answers["month"] > 3
    return pd.DataFrame({1: scores(answers[~later]), 2: scores(answers[later])})


def changes(answers: pd.DataFrame) -> pd.Series:
    """Return by how many points each office's NPS changed."""
    table = quarters(answers)
    return table[2] - table[1]


def is_below(answers: pd.DataFrame, quarter: int = 1) -> pd.Series:
    """Say which offices were below the whole chain in a quarter."""
    months = answers["month"].between(3 * quarter - 2, 3 * quarter)
    return quarters(answers)[quarter] < votes(answers["recommend"][months]).mean()


def rise(answers: pd.DataFrame) -> float:
    """Return the mean change of the offices below the chain in months 1 to 3, in points."""
    return float(changes(answers)[is_below(answers)].mean())


def _chart(heights: pd.Series) -> Chart:
    return one_series(list(heights.index), list(heights), "office|网点", "point|分")


def _drawn(measure: Callable[[pd.DataFrame], pd.Series]) -> Callable[[pd.DataFrame], Chart]:
    return lambda answers: _chart(measure(answers))


def _mean_change(answers: pd.DataFrame) -> pd.Series:
    later = answers["month"] > 3
    return (
        answers[later].groupby("office")["recommend"].mean()
        - answers[~later].groupby("office")["recommend"].mean()
    )


def _first_to_last_month(answers: pd.DataFrame) -> pd.Series:
    return scores(answers[answers["month"] == 6]) - scores(answers[answers["month"] == 1])


CHANGES = Question(
    id="2.3",
    kind="figure",
    points=4,
    prompt=Label(
        "Draw by how many points the NPS of each office changed from months 1 to 3 to months 4 to 6: "
        "one mark "
        "per office, both axes labelled, the unit (points) at the y axis.",
        "画出各网点净推荐值从第 1 至 3 月到第 4 至 6 月变化了多少分：每个网点一个值，两轴有标签，"
        "纵轴写明单位“分”。",
    ),
    reference=_drawn(changes),
    mistakes=[
        Mistake(
            "turned_round",
            _drawn(lambda answers: -changes(answers)),
            Label(
                "You took the later quarter off the earlier: a rise must come out above 0.",
                "你用前一季减后一季；上升应为正值。",
            ),
        ),
        Mistake(
            "later_level",
            _drawn(lambda answers: quarters(answers)[2]),
            Label(
                "That is the NPS of months 4 to 6; the change was asked.",
                "那是第 4 至 6 月的净推荐值；要的是变化。",
            ),
        ),
        Mistake(
            "earlier_level",
            _drawn(lambda answers: quarters(answers)[1]),
            Label(
                "That is the NPS of months 1 to 3; the change was asked.",
                "那是第 1 至 3 月的净推荐值；要的是变化。",
            ),
        ),
        Mistake(
            "mean_scores",
            _drawn(_mean_change),
            Label(
                "That is the change of the mean score, in steps from 0 to 10; take the NPS.",
                "那是平均分（0 至 10）的变化；应取净推荐值。",
            ),
        ),
        Mistake(
            "two_months",
            _drawn(_first_to_last_month),
            Label(
                "You compared month 6 with month 1; take all three months of each quarter.",
                "你比较了第 6 月与第 1 月；每季应取全部三个月。",
            ),
        ),
    ],
    hints=[
        Label(
            "First a table: a row per office, a column per quarter, the NPS in each cell.",
            "先做一张表：每行一个网点，每列一个季度，单元格为净推荐值。",
        ),
        Label(
            '`answers.groupby(["office", "quarter"])["recommend"].apply(nps).unstack()` makes that table.',
            '用 `answers.groupby(["office", "quarter"])["recommend"].apply(nps).unstack()` 得到这张表。',
        ),
        Label(
            'Column 2 less column 1, then `ax = change.plot.bar(xlabel="office", ylabel="change of '
            'NPS, points")`.',
            "第 2 列减第 1 列，再用 `.plot.bar(xlabel=..., ylabel=...)`，标签写明内容与单位。",
        ),
    ],
    method=Label(
        "NPS per office and quarter, the second quarter less the first, as bars with labelled axes.",
        "计算各网点各季的净推荐值，后一季减前一季，画成带轴标签的柱形图。",
    ),
    insight=Label(
        "Right. Sort the bars by the first quarter: on average those who were low rise, those who were high "
        "fall.",
        "正确。按第一季排序看看：平均来说，原来低的上升，原来高的下降。",
    ),
)

RISE = Question(
    id="2.4",
    unit="points",
    points=3,
    prompt=Label(
        "Take the offices whose NPS in months 1 to 3 was below that of the whole chain in the same months. "
        "What is the mean of their changes to months 4 to 6? Points, not rounded.",
        "取第 1 至 3 月净推荐值低于全公司同期的网点。它们到第 4 至 6 月的变化平均是多少分？不要四舍五入。",
    ),
    reference=rise,
    mistakes=[
        Mistake(
            "lowest_only",
            lambda answers: float(changes(answers)[quarters(answers)[1].idxmin()]),
            Label(
                "That is the lowest office alone; all those below the chain were asked.",
                "那只是最低的网点；要的是所有低于全公司的网点。",
            ),
        ),
        Mistake(
            "all_offices",
            lambda answers: float(changes(answers).mean()),
            Label(
                "That is the mean over all offices; keep those that were below.",
                "那是全部网点的平均；只保留低于全公司的。",
            ),
        ),
        Mistake(
            "chosen_later",
            lambda answers: float(changes(answers)[is_below(answers, 2)].mean()),
            Label(
                "You chose the offices that are low in months 4 to 6. Choose by months 1 to 3, as a "
                "boss would.",
                "你按第 4 至 6 月挑选了网点。应像上司那样，按第 1 至 3 月挑选。",
            ),
        ),
        Mistake(
            "upper_half",
            lambda answers: float(changes(answers)[~is_below(answers)].mean()),
            Label(
                "Those are the offices above the chain; the ones below were asked.",
                "那是高于全公司的网点；要的是低于的。",
            ),
        ),
    ],
    hints=[
        Label(
            "Two steps: who was below in months 1 to 3? Then the mean of only their changes.",
            "两步：第 1 至 3 月谁低于全公司？再只对它们的变化求平均。",
        ),
        Label(
            "The chain's NPS is that of all answers of months 1 to 3. With a table of offices and quarters, "
            "`table[1] < chain` picks the offices.",
            "全公司的净推荐值用第 1 至 3 月的全部答卷计算；在网点×季度的表上，`table[1] < chain` 选出网点。",
        ),
    ],
    method=Label(
        "Pick the offices with NPS below the chain's in months 1 to 3; mean of (NPS of months 4 to 6 "
        "less NPS "
        "of months 1 to 3) over them.",
        "选出第 1 至 3 月低于全公司的网点，对（第 4 至 6 月减第 1 至 3 月的净推荐值）求平均。",
    ),
    insight=Label(
        "Right: so much did they rise, and nobody was coached. Bad luck ended: regression to the mean.",
        "正确：没有任何辅导，它们也上升了这么多。坏运气结束了：回归均值。",
    ),
)
