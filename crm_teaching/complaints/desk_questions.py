"""Quick questions of the lesson on the desk, each with its common misreadings."""

from __future__ import annotations

import math

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_3: list[Question] = [
    Question(
        id="L4.3.1",
        prompt=Label(
            "20 complaints an hour, 12 minutes each. What is the smallest number of people with whom the "
            "queue has an end?",
            "每小时20起投诉，每起12分钟。至少几个人，队伍才有尽头？",
        ),
        unit="people",
        reference=lambda: math.floor(20 * 12 / 60) + 1,
        mistakes=[
            Mistake(
                "exactly",
                lambda: 20 * 12 // 60,
                Label(
                    "4 people would be busy every minute; a rush is never caught up.",
                    "4 人一刻不停，高峰积压永远消化不完。",
                ),
            ),
            Mistake(
                "ratio",
                lambda: math.ceil(20 / 12),
                Label(
                    "That is 20 / 12. Multiply: minutes of work in an hour.", "应相乘：每小时的工作分钟数。"
                ),
            ),
            Mistake(
                "one_each",
                20,
                Label("They do not all come at once: an answer takes 12 minutes.", "投诉不会同时到来。"),
            ),
        ],
        hints=[Label("Minutes of work that come in an hour, over 60.", "每小时到来的工作分钟数 ÷ 60。")],
        method=Label("20 × 12 / 60 = 4; more than 4 are needed.", "20 × 12 / 60 = 4，须多于 4。"),
    ),
    Question(
        id="L4.3.2",
        prompt=Label(
            "Two people, load 1. Which share of complaints has to wait? A number from 0 to 1.",
            "两个人，工作量为1。多大比例的投诉要等候？0 到 1。",
        ),
        unit="share",
        reference=lambda: 1 / (1 + 1 + 1),
        mistakes=[
            Mistake(
                "busy",
                0.5,
                Label(
                    "That is how busy each of them is, 1 / 2. Waiting means that both are busy.",
                    "那是每人的忙碌程度；等候是两人都忙。",
                ),
            ),
            Mistake(
                "no_queue",
                lambda: 0.5 / (1 + 1 + 0.5),
                Label(
                    "You left out c / (c - a): those in the queue count, too.",
                    "漏乘 c / (c - a)：排队者也要算。",
                ),
            ),
            Mistake(
                "one_term_more",
                lambda: 1 / (1 + 1 + 0.5 + 1),
                Label("The sum ends at k = c - 1, here at 1.", "求和到 k = c - 1 为止。"),
            ),
        ],
        hints=[
            Label(
                "1 + 1 when somebody is free; Q = 1/2 × 2 / (2 - 1).",
                "有人空闲：1 + 1；Q = 1/2 × 2 / (2 - 1)。",
            )
        ],
        method=Label("Q = 1, so 1 / (2 + 1).", "Q = 1，所以 1 / (2 + 1)。"),
        insight=Label("Each is idle half of the time, and a third waits.", "人人半闲，仍有三分之一要等。"),
    ),
    Question(
        id="L4.3.3",
        prompt=Label(
            "10 complaints an hour. One more person raises the share in time from 80% to 90%. In time minus "
            "late: 20 points. A kept customer brings 300 yuan. How much does that person keep, yuan an hour?",
            "每小时10起投诉。多一人使及时率由80%升至90%。及时与迟答之差20个百分点，留住一位顾客300元。"
            "此人每小时保住多少元？",
        ),
        unit="yuan",
        reference=lambda: 10 * (0.90 - 0.80) * 0.20 * 300,
        mistakes=[
            Mistake(
                "all_kept",
                lambda: 10 * 0.10 * 300,
                Label("Most of them buy again anyway: times 0.20.", "多数人本来就会再买：乘 0.20。"),
            ),
            Mistake(
                "level",
                lambda: 10 * 0.90 * 0.20 * 300,
                Label("80% are in time without that person.", "没有此人也有80%及时。"),
            ),
            Mistake(
                "one_complaint",
                lambda: 0.10 * 0.20 * 300,
                Label("That is for one complaint; ten come.", "那是一起投诉；每小时有十起。"),
            ),
        ],
        hints=[Label("Complaints × more in time × gap × margin.", "投诉数 × 及时率增量 × 差距 × 毛利。")],
        method=Label("10 × 0.10 × 0.20 × 300", "10 × 0.10 × 0.20 × 300"),
        insight=Label("More than 60 an hour, and that person does not pay.", "工资高于每小时60元就不划算。"),
    ),
    Question(
        id="L4.3.4",
        prompt=Label(
            "A cause makes 20% of the complaints in quiet weeks. 100 are read a week. Where is the limit of "
            "3 standard deviations? A number from 0 to 1.",
            "平稳周某原因占20%。每周查看100起。3个标准差的上限是多少？0 到 1。",
        ),
        unit="share",
        reference=lambda: 0.20 + 3 * math.sqrt(0.20 * 0.80 / 100),
        mistakes=[
            Mistake(
                "one_sd",
                lambda: 0.20 + math.sqrt(0.20 * 0.80 / 100),
                Label("That is one standard deviation. Take 3.", "那是1个标准差，应为3个。"),
            ),
            Mistake(
                "no_root",
                lambda: 0.20 + 3 * 0.20 * 0.80 / 100,
                Label("You forgot the square root.", "忘了开平方。"),
            ),
            Mistake(
                "no_p",
                lambda: 3 * math.sqrt(0.20 * 0.80 / 100),
                Label("That is the distance from the mean. Add 0.20.", "那是离均值的距离，要加 0.20。"),
            ),
            Mistake(
                "n_outside",
                lambda: 0.20 + 3 * math.sqrt(0.20 * 0.80) / 100,
                Label("100 stands under the root.", "100 应在根号内。"),
            ),
        ],
        hints=[Label("p + 3 √(p (1 - p) / n).", "p + 3 √(p (1 - p) / n)。")],
        method=Label("0.20 + 3 √(0.16 / 100)", "0.20 + 3 √(0.16 / 100)"),
        insight=Label("31 of 100 may still be luck.", "100起中31起仍可能是运气。"),
    ),
]
