"""A rival is cheaper: attack, defend, retreat, or wait? Each answer earns margin that depends on share.

Amounts are yuan a year, once the change has settled. Costs that only a retreat saves are in `freed`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching.validate import at_least, count, share
from crm_teaching.wording import Decision, show_value

ANSWERS = ("attack", "defend", "wait", "retreat")
MOST_MARGIN = 1000.0
_GRID = 201


@dataclass(frozen=True)
class RivalAnswer:
    """Four answers to a rival, in yuan a year.

    `best_by` holds, for each margin (rows) and share (columns), the place of the best answer in `ANSWERS`;
    `places` has a point inside the region of each answer that has one.
    """

    margin: float
    share: float
    earnings: pd.Series
    best_by: np.ndarray
    places: pd.DataFrame
    retreat_share: float
    decision: Decision


def earn(
    margin: Any,
    market_share: Any,
    gap: float,
    pull: float,
    attack_cost: float,
    market: int,
    won: float,
    freed: float,
) -> dict[str, Any]:
    """Return what each answer earns, for numbers or arrays of margin and share."""
    ours = market_share * market
    others = (1 - market_share) * market
    return {
        "attack": margin * (ours + won * others) - attack_cost,
        "defend": (margin - gap) * ours,
        "wait": margin * (1 - pull) * ours,
        "retreat": freed + 0 * ours * margin,
    }


def answer_rival(
    margin: float,
    share: float,
    gap: float,
    pull: float,
    attack_cost: float,
    market: int,
    won: float,
    freed: float,
) -> RivalAnswer:
    """Choose between attack, defence, retreat and waiting.

    attack  = m (s N + won (1 - s) N) - attack_cost;  defend = (m - gap) s N;
    wait    = m (1 - pull) s N;                       retreat = freed.

    Parameters
    ----------
    margin : float
        m, yuan of a customer a year, at least 0.
    share : float
        s, our share of the market.
    gap : float
        Yuan a year by which the rival is cheaper; the defence matches it for all our customers.
    pull : float
        Share of our customers who go if we wait.
    attack_cost : float
        Yuan a year for a better product, service and brand.
    market : int
        N, households.
    won : float
        Share of the others' customers whom an attack wins.
    freed : float
        Yuan a year that a retreat frees.

    Returns
    -------
    RivalAnswer
        `retreat_share` is the share below which nothing earns as much as a retreat, at this margin.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    References
    ----------
    Text 5, slides 137 to 140, for the three answers; waiting is ours.

    Examples
    --------
    >>> told = answer_rival(600, 0.40, 60, 0.20, 1_200_000, 25_000, 0.05, 1_500_000)
    >>> (told.earnings / 1e6).round(2).to_dict()
    {'attack': 5.25, 'defend': 5.4, 'wait': 4.8, 'retreat': 1.5}
    >>> told.decision.key, round(told.retreat_share, 3)
    ('defend', 0.111)
    """
    _check(margin, share, gap, pull, attack_cost, market, won, freed)
    terms = (gap, pull, attack_cost, market, won, freed)
    earnings = pd.Series(earn(margin, share, *terms), dtype=float)
    shares, margins = np.meshgrid(np.linspace(0, 1, _GRID), np.linspace(0, MOST_MARGIN, _GRID))
    everywhere = earn(margins, shares, *terms)
    best_by = np.stack([everywhere[name] for name in ANSWERS]).argmax(axis=0)
    return RivalAnswer(
        margin=margin,
        share=share,
        earnings=earnings,
        best_by=best_by,
        places=_places(best_by),
        retreat_share=_retreat_share(margin, terms),
        decision=_answer(earnings),
    )


def _check(
    margin: float,
    part: float,
    gap: float,
    pull: float,
    attack_cost: float,
    market: int,
    won: float,
    freed: float,
) -> None:
    for name, value in (("share", part), ("pull", pull), ("won", won)):
        share(name, value)
    for name, value in (("margin", margin), ("gap", gap), ("attack_cost", attack_cost), ("freed", freed)):
        at_least(name, value, 0)
    count("market", market)


def _places(best_by: np.ndarray) -> pd.DataFrame:
    """Return a point inside each region, where its name can stand, and the region's part of the map."""
    rows = {}
    for place, name in enumerate(ANSWERS):
        high, wide = np.nonzero(best_by == place)
        if high.size:
            column = int(np.median(wide))
            inside = high[wide == column]
            middle = float(np.median(inside)) if inside.size else float(np.median(high))
            x, y = column / (_GRID - 1), middle * MOST_MARGIN / (_GRID - 1)
            rows[name] = (x, y, high.size / best_by.size)
    return pd.DataFrame.from_dict(rows, orient="index", columns=["share", "margin", "part"])


def _retreat_share(margin: float, terms: tuple[Any, ...]) -> float:
    """Return the smallest share at which another answer earns what a retreat frees; 1 if there is none."""
    freed = terms[-1]
    limits = [1.0]
    for name in ANSWERS[:3]:
        none, whole = (float(earn(margin, end, *terms)[name]) for end in (0.0, 1.0))
        if none >= freed:
            return 0.0
        if whole > none:
            limits.append((freed - none) / (whole - none))
    return min(limits)


def _answer(earnings: pd.Series) -> Decision:
    best, second = earnings.nlargest(2).index
    million = {name: f"{earnings[name] / 1e6:.2f}" for name in ANSWERS}
    words = {
        "attack": ("Attack: better product, same price", "进攻：改进产品，不降价"),
        "defend": ("Defend: match the price for all", "防守：全体跟进降价"),
        "wait": ("Wait: keep the price and let some go", "等待：不降价，任部分客户离开"),
        "retreat": ("Retreat: leave this market", "撤退：退出这一市场"),
    }
    next_zh = {"attack": "进攻", "defend": "防守", "wait": "等待", "retreat": "撤退"}[second]
    en, zh = words[best]
    return Decision(
        best,
        f"{en}: {million[best]} million yuan a year; next best, {second}: {million[second]}.",
        f"{zh}：每年 {show_value(round(earnings[best] / 1e4))} 万元；其次{next_zh}："
        f"{show_value(round(earnings[second] / 1e4))} 万元。",
    )
