"""Real orders as judge: who came back, and what a card earns.

Orders up to a day decide who gets a card; the orders after it judge the choice.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.wording import Decision

STRICTEST = 10
_ORDERS = ["customer_id", "order_date", "amount_usd"]


def split_orders(orders: pd.DataFrame, until: str = "1997-09-30") -> pd.DataFrame:
    """Count each customer's orders up to a day and after it.

    Parameters
    ----------
    orders : DataFrame
        One row per order: ``customer_id``, ``order_date``, ``amount_usd``.
    until : str
        Last day that decides, such as "1997-09-30".

    Returns
    -------
    DataFrame, one row per customer with an order up to `until`
        ``customer_id``; ``n_orders``, ``spend_usd`` (up to `until`); ``n_later``, ``later_usd``
        (after it); ``came_back`` (bool).

    Raises
    ------
    ValueError
        If a column is missing or nobody ordered up to `until`.

    Examples
    --------
    >>> days = pd.to_datetime(["1997-01-01", "1997-09-01", "1997-12-01", "1997-02-01"])
    >>> orders = pd.DataFrame({"customer_id": [1, 1, 1, 2], "order_date": days, "amount_usd": 5.0})
    >>> split_orders(orders)[["customer_id", "n_orders", "n_later", "came_back"]]
       customer_id  n_orders  n_later  came_back
    0            1         2        1       True
    1            2         1        0      False
    """
    validate.columns("orders", orders, _ORDERS, "Use load_orders().")
    last_day = pd.Timestamp(until)
    decides = orders["order_date"] <= last_day
    if not decides.any():
        first = f"{orders['order_date'].min():%Y-%m-%d}"
        raise validate.broken_rule("until", f"a day from {first} on", until, "Nobody had ordered by then.")
    before = orders[decides].groupby("customer_id")
    after = orders[~decides].groupby("customer_id")
    customers = before.agg(n_orders=("amount_usd", "size"), spend_usd=("amount_usd", "sum"))
    customers["n_later"] = after.size().reindex(customers.index, fill_value=0)
    customers["later_usd"] = after["amount_usd"].sum().reindex(customers.index, fill_value=0.0)
    customers["came_back"] = customers["n_later"] > 0
    return customers.reset_index()


@dataclass(frozen=True)
class CardOffer:
    """What a card earns, for each number of orders that a rule may ask for.

    ``rules`` has one row per ``min_orders`` (1 to 10): ``cards``, ``came_back`` (share),
    ``gain`` and ``margin_of_error`` (US dollars, half of a 95% interval). ``gain`` is the chosen
    rule's, ``needed_uplift`` the uplift at which its gain is 0 (inf if none is enough).
    """

    rules: pd.DataFrame
    chosen: int
    best: int
    gain: float
    needed_uplift: float
    decision: Decision


def card_offer(
    customers: pd.DataFrame, min_orders: int, card_cost: float, reward: float, margin: float, uplift: float
) -> CardOffer:
    """Give a card to customers with enough orders, and count what it earns in the weeks that judge.

    gain = sum over card holders of [margin * uplift - reward * (1 + uplift)] * later spend - card cost.
    The reward is paid on all later spend, also on what would have come without a card. The uplift is
    an assumption: orders without a test group cannot show it.

    Parameters
    ----------
    customers : DataFrame
        As `split_orders` returns: ``n_orders``, ``later_usd``, ``came_back``.
    min_orders : int
        Orders that earn a card, 1 to 10.
    card_cost : float
        Cost of one card, in US dollars.
    reward, margin : float
        Parts of the sales price, in [0, 1].
    uplift : float
        Part by which a card raises later spend, in [0, 1].

    Returns
    -------
    CardOffer
        Gains of ten rules and a decision: give, tighten, loosen or no_card.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> shop = pd.DataFrame({"n_orders": [1, 1, 4], "later_usd": [0., 20, 200], "came_back": [0, 1, 1]})
    >>> offer = card_offer(shop, 1, 2, 0.02, 0.3, 0.15)
    >>> round(offer.gain, 2), offer.best, offer.decision.key
    (-1.16, 2, 'tighten')
    """
    validate.columns(
        "customers", customers, ["n_orders", "later_usd", "came_back"], "Use split_orders(orders)."
    )
    chosen = validate.count("min_orders", min_orders)
    if chosen > STRICTEST:
        raise validate.broken_rule("min_orders", f"at most {STRICTEST}", chosen, "Few customers order more.")
    cost = validate.at_least("card_cost", card_cost, 0)
    reward, margin = validate.share("reward", reward), validate.share("margin", margin)
    per_dollar = margin * validate.share("uplift", uplift) - reward * (1 + uplift)
    rules = _gains(customers, per_dollar, cost)
    gain = rules.set_index("min_orders")["gain"]
    best = int(gain.idxmax())
    later = float(customers.loc[customers["n_orders"] >= chosen, "later_usd"].mean())
    needed = (reward + cost / later) / (margin - reward) if margin > reward and later > 0 else np.inf
    return CardOffer(rules, chosen, best, float(gain[chosen]), needed, _decide(rules, chosen, best, needed))


def _gains(customers: pd.DataFrame, per_dollar: float, cost: float) -> pd.DataFrame:
    rows = []
    for k in range(1, STRICTEST + 1):
        holders = customers[customers["n_orders"] >= k]
        earned = per_dollar * holders["later_usd"] - cost
        error = 1.96 * earned.std() * np.sqrt(len(earned)) if len(earned) > 1 else 0.0
        row = {"min_orders": k, "cards": len(holders), "came_back": holders["came_back"].mean()}
        rows.append(row | {"gain": float(earned.sum()), "margin_of_error": float(error)})
    return pd.DataFrame(rows)


def _decide(rules: pd.DataFrame, chosen: int, best: int, needed: float) -> Decision:
    gain = rules.set_index("min_orders")["gain"]
    if gain[best] <= 0:
        en = f"No card: every rule loses. From {chosen} orders on, sales would have to rise by {needed:.0%}."
        zh = f"不发卡：每条规则都亏。满{chosen}单发卡需增购{needed:.0%}。"
        if not np.isfinite(needed):
            en, zh = "No card: the reward eats the whole margin.", "不发卡：返利吃掉全部毛利。"
        return Decision("no_card", en, zh)
    if gain[chosen] >= 0.95 * gain[best]:
        earned = f"{gain[chosen]:,.0f}"
        en = f"Give the card from {chosen} orders on: it earns {earned} dollars."
        return Decision("give", en, f"满{chosen}单发卡：赚{earned}美元。")
    verdict, zh_verdict = ("earns", "赚") if gain[chosen] > 0 else ("loses", "亏")
    error = rules.set_index("min_orders").loc[best, "margin_of_error"]
    now, then = f"{abs(gain[chosen]):,.0f}", f"{gain[best]:,.0f} (±{error:,.0f})"
    key, verb, zh_verb = (
        ("tighten", "ask for", "收紧到") if best > chosen else ("loosen", "ask only for", "放宽到")
    )
    en = f"From {chosen} orders on the card {verdict} {now} dollars: {verb} {best}, it earns {then}."
    zh = f"满{chosen}单发卡{zh_verdict}{now}美元：{zh_verb}{best}单，赚{then}。"
    return Decision(key, en, zh)
