"""Quick questions of the lesson on the moment that decides, each with its common misreadings."""

from __future__ import annotations

import pandas as pd

from crm_teaching.experience.journey import sum_up
from crm_teaching.experience.rating import rescale
from crm_teaching.questions import Mistake, Question
from crm_teaching.satisfaction.nps import nps_margin
from crm_teaching.wording import Label

_STAY = pd.Series([60, 15, 70, 80, 65])

LESSON_2: list[Question] = [
    Question(
        id="L1.2.1",
        prompt=Label(
            "A form offers 1 to 5. Its mean rating is 3.4. How many points from 0 to 100?",
            "问卷为1到5分，平均3.4分，换成0到100分是多少？",
        ),
        unit="points",
        reference=lambda: rescale(3.4),
        mistakes=[
            Mistake("x5", 68, Label("3.4 / 5 makes a 1 worth 20 points.", "3.4/5 会使1分等于20分。")),
            Mistake("span", 48, Label("From 1 to 5 is 4 steps, not 5.", "从1到5是4步，不是5步。")),
        ],
        hints=[Label("Nobody can tick less than 1: that is 0 points.", "最低为1分，即0分。")],
        method=Label("100 × (3.4 − 1) / 4", "100 × (3.4 − 1) / 4"),
    ),
    Question(
        id="L1.2.2",
        prompt=Label(
            "Five moments in order score 60, 15, 70, 80, 65 points. What is the journey by peak-end?",
            "五个触点依次为60、15、70、80、65分，按峰终是多少分？",
        ),
        unit="points",
        reference=lambda: sum_up(_STAY, "peak_end"),
        mistakes=[
            Mistake(
                "best",
                72.5,
                Label("80 is 30 from the middle. Which score is farther?", "80离中点30，谁更远？"),
            ),
            Mistake("mean", 58, Label("That is the mean of all five.", "那是五个的平均。")),
            Mistake("lowest", 15, Label("That is the weakest link.", "那是最弱环节。")),
        ],
        hints=[Label("The peak is the score farthest from 50, good or bad.", "峰值是离50最远者，好坏均可。")],
        method=Label("(15 + 65) / 2", "(15 + 65) / 2"),
        insight=Label("Right: a bad moment can be the peak.", "对：坏的触点也可以是峰值。"),
    ),
    Question(
        id="L1.2.3",
        prompt=Label(
            "Of 100 guests 40 are promoters and 30 detractors. What is the 95% margin of the Net Promoter "
            "Score, in points on either side?",
            "100位客人中推荐者40、贬损者30，净推荐值的95%误差是正负多少分？",
        ),
        unit="points",
        tolerance=5e-3,
        reference=lambda: nps_margin(0.4, 0.3, 100),
        mistakes=[
            Mistake(
                "one_error",
                lambda: nps_margin(0.4, 0.3, 100) / 1.96,
                Label("That is one standard error. 95% takes 1.96 of them.", "那是一个标准误，95%要乘1.96。"),
            ),
            Mistake(
                "promoters_only",
                lambda: 196 * (0.4 * 0.6 / 100) ** 0.5,
                Label("That is the margin of the promoters' share alone.", "那只是推荐者占比的误差。"),
            ),
            Mistake("score", 10, Label("That is the score, not its margin.", "那是得分，不是误差。")),
        ],
        hints=[Label("100 × 1.96 × √((p + d − (p − d)²) / n).", "100 × 1.96 × √((p + d − (p − d)²) / n)。")],
        method=Label("100 × 1.96 × √((0.7 − 0.1²) / 100)", "100 × 1.96 × √((0.7 − 0.1²) / 100)"),
        insight=Label("So a score of 10 may be −6 or 26.", "所以10分可能是−6，也可能是26。"),
    ),
    Question(
        id="L1.2.4",
        prompt=Label(
            "One budget, three moments. A has the lowest score, weight 0.30, the budget adds 6. B: weight "
            '0.10, adds 20. C: weight 0.40, adds 3. Which one first: "a", "b" or "c"?',
            "一笔预算，三个触点：A得分最低，权重0.30，可提高6分；B权重0.10，可提高20分；C权重0.40，可提高3分。先修哪个？",
        ),
        kind="choice",
        options={key: Label(f"moment {key.upper()}", f"触点{key.upper()}") for key in "abc"},
        reference="b",
        mistakes=[
            Mistake("a", "a", Label("Lowest, but 0.30 × 6 is less than B's.", "虽最低，但 0.30 × 6 小于B。")),
            Mistake("c", "c", Label("It weighs most, but 3 points are few.", "权重最大，但只提高3分。")),
        ],
        hints=[Label("Multiply weight and points.", "权重乘以分数。")],
        method=Label("0.30 × 6 = 1.8; 0.10 × 20 = 2.0; 0.40 × 3 = 1.2", "1.8、2.0、1.2"),
    ),
]
