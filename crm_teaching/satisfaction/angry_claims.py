"""Claims about angry and lost customers, recomputed."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.satisfaction.dispute import VALUE_INPUTS, value_lost
from crm_teaching.satisfaction.word_of_mouth import WEEKS, lost_customers
from crm_teaching.wording import Label


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def lost_customer_costs() -> Finding:
    """Reckon a year's loss with the text's circles, then with our assumptions, in sales and in margin."""
    case: Any = cases.load("cashier")
    own, friends = WEEKS * case["weekly_spend"], case["friends"]
    ours = own * (1 + sum(lost_customers(friends, case["leave"], case["fade"], case["overlap"])))
    margin = value_lost(**{name: case[name] for name in VALUE_INPUTS}) / case["years"]
    readings = {
        "Sales a year, 50 friends leave": own * 51,
        "Sales a year, 100 friends leave": own * 101,
        f"Sales a year, all {friends} friends leave": own * (1 + friends),
        "Sales a year, our assumptions": ours,
        "Margin a year, our assumptions": margin,
    }
    low, high = (sum(year >= end for year in readings.values()) for end in (10_000, 1_000_000))
    first, last, needed = (math.ceil(end / own - 1) for end in (10_000, 100_000, 1_000_000))
    second = (1_000_000 / own - 1 - friends) / friends**2
    return Finding(
        "holds" if low == high == len(readings) else "depends" if low else "fails",
        _table(
            ("Friends lost for tens of thousands", "dozens or hundreds", f"{first} to {last - 1}"),
            ("Friends lost for a million", f"{friends} at most", f"{needed}"),
            ("or all friends, and of the next circle", "not said", f"{second:.2%}"),
            *((name, "10,000 to over a million", f"{year:,.0f} dollars") for name, year in readings.items()),
        ),
        Label(
            f"Tens of thousands need {first} friends or more, a million {needed}, of {friends}. {low} of "
            f"{len(readings)} readings reach 10,000 dollars, {high} reach a million. And it is sales: the "
            f"margin that we reckon is {margin:,.0f} dollars a year.",
            f"“数万”需流失至少 {first} 位亲友，“上百万”需 {needed} 位，而亲友只有 {friends} 位。"
            f"{len(readings)} 种算法中 {low} 种达到下限，{high} 种达到上限；"
            f"且那是销售额，毛利约每年 {margin:,.0f} 美元。",
        ),
    )


def _margins(said: float, asked: tuple[int, ...]) -> list[tuple[str, str, str]]:
    half = {n: 1.96 * math.sqrt(said * (1 - said) / n) for n in asked}
    return [
        (f"If {n} were asked: 95% interval", f"{said:.0%}", f"{said - h:.0%} to {said + h:.0%}")
        for n, h in half.items()
    ]


def two_thirds_leave() -> Finding:
    """Set the share beside the intervals that it would have, since nobody says who was asked."""
    rows = _margins(2 / 3, (30, 300))
    return Finding(
        "unknown",
        _table(("Who was asked, when, how many", "not said", "nothing to compute with"), *rows),
        Label(
            f"No study is named. Had 30 been asked, it would be {rows[0][2]}. And only those who left were "
            "asked: those who stayed may have met as little care.",
            f"没有注明研究。若只问了30人，区间为 {rows[0][2].replace(' to ', ' 至 ')}。"
            "而且只问了离开的人，留下的人也许同样缺少关怀。",
        ),
    )


def ceos_agree() -> Finding:
    """Ask what a share of chief executives says about success."""
    rows = _margins(0.93, (100, 1000))
    return Finding(
        "unknown",
        _table(
            ("Who was asked, when, how many", "not said", "nothing to compute with"),
            *rows,
            ("Firms without success that were asked", "not said", "none to compare with"),
        ),
        Label(
            f"No survey is named; with 100 asked it would be {rows[0][2]}. And it counts opinions: to show "
            "that customer management brings success, compare firms with and without it.",
            f"没有注明调查；若问了100人，区间为 {rows[0][2].replace(' to ', ' 至 ')}。这只是看法："
            "要说明客户管理带来成功，须比较有与没有客户管理的企业。",
        ),
    )
