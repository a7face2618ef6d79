"""Claims on how long customers stay, recomputed on the fictional telephone firm."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.churn.groups import fit_two_groups
from crm_teaching.churn.survival import survival_curve
from crm_teaching.churn.voucher import price_voucher
from crm_teaching.claims import Finding
from crm_teaching.datasets import load
from crm_teaching.wording import Label

_ENOUGH = 0.02


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def _monthly() -> pd.DataFrame:
    customers = load("telco_customers")
    return customers[customers["contract"] == "month-to-month"]


def staying_makes_loyal() -> Finding:
    """See whether a mix in which nobody changes gives the same falling churn."""
    curve = survival_curve(_monthly())
    fit = fit_two_groups(curve["survival"].loc[:48])
    parts = {(1, 1): "", (13, 24): "", (49, 60): ""}
    for low, high in parts:
        part = curve.loc[low:high]
        parts[low, high] = f"{part['left'].sum() / part['at_risk'].sum():.1%}"
    first, second, fifth = parts.values()
    mix = f"{1 - fit['settled_share']:.0%} and {fit['settled_share']:.0%}"
    return Finding(
        "unknown" if fit["miss"] <= _ENOUGH else "depends",
        _table(
            ("Monthly churn in month 1", "falls with time", first),
            ("Monthly churn in year 2", "falls with time", second),
            ("Monthly churn in year 5", "falls with time", fifth),
            ("Two groups in which nobody changes", "not said", mix),
            ("Largest distance from the customers, 4 years", "not said", f"{100 * fit['miss']:.1f} points"),
        ),
        Label(
            f"Churn falls from {first} to {second} a month, and rises to {fifth} in year 5. Two groups in "
            f"which nobody changes follow the first four years to {100 * fit['miss']:.1f} points. So the "
            "curve cannot tell growing loyalty from restless customers who leave first.",
            f"月流失率从{first}降至{second}，第5年又升至{fifth}。两类各自不变的客户与前四年的曲线只差"
            f"{100 * fit['miss']:.1f}个百分点，因此仅凭曲线无法区分“越来越忠诚”与“不安稳者先走”。",
        ),
    )


def barriers_keep() -> Finding:
    """Split the months that a contract adds into those while it runs and those afterwards."""
    case: Any = cases.load("telco_stay")
    customers, free = load("telco_customers"), _monthly()
    curves = survival_curve(free), survival_curve(customers[customers["contract"] == "one year"])
    settings = {name: case[name] for name in ("voucher", "months_counted", "tenure_now", "margin")}
    told = price_voucher(*curves, float(free["monthly_charges_usd"].mean()), **settings)
    share = told.gained_first / (told.gained_first + told.gained_later)
    here = [f"{curve['survival'].loc[24]:.0%}" for curve in curves]
    return Finding(
        "holds" if share > 0.9 else "fails" if share < 0.1 else "depends",
        _table(
            ("Still here after two years, no contract", "fewer", here[0]),
            ("Still here after two years, contract of a year", "more", here[1]),
            ("Months gained while the contract runs", "yes", f"{told.gained_first:.1f}"),
            ("Months gained afterwards", "yes", f"0 to {told.gained_later:.1f}"),
            ("Worth to the firm", "not said", f"{told.sure_worth:.0f} to {told.most_worth:.0f} dollars"),
        ),
        Label(
            f"While the barrier stands it keeps them: {told.gained_first:.1f} months more. That is "
            f"{share:.0%} of the gap in two years; the other {told.gained_later:.1f} months come after the "
            "contract, from people who chose it.",
            f"壁垒存在时确实留人：多{told.gained_first:.1f}个月，占前两年差距的{share:.0%}；其余"
            f"{told.gained_later:.1f}个月在合同期之后，来自自己选择合同的人。",
        ),
    )
