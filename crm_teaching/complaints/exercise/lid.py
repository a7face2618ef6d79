"""Questions 4.7 and 4.8, decide: what does the broken lid lose, and what may a better one cost?"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pandas as pd

from crm_teaching.complaints.desk import hire_or_mend
from crm_teaching.complaints.exercise.facts import (
    AN_HOUR,
    CAUSE,
    HOURS_A_WEEK,
    MARGIN_YUAN,
    MINUTES_EACH,
    N_LAST_WEEKS,
    PEOPLE,
    REBUYS_WITHOUT,
    WAGE_YUAN,
    broken_lids,
    in_time,
    last_weeks,
)
from crm_teaching.complaints.log import speed_gap
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label


def _loses(
    log: pd.DataFrame,
    chosen: pd.Series,
    n_all: float | None = None,
    of: float = REBUYS_WITHOUT,
    late_too: bool = False,
) -> float:
    """Return what the chosen complaints lose, yuan an hour; what late answers lose is the desk's."""
    share = chosen.sum() / (len(log) if n_all is None else n_all)
    again = log.loc[chosen & (in_time(log) | late_too), "rebought"].mean()
    return float(AN_HOUR * share * (of - again) * MARGIN_YUAN)


def lid_loses(log: pd.DataFrame) -> float:
    """Return what broken lids lose in the last eight weeks, yuan an hour."""
    since = last_weeks(log)
    return _loses(since, broken_lids(since))


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


def _since(choose: Callable[[pd.DataFrame], pd.Series]) -> Callable[[pd.DataFrame], float]:
    """Return a formula that takes other complaints of the last weeks."""
    return lambda log: _loses(last_weeks(log), choose(last_weeks(log)))


def _of_broken(log: pd.DataFrame) -> float:
    since = last_weeks(log)
    return _loses(since, broken_lids(since), n_all=float((since["cause"] == CAUSE).sum()))


def _late_too(log: pd.DataFrame) -> float:
    since = last_weeks(log)
    return _loses(since, broken_lids(since), late_too=True)


def _in_time_first(log: pd.DataFrame) -> float:
    since = last_weeks(log)
    since = since[in_time(since)]
    return _loses(since, broken_lids(since))


def _nine_weeks(log: pd.DataFrame) -> float:
    since = log[log["week"] >= log["week"].max() - N_LAST_WEEKS]
    return _loses(since, broken_lids(since))


def _everybody_else_rebuys(log: pd.DataFrame) -> float:
    since = last_weeks(log)
    return _loses(since, broken_lids(since), of=1)


LID_LOSES = Question(
    id="4.7",
    unit="yuan an hour",
    points=3,
    prompt=Label(
        "Last eight weeks: what does the broken lid itself lose, in yuan an hour? 14 complaints an hour, "
        "times the share about a broken lid, times (0.80 minus the share who buy again), times 200 yuan. "
        "The share who buy again: of those with a broken lid who were answered within 5 minutes. Not "
        "rounded.",
        "最近八周，盖子损坏本身每小时损失多少元？每小时 14 起 × 盖子损坏的占比 ×（0.80 − 再购率）× 200 元。"
        "再购率只看盖子损坏且在 5 分钟内得到答复的顾客。不要四舍五入。",
    ),
    reference=lid_loses,
    mistakes=[
        Mistake(
            "late_too",
            _late_too,
            Label(
                "You took everybody with a broken lid. What a late answer loses is in the desk's cost "
                "already: for the share who buy again, take those answered within 5 minutes.",
                "你取了所有盖子损坏的顾客。迟答的损失已算在投诉台的成本里：再购率只看 5 分钟内得到答复的。",
            ),
        ),
        Mistake(
            "counted_in_time",
            _since(lambda since: broken_lids(since) & in_time(since)),
            Label(
                "You counted only the lids answered in time. Each broken lid counts as a complaint; only the "
                "share who buy again is of those in time.",
                "你只数了及时答复的盖子投诉。每起盖子损坏都算投诉；只有再购率才限于及时答复的。",
            ),
        ),
        Mistake(
            "in_time_first",
            _in_time_first,
            Label(
                "You left out all late answers before you counted. The lids' share is of all complaints of "
                "these weeks; only the share who buy again is of those in time.",
                "你先去掉了所有迟答再计数。盖子的占比要用这些周的全部投诉；只有再购率才限于及时答复的。",
            ),
        ),
        Mistake(
            "any_lid",
            _since(lambda since: since["text_en"].str.contains("lid", regex=False)),
            Label(
                'You took each text with the word lid. "I cannot get the lid off" is no broken part.',
                "你取了所有含“盖子”的文本；“盖子拧不开”不是零件损坏。",
            ),
        ),
        Mistake(
            "all_broken",
            _since(lambda since: since["cause"] == CAUSE),
            Label("You took all broken parts; only lids were asked.", "你取了所有零件损坏；只问盖子。"),
        ),
        Mistake(
            "all_weeks",
            lambda log: _loses(log, broken_lids(log)),
            Label(
                "You took all weeks; the new model is in the last eight only.",
                "你取了所有周；新型号只在最近八周。",
            ),
        ),
        Mistake(
            "nine_weeks",
            _nine_weeks,
            Label(
                "You took nine weeks: the last eight have a week above the last one minus 8.",
                "你取了九周：最后八周的周数大于最后一周减 8。",
            ),
        ),
        Mistake(
            "a_week",
            lambda log: lid_loses(log) * HOURS_A_WEEK,
            Label("That is a week; one hour was asked.", "那是一周；这里问的是一小时。"),
        ),
        Mistake(
            "of_broken",
            _of_broken,
            Label(
                "You took the lids' share of broken parts; take their share of all complaints of these "
                "weeks.",
                "你用了盖子占零件损坏的比例；应占这些周全部投诉的比例。",
            ),
        ),
        Mistake(
            "everybody_rebuys",
            _everybody_else_rebuys,
            Label(
                "You count everybody who does not buy again; without trouble 80% do, not all.",
                "你把所有未再购者都算作损失；没有问题时也只有 80% 再购。",
            ),
        ),
    ],
    hints=[
        Label(
            "Cut the log to the last eight weeks first. Then choose by cause and by the word in `text_en`.",
            "先取最近八周，再按原因和 `text_en` 里的词筛选。",
        ),
        Label(
            '`since = log[log["week"] > log["week"].max() - 8]`, then '
            '`(since["cause"] == "broken part") & since["text_en"].str.contains("lid")`.',
            '`since = log[log["week"] > log["week"].max() - 8]`，再用 '
            '`(since["cause"] == "broken part") & since["text_en"].str.contains("lid")`。',
        ),
        Label(
            'With `lids` chosen so, `lids[lids["waited_minutes"] <= 5]` are those answered in time. '
            "Only their share who buy again is needed.",
            '选出 `lids` 后，`lids[lids["waited_minutes"] <= 5]` 是及时答复的；只用它们的再购率。',
        ),
    ],
    method=Label(
        "All broken lids through the complaints of these weeks; the mean of rebought of those answered "
        "within 5 minutes; then the product in the question.",
        "全部盖子损坏数除以这些周的投诉数；取 5 分钟内得到答复者的再购率均值，代入题中乘积。",
    ),
    insight=Label(
        "Right: one part of one model. The total of complaints never showed it.",
        "正确：只是一个型号的一个零件。投诉总数从未显示出来。",
    ),
)

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
