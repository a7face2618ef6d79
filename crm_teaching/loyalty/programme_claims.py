"""Claims about programmes: Sam's Club and Green Hills Farm, recomputed from their cases."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.loyalty.membership import break_even
from crm_teaching.loyalty.programme import SQFT_PER_M2, reward_value
from crm_teaching.wording import Label


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def _number(case: cases.Case, name: str) -> float:
    return float(case[name])


def fee_recouped() -> Finding:
    """Compare both ends of the spend that is said to recoup the fee with fee / saving."""
    club = cases.load("sams_club")
    fee, gap = _number(club, "fee"), _number(club, "gap")
    low, high = _number(club, "claimed_spend_low"), _number(club, "claimed_spend_high")
    off_bill, on_top = break_even(fee, gap), break_even(fee, gap, "on_member_price")
    agreeing = [abs(end - off_bill) < 1 for end in (low, high)]
    return Finding(
        "holds" if all(agreeing) else "depends" if any(agreeing) else "fails",
        _table(
            ("Break-even, 5% off the normal bill, yuan", f"{high:,.0f}", f"{off_bill:,.0f}"),
            ("Break-even, 5% on the member price, yuan", f"{high:,.0f}", f"{on_top:,.0f}"),
            (f"Gap that makes it {low:,.0f} yuan", f"{gap:.0%}", f"{fee / low:.0%}"),
        ),
        Label(
            f"The upper end follows from the fee and the gap. The lower end, {low:,.0f} yuan, needs a gap of "
            f"{fee / low:.0%}, twice the one that the text states.",
            f"上限可由会费与差价算出；下限 {low:,.0f} 元需要 {fee / low:.0%} 的差价，是原文的两倍。",
        ),
    )


def eighteen_million() -> Finding:
    """Multiply area, weekly sales per square foot and 52 weeks, for the stated area and another."""
    store = cases.load("green_hills")
    sales, rate, area = (_number(store, name) for name in ("sales", "sales_per_sqft", "area_m2"))
    stated, as_feet = 52 * rate * area * SQFT_PER_M2, 52 * rate * 10 * area
    close = [abs(value / sales - 1) < 0.05 for value in (stated, as_feet)]
    return Finding(
        "holds" if close[0] else "fails",
        _table(
            (f"{area:,.0f} m² in square feet", "not said", f"{area * SQFT_PER_M2:,.0f}"),
            (f"times {rate} USD and 52 weeks, million USD", f"{sales / 1e6:.1f}", f"{stated / 1e6:.1f}"),
            ("With 22,000 square feet (Inc., 2001)", f"{sales / 1e6:.1f}", f"{as_feet / 1e6:.1f}"),
        ),
        Label(
            f"The three numbers do not fit: area and rate give {stated / sales - 1:.0%} more than the sales. "
            f"With 22,000 square feet, as a magazine writes, it is {as_feet / sales - 1:.0%}, which rounding "
            "explains. Perhaps a unit was mistaken; we cannot see it.",
            f"三个数字对不上：按面积推算高出 {stated / sales - 1:.0%}；按杂志所写的 22,000 平方英尺只差 "
            f"{as_feet / sales - 1:.0%}，可能是单位写错，但无法确定。",
        ),
    )


def rewards_keep() -> Finding:
    """Ask what reward would pay for several numbers of diamonds who would have stayed anyway."""
    store = cases.load("green_hills")
    names = ("reward_rate", "kept_with", "margin", "discount", "weekly_spend")
    settings: dict[str, Any] = {name: store[name] for name in names}
    rows = []
    for stay in (0.80, 0.90, 0.94, 0.96):
        highest = reward_value(kept_without=stay, **settings).highest_rate
        added = 100 * (_number(store, "kept_with") - stay)
        rows.append((f"If {stay:.0%} would stay anyway: points added", "16", f"{added:.0f}"))
        rows.append(("   highest reward that pays", "15%", f"{highest:.1%}"))
    average = _number(store, "sales") / _number(store, "n_regular")
    above = 52 * _number(store, "weekly_spend") / average
    return Finding(
        "unknown",
        _table(*rows),
        Label(
            f"96% and 80% compare different people: a diamond spends at least {above:.1f} times the average, "
            "and may have been loyal before the card. Nobody counted who would have stayed anyway. Give the "
            "reward to half of them, by lot.",
            f"96% 与 80% 比较的是不同的人：钻石客户消费至少是平均的 {above:.1f} 倍，"
            "可能原本就更忠诚。应抽签只奖励一半再比较。",
        ),
    )
