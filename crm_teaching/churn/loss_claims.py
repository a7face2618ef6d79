"""Claims about the cost and the causes of a loss, recomputed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import cases
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
            f"After nine years V is {old}, and {still} yuan are still to come. We read V in {n} ways: 0, 3 "
            f"or 9 years; Vk with the {spent:,.0f} spent on him taken off or not; later money discounted or "
            f"not. {near} comes near the margin still to come: a new customer, the {spent:,.0f} taken off, "
            "no discount.",
            f"九年后 V 为 {old}，而他仍将带来 {still} 元。V 有 {n} 种读法（0、3、9 年；"
            f"Vk 扣或不扣已花的 {spent:,.0f} 元；折现或不折现），"
            f"{near} 种接近未来毛利：新客户、已扣、不折现。",
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
