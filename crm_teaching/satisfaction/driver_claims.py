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
    """Rank the four drivers by weakness and by what 100,000 yuan buy with each."""
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
    best = {target: NODES[str(gain.idxmax())].en for target, gain in gains.items()}
    verdicts = {1: "holds"}
    return Finding(
        verdicts.get(max(ranks.values()), "fails" if min(ranks.values()) > 1 else "depends"),
        pd.DataFrame(rows, columns=["quantity", "said", "computed"]),
        Label(
            f"The weakest link is {NODES[weakest].en} at {performance[weakest]:.1f}. Per yuan it is number "
            f"{ranks['satisfaction']} of 4 for satisfaction and number {ranks['loyalty']} for loyalty; "
            f"{best['satisfaction']} leads for satisfaction. Weakness alone is no reason to invest.",
            f"最弱的是{NODES[weakest].zh}（{performance[weakest]:.1f}）。按每元效果，它在满意中排第"
            f"{ranks['satisfaction']}，在忠诚中排第{ranks['loyalty']}。弱本身不是投资的理由。",
        ),
    )
