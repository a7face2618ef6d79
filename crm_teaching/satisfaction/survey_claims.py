"""The claim of the lesson on questionnaires: that a delight wins loyalty."""

from __future__ import annotations

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.satisfaction.delight import age_shares, aged_delight
from crm_teaching.wording import Label


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def excitement_wins_loyalty() -> Finding:
    """Follow a delight over 20 years: satisfaction with it, and without it."""
    speed = float(cases.load("kano_dealer")["speed"])
    rows, ends = [], {}
    for year in (0, 10, 20):
        without, full = aged_delight([0, 1], year, speed)
        granted = float(age_shares(year, speed)["basic"].iloc[0])
        ends[year] = (full, without)
        rows.append((f"Year {year}: satisfaction with it", "+1.00", f"{full:+.2f}"))
        rows.append((f"Year {year}: satisfaction without it", "0.00", f"{without:+.2f}"))
        rows.append((f"Year {year}: take it for granted", "0%", f"{granted:.0%}"))
    young, old = (abs(ends[year][0] - 1) < 0.1 and abs(ends[year][1]) < 0.1 for year in (0, 20))
    return Finding(
        "holds" if young and old else "depends" if young else "fails",
        _table(*rows),
        Label(
            f"While it is new. At {speed:.0%} a year the same service gives {ends[20][0]:+.2f} after 20 "
            f"years, and who does not offer it falls to {ends[20][1]:+.2f}. Slide 59 itself says that "
            "qualities migrate; the speed is ours.",
            f"新的时候成立。若每年有 {speed:.0%} 的客户转变，20 年后同样的服务只给 {ends[20][0]:+.2f}，"
            f"不提供则降到 {ends[20][1]:+.2f}。第 59 页也说质量会迁移；速度为本课设定。",
        ),
    )
