"""Where the next yuan goes: to avoiding failures, to answering them well, or nowhere.

Everything is priced in next year's margin of the customers who order again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching.complaints.recovery import Difference, fair_difference
from crm_teaching.validate import above, at_least, one_of
from crm_teaching.wording import Decision, show_value

NUMBERS = ("fair", "table")
LARGEST_BUDGET = 40_000


@dataclass(frozen=True)
class Spending:
    """What a budget brings. `worth` holds yuan for one failure avoided and for one good answer more.

    `gains` has the rows "prevent" and "answer" with ``net``, ``low``, ``high`` in yuan at this budget and
    ``most``, the failures or complaints that there are; `lines` the net gain by budget.
    """

    budget: float
    worth: dict[str, Difference]
    gains: pd.DataFrame
    lines: pd.DataFrame
    prevent_limit: float
    decision: Decision


def price_outcomes(
    customers: pd.DataFrame, order_margin: float, numbers: str = "fair"
) -> dict[str, Difference]:
    """Return the margin that one avoided failure saves, and that one more good answer brings, in yuan.

    Fair: within light and heavy buyers, by what the shop did. Table: all together, by who says to be
    pleased; the difference in the share who order again, times the mean margin of a year.

    Parameters
    ----------
    customers : DataFrame
        From `simulate_customers`.
    order_margin : float
        Yuan that an order leaves.
    numbers : str
        "fair" or "table".

    Returns
    -------
    dict of Difference
        "prevent" and "answer", in yuan.

    Examples
    --------
    >>> from crm_teaching.complaints.recovery_truth import simulate_customers
    >>> shop = simulate_customers(20000, 0.3, 4, 20, 0.03, 0.15, 0.5, 0.5, 0.5, 0.9, -0.05, -0.2, 0, 0.9, 0.4)
    >>> {name: round(told.value, 1) for name, told in price_outcomes(shop, 15).items()}
    {'prevent': 35.0, 'answer': 38.0}
    >>> {name: round(told.value, 1) for name, told in price_outcomes(shop, 15, "table").items()}
    {'prevent': 2.0, 'answer': 82.2}
    """
    fair = one_of("numbers", numbers, NUMBERS) == "fair"
    year = customers["orders"] * at_least("order_margin", order_margin, 0)
    failed, complained = customers["failed"], customers["complained"]
    good = customers["answered_well"] if fair else customers["pleased"]
    pairs = {"prevent": (failed, ~failed), "answer": (good, complained & ~good)}
    told = {}
    for name, (first, second) in pairs.items():
        if fair:
            priced = customers.assign(margin=customers["returned"] * year)
            told[name] = fair_difference(priced, first, second, outcome="margin")
        else:
            told[name] = _times(fair_difference(customers, first, second, by=()), float(year[first].mean()))
    told["prevent"] = _times(told["prevent"], -1)
    return told


def _times(told: Difference, factor: float) -> Difference:
    classes = told.classes.assign(difference=told.classes["difference"] * factor)
    return Difference(told.value * factor, told.half * abs(factor), classes)


def _net(budget: np.ndarray | float, cost: float, most: int, worth: float) -> np.ndarray:
    """Return the net gain of a budget: nobody pays for more failures or complaints than there are."""
    bought = np.minimum(np.asarray(budget, dtype=float) / cost, most)
    return np.asarray(bought * (worth - cost))


def spend_budget(
    customers: pd.DataFrame,
    order_margin: float,
    prevent_cost: float,
    answer_cost: float,
    budget: float,
    numbers: str = "fair",
) -> Spending:
    """Choose between avoiding failures, answering complaints well, and keeping the money.

    net = min(budget / cost, most) * (worth - cost): how many are bought, times what each leaves.

    Parameters
    ----------
    customers : DataFrame
        From `simulate_customers`.
    order_margin : float
        Yuan that an order leaves.
    prevent_cost, answer_cost : float
        Yuan to keep one customer free of failures for a year, and to answer one more complaint well;
        above 0.
    budget : float
        Yuan to spend.
    numbers : str
        "fair" or "table", as in `price_outcomes`.

    Returns
    -------
    Spending
        `prevent_limit`: up to this cost of an avoided failure, prevention beats the other two, as long as
        there are failures left to avoid.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> from crm_teaching.complaints.recovery_truth import simulate_customers
    >>> shop = simulate_customers(20000, 0.3, 4, 20, 0.03, 0.15, 0.5, 0.5, 0.5, 0.9, -0.05, -0.2, 0, 0.9, 0.4)
    >>> told = spend_budget(shop, 15, prevent_cost=20, answer_cost=30, budget=10_000)
    >>> told.decision.key, told.gains["net"].round().tolist()
    ('prevent', [7512.0, 2660.0])
    """
    worth = price_outcomes(customers, order_margin, numbers)
    costs = {
        "prevent": above("prevent_cost", prevent_cost, 0),
        "answer": above("answer_cost", answer_cost, 0),
    }
    unanswered = customers["complained"] & ~customers["answered_well"]
    most = {"prevent": int(customers["failed"].sum()), "answer": int(unanswered.sum())}
    steps = np.linspace(0, LARGEST_BUDGET, 201)
    rows, lines = {}, pd.DataFrame(index=steps)
    for name, one in worth.items():
        ends = {"net": one.value, "low": one.low, "high": one.high}
        for end, value in ends.items():
            lines[f"{name} {end}"] = _net(steps, costs[name], most[name], value)
        spent = at_least("budget", budget, 0)
        rows[name] = {e: float(_net(spent, costs[name], most[name], v)) for e, v in ends.items()}
    gains = pd.DataFrame.from_dict(rows, orient="index").assign(most=pd.Series(most))
    other = max(gains.loc["answer", "net"], 0)
    limit = worth["prevent"].value * budget / (budget + other) if budget else worth["prevent"].value
    return Spending(budget, worth, gains, lines, max(float(limit), 0.0), _choose(budget, gains))


def _tens(value: float) -> str:
    """Write yuan to the next ten."""
    return f"{round(value, -1) + 0:,.0f}"


def _choose(budget: float, gains: pd.DataFrame) -> Decision:
    best = str(gains["net"].idxmax())
    # Half of the interval of the difference, the two taken as independent.
    half = float(np.hypot(*(gains["high"] - gains["net"])))
    lead = abs(float(gains["net"].diff().iloc[1]))
    money = show_value(budget)
    prevent, answer = (_tens(float(net)) for net in gains["net"])
    gap = f"{_tens(lead)} ± {_tens(half)}"
    zh = f"预防净赚 {prevent} 元，补救净赚 {answer} 元，相差 {gap}。"
    tail = f"avoiding earns {prevent} yuan net, answering {answer}; the difference is {gap}."
    if gains.loc[best, "net"] <= 0:
        return Decision("nothing", f"Keep the {money} yuan: {tail}", f"留着{money}元：{zh}")
    use, use_zh = ("avoid failures", "预防") if best == "prevent" else ("answer well", "补救")
    start, start_zh = (use.capitalize(), "") if lead > half else (f"Rather {use}", "倾向：")
    return Decision(best, f"{start} with the {money} yuan: {tail}", f"{start_zh}{money}元用于{use_zh}：{zh}")
