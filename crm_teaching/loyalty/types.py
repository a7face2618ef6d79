"""Four boxes: satisfaction by loyalty, attitude by repeat buying, and who changes box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.wording import Label

TYPES = {
    "apostle": Label("Apostle", "忠诚型"),
    "mercenary": Label("Mercenary", "图利型"),
    "hostage": Label("Hostage", "人质型"),
    "defector": Label("Defector", "流失型"),
}
DICK_BASU = {
    "true": Label("True loyalty", "真正忠诚"),
    "latent": Label("Latent loyalty", "潜在忠诚"),
    "spurious": Label("Spurious loyalty", "虚假忠诚"),
    "none": Label("No loyalty", "不忠诚"),
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
    return _cross("satisfaction", satisfaction, loyalty, (satisfied_from, loyal_from), list(TYPES))


def dick_basu(
    attitude: Any, repeat_share: Any, *, positive_from: float = 4, repeat_from: float = 0.5
) -> pd.Series:
    """Sort customers by attitude and repeat buying into four kinds of loyalty.

    Strong attitude and repeat buying: true; attitude only: latent; buying only: spurious; else none.

    Parameters
    ----------
    attitude : array_like, shape (n,)
        Will to recommend, from 1 to 5.
    repeat_share : array_like, shape (n,)
        Share of orders placed with us, from 0 to 1.
    positive_from : float
        Lowest attitude that counts as strong, from 1 to 5.
    repeat_from : float
        Lowest share of orders that counts as repeat buying, from 0 to 1.

    Returns
    -------
    Series of category, shape (n,)
        One name of `DICK_BASU` per customer.

    Raises
    ------
    ValueError
        If a value or a cut-off is outside its range, or the lists differ in length.

    References
    ----------
    Dick & Basu (1994), Text 5, slide 74; the cut-offs are ours.

    Examples
    --------
    >>> dick_basu([5, 5, 2, 2], [0.9, 0.1, 0.9, 0.1]).tolist()
    ['true', 'latent', 'spurious', 'none']
    """
    return _cross("attitude", attitude, repeat_share, (positive_from, repeat_from), list(DICK_BASU))


def _cross(name: str, score: Any, share: Any, cuts: tuple[float, float], names: list[str]) -> pd.Series:
    score, share = pd.Series(score), pd.Series(share)
    if len(score) != len(share) or score.empty:
        got = f"{len(share)} shares for {len(score)} scores"
        raise validate.broken_rule(
            name, "as long as the shares of orders", got, "Give one of each per customer."
        )
    if not score.between(1, 5).all():
        wrong = score[~score.between(1, 5)].iloc[0]
        raise validate.broken_rule(
            name, "scores from 1 to 5", f"{wrong:g}", "Drop customers who gave no answer."
        )
    if not share.between(0, 1).all():
        wrong = share[~share.between(0, 1)].iloc[0]
        raise validate.broken_rule(
            "loyalty", "shares from 0 to 1", f"{wrong:g}", "Divide our orders by all orders."
        )
    if not 1 <= cuts[0] <= 5:
        raise validate.broken_rule("cut-off", "a score from 1 to 5", f"{cuts[0]:g}", "Try 4.")
    validate.share("loyal_from", cuts[1])
    place = 2 * (score.to_numpy() < cuts[0]) + (share.to_numpy() < cuts[1])
    # Order of names: high-high, first only, second only, neither.
    order = np.array([0, 1, 2, 3])
    return pd.Series(pd.Categorical.from_codes(order[place], names), index=score.index, name="box")


@dataclass(frozen=True)
class BoxChange:
    """How many customers sit in another box, with a bootstrap interval: see `box_changes`."""

    table: pd.DataFrame
    share: float
    low: float
    high: float
    n_customers: int


def box_changes(first: pd.Series, second: pd.Series, *, n_draws: int = 2000, seed: int = 3) -> BoxChange:
    """Compare two labellings of the same customers.

    Share changed = customers whose label differs / all customers. The interval redraws the customers
    with replacement and takes the middle 95% of the redrawn shares.

    Parameters
    ----------
    first, second : Series of category, shape (n,)
        Labels of the same customers in the same order.
    n_draws : int
        Redraws, at least 100.
    seed : int
        Start of the random numbers.

    Returns
    -------
    BoxChange
        ``table`` (customers, rows first label, columns second), ``share``, ``low``, ``high``,
        ``n_customers``.

    Raises
    ------
    ValueError
        If the labels differ in number or are empty, or `n_draws` is below 100.

    References
    ----------
    Efron (1979), the bootstrap.

    Examples
    --------
    >>> one = customer_types([5, 5, 2, 2], [0.9, 0.1, 0.9, 0.1])
    >>> box_changes(one, one.iloc[[0, 1, 3, 3]]).share
    0.25
    """
    if len(first) != len(second) or len(first) == 0:
        got = f"{len(second)} labels for {len(first)}"
        raise validate.broken_rule("second", "as long as `first`", got, "Label the same customers twice.")
    validate.count("n_draws", n_draws, 100)
    names = list(first.cat.categories)
    one, two = first.astype(str).to_numpy(), second.astype(str).to_numpy()
    table = pd.crosstab(pd.Series(one, name="first"), pd.Series(two, name="second"))
    table = table.reindex(index=names, columns=names, fill_value=0)
    n, share = len(one), float((one != two).mean())
    # Redrawing 0-1 values with replacement is a binomial draw of their mean.
    drawn = np.random.default_rng(seed).binomial(n, share, n_draws) / n
    low, high = np.quantile(drawn, [0.025, 0.975])
    return BoxChange(table, share, float(low), float(high), n)
