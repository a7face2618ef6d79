"""An order form: who is lost at each step, what a step guards against, and which one to remove first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching.validate import at_least, broken_rule, count, share
from crm_teaching.wording import Decision, Label

STEPS = {
    "shop": Label("choose the shop", "选门店"),
    "drink": Label("find the drink", "找商品"),
    "sign_up": Label("sign up", "注册"),
    "address": Label("confirm the address", "确认地址"),
    "survey": Label("survey question", "调查问题"),
    "pay": Label("payment code", "支付验证"),
}
# Without a shop and a drink there is no order.
REMOVABLE = ["sign_up", "address", "survey", "pay"]


def completion(drop_outs: Iterable[float]) -> float:
    """Return the share of people who get through every step.

    C = (1 - d_1) * (1 - d_2) * ... * (1 - d_n), where step i loses the share d_i of those who reach it.

    Parameters
    ----------
    drop_outs : iterable of float
        Drop-out of each step, shares from 0 to 1.

    Returns
    -------
    float
        Share of those who start.

    Raises
    ------
    ValueError
        If a drop-out is not a share.

    Examples
    --------
    >>> round(completion([0.10] * 6), 3)
    0.531
    """
    return float(np.prod([1 - share("drop_outs", drop) for drop in drop_outs]))


def people_left(starts: int, drop_outs: Iterable[float]) -> pd.Series:
    """Return how many people are left after each step.

    Parameters
    ----------
    starts : int
        People who begin.
    drop_outs : iterable of float
        Drop-out of each step; 0 for a step that was removed.

    Returns
    -------
    Series
        People left, indexed from 0 (all who begin) to the number of steps.

    Examples
    --------
    >>> people_left(1000, [0.10, 0, 0.20]).round().astype(int).tolist()
    [1000, 900, 900, 720]
    """
    drops = list(drop_outs)
    left = [count("starts", starts) * completion(drops[:step]) for step in range(len(drops) + 1)]
    return pd.Series(left, name="people_left").rename_axis("step")


@dataclass(frozen=True)
class Removal:
    """What the removal of each step brings.

    ``steps``: one row per removable step: ``drop_out`` with ``drop_low`` and ``drop_high`` (95% interval),
    ``guard`` and ``break_even`` (yuan an order), ``gain`` with ``low`` and ``high`` (yuan a week).
    ``orders``: completed in a week now. ``first``: step to remove first, or "none".
    """

    steps: pd.DataFrame
    orders: float
    margin: float
    first: str
    decision: Decision


def remove_step(
    starts: int,
    margin: float,
    drop_shop: float,
    drop_drink: float,
    drop_sign_up: float,
    drop_address: float,
    drop_survey: float,
    drop_pay: float,
    guard_sign_up: float,
    guard_address: float,
    guard_survey: float,
    guard_pay: float,
    logged: int,
) -> Removal:
    """Compute what the removal of each step gains, and which step goes first.

    Without a step, orders rise from O to O / (1 - d), and each order loses the guard g:
    gain = O * (m - g) / (1 - d) - O * m = O * (m * d - g) / (1 - d), above 0 where g < m * d. The 95%
    interval puts the ends of d +- 1.96 * sqrt(d * (1 - d) / n) in place of d.

    Parameters
    ----------
    starts : int
        People who begin an order in a week.
    margin : float
        Margin m of an order, in yuan.
    drop_shop, drop_drink, drop_sign_up, drop_address, drop_survey, drop_pay : float
        Share d of those who reach a step and leave there.
    guard_sign_up, guard_address, guard_survey, guard_pay : float
        What a step saves, g, in yuan per completed order.
    logged : int
        Visits n of each step from which its drop-out was measured.

    Returns
    -------
    Removal

    Raises
    ------
    ValueError
        If a share, an amount or a count is impossible, or a step loses everybody.

    Examples
    --------
    >>> form = remove_step(10_000, 8, 0.04, 0.08, 0.15, 0.12, 0.06, 0.09, 1, 1.2, 0, 0.45, 600)
    >>> form.first, round(form.steps.loc["survey", "gain"])
    ('survey', 2886)
    """
    drops = dict(
        zip(STEPS, (drop_shop, drop_drink, drop_sign_up, drop_address, drop_survey, drop_pay), strict=True)
    )
    if 1 in drops.values():
        raise broken_rule(
            "drop_outs", "below 1", "1", "A step that loses everybody has no orders to compare."
        )
    guards = (guard_sign_up, guard_address, guard_survey, guard_pay)
    at_least("margin", margin, 0)
    orders = count("starts", starts) * completion(drops.values())
    steps = pd.DataFrame(
        {"drop_out": [drops[step] for step in REMOVABLE]}, index=pd.Index(REMOVABLE, name="step")
    )
    steps["guard"] = [at_least(f"guard_{step}", g, 0) for step, g in zip(REMOVABLE, guards, strict=True)]
    steps["break_even"] = margin * steps["drop_out"]
    error = 1.96 * np.sqrt(steps["drop_out"] * (1 - steps["drop_out"]) / count("logged", logged))
    steps["drop_low"] = (steps["drop_out"] - error).clip(lower=0)
    steps["drop_high"] = (steps["drop_out"] + error).clip(upper=0.99)
    for name, drop in {"low": "drop_low", "gain": "drop_out", "high": "drop_high"}.items():
        steps[name] = _gain(orders, margin, steps["guard"], steps[drop])
    first = str(steps["gain"].idxmax()) if steps["gain"].max() > 0 else "none"
    return Removal(steps, orders, margin, first, _decide(first, steps, orders))


def _gain(orders: float, margin: float, guard: pd.Series, drop_out: pd.Series) -> pd.Series:
    return orders * (margin * drop_out - guard) / (1 - drop_out)


def _decide(first: str, steps: pd.DataFrame, orders: float) -> Decision:
    if first == "none":
        return Decision("none", "Remove nothing: each step saves what it costs.", "都不删：每一步都值得。")
    drop, gain = steps.loc[first, "drop_out"], steps.loc[first, "gain"]
    more = orders * drop / (1 - drop)
    return Decision(
        first,
        f"Remove first: {STEPS[first].en}. {more:,.0f} more orders and {gain:,.0f} yuan a week.",
        f"先删“{STEPS[first].zh}”：每周多 {more:,.0f} 单，净得 {gain:,.0f} 元。",
    )
