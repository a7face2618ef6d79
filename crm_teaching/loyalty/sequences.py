"""Loyalty read from the order of purchases: three in a row, four in a row, half of all.

A rule sees a customer's purchases in one category, such as ``list("AABAAC")``, and says whether the
customer is loyal to a brand. A buyer who picks at random passes it now and then: the false-loyal rate.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import groupby

import numpy as np
import pandas as pd
from scipy.special import bdtrc

from crm_teaching import validate


def longest_run(purchases: Iterable[object], brand: object) -> int:
    """Count the longest unbroken run of a brand.

    Parameters
    ----------
    purchases : iterable
        Brands in the order in which they were bought, at least one.
    brand : object
        The brand whose loyalty is asked about.

    Returns
    -------
    int
        Purchases in the longest run; 0 if the brand was never bought.

    Raises
    ------
    ValueError
        If there is no purchase, or one is missing.

    References
    ----------
    Jacoby, J. and Kyner, D. B. (1973), Brand loyalty vs. repeat purchasing behavior.

    Examples
    --------
    >>> longest_run("AABAACAADAAE", "A")
    2
    """
    runs = [sum(1 for _ in group) for is_brand, group in groupby(_hits(purchases, brand)) if is_brand]
    return max(runs, default=0)


def purchase_share(purchases: Iterable[object], brand: object) -> float:
    """Return the share of purchases that went to a brand: n_brand / n_purchases.

    Parameters
    ----------
    purchases : iterable
        Brands in the order in which they were bought, at least one.
    brand : object
        The brand whose loyalty is asked about.

    Returns
    -------
    float
        A share in [0, 1].

    Raises
    ------
    ValueError
        If there is no purchase, or one is missing.

    Examples
    --------
    >>> round(purchase_share("AABAACAADAAE", "A"), 3)
    0.667
    """
    return float(np.mean(_hits(purchases, brand)))


def loyal_by_run(purchases: Iterable[object], brand: object, *, length: int = 3) -> bool:
    """Say whether a brand was bought `length` times in a row: 3 is Tucker's rule, 4 is Lawrence's.

    Parameters
    ----------
    purchases : iterable
        Brands in the order in which they were bought, at least one.
    brand : object
        The brand whose loyalty is asked about.
    length : int
        Purchases in a row that count as loyal, at least 1.

    Returns
    -------
    bool
        True if the longest run reaches `length`.

    Raises
    ------
    ValueError
        If there is no purchase, or one is missing, or `length` is below 1.

    Examples
    --------
    >>> loyal_by_run("AABAACAADAAE", "A"), loyal_by_run("AAABBBBBBBBB", "A")
    (False, True)
    """
    return longest_run(purchases, brand) >= validate.count("length", length)


def loyal_by_share(purchases: Iterable[object], brand: object, *, threshold: float = 0.5) -> bool:
    """Say whether a brand's share of purchases reaches a threshold: the rule of Blattberg and Sen.

    Parameters
    ----------
    purchases : iterable
        Brands in the order in which they were bought, at least one.
    brand : object
        The brand whose loyalty is asked about.
    threshold : float
        Share from which a customer counts as loyal, in [0, 1]. The default of one half is ours.

    Returns
    -------
    bool
        True if the share is at least `threshold`.

    Raises
    ------
    ValueError
        If there is no purchase, or one is missing, or `threshold` is no share.

    Examples
    --------
    >>> loyal_by_share("AABAACAADAAE", "A"), loyal_by_share("AAABBBBBBBBB", "A")
    (True, False)
    """
    return purchase_share(purchases, brand) >= validate.share("threshold", threshold)


def compare_rules(customers: Mapping[str, Iterable[object]], brand: object) -> pd.DataFrame:
    """Put the three rules side by side for several customers.

    Parameters
    ----------
    customers : mapping
        A customer's name and purchases in order, such as ``{"Li": "AABA"}``.
    brand : object
        The brand whose loyalty is asked about.

    Returns
    -------
    DataFrame, one row per customer, shape (n, 7)
        ``customer``, ``purchases`` (list), ``share``, ``longest_run``; ``three_in_a_row``,
        ``four_in_a_row``, ``half_of_all`` (bool).

    Raises
    ------
    ValueError
        If there is no purchase, or one is missing.

    Examples
    --------
    >>> compare_rules({"Li": "AABAACAADAAE"}, "A")[["longest_run", "four_in_a_row", "half_of_all"]]
       longest_run  four_in_a_row  half_of_all
    0            2          False         True
    """
    rows = [
        {
            "customer": name,
            "purchases": list(bought),
            "share": purchase_share(bought, brand),
            "longest_run": longest_run(bought, brand),
            "three_in_a_row": loyal_by_run(bought, brand, length=3),
            "four_in_a_row": loyal_by_run(bought, brand, length=4),
            "half_of_all": loyal_by_share(bought, brand),
        }
        for name, bought in ((name, list(bought)) for name, bought in customers.items())
    ]
    return pd.DataFrame(rows)


def false_loyal_rate(share: float, length: int, n_purchases: int) -> float:
    """Return the chance that a random buyer shows a run: P(longest run >= length).

    The buyer picks the brand with probability `share` each time, whatever was bought before. A
    recursion carries the chance of standing on a run of 0, 1, ..., length - 1 from one purchase to
    the next; what reaches `length` stays there. The result is exact.

    Parameters
    ----------
    share : float
        Chance of picking the brand at one purchase, such as its market share, in [0, 1].
    length : int
        Purchases in a row that count as loyal, at least 1.
    n_purchases : int
        Purchases observed, at least 1.

    Returns
    -------
    float
        A probability in [0, 1].

    Raises
    ------
    ValueError
        If an argument is out of its range.

    References
    ----------
    Feller, W. (1968), An Introduction to Probability Theory and Its Applications, vol. 1, ch. XIII.

    Examples
    --------
    >>> round(false_loyal_rate(0.3, 3, 12), 3), round(false_loyal_rate(0.3, 4, 12), 3)
    (0.189, 0.053)
    """
    p = validate.share("share", share)
    length = validate.count("length", length)
    on_run = np.zeros(length)
    on_run[0] = 1.0
    passed = 0.0
    for _ in range(validate.count("n_purchases", n_purchases)):
        passed += p * on_run[-1]
        on_run = np.concatenate([[(1 - p) * on_run.sum()], p * on_run[:-1]])
    return float(passed)


def false_share_rate(share: float, threshold: float, n_purchases: int) -> float:
    """Return the chance that a random buyer passes the share rule: P(Binomial(n, p) / n >= threshold).

    Parameters
    ----------
    share : float
        Chance of picking the brand at one purchase, in [0, 1].
    threshold : float
        Share of purchases that counts as loyal, in [0, 1].
    n_purchases : int
        Purchases observed, at least 1.

    Returns
    -------
    float
        A probability in [0, 1].

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> round(false_share_rate(0.3, 0.5, 12), 3), round(false_share_rate(0.3, 0.5, 20), 3)
    (0.118, 0.048)
    """
    n_purchases = validate.count("n_purchases", n_purchases)
    # 0.6 * 10 is a hair above 6 in floating point; six of ten must still pass.
    needed = math.ceil(validate.share("threshold", threshold) * n_purchases - 1e-9)
    # The binomial chance of more than `needed - 1` of n_purchases.
    return float(bdtrc(needed - 1, n_purchases, validate.share("share", share)))


def _hits(purchases: Iterable[object], brand: object) -> list[bool]:
    bought = list(purchases)
    if not bought:
        hint = "Give a list such as ['A', 'B']."
        raise validate.broken_rule("purchases", "at least one purchase", "none", hint)
    if pd.isna(pd.Series(bought, dtype=object)).any():
        hint = "Drop it or name the brand."
        raise validate.broken_rule("purchases", "free of gaps", "a missing value", hint)
    return [item == brand for item in bought]
