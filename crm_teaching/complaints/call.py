"""A call with three failures: which repairs pay, and what a trial of one of them can tell.

Each failure drives a share of the customers away, whatever else went wrong, so the shares that stay multiply.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod, sqrt
from statistics import NormalDist

import pandas as pd

from crm_teaching.validate import at_least, count, share
from crm_teaching.wording import Decision, Label, show_value

REPAIRS = {
    "card": Label("card on time", "按时寄卡"),
    "training": Label("training", "培训"),
    "tracing": Label("tracing", "追查"),
}
Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Repairs:
    """Every set of repairs in `table`, and the best one as decision."""

    table: pd.DataFrame
    training_limit: float
    decision: Decision


def stay_share(leave: Iterable[float]) -> float:
    """Return the share of customers who stay after several failures.

    stay = (1 - leave_1) * (1 - leave_2) * ...; the order plays no part.

    Parameters
    ----------
    leave : iterable of float
        Share that each failure drives away, 0 to 1.

    Returns
    -------
    float
        A share.

    Raises
    ------
    ValueError
        If one is no share.

    Examples
    --------
    >>> round(stay_share([0.10, 0.40, 0.30]), 3), round(stay_share([0.10, 0.30]), 3)
    (0.378, 0.63)
    """
    return prod(1 - share("leave", one) for one in leave)


def choose_repairs(
    late: float,
    rude: float,
    untraced: float,
    n_calls: int,
    value: float,
    card_cost: float,
    training_cost: float,
    tracing_cost: float,
) -> Repairs:
    """Price every set of repairs for a year of calls in which all three things go wrong.

    net = n_calls * value * (stay after the repairs - stay before) - cost of the repairs.

    Parameters
    ----------
    late, rude, untraced : float
        Share of customers whom a late card, a rude clerk and a card that nobody traces drive away.
    n_calls : int
        Such calls a year.
    value : float
        Yuan of margin that a customer who stays is worth.
    card_cost, training_cost, tracing_cost : float
        Yuan a year that each repair costs.

    Returns
    -------
    Repairs
        `table`, one row per set: ``words``, ``stay`` (share), ``brings``, ``cost``, ``net`` (yuan a year).
        `training_limit`: what the training may cost once tracing is in place, yuan a year.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> told = choose_repairs(0.10, 0.40, 0.30, 600, 400, 40_000, 70_000, 30_000)
    >>> told.table["net"].round().astype(int).loc[["training", "tracing", "training_tracing"]].tolist()
    [-9520, 8880, 25280]
    """
    leave = {"card": late, "training": rude, "tracing": untraced}
    costs = {"card": card_cost, "training": training_cost, "tracing": tracing_cost}
    worth = count("n_calls", n_calls) * at_least("value", value, 0)
    before = stay_share(leave.values())
    rows = {}
    for names in _sets():
        stay = stay_share(0 if name in names else one for name, one in leave.items())
        cost = sum(at_least(f"{name}_cost", costs[name], 0) for name in names)
        brings = worth * (stay - before)
        words = "all three" if len(names) == 3 else " + ".join(REPAIRS[name].en for name in names)
        rows["_".join(names) or "nothing"] = [words or "nothing", stay, brings, cost, brings - cost]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["words", "stay", "brings", "cost", "net"])
    # Float noise must not choose between two sets that bring the same.
    best = str(table["net"].round(6).idxmax())
    limit = worth * (stay_share([late]) - stay_share([late, rude]))
    return Repairs(table, limit, _decision(best, table, limit))


def _sets() -> list[tuple[str, ...]]:
    return [names for size in range(len(REPAIRS) + 1) for names in combinations(REPAIRS, size)]


def _decision(best: str, table: pd.DataFrame, limit: float) -> Decision:
    row = table.loc[best]
    net, most = show_value(round(float(row["net"]))), show_value(round(limit))
    stay = show_value(round(float(row["stay"]), 3), "%")
    end = f"With tracing in place, the training may cost {most}."
    zh_end = f"有了追查，培训最多值 {most} 元。"
    if best == "nothing":
        return Decision(best, f"Repair nothing: no set pays. {end}", f"都不修复：没有一种组合划算。{zh_end}")
    zh = "＋".join(REPAIRS[name].zh for name in best.split("_"))
    return Decision(
        best,
        f"Buy {row['words']}: {net} yuan a year after cost; {stay} stay. {end}",
        f"选择{zh}：每年净得 {net} 元，留下 {stay}。{zh_end}",
    )


def try_training(before: float, after: float, limit: float, n_per_group: Sequence[int]) -> pd.DataFrame:
    """Return how a trial with two groups of calls, drawn by lot, would go.

    Parameters
    ----------
    before, after : float
        True shares that stay without and with the training.
    limit : float
        Difference from which the training pays, a share.
    n_per_group : sequence of int
        Sizes to try.

    Returns
    -------
    DataFrame, one row per size
        ``plus_minus``: half of the 95% interval of the difference; ``shows_limit``: chance that the
        difference counted is at least the limit. Both are shares.

    Examples
    --------
    >>> try_training(0.54, 0.90, 0.292, [150]).round(3).loc[150].tolist()
    [0.093, 0.924]
    """
    rows = {}
    for n in n_per_group:
        error = sqrt((_variance(before) + _variance(after)) / count("n_per_group", n))
        rows[n] = [Z * error, 1 - NormalDist(after - before, error).cdf(limit)]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["plus_minus", "shows_limit"])
    return table.rename_axis("n_per_group")


def _variance(stay: float) -> float:
    return share("stay", stay) * (1 - stay)
