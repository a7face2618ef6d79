"""Claims about who is lost, how many, and in what time, recomputed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.churn.inactivity import FOLLOW_UP, come_back, silences
from crm_teaching.churn.rates import absolute_churn, relative_churn
from crm_teaching.claims import Finding
from crm_teaching.datasets import load_orders
from crm_teaching.loyalty.bank import annual_churn
from crm_teaching.wording import Label

# A firm that calls somebody lost should be wrong in at most one case of twenty; this line is ours.
_FEW = 0.05
NEWCOMERS = (0, 10, 25, 50)


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def silent_for_six_months() -> Finding:
    """Follow CDNOW's customers for six months after they were called lost."""
    case: Any = cases.load("cdnow_silence")
    window = case.parameters["window"].default
    known = silences(load_orders())
    first = known["order_number"] == 1
    groups = {"all": known, "after a first order": known[first], "after a later order": known[~first]}
    told = {name: come_back(group, [window]).iloc[0] for name, group in groups.items()}
    few = sum(row["high"] <= _FEW for row in told.values())
    most = sum(row["low"] > 0.5 for row in told.values())
    verdict = "holds" if few == len(told) else "fails" if most == len(told) else "depends"
    rows = [
        (
            f"Back within {FOLLOW_UP} months, {name}",
            "nobody",
            f"{row['n_back']:.0f} of {row['n_lost']:.0f}: {row['back_share']:.1%} "
            f"({row['low']:.1%} to {row['high']:.1%})",
        )
        for name, row in told.items()
    ]
    everybody, *parts = (f"{row['back_share']:.1%}" for row in told.values())
    return Finding(
        verdict,
        _table(*rows),
        Label(
            f"At CDNOW {everybody} of the lost come back by themselves: {parts[0]} after a first order, "
            f"{parts[1]} after a later one. It is a convention for reports; what to do with the lost, money "
            "decides.",
            f"CDNOW的“流失”客户有 {everybody} 自己回来：首单后 {parts[0]}，再购后 {parts[1]}。"
            "六个月是报表的约定；怎么做要算钱。",
        ),
    )


def deposit_before_account() -> Finding:
    """Put a third in half a year and a half in a year on one scale."""
    case: Any = cases.load("bank_products")
    months = case["deposit_months"]
    account, deposit = case["churn_single"], annual_churn(case["deposit_lost"], months)
    level = 1 - (1 - account) ** (months / 12)
    return Finding(
        "fails" if deposit > account else "holds",
        _table(
            ("A year, checking account only", "about a half", f"{account:.1%}"),
            ("A year, term deposit only", f"a third in {months} months", f"{deposit:.1%}"),
            (f"Loss in {months} months as bad as a half in a year", "", f"{level:.1%}"),
        ),
        Label(
            f"A third in half a year is {deposit:.1%} a year, more than {account:.1%}. Only below "
            f"{level:.1%} in half a year would the deposit do better. "
            "Both say “less than” a year or half a year, so both rates are lower bounds.",
            f"半年三分之一即每年 {deposit:.1%}，高于 {account:.1%}。半年低于 {level:.1%} 才算更好。"
            "原文都说“不到”，所以两个比率都是下限。",
        ),
    )


def bank_loses_five_percent() -> Finding:
    """Reckon the bank's rate for several numbers of newcomers: 475 left is a net number."""
    case: Any = cases.load("bank_adviser")
    total, net, multiple = case["n_total"], case["n_lost"], case["relative_purchase"]
    rates = [absolute_churn(net + new, total) for new in NEWCOMERS]
    low, high = (relative_churn(net, total, multiple, against) for against in ("rest", "all"))
    said = f"{net / total:.0%}"
    same = sum(rate == rates[0] for rate in rates)
    return Finding(
        "holds" if same == len(rates) else "fails" if same == 0 else "depends",
        _table(
            *(
                (f"Lost, if {new} new customers came", said, f"{net + new} of {total}: {rate:.0%}")
                for new, rate in zip(NEWCOMERS, rates, strict=True)
            ),
            ("Purchases lost, 3 times all customers", "blank", f"{high:.1%}"),
            ("Purchases lost, 3 times those who stay", "blank", f"{low:.1%}"),
        ),
        Label(
            f"{said} if nobody joined. 475 is a net number: with {NEWCOMERS[-1]} newcomers "
            f"{rates[-1]:.0%} were lost. And {said} of the customers took {low:.1%} to {high:.1%} of the "
            "purchases along.",
            f"无人加入时为 {said}。475 是净数：若新增 {NEWCOMERS[-1]} 位，则流失 {rates[-1]:.0%}。"
            f"而且 {said} 的客户带走 {low:.1%} 至 {high:.1%} 的购买额。",
        ),
    )
