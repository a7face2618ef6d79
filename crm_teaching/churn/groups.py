"""Churn falls with the months although nobody changes: two groups, each with a churn rate of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.wording import Decision

# How finely fit_two_groups looks: share of restless customers, their churn, the churn of the others.
_GRID = (np.arange(1, 100) / 100, np.arange(1, 50) / 50, np.arange(2, 31) / 1000)
MONTHS_DRAWN = 60


@dataclass(frozen=True)
class TwoGroups:
    """A cohort of two groups beside one average customer.

    `by_month` has a row per month: ``restless``, ``settled`` (shares of all who started), ``survival``,
    ``churn`` (of those still there, in the next month), ``average`` (survival if all had the first month's
    churn rate). `seen` is an observed survival, or None.
    """

    by_month: pd.DataFrame
    seen: pd.Series | None
    first_churn: float
    months_priced: int
    mean_months: float
    average_months: float
    worth: float
    average_worth: float
    win_price: float
    decision: Decision


def mixed_survival(
    settled_share: float, churn_restless: float, churn_settled: float, n_months: int
) -> pd.DataFrame:
    """Follow a cohort in which nobody changes.

    S(t) = (1 - w) * (1 - c_restless)^t + w * (1 - c_settled)^t, w the share of settled customers;
    churn(t) = 1 - S(t + 1) / S(t).

    Parameters
    ----------
    settled_share : float
        Share of settled customers at the start.
    churn_restless, churn_settled : float
        Share of each group that leaves in each month.
    n_months : int
        Months to follow.

    Returns
    -------
    DataFrame, one row per month from 0 to `n_months`
        ``restless``, ``settled``, ``survival``, ``churn``.

    Raises
    ------
    ValueError
        If a share is outside 0 to 1.

    Examples
    --------
    >>> mixed_survival(0.5, 0.10, 0.01, 24)["churn"].round(3).loc[[0, 12, 24]].tolist()
    [0.055, 0.032, 0.018]
    """
    settled, restless = validate.share("settled_share", settled_share), 1 - settled_share
    stay_restless = 1 - validate.share("churn_restless", churn_restless)
    stay_settled = 1 - validate.share("churn_settled", churn_settled)
    t = np.arange(validate.count("n_months", n_months) + 1)
    parts = {"restless": restless * stay_restless**t, "settled": settled * stay_settled**t}
    table = pd.DataFrame(parts, index=pd.RangeIndex(len(t), name="month"))
    table["survival"] = table["restless"] + table["settled"]
    following = table["restless"] * stay_restless + table["settled"] * stay_settled
    table["churn"] = 1 - following / table["survival"].where(table["survival"] > 0)
    return table


def fit_two_groups(survival: pd.Series) -> dict[str, float]:
    """Find the two groups whose mix comes nearest to an observed survival.

    Parameters
    ----------
    survival : Series
        Share still there after 0, 1, 2, ... months, as ``survival_curve(...)["survival"]``.

    Returns
    -------
    dict
        ``settled_share``, ``churn_restless``, ``churn_settled``, and ``miss``: the largest distance
        between the two curves, a share.

    Raises
    ------
    ValueError
        If there are fewer than four months.

    Examples
    --------
    >>> truth = mixed_survival(0.7, 0.20, 0.01, 36)["survival"]
    >>> {name: round(value, 3) for name, value in fit_two_groups(truth).items()}
    {'settled_share': 0.7, 'churn_restless': 0.2, 'churn_settled': 0.01, 'miss': 0.0}
    """
    seen = np.asarray(survival, dtype=float)
    validate.count("months", len(seen), 4)
    t = np.arange(len(seen))
    shares, fast, slow = _GRID
    quick, steady = (1 - fast[:, None]) ** t, (1 - slow[:, None]) ** t
    best = (np.inf, 0.0, 0.0, 0.0)
    for share in shares:
        mix = share * quick[:, None] + (1 - share) * steady[None]
        miss = np.abs(mix - seen).max(axis=2)
        i, j = np.unravel_index(int(miss.argmin()), miss.shape)
        best = min(best, (float(miss[i, j]), float(1 - share), float(fast[i]), float(slow[j])))
    names = ("miss", "settled_share", "churn_restless", "churn_settled")
    found = dict(zip(names, best, strict=True))
    return {name: round(found[name], 10) for name in (*names[1:], "miss")}


def price_new_customer(
    settled_share: float,
    churn_restless: float,
    churn_settled: float,
    months_priced: int,
    win_price: float,
    margin: float,
    charge: float,
    *,
    seen: pd.Series | None = None,
) -> TwoGroups:
    """Compare the price of a new customer with her worth: two groups, or one average customer.

    worth = margin * charge * sum of S(t) for t = 0 .. months_priced - 1. The average customer has
    S(t) = (1 - c)^t with c the churn rate of the first month, all customers together.

    Parameters
    ----------
    settled_share, churn_restless, churn_settled
        As in `mixed_survival`.
    months_priced : int
        Months that count, 1 to 60; later money is not discounted.
    win_price : float
        What an agency asks for a new customer, USD.
    margin : float
        Share of the charge that is left after cost.
    charge : float
        What a customer pays a month, USD.
    seen : Series, optional
        Observed survival to draw beside it.

    Returns
    -------
    TwoGroups

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> told = price_new_customer(0.5, 0.10, 0.01, 60, 700, margin=0.5, charge=66.4)
    >>> round(told.mean_months, 1), round(told.average_months, 1), told.decision.key
    (27.6, 17.6, 'win_anyway')
    """
    counted = validate.count("months_priced", months_priced)
    dollars = validate.at_least("charge", charge, 0) * validate.share("margin", margin)
    table = mixed_survival(settled_share, churn_restless, churn_settled, max(counted, MONTHS_DRAWN))
    first = float(table["churn"].iloc[0])
    table["average"] = (1 - first) ** table.index.to_numpy()
    mean, average = (float(table[name].iloc[:counted].sum()) for name in ("survival", "average"))
    price = validate.at_least("win_price", win_price, 0)
    return TwoGroups(
        by_month=table,
        seen=seen,
        first_churn=first,
        months_priced=counted,
        mean_months=mean,
        average_months=average,
        worth=dollars * mean,
        average_worth=dollars * average,
        win_price=price,
        decision=_decide(price, dollars, mean, average, first),
    )


def _decide(price: float, dollars: float, mean: float, average: float, churn: float) -> Decision:
    worth, wrong = dollars * mean, dollars * average
    sums = f"{mean:.1f} months x {dollars:.2f} = {worth:,.0f} dollars"
    if price > worth:
        return Decision(
            "refuse",
            f"Do not pay {price:,.0f}: {sums}.",
            f"不付{price:,.0f}：{mean:.1f}个月，共{worth:,.0f}美元。",
        )
    if price > wrong:
        return Decision(
            "win_anyway",
            f"Pay {price:,.0f}: {sums}. The average churn, {churn:.1%}, says {wrong:,.0f} and would refuse.",
            f"付{price:,.0f}：{mean:.1f}个月，共{worth:,.0f}美元；按平均流失率{churn:.1%}只值{wrong:,.0f}，"
            "会错误拒绝。",
        )
    return Decision(
        "win",
        f"Pay {price:,.0f}: {sums}; the average churn of {churn:.1%} agrees ({wrong:,.0f}).",
        f"付{price:,.0f}：{mean:.1f}个月，共{worth:,.0f}美元；按平均流失率{churn:.1%}（{wrong:,.0f}）也一样。",
    )
