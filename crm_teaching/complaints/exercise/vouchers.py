"""Questions 4.2 and 4.3: does money bring complainers back, once like is compared with like?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from crm_teaching.complaints.exercise.facts import MARGIN_YUAN
from crm_teaching.complaints.recovery import Difference, fair_difference
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label


def paid(log: pd.DataFrame) -> pd.Series:
    """Return who got money."""
    return log["compensation_yuan"] > 0


def compare(log: pd.DataFrame, by: Sequence[str] = ("major",)) -> Difference:
    """Compare customers with and without money, within classes."""
    return fair_difference(log, paid(log), ~paid(log), by=by, outcome="rebought")


def paid_effect(log: pd.DataFrame) -> float:
    """Return by how much more often the paid buy again, within major and minor problems."""
    return compare(log).value


def voucher_limit(log: pd.DataFrame) -> float:
    """Return the most that a payment may be worth, in yuan: the interval's upper end times the margin."""
    return compare(log).high * MARGIN_YUAN


def _weighted(weigh: Callable[[pd.DataFrame], pd.Series]) -> Callable[[pd.DataFrame], float]:
    """Return a formula that weighs the two classes otherwise."""

    def formula(log: pd.DataFrame) -> float:
        weights = weigh(log)
        return float((compare(log).classes["difference"] * weights).sum() / weights.sum())

    return formula


PAID_EFFECT = Question(
    id="4.2",
    unit="difference of two shares, from -1 to 1",
    points=4,
    prompt=Label(
        "Paid minus not paid: by how much more often do paid customers buy again, if major is compared with "
        "major and minor with minor? Weigh the two differences by the paid customers. A number from -1 to 1, "
        "not rounded.",
        "只在同类问题（严重与严重、轻微与轻微）之间比较，拿到钱的顾客再购率高多少？两个差按拿到钱的人数加权。"
        "填 -1 到 1 的数，不要四舍五入。",
    ),
    reference=paid_effect,
    mistakes=[
        Mistake(
            "all_together",
            lambda log: compare(log, ()).value,
            Label(
                "You compared all with all. Most paid customers had a major problem, and most of the others "
                "a minor one.",
                "你把所有人放在一起比较。拿到钱的多是严重问题，没拿到的多是轻微问题。",
            ),
        ),
        Mistake(
            "plain_mean",
            _weighted(lambda log: pd.Series(1.0, index=[0, 1])),
            Label(
                "You took the plain mean of the two differences; weigh them by the paid customers.",
                "你取了两个差的简单平均；应按拿到钱的人数加权。",
            ),
        ),
        Mistake(
            "weighed_by_all",
            _weighted(lambda log: log.groupby("major").size()),
            Label(
                "You weighed by all complaints; we ask what money did for those who got it, so weigh by "
                "them.",
                "你按全部投诉加权；问的是钱对拿到者的作用，应按他们加权。",
            ),
        ),
        Mistake(
            "weighed_by_unpaid",
            _weighted(lambda log: (~paid(log)).groupby(log["major"]).sum()),
            Label(
                "You weighed by the customers without money; weigh by those with it.",
                "你按没拿到钱的人数加权；应按拿到钱的人数。",
            ),
        ),
        Mistake(
            "within_solved",
            lambda log: compare(log, ("solved",)).value,
            Label(
                "You compared within solved and unsolved; the classes are major and minor.",
                "你按是否解决分组；应按严重与轻微分组。",
            ),
        ),
    ],
    hints=[
        Label(
            "Who gets money here? Count the paid among major and among minor problems first.",
            "谁拿到了钱？先分别数一数严重与轻微问题中的付款人数。",
        ),
        Label(
            '`log.groupby(["major", paid])["rebought"].mean().unstack()` has a row for each class. '
            "Subtract its "
            "columns.",
            '`log.groupby(["major", paid])["rebought"].mean().unstack()` 每类一行，两列相减。',
        ),
        Label(
            'The weights are `paid.groupby(log["major"]).sum() / paid.sum()`. Multiply and add.',
            '权重是 `paid.groupby(log["major"]).sum() / paid.sum()`，相乘再相加。',
        ),
    ],
    method=Label(
        "Per class, share of the paid who buy again minus share of the others; weigh by the paid in the "
        "class.",
        "每类中，拿到钱者的再购率减去其余者的再购率，再按该类拿到钱的人数加权。",
    ),
    insight=Label(
        "Right. All together, money seems to drive customers away; among like problems that is gone.",
        "正确。放在一起看，钱似乎赶走了顾客；同类相比，这种差别就消失了。",
    ),
)

VOUCHER_LIMIT = Question(
    id="4.3",
    unit="yuan",
    points=3,
    # By hand, with p (1 - p) for the sample's variance, the upper end is up to so much lower.
    tolerance=9.5e-3,
    prompt=Label(
        "What may a payment to one complainer be worth at most? Take the upper end of the 95% interval, "
        "times the margin of 200 yuan. A number in yuan, not rounded.",
        "给一位投诉者付钱，最多值多少元？取 95% 区间的上限乘以毛利 200 元。单位：元，不要四舍五入。",
    ),
    reference=voucher_limit,
    mistakes=[
        Mistake(
            "middle",
            lambda log: compare(log).value * MARGIN_YUAN,
            Label("You took the middle; the upper end was asked.", "你取了中间值；要的是上限。"),
        ),
        Mistake(
            "lower_end",
            lambda log: compare(log).low * MARGIN_YUAN,
            Label("You took the lower end; the upper end was asked.", "你取了下限；要的是上限。"),
        ),
        Mistake(
            "all_together",
            lambda log: compare(log, ()).high * MARGIN_YUAN,
            Label(
                "You compared all with all; compare within major and minor problems.",
                "你把所有人放在一起比较；应在严重与轻微问题内分别比较。",
            ),
        ),
        Mistake(
            "a_share",
            lambda log: compare(log).high,
            Label(
                "That is a share of customers; multiply it by the margin of 200 yuan.",
                "那是顾客的比例；请乘以 200 元毛利。",
            ),
        ),
        Mistake(
            "share_of_paid",
            lambda log: float(log.loc[paid(log), "rebought"].mean()) * MARGIN_YUAN,
            Label(
                "You paid for everybody who bought again; most would have done so without money.",
                "你把所有再次购买者都算进去了；其中多数不给钱也会再买。",
            ),
        ),
    ],
    hints=[
        Label(
            "`complaints.fair_difference` gives the difference and its interval. Its classes are named by "
            "`by`.",
            "`complaints.fair_difference` 给出差与区间，分组用 `by` 指定。",
        ),
        Label(
            '`complaints.fair_difference(log, paid, ~paid, by=["major"], outcome="rebought").high` is a '
            "share; "
            "make it yuan.",
            '`complaints.fair_difference(log, paid, ~paid, by=["major"], outcome="rebought").high` 是比例，'
            "请换成元。",
        ),
    ],
    method=Label(
        "fair_difference within `major`; its upper end times 200 yuan.",
        "在 `major` 内比较，上限乘以 200 元。",
    ),
    insight=Label(
        "Right: even with luck on its side, a payment is worth less than the voucher of 50 yuan.",
        "正确：即使运气好，付钱的价值也低于 50 元的代金券。",
    ),
)
