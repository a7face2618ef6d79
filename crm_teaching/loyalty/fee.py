"""The fee of a membership, seen from the shop: who joins, what each member brings and costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching.loyalty.membership import HOUSEHOLDS, above_limit, counted_saving, membership, spend_shape
from crm_teaching.validate import at_least, broken_rule, share
from crm_teaching.wording import Decision

_FEES = np.arange(0, 501, 10)
_HOUSEHOLD = ("fee", "gap", "visits", "basket", "top_tenth", "reading", "rule_risk", "rival_saving")
_SHOP = ("margin", "extra_spend", "card_cost")


@dataclass(frozen=True)
class FeeChoice:
    """What a fee brings the shop, in yuan a year per 100 households, beside every other fee.

    `goals` holds members, fee income and net of each fee as a share of that goal's own best.
    """

    fee: float
    members: float
    fee_income_yuan: float
    net_yuan: float
    best_fee: float
    best_net_yuan: float
    schedule: pd.DataFrame
    goals: pd.DataFrame
    decision: Decision


def choose_fee(
    fee: float,
    gap: float,
    visits: int,
    basket: float,
    top_tenth: float,
    margin: float,
    extra_spend: float,
    card_cost: float,
    reading: str = "off_bill",
    rule_risk: float = 0.0,
    rival_saving: float = 0.0,
) -> FeeChoice:
    """Say what a membership fee brings the shop, compared with all fees from 0 to 500 yuan.

    Who gains joins; nobody else does. A member of normal spend S brings the fee and the margin on what
    the card adds, and costs the price gap on what he or she would have bought anyway, and the card:
    net = fee - g S + extra_spend * margin * (1 - g) S - card_cost, g the gap as a share of the normal bill.

    Parameters
    ----------
    fee, gap, visits, basket, top_tenth, reading, rule_risk, rival_saving
        As in `membership`.
    margin : float
        Contribution of one yuan sold at the member price, a share.
    extra_spend : float
        What membership adds to a household's buying here, as a share of it, at least 0.
    card_cost : float
        Cost of keeping one member, in yuan a year, at least 0.

    Returns
    -------
    FeeChoice
        `schedule` has one row per fee: `fee_yuan`, `members` (of 100 households), and, in yuan a year per
        100 households, `fee_income_yuan`, `gap_given_yuan`, `extra_margin_yuan`, `card_cost_yuan`,
        `net_yuan`.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> shop = choose_fee(150, 0.05, 52, 30, 2.2, margin=0.12, extra_spend=0.25, card_cost=10)
    >>> round(shop.members, 1), round(shop.net_yuan), shop.best_fee, shop.decision.key
    (14.4, 689, 120.0, 'change')
    >>> choose_fee(150, 0.05, 52, 30, 2.2, margin=0.12, extra_spend=0, card_cost=10).decision.key
    'drop'
    """
    fee = at_least("fee", fee, 0, "A fee is paid to the shop, so write it as 150.")
    median, sigma = spend_shape(visits, basket, top_tenth)
    saving = counted_saving(gap, reading, rule_risk, rival_saving)
    margin = share("margin", margin)
    extra = at_least("extra_spend", extra_spend, 0, "Write 25% more as 0.25.") * margin
    given = counted_saving(gap, reading, 0.0, 0.0)
    card_cost = at_least("card_cost", card_cost, 0, "A cost is written as 10.")
    fees = np.unique(np.append(_FEES, fee))
    limits = fees / saving if saving > 0 else np.where(fees > 0, np.inf, 0.0)
    members, spend = above_limit(limits, median, sigma)
    schedule = pd.DataFrame(
        {
            "fee_yuan": fees.astype(float),
            "members": HOUSEHOLDS * members,
            "fee_income_yuan": HOUSEHOLDS * fees * members,
            "gap_given_yuan": HOUSEHOLDS * given * spend,
            "extra_margin_yuan": HOUSEHOLDS * extra * (1 - given) * spend,
            "card_cost_yuan": HOUSEHOLDS * card_cost * members,
        }
    )
    schedule["net_yuan"] = (
        schedule["fee_income_yuan"]
        - schedule["gap_given_yuan"]
        + schedule["extra_margin_yuan"]
        - schedule["card_cost_yuan"]
    )
    return _choice(schedule, fee)


def compare_settings(settings: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """Set several clubs side by side: what each means for households and for the shop.

    Parameters
    ----------
    settings : mapping of name to mapping
        For each club the arguments of `choose_fee` by name, such as a case's ``values``; other names are
        left out.

    Returns
    -------
    DataFrame, one row per club, indexed by its name
        ``break_even_yuan``, ``gain_of_100`` (households that gain), ``median_gain_yuan``,
        ``shop_net_yuan`` (a year per 100 households).

    Raises
    ------
    ValueError
        If there is no club, or an argument is outside its range.

    Examples
    --------
    >>> club = dict(fee=150, gap=0.05, visits=52, basket=30, top_tenth=2.2, margin=0.12,
    ...             extra_spend=0.25, card_cost=10)
    >>> compare_settings({"as told": club, "10% gap": club | {"gap": 0.10}}).round(0)
             break_even_yuan  gain_of_100  median_gain_yuan  shop_net_yuan
    as told           3000.0         14.0             -72.0          689.0
    10% gap           1500.0         53.0               6.0        -2984.0
    """
    if not settings:
        raise broken_rule("settings", "at least one club", "none", "Give a name and its numbers.")
    rows = {name: _both_sides(values) for name, values in settings.items()}
    return pd.DataFrame.from_dict(rows, orient="index")


def _both_sides(values: Mapping[str, Any]) -> dict[str, float]:
    household = membership(**{name: values[name] for name in _HOUSEHOLD if name in values})
    shop = choose_fee(**{name: values[name] for name in [*_HOUSEHOLD, *_SHOP] if name in values})
    return {
        "break_even_yuan": household.break_even_yuan,
        "gain_of_100": HOUSEHOLDS * household.share_gaining,
        "median_gain_yuan": household.median_gain_yuan,
        "shop_net_yuan": shop.net_yuan,
    }


def _choice(schedule: pd.DataFrame, fee: float) -> FeeChoice:
    here = schedule.loc[schedule["fee_yuan"] == fee].iloc[0]
    best = schedule.loc[schedule["net_yuan"].idxmax()]
    net, best_net = float(here["net_yuan"]), float(best["net_yuan"])
    return FeeChoice(
        fee=fee,
        members=float(here["members"]),
        fee_income_yuan=float(here["fee_income_yuan"]),
        net_yuan=net,
        best_fee=float(best["fee_yuan"]),
        best_net_yuan=best_net,
        schedule=schedule,
        goals=_goals(schedule),
        decision=_shop_decision(fee, net, float(best["fee_yuan"]), best_net),
    )


def _goals(schedule: pd.DataFrame) -> pd.DataFrame:
    goals = pd.DataFrame({"fee_yuan": schedule["fee_yuan"]})
    for goal, column in (("members", "members"), ("fee_income", "fee_income_yuan"), ("net", "net_yuan")):
        best = schedule[column].max()
        # A goal that no fee reaches has no best to compare with.
        goals[goal] = schedule[column] / best if best > 0 else np.nan
    return goals


def _shop_decision(fee: float, net: float, best_fee: float, best_net: float) -> Decision:
    per = "a year per 100 households"
    if best_net < HOUSEHOLDS:  # less than one yuan a household: no fee is worth the trouble
        return Decision(
            "drop",
            f"Drop the card: no fee brings even 1 yuan a household; {fee:.0f} brings {net:,.0f} yuan {per}.",
            f"取消会员卡：任何会费都不划算；{fee:.0f} 元时每百户每年 {net:,.0f} 元。",
        )
    if net >= 0.9 * best_net:
        return Decision(
            "launch",
            f"Launch at {fee:.0f} yuan: it brings the shop {net:,.0f} yuan {per}.",
            f"按 {fee:.0f} 元推出：每百户每年净得 {net:,.0f} 元。",
        )
    return Decision(
        "change",
        f"Change the fee: {fee:.0f} yuan brings the shop {net:,.0f} yuan {per}; {best_fee:.0f} brings "
        f"{best_net:,.0f}.",
        f"改会费：{fee:.0f} 元每百户每年 {net:,.0f} 元，{best_fee:.0f} 元可得 {best_net:,.0f} 元。",
    )
