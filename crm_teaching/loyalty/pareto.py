"""The share of sales that the top customers bring, and how much of it luck makes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching import validate


def top_share(amounts: pd.Series, top: float = 0.2) -> float:
    """Return the share of all money that the highest-paying customers bring.

    Parameters
    ----------
    amounts : Series
        One amount per customer, in money, with a total above 0.
    top : float
        Which part of the customers counts as the top, in [0, 1].

    Returns
    -------
    float
        A share in [0, 1].

    Raises
    ------
    ValueError
        If the total is not above 0 or `top` is no share.

    Examples
    --------
    >>> top_share(pd.Series([80.0, 5, 5, 5, 5]))
    0.8
    """
    validate.above("amounts.sum()", float(amounts.sum()), 0, "Give one amount per customer.")
    n_top = round(validate.share("top", top) * len(amounts))
    return float(amounts.nlargest(n_top).sum() / amounts.sum())


def top_share_by_luck(
    order_amounts: pd.Series, n_customers: int, top: float = 0.2, *, n_shops: int = 50, seed: int = 5
) -> float:
    """Return the top's share in a shop where all customers are alike.

    The orders fall on customers at random, each order with an amount drawn from `order_amounts`; then the
    customers who happened to pay most are picked. The mean over `n_shops` such shops.

    Parameters
    ----------
    order_amounts : Series
        Amount of each order, in money.
    n_customers : int
        Customers of the shop, at least 1.
    top : float
        Which part of the customers counts as the top, in [0, 1].
    n_shops : int
        Shops simulated.
    seed : int
        The same shops again.

    Returns
    -------
    float
        A share in [0, 1].

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> round(top_share_by_luck(pd.Series([10.0] * 1000), 1000), 2)
    0.5
    """
    n_customers = validate.count("n_customers", n_customers)
    rng = np.random.default_rng(seed)
    amounts = order_amounts.to_numpy()
    shares = []
    for _ in range(validate.count("n_shops", n_shops)):
        buyer = rng.integers(n_customers, size=len(amounts))
        paid = np.bincount(buyer, weights=rng.choice(amounts, len(amounts)), minlength=n_customers)
        shares.append(top_share(pd.Series(paid), top))
    return float(np.mean(shares))
