"""Judge a forecast by what customers did next, beside rules that any shopkeeper could use."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm_teaching import validate
from crm_teaching.loyalty.bgnbd import BGNBD
from crm_teaching.loyalty.histories import orders_after
from crm_teaching.loyalty.likelihood import Array


@dataclass(frozen=True)
class Holdout:
    """Forecasts against what happened, in total and customer by customer.

    ``totals``: ``rule``, ``forecast`` and ``came`` (orders), ``error`` (share of what came), its 95%
    interval ``low`` and ``high``.
    ``buyers``: ``rule``, ``n_named``, ``right`` (share of customers judged rightly), ``low``, ``high``.
    """

    totals: pd.DataFrame
    buyers: pd.DataFrame


def judge_holdout(
    model: BGNBD,
    customers: pd.DataFrame,
    orders: pd.DataFrame,
    since: str,
    weeks: float,
    *,
    quiet_weeks: float = 13,
    n_resamples: int = 2000,
    seed: int = 1,
) -> Holdout:
    """Forecast orders and buyers with the model and with simple rules, and compare with the truth.

    Rules: everybody orders as often as before (x * weeks / T); nobody buys; repeat buyers buy again; who
    ordered again within the last `quiet_weeks` weeks does. The model names those with a chance of at least
    one half.

    Parameters
    ----------
    model : BGNBD
        Fitted on `customers`.
    customers : DataFrame
        As made by ``to_customers`` until the day `since`.
    orders : DataFrame
        All orders, later ones included.
    since : str
        Last day that the forecasts know.
    weeks : float
        Weeks to forecast, above 0.
    quiet_weeks : float
        Silence after which a shopkeeper gives a customer up, above 0.
    n_resamples : int
        Bootstrap samples of customers for the 95% intervals.
    seed : int
        Start of the random numbers.

    Returns
    -------
    Holdout

    Raises
    ------
    ValueError
        If a column is missing, or nobody bought in the weeks to forecast.

    Examples
    --------
    >>> from crm_teaching import load_orders
    >>> from crm_teaching.loyalty.bgnbd import fit_bgnbd
    >>> from crm_teaching.loyalty.histories import to_customers
    >>> customers = to_customers(load_orders(), until="1997-09-30")
    >>> model = fit_bgnbd(customers)
    >>> judge_holdout(model, customers, load_orders(), "1997-09-30", 39).totals.round(2)[["rule", "error"]]
                    rule  error
    0  as often as before   0.56
    1               model  -0.12
    """
    actual = orders_after(orders, customers, since, weeks).to_numpy(dtype=float)
    if actual.sum() == 0:
        rule, hint = "a time with at least one order", "Check `since`."
        raise validate.broken_rule("weeks", rule, f"no order after {since}", hint)
    x, last, now = (customers[name].to_numpy() for name in ("frequency", "recency_weeks", "age_weeks"))
    history = (x, last, now)
    rng = np.random.default_rng(seed)
    n = len(actual)
    weights = rng.multinomial(n, np.full(n, 1 / n), size=validate.count("n_resamples", n_resamples))
    forecasts = {
        # Who came on the last day has no repeat order yet, in no time.
        "as often as before": x * weeks / np.where(now > 0, now, 1),
        "model": model.conditional_expected_purchases(weeks, *history),
    }
    named = {
        "nobody buys": np.zeros(n, bool),
        "repeat buyers buy again": x > 0,
        f"ordered again in the last {quiet_weeks:g} weeks": (x > 0) & (now - last < quiet_weeks),
        "model: chance of one half or more": model.buy_again_probability(weeks, *history) >= 0.5,
    }
    return Holdout(
        totals=_totals(forecasts, actual, weights),
        buyers=_buyers(named, actual > 0, weights),
    )


def _totals(forecasts: dict[str, Array], actual: Array, weights: NDArray[np.int64]) -> pd.DataFrame:
    rows = []
    for rule, forecast in forecasts.items():
        spread = (weights @ forecast) / (weights @ actual) - 1
        error = forecast.sum() / actual.sum() - 1
        n_orders = round(float(forecast.sum()))
        rows.append((rule, n_orders, int(actual.sum()), error, *np.percentile(spread, [2.5, 97.5])))
    return pd.DataFrame(rows, columns=["rule", "forecast", "came", "error", "low", "high"])


def _buyers(
    named: dict[str, NDArray[np.bool_]], bought: NDArray[np.bool_], weights: NDArray[np.int64]
) -> pd.DataFrame:
    rows = []
    for rule, names in named.items():
        right = names == bought
        spread = weights @ right / len(right)
        rows.append((rule, int(names.sum()), right.mean(), *np.percentile(spread, [2.5, 97.5])))
    return pd.DataFrame(rows, columns=["rule", "n_named", "right", "low", "high"])
