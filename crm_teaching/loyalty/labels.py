"""How far the labels of one survey can be trusted, when the truth behind them is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import bdtrc, ndtr

from crm_teaching import validate
from crm_teaching.loyalty.types import TYPES, customer_types
from crm_teaching.wording import Decision


def box_chances(
    customers: pd.DataFrame,
    *,
    satisfied_from: float = 4,
    loyal_from: float = 0.5,
    noise: float = 0.6,
    n_orders: int = 12,
) -> pd.DataFrame:
    """Say how likely each customer is to land in each box when asked once.

    P(satisfied) = Phi((s - (cut - 0.5)) / noise): the answer is the felt score plus noise, rounded.
    P(loyal) = P(Binomial(n_orders, true share) >= loyal_from * n_orders). The two are independent.

    Parameters
    ----------
    customers : DataFrame
        Known truth: columns ``true_satisfaction`` (1 to 5) and ``true_share`` (0 to 1).
    satisfied_from : float
        Lowest answer that counts as satisfied.
    loyal_from : float
        Lowest share of orders that counts as loyal.
    noise : float
        Standard deviation of an answer, in points, at least 0.
    n_orders : int
        Orders watched per customer, at least 1.

    Returns
    -------
    DataFrame, shape (n, 4)
        Chance of each box; columns are the names of `TYPES`; each row adds to 1.

    Raises
    ------
    ValueError
        If a column is missing or an argument is outside its range.

    References
    ----------
    Our model of a survey, the one that made the simulated data.

    Examples
    --------
    >>> one = pd.DataFrame({"true_satisfaction": [3.5], "true_share": [1.0]})
    >>> box_chances(one).round(2).to_dict("records")[0]
    {'apostle': 0.5, 'mercenary': 0.0, 'hostage': 0.5, 'defector': 0.0}
    """
    hint = "Use load('satisfaction_survey')."
    validate.columns("customers", customers, ["true_satisfaction", "true_share"], hint)
    validate.at_least("noise", noise, 0)
    validate.count("n_orders", n_orders)
    validate.share("loyal_from", loyal_from)
    distance = customers["true_satisfaction"].to_numpy() - (satisfied_from - 0.5)
    happy = ndtr(distance / noise) if noise > 0 else (distance >= 0).astype(float)
    needed = np.ceil(loyal_from * n_orders - 1e-9)
    # The binomial chance of more than `needed - 1` orders of n_orders.
    loyal = bdtrc(needed - 1, n_orders, customers["true_share"].to_numpy())
    chances = [happy * loyal, happy * (1 - loyal), (1 - happy) * loyal, (1 - happy) * (1 - loyal)]
    return pd.DataFrame(dict(zip(TYPES, chances, strict=True)), index=customers.index)


@dataclass(frozen=True)
class LabelQuality:
    """How far one survey's labels can be trusted: see `label_quality`."""

    table: pd.DataFrame
    wrong_once: float
    wrong_twice: float
    changed: float
    tolerated_wrong: float
    decision: Decision


def label_quality(
    customers: pd.DataFrame,
    *,
    satisfied_from: float = 4,
    loyal_from: float = 0.5,
    noise: float = 0.6,
    n_orders: int = 12,
    tolerated_wrong: float = 0.25,
) -> LabelQuality:
    """Judge the labels that one survey gives against the known truth.

    Wrong share = 1 - mean chance of one's true box. Changed share = 1 - mean sum of squared chances:
    the same person, asked twice. Asking twice and averaging divides the noise by the root of 2 and
    doubles the orders watched.

    Parameters
    ----------
    customers : DataFrame
        Known truth: columns ``true_satisfaction`` (1 to 5) and ``true_share`` (0 to 1).
    satisfied_from, loyal_from, noise, n_orders : float
        As in `box_chances`.
    tolerated_wrong : float
        Largest share of wrong labels that the manager accepts, from 0 to 1.

    Returns
    -------
    LabelQuality
        ``table`` (shares of all customers, rows true box, columns label), ``wrong_once``,
        ``wrong_twice``, ``changed`` (shares) and the decision "act", "ask_twice" or "do_not_sort".

    Raises
    ------
    ValueError
        If a column is missing or an argument is outside its range.

    References
    ----------
    Our model of a survey; the tolerated share is the manager's choice.

    Examples
    --------
    >>> two = pd.DataFrame({"true_satisfaction": [4.0, 5.0], "true_share": [1.0, 0.0]})
    >>> quality = label_quality(two)
    >>> round(quality.wrong_once, 2), quality.decision.key
    (0.1, 'act')
    """
    validate.share("tolerated_wrong", tolerated_wrong)
    once = box_chances(
        customers, satisfied_from=satisfied_from, loyal_from=loyal_from, noise=noise, n_orders=n_orders
    )
    twice = box_chances(
        customers,
        satisfied_from=satisfied_from,
        loyal_from=loyal_from,
        noise=noise / np.sqrt(2),
        n_orders=2 * n_orders,
    )
    # The felt score that rounds to the cut-off answer is half a point below it.
    truth = customer_types(
        customers["true_satisfaction"],
        customers["true_share"],
        satisfied_from=max(satisfied_from - 0.5, 1),
        loyal_from=loyal_from,
    )
    table = once.groupby(truth, observed=False).sum() / len(customers)
    wrong = [1 - float(_own_box(chances, truth).mean()) for chances in (once, twice)]
    changed = 1 - float((once**2).sum(axis=1).mean())
    decision = _label_decision(wrong[0], wrong[1], tolerated_wrong)
    return LabelQuality(table, wrong[0], wrong[1], changed, tolerated_wrong, decision)


def _own_box(chances: pd.DataFrame, truth: pd.Series) -> Any:
    return chances.to_numpy()[np.arange(len(chances)), truth.cat.codes.to_numpy()]


def _label_decision(once: float, twice: float, tolerated: float) -> Decision:
    if once <= tolerated:
        return Decision(
            "act",
            f"Act on the labels: {once:.0%} are wrong, {tolerated:.0%} may be.",
            f"可按标签行动：{once:.0%} 标错，允许 {tolerated:.0%}。",
        )
    if twice <= tolerated:
        return Decision(
            "ask_twice",
            f"Ask twice: wrong labels fall from {once:.0%} to {twice:.0%}.",
            f"再问一次：标错率由 {once:.0%} 降到 {twice:.0%}。",
        )
    return Decision(
        "do_not_sort",
        f"Do not sort people: {twice:.0%} are wrong even when asked twice.",
        f"不要给人贴标签：问两次仍有 {twice:.0%} 标错。",
    )
