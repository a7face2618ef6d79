"""Question 4.5, with the package: what does a sixth person keep, at the least?"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from crm_teaching.complaints.exercise.facts import AN_HOUR, MARGIN_YUAN, MINUTES_EACH, PEOPLE, WAGE_YUAN
from crm_teaching.complaints.log import speed_gap
from crm_teaching.complaints.queue import desk_queue
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label


def more_in_time() -> float:
    """Return how many more complaints an hour a sixth person answers in time."""
    five, six = (desk_queue(AN_HOUR, MINUTES_EACH, n).in_time for n in (PEOPLE, PEOPLE + 1))
    return AN_HOUR * (six - five)


def sixth_keeps(log: pd.DataFrame) -> float:
    """Return what the sixth person keeps, yuan an hour, at the lower end of the gap's interval."""
    return more_in_time() * speed_gap(log)[1] * MARGIN_YUAN


def _with_gap(place: int) -> Callable[[pd.DataFrame], float]:
    return lambda log: more_in_time() * speed_gap(log)[place] * MARGIN_YUAN


def _all_in_time(log: pd.DataFrame) -> float:
    return AN_HOUR * desk_queue(AN_HOUR, MINUTES_EACH, PEOPLE + 1).in_time * speed_gap(log)[1] * MARGIN_YUAN


def _those_in_time_rebuy(log: pd.DataFrame) -> float:
    in_time = log.loc[log["waited_minutes"] <= 5, "rebought"].mean()
    return float(more_in_time() * in_time * MARGIN_YUAN)


SIXTH = Question(
    id="4.5",
    unit="yuan an hour",
    points=3,
    prompt=Label(
        "A sixth person answers more complaints within 5 minutes. What does that keep at least, in yuan an "
        "hour? Take the lower end of the 95% interval of the gap, and the margin of 200 yuan. Do not "
        "subtract the wage.",
        "第六个人让更多投诉在 5 分钟内得到答复。每小时至少保住多少元？用差距的 95% 区间下限和毛利 200 元，"
        "不减工资。",
    ),
    reference=sixth_keeps,
    mistakes=[
        Mistake(
            "middle",
            _with_gap(0),
            Label(
                "You took the gap itself; at least means its lower end.", "你用了差距本身；“至少”要用下限。"
            ),
        ),
        Mistake(
            "upper_end",
            _with_gap(2),
            Label(
                "You took the upper end of the gap; at least means the lower one.", "你用了上限；应用下限。"
            ),
        ),
        Mistake(
            "all_in_time",
            _all_in_time,
            Label(
                "You counted all who are answered in time with six; most of them are with five, too.",
                "你数了六人时所有及时答复者；其中多数五人时也及时。",
            ),
        ),
        Mistake(
            "one_answer",
            lambda log: speed_gap(log)[1] * MARGIN_YUAN,
            Label(
                "That is the worth of one answer in time; how many more are there in an hour?",
                "那是一次及时答复的价值；每小时多几次？",
            ),
        ),
        Mistake(
            "one_complaint",
            lambda log: sixth_keeps(log) / AN_HOUR,
            Label(
                "You took the shares in time; 14 complaints come in an hour, so multiply by 14.",
                "你只用了及时率；每小时有 14 起投诉，应乘以 14。",
            ),
        ),
        Mistake(
            "wage_subtracted",
            lambda log: sixth_keeps(log) - WAGE_YUAN,
            Label("You subtracted the wage; leave it out here.", "你减去了工资；这里不减。"),
        ),
        Mistake(
            "gap_forgotten",
            _those_in_time_rebuy,
            Label(
                "You counted all who buy again; most do so after a late answer, too. Use the gap.",
                "你数了所有再次购买者；迟答后多数人也会再买。请用差距。",
            ),
        ),
    ],
    hints=[
        Label(
            "Two numbers times the margin: more answers in time an hour, and the lower end of the gap.",
            "两个数乘以毛利：每小时多出的及时答复数，以及差距的下限。",
        ),
        Label(
            "`complaints.desk_queue(14, 15, 6).in_time` is a share of 14 complaints; "
            "`complaints.speed_gap(log)` gives gap, lower and upper end.",
            "`complaints.desk_queue(14, 15, 6).in_time` 是 14 起投诉中的比例；"
            "`complaints.speed_gap(log)` 给出差距、下限、上限。",
        ),
    ],
    method=Label(
        "14 times (share in time with six minus with five), times the lower end of the gap, times 200 yuan.",
        "14 ×（六人及时率 − 五人及时率）× 差距下限 × 200 元。",
    ),
    insight=Label(
        "Right: at the lower end the sixth keeps less than the wage of 45 yuan. Luck may decide this "
        "purchase.",
        "正确：取下限时，第六人保住的不足 45 元工资。这笔开支取决于运气。",
    ),
)
