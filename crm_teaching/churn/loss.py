"""What a lost customer costs from today on, and how much a firm may spend to keep one.

The text's formula V = Ct + (Vk - Vt) adds money that is spent anyway and takes past payments off a mean over
all customers, as if those who stayed had less to come. What counts is the margin still to come.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching.validate import above, at_least, share
from crm_teaching.wording import Decision, show_value

LAST_YEAR = 15


@dataclass(frozen=True)
class Rescue:
    """A gift for a customer who gives notice, in yuan. `lines` has formula and limit by years."""

    years: float
    gift: float
    formula: float
    worth: float
    limit: float
    gain: float
    zero_year: float
    most_anyway: float
    lines: pd.DataFrame
    decision: Decision


def lost_value(spent: float, lifetime_value: float, realised: float) -> float:
    """Return the text's cost of a lost customer: V = Ct + (Vk - Vt).

    Parameters
    ----------
    spent : float
        Ct, yuan put into the customer so far.
    lifetime_value : float
        Vk, yuan that a customer brings in a life, on average.
    realised : float
        Vt, yuan that this one has brought already.

    Returns
    -------
    float
        Yuan; below 0 for a customer who has brought more than an average one does in a life.

    References
    ----------
    Text 5, slide 136.

    Examples
    --------
    >>> lost_value(300, 5000, 1800)
    3500.0
    """
    return at_least("spent", spent, 0) + lifetime_value - at_least("realised", realised, 0)


def worth_from_today(margin: float, churn: float, discount: float) -> float:
    """Return the margin still to come from a customer who stays now, in yuan.

    W = m / (1 - r / (1 + d)) with r = 1 - churn: m now, m r / (1 + d) in a year, and so on. With the same
    churn each year it does not depend on how long the customer has been there.

    Parameters
    ----------
    margin : float
        m, yuan a year, paid at the start of each year.
    churn : float
        Share of customers who leave each year, above 0.
    discount : float
        d, a share a year, at least 0.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> round(worth_from_today(600, 0.12, 0)), round(worth_from_today(600, 0.12, 0.10))
    (5000, 3000)
    """
    stays = 1 - share("churn", above("churn", churn, 0, "Somebody leaves."))
    return margin / (1 - stays / (1 + at_least("discount", discount, 0)))


def rescue(
    years: float,
    gift: float,
    churn: float,
    discount: float,
    anyway: float,
    margin: float,
    spent: float,
) -> Rescue:
    """Say whether a gift pays that keeps a customer who gives notice.

    A gift brings (1 - anyway) * W on average and costs its price, so it may cost at most that `limit`.

    Parameters
    ----------
    years : float
        Yearly payments made so far.
    gift : float
        Yuan for each customer who takes the gift and stays.
    churn, discount, margin
        As in `worth_from_today`; churn is that of those who were kept.
    anyway : float
        Share of those who take the gift who would have stayed without it.
    spent : float
        Ct of the formula, yuan.

    Returns
    -------
    Rescue
        `formula` is the text's V with Vk = margin / churn; `zero_year` is when V reaches 0; `gain` is yuan
        a gift; `most_anyway` is the share of takers who may have stayed anyway before the gift loses.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> told = rescue(3, 2400, churn=0.12, discount=0.10, anyway=0.25, margin=600, spent=300)
    >>> round(told.formula), round(told.worth), round(told.limit), told.decision.key
    (3500, 3000, 2250, 'refuse')
    """
    worth = worth_from_today(margin, churn, discount)
    limit = (1 - share("anyway", anyway)) * worth
    lifetime = margin / churn
    formula = lost_value(spent, lifetime, at_least("years", years, 0) * margin)
    axis = np.arange(LAST_YEAR + 1)
    lines = pd.DataFrame({"formula": spent + lifetime - margin * axis, "limit": limit}, index=axis)
    gain = limit - at_least("gift", gift, 0)
    return Rescue(
        years=years,
        gift=gift,
        formula=formula,
        worth=worth,
        limit=limit,
        gain=gain,
        zero_year=(spent + lifetime) / above("margin", margin, 0),
        most_anyway=max(0.0, 1 - gift / worth),
        lines=lines,
        decision=_offer(gift, limit, formula),
    )


def _offer(gift: float, limit: float, formula: float) -> Decision:
    costs, brings, says = (show_value(round(value)) for value in (gift, limit, formula))
    if limit >= gift:
        return Decision(
            "offer",
            f"Offer the gift: it costs {costs} yuan and brings {brings} on average; the formula says {says}.",
            f"送：成本 {costs} 元，平均带来 {brings} 元；公式算得 {says} 元。",
        )
    return Decision(
        "refuse",
        f"Do not offer it: it costs {costs} yuan and brings {brings} on average; the formula says {says}.",
        f"不送：成本 {costs} 元，平均只带来 {brings} 元；公式算得 {says} 元。",
    )
