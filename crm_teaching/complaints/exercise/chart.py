"""Question 4.4, with the package's idea and other weeks: has the cause grown, or is it luck?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching.charts import Chart
from crm_teaching.complaints.exercise.facts import CAUSE, N_BASE_WEEKS, SIGMAS
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

_LABELS = ("week|周", "share|%|percent|比例|占比")


def weekly(log: pd.DataFrame) -> pd.DataFrame:
    """Return for each week: complaints read, those of the cause, the cause's share."""
    table = (log["cause"] == CAUSE).groupby(log["week"]).agg(n="size", broken="sum")
    return table.assign(share=table["broken"] / table["n"])


def base_share(weeks: pd.DataFrame) -> float:
    """Return the cause's share of all complaints in the first 12 weeks."""
    first = weeks.loc[:N_BASE_WEEKS]
    return float(first["broken"].sum() / first["n"].sum())


def limits(weeks: pd.DataFrame, p: float, n: Any = None, sigmas: float = SIGMAS) -> pd.Series:
    """Return the upper limit of each week: the fewer complaints are read, the wider."""
    n = weeks["n"] if n is None else n
    return p + sigmas * np.sqrt(p * (1 - p) / n) + 0 * weeks["share"]


def broken_chart(log: pd.DataFrame) -> Chart:
    """Return the share and the limit of every week."""
    weeks = weekly(log)
    return _chart(weeks["share"], limits(weeks, base_share(weeks)))


def _chart(shares: pd.Series, tops: pd.Series) -> Chart:
    series = tuple(tuple((float(x), float(y)) for x, y in one.items()) for one in (shares, tops))
    return Chart(series, *_LABELS, y_is_share=True)


def _other(limit: Callable[[pd.DataFrame], pd.Series]) -> Callable[[pd.DataFrame], Chart]:
    """Return a formula with the right shares and another limit."""
    return lambda log: _chart(weekly(log)["share"], limit(weekly(log)))


def _shares_alone(log: pd.DataFrame) -> Chart:
    """Return the shares without any limit: each figure shows them whose limit is missing or unknown."""
    shares, _ = broken_chart(log).series
    return Chart((shares,), *_LABELS, y_is_share=True)


def _of_all_broken(log: pd.DataFrame) -> Chart:
    weeks = weekly(log)
    return _chart(weeks["broken"] / weeks["broken"].sum(), limits(weeks, base_share(weeks)))


BROKEN_CHART = Question(
    id="4.4",
    kind="figure",
    points=4,
    prompt=Label(
        "Draw a p-chart of broken parts: for each week their share of the complaints, and the week's own "
        "limit p + 3 √(p (1 − p) / n). p is their share of all complaints of weeks 1 to 12 together, n the "
        "complaints of that week. Label both axes.",
        "画“broken part”的控制图：每周占投诉的比例，以及该周的界限 p + 3 √(p (1 − p) / n)。p 是第 1 至 12 "
        "周合计的比例，n 是该周投诉数。两轴都要标签。",
    ),
    reference=broken_chart,
    mistakes=[
        Mistake(
            "two_sigmas",
            _other(lambda weeks: limits(weeks, base_share(weeks), sigmas=2)),
            Label("Your limit uses z = 2; z = 3 was asked.", "你的界限用了 z = 2；要的是 z = 3。"),
        ),
        Mistake(
            "same_n",
            _other(lambda weeks: limits(weeks, base_share(weeks), n=weeks["n"].mean())),
            Label(
                "Your limit uses the mean number of complaints; each week has its own n.",
                "你用了平均投诉数；每周应用自己的 n。",
            ),
        ),
        Mistake(
            "all_weeks",
            _other(lambda weeks: limits(weeks, float(weeks["broken"].sum() / weeks["n"].sum()))),
            Label(
                "Your p is of all weeks. It holds the growth that you look for; take weeks 1 to 12.",
                "你的 p 取自所有周，已含要找的增长；只取第 1 至 12 周。",
            ),
        ),
        Mistake(
            "mean_of_weeks",
            _other(lambda weeks: limits(weeks, float(weeks["share"].loc[:N_BASE_WEEKS].mean()))),
            Label(
                "Your p is the mean of twelve shares, so a short week counts as much as a long one. Divide "
                "all broken parts by all complaints of these weeks.",
                "你的 p 是 12 个周比例的平均，短周与长周权重相同。应以合计数相除。",
            ),
        ),
        Mistake(
            "one_complaint",
            _other(lambda weeks: limits(weeks, base_share(weeks), n=1)),
            Label(
                "Your limit is that of a single complaint: divide by n below the root.",
                "你的界限是单个投诉的：根号内要除以 n。",
            ),
        ),
        Mistake(
            "of_all_broken",
            _of_all_broken,
            Label(
                "You drew each week's share of all broken parts; draw their share of the week's complaints.",
                "你画的是各周占全部零件问题的比例；应画占该周投诉的比例。",
            ),
        ),
        # The last: a figure with one of the limits above shows these shares, too.
        Mistake(
            "shares_alone",
            _shares_alone,
            Label(
                "The shares are right. The limits are missing, or not those of the formula: one p for all "
                "weeks, from weeks 1 to 12, and each week's own n.",
                "比例正确。界限缺失或与公式不符：各周共用第 1 至 12 周的 p，n 用该周自己的。",
            ),
        ),
    ],
    hints=[
        Label(
            "Three columns a week: complaints `n`, broken parts, their share. Then p, then a limit a week.",
            "每周三列：投诉数 `n`、零件问题数、比例；再算 p 和每周界限。",
        ),
        Label(
            '`weeks = (log["cause"] == "broken part").groupby(log["week"]).agg(n="size", broken="sum")` '
            "counts; "
            "`weeks.loc[:12]` are the first twelve weeks.",
            '`weeks = (log["cause"] == "broken part").groupby(log["week"]).agg(n="size", broken="sum")` '
            "计数；"
            "`weeks.loc[:12]` 是前 12 周。",
        ),
        Label(
            '`ax = weeks[["share", "limit"]].plot()` draws both lines; `ax.set(xlabel=..., ylabel=...)` '
            "labels.",
            '`ax = weeks[["share", "limit"]].plot()` 画两条线；`ax.set(xlabel=..., ylabel=...)` 加标签。',
        ),
    ],
    method=Label(
        "Per week, broken parts through complaints; p from weeks 1 to 12 together; a limit for each week's "
        "n.",
        "每周零件问题数除以投诉数；p 取第 1 至 12 周合计；按每周 n 算界限。",
    ),
    insight=Label(
        "Right. A short week has a wider limit. No week rings before the new model; then it rings soon.",
        "正确。投诉少的周界限更宽。新型号之前没有报警，之后很快报警。",
    ),
)
