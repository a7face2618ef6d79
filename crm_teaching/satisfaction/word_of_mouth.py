"""What one angry customer costs: friends who leave with her, and friends of those friends.

She is the start of a branching process over two circles. How many friends leave differs from one angry
customer to the next: the share is drawn from a beta distribution, so that most take nobody along and a
few take many. All shares are our assumptions; the circles of 250 and the spend are the text's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching.validate import at_least, count, one_of, share
from crm_teaching.wording import Decision

WEEKS = 52
# First parameter of the beta distribution: the smaller, the more a few angry customers carry.
TELLERS = {"unequal": 0.2, "alike": 20.0}
_EDGES = np.array([0, 1, 2, 4, 8, 16, 32, 64, np.inf])
_NAMES = ["0", "1", "2-3", "4-7", "8-15", "16-31", "32-63", "64+"]


@dataclass(frozen=True)
class WordOfMouth:
    """Many angry customers, simulated. `others` holds how many others each took along.

    `groups` has one row for each size of loss: ``customers`` is the share of angry customers, ``lost``
    their share of all the others who left.
    """

    others: np.ndarray
    groups: pd.DataFrame
    mean: float
    median: float
    alone: float
    per_leaver: float
    sales_dollars: float
    decision: Decision


def lost_customers(friends: int, leave: float, fade: float, overlap: float) -> tuple[float, float]:
    """Return how many leave the first and the second circle, on average.

    first = friends * leave;  second = first * friends * (1 - overlap) * leave * fade.

    Parameters
    ----------
    friends : int
        Friends and relatives of each person, at least 0.
    leave : float
        Share of her friends who leave the shop because of her story.
    fade : float
        A story at second hand moves so much of what it moves at first hand, a share.
    overlap : float
        Share of a friend's friends who are in the first circle already.

    Returns
    -------
    tuple of float
        Friends lost, friends of friends lost; both in customers.

    Raises
    ------
    ValueError
        If a share is outside 0 to 1 or `friends` is no whole number.

    Examples
    --------
    >>> lost_customers(250, 0.01, 0.20, 0.50)
    (2.5, 0.625)
    >>> lost_customers(250, 1, 1, 0)
    (250.0, 62500.0)
    """
    first = count("friends", friends, 0) * share("leave", leave)
    return first, first * first * (1 - share("overlap", overlap)) * share("fade", fade)


def _leavers(rng: np.random.Generator, circle: int, leave: float, shape: float, n: int) -> np.ndarray:
    """Draw n times how many of a circle leave: binomial, with a share that is itself drawn from a beta."""
    if leave in (0, 1):
        return np.full(n, int(circle * leave))
    return rng.binomial(circle, rng.beta(shape, shape * (1 - leave) / leave, n))


def spread_word(
    friends: int,
    leave: float,
    fade: float,
    overlap: float,
    tellers: str = "unequal",
    weekly_spend: float = 20.0,
    *,
    n_runs: int = 4000,
    seed: int = 250,
) -> WordOfMouth:
    """Simulate angry customers: each takes friends along, and each of those takes friends of theirs.

    Parameters
    ----------
    friends, leave, fade, overlap
        As in `lost_customers`.
    tellers : str
        "unequal": a few angry customers take many along; "alike": all take about the same number.
    weekly_spend : float
        Dollars a week that each customer spends here.
    n_runs : int
        Angry customers to simulate.
    seed : int
        Start of the random numbers.

    Returns
    -------
    WordOfMouth
        `sales_dollars` is a year's sales lost with her and the others, on average; it, `mean` and
        `per_leaver` (others lost for each friend lost) come from the formula, the rest from the runs.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> told = spread_word(250, 0.01, 0.20, 0.50)
    >>> told.mean, told.median, round(told.alone, 2), told.decision.key
    (3.125, 0.0, 0.61, 'small')
    """
    first, second = lost_customers(friends, leave, fade, overlap)
    shape = TELLERS[one_of("tellers", tellers, TELLERS)]
    rng = np.random.default_rng(seed)
    near = _leavers(rng, friends, leave, shape, count("n_runs", n_runs))
    strangers = round(friends * (1 - overlap))
    far = _leavers(rng, strangers, leave * fade, shape, int(near.sum()))
    others = near + np.bincount(np.repeat(np.arange(n_runs), near), weights=far, minlength=n_runs)
    size = np.searchsorted(_EDGES, others, side="right") - 1
    n, lost = (np.bincount(size, weights=w, minlength=len(_NAMES)) for w in (np.ones(n_runs), others))
    groups = pd.DataFrame({"customers": n / n_runs, "lost": lost / max(others.sum(), 1)}, index=_NAMES)
    alone = float(groups.loc["0", "customers"])
    sales = at_least("weekly_spend", weekly_spend, 0) * WEEKS * (1 + first + second)
    per_leaver = second / first if first else 0.0
    decision = _quote(sales, alone, per_leaver)
    return WordOfMouth(
        others, groups, first + second, float(np.median(others)), alone, per_leaver, sales, decision
    )


def _quote(sales: float, alone: float, per_leaver: float) -> Decision:
    if per_leaver >= 1:
        return Decision(
            "impossible",
            f"It cannot be so: each who leaves would take {per_leaver:.2f} more along, and so on; the shop "
            "would be empty.",
            f"不可能：每走一人又带走 {per_leaver:.2f} 人，如此下去店早空了。",
        )
    few = f"{alone:.0%} take nobody along."
    none = f"{alone:.0%} 的人一个也没带走。"
    year = f"{sales:,.0f}"
    if sales < 10_000:
        return Decision(
            "small",
            f"Do not quote tens of thousands: on average {year} dollars of sales a year; {few}",
            f"不要引用“数万”：平均每年少卖 {year} 美元；{none}",
        )
    return Decision(
        "tens",
        f"Tens of thousands can be true: on average {year} dollars of sales a year; {few}",
        f"“数万”可以成立：平均每年少卖 {year} 美元；{none}",
    )
