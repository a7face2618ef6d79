"""Staff who leave take customers along: from a half-life to customers and dollars lost in a year."""

from __future__ import annotations

import pandas as pd

from crm_teaching import validate


def seller_turnover(half_lives: dict[str, float], clients: int, along: float, worth: float) -> pd.DataFrame:
    """Price the customers who follow a leaving seller, for each half-life of the staff.

    yearly turnover = 1 - 0.5^(12 / h), h the months in which half of the staff leave; clients lost a year
    = turnover * clients * along; loss = clients lost * worth. Assumes the same risk in every month.

    Parameters
    ----------
    half_lives : dict of str to float
        Months in which half of the staff leave, by who says so, above 0.
    clients : int
        Customers whom one seller looks after.
    along : float
        Share of them that leaves with the seller.
    worth : float
        What the firm loses with a customer, USD.

    Returns
    -------
    DataFrame, one row per half-life
        ``turnover`` (share of the staff a year), ``clients_lost``, ``loss_usd`` (a year and seller's post).

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> told = seller_turnover({"text": 6, "book": 48}, clients=200, along=0.20, worth=100)
    >>> told.round(3).loc["text"].tolist()
    [0.75, 30.0, 3000.0]
    """
    n, share = validate.count("clients", clients), validate.share("along", along)
    each = validate.at_least("worth", worth, 0)
    months = pd.Series({name: validate.above("half_lives", h, 0) for name, h in half_lives.items()})
    table = pd.DataFrame({"turnover": 1 - 0.5 ** (12 / months)})
    table["clients_lost"] = table["turnover"] * n * share
    table["loss_usd"] = table["clients_lost"] * each
    return table
