"""Whom to win back: how much to spend on a lost customer of each class, under a budget.

More money wins more of them, and each further yuan less than the one before. Every number of the four
classes is our assumption; the classes and the four rules are those of Text 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from crm_teaching.validate import above, at_least, columns, share
from crm_teaching.wording import Decision, Label, show_value

CLASSES = ("key", "ordinary", "small", "poor")
LEFT = 1 / 3  # of those whom money can still win, the share not won by each further planned cost


class Numbers(Protocol):
    """A case, a dictionary or whatever else gives a number for a name."""

    def __getitem__(self, name: str, /) -> Any: ...


@dataclass(frozen=True)
class WinBack:
    """The best spending; `table` has by class ``spend`` (yuan a head), ``chance``, ``net`` (yuan a head).

    `key_spend` is the spend on a key customer, `last_yuan` what the last yuan brings in the classes that
    get money, `spent` and `net` are totals in yuan.
    """

    table: pd.DataFrame
    budget: float
    spent: float
    net: float
    last_yuan: float
    key_spend: float
    decision: Decision


def class_table(settings: Numbers) -> pd.DataFrame:
    """Return the four classes of lost customers from a case's numbers.

    Parameters
    ----------
    settings : Case or dict
        With ``key_n``, ``key_value``, ``key_success``, ``key_cost`` and so on.

    Returns
    -------
    DataFrame, one row per class
        ``customers`` (lost), ``value`` (yuan that one who is back brings), ``success`` (share won at the
        planned cost), ``cost`` (planned, yuan a try).

    Examples
    --------
    >>> from crm_teaching import cases
    >>> class_table(cases.load("win_back")).loc["key"].tolist()
    [20.0, 2000.0, 0.4, 200.0]
    """
    names = {"customers": "n", "value": "value", "success": "success", "cost": "cost"}
    rows = {one: {name: settings[f"{one}_{end}"] for name, end in names.items()} for one in CLASSES}
    return pd.DataFrame.from_dict(rows, orient="index").astype(float)


def chance_back(spend: float | np.ndarray, success: float, cost: float, left: float = LEFT) -> Any:
    """Return the chance to win a customer back for a spend.

    chance = success * (1 - left ** (spend / cost)) / (1 - left): at the planned cost it is `success`; each
    further `cost` leaves the share `left` of what money could still win. Without cost it is `success`.

    Parameters
    ----------
    spend : float or array
        Yuan on one customer, at least 0.
    success : float
        Share won at the planned cost, from 0 to 1 - `left`.
    cost : float
        Planned cost, yuan; 0 for a free message.
    left : float
        Share of those whom money can still win that each further `cost` does not win.

    Returns
    -------
    float or array

    Examples
    --------
    >>> [round(float(chance_back(yuan, 0.40, 200)), 3) for yuan in (0, 200, 400, 600)]
    [0.0, 0.4, 0.533, 0.578]
    """
    if not cost:
        return success + 0 * np.asarray(spend)
    return success * (1 - left ** (np.asarray(spend) / cost)) / (1 - left)


def best_spend(
    value: float, success: float, cost: float, last_yuan: float = 1.0, left: float = LEFT
) -> float:
    """Return the spend at which the next yuan brings back just `last_yuan`.

    spend = cost * ln(first / last_yuan) / bend, or 0 if that is below 0, where bend = -ln(left) and the first
    yuan brings first = value * success * bend / ((1 - left) * cost).

    Parameters
    ----------
    value, success, cost : float
        As in `class_table`.
    last_yuan : float
        What the last yuan must bring, at least 1; more when a budget is short.
    left : float
        As in `chance_back`, above 0 and below 1.

    Returns
    -------
    float
        Yuan on one customer.

    Raises
    ------
    ValueError
        If a number is outside its range.

    Examples
    --------
    >>> round(best_spend(2000, 0.40, 200))
    343
    """
    at_least("last_yuan", last_yuan, 1)
    share("success", success)
    bend = -np.log(above("left", share("left", left), 0))
    first_yuan = value * success * bend / ((1 - left) * cost) if cost and left < 1 else 0.0
    return float(cost * np.log(first_yuan / last_yuan) / bend) if first_yuan > last_yuan else 0.0


def win_back(
    classes: pd.DataFrame,
    budget: float,
    key_value: float | None = None,
    key_success: float | None = None,
    small_value: float | None = None,
    poor_value: float | None = None,
    left: float = LEFT,
) -> WinBack:
    """Spread a budget over the classes so that the last yuan brings the same everywhere.

    Parameters
    ----------
    classes : DataFrame
        From `class_table`.
    budget : float
        Yuan in all, at least 0.
    key_value, key_success, small_value, poor_value : float, optional
        Replace that number of the table.
    left : float
        As in `chance_back`.

    Returns
    -------
    WinBack

    Raises
    ------
    ValueError
        If a number is outside its range, or a column is missing.

    Examples
    --------
    >>> from crm_teaching import cases
    >>> told = win_back(class_table(cases.load("win_back")), budget=14_000)
    >>> told.table["spend"].round().tolist(), told.decision.key
    ([343.0, 95.0, 7.0, 0.0], 'as_told')
    """
    columns("classes", classes, ["customers", "value", "success", "cost"], "Use class_table().")
    table = classes.copy()
    moved = {("key", "value"): key_value, ("key", "success"): key_success}
    moved |= {("small", "value"): small_value, ("poor", "value"): poor_value}
    for place, number in moved.items():
        if number is not None:
            table.loc[place] = number
    last_yuan = _last_yuan(table, at_least("budget", budget, 0), left)
    table["spend"] = _spends(table, last_yuan, left)
    # A free message goes only to people who are worth having back.
    tried = (table["spend"] > 0) | ((table["cost"] == 0) & (table["value"] > 0))
    chances = [float(chance_back(r.spend, r.success, r.cost, left)) for r in table.itertuples()]
    table["chance"] = np.where(tried, chances, 0.0)
    table["net"] = table["chance"] * table["value"] - table["spend"]
    spent, net = (float((table["customers"] * table[name]).sum()) for name in ("spend", "net"))
    decision = _compare(table, tried, net)
    return WinBack(table, budget, spent, net, last_yuan, float(table.loc["key", "spend"]), decision)


def _spends(table: pd.DataFrame, last_yuan: float, left: float) -> list[float]:
    return [best_spend(r.value, r.success, r.cost, last_yuan, left) for r in table.itertuples()]


def _last_yuan(table: pd.DataFrame, budget: float, left: float) -> float:
    """Return what the last yuan must bring so that the budget is not passed; found by halving."""
    low, high = 0.0, 20.0  # logarithms
    if float(table["customers"] @ _spends(table, 1.0, left)) <= budget:
        return 1.0
    for _ in range(60):
        middle = (low + high) / 2
        over = float(table["customers"] @ _spends(table, float(np.exp(middle)), left)) > budget
        low, high = (middle, high) if over else (low, middle)
    return float(np.exp(high))


_VERDICTS = {
    "nobody": Label(
        "Win back nobody: there is no money, or no class earns its cost",
        "谁也不挽回：没有预算，或没有一类划算",
    ),
    "poor_too": Label("The fourth rule turns: write to the poor, too", "第四条不成立：劣质客户也值得联系"),
    "key_not_first": Label(
        "The first rule turns: key customers do not get most", "第一条不成立：关键客户不应花得最多"
    ),
    "as_told": Label("All four rules follow; the poor get nothing", "四条都成立，劣质客户不花钱"),
    "small_waits": Label("The rules follow; the small get nothing now", "规则成立，小客户暂时不花钱"),
}


def _compare(table: pd.DataFrame, tried: pd.Series, net: float) -> Decision:
    """Say which of the text's four rules the best spending keeps."""
    spend = table["spend"].round()
    if not tried.any():
        key = "nobody"
    elif tried["poor"]:
        key = "poor_too"
    elif table.loc["key", "spend"] <= table.loc["ordinary", "spend"]:
        key = "key_not_first"
    else:
        key = "as_told" if tried["small"] else "small_waits"
    yuan = [show_value(spend[name]) for name in CLASSES[:3]]
    earned = f"{round(net, -2):,.0f}"
    return Decision(
        key,
        f"{_VERDICTS[key].en}. Key {yuan[0]}, ordinary {yuan[1]}, small {yuan[2]} yuan a head; net {earned}.",
        f"{_VERDICTS[key].zh}。每人（元）：关键 {yuan[0]}，普通 {yuan[1]}，小 {yuan[2]}；净得 {earned} 元。",
    )
