"""What a count of reasons says about a price cut.

People who leave name several reasons. "Named" and "named alone" are two readings of the same answers: if
all who name price stay for a lower one, or only those who name nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching.churn.loss import worth_from_today
from crm_teaching.validate import at_least, count, share
from crm_teaching.wording import Decision, show_value

MOST_KEPT = 0.60


@dataclass(frozen=True)
class PriceCut:
    """A price cut for everybody, in yuan for one year's leavers. `readings` has a row for each reading."""

    n_leavers: float
    cost: float
    worth: float
    needed: float
    readings: pd.DataFrame
    line: pd.Series
    decision: Decision


def price_cut(
    gap: float,
    named: float,
    alone: float,
    churn: float,
    discount: float,
    margin: float,
    n_customers: int,
) -> PriceCut:
    """Set the cost of a cut for all against the leavers whom it may keep.

    cost = gap * customers who stay anyway;  gain = kept * W(margin - gap) - cost.

    Both are for one year: its cost, and all that its kept leavers ever bring. The next year has its own. That
    a cut also keeps some of those kept once more, later, is left out: counted, 15.0% is needed, not 16.3%.

    Parameters
    ----------
    gap : float
        Yuan a year by which the price falls, at most the margin.
    named : float
        Share of leavers who name price among their reasons.
    alone : float
        Of these, the share who name nothing else.
    churn, discount, margin
        As in `worth_from_today`.
    n_customers : int
        Customers at the start of the year.

    Returns
    -------
    PriceCut
        `needed` is the share of leavers that must be kept; `readings` has the rows alone and named with
        ``share`` (of leavers), ``kept`` (customers) and ``gain`` (yuan).

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> told = price_cut(60, 0.30, 0.30, 0.12, 0.10, 600, 10_000)
    >>> told.readings["gain"].round().astype(int).to_dict(), round(told.needed, 3), told.decision.key
    ({'alone': -236400, 'named': 444000}, 0.163, 'test')
    """
    n_leavers = count("n_customers", n_customers) * churn
    cost = at_least("gap", gap, 0) * (n_customers - n_leavers)
    worth = worth_from_today(at_least("margin - gap", margin - gap, 1), churn, discount)
    only = share("named", named) * share("alone", alone)
    table = pd.DataFrame({"share": {"alone": only, "named": named}})
    table["kept"] = table["share"] * n_leavers
    table["gain"] = table["kept"] * worth - cost
    ends = np.array([0, MOST_KEPT])
    return PriceCut(
        n_leavers=n_leavers,
        cost=cost,
        worth=worth,
        needed=cost / (n_leavers * worth),
        readings=table,
        line=pd.Series(ends * n_leavers * worth - cost, index=ends),
        decision=_cut(table["gain"], cost / (n_leavers * worth)),
    )


def _cut(gain: pd.Series, needed: float) -> Decision:
    low, high = (show_value(round(float(gain[name]), -2)) for name in ("alone", "named"))
    if gain["alone"] >= 0:
        return Decision(
            "cut",
            f"Cut the price: it must keep {needed:.1%} of the leavers; price alone is enough: +{low} yuan.",
            f"降价：需留住流失者的 {needed:.1%}，只因价格者已够：+{low} 元。",
        )
    if gain["named"] < 0:
        return Decision(
            "keep",
            f"Keep the price: the cut must keep {needed:.1%} of the leavers; even all who name price are too "
            f"few: {high} yuan.",
            f"不降价：需留住流失者的 {needed:.1%}，即使提到价格者都留下也不够：{high} 元。",
        )
    return Decision(
        "test",
        f"Test first: {low} yuan if those who name price alone stay, +{high} if all who name it do; "
        f"{needed:.1%} of the leavers must.",
        f"先试验：只因价格者留下为 {low} 元，提到者都留下为 +{high} 元；需留住 {needed:.1%}。",
    )
