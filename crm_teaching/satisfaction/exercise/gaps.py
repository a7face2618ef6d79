"""Question 2.5: which dimension falls short, and which one costs customers?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from crm_teaching.questions import Mistake, Question
from crm_teaching.satisfaction.rental_survey import DIMENSIONS
from crm_teaching.wording import Label

Short = Callable[[np.ndarray], np.ndarray]


def gap_of(answers: pd.DataFrame, name: str) -> np.ndarray:
    """Return each customer's gap of a dimension: perceived less expected."""
    return np.asarray(answers[f"{name}_perceived"] - answers[f"{name}_expected"])


def falls_short(gap: np.ndarray) -> np.ndarray:
    """Say for whom a dimension was less than expected."""
    return gap < 0


def dimension_gaps(answers: pd.DataFrame, short: Short = falls_short) -> pd.DataFrame:
    """Return gap (points), share for whom it fell short, and what goes with that in the return share."""
    rows = []
    again = answers["rented_again"].to_numpy()
    for name in DIMENSIONS:
        gap = gap_of(answers, name)
        lacks = short(gap)
        rows.append((name, gap.mean(), lacks.mean(), again[~lacks].mean() - again[lacks].mean()))
    return pd.DataFrame(rows, columns=["dimension", "gap", "short_share", "return_drop"])


def _of_all(answers: pd.DataFrame) -> pd.DataFrame:
    """Take the return share of those who fell short off that of everybody, not off that of the others."""
    table = dimension_gaps(answers)
    return table.assign(return_drop=table["return_drop"] * (1 - table["short_share"]))


def _gap_of_the_short(answers: pd.DataFrame) -> pd.DataFrame:
    gaps = [gap_of(answers, name) for name in DIMENSIONS]
    return dimension_gaps(answers).assign(gap=[gap[gap < 0].mean() for gap in gaps])


def _perceived(answers: pd.DataFrame) -> pd.DataFrame:
    means = [answers[f"{name}_perceived"].mean() for name in DIMENSIONS]
    return dimension_gaps(answers).assign(gap=means)


def _relative(answers: pd.DataFrame) -> pd.DataFrame:
    """Divide the drop by the return share of those for whom nothing fell short."""
    drops, again = [], answers["rented_again"].to_numpy()
    for name in DIMENSIONS:
        short = gap_of(answers, name) < 0
        drops.append(1 - again[short].mean() / again[~short].mean())
    return dimension_gaps(answers).assign(return_drop=drops)


def _others_exceeded(answers: pd.DataFrame) -> pd.DataFrame:
    """Compare with those alone who got more than they expected."""
    drops = []
    for name in DIMENSIONS:
        gap, again = gap_of(answers, name), answers["rented_again"].to_numpy()
        drops.append(again[gap > 0].mean() - again[gap < 0].mean())
    return dimension_gaps(answers).assign(return_drop=drops)


def _gone(answers: pd.DataFrame) -> pd.DataFrame:
    gone = [1 - answers["rented_again"][gap_of(answers, name) < 0].mean() for name in DIMENSIONS]
    return dimension_gaps(answers).assign(return_drop=gone)


def _turned(column: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    return lambda answers: dimension_gaps(answers).assign(**{column: lambda table: -table[column]})


GAPS = Question(
    id="2.5",
    kind="table",
    key=("dimension",),
    points=4,
    prompt=Label(
        "A row per dimension (bill, wait, car, staff): `gap` (points), `short_share` (share of "
        "customers with "
        "perceived below expected, 0 to 1), `return_drop` (share renting again among the others, less that "
        "among those who fell short).",
        "每个维度一行（bill、wait、car、staff）：`gap`（分）、`short_share`（感知低于期望的客户比例，0 "
        "至 1）、"
        "`return_drop`（其他客户的再租比例减去这些客户的再租比例）。",
    ),
    reference=dimension_gaps,
    mistakes=[
        Mistake(
            "gap_turned",
            _turned("gap"),
            Label(
                "Your gap is expected less perceived. A gap is perceived less expected: below 0 is bad.",
                "你用期望减感知。差距是感知减期望：负数表示不足。",
            ),
        ),
        Mistake(
            "perceived",
            _perceived,
            Label(
                "Your gap is the mean perceived. Take off what the same customers expected.",
                "你给的是感知的平均。还要减去同一批客户的期望。",
            ),
        ),
        Mistake(
            "gap_of_the_short",
            _gap_of_the_short,
            Label(
                "Your gap is the mean of those who fell short. A gap is the mean over all customers.",
                "你只对不足的客户求平均。差距是全部客户的平均。",
            ),
        ),
        Mistake(
            "equal_is_short",
            lambda answers: dimension_gaps(answers, lambda gap: gap <= 0),
            Label(
                "You count a gap of exactly 0 as falling short. Who gets what he expected is not short.",
                "你把差距恰为 0 也算不足。得到所期望的并非不足。",
            ),
        ),
        Mistake(
            "drop_turned",
            _turned("return_drop"),
            Label(
                "Your drop is turned round: the others first, less those who fell short.",
                "再租比例的差方向反了：其他客户减去不足的客户。",
            ),
        ),
        Mistake(
            "of_all",
            _of_all,
            Label(
                "You compared with all customers. They hold those who fell short, too: compare with "
                "the others.",
                "你与全部客户相比，其中也含不足的客户；应与其他客户相比。",
            ),
        ),
        Mistake(
            "others_exceeded",
            _others_exceeded,
            Label(
                "You compared with those who got more than expected. Who got exactly that belongs to the "
                "others, too.",
                "你只与超出期望的客户相比。恰好符合期望的也属于其他客户。",
            ),
        ),
        Mistake(
            "gone",
            _gone,
            Label(
                "Your drop is the share of those who fell short and did not rent again. How many of the "
                "others did rent again?",
                "你给的是不足的客户中没有再租的比例。其他客户中有多少再租？",
            ),
        ),
        Mistake(
            "relative",
            _relative,
            Label(
                "You divided the drop by a return share. A difference of two shares was asked.",
                "你又除以了再租比例；要的是两个比例之差。",
            ),
        ),
    ],
    hints=[
        Label(
            "Work out one dimension first: a column perceived less expected, and a column that says "
            "whether it "
            "is below 0.",
            "先算一个维度：感知减期望为一列，是否小于 0 为另一列。",
        ),
        Label(
            '`short = gap < 0`; `answers.groupby(short)["rented_again"].mean()` gives both return '
            "shares: the "
            "one at False less the one at True.",
            '`short = gap < 0`；`answers.groupby(short)["rented_again"].mean()` 给出两个比例：False 减 '
            "True。",
        ),
        Label(
            'Loop: `for name in ["bill", "wait", "car", "staff"]`, with columns '
            '`answers[f"{name}_perceived"]`.',
            '循环 `for name in ["bill", "wait", "car", "staff"]`，列为 `answers[f"{name}_perceived"]`。',
        ),
    ],
    method=Label(
        "Per dimension: gap = perceived - expected for each customer; its mean, the mean of (gap < 0), "
        "and the "
        "return share where gap >= 0 less that where gap < 0.",
        "每个维度：逐位客户算 感知 - 期望；取平均、(gap < 0) 的比例，以及 gap >= 0 与 gap < 0 "
        "的再租比例之差。",
    ),
    insight=Label(
        "Right. The largest gap is not the one that customers leave for.",
        "正确。差距最大的维度，并不是客户离开的原因。",
    ),
)
