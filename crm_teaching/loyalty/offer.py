"""What to pay for a customer of a shop without contracts: to win a new one, to wake a quiet one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.loyalty.bgnbd import BGNBD
from crm_teaching.loyalty.spend import GammaGamma
from crm_teaching.wording import Decision


def value_of_a_new_customer(
    purchases: BGNBD,
    spend: GammaGamma,
    first_order: float,
    margin_share: float,
    discount: float,
    weeks: int,
    *,
    n_draws: int = 1000,
    seed: int = 1,
) -> pd.Series:
    """Return what a random new customer brings within some weeks, with its interval.

    Value = margin share * (first order + discounted repeat orders * mean spend per order).

    Parameters
    ----------
    purchases, spend : BGNBD, GammaGamma
        Fitted models (their ``fit`` gives the interval).
    first_order : float
        Mean amount of the first order, in USD.
    margin_share : float
        Margin as a share of the amount.
    discount : float
        Yearly discount rate, a share.
    weeks : int
        Horizon, at least 1.
    n_draws : int
        Parameter sets drawn from both fits for the 95% interval.
    seed : int
        Start of the random numbers.

    Returns
    -------
    Series
        ``value``, ``low``, ``high`` in USD. The interval knows the luck of the sample, not a wrong model.

    Raises
    ------
    ValueError
        If a share is none, or a model was not fitted to data.

    Examples
    --------
    >>> from crm_teaching import load_orders
    >>> from crm_teaching.loyalty.bgnbd import fit_bgnbd
    >>> from crm_teaching.loyalty.histories import to_customers
    >>> from crm_teaching.loyalty.spend import fit_spend
    >>> customers = to_customers(load_orders(), until="1997-09-30")
    >>> models = fit_bgnbd(customers), fit_spend(customers)
    >>> value = value_of_a_new_customer(*models, 32.43, 0.25, 0.10, weeks=78)
    >>> round(float(value["value"]), 1)
    23.6
    """
    share = validate.share("margin_share", margin_share)
    if purchases.fit is None or spend.fit is None:
        rule, hint = "a model fitted to data", "Use fit_bgnbd and fit_spend."
        raise validate.broken_rule("purchases", rule, "typed parameters", hint)

    def value(orders: BGNBD, money: GammaGamma) -> float:
        repeats = float(orders.discounted_purchases(weeks, discount))
        return share * (first_order + repeats * money.population_mean())

    sets = zip(purchases.fit.draws(n_draws, seed), spend.fit.draws(n_draws, seed + 1), strict=True)
    draws = [value(BGNBD(*a), GammaGamma(*b)) for a, b in sets if b[1] > 1]
    low, high = np.percentile(draws, [2.5, 97.5])
    return pd.Series({"value": value(purchases, spend), "low": low, "high": high})


@dataclass(frozen=True)
class KeepOffer:
    """Whether an offer to one quiet customer pays."""

    curves: pd.DataFrame
    repeats: int
    other_repeats: int
    weeks_silent: int
    expected_orders: float
    other_expected: float
    p_alive: float
    other_alive: float
    orders_needed: float
    decision: Decision


def keep_offer(
    repeats: int,
    weeks_silent: int,
    offer_cost: float,
    uplift: float,
    margin_share: float,
    weeks_known: int,
    weeks_ahead: int,
    other_repeats: int,
    order_value: float,
    r: float,
    alpha: float,
    a: float,
    b: float,
) -> KeepOffer:
    """Decide on an offer that raises the orders of a customer, if she still is one.

    Gain = uplift * expected orders * order value * margin share; it must be at least the offer's cost.
    An offer does not bring back who is gone.

    Parameters
    ----------
    repeats : int
        Repeat orders so far, x, at least 1.
    weeks_silent : int
        Weeks since the last order, below `weeks_known`.
    offer_cost : float
        Cost of the offer, in USD, above 0.
    uplift : float
        Share by which the offer raises her orders.
    margin_share : float
        Margin as a share of an order's value.
    weeks_known, weeks_ahead : int
        Weeks since the first order; weeks to look ahead.
    other_repeats : int
        Repeat orders of the customer to compare with.
    order_value : float
        Expected amount of an order, in USD.
    r, alpha, a, b : float
        Parameters of the BG/NBD model.

    Returns
    -------
    KeepOffer
        ``curves``: ``weeks_silent`` and the expected orders of this customer (``this``) and of
        the ``other``; ``orders_needed``, where the offer pays; ``decision``: "send" or "save".

    Examples
    --------
    >>> keep_offer(8, 20, 1.0, 0.2, 0.25, 39, 39, 2, 35.2, 0.243, 4.414, 0.793, 2.426).decision.key
    'save'
    """
    model = BGNBD(r, alpha, a, b)
    x = validate.count("repeats", repeats)
    silent = validate.count("weeks_silent", weeks_silent, 0)
    if silent >= weeks_known:
        hint = "Her last order came after the first one."
        raise validate.broken_rule("weeks_silent", f"below {weeks_known:g}", silent, hint)
    gain = validate.share("uplift", uplift) * validate.share("margin_share", margin_share)
    needed = validate.above("offer_cost", offer_cost, 0) / max(gain * order_value, 1e-9)
    weeks = np.arange(weeks_known)

    last = weeks_known - weeks
    curves = pd.DataFrame({"weeks_silent": weeks})
    for name, n in (("this", x), ("other", other_repeats)):
        curves[name] = model.conditional_expected_purchases(weeks_ahead, n, last, weeks_known)
    expected = float(curves.loc[silent, "this"])
    other = float(curves.loc[silent, "other"])
    alive, other_alive = (model.p_alive(n, weeks_known - silent, weeks_known) for n in (x, other_repeats))
    earned = gain * order_value * expected
    sum_ = f"{expected:.3f} orders x {uplift:.0%} x {margin_share:.0%} x {order_value:.2f}"
    zh = f"{expected:.3f}单，优惠带来{earned:.2f}美元，成本{offer_cost:.2f}美元。"
    pays = expected >= needed
    headline = (
        f"{'Send the offer' if pays else 'Save the money'}: {sum_} = {earned:.2f} USD, cost {offer_cost:.2f}."
    )
    decision = Decision("send" if pays else "save", headline, f"{'发送' if pays else '不发'}：{zh}")
    return KeepOffer(curves, x, other_repeats, silent, expected, other, alive, other_alive, needed, decision)
