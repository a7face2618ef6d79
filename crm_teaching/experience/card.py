"""A card to guests who stopped coming: whom it changes, and how a test by lot shows it.

A guest away for a years can return only if he still comes to town, and does so by himself only if he
remembers the hotel. The card wakes some of those who forgot; it moves nobody who left, and nobody who
would have come anyway. All these chances are our assumptions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching.validate import at_least, columns, count, share
from crm_teaching.wording import Decision

YEARS = 12  # the list goes back so far, with as many guests from each year


@dataclass(frozen=True)
class CardPlan:
    """Whom to send a card; money is in yuan. `guests` has one row for each number of years away."""

    guests: pd.DataFrame
    break_even: float
    first: int
    last: int
    gain_chosen_yuan: float
    gain_all_yuan: float
    decision: Decision


def return_chances(fresh_return: float, in_town: float, memory: float, woken: float) -> pd.DataFrame:
    """Return the chance to come back this year, without and with a card, by years away.

    without = fresh * in_town^a * memory^a;  lift = fresh * in_town^a * woken * (1 - memory^a).

    Parameters
    ----------
    fresh_return : float
        Chance that a guest who is in town and remembers returns within a year, a share.
    in_town : float
        Share of guests who still come to town after one more year.
    memory : float
        Share of them who still remember after one more year.
    woken : float
        Share of those who forgot whom a card reminds.

    Returns
    -------
    DataFrame, 12 rows
        ``years_away``, ``without``, ``with_card``, ``lift`` (shares).

    Raises
    ------
    ValueError
        If a chance is not a share.

    Examples
    --------
    >>> return_chances(0.40, 0.80, 0.95, 0.25).round(4).loc[2].tolist()
    [3.0, 0.1756, 0.1829, 0.0073]
    """
    away = np.arange(1, YEARS + 1)
    there = share("fresh_return", fresh_return) * share("in_town", in_town) ** away
    remember = share("memory", memory) ** away
    lift = there * share("woken", woken) * (1 - remember)
    without = there * remember
    return pd.DataFrame({"years_away": away, "without": without, "with_card": without + lift, "lift": lift})


def plan_card(
    card_cost: float,
    worth: float,
    fresh_return: float,
    in_town: float,
    memory: float,
    woken: float,
    guests_ever: int,
) -> CardPlan:
    """Choose the guests for whom a card pays: lift * worth exceeds its cost.

    Parameters
    ----------
    card_cost : float
        Cost of one card, in yuan, at least 0.
    worth : float
        Margin that a guest won back brings, in yuan, at least 0.
    fresh_return, in_town, memory, woken : float
        Chances, as in `return_chances`.
    guests_ever : int
        Guests on the list, the same number from each of 12 years.

    Returns
    -------
    CardPlan
        `guests` adds ``pays`` (bool) and ``gain_yuan`` (of a card, on average) to `return_chances`;
        `first` and `last` are the years away between which cards pay, 0 if none does.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> plan = plan_card(6, 1000, 0.40, 0.80, 0.95, 0.25, 200_000)
    >>> plan.break_even, plan.first, plan.last, plan.decision.key
    (0.006, 2, 7, 'middle')
    """
    cost, worth = at_least("card_cost", card_cost, 0), at_least("worth", worth, 0)
    guests = return_chances(fresh_return, in_town, memory, woken)
    guests["gain_yuan"] = guests["lift"] * worth - cost
    guests["pays"] = guests["gain_yuan"] > 0
    each = count("guests_ever", guests_ever) / YEARS
    chosen = guests.loc[guests["pays"]]
    first, last = (int(chosen["years_away"].iloc[i]) for i in (0, -1)) if len(chosen) else (0, 0)
    gain = each * float(chosen["gain_yuan"].sum())
    to_all = each * float(guests["gain_yuan"].sum())
    return CardPlan(
        guests=guests,
        break_even=cost / worth if worth else float("inf"),
        first=first,
        last=last,
        gain_chosen_yuan=gain,
        gain_all_yuan=to_all,
        decision=_decide(first, last, gain, to_all),
    )


def _decide(first: int, last: int, gain: float, to_all: float) -> Decision:
    to_chosen, to_everybody = f"{round(gain, -3):,.0f}", f"{round(to_all, -3):,.0f}".replace("-", "−")
    if not first:
        return Decision(
            "nobody",
            f"If these assumptions hold: no card pays. Cards to everybody bring {to_everybody} yuan.",
            f"若假设成立：寄给谁都不划算；人人都寄，净得 {to_everybody} 元。",
        )
    if (first, last) == (1, YEARS):
        return Decision(
            "everybody",
            f"If these assumptions hold: a card pays for everybody, {to_chosen} yuan in all.",
            f"若假设成立：人人都寄，净得 {to_chosen} 元。",
        )
    key = "recent" if first == 1 else "middle" if last < YEARS else "long_ago"
    return Decision(
        key,
        f"If these assumptions hold: cards to guests {first} to {last} years away bring {to_chosen} yuan; to "
        f"everybody, {to_everybody}.",
        f"若假设成立：寄给离开 {first} 至 {last} 年的客人，净得 {to_chosen} 元；"
        f"人人都寄为 {to_everybody} 元。",
    )


def card_test(chances: pd.DataFrame, guests_ever: int, *, seed: int = 1) -> pd.DataFrame:
    """Send a card, by lot, to half of the guests of each year, and count who returns.

    Parameters
    ----------
    chances : DataFrame
        From `return_chances`.
    guests_ever : int
        Guests on the list, the same number from each year, halved by lot.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, two rows for each number of years away
        ``years_away``, ``card`` (0 or 1), ``guests``, ``returned``.

    Raises
    ------
    ValueError
        If `chances` lacks a column.

    Examples
    --------
    >>> test = card_test(return_chances(0.40, 0.80, 0.95, 0.25), 200_000)
    >>> test.shape, int(test["guests"].sum())
    ((24, 4), 199992)
    """
    columns("chances", chances, ["years_away", "without", "with_card"], "Use return_chances().")
    each = count("guests_ever", guests_ever, 2 * len(chances)) // (2 * len(chances))
    test = chances.melt("years_away", ["without", "with_card"], "card", "chance")
    test["card"] = (test["card"] == "with_card").astype(int)
    test["guests"] = each
    test["returned"] = np.random.default_rng(seed).binomial(each, test["chance"])
    return test[["years_away", "card", "guests", "returned"]]


def measure_card(test: pd.DataFrame, groups: Mapping[str, tuple[int, int]]) -> pd.DataFrame:
    """Compare guests with and without a card, in groups of years away.

    lift = p1 - p0, with the 95% interval lift ± 1.96 sqrt(p1 (1 - p1) / n1 + p0 (1 - p0) / n0).

    Parameters
    ----------
    test : DataFrame
        As `card_test` returns it.
    groups : mapping of name to (first, last) years away

    Returns
    -------
    DataFrame, one row per group
        Index ``group``; ``with_card``, ``without``, ``lift``, ``low``, ``high`` (shares).

    Raises
    ------
    ValueError
        If `test` lacks a column.

    Examples
    --------
    >>> test = card_test(return_chances(0.40, 0.80, 0.95, 0.25), 200_000)
    >>> measure_card(test, {"all": (1, 12)}).columns.tolist()
    ['with_card', 'without', 'lift', 'low', 'high']
    """
    columns("test", test, ["years_away", "card", "guests", "returned"], "Use card_test().")
    rows = {}
    for name, (first, last) in groups.items():
        inside = test.loc[test["years_away"].between(first, last)]
        sums = inside.groupby("card")[["guests", "returned"]].sum()
        rate = sums["returned"] / sums["guests"]
        margin = 1.96 * float(np.sqrt((rate * (1 - rate) / sums["guests"]).sum()))
        lift = float(rate[1] - rate[0])
        rows[name] = [rate[1], rate[0], lift, lift - margin, lift + margin]
    names = ["with_card", "without", "lift", "low", "high"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=names).rename_axis("group")
