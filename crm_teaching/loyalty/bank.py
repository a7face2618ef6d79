"""A bank's products and its churn: do the products hold the customers, or do loyal customers buy them?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.loyalty.value import customer_lifetime_value
from crm_teaching.wording import Decision


def annual_churn(lost: float, months: float) -> float:
    """Turn "a share leaves within some months" into a yearly rate, 1 - (1 - lost)^(12 / months).

    Assumes that the risk to leave is the same in every month.

    Parameters
    ----------
    lost : float
        Share that leaves within `months`.
    months : float
        Length of that time, above 0.

    Returns
    -------
    float
        Yearly churn rate, a share.

    Examples
    --------
    >>> round(annual_churn(1 / 3, months=6), 3), round(annual_churn(0.5, months=48), 3)
    (0.556, 0.159)
    """
    share = validate.share("lost", lost)
    return float(1 - (1 - share) ** (12 / validate.above("months", months, 0, "Count months.")))


@dataclass(frozen=True)
class SecondProduct:
    """What persuading a one-product customer is worth, if a part of the churn gap is cause."""

    curve: pd.DataFrame
    cause_share: float
    churn_after: float
    worth: float
    promised: float
    bonus: float
    decision: Decision


def second_product(
    cause_share: float,
    bonus: float,
    margin: float,
    discount: float,
    churn_single: float,
    churn_several: float,
) -> SecondProduct:
    """Value a bonus that makes a one-product customer take more products.

    Churn falls from c1 to c1 - share * (c1 - c2), where c1 and c2 are what the two groups show today.
    Worth = margin * (V(1 - new churn) - V(1 - c1)), V(r) = (1 + d) / (1 + d - r). The margin is held
    fixed: only the longer stay counts.

    Parameters
    ----------
    cause_share : float
        Share of the gap that the products cause; the rest is selection (loyal people buy more).
    bonus : float
        What the customer is paid to take the products, in money, at least 0.
    margin : float
        Yearly margin per customer, in money, at least 0.
    discount : float
        Yearly discount rate d, a share.
    churn_single, churn_several : float
        Yearly churn with one product and with several, shares.

    Returns
    -------
    SecondProduct
        ``curve``: ``cause_share``, ``worth``; ``promised``, the worth if all of the gap is cause;
        ``decision``: "pay" or "keep_money".

    References
    ----------
    Churn figures: Text 5, slide 97 (a claim). The split of the gap is ours.

    Examples
    --------
    >>> round(second_product(0.5, 800, 300, 0.1, 0.5, 0.02).worth)
    367
    """
    share = validate.share("cause_share", cause_share)
    cost = validate.at_least("bonus", bonus, 0)
    c1, c2 = validate.share("churn_single", churn_single), validate.share("churn_several", churn_several)

    today = customer_lifetime_value(margin, 1 - c1, discount)

    def worth(part: float) -> float:
        return customer_lifetime_value(margin, 1 - c1 + part * (c1 - c2), discount) - today

    parts = np.linspace(0, 1, 101)
    curve = pd.DataFrame({"cause_share": parts, "worth": [worth(float(part)) for part in parts]})
    value, promised = worth(share), worth(1.0)
    more = f"she is worth {today + value:.0f} - {today:.0f} = {value:.0f} yuan more"
    if value >= cost and value > 0:
        en = f"Pay the bonus of {cost:.0f}: {more}."
        decision = Decision("pay", en, f"发放奖励{cost:.0f}元：价值多出{value:.0f}元。")
    else:
        en = f"Keep the money: {more}, and the bonus costs {cost:.0f}."
        decision = Decision("keep_money", en, f"不发：价值只多{value:.0f}元，奖励要{cost:.0f}元。")
    return SecondProduct(curve, share, c1 - share * (c1 - c2), value, promised, cost, decision)
