"""Four boxes of customers: satisfaction by loyalty."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import validate
from crm_teaching.wording import Label

TYPES = {
    "apostle": Label("Apostle", "忠诚型"),
    "mercenary": Label("Mercenary", "图利型"),
    "hostage": Label("Hostage", "人质型"),
    "defector": Label("Defector", "流失型"),
}


def customer_types(
    satisfaction: Any, loyalty: Any, *, satisfied_from: float = 4, loyal_from: float = 0.5
) -> pd.Series:
    """Sort customers into apostles, mercenaries, hostages and defectors.

    Satisfied and loyal: apostle; satisfied only: mercenary; loyal only: hostage; neither: defector.

    Parameters
    ----------
    satisfaction : array_like, shape (n,)
        Satisfaction from 1 to 5.
    loyalty : array_like, shape (n,)
        Share of orders placed with us, from 0 to 1.
    satisfied_from : float
        Lowest satisfaction that counts as high, from 1 to 5.
    loyal_from : float
        Lowest share of orders that counts as high, from 0 to 1.

    Returns
    -------
    Series of category, shape (n,)
        One name of `TYPES` per customer.

    Raises
    ------
    ValueError
        If a value or a cut-off is outside its range, or the lists differ in length.

    References
    ----------
    Text 5, slide 128, after Jones & Sasser (1995); the cut-offs are ours.

    Examples
    --------
    >>> customer_types([5, 5, 2, 2], [0.9, 0.1, 0.9, 0.1]).tolist()
    ['apostle', 'mercenary', 'hostage', 'defector']
    """
    score, share = pd.Series(satisfaction), pd.Series(loyalty)
    if len(score) != len(share) or score.empty:
        got = f"{len(share)} shares for {len(score)} scores"
        rule, hint = "as long as the shares of orders", "Give one of each per customer."
        raise validate.broken_rule("satisfaction", rule, got, hint)
    if not score.between(1, 5).all():
        wrong = score[~score.between(1, 5)].iloc[0]
        hint = "Drop customers who gave no answer."
        raise validate.broken_rule("satisfaction", "scores from 1 to 5", f"{wrong:g}", hint)
    if not share.between(0, 1).all():
        wrong = share[~share.between(0, 1)].iloc[0]
        hint = "Divide our orders by all orders."
        raise validate.broken_rule("loyalty", "shares from 0 to 1", f"{wrong:g}", hint)
    if not 1 <= satisfied_from <= 5:
        raise validate.broken_rule("satisfied_from", "a score from 1 to 5", f"{satisfied_from:g}", "Try 4.")
    validate.share("loyal_from", loyal_from)
    # Order of the names: both, satisfied only, loyal only, neither.
    place = 2 * (score.to_numpy() < satisfied_from) + (share.to_numpy() < loyal_from)
    return pd.Series(pd.Categorical.from_codes(place, list(TYPES)), index=score.index, name="box")
