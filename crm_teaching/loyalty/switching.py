"""Switching costs: what holds a customer against a rival's offer, and for how long."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching.validate import above, at_least
from crm_teaching.wording import Decision

HORIZON = 10  # years that a figure shows
LOOK_AHEAD = 5  # years in which a guest is to be kept


@dataclass(frozen=True)
class Barriers:
    """What is left of three barriers as a rival copies them.

    `path` has one row per tenth of a year; `years_held` says how long the barriers exceed the offer, so
    that staying is more likely than leaving (`HORIZON` if they do to the end).
    """

    rival_offer: float
    path: pd.DataFrame
    years_held: float
    decision: Decision


def stay_probability(barrier: float, rival_offer: float) -> float:
    """Return the probability that a customer stays when a rival makes an offer.

    P(stay) = 1 / (1 + exp(-(barrier - rival_offer))), for two suppliers that are equal in all else.

    Parameters
    ----------
    barrier : float
        Sum of the switching costs, in points of utility, at least 0.
    rival_offer : float
        Worth of the rival's offer, in the same points, at least 0.

    Returns
    -------
    float
        Probability, 0 to 1; one half where the barrier equals the offer.

    Raises
    ------
    ValueError
        If the barrier or the offer is negative.

    Examples
    --------
    >>> round(stay_probability(barrier=4, rival_offer=2), 3)
    0.881
    """
    barrier = at_least("barrier", barrier, 0, "A cost of switching holds; it cannot push.")
    rival_offer = at_least("rival_offer", rival_offer, 0, "Give the points that the rival adds.")
    return float(1 / (1 + np.exp(rival_offer - barrier)))


def copied_barriers(
    procedural: float,
    financial: float,
    relational: float,
    rival_offer: float,
    half_procedural: float = 2.0,
    half_financial: float = 0.5,
    half_relational: float = 10.0,
) -> Barriers:
    """Follow three barriers while a rival copies each one at its own pace.

    After t years, barrier * 0.5 ** (t / half) is left of each. The guest stays while their sum exceeds the
    rival's offer. That a rival halves a barrier in so many years is our assumption.

    Parameters
    ----------
    procedural, financial, relational : float
        Switching costs of each class today, in points, at least 0.
    rival_offer : float
        Worth of the rival's offer, in points, at least 0.
    half_procedural, half_financial, half_relational : float
        Years after which a rival has copied half of the barrier, above 0.

    Returns
    -------
    Barriers
        `path` has the columns `year`, `procedural`, `financial`, `relational`, `total` (points) and
        `p_stay`.

    Raises
    ------
    ValueError
        If a barrier is negative or a half-life is not above 0.

    Examples
    --------
    >>> points = copied_barriers(procedural=0, financial=4, relational=0, rival_offer=2)
    >>> points.years_held, points.decision.key
    (0.5, 'leaves')
    >>> people = copied_barriers(procedural=0, financial=0, relational=4, rival_offer=2)
    >>> people.years_held, people.decision.key
    (10.0, 'stays')
    """
    year = np.linspace(0, HORIZON, 10 * HORIZON + 1)
    path = pd.DataFrame({"year": year})
    barriers = {"procedural": procedural, "financial": financial, "relational": relational}
    halves = {"procedural": half_procedural, "financial": half_financial, "relational": half_relational}
    for name, today in barriers.items():
        size = at_least(name, today, 0, "A cost of switching holds; it cannot push.")
        half = above(f"half_{name}", halves[name], 0, "Give the years until half is copied.")
        path[name] = size * 0.5 ** (year / half)
    path["total"] = path[list(barriers)].sum(axis=1)
    path["p_stay"] = [stay_probability(total, rival_offer) for total in path["total"]]
    # Tiny differences at a tie are dust of floating point, not a reason to leave.
    lost = path.loc[path["total"] < rival_offer - 1e-9, "year"]
    held = float(round(lost.iloc[0] - 0.1, 1)) if len(lost) else float(HORIZON)
    held = max(held, 0.0)
    return Barriers(
        rival_offer=rival_offer,
        path=path,
        years_held=held,
        decision=_guest_decision(held, path),
    )


def _guest_decision(held: float, path: pd.DataFrame) -> Decision:
    later = path.loc[10 * LOOK_AHEAD, "p_stay"]
    if held >= LOOK_AHEAD:
        years = f"{HORIZON} years and more" if held >= HORIZON else f"{held:.1f} years"
        zh = f"{HORIZON} 年以上" if held >= HORIZON else f"{held:.1f} 年"
        return Decision(
            "stays",
            f"Held for {years}: her chance to stay in year {LOOK_AHEAD} is {later:.0%}.",
            f"可留住 {zh}：第 {LOOK_AHEAD} 年留下的概率为 {later:.0%}。",
        )
    if held == 0:
        return Decision(
            "leaves",
            "Not held: the rival's offer exceeds all barriers, so she is more likely to leave today.",
            "留不住：对手的促销超过全部壁垒，她现在就更可能离开。",
        )
    return Decision(
        "leaves",
        f"Held for {held:.1f} years; then she is more likely to leave. Build what takes longer to copy.",
        f"可留住 {held:.1f} 年，此后离开的可能更大：应建立更难模仿的壁垒。",
    )
