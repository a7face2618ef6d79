"""Question 4.8, decide: what may a better lid cost?"""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from crm_teaching.complaints.desk import hire_or_mend
from crm_teaching.complaints.exercise.facts import (
    AN_HOUR,
    HOURS_A_WEEK,
    MARGIN_YUAN,
    MINUTES_EACH,
    PEOPLE,
    REBUYS_WITHOUT,
    WAGE_YUAN,
    broken_lids,
    in_time,
    last_weeks,
)
from crm_teaching.complaints.exercise.lid import lid_loses
from crm_teaching.complaints.log import speed_gap
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label


def four_ways(log: pd.DataFrame, gap: float | None = None, late_too: bool = False) -> pd.Series:
    """Return the cost of an hour as now, with the best number of people, and with a better lid."""
    return _priced(*_lids(log, late_too), speed_gap(log)[0] if gap is None else gap)["total_yuan"]


def _lids(log: pd.DataFrame, late_too: bool = False) -> tuple[float, float]:
    """Return how many broken lids come in an hour, and the share of those in time who buy again."""
    since = last_weeks(log)
    lids = broken_lids(since)
    again = since.loc[lids & (in_time(since) | late_too), "rebought"].mean()
    return AN_HOUR * float(lids.mean()), float(again)


@lru_cache(maxsize=8)
def _priced(
    lids_an_hour: float, again: float, gap: float, margin: float = MARGIN_YUAN, wage: float = WAGE_YUAN
) -> pd.DataFrame:
    money = {"minutes_each": MINUTES_EACH, "margin_yuan": margin, "wage_yuan": wage}
    return hire_or_mend(AN_HOUR, lids_an_hour, PEOPLE, again, REBUYS_WITHOUT, gap=gap, **money)


def lid_limit(log: pd.DataFrame) -> float:
    """Return the most that a better lid may cost a week, against the best number of people."""
    return _weekly(log, "best number")


def _weekly(log: pd.DataFrame, against: str, gap: float | None = None, late_too: bool = False) -> float:
    return _saved(four_ways(log, gap, late_too), against)


def _saved(ways: pd.Series, against: str = "best number") -> float:
    return float(ways[against] - ways["mend, as now"]) * HOURS_A_WEEK


def _money_of_the_lesson(log: pd.DataFrame) -> float:
    return _saved(_priced(*_lids(log), gap=0.15, margin=180, wage=40)["total_yuan"])


def _desk_alone(log: pd.DataFrame) -> float:
    return _saved(_priced(*_lids(log), speed_gap(log)[0])["desk_yuan"])


def _share_for_number(log: pd.DataFrame) -> float:
    an_hour, again = _lids(log)
    return _saved(_priced(an_hour / AN_HOUR, again, speed_gap(log)[0])["total_yuan"])


LID_LIMIT = Question(
    id="4.8",
    unit="yuan a week",
    points=3,
    tolerance=5e-5,  # half a yuan of ten thousand
    prompt=Label(
        "What may a better lid cost at most, in yuan a week of 40 hours, if the alternative is the best "
        "number of people at the desk? With a better lid the five people stay. Use "
        "`complaints.hire_or_mend` with the gap of your log, and the share who buy again of 4.7: of those "
        "with a broken lid who were answered within 5 minutes.",
        "若另一选择是安排最合适的人数，更好的盖子每周（40 小时）最多可花多少元？换盖子后仍是五人。"
        "请用 `complaints.hire_or_mend` 与你的差距，再购率用 4.7 的（盖子损坏且 5 分钟内得到答复者）。",
    ),
    reference=lid_limit,
    mistakes=[
        Mistake(
            "late_too",
            lambda log: _weekly(log, "best number", late_too=True),
            Label(
                "You count late answers twice: they are in the desk's cost, and in your share who buy again. "
                "Take that share of those answered within 5 minutes.",
                "迟答被算了两次：既在投诉台的成本里，又在你的再购率里。再购率只看 5 分钟内得到答复的。",
            ),
        ),
        Mistake(
            "against_now",
            lambda log: _weekly(log, "as now"),
            Label(
                "You compared with today's desk; the alternative is the best number of people.",
                "你与现状比较；另一选择是最合适的人数。",
            ),
        ),
        Mistake(
            "an_hour",
            lambda log: lid_limit(log) / HOURS_A_WEEK,
            Label("That is an hour; a week has 40 of them.", "那是每小时；一周有 40 小时。"),
        ),
        Mistake(
            "desk_forgotten",
            lambda log: lid_loses(log) * HOURS_A_WEEK,
            Label(
                "You counted the lid's own customers only. Fewer complaints also make the queue shorter.",
                "你只算了盖子失去的顾客；投诉减少也会缩短队伍。",
            ),
        ),
        Mistake(
            "whole_cost",
            lambda log: float(four_ways(log)["best number"]) * HOURS_A_WEEK,
            Label(
                "That is the whole cost of the other way; subtract what an hour costs with a better lid.",
                "那是另一选择的全部成本；应减去换盖子后的成本。",
            ),
        ),
        Mistake(
            "desk_alone",
            _desk_alone,
            Label(
                "You compared `desk_yuan`. A better lid also keeps the lid's own customers: take "
                "`total_yuan`.",
                "你比较的是 `desk_yuan`。换盖子也留住因盖子流失的顾客：请用 `total_yuan`。",
            ),
        ),
        Mistake(
            "share_for_number",
            _share_for_number,
            Label(
                "You gave the function the lids' share of complaints; it wants how many lids come in an "
                "hour.",
                "你传入的是盖子占投诉的比例；函数要的是每小时的盖子投诉数。",
            ),
        ),
        Mistake(
            "money_of_the_lesson",
            _money_of_the_lesson,
            Label(
                "You kept the lesson's money. Here the gap is that of your log, the margin 200 yuan and the "
                "wage 45.",
                "你沿用了课上的数字。这里差距取自你的记录，毛利 200 元，工资 45 元。",
            ),
        ),
        Mistake(
            "low_gap",
            lambda log: _weekly(log, "best number", speed_gap(log)[1]),
            Label(
                "You used the lower end of the gap; the gap itself was asked here.",
                "你用了差距的下限；这里要用差距本身。",
            ),
        ),
    ],
    hints=[
        Label(
            "Two rows of the table differ by what the lid may cost in an hour.",
            "表中两行之差，就是每小时盖子可花的钱。",
        ),
        Label(
            "`complaints.hire_or_mend(14, 14 * share, 5, again, 0.80, minutes_each=15, gap=gap, "
            "margin_yuan=200, wage_yuan=45)`, where share is of the broken lids in the last eight weeks, "
            "again of those among them answered in time, and gap is `complaints.speed_gap(log)[0]`.",
            "`complaints.hire_or_mend(14, 14 * share, 5, again, 0.80, minutes_each=15, gap=gap, "
            "margin_yuan=200, wage_yuan=45)`，share 取最近八周的盖子投诉，again 取其中及时答复的，"
            "gap 为 `complaints.speed_gap(log)[0]`。",
        ),
        Label(
            "Subtract row `mend, as now` from row `best number` in `total_yuan`. An hour is not a week.",
            "在 `total_yuan` 中用 `best number` 减 `mend, as now`；一小时不是一周。",
        ),
    ],
    method=Label(
        "hire_or_mend; total_yuan of best number minus that of mend, as now; times 40 hours.",
        "用 hire_or_mend：best number 的 total_yuan 减 mend, as now，再乘以 40 小时。",
    ),
    insight=Label(
        "Right: so much may the lid cost before a sixth person is the better use of the money.",
        "正确：盖子的花费若超过此数，钱用于第六个人才更好。",
    ),
)
