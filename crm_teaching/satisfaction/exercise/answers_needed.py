"""Question 2.2, by hand: how many answers does one office need?"""

from __future__ import annotations

from math import ceil

import numpy as np
import pandas as pd

from crm_teaching.questions import Mistake, Question
from crm_teaching.satisfaction.exercise.offices import Z, votes
from crm_teaching.wording import Label

MARGIN = 5  # points


def spread(answers: pd.DataFrame) -> float:
    """Return the standard deviation of one answer's vote, in points, over the whole chain."""
    return float(np.std(votes(answers["recommend"])))


def answers_needed(answers: pd.DataFrame) -> float:
    """Return how many answers bring the margin of one NPS down to 5 points."""
    return float(ceil((Z * spread(answers) / MARGIN) ** 2))


def _promoters_alone(answers: pd.DataFrame) -> float:
    share = float((answers["recommend"] >= 9).mean())
    return float(ceil(share * (1 - share) * (100 * Z / MARGIN) ** 2))


def _of_a_change(answers: pd.DataFrame) -> float:
    return float(ceil(2 * (Z * spread(answers) / MARGIN) ** 2))


def _of_the_scores(answers: pd.DataFrame) -> float:
    return float(ceil((Z * answers["recommend"].std(ddof=0) / MARGIN) ** 2))


def _not_squared(answers: pd.DataFrame) -> float:
    return float(ceil(Z * spread(answers) / MARGIN))


def _one_standard_error(answers: pd.DataFrame) -> float:
    return float(ceil((spread(answers) / MARGIN) ** 2))


def _of_squares(answers: pd.DataFrame) -> float:
    """Leave the squared mean out of the variance."""
    return float(ceil((votes(answers["recommend"]) ** 2).mean() * (Z / MARGIN) ** 2))


def _all_offices(answers: pd.DataFrame) -> float:
    return answers_needed(answers) * len(set(answers["office"]))


ANSWERS_NEEDED = Question(
    id="2.2",
    unit="answers",
    points=3,
    # Wide enough for a standard deviation with n - 1 instead of n, and for a number that was not rounded up.
    tolerance=0.003,
    prompt=Label(
        "How many answers does one office need, so that the 95% margin of its NPS is 5 points? Take the "
        "promoters and detractors of the whole chain. Answers, rounded up.",
        "一个网点需要多少份答卷，净推荐值的 95% 误差才是 5 分？推荐者与贬损者的比例用全公司的。份数，"
        "向上取整。",
    ),
    reference=answers_needed,
    mistakes=[
        Mistake(
            "of_a_change",
            _of_a_change,
            Label(
                "That many are needed to see a change of 5 points between two waves. Here it is one NPS.",
                "那是两轮之间变化 5 分所需的份数。这里只看一次净推荐值。",
            ),
        ),
        Mistake(
            "one_standard_error",
            _one_standard_error,
            Label("You left out 1.96: that covers 68%, not 95%.", "漏了 1.96：那只覆盖 68%，不是 95%。"),
        ),
        Mistake(
            "not_squared",
            _not_squared,
            Label(
                "The margin falls with the root of n, so n grows with the square.",
                "误差随 n 的平方根下降，所以 n 要取平方。",
            ),
        ),
        Mistake(
            "promoters_alone",
            _promoters_alone,
            Label(
                "That is enough for the share of promoters. The NPS varies with the detractors, too.",
                "那只够估计推荐者的比例。净推荐值还随贬损者变动。",
            ),
        ),
        Mistake(
            "of_the_scores",
            _of_the_scores,
            Label(
                "You took the spread of the scores 0 to 10. The NPS counts votes of 100, 0 and -100.",
                "你用了 0 至 10 分的标准差。净推荐值数的是 100、0、-100 三种票。",
            ),
        ),
        Mistake(
            "of_squares",
            _of_squares,
            Label(
                "Your variance lacks a part: take the squared mean, (p - d)^2, off p + d.",
                "方差少了一项：p + d 还要减去平均的平方 (p - d)²。",
            ),
        ),
        Mistake(
            "all_offices",
            _all_offices,
            Label(
                "That is for all eight offices together. How many must one office have?",
                "那是八个网点合计。要的是一个网点的份数。",
            ),
        ),
    ],
    hints=[
        Label(
            "Write down the margin of one NPS with n answers, set it equal to 5 points, and solve for n.",
            "写出 n 份答卷时一次净推荐值的误差，令其等于 5 分，解出 n。",
        ),
        Label(
            "n = p + d - (p - d)^2, times (100 x 1.96 / 5)^2. Compute p and d over all answers.",
            "n = (p + d - (p - d)²) × (100 × 1.96 / 5)²；p 与 d 用全部答卷计算。",
        ),
    ],
    method=Label(
        "n = (1.96 sd / 5)^2 with sd = 100 x root of p + d - (p - d)^2; round up.",
        "n = (1.96 × sd / 5)²，sd = 100√(p + d - (p - d)²)；向上取整。",
    ),
    insight=Label(
        "Right: more than the whole chain collects in half a year. An office's NPS cannot carry a bonus.",
        "正确：比全公司半年收到的还多。单个网点的净推荐值撑不起奖金。",
    ),
)
