"""Question 3.4, with the package: who ordered in several quarters in a row?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from crm_teaching.loyalty.exercise.histories import active_quarters
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

# Tucker asks for three in a row, Lawrence for four; two shows what the step costs.
RUNS = (2, 3, 4)


def longest_runs(orders: pd.DataFrame) -> pd.Series:
    """Return each customer's longest run of active quarters."""
    active = active_quarters(orders)
    run = longest = np.zeros(len(active), dtype=int)
    for ordered in active.to_numpy().T:
        run = (run + 1) * ordered
        longest = np.maximum(longest, run)
    return pd.Series(longest, index=active.index)


def runs_table(orders: pd.DataFrame) -> pd.DataFrame:
    """Return how many customers ordered in 2, 3 and 4 quarters in a row, and their share of all."""
    runs = longest_runs(orders)
    return _table([int((runs >= length).sum()) for length in RUNS], len(runs))


def _table(counts: Sequence[int], n_all: int) -> pd.DataFrame:
    shares = [count / n_all for count in counts]
    return pd.DataFrame({"in_a_row": RUNS, "n_customers": counts, "share": shares})


def _counted(
    measure: Callable[[pd.DataFrame], pd.Series], passes: Callable[[pd.Series, int], pd.Series] = pd.Series.ge
) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Return a formula that counts customers by another measure or another comparison."""

    def formula(orders: pd.DataFrame) -> pd.DataFrame:
        values = measure(orders)
        return _table([int(passes(values, length).sum()) for length in RUNS], len(values))

    return formula


def _repeaters(orders: pd.DataFrame) -> int:
    return int((orders.groupby("customer_id").size() > 1).sum())


def _of_repeaters(orders: pd.DataFrame) -> pd.DataFrame:
    return runs_table(orders).assign(share=lambda table: table["n_customers"] / _repeaters(orders))


def _of_column(orders: pd.DataFrame) -> pd.DataFrame:
    return runs_table(orders).assign(share=lambda table: table["n_customers"] / table["n_customers"].sum())


def _from_the_start(orders: pd.DataFrame) -> pd.Series:
    return active_quarters(orders).cumprod(axis=1).sum(axis=1)


QUARTERS_IN_A_ROW = Question(
    id="3.4",
    kind="table",
    key=("in_a_row",),
    ordered=True,
    points=4,
    prompt=Label(
        "How many customers ordered in at least 2, 3 and 4 quarters in a row, and which share of all? "
        "A table: `in_a_row` (2, 3, 4), `n_customers`, `share` (0 to 1, not rounded).",
        "至少连续 2、3、4 个季度都有订购的顾客各有多少，占全部顾客的比例是多少？",
    ),
    reference=runs_table,
    mistakes=[
        Mistake(
            "total",
            _counted(lambda orders: active_quarters(orders).sum(axis=1)),
            Label(
                "You counted all active quarters; a quarter without an order must break the run.",
                "你数的是有订购的季度总数；没有订购的季度应使连续中断。",
            ),
        ),
        Mistake(
            "exactly",
            _counted(longest_runs, pd.Series.eq),
            Label(
                "You counted runs of exactly 2, 3 and 4; whoever has four in a row also has three.",
                "你数的是恰好 2、3、4 个季度；连续四季的顾客也算连续三季。",
            ),
        ),
        Mistake(
            "more_than",
            _counted(longest_runs, pd.Series.gt),
            Label("You asked for more than 2, 3 and 4; at least was asked.", "你用了“大于”；要的是“至少”。"),
        ),
        Mistake(
            "orders",
            _counted(lambda orders: orders.groupby("customer_id").size()),
            Label(
                "You counted orders; three orders in one quarter are one active quarter.",
                "你数的是订单；同一季度的三张订单只算一个季度。",
            ),
        ),
        Mistake(
            "of_repeaters",
            _of_repeaters,
            Label(
                "The counts are right. You divided them by repeat customers; divide by all customers.",
                "人数正确。你除以了重复购买的顾客；应除以全部顾客。",
            ),
        ),
        Mistake(
            "of_column",
            _of_column,
            Label(
                "The counts are right. The rows overlap, so their sum is no base; divide by all customers.",
                "人数正确。各行有重叠，其和不能作分母；应除以全部顾客。",
            ),
        ),
        Mistake(
            "from_the_start",
            _counted(_from_the_start),
            Label(
                "You looked at the first quarters only; a run may start in any quarter.",
                "你只看了最初几个季度；连续可以从任一季度开始。",
            ),
        ),
    ],
    hints=[
        Label(
            "A row of `active` is a customer's history; `longest_run(row, True)` reads its longest run.",
            "`active` 的一行是一位顾客的历史：`longest_run(row, True)` 给出最长连续季度数。",
        ),
        Label(
            "`runs = active.apply(lambda row: longest_run(row, True), axis=1)` has one number a customer. "
            "Count with `(runs >= 2).sum()` and so on.",
            "`runs = active.apply(lambda row: longest_run(row, True), axis=1)` 每位顾客一个数，"
            "再用 `(runs >= 2).sum()` 等计数。",
        ),
        Label(
            '`pd.DataFrame({"in_a_row": [2, 3, 4], "n_customers": [...], "share": [...]})` builds the table.',
            '用 `pd.DataFrame({"in_a_row": [2, 3, 4], "n_customers": [...], "share": [...]})` 建表。',
        ),
    ],
    method=Label(
        "Take each customer's longest run of active quarters, count the runs of at least 2, 3 and 4, "
        "and divide by the number of all customers.",
        "取每位顾客最长的连续季度数，数出至少为 2、3、4 的人数，再除以全部顾客数。",
    ),
    insight=Label(
        "Right: every further quarter that the rule asks for thins the card holders out.",
        "正确：规则每多要求一个季度，持卡人就更少。",
    ),
)
