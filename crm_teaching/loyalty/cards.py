"""Who gets a loyalty card, and how many of the cards go to luck.

Some customers are loyal: they pick the brand most of the time. The others pick at random, with the brand's
market share. A rule sees purchases only, so it gives cards to both.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from crm_teaching import validate
from crm_teaching.loyalty.sequences import false_loyal_rate, false_share_rate
from crm_teaching.wording import Decision

SHORTEST_RULE, LONGEST_RULE = 2, 8


@dataclass(frozen=True)
class CardLuck:
    """Cards among 1,000 customers, rule by rule, and what to do about the chosen rule.

    ``rules`` has one row per rule: ``rule`` ("2" to "8" in a row, or "half" of all purchases),
    ``to_loyal`` and ``to_luck`` (cards), ``luck_share`` (of its cards), ``gain`` (yuan). ``luck_share``
    is that of the chosen rule: cards to random buyers / all cards. ``chosen`` and ``best`` name a rule.
    """

    rules: pd.DataFrame
    chosen: str
    best: str
    luck_share: float
    decision: Decision


def card_luck(
    length: int,
    market_share: float,
    n_purchases: int,
    loyal_share: float,
    card_cost: float,
    *,
    loyal_choice: float = 0.8,
    card_value: float = 100.0,
) -> CardLuck:
    """Split the cards that a run rule gives to 1,000 customers into those for the loyal and for luck.

    cards = 1000 * [loyal_share * P(run | loyal_choice) + (1 - loyal_share) * P(run | market_share)];
    gain = card_value * cards to loyal customers - card_cost * all cards. A random buyer's card earns
    nothing. Eight rules are compared; one within 5% of the best gain is good enough to keep.

    Parameters
    ----------
    length : int
        Purchases in a row that earn a card, 2 to 8.
    market_share : float
        Chance that a random buyer picks the brand, in [0, 1].
    n_purchases : int
        Purchases observed for each customer, at least 1.
    loyal_share : float
        Share of customers who are loyal, in [0, 1].
    card_cost : float
        Cost of one card, in yuan.
    loyal_choice : float
        Chance that a loyal customer picks the brand, in [0, 1].
    card_value : float
        What one card earns with a loyal customer, in yuan.

    Returns
    -------
    CardLuck
        The rules and a decision: keep, tighten, loosen, count (half of all purchases) or no_card.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> luck = card_luck(3, 0.3, 12, 0.1, 20)
    >>> round(luck.luck_share, 2), luck.best, luck.decision.key
    (0.63, '4', 'tighten')
    """
    chosen = str(_rule_length(length))
    value, cost = validate.at_least("card_value", card_value, 0), validate.at_least("card_cost", card_cost, 0)
    rules = _cards(market_share, n_purchases, validate.share("loyal_share", loyal_share), loyal_choice)
    cards = rules["to_loyal"] + rules["to_luck"]
    rules["luck_share"] = rules["to_luck"] / cards.where(cards > 0, 1)
    rules["gain"] = value * rules["to_loyal"] - cost * cards
    by_rule = rules.set_index("rule")
    best = str(by_rule["gain"].idxmax())
    luck_share = float(by_rule.loc[chosen, "luck_share"])
    return CardLuck(rules, chosen, best, luck_share, _decide(by_rule["gain"], chosen, best, luck_share))


def _rule_length(length: int) -> int:
    length = validate.count("length", length, SHORTEST_RULE)
    if length > LONGEST_RULE:
        hint = "Longer runs are hardly ever seen."
        raise validate.broken_rule("length", f"at most {LONGEST_RULE}", length, hint)
    return length


def _cards(market_share: float, n_purchases: int, loyal_share: float, loyal_choice: float) -> pd.DataFrame:
    lengths = range(SHORTEST_RULE, LONGEST_RULE + 1)

    def passing(choice: float) -> pd.Series:
        runs = [false_loyal_rate(choice, length, n_purchases) for length in lengths]
        return pd.Series([*runs, false_share_rate(choice, 0.5, n_purchases)])

    return pd.DataFrame(
        {
            "rule": [*map(str, lengths), "half"],
            "to_loyal": 1000 * loyal_share * passing(loyal_choice),
            "to_luck": 1000 * (1 - loyal_share) * passing(market_share),
        }
    )


def _decide(gain: pd.Series, chosen: str, best: str, luck_share: float) -> Decision:
    luck = f"{100 * luck_share:.0f}"
    en, zh = f"Of 100 cards {luck} go to luck", f"每100张卡有{luck}张凭运气"
    if gain[best] <= 0:
        return Decision(
            "no_card", f"{en}: no rule pays, issue no card.", f"{zh}：没有一条规则能赚钱，不发卡。"
        )
    if gain[chosen] >= 0.95 * gain[best]:
        return Decision("keep", f"{en}: keep {chosen} in a row.", f"{zh}：保留连续{chosen}次。")
    if best == "half":
        key, verb, zh_verb = "count", "ask for half of all purchases", "改用“至少一半”"
    elif int(best) > int(chosen):
        key, verb, zh_verb = "tighten", f"tighten to {best} in a row", f"收紧到连续{best}次"
    else:
        key, verb, zh_verb = "loosen", f"loosen to {best} in a row", f"放宽到连续{best}次"
    now, then = f"{round(gain[chosen]):,d}", f"{round(gain[best]):,d}"
    return Decision(
        key,
        f"{en}: {verb}, gain {then} yuan instead of {now}.",
        f"{zh}：{zh_verb}，净收益{then}元，原为{now}元。",
    )
