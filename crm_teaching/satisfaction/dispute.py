"""A customer says that she has paid 50 dollars: count them as paid, look at the recording, or insist?

Each rule is priced for one honest customer. What is lost if she leaves is counted in margin, over the
years that she would have come, with the others whom she takes along.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching.satisfaction.word_of_mouth import WEEKS, lost_customers
from crm_teaching.validate import above, at_least, share
from crm_teaching.wording import Decision, show_value

# What decides the value that leaves with an angry customer.
VALUE_INPUTS = ("weekly_spend", "friends", "leave", "fade", "overlap", "replaced", "margin", "years")
RULES = ("give", "look", "insist")
MOST_FALSE = 10.0


@dataclass(frozen=True)
class Dispute:
    """Costs of three rules, in dollars for each honest customer. `lines` has them by false claims."""

    value_lost: float
    false_claims: float
    costs: pd.Series
    lines: pd.DataFrame
    false_limit: float
    decision: Decision


def value_lost(
    weekly_spend: float,
    friends: int,
    leave: float,
    fade: float,
    overlap: float,
    replaced: float,
    margin: float,
    years: float,
) -> float:
    """Return the margin that goes with an angry customer, in dollars.

    V = spend * 52 * (1 + first + second) * (1 - replaced) * margin * years; later years are not
    discounted.

    Parameters
    ----------
    weekly_spend : float
        Dollars a week of each customer.
    friends, leave, fade, overlap
        As in `lost_customers`.
    replaced : float
        Share of the lost who come back, or whose place other shoppers take.
    margin : float
        What a dollar of sales leaves, a share.
    years : float
        Years that a customer would have come, at least 0.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> value_lost(20, 0, 0, 0, 0, replaced=0, margin=0.01, years=1)
    10.4
    >>> round(value_lost(20, 250, 0.01, 0.20, 0.50, replaced=0.50, margin=0.20, years=5))
    2145
    """
    everybody = 1 + sum(lost_customers(friends, leave, fade, overlap))
    gone = everybody * (1 - share("replaced", replaced))
    sales = at_least("weekly_spend", weekly_spend, 0) * WEEKS * gone
    return sales * share("margin", margin) * at_least("years", years, 0)


def price_rules(
    value: float, note: float, false_claims: float, look_cost: float, goes_looked: float
) -> dict[str, float]:
    """Return what each rule costs for one honest customer, given the value that her anger loses.

    give = note * (1 + false_claims);  look = look_cost + note + goes_looked * V;  insist = V.
    """
    return {
        "give": note * (1 + at_least("false_claims", false_claims, 0)),
        "look": at_least("look_cost", look_cost, 0) + note + share("goes_looked", goes_looked) * value,
        "insist": value,
    }


def dispute(
    note: float,
    false_claims: float,
    look_cost: float,
    goes_looked: float,
    weekly_spend: float,
    friends: int,
    leave: float,
    fade: float,
    overlap: float,
    replaced: float,
    margin: float,
    years: float,
) -> Dispute:
    """Choose the cheapest rule for the next customer who says that she has paid.

    Parameters
    ----------
    note : float
        Dollars in dispute, above 0.
    false_claims : float
        False claims, for each honest one, that come once everybody who asks is believed.
    look_cost : float
        Dollars that it costs to look at the recording. Nobody tries a false claim then.
    goes_looked : float
        Share of honest customers who leave although the recording proved them right.
    weekly_spend, friends, leave, fade, overlap, replaced, margin, years
        As in `value_lost`. She leaves for sure if the shop insists.

    Returns
    -------
    Dispute
        `false_limit`: so many false claims for each honest one make giving as costly as the better
        of the other rules; below 0 if giving never is the cheapest.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> told = dispute(50, 0.5, 10, 0.10, 20, 250, 0.01, 0.20, 0.50, 0.50, 0.20, 5)
    >>> told.costs.round(1).to_dict(), told.decision.key
    ({'give': 75.0, 'look': 274.5, 'insist': 2145.0}, 'give')
    """
    value = value_lost(weekly_spend, friends, leave, fade, overlap, replaced, margin, years)
    above("note", note, 0)
    costs = pd.Series(price_rules(value, note, false_claims, look_cost, goes_looked), dtype=float)
    ends = {ratio: price_rules(value, note, ratio, look_cost, goes_looked) for ratio in (0.0, MOST_FALSE)}
    return Dispute(
        value_lost=value,
        false_claims=false_claims,
        costs=costs,
        lines=pd.DataFrame.from_dict(ends, orient="index"),
        false_limit=float(min(costs["look"], costs["insist"])) / note - 1,
        decision=_rule(str(costs.idxmin()), costs),
    )


def _rule(best: str, costs: pd.Series) -> Decision:
    give, look, insist = (show_value(round(float(costs[name]), 1)) for name in RULES)
    if best == "give":
        return Decision(
            best,
            f"Give, count the note as paid: {give} dollars for each honest customer; looking {look}, "
            f"insisting {insist}.",
            f"直接认付：每位诚实顾客 {give} 美元；查录像 {look}，坚持再付 {insist}。",
        )
    if best == "look":
        return Decision(
            best,
            f"Look at the recording first: {look} dollars for each honest customer; giving {give}, "
            f"insisting {insist}.",
            f"先查录像：每位诚实顾客 {look} 美元；直接认付 {give}，坚持再付 {insist}。",
        )
    return Decision(
        best,
        f"Insist: {insist} dollars for each honest customer; looking {look}, giving {give}.",
        f"坚持再付：每位诚实顾客 {insist} 美元；查录像 {look}，直接认付 {give}。",
    )


def _saves(costs: Mapping[str, float]) -> float:
    """Return the dollars that giving saves against the better of the other rules."""
    return min(costs["look"], costs["insist"]) - costs["give"]


def swing_each(settings: Mapping[str, float], ranges: Mapping[str, tuple[float, float]]) -> pd.DataFrame:
    """Move one assumption over its range, the others staying, and price the rules at both ends.

    Parameters
    ----------
    settings : mapping
        A value for each argument of `dispute`.
    ranges : mapping of name to (low, high)
        Ranges to try.

    Returns
    -------
    DataFrame, one row per assumption, the widest change of the saving first
        ``from``, ``to`` (the range), ``V from``, ``V to`` (value lost, dollars), ``saves from``, ``saves
        to``: dollars that giving saves against the better of the other rules; below 0, it is not the
        cheapest.

    Examples
    --------
    >>> base = dict(zip(VALUE_INPUTS, (20, 250, 0.01, 0.2, 0.5, 0.5, 0.2, 5)))
    >>> base |= {"note": 50, "false_claims": 0.5, "look_cost": 10, "goes_looked": 0.1}
    >>> swing_each(base, {"years": (1, 10)}).round(1).loc["years"].tolist()
    [1.0, 10.0, 429.0, 4290.0, 27.9, 414.0]
    """
    rows = {}
    for name, ends in ranges.items():
        told = [dispute(**{**settings, name: end}) for end in ends]  # type: ignore[arg-type]
        rows[name] = [*ends, *(one.value_lost for one in told), *(_saves(one.costs) for one in told)]
    names = ["from", "to", "V from", "V to", "saves from", "saves to"]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=names)
    width = (table["saves to"] - table["saves from"]).abs()
    return table.loc[width.sort_values(ascending=False, kind="stable").index]


def draw_rules(
    settings: Mapping[str, float],
    ranges: Mapping[str, tuple[float, float]],
    *,
    n_draws: int = 8000,
    seed: int = 50,
) -> pd.DataFrame:
    """Draw all assumptions at once, each evenly from its range, and price the three rules.

    Parameters
    ----------
    settings : mapping
        A value for each argument of `dispute`.
    ranges : mapping of name to (low, high)
        Those to draw.
    n_draws : int
        How often.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, one row per draw
        ``value_lost``, ``give``, ``look``, ``insist`` (dollars), ``best`` (name of the cheapest rule).

    Examples
    --------
    >>> base = dict(zip(VALUE_INPUTS, (20, 250, 0.01, 0.2, 0.5, 0.5, 0.2, 5)))
    >>> base |= {"note": 50, "false_claims": 0.5, "look_cost": 10, "goes_looked": 0.1}
    >>> draw_rules(base, {"years": (1, 10)}, n_draws=3)["best"].tolist()
    ['give', 'give', 'give']
    """
    rng = np.random.default_rng(seed)
    drawn = pd.DataFrame({name: rng.uniform(*ends, n_draws) for name, ends in ranges.items()})
    rows = []
    for values in drawn.to_dict("records"):
        now = {**settings, **values}
        value = value_lost(**{name: now[name] for name in VALUE_INPUTS})
        terms = (now[name] for name in ("note", "false_claims", "look_cost", "goes_looked"))
        rows.append({"value_lost": value, **price_rules(value, *terms)})
    table = pd.DataFrame(rows)
    table["best"] = table[list(RULES)].idxmin(axis=1)
    return table
