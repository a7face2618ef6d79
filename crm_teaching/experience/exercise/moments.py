"""Question 1.4, a table: the five moments, how many guests tick them low, and who of them comes back."""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

MOMENTS = ["booking", "reception", "room", "breakfast", "check_out"]


def moments_table(guests: pd.DataFrame, *, low: tuple[int, ...] = (1, 2)) -> pd.DataFrame:
    """Return for each moment the ticks, their mean, the share of low ones, and the gap in returns."""
    # Arrays, because tables would make a thousand students slow.
    back, rows = guests["back"].to_numpy(), []
    for moment in MOMENTS:
        ticks = guests[moment].to_numpy()
        ticked, is_low = ticks > 0, np.isin(ticks, low)
        gap = back[ticked & ~is_low].mean() - back[is_low].mean()
        rows.append([moment, int(ticked.sum()), ticks[ticked].mean(), is_low[ticked].mean(), gap])
    return pd.DataFrame(rows, columns=["moment", "n", "mean", "low_share", "gap"])


def _gaps(guests: pd.DataFrame, low: tuple[int, ...]) -> list[float]:
    """Return the gaps if all guests without a low tick are the others, ticked or not."""
    back = guests["back"]
    are_low = [guests[moment].isin(low) for moment in MOMENTS]
    return [float(back[~is_low].mean() - back[is_low].mean()) for is_low in are_low]


def _zeros_are_low(guests: pd.DataFrame) -> pd.DataFrame:
    shares = [(guests[moment] <= 2).mean() for moment in MOMENTS]
    return moments_table(guests).assign(low_share=shares, gap=_gaps(guests, (0, 1, 2)))


def _zeros_counted(guests: pd.DataFrame) -> pd.DataFrame:
    return _zeros_are_low(guests).assign(n=len(guests), mean=[guests[moment].mean() for moment in MOMENTS])


def _complete_only(guests: pd.DataFrame) -> pd.DataFrame:
    return moments_table(guests[(guests[MOMENTS] > 0).all(axis=1)])


def _against_all(guests: pd.DataFrame) -> pd.DataFrame:
    low = [guests.loc[guests[moment].isin((1, 2)), "back"].mean() for moment in MOMENTS]
    return moments_table(guests).assign(gap=[guests["back"].mean() - one for one in low])


def _of_everybody(guests: pd.DataFrame) -> pd.DataFrame:
    shares = [guests[moment].isin((1, 2)).mean() for moment in MOMENTS]
    return moments_table(guests).assign(low_share=shares)


MOMENTS_TABLE = Question(
    id="1.4",
    kind="table",
    key=("moment",),
    points=5,
    prompt=Label(
        "A table with a row for each moment: `moment`, `n` (ticks), `mean` (points), `low_share` (0 to 1: "
        "ticks of 1 or 2), `gap` (-1 to 1: share back of the others who ticked, minus that of the low).",
        "每个触点一行的表：`moment`、`n`（勾选数）、`mean`（均分）、`low_share`（1 或 2 分的比例）、"
        "`gap`（其余勾选者与低分者再来比例之差）。",
    ),
    reference=moments_table,
    mistakes=[
        Mistake(
            "zeros_counted",
            _zeros_counted,
            Label(
                "You counted 0 as a tick; 0 means that the guest left the moment out.",
                "你把 0 当成了评分；0 表示客人没有勾选。",
            ),
        ),
        Mistake(
            "zeros_are_low",
            _zeros_are_low,
            Label(
                "`n` and `mean` are right, but then you count 0 as a low tick; leave it out there, too.",
                "`n` 与 `mean` 正确，但之后 0 被算作低分；那里也要去掉未勾选者。",
            ),
        ),
        Mistake(
            "complete_only",
            _complete_only,
            Label(
                "You kept only guests who ticked all five; leave a guest out only where the tick is missing.",
                "你只留下五项全勾选的客人；只应在缺勾选的那一项去掉该客人。",
            ),
        ),
        Mistake(
            "three_is_low",
            lambda guests: moments_table(guests, low=(1, 2, 3)),
            Label("You took 3 as low; low is 1 or 2.", "你把 3 分也算低分；低分是 1 或 2。"),
        ),
        Mistake(
            "one_is_low",
            lambda guests: moments_table(guests, low=(1,)),
            Label("You took only 1 as low; 2 is low, too.", "你只把 1 分算低分；2 分也是。"),
        ),
        Mistake(
            "gap_turned",
            lambda guests: moments_table(guests).assign(gap=lambda table: -table["gap"]),
            Label(
                "The gap is turned round: take the others first, then subtract the guests with a low tick.",
                "差的方向反了：用其余客人减低分客人。",
            ),
        ),
        Mistake(
            "against_all",
            _against_all,
            Label(
                "You compared low ticks with all guests, who include them and those who left it out.",
                "你把低分者与全部客人比较；应与其余勾选者比较。",
            ),
        ),
        Mistake(
            "unticked_are_others",
            lambda guests: moments_table(guests).assign(gap=_gaps(guests, (1, 2))),
            Label(
                "In `gap` the others are those who ticked 3, 4 or 5; you let guests without a tick in.",
                "`gap` 中的其余客人是勾选 3 至 5 分者；你混入了未勾选者。",
            ),
        ),
        Mistake(
            "low_number",
            lambda guests: moments_table(guests).assign(
                low_share=lambda table: table["low_share"] * table["n"]
            ),
            Label(
                "`low_share` holds how many ticks are low; divide by `n`.",
                "`low_share` 填的是低分个数；应除以 `n`。",
            ),
        ),
        Mistake(
            "of_everybody",
            _of_everybody,
            Label(
                "The share of low ticks has the wrong base: divide by the ticks, not by all guests.",
                "低分比例的分母不对：应除以勾选数，而非全部客人。",
            ),
        ),
    ],
    hints=[
        Label(
            "Work on one moment first. Which guests ticked it at all?",
            "先做一个触点。哪些客人勾选了它？",
        ),
        Label(
            "`ticked = guests[guests[moment] > 0]` and `low = ticked[moment] <= 2`; then len, mean, "
            "`low.mean()`, and `back` averaged in `ticked[~low]` minus `ticked[low]`.",
            "`ticked = guests[guests[moment] > 0]`，`low = ticked[moment] <= 2`；再求个数、均值、低分比例，"
            '以及 `ticked.loc[~low, "back"]` 与 `ticked.loc[low, "back"]` 的均值之差。',
        ),
        Label(
            "Collect one list a moment in a loop; `pd.DataFrame(rows, columns=[...])` makes the table.",
            "循环中为每个触点收集一个列表，再用 `pd.DataFrame(rows, columns=[...])` 建表。",
        ),
    ],
    method=Label(
        "For each moment keep the guests who ticked it, split them into low (1 or 2) and others, and compare "
        "the shares that came back.",
        "对每个触点取勾选者，分为低分（1 或 2）与其余，比较再来的比例。",
    ),
    insight=Label(
        "Right: the moment with the lowest mean is not the one with the largest gap.",
        "正确：均分最低的触点，并不是差距最大的触点。",
    ),
)
