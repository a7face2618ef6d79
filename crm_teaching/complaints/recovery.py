"""Who is compared with whom: the recovery paradox, told by marketing's table and by a fair comparison.

Service recovery is what a shop does to put a failure right. The paradox says that customers with a failure
that was put right are worth more than customers without one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching.complaints.recovery_truth import TYPICAL_YEAR, simulate_customers
from crm_teaching.validate import broken_rule, columns, count
from crm_teaching.wording import Decision

ROWS = ("table", "same_orders", "same_and_done", "any_failure")
_Z = 1.96


@dataclass(frozen=True)
class Difference:
    """One group against another, compared within classes of customers.

    `classes` has one row per class: ``n``, ``treated``, ``against`` (means), ``weight`` (share of the
    treated), ``difference``. `half` is half of the 95% interval.
    """

    value: float
    half: float
    classes: pd.DataFrame

    @property
    def low(self) -> float:
        """Lower end of the 95% interval."""
        return self.value - self.half

    @property
    def high(self) -> float:
        """Upper end of the 95% interval."""
        return self.value + self.half


def fair_difference(
    customers: pd.DataFrame,
    treated: pd.Series,
    against: pd.Series,
    by: Sequence[str] = ("buyer",),
    outcome: str = "returned",
) -> Difference:
    """Compare two groups within classes of like customers, and weigh the classes as the first group does.

    d = sum_k w_k (y_k - x_k),  with w_k = n_k / n and the interval 1.96 sqrt(sum_k w_k^2 (s_k^2 / n_k +
    t_k^2 / m_k)). y, x are the means of the two groups in class k, n and m their sizes, s and t their
    standard deviations.

    Parameters
    ----------
    customers : DataFrame
        One row per customer.
    treated, against : Series of bool
        Who is in the first group, who in the second.
    by : sequence of str
        Columns that make the classes; none compares all with all.
    outcome : str
        Column to compare: true or false, or a number.

    Returns
    -------
    Difference
        In the unit of `outcome`; a share if it is true or false.

    Raises
    ------
    ValueError
        If a column is missing, or a class of the first group has fewer than two customers to compare.

    Examples
    --------
    >>> shop = pd.DataFrame({"buyer": list("hhhhllll"), "returned": [1, 1, 1, 0, 1, 0, 0, 0]})
    >>> complained = pd.Series([True, True, False, False, True, True, False, False])
    >>> told = fair_difference(shop, complained, ~complained)
    >>> told.value, told.classes["difference"].tolist()
    (0.5, [0.5, 0.5])
    """
    columns("customers", customers, [*by, outcome], "Use the table of simulate_customers().")
    keys = [customers[name] for name in by] or [pd.Series("all", index=customers.index)]
    told = customers[outcome].astype(float)
    first, second = (
        told[group].groupby([key[group] for key in keys]).agg(["size", "mean", "var"])
        for group in (treated, against)
    )
    second = second.reindex(first.index)
    if first.empty or first["size"].min() < 2 or not (second["size"] >= 2).all():
        smallest = int(min(first["size"].min(), second["size"].fillna(0).min())) if len(first) else 0
        hint = "Ask more customers, or use fewer classes."
        raise broken_rule("customers", "at least 2 in each class and group", smallest, hint)
    weight = first["size"] / first["size"].sum()
    difference = first["mean"] - second["mean"]
    variance = weight**2 * (first["var"] / first["size"] + second["var"] / second["size"])
    classes = pd.DataFrame(
        {"n": first["size"], "treated": first["mean"], "against": second["mean"], "weight": weight}
    ).assign(difference=difference)
    return Difference(float((weight * difference).sum()), float(_Z * np.sqrt(variance.sum())), classes)


@dataclass(frozen=True)
class Comparison:
    """Four comparisons of the same customers with those who had no failure.

    `rows` is indexed by `ROWS`: ``value``, ``low``, ``high`` (shares), ``truth``, ``n``.
    """

    rows: pd.DataFrame
    decision: Decision


def compare_four(customers: pd.DataFrame) -> dict[str, Difference]:
    """Compare customers with a failure with those who had none, in four ways.

    Returns
    -------
    dict of Difference, by `ROWS`
        "table": pleased with the answer, all together; "same_orders": the same within light and heavy
        buyers; "same_and_done": answered well by the shop's own record; "any_failure": all with a failure.

    Examples
    --------
    >>> shop = simulate_customers(20000, 0.3, 4, 20, 0.03, 0.15, 0.5, 0.5, 0.5, 0.9, -0.05, -0.2, 0, 0.9, 0.4)
    >>> {name: round(100 * told.value, 1) for name, told in compare_four(shop).items()}
    {'table': 31.0, 'same_orders': 4.7, 'same_and_done': -5.7, 'any_failure': -17.1}
    """
    none = ~customers["failed"]
    ways: dict[str, tuple[str, tuple[str, ...]]] = {
        "table": ("pleased", ()),
        "same_orders": ("pleased", ("buyer",)),
        "same_and_done": ("answered_well", ("buyer",)),
        "any_failure": ("failed", ("buyer",)),
    }
    return {name: fair_difference(customers, customers[who], none, by) for name, (who, by) in ways.items()}


def compare_shop(
    n_customers: int,
    heavy_share: float,
    light_orders: int,
    heavy_orders: int,
    failure_rate: float,
    light_complain: float,
    heavy_complain: float,
    answered_well: float,
    light_return: float,
    heavy_return: float,
    well_effect: float,
    unrepaired_effect: float,
    unseen: float,
    stays_confirm: float,
    gone_confirm: float,
    *,
    seed: int = TYPICAL_YEAR,
) -> Comparison:
    """Simulate a year and compare in four ways; the truth is known, since we set it.

    Parameters
    ----------
    n_customers, ..., gone_confirm, seed
        As in `simulate_customers`.

    Returns
    -------
    Comparison
        Its decision follows the third row: a failure answered well is better than none, worse, or it
        cannot be told from so few.

    Examples
    --------
    >>> told = compare_shop(20_000, 0.3, 4, 20, 0.03, 0.15, 0.5, 0.5, 0.5, 0.9, -0.05, -0.2, 0, 0.9, 0.4)
    >>> told.decision.key, told.rows["truth"].round(3).tolist()
    ('worse', [-0.05, -0.05, -0.05, -0.173])
    """
    told = compare_four(simulate_customers(**locals()))
    heavy = told["any_failure"].classes.loc["heavy", "weight"]
    speaks = heavy * heavy_complain + (1 - heavy) * light_complain
    any_failure = unrepaired_effect + speaks * answered_well * (well_effect - unrepaired_effect)
    rows = pd.DataFrame(
        {
            "value": {name: one.value for name, one in told.items()},
            "low": {name: one.low for name, one in told.items()},
            "high": {name: one.high for name, one in told.items()},
            "n": {name: int(one.classes["n"].sum()) for name, one in told.items()},
        }
    ).assign(truth=[well_effect] * 3 + [any_failure])
    return Comparison(rows, _believe(told["table"], told["same_and_done"], told["any_failure"]))


def count_hits(truth: Mapping[str, Any], n_years: int = 100) -> pd.Series:
    """Count in how many simulated years each comparison's 95% interval holds the truth.

    Parameters
    ----------
    truth : mapping
        A value for each argument of `compare_shop`.
    n_years : int
        Years to simulate, each with other luck.

    Returns
    -------
    Series of whole numbers, indexed by `ROWS`

    Examples
    --------
    >>> from crm_teaching.complaints.recovery_truth import TRUTH_INPUTS
    >>> shop = (20000, 0.3, 4, 20, 0.03, 0.15, 0.5, 0.5, 0.5, 0.9, -0.05, -0.2, 0, 0.9, 0.4)
    >>> count_hits(dict(zip(TRUTH_INPUTS, shop)), 5).tolist()
    [0, 0, 5, 5]
    """
    hits = pd.Series(0, index=list(ROWS))
    for year in range(1, count("n_years", n_years) + 1):
        rows = compare_shop(**truth, seed=year).rows
        hits += rows["truth"].between(rows["low"], rows["high"]).astype(int)
    return hits


def _points(value: float) -> str:
    return f"{100 * value:+.1f}"


def _believe(table: Difference, fair: Difference, any_failure: Difference) -> Decision:
    said, told = _points(table.value), _points(fair.value)
    ends = f"{_points(fair.low)} to {_points(fair.high)}"
    zh = f"表上 {said} 点，公平比较 {told} 点（{ends.replace(' to ', ' 至 ')}）"
    if fair.high < 0:
        return Decision(
            "worse",
            f"Answered well is worse than no failure: the table says {said} points, compared fairly it is "
            f"{told} ({ends}).",
            f"补救得好仍不如无失误：{zh}。",
        )
    if fair.low > 0:
        return Decision(
            "better",
            f"A true paradox, {told} points ({ends}), not {said}. Failures still cost: any failure, answered "
            f"well or not, {_points(any_failure.value)}.",
            f"悖论成立：{zh}。失误仍有代价：所有失误平均 {_points(any_failure.value)} 点。",
        )
    return Decision(
        "cannot_tell",
        f"It cannot be told: the table says {said} points, compared fairly it is {told} ({ends}).",
        f"无法判断：{zh}。",
    )
