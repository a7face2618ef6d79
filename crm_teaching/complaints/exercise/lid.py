"""Question 4.7, decide: what does the broken lid lose?"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from crm_teaching.complaints.exercise.facts import (
    AN_HOUR,
    CAUSE,
    HOURS_A_WEEK,
    MARGIN_YUAN,
    N_LAST_WEEKS,
    REBUYS_WITHOUT,
    broken_lids,
    in_time,
    last_weeks,
)
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
