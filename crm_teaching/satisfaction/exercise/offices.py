"""Question 2.1, by hand: the NPS of each office, with its 95% margin."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

Z = 1.96
Votes = Callable[[pd.Series], np.ndarray]


def votes(recommend: pd.Series) -> np.ndarray:
    """Return 100 for each promoter, 0 for each passive, -100 for each detractor."""
    return np.asarray(100.0 * ((recommend >= 9).astype(int) - (recommend <= 6).astype(int)))


def office_scores(answers: pd.DataFrame, vote: Votes = votes) -> pd.DataFrame:
    """Return a row per office: how many answered, NPS in points, and its 95% margin in points."""
    given, office = vote(answers["recommend"]), answers["office"].to_numpy()
    rows = []
    for name in sorted(set(office)):
        own = given[office == name]
        # For votes of 100, 0 and -100 the standard deviation is the lesson's root of p + d - (p - d)^2.
        rows.append((name, len(own), own.mean(), Z * own.std() / np.sqrt(len(own))))
    return pd.DataFrame(rows, columns=["office", "n_answers", "nps", "margin"])


def scores(answers: pd.DataFrame) -> pd.Series:
    """Return the NPS of each office, in points."""
    return office_scores(answers).set_index("office")["nps"]


def _by(vote: Votes) -> Callable[[pd.DataFrame], pd.DataFrame]:
    return lambda answers: office_scores(answers, vote)


def _passives_detract(recommend: pd.Series) -> np.ndarray:
    return np.where(recommend >= 9, 100.0, -100.0)


def _six_is_passive(recommend: pd.Series) -> np.ndarray:
    return np.asarray(100.0 * ((recommend >= 9).astype(int) - (recommend < 6).astype(int)))


def _eight_promotes(recommend: pd.Series) -> np.ndarray:
    return np.asarray(100.0 * ((recommend >= 8).astype(int) - (recommend <= 6).astype(int)))


def _promoters_only(recommend: pd.Series) -> np.ndarray:
    return np.where(recommend >= 9, 100.0, 0.0)


def _without_passives(answers: pd.DataFrame) -> pd.DataFrame:
    table = office_scores(answers[~answers["recommend"].isin([7, 8])])
    return table.assign(n_answers=office_scores(answers)["n_answers"])


def _as_shares(answers: pd.DataFrame) -> pd.DataFrame:
    table = office_scores(answers)
    return table.assign(nps=table["nps"] / 100, margin=table["margin"] / 100)


def _other_margin(
    margin: Callable[[pd.DataFrame, pd.DataFrame], pd.Series],
) -> Callable[[pd.DataFrame], pd.DataFrame]:
    def formula(answers: pd.DataFrame) -> pd.DataFrame:
        table = office_scores(answers)
        return table.assign(margin=margin(table, answers))

    return formula


def _margin_of_promoters(table: pd.DataFrame, answers: pd.DataFrame) -> pd.Series:
    share = office_scores(answers, _promoters_only)["nps"] / 100
    return 100 * Z * np.sqrt(share * (1 - share) / table["n_answers"])


def _margin_of_squares(table: pd.DataFrame, answers: pd.DataFrame) -> pd.Series:
    """Leave the squared mean out of the variance."""
    return np.sqrt(table["margin"] ** 2 + Z**2 * table["nps"] ** 2 / table["n_answers"])


def _margin_of_the_chain(table: pd.DataFrame, answers: pd.DataFrame) -> pd.Series:
    return Z * votes(answers["recommend"]).std() / np.sqrt(table["n_answers"])


def _margin_of_the_score(table: pd.DataFrame, answers: pd.DataFrame) -> pd.Series:
    return office_scores(answers, lambda recommend: recommend.to_numpy(dtype=float))["margin"]


OFFICE_SCORES = Question(
    id="2.1",
    kind="table",
    key=("office",),
    points=4,
    # Wide enough for a standard deviation with n - 1 instead of n.
    tolerance=0.0095,
    prompt=Label(
        "A table with one row per office: `office`, `n_answers`, `nps` (points, -100 to 100), `margin` (the "
        "95% margin of the NPS, points). Not rounded.",
        "每个网点一行的表：`office`、`n_answers`（份数）、`nps`（分，-100 至 100）、`margin`（95% "
        "误差，分）。",
    ),
    reference=office_scores,
    mistakes=[
        Mistake(
            "passives_detract",
            _by(_passives_detract),
            Label(
                "You took everybody below 9 off. A 7 or 8 is passive: it counts in the base and "
                "nowhere else.",
                "你把 9 分以下都当作贬损者。7 和 8 分是中立者，只计入总数。",
            ),
        ),
        Mistake(
            "without_passives",
            _without_passives,
            Label(
                "You left 7 and 8 out of the base. Passives score 0, but they are answers, too.",
                "你把 7 和 8 分排除在总数之外。中立者得 0，但也是答卷。",
            ),
        ),
        Mistake(
            "six_is_passive",
            _by(_six_is_passive),
            Label("A 6 is a detractor, too: 0 to 6.", "6 分也是贬损者：0 至 6 分。"),
        ),
        Mistake(
            "eight_promotes",
            _by(_eight_promotes),
            Label("An 8 promotes nobody: only 9 and 10 do.", "8 分不是推荐者：只有 9 和 10 分才是。"),
        ),
        Mistake(
            "promoters_only",
            _by(_promoters_only),
            Label("Those are the promoters. Take the detractors off.", "那只是推荐者。还要减去贬损者。"),
        ),
        Mistake(
            "mean_score",
            _by(lambda recommend: recommend.to_numpy(dtype=float)),
            Label(
                "That is the mean of the answers. The NPS is a difference of two shares.",
                "那是平均分。净推荐值是两个比例之差。",
            ),
        ),
        Mistake(
            "as_shares",
            _as_shares,
            Label(
                "Those are shares; an NPS is told in points: times 100.",
                "那是比例；净推荐值以分计：乘以 100。",
            ),
        ),
        Mistake(
            "one_standard_error",
            _other_margin(lambda table, answers: table["margin"] / Z),
            Label(
                "The NPS is right. Your margin is one standard error: 95% need 1.96 of them.",
                "净推荐值正确。误差只是一个标准误：95% 需乘以 1.96。",
            ),
        ),
        Mistake(
            "margin_of_promoters",
            _other_margin(_margin_of_promoters),
            Label(
                "The NPS is right. Your margin is that of the promoters' share; detractors vary, too.",
                "净推荐值正确。你的误差只是推荐者比例的误差；贬损者也会变动。",
            ),
        ),
        Mistake(
            "whole_chain",
            _other_margin(
                lambda table, answers: table["margin"] * np.sqrt(table["n_answers"] / len(answers))
            ),
            Label(
                "The NPS is right. You divided by the root of all answers; an office has only its own.",
                "净推荐值正确。你用了全部答卷数；每个网点只能用自己的份数。",
            ),
        ),
        Mistake(
            "of_a_change",
            _other_margin(lambda table, answers: table["margin"] * np.sqrt(2)),
            Label(
                "The NPS is right. Your margin is that of a change between two waves. Here it is one NPS.",
                "净推荐值正确。你的误差是两轮之间变化的误差。这里只看一次净推荐值。",
            ),
        ),
        Mistake(
            "of_one_answer",
            _other_margin(lambda table, answers: table["margin"] * np.sqrt(table["n_answers"])),
            Label(
                "The NPS is right. You forgot to divide the margin by the root of n.",
                "净推荐值正确。误差忘了除以 n 的平方根。",
            ),
        ),
        Mistake(
            "of_squares",
            _other_margin(_margin_of_squares),
            Label(
                "The NPS is right. Your variance lacks a part: take the squared mean, (p - d)^2, off p + d.",
                "净推荐值正确。方差少了一项：p + d 还要减去平均的平方 (p - d)²。",
            ),
        ),
        Mistake(
            "spread_of_the_chain",
            _other_margin(_margin_of_the_chain),
            Label(
                "The NPS is right. You took the spread of the whole chain; each office has its own p and d.",
                "净推荐值正确。你用了全公司的标准差；每个网点有自己的 p 与 d。",
            ),
        ),
        Mistake(
            "spread_of_scores",
            _other_margin(_margin_of_the_score),
            Label(
                "The NPS is right. Your margin is that of the mean score, 0 to 10. The NPS counts votes of "
                "100, 0 and -100.",
                "净推荐值正确。你的误差是 0 至 10 平均分的误差。净推荐值数的是 100、0、-100 三种票。",
            ),
        ),
    ],
    hints=[
        Label(
            "Give each answer a vote: 100 for 9 and 10, -100 for 0 to 6, 0 for 7 and 8. What is their mean?",
            "给每份答卷一票：9 和 10 分记 100，0 至 6 分记 -100，7 和 8 分记 0。它们的平均是什么？",
        ),
        Label(
            "The margin is 100 x 1.96 x the root of (p + d - (p - d)^2) / n, with the office's own p, "
            "d and n.",
            "误差 = 100 × 1.96 × √((p + d - (p - d)²) / n)，p、d、n 都用该网点自己的。",
        ),
        Label(
            'Add the columns p = recommend >= 9 and d = recommend <= 6, then `groupby("office")[["p", '
            '"d"]].mean()`.',
            '先加两列 p（recommend >= 9）与 d（recommend <= 6），再 `groupby("office")[["p", "d"]].mean()`。',
        ),
    ],
    method=Label(
        "Per office: p and d are the means of (score >= 9) and (score <= 6); nps = 100 (p - d); "
        "margin = 100 x 1.96 x root of (p + d - (p - d)^2) / n.",
        "每个网点：p、d 为 9 分以上与 6 分以下的比例；nps = 100(p - d)；"
        "margin = 100 × 1.96 × √((p + d - (p - d)²)/n)。",
    ),
    insight=Label(
        "Right. Look for the offices whose NPS is further from the chain's than their margin: few are.",
        "正确。看看哪些网点与全公司的差距超过自己的误差：很少。",
    ),
)
