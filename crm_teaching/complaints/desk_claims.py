"""Claims about speed at the desk and about the root of complaints, recomputed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.complaints.desk import hire_or_mend, staff_desk
from crm_teaching.complaints.log import CHANGE_WEEK, GROWING_CAUSE, speed_gap
from crm_teaching.datasets import load
from crm_teaching.wording import Label


def _gaps(case: Any) -> dict[str, float]:
    """Return what an answer in time may be worth: the log's gap with its interval, and TARP's."""
    gap, low, high = speed_gap(load("complaint_log"), case["target_minutes"])
    tarp = case["fast_major"] - case["solved_major"]
    return {"log, lower end": low, "log": round(gap, 2), "log, upper end": high, "TARP, major problem": tarp}


def _money(case: Any) -> dict[str, float]:
    return {name: case[name] for name in ("minutes_each", "margin_yuan", "wage_yuan", "target_minutes")}


def speed_pays() -> Finding:
    """Ask of each further person at the desk whether the customers kept are worth the wage."""
    case: Any = cases.load("complaint_desk")
    gaps, wage, rows = _gaps(case), case["wage_yuan"], []
    pays: dict[int, int] = {}
    for n in range(case["n_handlers"], case["n_handlers"] + 3):
        for words, gap in gaps.items():
            desk = staff_desk(case["complaints_an_hour"], n_handlers=n, gap=gap, **_money(case))
            pays[n + 1] = pays.get(n + 1, 0) + (desk.next_keeps_yuan > wage)
            computed = f"keeps {desk.next_keeps_yuan:.0f} yuan an hour, costs {wage}"
            rows.append((f"Person {n + 1}, gap {gap:.0%} ({words})", "pays", computed))
    n_pay, n_all = sum(pays.values()), len(rows)
    en = "; ".join(f"person {n} pays with {k} of {len(gaps)} gaps" for n, k in pays.items())
    zh = "；".join(f"第 {n} 人在 {len(gaps)} 种差距中 {k} 种划算" for n, k in pays.items())
    return Finding(
        "holds" if n_pay == n_all else "depends" if n_pay else "fails",
        pd.DataFrame(rows, columns=["quantity", "said", "computed"]),
        Label(f"Speed has a price: {en}.", f"快有代价：{zh}。"),
    )


def root_is_the_product() -> Finding:
    """Set the best desk beside a mended lid, for each gap and each end of the lid's share."""
    case: Any = cases.load("complaint_desk")
    log = load("complaint_log")
    late = log[log["week"] >= CHANGE_WEEK]
    lids = late[(late["cause"] == GROWING_CAUSE) & late["text_en"].str.contains("lid")]
    # Only those answered in time: what a late answer loses stands in the cost of the desk.
    in_time = lids.loc[lids["waited_minutes"] <= case["target_minutes"], "rebought"]
    share, n = len(lids) / len(late), len(late)
    half = 1.96 * (share * (1 - share) / n) ** 0.5
    rows, wins = [], []
    for words, gap in _gaps(case).items():
        for lid_share in (share - half, share + half):
            an_hour = case["complaints_an_hour"]
            table = hire_or_mend(
                an_hour,
                an_hour * lid_share,
                case["n_handlers"],
                float(in_time.mean()),
                case["rebuys_without"],
                gap=gap,
                **_money(case),
            )["total_yuan"]
            hire = table["as now"] - table["best number"]
            mend = table["as now"] - table["mend, as now"]
            wins.append(mend > hire)
            computed = f"mending {mend:.0f}, hiring {hire:.0f} yuan an hour"
            rows.append((f"Gap {gap:.0%} ({words}), lid {lid_share:.0%}", "mending saves more", computed))
    n_wins = sum(wins)
    return Finding(
        "holds" if n_wins == len(wins) else "depends" if n_wins else "fails",
        pd.DataFrame(rows, columns=["quantity", "said", "computed"]),
        Label(
            f"In {n_wins} of {len(wins)} settings a mended lid saves more than the best number of people at "
            f"the desk, before its own cost. In this shop: one part makes {share:.0%} of the complaints.",
            f"{len(wins)} 种情形中有 {n_wins} 种，改好盖子比增人省得更多（未计改造成本）。"
            f"在这家店：一个零件造成 {share:.0%} 的投诉。",
        ),
    )
