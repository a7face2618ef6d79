"""The claim about the board's number, recomputed."""

from __future__ import annotations

import pandas as pd

from crm_teaching.claims import Finding
from crm_teaching.satisfaction.index import answers_by_repair
from crm_teaching.wording import Label


def nps_replaces_csi() -> Finding:
    """Ask both numbers to show three repairs, with errors of the three questions apart and together."""
    worlds = {"errors apart": answers_by_repair(), "errors together": answers_by_repair(shared=1)}
    needed = pd.concat(worlds)
    ratio = needed["NPS"] / needed["CSI"]
    ahead, cases = int((ratio <= 1).sum()), len(ratio)
    apart, together = ratio.xs("errors apart"), ratio.xs("errors together")
    rows = [
        (f"{repair} ({world}): CSI, NPS", "NPS no more", f"{row['CSI']:,.0f}, {row['NPS']:,.0f}")
        for (world, repair), row in needed.iterrows()
    ]
    return Finding(
        "holds" if ahead == cases else "fails" if ahead == 0 else "depends",
        pd.DataFrame(rows, columns=["quantity", "said", "computed"]),
        Label(
            f"The NPS needs no more answers in {ahead} of {cases} cases. If the three questions err apart, "
            f"it needs {apart.min():.1f} to {apart.max():.1f} times as many; "
            f"if they err together, {together.min():.1f} to {together.max():.1f} times.",
            f"{cases}种情形中，净推荐值所需答卷不多于指数的有{ahead}种。三题误差各自独立时，需"
            f"{apart.min():.1f}至{apart.max():.1f}倍答卷；"
            f"误差相同时，需{together.min():.1f}至{together.max():.1f}倍。",
        ),
    )
