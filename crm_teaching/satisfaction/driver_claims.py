"""The claim that a satisfaction survey shows where to work, recomputed."""

from __future__ import annotations

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.satisfaction.drivers import BUDGET, TARGETS, importance_performance
from crm_teaching.satisfaction.index_survey import INDEX_QUESTIONS, index_survey
from crm_teaching.satisfaction.path_models import INDEX_MODELS, NODES
from crm_teaching.satisfaction.pls import fit_pls
from crm_teaching.wording import Label


def weak_links_first() -> Finding:
    """Rank the four drivers by weakness and by what 100,000 yuan buy, and find the cost that turns it."""
    model = INDEX_MODELS["ECSI"]
    fit = fit_pls(index_survey(), model.blocks(INDEX_QUESTIONS), model.arrows)
    case = cases.load("rental_drivers")
    tables = {target: importance_performance(fit, target) for target in TARGETS}
    performance = tables["satisfaction"]["performance"]
    weakest = str(performance.idxmin())
    cost = pd.Series({name: case[f"cost_{name}"] for name in performance.index})
    gains = {target: BUDGET / cost * table["importance"] for target, table in tables.items()}
    ranks = {target: int(gain.rank(ascending=False)[weakest]) for target, gain in gains.items()}
    rows = [
        (f"{NODES[name].en}: performance; satisfaction, loyalty for 100,000 yuan", "", said)
        for name in performance.index
        for said in [
            f"{performance[name]:.1f}; {gains['satisfaction'][name]:.2f}, {gains['loyalty'][name]:.2f}"
        ]
    ]
    # The weakest driver is also the best buy if a point of it costs less than this.
    limits = {target: cost[weakest] * gain[weakest] / gain.max() for target, gain in gains.items()}
    enough = min(limits.values())
    rows.append(
        (f"a point of {NODES[weakest].en}: cost below which it is the best buy, yuan", "", f"{enough:,.0f}")
    )
    best = NODES[str(gains["satisfaction"].idxmax())].en
    verdict = "holds" if max(ranks.values()) == 1 else "depends" if enough > 0 else "fails"
    return Finding(
        verdict,
        pd.DataFrame(rows, columns=["quantity", "said", "computed"]),
        Label(
            f"The weakest link is {NODES[weakest].en} at {performance[weakest]:.1f}. It is number "
            f"{ranks['satisfaction']} of 4 for satisfaction ({best} leads) and number {ranks['loyalty']} for "
            f"loyalty at our costs; first in both if a point cost below {enough:,.0f} yuan.",
            f"最弱的是{NODES[weakest].zh}（{performance[weakest]:.1f}）。按本例成本，它在满意中排第"
            f"{ranks['satisfaction']}，在忠诚中排第{ranks['loyalty']}。每分低于{enough:,.0f}元"
            f"（本例{cost[weakest]:,.0f}元）才两项都领先。",
        ),
    )
