"""Claims about questionnaires: that they show the weakest dimension, and that a delight wins loyalty."""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.satisfaction.delight import age_shares, aged_delight
from crm_teaching.satisfaction.servqual import DIMENSIONS, ITEMS
from crm_teaching.satisfaction.survey_truth import simulate_service, true_gaps
from crm_teaching.wording import Label


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def shows_the_weakest() -> Finding:
    """Divide 60,000 simulated customers into surveys of 40, 150, 600; count how many find the truth."""
    answers = simulate_service(60_000)
    felt, expected = (answers[[f"{side}{item}" for item in ITEMS.index]].to_numpy() for side in "PE")
    gaps = felt - expected
    by = np.column_stack(
        [gaps[:, (ITEMS["dimension"] == name).to_numpy()].mean(axis=1) for name in DIMENSIONS]
    )
    truth = true_gaps().idxmin()
    found = {}
    for n in (40, 150, 600):
        worst = by.reshape(-1, n, len(DIMENSIONS)).mean(axis=1).argmin(axis=1)
        found[n] = float((worst == list(DIMENSIONS).index(truth)).mean())
    verdict = "holds" if found[40] >= 0.95 else "depends" if found[600] >= 0.95 else "fails"
    rows = [(f"Surveys of {n} that find the weakest", "all", f"{share:.0%}") for n, share in found.items()]
    return Finding(
        verdict,
        _table(*rows),
        Label(
            f"Truly the weakest is {truth}, as we made it. {found[40]:.0%} of surveys of 40 find it, "
            f"{found[150]:.0%} of surveys of 150, {found[600]:.0%} of surveys of 600. The lowest number in "
            "the table is not yet the weakest dimension.",
            f"真实最差的是{DIMENSIONS[truth]}（由我们设定）。40 人的调查有 {found[40]:.0%} 找到它，"
            f"150 人 {found[150]:.0%}，600 人 {found[600]:.0%}。表中最低的数字未必就是最差的维度。",
        ),
    )


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
