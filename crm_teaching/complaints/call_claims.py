"""The claim about an angry caller, recomputed."""

from __future__ import annotations

from itertools import product
from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.complaints.call import stay_share
from crm_teaching.wording import Label

_STOPS = 5


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def attitude_lost_her() -> Finding:
    """Mend the attitude alone, then the late card alone; what drives more away moves more."""
    case: Any = cases.load("renewal_call")
    late, rude, untraced = (case[name] for name in ("late", "rude", "untraced"))
    as_it_was = stay_share([late, rude, untraced])
    polite, on_time = stay_share([late, untraced]), stay_share([rude, untraced])
    grid = [*product(*(_stops(case.parameters[name]) for name in ("late", "rude")))]
    larger = sum(attitude > loss for loss, attitude in grid)
    return Finding(
        "holds" if larger == len(grid) else "depends" if larger else "fails",
        _table(
            ("Stay: as it was", "0 of 1", f"{as_it_was:.1%}"),
            ("Stay: a polite clerk, the card still late", "she stays", f"{polite:.0%}"),
            ("Stay: the card on time, the clerk still rude", "she leaves", f"{on_time:.0%}"),
            ("Leave for the late card alone", "none", f"{late:.0%}"),
            ("Settings at which the attitude moves more", "all", f"{larger} of {len(grid)}"),
        ),
        Label(
            f"With our numbers the attitude moves more: a polite clerk alone would keep {polite:.0%}, a card "
            f"on time alone {on_time:.0%}. Over our sliders that is so at {larger} of {len(grid)} settings. "
            "One customer cannot decide it.",
            f"按我们的数字，态度影响更大：仅态度好可留 {polite:.0%}，仅按时寄卡可留 {on_time:.0%}。"
            f"在滑块范围内，{len(grid)} 种设定中有 {larger} 种如此。一位客户无法定论。",
        ),
    )


def _stops(parameter: Any) -> list[float]:
    """Return evenly spaced values from the lower to the upper end of a slider."""
    width = parameter.high - parameter.low
    return [parameter.low + width * n / (_STOPS - 1) for n in range(_STOPS)]
