"""Downward migration: does a customer who spends less than before leave next, or was she lucky before?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching import validate

THIRDS = ("low", "middle", "high")


def downward_migration(before: pd.Series, now: pd.Series) -> pd.Series:
    """Return each customer's migration ratio, revenue of this period / revenue of the one before.

    Below 1 she migrates downward.

    Parameters
    ----------
    before, now : Series
        Revenue of two periods in a row, of the same customers; `before` above 0.

    Returns
    -------
    Series named "migration"

    Raises
    ------
    ValueError
        If a customer had no revenue before: the ratio has no value.

    Examples
    --------
    >>> downward_migration(pd.Series([1200.0, 40]), pd.Series([900.0, 60])).tolist()
    [0.75, 1.5]
    """
    empty = ~(before > 0)
    if empty.any():
        hint = "Leave such customers out."
        raise validate.broken_rule("before", "above 0 for each customer", f"{before[empty].iloc[0]:g}", hint)
    return (now / before).rename("migration")


def judge_migration(before: pd.Series, now: pd.Series, after: pd.Series) -> pd.DataFrame:
    """Compare how many who spent less, and who did not, place no order in the period after.

    Parameters
    ----------
    before, now, after : Series
        Revenue of three periods in a row; only customers with revenue in the first two count. NaN or
        missing in `after`: no order.

    Returns
    -------
    DataFrame, four rows: everybody, and the thirds by what they spend `now`
        ``n_fell``, ``n_not`` (customers); ``lost_fell``, ``lost_not`` (shares without an order after);
        ``difference`` with ``plus_minus``, half of its 95% interval.

    Raises
    ------
    ValueError
        If fewer than 30 customers bought in both periods.

    Examples
    --------
    >>> from crm_teaching import load_orders
    >>> from crm_teaching.churn.rates import spend_by_half
    >>> halves = spend_by_half(load_orders())
    >>> told = judge_migration(*(halves[name] for name in halves))
    >>> told.loc["everybody", ["n_fell", "n_not"]].astype(int).tolist()
    [340, 279]
    """
    both = (before > 0) & (now > 0)
    validate.count("customers in both periods", int(both.sum()), 30)
    fell = downward_migration(before[both], now[both]) < 1
    lost = after.reindex(fell.index).isna()
    third = pd.qcut(now[both].rank(method="first"), 3, labels=list(THIRDS))
    rows = {"everybody": _compare(lost, fell)}
    for name in THIRDS:
        rows[f"{name} spenders now"] = _compare(lost[third == name], fell[third == name])
    return pd.DataFrame.from_dict(rows, orient="index")


def _compare(lost: pd.Series, fell: pd.Series) -> dict[str, float]:
    one, other = lost[fell], lost[~fell]
    variance = one.var(ddof=0) / len(one) + other.var(ddof=0) / len(other)
    return {
        "n_fell": len(one),
        "n_not": len(other),
        "lost_fell": float(one.mean()),
        "lost_not": float(other.mean()),
        "difference": float(one.mean() - other.mean()),
        "plus_minus": float(1.96 * np.sqrt(variance)),
    }
