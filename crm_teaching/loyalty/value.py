"""What a customer is worth who stays with the same chance every year.

Assumed throughout: one margin a year, the same retention every year and for everybody, one discount rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.wording import Decision, Label

# Years that the picture shows; the value itself counts all of them.
_YEARS_SHOWN = 30

CONVENTIONS = {
    "now": Label("first margin today, certain", "首笔毛利今天到手"),
    "year_end": Label("first margin in a year, certain", "首笔毛利一年后到手"),
    "if_stays": Label("first margin in a year, if she stays", "留下才有首笔毛利"),
}


def customer_lifetime_value(
    margin: float, retention: float, discount: float, *, convention: str = "now", n_years: int | None = None
) -> float:
    """Return the discounted margins that a customer brings, under one of three textbook conventions.

    now:      m (1 + d) / (1 + d - r) = sum of m r^t / (1 + d)^t for t = 0, 1, ...
    year_end: m / (1 + d - r)         = sum of m r^(t - 1) / (1 + d)^t for t = 1, 2, ...
    if_stays: m r / (1 + d - r)       = sum of m r^t / (1 + d)^t for t = 1, 2, ...

    Parameters
    ----------
    margin : float
        Contribution margin m per customer and year, in money.
    retention : float
        Yearly retention rate r, a share.
    discount : float
        Yearly discount rate d, a share.
    convention : str
        "now", "year_end" or "if_stays": when the first margin comes, and whether it is certain.
    n_years : int, optional
        Count only this many margins, at least 1; by default all of them.

    Returns
    -------
    float
        Money of today.

    Raises
    ------
    ValueError
        If a rate is no share, or the sum has no end (retention 1 without discount and horizon).

    References
    ----------
    Fader, P. S. and Hardie, B. G. S. (2012), Reconciling and clarifying CLV formulas, note 24.

    Examples
    --------
    >>> [round(customer_lifetime_value(100, 0.8, 0.1, convention=c), 2) for c in CONVENTIONS]
    [366.67, 333.33, 266.67]
    """
    m = validate.at_least("margin", margin, 0, "A customer who costs money has no value to keep.")
    r, d = validate.share("retention", retention), validate.share("discount", discount)
    rule = validate.one_of("convention", convention, CONVENTIONS)
    kept = r / (1 + d)
    if n_years is None:
        if kept == 1:
            hint = "Without churn and discount the sum has no end; set `n_years`."
            raise validate.broken_rule("retention", "below 1 when `discount` is 0", "1", hint)
        total = 1 / (1 - kept)
    else:
        total = float(np.sum(kept ** np.arange(validate.count("n_years", n_years))))
    return m * total * {"now": 1.0, "year_end": 1 / (1 + d), "if_stays": kept}[rule]


def value_table(margin: float, retention: float, discount: float, *, n_years: int) -> pd.DataFrame:
    """Return the value year by year under each convention, to see what the formulas add up.

    Parameters
    ----------
    margin, retention, discount : float
        As for ``customer_lifetime_value``.
    n_years : int
        Margins to count, at least 1.

    Returns
    -------
    DataFrame, one row per year, shape (n_years, 4)
        ``year`` and the value so far: ``now``, ``year_end``, ``if_stays``.

    Examples
    --------
    >>> value_table(100, 0.8, 0.1, n_years=2).round(1).iloc[-1].tolist()
    [2.0, 172.7, 157.0, 125.6]
    """
    years = np.arange(1, validate.count("n_years", n_years) + 1)

    table = pd.DataFrame({"year": years})
    for rule in CONVENTIONS:
        worth = partial(customer_lifetime_value, margin, retention, discount, convention=rule)
        table[rule] = [worth(n_years=int(n)) for n in years]
    return table


@dataclass(frozen=True)
class WinPrice:
    """What a new customer is worth against what she costs to win."""

    path: pd.DataFrame
    values: dict[str, float]
    convention: str
    acquisition_cost: float
    decision: Decision

    @property
    def value(self) -> float:
        """Value under the chosen convention, in money."""
        return self.values[self.convention]


def win_price(
    margin: float, retention: float, discount: float, acquisition_cost: float, convention: str
) -> WinPrice:
    """Compare a new customer's value, all her years counted, with the price of winning her.

    Parameters
    ----------
    margin, retention, discount, convention : float, float, float, str
        As for ``customer_lifetime_value``.
    acquisition_cost : float
        Price of winning one customer, in money, at least 0.

    Returns
    -------
    WinPrice
        ``path`` (value so far, for 30 years), ``values`` (one per convention), ``decision``: "win" or
        "leave".

    Examples
    --------
    >>> win_price(100, 0.8, 0.1, 300, "if_stays").decision.key
    'leave'
    """
    cost = validate.at_least("acquisition_cost", acquisition_cost, 0)
    path = value_table(margin, retention, discount, n_years=_YEARS_SHOWN)
    values = {
        rule: customer_lifetime_value(margin, retention, discount, convention=rule) for rule in CONVENTIONS
    }
    value = values[validate.one_of("convention", convention, CONVENTIONS)]
    if value >= cost:
        n = int((path[convention] < cost).sum()) + 1
        back = f"{n} margins pay it back" if n <= _YEARS_SHOWN else f"over {_YEARS_SHOWN} years pay it back"
        en = f"Win her: she is worth {value:.0f} and costs {cost:.0f}; {back}."
        decision = Decision("win", en, f"争取：价值{value:.0f}，成本{cost:.0f}。")
    else:
        en = f"Leave her: she is worth {value:.0f} and costs {cost:.0f}."
        decision = Decision("leave", en, f"放弃：价值{value:.0f}，成本{cost:.0f}。")
    return WinPrice(path, values, convention, cost, decision)
