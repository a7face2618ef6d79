"""Quick questions of the lesson on the board's number, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.satisfaction.dealers import judge_coaching
from crm_teaching.satisfaction.nps import nps, nps_margin
from crm_teaching.wording import Label

_ANSWERS = [10, 9, 9, 8, 8, 7, 6, 5, 3, 9]

LESSON_3: list[Question] = [
    Question(
        id="L2.3.1",
        prompt=Label(
            "Ten renters answer 10, 9, 9, 8, 8, 7, 6, 5, 3, 9. What is the NPS, in points?",
            "十位客户的回答为10、9、9、8、8、7、6、5、3、9。净推荐值是多少分？",
        ),
        unit="points",
        reference=lambda: nps(_ANSWERS),
        mistakes=[
            Mistake(
                "promoters_only",
                lambda: 100 * sum(answer >= 9 for answer in _ANSWERS) / len(_ANSWERS),
                Label("Those are the promoters; take the detractors off.", "还要减去贬损者。"),
            ),
            Mistake(
                "six_not_counted",
                lambda: 100 * (4 - 2) / 10,
                Label("A 6 is a detractor, too.", "6分也是贬损者。"),
            ),
            Mistake(
                "eight_promotes",
                lambda: 100 * (6 - 3) / 10,
                Label("An 8 promotes nobody: only 9 and 10 count.", "8分不是推荐者。"),
            ),
            Mistake(
                "mean",
                lambda: sum(_ANSWERS) / len(_ANSWERS),
                Label("That is the mean answer.", "那是平均分。"),
            ),
        ],
        hints=[Label("Count 9 and 10; count 0 to 6; take the difference.", "数9至10和0至6，再相减。")],
        method=Label("(4 - 3) of 10, times 100.", "(4 - 3) / 10 × 100。"),
    ),
    Question(
        id="L2.3.2",
        prompt=Label(
            "Half are promoters, a fifth detractors. One office has 64 answers. What is the 95% margin of "
            "its NPS, in points?",
            "推荐者占一半，贬损者占五分之一。一个网点有64份答卷，净推荐值的95%误差是多少分？",
        ),
        unit="points",
        reference=lambda: nps_margin(0.5, 0.2, 64),
        tolerance=0.05,
        mistakes=[
            Mistake(
                "one_error",
                lambda: nps_margin(0.5, 0.2, 64) / 1.96,
                Label("You left out 1.96: that is one standard error.", "漏了1.96。"),
            ),
            Mistake(
                "as_a_share",
                lambda: nps_margin(0.5, 0.2, 64) / 100,
                Label("That is a share; the NPS is told in points.", "那是比例，应以分表示。"),
            ),
            Mistake(
                "of_a_change",
                lambda: nps_margin(0.5, 0.2, 64) * 2**0.5,
                Label("That is the margin of a change between two waves.", "那是两轮之差的误差。"),
            ),
            Mistake(
                "one_share",
                lambda: 100 * 1.96 * (0.5 * 0.5 / 64) ** 0.5,
                Label("That is the margin of the promoters alone.", "那只是推荐者比例的误差。"),
            ),
        ],
        hints=[Label("p + d - (p - d)^2 is 0.61.", "p + d - (p - d)^2 = 0.61。")],
        method=Label("100 x 1.96 x sqrt(0.61 / 64).", "100 × 1.96 × √(0.61/64)。"),
    ),
    Question(
        id="L2.3.3",
        prompt=Label(
            "Dealers spread by 8 points (standard deviation), reliability is 0.75. By how many points do "
            "those below average rise without any coaching?",
            "经销商标准差为8分，信度0.75。低于平均者在没有辅导时平均上升多少分？",
        ),
        unit="points",
        reference=lambda: judge_coaching(100, 0.75, 0, control=False, spread=8).bounce,
        tolerance=0.02,
        mistakes=[
            Mistake(
                "reliability_instead",
                lambda: 0.75 * judge_coaching(100, 0.75, 0, control=False, spread=8).bounce / 0.25,
                Label("The true part stays; the part that is luck comes back.", "回归的是运气部分。"),
            ),
            Mistake(
                "all_the_way",
                lambda: judge_coaching(100, 0, 0, control=False, spread=8).bounce,
                Label(
                    "They would rise all the way only if everything were luck.", "全是运气时才会完全回升。"
                ),
            ),
            Mistake(
                "spread_for_mean",
                lambda: 0.25 * 8,
                Label("They lie 0.798 spreads below average, not one.", "平均低0.798个标准差。"),
            ),
        ],
        hints=[
            Label("0.798 x spread is how far below average they lie.", "低于平均0.798倍标准差。"),
            Label("A share of 1 - reliability comes back.", "回升其中的 1 - 信度。"),
        ],
        method=Label("(1 - 0.75) x 0.798 x 8.", "(1 - 0.75) × 0.798 × 8。"),
    ),
]
