"""Claims about warning and winning back, recomputed with the kit's customers and numbers."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pandas as pd

from crm_teaching import cases, datasets
from crm_teaching.churn.panel import OWN_RHYTHM, with_own_rhythm
from crm_teaching.churn.scoring import cross_risk, risk_tenths
from crm_teaching.churn.winback import best_spend, chance_back
from crm_teaching.claims import Finding
from crm_teaching.wording import Label


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def zero_churn() -> Finding:
    """Call everybody, and ask what is still lost and what keeping one of the safest fifth costs."""
    case: Any = cases.load("churn_warning")
    people = with_own_rhythm(datasets.load("churn_panel"))
    tenths = risk_tenths(people["lost"], cross_risk(people, OWN_RHYTHM))
    left = people["lost"].mean() * (1 - case["success"])
    best = people["lost"].mean() * (1 - case.parameters["success"].high)
    safest = tenths["risk"].loc[9:].mean()
    first, last = (case["call_cost"] / (risk * case["success"]) for risk in (tenths["risk"].loc[1], safest))
    return Finding(
        "holds" if best > 0 and last > case["value"] else "depends" if left > 0 else "fails",
        _table(
            ("Lost in a quarter, nobody called", "not said", f"{people['lost'].mean():.1%}"),
            ("Lost if everybody is called", "not zero", f"{left:.1%}"),
            ("the same, at the best success on the slider", "not zero", f"{best:.1%}"),
            ("Yuan of calls for one kept, riskiest tenth", "not said", f"{first:,.0f}"),
            ("Yuan of calls for one kept, safest fifth", "not said", f"{round(last, -2):,.0f}"),
            ("Yuan that one kept is worth", "not said", f"{case['value']:,.0f}"),
        ),
        Label(
            f"If everybody is called, {left:.1%} are still lost. In the safest fifth the score says "
            f"{safest:.1%}: one kept costs {case['call_cost']} / ({safest:.1%} x {case['success']:.0%}), "
            f"about {round(last, -2):,.0f} yuan of calls, and is worth {case['value']:,.0f}.",
            f"即使给每个人打电话，仍流失 {left:.1%}。风险最低的两成平均风险为 {safest:.1%}，留住一位约需 "
            f"{round(last, -2):,.0f} 元电话费，而她只值 {case['value']:,.0f} 元。",
        ),
    )


def utmost_for_key() -> Finding:
    """Spend more and more on a lost key customer, and see where the next yuan brings back less than one."""
    case: Any = cases.load("win_back")
    value, success, cost = (case[f"key_{name}"] for name in ("value", "success", "cost"))
    best = best_spend(value, success, cost)
    spends = [cost, best, 3 * cost, 6 * cost]
    nets = [float(chance_back(spend, success, cost)) * value - spend for spend in spends]
    rising = all(later >= earlier for earlier, later in pairwise(nets))
    half = 1.96 * math.sqrt(success * (1 - success) / 50)
    low, high = (best_spend(value, round(end, 2), cost) for end in (success - half, success + half))
    return Finding(
        "holds" if rising and max(nets) > 0 else "depends" if max(nets) > 0 else "fails",
        _table(
            *(
                (f"Net at {spend:,.0f} yuan a head", "the more the better", f"{round(net):,.0f}")
                for spend, net in zip(spends, nets, strict=True)
            ),
            ("Best spend if the success was seen in 50 tries (95%)", "not said", f"{low:.0f} to {high:.0f}"),
        ),
        Label(
            f"It pays to spend up to {best:.0f} yuan on each; then each further yuan brings back less than "
            f"one, and at {spends[-1]:,.0f} nothing is left. Key customers get most, and not all.",
            f"每位花到 {best:.0f} 元为止是划算的，再多则每元收不回一元，到 {spends[-1]:,.0f} 元便一无所剩。"
            "关键客户应得最多，但不是无限。",
        ),
    )


def poor_for_good() -> Finding:
    """Write to the poor for free, as they are and with the delivery fee, and count when it pays."""
    case: Any = cases.load("win_back")
    chance, poor = case["poor_success"], case["poor_value"]
    paid = case.with_preset("poor_fee")["poor_value"]
    nets = {f"Value {value:,.0f} yuan": chance * value for value in (poor, 0, paid)}
    losing = sum(net < 0 for net in nets.values())
    return Finding(
        "holds" if losing == len(nets) else "depends" if losing else "fails",
        _table(
            *((f"{name}: net of a free message", "give up", f"{net:+.1f} yuan") for name, net in nets.items())
        ),
        Label(
            f"It holds as long as such a customer is worth less than 0. At {poor} yuan a free message brings "
            f"{chance * poor:.1f}; with a delivery fee the value is {paid}, and it pays. So look again when "
            "the price changes.",
            f"只要其价值小于0就成立：{poor} 元时，一条免费短信带来 {chance * poor:.1f} 元；"
            f"加收配送费后值 {paid} 元，便划算。价格一变，就要重算。",
        ),
    )
