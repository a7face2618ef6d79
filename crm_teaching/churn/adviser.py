"""A bank loses 25 of 500 customers: does an adviser for its big customers pay?

The answer needs the share of purchases that leaves in a year, not the number of customers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.churn.rates import AGAINST, absolute_churn, relative_churn
from crm_teaching.loyalty.bank import annual_churn
from crm_teaching.wording import Decision

MOST = 10.0


@dataclass(frozen=True)
class Adviser:
    """Yearly churn rates of a bank and what an adviser saves.

    `absolute` and `relative` are shares a year; `limit` is the relative rate at which the adviser's
    work pays its cost, `needed_multiple` the relative purchase that gives it (inf if none does).
    ``lines``: index relative purchase, columns "all" and "rest", yearly relative rates.
    """

    relative_purchase: float
    against: str
    absolute: float
    relative: float
    limit: float
    needed_multiple: float
    saved: float
    lines: pd.DataFrame
    decision: Decision


def choose_adviser(
    n_lost: int,
    n_total: int,
    relative_purchase: float,
    against: str,
    months: int,
    margin_each: float,
    kept: float,
    adviser_cost: float,
) -> Adviser:
    """Compare the margin that an adviser saves in a year with the adviser's cost.

    saved = yearly relative rate * n_total * margin_each * kept. A rate c of p months becomes the yearly
    1 - (1 - c)^(12 / p), the risk being the same in every month.

    Parameters
    ----------
    n_lost, n_total : int
        Customers lost in the period, and at its start.
    relative_purchase, against
        As in `relative_churn`.
    months : int
        Length of the period, at least 1.
    margin_each : float
        Yuan of margin a year from an average customer.
    kept : float
        Share of the purchases about to leave that an adviser keeps.
    adviser_cost : float
        Yuan a year.

    Returns
    -------
    Adviser
        `decision`: "hire" if more is saved than the adviser costs, else "wait". One year's margin counts.

    Raises
    ------
    ValueError
        If an argument is out of its range, or the lost would buy more than everybody.

    Examples
    --------
    >>> told = choose_adviser(25, 500, 3, "all", 12, 8000, 0.30, 120_000)
    >>> round(told.relative, 2), round(told.saved), round(told.needed_multiple, 2), told.decision.key
    (0.15, 180000, 2.0, 'hire')
    """
    absolute = annual_churn(absolute_churn(n_lost, n_total), months)
    relative = annual_churn(relative_churn(n_lost, n_total, relative_purchase, against), months)
    stake = n_total * validate.above("margin_each", margin_each, 0) * validate.share("kept", kept)
    limit = validate.at_least("adviser_cost", adviser_cost, 0) / stake if stake else np.inf
    return Adviser(
        relative_purchase=relative_purchase,
        against=against,
        absolute=absolute,
        relative=relative,
        limit=limit,
        needed_multiple=_needed(limit, n_lost / n_total, against, months),
        saved=relative * stake,
        lines=_lines(n_lost, n_total, months),
        decision=_decide(absolute, relative, relative * stake, adviser_cost),
    )


def _needed(limit: float, lost: float, against: str, months: int) -> float:
    """Return the relative purchase at which the yearly relative rate reaches the limit."""
    if not lost or limit >= 1:
        return float(np.inf)
    in_period = float(1 - (1 - limit) ** (months / 12))
    return in_period / lost if against == "all" else in_period * (1 - lost) / (lost * (1 - in_period))


def _lines(n_lost: int, n_total: int, months: int) -> pd.DataFrame:
    """Return yearly relative rates over the multiple; missing where the lost would buy more than all."""
    multiples = np.round(np.linspace(0, MOST, 101), 1)
    possible = {"all": multiples * n_lost <= n_total, "rest": np.full(len(multiples), True)}
    rates = {
        against: [
            annual_churn(relative_churn(n_lost, n_total, multiple, against), months) if can else np.nan
            for multiple, can in zip(multiples, possible[against], strict=True)
        ]
        for against in AGAINST
    }
    return pd.DataFrame(rates, index=multiples)


def _decide(absolute: float, relative: float, saved: float, cost: float) -> Decision:
    en = f"a year {absolute:.1%} of the customers leave, with {relative:.1%} of the purchases"
    zh = f"每年流失 {absolute:.1%} 的客户，带走 {relative:.1%} 的购买额"
    money = f"an adviser saves {saved:,.0f} yuan and costs {cost:,.0f}"
    if saved > cost:
        return Decision(
            "hire", f"Hire: {en}; {money}.", f"聘用：{zh}；保住 {saved:,.0f} 元，成本 {cost:,.0f}。"
        )
    return Decision(
        "wait", f"Do not hire: {en}; {money}.", f"不聘：{zh}；保住 {saved:,.0f} 元，成本 {cost:,.0f}。"
    )
