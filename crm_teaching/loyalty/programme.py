"""Rewards for loyal customers: what a reward may cost, given whom it keeps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching.validate import above, broken_rule, share
from crm_teaching.wording import Decision

SQFT_PER_M2 = 10.7639
_SMALLEST = 0.01  # a reward below 1% of spend is not worth a card
_KEPT_GRID = np.linspace(0.5, 1.0, 101)


@dataclass(frozen=True)
class Reward:
    """What a reward does to the worth of a customer; rates are shares, money is in dollars.

    `highest_rate` is the reward at which the programme breaks even, `needed_without` the retention without
    a reward below which the chosen reward pays; `frontier` holds the highest rate for each retention
    without a reward.
    """

    reward_rate: float
    kept_without: float
    kept_with: float
    worth_without_usd: float
    worth_with_usd: float
    highest_rate: float
    needed_without: float
    frontier: pd.DataFrame
    decision: Decision


def expected_years(retention: float) -> float:
    """Return how long a customer stays on average, if the same share stays each year.

    years = 1 / (1 - retention)

    Parameters
    ----------
    retention : float
        Share of customers kept a year, below 1.

    Returns
    -------
    float
        Years, the first one counted.

    Raises
    ------
    ValueError
        If the retention is no share, or 1: then nobody ever leaves.

    Examples
    --------
    >>> round(expected_years(0.96), 6), round(expected_years(0.8), 6)
    (25.0, 5.0)
    """
    retention = share("retention", retention)
    if retention == 1:
        raise broken_rule("retention", "below 1", "1", "Someone always leaves in the end.")
    return 1 / (1 - retention)


def reward_value(
    reward_rate: float,
    kept_without: float,
    kept_with: float,
    margin: float,
    discount: float,
    weekly_spend: float = 100.0,
) -> Reward:
    """Compare a customer who gets a reward on every purchase, and stays longer, with one who does not.

    A customer who spends S a year is worth (margin - reward) S (1 + d) / (1 + d - r), r the share kept a
    year, d the discount rate. The reward pays up to margin * (kept_with - kept_without) /
    (1 + d - kept_without).

    Parameters
    ----------
    reward_rate : float
        Reward as a share of spend.
    kept_without, kept_with : float
        Share of these customers kept a year, without and with the reward.
    margin : float
        Contribution of a dollar of sales before the reward, a share above 0.
    discount : float
        Yearly discount rate, a share above 0.
    weekly_spend : float
        Spend of such a customer a week, in dollars.

    Returns
    -------
    Reward
        `frontier` has the columns `kept_without` (0.5 to 1) and `highest_rate`.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> told = reward_value(0.15, kept_without=0.80, kept_with=0.96, margin=0.20, discount=0.10)
    >>> round(told.highest_rate, 3), round(told.needed_without, 2), told.decision.key
    (0.107, 0.54, 'change')
    >>> reward_value(0.02, 0.80, 0.96, 0.20, 0.10).decision.key
    'launch'
    """
    reward_rate, margin = share("reward_rate", reward_rate), share("margin", margin)
    before, after = share("kept_without", kept_without), share("kept_with", kept_with)
    margin = above("margin", margin, 0, "Give the contribution of a dollar sold, such as 0.2.")
    discount = above("discount", share("discount", discount), 0, "A customer kept for ever needs one.")
    yearly = 52 * above("weekly_spend", weekly_spend, 0, "Give dollars a week.")
    highest = _highest_rate(before, after, margin, discount)
    frontier = pd.DataFrame({"kept_without": _KEPT_GRID})
    frontier["highest_rate"] = [max(_highest_rate(r, after, margin, discount), 0.0) for r in _KEPT_GRID]
    return Reward(
        reward_rate=reward_rate,
        kept_without=before,
        kept_with=after,
        worth_without_usd=_worth(margin, before, discount, yearly),
        worth_with_usd=_worth(margin - reward_rate, after, discount, yearly),
        highest_rate=highest,
        needed_without=_needed_without(reward_rate, after, margin, discount),
        frontier=frontier,
        decision=_reward_decision(reward_rate, highest),
    )


def _worth(margin: float, retention: float, discount: float, yearly_spend: float) -> float:
    return margin * yearly_spend * (1 + discount) / (1 + discount - retention)


def _highest_rate(before: float, after: float, margin: float, discount: float) -> float:
    return margin * (after - before) / (1 + discount - before)


def _needed_without(reward_rate: float, after: float, margin: float, discount: float) -> float:
    """Return the retention without a reward at which the reward breaks even; nan if none does."""
    if reward_rate >= margin:
        return float("nan")
    needed = (margin * after - reward_rate * (1 + discount)) / (margin - reward_rate)
    return needed if needed >= 0 else float("nan")


def _reward_decision(reward_rate: float, highest: float) -> Decision:
    if highest < _SMALLEST:
        return Decision(
            "drop",
            "Drop the reward: these customers would stay anyway, or cost more than they bring.",
            "取消奖励：这些客户不奖励也会留下，或得不偿失。",
        )
    if reward_rate <= highest:
        return Decision(
            "launch",
            f"Launch: {reward_rate:.1%} back pays; it would pay up to {highest:.1%}.",
            f"推出：返还 {reward_rate:.1%} 划算，上限为 {highest:.1%}。",
        )
    return Decision(
        "change",
        f"Change it: {reward_rate:.1%} back is too much; pay at most {highest:.1%}.",
        f"修改：返还 {reward_rate:.1%} 过高，最多 {highest:.1%}。",
    )
