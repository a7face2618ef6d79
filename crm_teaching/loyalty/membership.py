"""Membership with a yearly fee: who gains from joining, and what the shop gains from selling it.

Households differ in what they spend. Their yearly spend, at the prices that non-members pay, is taken as
lognormal: `visits` times `basket` is the median household, and the top tenth of households spend at least
`top_tenth` times as much. This shape is our assumption; the fee and the price gap come from the case.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr

from crm_teaching.validate import above, at_least, count, one_of, share
from crm_teaching.wording import Decision

READINGS = ("off_bill", "on_member_price")
HOUSEHOLDS = 100  # the shop's sums are told per 100 households
_Z_TOP_TENTH = 1.2815515655446004  # standard normal value that a tenth lies above
# Bars of equal width in ratio: 40 between 50 and 200,000 yuan; the two outer ones hold the tails.
_EDGES = np.geomspace(50, 200_000, 41)


@dataclass(frozen=True)
class Membership:
    """What joining means for households; `share_gaining` and `saving` are shares, money is in yuan a year."""

    saving: float
    break_even_yuan: float
    median_spend_yuan: float
    median_gain_yuan: float
    share_gaining: float
    households: pd.DataFrame
    decision: Decision


def break_even(fee: float, gap: float, reading: str = "off_bill") -> float:
    """Return the yearly spend, at normal prices, from which a membership pays back its fee.

    break-even = fee / saving. With `reading` "off_bill" a member saves `gap` of the normal bill; with
    "on_member_price" non-members pay `gap` on top, so a member saves gap / (1 + gap) of the normal bill.

    Parameters
    ----------
    fee : float
        Yearly fee, in yuan, at least 0.
    gap : float
        Price gap between members and others, a share above 0.
    reading : str
        "off_bill" or "on_member_price".

    Returns
    -------
    float
        Spend a year, in yuan at normal prices.

    Raises
    ------
    ValueError
        If the fee is negative, the gap is not a share above 0, or the reading is unknown.

    Examples
    --------
    >>> round(break_even(150, 0.05)), round(break_even(150, 0.10))
    (3000, 1500)
    >>> round(break_even(150, 0.05, "on_member_price"))
    3150
    """
    fee = at_least("fee", fee, 0, "A fee is paid to the shop, so write it as 150.")
    gap = above("gap", share("gap", gap), 0, "Without a price gap no spend pays the fee back.")
    return fee / counted_saving(gap, reading, 0.0, 0.0)


def membership(
    fee: float,
    gap: float,
    visits: int,
    basket: float,
    top_tenth: float,
    reading: str = "off_bill",
    rule_risk: float = 0.0,
    rival_saving: float = 0.0,
) -> Membership:
    """Say which households gain from joining, when every household knows what it spends.

    A household that spends S a year gains `saving * S - fee`; it gains if S exceeds fee / saving. With
    ln S normal around ln(visits * basket), the share that gains is Phi(ln(median / break-even) / sigma),
    sigma = ln(top_tenth) / 1.2816.

    Parameters
    ----------
    fee : float
        Yearly fee, in yuan, at least 0.
    gap : float
        Price gap between members and others, a share.
    visits : int
        Visits of a household a year, at least 1.
    basket : float
        Spend of the median household a visit, in yuan at normal prices, above 0.
    top_tenth : float
        The top tenth spends at least this many times the median; above 1.
    reading : str
        "off_bill": the gap is taken off the normal bill; "on_member_price": it is put on the member price.
    rule_risk : float
        Share of the year's saving that members expect to lose because rules change, 0 to 1.
    rival_saving : float
        Saving that a rival shop gives on the same bill without a fee, a share.

    Returns
    -------
    Membership
        `households` has one row per bar of the spend distribution: `spend_from_yuan`, `spend_to_yuan`,
        `share` (of households), `height` (share that a bar of full width would hold), `gains` (bool).

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> china = membership(fee=150, gap=0.05, visits=52, basket=30, top_tenth=2.2)
    >>> china.break_even_yuan, round(china.share_gaining, 3), china.median_gain_yuan
    (3000.0, 0.144, -72.0)
    >>> china.decision.key
    'stay_out'
    """
    fee = at_least("fee", fee, 0, "A fee is paid to the shop, so write it as 150.")
    median, sigma = spend_shape(visits, basket, top_tenth)
    saving = counted_saving(gap, reading, rule_risk, rival_saving)
    limit = _limit(fee, saving)
    gaining = float(above_limit(limit, median, sigma)[0])
    gain = saving * median - fee
    return Membership(
        saving=saving,
        break_even_yuan=limit,
        median_spend_yuan=median,
        median_gain_yuan=gain,
        share_gaining=gaining,
        households=_bars(limit, median, sigma),
        decision=_household_decision(gain, gaining),
    )


def spend_shape(visits: int, basket: float, top_tenth: float) -> tuple[float, float]:
    """Return the median yearly spend and the standard deviation of its logarithm."""
    visits = count("visits", visits)
    basket = above("basket", basket, 0, "Give the money of one visit, in yuan.")
    spread = above("top_tenth", top_tenth, 1, "The top tenth spends more than the median; write 2.2.")
    return visits * basket, float(np.log(spread) / _Z_TOP_TENTH)


def counted_saving(gap: float, reading: str, rule_risk: float, rival_saving: float) -> float:
    """Return what a member can count on saving, as a share of the bill at normal prices."""
    gap = share("gap", gap)
    one_of("reading", reading, READINGS)
    off_bill = gap if reading == "off_bill" else gap / (1 + gap)
    lost = share("rule_risk", rule_risk)
    return max(off_bill - share("rival_saving", rival_saving), 0.0) * (1 - lost)


def _limit(fee: float, saving: float) -> float:
    if saving > 0:
        return fee / saving
    return float("inf") if fee > 0 else 0.0


def above_limit(
    limit: ArrayLike, median: float, sigma: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the share of households that spend more than `limit`, and their spend per household of all."""
    with np.errstate(divide="ignore"):
        z = (np.log(median) - np.log(np.asarray(limit, dtype=float))) / sigma
    return ndtr(z), median * np.exp(sigma**2 / 2) * ndtr(z + sigma)


def _bars(limit: float, median: float, sigma: float) -> pd.DataFrame:
    # A bar that holds the break-even is cut there, so that its two parts can be coloured apart.
    inside = _EDGES[0] < limit < _EDGES[-1]
    edges = np.unique(np.append(_EDGES, limit)) if inside else _EDGES
    below = ndtr((np.log(edges) - np.log(median)) / sigma)
    below[0], below[-1] = 0.0, 1.0
    held = np.diff(below)
    full_width = np.log(_EDGES[1] / _EDGES[0])
    return pd.DataFrame(
        {
            "spend_from_yuan": edges[:-1],
            "spend_to_yuan": edges[1:],
            "share": held,
            "height": held * full_width / np.diff(np.log(edges)),
            "gains": edges[:-1] >= limit,
        }
    )


def _household_decision(gain: float, gaining: float) -> Decision:
    who, who_zh = f"{gaining:.0%} of households gain", f"{gaining:.0%} 的家庭划算"
    if gain > 0:
        return Decision(
            "join",
            f"Join: the median household saves {gain:,.0f} yuan a year; {who}.",
            f"入会：中位家庭每年省 {gain:,.0f} 元；{who_zh}。",
        )
    return Decision(
        "stay_out",
        f"Stay out: the median household loses {-gain:,.0f} yuan a year; {who}.",
        f"不入会：中位家庭每年亏 {-gain:,.0f} 元；{who_zh}。",
    )
