"""Claims about the cost, the causes and the cure of a loss, recomputed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.churn.causes import prepayment
from crm_teaching.churn.loss import lost_value, worth_from_today
from crm_teaching.claims import Finding
from crm_teaching.wording import Label

_NEAR = 0.05
_YEARS = (0, 3, 9)


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def _verdict(right: int, readings: int) -> str:
    return "holds" if right == readings else "fails" if right == 0 else "depends"


def formula_is_the_cost() -> Finding:
    """Set V beside the margin still to come: three ages, Vk with or without the cost, discounted or not."""
    case: Any = cases.load("district_broadband")
    margin, churn, spent = case["margin"], case["churn"], case["spent"]
    rows, near = [], 0
    for years in _YEARS:
        v = {net: lost_value(spent, margin / churn - net * spent, years * margin) for net in (0, 1)}
        worth = {d: worth_from_today(margin, churn, d) for d in (0.0, case["discount"])}
        near += sum(abs(one / right - 1) <= _NEAR for one in v.values() for right in worth.values())
        said, computed = (" or ".join(f"{x:,.0f}" for x in values.values()) for values in (v, worth))
        rows.append((f"Loss after {years} years, yuan", f"V = {said}", computed))
    n = 4 * len(_YEARS)
    old = f"{lost_value(spent, margin / churn, 9 * margin):,.0f}"
    still = f"{worth_from_today(margin, churn, case['discount']):,.0f}"
    return Finding(
        _verdict(near, n),
        _table(*rows, ("Readings within 5% of the margin to come", f"{n} of {n}", f"{near} of {n}")),
        Label(
            f"We read V in {n} ways: 0, 3 or 9 years; Vk with or without the cost of winning him; later "
            f"money discounted or not. {near} comes near the margin still to come: a new customer, that cost "
            f"taken off, no discount. After nine years V is {old}, and {still} yuan are still to come.",
            f"V 有 {n} 种读法（0、3、9 年；Vk 扣或不扣获客成本；折现或不折现），{near} 种接近未来毛利："
            "新客户、已扣、不折现。"
            f"九年后 V 为 {old}，而他仍将带来 {still} 元。",
        ),
    )


def price_is_the_main_cause() -> Finding:
    """Read "main" in three ways, on the counts that we found."""
    case: Any = cases.load("district_broadband")
    named, rank = case["named"], case["price_rank"]
    alone = named * case["alone"]
    readings = [rank == 1, named > 0.5, alone > 0.5]
    return Finding(
        _verdict(sum(readings), len(readings)),
        _table(
            ("Rank among the eight causes ？", "1", f"{rank:.0f}"),
            ("Name it ？", "most", f"{named:.0%}"),
            ("Name nothing else ？", "most", f"{alone:.0%}"),
            ("Survey, services at a place: switch for access ■", "not said", f"about {case['access']:.0%}"),
            ("Survey, services without a place ■", "price", "often service failure"),
        ),
        Label(
            f"Price is number {rank:.0f}: {named:.0%} name it, {alone:.0%} name nothing else. Both "
            "shares are from a web page, not checked. A survey finds other causes first: at a place "
            "access (about half), for other services often service failure.",
            f"价格列第 {rank:.0f}：{named:.0%} 提到它，{alone:.0%} 只提它；两个数字来自网页，未核实。"
            "另一项调查的首因也不是价格：到店服务约一半因便利，其他服务常因服务失误。",
        ),
    )


def prepayment_cures() -> Finding:
    """Let good users leave because they must pay first, and see when prepayment still earns more."""
    case: Any = cases.load("district_broadband")
    terms: Any = {name: case[name] for name in ("n_users", "user_margin", "bad", "bad_loss")}
    tried = {leave: prepayment(**terms, leave=leave) for leave in (0.05, 0.10, 0.20)}
    better = sum(one.prepaid > one.on_account for one in tried.values())
    first = tried[0.05]
    return Finding(
        _verdict(better, len(tried)),
        _table(
            ("On account, yuan a year", "not said", f"{first.on_account:,.0f}"),
            *((f"Prepaid, {x:.0%} leave", "more", f"{one.prepaid:,.0f}") for x, one in tried.items()),
            ("Good users who may leave", "not said", f"{first.limit:.1%}"),
        ),
        Label(
            f"It ends the debts, and pays only while fewer than {first.limit:.1%} of the good users leave "
            "because of it. Try it with some first.",
            f"欠费没有了，但只有当离开的好用户少于 {first.limit:.1%} 时才合算。先在部分用户中试行。",
        ),
    )
