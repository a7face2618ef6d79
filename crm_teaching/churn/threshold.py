"""Whom to call: the line is set by money, not by one half.

A call is worth its cost if risk * share of the leavers whom it keeps * value > cost. The profit of a line is
counted on customers whose loss is known, and each was scored by a model that never saw her.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching.validate import above, at_least, share
from crm_teaching.wording import Decision, show_value

_LINES = np.linspace(0, 1, 101)


@dataclass(frozen=True)
class WarningLine:
    """What calling above a line earns. `curve` has the profit in yuan by line; `best` is the money's line.

    `stay_share` is the share of those called by the money's rule who would have stayed anyway. `gap` is
    what the money's rule earns above the chosen line, with half of its 95% interval.
    """

    line: float
    best: float
    cost: float
    deaf_above: float
    calls: int
    profit: float
    best_calls: int
    best_profit: float
    stay_share: float
    gap: float
    gap_plus_minus: float
    curve: pd.Series
    decision: Decision


def money_line(call_cost: float, success: float, value: float) -> float:
    """Return the risk above which a call earns more than it costs.

    line = cost / (success * value)

    Parameters
    ----------
    call_cost : float
        Yuan a call, voucher included, at least 0.
    success : float
        Share of those who would leave whom a call keeps, above 0.
    value : float
        Yuan that a kept customer is worth, above 0.

    Returns
    -------
    float
        A risk; above 1 no call pays.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> money_line(20, 0.25, 1000)
    0.08
    """
    kept = above("success", share("success", success), 0) * above("value", value, 0)
    return at_least("call_cost", call_cost, 0) / kept


def price_line(
    risk: pd.Series,
    lost: pd.Series,
    line: float,
    value: float,
    success: float,
    call_cost: float,
    deaf_above: float = 1.0,
) -> WarningLine:
    """Count what calling everybody above a line earns, beside the line that the money sets.

    profit = sum over those called of (lost * success * value - cost); above `deaf_above` success is 0.

    Parameters
    ----------
    risk, lost : Series
        Each customer's risk (a share), and whether she was lost (0, 1) when nobody called.
    line : float
        Call above this risk, a share.
    value, success, call_cost : float
        As in `money_line`.
    deaf_above : float
        No call moves a customer above this risk, a share; 1 if a call can move everybody.

    Returns
    -------
    WarningLine
        The interval knows the luck of who is lost; value, success and cost are taken as known.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> risk, lost = pd.Series([0.02, 0.10, 0.30, 0.60]), pd.Series([0, 0, 1, 1])
    >>> told = price_line(risk, lost, line=0.5, value=1000, success=0.25, call_cost=20)
    >>> told.profit, told.best_profit, told.best_calls, told.decision.key
    (230.0, 440.0, 3, 'keep')
    """
    best = money_line(call_cost, success, value)
    hears = risk <= share("deaf_above", deaf_above)
    gain = lost * hears * success * value - call_cost
    chosen, wise = risk > share("line", line), (risk > best) & hears
    gaps = gain.where(wise, 0) - gain.where(chosen, 0)
    plus_minus = float(1.96 * gaps.std() * len(gaps) ** 0.5)
    curve = pd.Series([float(gain[risk > at].sum()) for at in _LINES], index=_LINES, name="profit")
    told: dict[str, Any] = {"line": line, "best": best, "deaf_above": deaf_above, "calls": int(chosen.sum())}
    told |= {"profit": float(gain[chosen].sum()), "best_calls": int(wise.sum())}
    told |= {"best_profit": float(gain[wise].sum()), "gap": float(gaps.sum())}
    stays = float(1 - lost[wise].mean()) if wise.any() else 0.0
    told |= {"gap_plus_minus": plus_minus, "cost": call_cost}
    decision = _advise(told, success * value, int((chosen & ~hears).sum()))
    return WarningLine(**told, stay_share=stays, curve=curve, decision=decision)


def _yuan(amount: float) -> str:
    return f"{round(amount, -1) + 0.0:,.0f}"  # + 0.0 turns a rounded -0 into 0


def _advise(told: dict[str, Any], most: float, wasted: int) -> Decision:
    line, best = show_value(told["line"], "%"), show_value(round(told["best"], 3), "%")
    now, could = _yuan(told["profit"]), _yuan(told["best_profit"])
    calls, could_call = f"{told['calls']:,}", f"{told['best_calls']:,}"
    gap, half = _yuan(told["gap"]), f"{round(told['gap_plus_minus'], -2):,.0f}"
    if not told["best_calls"]:
        cost, most_said = show_value(told["cost"]), show_value(round(most, 1))
        return Decision(
            "nobody",
            f"Call nobody: a call costs {cost} yuan, brings {most_said} at most. Above {line}: {now} yuan.",
            f"不必打电话：每个电话 {cost} 元，最多带来 {most_said} 元。按 {line} 的线为 {now} 元。",
        )
    if wasted and told["gap"] > 0:
        deaf = show_value(told["deaf_above"], "%")
        return Decision(
            "band",
            f"Call between {best} and {deaf}: {could} yuan. Above {line} it is {now}: {wasted} calls reach "
            "people whom no call keeps.",
            f"只打给风险在 {best} 与 {deaf} 之间的人：{could} 元。按 {line} 的线为 {now} 元，"
            f"其中 {wasted} 个电话毫无作用。",
        )
    if told["gap"] <= told["gap_plus_minus"]:
        return Decision(
            "keep",
            f"Keep {line}: {calls} calls earn {now} yuan. The line set by money is {best}: {could} yuan.",
            f"保持 {line}：{calls} 个电话赚 {now} 元。按金额定的线是 {best}：{could} 元。",
        )
    word, zh = ("lower", "降低") if told["best"] < told["line"] else ("raise", "提高")
    return Decision(
        word,
        f"{word.capitalize()} the line to {best}: {could_call} calls earn {could} yuan. Above {line}, "
        f"{calls} earn {now}. Gap: {gap} ± {half}.",
        f"把线{zh}到 {best}：{could_call} 个电话赚 {could} 元；按 {line} 的线，{calls} 个赚 {now} 元。"
        f"相差 {gap} ± {half} 元。",
    )
