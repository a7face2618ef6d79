"""A simulated log of complaints whose truth is known: a new lid breaks from week 19 on.

A shop for kitchen machines draws 36 of each week's 480 complaints and enters them in full. Who waits is
the luck of the queue: waits come from the desk played through with four people, whatever the complaint is.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching.complaints.desk import simulate_desk
from crm_teaching.validate import count

N_WEEKS, A_WEEK, WEEK_TOTAL, CHANGE_WEEK = 26, 36, 480, 19
# Chosen among starts so that the gap lies near its truth and two weeks ring falsely at two deviations.
LOG_SEED = 1405
TARGET_MINUTES = 5
# Shares of the causes before and from the change on. The new model is easier to use, and its lid breaks.
SHARES = {
    "late delivery": (0.34, 0.34),
    "hard to use": (0.26, 0.05),
    "broken part": (0.14, 0.35),
    "wrong bill": (0.16, 0.16),
    "rude answer": (0.10, 0.10),
}
LID_SHARES = (0.10, 0.64)  # of the broken parts
MAJOR = {
    "late delivery": 0.2,
    "hard to use": 0.1,
    "broken part": 0.7,
    "wrong bill": 0.2,
    "rude answer": 0.3,
}
# Who buys again: by cause, if minor, answered in time and solved without an apology; then what moves it.
REBUYS = {
    "late delivery": 0.82,
    "hard to use": 0.82,
    "broken part": 0.58,
    "wrong bill": 0.80,
    "rude answer": 0.60,
}
MAJOR_LOSES, LATE_LOSES, UNSOLVED_LOSES, APOLOGY_WINS = 0.12, 0.15, 0.15, 0.05
_CHANNELS = {"phone": 0.55, "chat": 0.35, "letter": 0.10}
_PARTS = {"motor": "电机", "button": "按钮", "cable": "电线", "bowl": "杯体"}
_BROKEN = [
    ("The {en} broke after two weeks", "用了两周{zh}就坏了"),
    ("The {en} is cracked", "{zh}裂了"),
    ("Your {en} does not hold, I want a new one", "{zh}不牢，我要换新的"),
    ("Third time that the {en} fails", "{zh}第三次出问题"),
    ("Soup all over the kitchen, the {en} gave way", "{zh}松了，汤洒了一厨房"),
]
_TEXTS = {
    "late delivery": [
        ("My parcel is five days late", "包裹晚了五天"),
        ("The courier never came", "快递员一直没来"),
        ("Delivery was promised for Monday", "说好周一送货"),
        ("Where is my blender, I paid last week", "上周付的款，料理机在哪里"),
    ],
    "hard to use": [
        ("I cannot get the lid off", "盖子拧不开"),
        ("The manual is too short", "说明书太简单"),
        ("Which button starts it", "不知道按哪个按钮启动"),
        ("How do I clean the blade", "刀头不知道怎么清洗"),
    ],
    "wrong bill": [
        ("I was charged twice", "重复扣款"),
        ("The bill does not show my discount", "账单没有算折扣"),
        ("Refund still missing", "退款还没到账"),
    ],
    "rude answer": [
        ("Your clerk laughed at me", "客服嘲笑我"),
        ("Nobody listens, I was cut off", "没人听我说，电话被挂断"),
        ("The man on the phone was rude", "接电话的人态度差"),
    ],
}


def simulate_log(seed: int = LOG_SEED, *, a_week: int = A_WEEK) -> pd.DataFrame:
    """Simulate 26 weeks of a complaint log whose truth is known.

    Parameters
    ----------
    seed : int
        Start of the random numbers.
    a_week : int
        Complaints drawn a week, 1 to 480.

    Returns
    -------
    DataFrame, one row per complaint drawn
        ``complaint_id``, ``week``, ``complaint_date``, ``channel``, ``cause``, ``major`` (0, 1),
        ``waited_minutes``, ``solved`` (0, 1), ``hours_to_solve`` (missing if not solved), ``apology``
        (0, 1), ``compensation_yuan``, ``rebought`` (0, 1), ``text_en``, ``text_zh``.

    Examples
    --------
    >>> log = simulate_log()
    >>> log.shape, int(log["week"].max())
    ((936, 14), 26)
    """
    rng = np.random.default_rng(seed)
    size = count("a_week", a_week) * N_WEEKS
    week = np.repeat(np.arange(1, N_WEEKS + 1), a_week)
    turn = np.concatenate([np.sort(rng.choice(WEEK_TOTAL, a_week, replace=False)) for _ in range(N_WEEKS)])
    day = (week - 1) * 7 + turn * 5 // WEEK_TOTAL
    waits = simulate_desk(12, 15, 4, N_WEEKS * WEEK_TOTAL, seed=seed)["wait_minutes"].to_numpy()
    cause = _draw_causes(rng, week)
    major = rng.random(size) < pd.Series(cause).map(MAJOR)
    log = pd.DataFrame(
        {
            "complaint_id": np.arange(1, size + 1),
            "week": week,
            "complaint_date": (pd.Timestamp("2025-01-06") + pd.to_timedelta(day, unit="D")).strftime(
                "%Y-%m-%d"
            ),
            "channel": rng.choice(list(_CHANNELS), size, p=list(_CHANNELS.values())),
            "cause": cause,
            "major": major.astype(int),
            "waited_minutes": waits[(week - 1) * WEEK_TOTAL + turn].round(1),
        }
    )
    return pd.concat([_handled(rng, log), _texts(rng, log)], axis=1)


def _draw_causes(rng: np.random.Generator, week: np.ndarray) -> np.ndarray:
    edges = np.cumsum([list(both) for both in SHARES.values()], axis=0)
    late = (week >= CHANGE_WEEK).astype(int)
    place = (rng.random(len(week))[:, None] >= edges[:-1, late].T).sum(axis=1)
    return np.asarray(np.array(list(SHARES))[place])


def _handled(rng: np.random.Generator, log: pd.DataFrame) -> pd.DataFrame:
    """Add how each complaint was handled and whether its customer bought again."""
    size, major = len(log), log["major"].to_numpy()
    solved = rng.random(size) < 0.93 - 0.13 * major
    hours = np.where(major == 1, 16, 6) * np.exp(1.1 * rng.normal(size=size))
    apology = rng.random(size) < 0.6
    paid = np.where(rng.random(size) < 0.15 + 0.55 * major, rng.choice([20, 50, 100], size), 0)
    chance = log["cause"].map(REBUYS) - MAJOR_LOSES * major + APOLOGY_WINS * apology
    chance -= LATE_LOSES * (log["waited_minutes"] > TARGET_MINUTES) + UNSOLVED_LOSES * ~solved
    return log.assign(
        solved=solved.astype(int),
        hours_to_solve=np.where(solved, np.maximum(hours.round(1), 0.1), np.nan),
        apology=apology.astype(int),
        compensation_yuan=paid,
        rebought=(rng.random(size) < chance).astype(int),
    )


def _texts(rng: np.random.Generator, log: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for cause, week in zip(log["cause"], log["week"], strict=True):
        options = _TEXTS.get(cause, _BROKEN)
        en, zh = options[rng.integers(len(options))]
        lid = rng.random() < LID_SHARES[int(week >= CHANGE_WEEK)]
        part = "lid" if lid else list(_PARTS)[rng.integers(len(_PARTS))]
        rows.append((en.format(en=part), zh.format(zh=_PARTS.get(part, "盖子"))))
    return pd.DataFrame(rows, columns=["text_en", "text_zh"])
