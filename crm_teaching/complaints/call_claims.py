"""Claims about an angry caller, recomputed."""

from __future__ import annotations

from itertools import product
from typing import Any

import pandas as pd

from crm_teaching import cases, conversations
from crm_teaching.claims import Finding
from crm_teaching.complaints.call import calls_needed, stay_share
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


def solving_is_easy() -> Finding:
    """Count the ways of our own script, which is no evidence, and the calls that evidence would need."""
    script = conversations.load("renewal_call")
    kept: dict[bool, list[bool]] = {True: [], False: []}
    for choices in conversations.ways(script)["choices"]:
        told = conversations.play(script, choices.split())
        before = [script.anger, *(turn.anger for turn in told.turns)]
        for turn, anger in zip(told.turns, before, strict=False):
            if turn.choice.step == "solve":
                kept[anger < script.angry_from].append(told.outcome == "kept")
    calm, angry = (f"{sum(ways)} of {len(ways)}" for ways in (kept[True], kept[False]))
    needed = calls_needed(0.5, 0.7, gap=0.2)
    return Finding(
        "unknown",
        _table(
            ("Complaints that are only venting", "most", "not counted"),
            ("Our script, solved when calm: kept", "easy", f"{calm} ways"),
            ("Our script, solved when angry: kept", "hard", f"{angry} ways"),
            ("Real calls needed, to see 50% against 70%", "not said", f"{needed} in each group"),
        ),
        Label(
            f"Nobody counted. In our script solving keeps her in {calm} ways when she is calm, in {angry} "
            f"when she is angry, because we wrote it so. To see 70% against 50%, code {needed} real calls of "
            "each kind.",
            f"没有人统计过。在我们的脚本中，平静时解决留住 {calm.replace(' of ', '/')}，"
            f"愤怒时 {angry.replace(' of ', '/')}，因为是我们这样写的。"
            f"要看出70%与50%之差，每类需编码 {needed} 通真实来电。",
        ),
    )
