"""Claims about the board's number and about coached dealers, recomputed."""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching.claims import Finding
from crm_teaching.satisfaction.dealers import judge_coaching, monthly_index
from crm_teaching.satisfaction.index import answers_by_repair
from crm_teaching.wording import Label

_COLUMNS = ["quantity", "said", "computed"]


def nps_replaces_csi() -> Finding:
    """Ask both numbers to show three repairs, and count the answers that each needs."""
    needed = answers_by_repair()
    ratio = needed["NPS"] / needed["CSI"]
    sooner = int((ratio <= 1).sum())
    rows = [
        (f"{name}: answers a wave, CSI and NPS", "as good", f"{row['CSI']:,.0f} and {row['NPS']:,.0f}")
        for name, row in needed.iterrows()
    ]
    return Finding(
        "holds" if sooner == len(ratio) else "fails" if sooner == 0 else "depends",
        pd.DataFrame(rows, columns=_COLUMNS),
        Label(
            f"Among our simulated renters the NPS needs {ratio.min():.1f} to {ratio.max():.1f} times as many "
            f"answers to show a repair; it is ahead in {sooner} of {len(ratio)}. It saves two questions, and "
            "four questions hold both numbers.",
            f"在模拟的租车客户中，净推荐值要多{ratio.min():.1f}至{ratio.max():.1f}倍的答卷才能显示同样的改进，"
            f"{len(ratio)}种情形中{sooner}种占优。它少问两题，而四题可以同时得到两个数。",
        ),
    )


def coached_dealers_improve() -> Finding:
    """Let many groups of 100 dealers go without any coaching, and see how often the flagged rise."""
    rises = []
    for seed in range(400):
        months = monthly_index(100, seed=seed)
        flagged = months[months["month_1"] < months["month_1"].mean()]
        rises.append(float((flagged["month_2"] - flagged["month_1"]).mean()))
    share = float(np.mean(np.array(rises) > 0))
    seen = judge_coaching(100, 0.5, 0, control=False)
    rows = [
        ("Flagged dealers, distance from average", "", f"{seen.flagged_mean:.1f} points"),
        ("Rise with no coaching at all", "0", f"{seen.bounce:+.1f} points"),
        ("Firms whose flagged dealers rise, uncoached", "", f"{share:.0%} of 400"),
        ("Rise if the index held no luck", "", f"{judge_coaching(100, 1, 0, control=False).bounce:+.1f}"),
    ]
    return Finding(
        "unknown",
        pd.DataFrame(rows, columns=_COLUMNS),
        Label(
            f"With no coaching at all the flagged dealers rise in {share:.0%} of 400 simulated firms, by "
            f"{seen.bounce:.1f} points on average. The text tells of no dealers left alone, so its rise "
            "cannot be told from luck.",
            f"完全不辅导，400家模拟企业中{share:.0%}的低分经销商也会上升，平均{seen.bounce:.1f}分。"
            "原文没有对照组，无法区分辅导与运气。",
        ),
    )
