"""The claim about winning key customers back, recomputed with the kit's numbers."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.churn.winback import best_spend, chance_back
from crm_teaching.claims import Finding
from crm_teaching.wording import Label


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def utmost_for_key() -> Finding:
    """Spend more and more on a lost key customer, and see where the next yuan brings back less than one."""
    case: Any = cases.load("win_back")
    value, success, cost = (case[f"key_{name}"] for name in ("value", "success", "cost"))
    best = best_spend(value, success, cost)
    spends = [cost, best, 3 * cost, 6 * cost]
    nets = [float(chance_back(spend, success, cost)) * value - spend for spend in spends]
    rising = all(later >= earlier for earlier, later in pairwise(nets))
    half = 1.96 * math.sqrt(success * (1 - success) / 50)
    low, high = (best_spend(value, round(end, 2), cost) for end in (success - half, success + half))
    return Finding(
        "holds" if rising and max(nets) > 0 else "depends" if max(nets) > 0 else "fails",
        _table(
            *(
                (f"Net at {spend:,.0f} yuan a head", "the more the better", f"{round(net):,.0f}")
                for spend, net in zip(spends, nets, strict=True)
            ),
            ("Best spend if the success was seen in 50 tries (95%)", "not said", f"{low:.0f} to {high:.0f}"),
        ),
        Label(
            f"It pays to spend up to {best:.0f} yuan on each; then each further yuan brings back less than "
            f"one, and at {spends[-1]:,.0f} nothing is left. Key customers get most, and not all.",
            f"每位花到 {best:.0f} 元为止是划算的，再多则每元收不回一元，到 {spends[-1]:,.0f} 元便一无所剩。"
            "关键客户应得最多，但不是无限。",
        ),
    )
