"""Question 4.1, by hand: which cause loses the most customers?"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label


def causes_table(log: pd.DataFrame) -> pd.DataFrame:
    """Return complaints, customers lost and their share of all lost, by cause; most lost first."""
    return _ranked(log, log["rebought"] == 0)


def _ranked(log: pd.DataFrame, lost: pd.Series, by: str = "not_again") -> pd.DataFrame:
    table = lost.groupby(log["cause"]).agg(complaints="size", not_again="sum").reset_index()
    table["of_lost"] = table["not_again"] / table["not_again"].sum()
    return table.sort_values(by, ascending=False, kind="stable").reset_index(drop=True)


def _other_share(top: str, bottom: str, total: bool) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Return a formula whose counts are right, and whose share is another one."""

    def formula(log: pd.DataFrame) -> pd.DataFrame:
        table = causes_table(log)
        return table.assign(of_lost=table[top] / (table[bottom].sum() if total else table[bottom]))

    return formula


CAUSES = Question(
    id="4.1",
    kind="table",
    key=("cause",),
    ordered=True,
    points=4,
    prompt=Label(
        "Which cause loses the most customers? A table with a row per cause, most customers lost first: "
        "`cause`, `complaints`, `not_again` (customers who did not buy again), `of_lost` (their share of all "
        "customers lost, 0 to 1).",
        "哪种原因失去的顾客最多？每种原因一行，按流失人数从多到少：投诉数、未再购买人数、占全部流失的比例。",
    ),
    reference=causes_table,
    mistakes=[
        Mistake(
            "bought_again",
            lambda log: _ranked(log, log["rebought"] == 1),
            Label(
                "You counted those who bought again; those who did not are lost.",
                "你数的是再次购买的顾客；流失的是没有再买的。",
            ),
        ),
        Mistake(
            "by_complaints",
            lambda log: _ranked(log, log["rebought"] == 0, by="complaints"),
            Label(
                "The numbers are right, but you sorted by complaints; sort by customers lost.",
                "数值正确，但按投诉数排序了；应按流失人数排序。",
            ),
        ),
        Mistake(
            "fewest_first",
            lambda log: causes_table(log)[::-1],
            Label(
                "The numbers are right, but the fewest lost stand first; turn the order round.",
                "数值正确，但流失最少的排在最前；请把顺序倒过来。",
            ),
        ),
        Mistake(
            "by_name",
            lambda log: causes_table(log).sort_values("cause"),
            Label(
                "The numbers are right, but the causes stand by their names; sort by customers lost.",
                "数值正确，但按原因名称排序了；应按流失人数排序。",
            ),
        ),
        Mistake(
            "unsolved",
            lambda log: _ranked(log, log["solved"] == 0),
            Label(
                "You counted unsolved complaints; some of those customers bought again, and some with a "
                "solution did not.",
                "你数的是未解决的投诉；其中有人再次购买，已解决的也有人流失。",
            ),
        ),
        Mistake(
            "of_the_cause",
            _other_share("not_again", "complaints", total=False),
            Label(
                "The counts are right. You divided by the complaints of the same cause; divide by all "
                "customers lost.",
                "人数正确。你除以了该原因的投诉数；应除以全部流失人数。",
            ),
        ),
        Mistake(
            "of_all_complaints",
            _other_share("not_again", "complaints", total=True),
            Label(
                "The counts are right. You divided by all complaints; divide by all customers lost.",
                "人数正确。你除以了全部投诉数；应除以全部流失人数。",
            ),
        ),
        Mistake(
            "share_of_complaints",
            _other_share("complaints", "complaints", total=True),
            Label(
                "The counts are right. Your share is the cause's share of complaints, not of lost customers.",
                "人数正确。你算的是占投诉的比例，不是占流失的比例。",
            ),
        ),
    ],
    hints=[
        Label(
            "Make a column that is True where the customer did not buy again.", "先标出没有再次购买的顾客。"
        ),
        Label(
            '`lost.groupby(log["cause"]).agg(complaints="size", not_again="sum")` counts both, if `lost` is '
            "True or False.",
            '`lost.groupby(log["cause"]).agg(complaints="size", not_again="sum")` 可同时计数。',
        ),
        Label(
            "Divide `not_again` by its own sum. Then `.sort_values(..., ascending=False).reset_index()`.",
            "用 `not_again` 除以它的总和，再 `.sort_values(..., ascending=False).reset_index()`。",
        ),
    ],
    method=Label(
        "Per cause, count complaints and those with `rebought` 0; divide the latter by their sum; sort by "
        "it.",
        "按原因数投诉和 `rebought` 为 0 的人数，除以其总和，再按它从大到小排序。",
    ),
    insight=Label(
        "Right: the most frequent cause is not the one that loses the most customers.",
        "正确：最常见的原因，并不是失去顾客最多的原因。",
    ),
)
