"""Whom to save, and with what: a budget spent on one box of customers with one means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.loyalty.labels import box_chances
from crm_teaching.loyalty.satisfaction import loyalty_curve
from crm_teaching.loyalty.types import TYPES
from crm_teaching.wording import Decision, Label

MEANS = {
    "repair": Label("Repair", "改进服务"),
    "price": Label("Price cut", "降价"),
    "barrier": Label("Barrier", "设转换壁垒"),
}
PLURAL = {"apostle": "apostles", "mercenary": "mercenaries", "hostage": "hostages", "defector": "defectors"}


@dataclass(frozen=True)
class RescuePlan:
    """Every box with every means, and the pair that earns most: see `plan_rescue`."""

    options: pd.DataFrame
    best_box: str
    best_means: str
    best_net_yuan: float
    n_saved: float
    decision: Decision


def stay_after(satisfaction: Any, gamma: Any, means: str, *, price_pull: float, barrier_cut: float) -> Any:
    """Return the share who stay once a means has been used on them.

    repair: L(min(s + 1, 5)). price: L + (1 - L) * price_pull * (s - 1) / 4, because a leaver who is
    content leaves for the price. barrier: L at gamma * (1 - barrier_cut), because rivals are further away.

    Parameters
    ----------
    satisfaction : array_like, shape (n,)
        Felt satisfaction from 1 to 5.
    gamma : array_like, shape (n,)
        Each customer's own competition, above 0.
    means : str
        "repair", "price" or "barrier".
    price_pull : float
        Share of very satisfied leavers whom the price cut keeps, from 0 to 1.
    barrier_cut : float
        Share by which the barrier lowers gamma, from 0 to below 1.

    Returns
    -------
    ndarray, shape (n,)
        Share who stay.

    Raises
    ------
    ValueError
        If the means is unknown or a share is outside its range.

    References
    ----------
    All three effects are our assumptions.

    Examples
    --------
    >>> stay_after(4, 4.0, "repair", price_pull=0.4, barrier_cut=0.5)
    1.0
    """
    validate.one_of("means", means, MEANS)
    validate.share("price_pull", price_pull)
    if validate.share("barrier_cut", barrier_cut) == 1:
        raise validate.broken_rule("barrier_cut", "below 1", 1, "No barrier holds everybody.")
    felt = np.asarray(satisfaction, dtype=float)
    if means == "repair":
        return loyalty_curve(np.minimum(felt + 1, 5), gamma)
    if means == "barrier":
        return loyalty_curve(felt, np.asarray(gamma) * (1 - barrier_cut))
    stay = loyalty_curve(felt, gamma)
    return stay + (1 - stay) * price_pull * (felt - 1) / 4


def plan_rescue(
    customers: pd.DataFrame,
    *,
    market: str,
    gamma: float,
    noise: float,
    satisfied_from: float,
    loyal_from: float,
    n_orders: int,
    budget_yuan: float,
    campaign_yuan: float,
    margin_yuan: float,
    repair_cost_yuan: float,
    price_cost_yuan: float,
    barrier_cost_yuan: float,
    price_pull: float,
    barrier_cut: float,
) -> RescuePlan:
    """Find the box and the means that earn most from a budget.

    Customers are labelled from one survey in today's market; next year's competition is gamma times
    each one's own pull. Net = n_treated * (margin * mean gain in staying - cost) - campaign,
    where n_treated = min(customers in the box, (budget - campaign) / cost); who is treated is drawn by lot.
    The 95% range is the luck of who stays, measured against as many left alone: net +- 1.96 * margin *
    sqrt(n_treated * (p * (1 - p) + q * (1 - q))), with p and q the shares who stay with and without.

    Parameters
    ----------
    customers : DataFrame
        Known truth, as `crm_teaching.simulate.satisfaction_survey` makes it.
    market : str
        Today's market, a value of the column ``market``.
    gamma : float
        Next year's competition, above 0.
    noise, satisfied_from, loyal_from, n_orders : float
        How the survey labels customers, as in `box_chances`.
    budget_yuan, campaign_yuan, margin_yuan : float
        Budget, the part of it that setting up any campaign costs, and the yearly margin of a customer
        who stays, in yuan.
    repair_cost_yuan, price_cost_yuan, barrier_cost_yuan : float
        Cost of a means per treated customer, in yuan, above 0.
    price_pull, barrier_cut : float
        Effects, as in `stay_after`.

    Returns
    -------
    RescuePlan
        ``options``, 12 rows: ``box``, ``means``, ``n_box``, ``n_treated``, ``gain`` (share),
        ``n_saved``, ``cost_yuan``, ``net_yuan``, ``low``, ``high`` (yuan); the best pair, and a decision
        such as "repair_mercenary" or "nobody".

    Raises
    ------
    ValueError
        If a column is missing, no customer lives in `market`, or an argument is outside its range.

    References
    ----------
    Costs and effects are assumptions of the case.

    Examples
    --------
    >>> from crm_teaching import cases
    >>> from crm_teaching.simulate import satisfaction_survey
    >>> case = cases.load("satisfaction_trap")
    >>> plan_rescue(satisfaction_survey(), **case.values).decision.key
    'repair_mercenary'
    """
    needed = ["market", "true_satisfaction", "true_pull", "true_share"]
    validate.columns("customers", customers, needed, "Use load('satisfaction_survey').")
    validate.one_of("market", market, sorted(set(customers["market"])))
    validate.at_least("budget_yuan", budget_yuan, 0)
    validate.at_least("campaign_yuan", campaign_yuan, 0)
    validate.at_least("margin_yuan", margin_yuan, 0)
    validate.above("gamma", gamma, 0, "Use 0.3 for few rivals, 4 for many.")
    here = customers[customers["market"] == market]
    chances = box_chances(
        here, satisfied_from=satisfied_from, loyal_from=loyal_from, noise=noise, n_orders=n_orders
    )
    felt, own = here["true_satisfaction"].to_numpy(), gamma * here["true_pull"].to_numpy()
    effects = {"price_pull": price_pull, "barrier_cut": barrier_cut}
    after = {means: stay_after(felt, own, means, **effects) for means in MEANS}
    costs = {"repair": repair_cost_yuan, "price": price_cost_yuan, "barrier": barrier_cost_yuan}
    money = _Money(budget_yuan, campaign_yuan, margin_yuan, costs)
    before = loyalty_curve(felt, own)
    options = pd.DataFrame(
        [
            _option(box, means, chances[box].to_numpy(), (before, after[means]), money)
            for box in TYPES
            for means in MEANS
        ]
    )
    best = options.loc[options["net_yuan"].idxmax()]
    box, means, net = str(best["box"]), str(best["means"]), float(best["net_yuan"])
    return RescuePlan(options, box, means, net, float(best["n_saved"]), _rescue_decision(best))


@dataclass(frozen=True)
class _Money:
    budget: float
    campaign: float
    margin: float
    costs: dict[str, float]


def _option(box: str, means: str, chance: Any, stay: tuple[Any, Any], money: _Money) -> dict[str, Any]:
    cost = validate.above(f"{means}_cost_yuan", money.costs[means], 0, "Nothing is free.")
    n_box = float(chance.sum())
    n_treated = min(n_box, max(money.budget - money.campaign, 0) / cost)
    without, with_it = (float(chance @ shares / n_box) if n_box > 0 else 0.0 for shares in stay)
    saved, spent = n_treated * (with_it - without), n_treated * cost + money.campaign
    net = saved * money.margin - spent
    luck = np.sqrt(n_treated * (with_it * (1 - with_it) + without * (1 - without)))
    return {
        "box": box,
        "means": means,
        "n_box": n_box,
        "n_treated": n_treated,
        "gain": with_it - without,
        "n_saved": saved,
        "cost_yuan": spent,
        "net_yuan": net,
        "low": net - 1.96 * money.margin * luck,
        "high": net + 1.96 * money.margin * luck,
    }


def _rescue_decision(best: Any) -> Decision:
    box, means, saved = str(best["box"]), str(best["means"]), float(best["n_saved"])
    if best["net_yuan"] <= 0:
        return Decision("nobody", "Save nobody: every plan loses money.", "不出手：每个方案都亏钱。")
    what, whom, net = MEANS[means], TYPES[box], f"{round(best['net_yuan'], -2):+,.0f}"
    low, high = (f"{round(best[end], -3):+,.0f}" for end in ("low", "high"))
    return Decision(
        f"{means}_{box}",
        f"{what.en} for the {PLURAL[box]}: {saved:.0f} saved, {net} yuan (95%: {low} to {high}).",
        f"对{whom.zh}客户{what.zh}：留住 {saved:.0f} 位，{net} 元（95%：{low} 至 {high}）。",
    )
