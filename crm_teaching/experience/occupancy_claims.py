"""Claims about the Oriental Hotel and about what experience brings, recomputed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.experience.card import return_chances
from crm_teaching.experience.occupancy import occupancy
from crm_teaching.wording import Label

_STAYS = (2, 3, 5)  # nights of a city stay, our range


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def tenth_fills() -> Finding:
    """Compute how full a tenth of past guests makes the hotel, for short and long stays."""
    hotel: Any = cases.load("oriental_hotel")
    base = {name: hotel[name] for name in ("guests_ever", "return_share", "rooms")}
    wanted = {n: occupancy(nights=n, **base) for n in _STAYS}
    full = [result.demand >= 0.95 for result in wanted.values()]
    told = wanted[3]
    return Finding(
        "holds" if all(full) else "depends" if any(full) else "fails",
        _table(
            *[(f"Full at {n} nights", "100%", f"{result.demand:.0%}") for n, result in wanted.items()],
            ("Nights that fill it at 10%", "not said", f"{told.nights_needed:.1f}"),
            ("Return share that fills it at 3 nights", "10%", f"{told.share_needed:.1%}"),
            ("Years of a full house on the list", "not said", f"{told.years_of_guests:.1f}"),
        ),
        Label(
            f"At two to five nights a tenth fills {wanted[2].demand:.0%} to {wanted[5].demand:.0%}. It would "
            f"take {told.nights_needed:.1f} nights, or {told.share_needed:.1%} who return.",
            f"住二至五晚时，十分之一只住满 {wanted[2].demand:.0%} 至 {wanted[5].demand:.0%}；"
            f"需住 {told.nights_needed:.1f} 晚，或有 {told.share_needed:.1%} 回头。",
        ),
    )


def stamp_heart() -> Finding:
    """Set one guest who returned beside the guests that a test would need."""
    hotel: Any = cases.load("oriental_hotel")
    chances = {name: hotel[name] for name in ("fresh_return", "in_town", "memory", "woken")}
    row = return_chances(**chances).set_index("years_away").loc[hotel["years_to_card"]]
    middle = float(row["without"] + row["lift"] / 2)
    # Two-sided 5%, power 80%: 1.96 + 0.84 standard errors.
    needed = 2 * (1.96 + 0.84) ** 2 * middle * (1 - middle) / float(row["lift"]) ** 2
    return Finding(
        "unknown",
        _table(
            ("Guests with a card in the story", "1", "1"),
            ("of them vowed to return", "1", "1"),
            ("95% interval of 1 in 1", "not said", f"{0.05 / 2:.1%} to 100%"),
            ("Guests without a card", "not said", "none to compare with"),
            (f"Guests for a test of {row['lift']:.1%} more", "not said", f"{2 * round(needed, -3):,.0f}"),
        ),
        Label(
            "One guest is told because he returned; those who did not are not in the story, and nobody "
            f"without a card is. A test that finds {row['lift']:.1%} more needs {2 * round(needed, -3):,.0f} "
            "guests, a card by lot to half of them.",
            f"只讲了回头的一位；未回头者与没收到贺卡者都不在故事里。要测出多 {row['lift']:.1%}，"
            f"需要 {2 * round(needed, -3):,.0f} 位客人，抽签给一半寄卡。",
        ),
    )


def experience_to_profit() -> Finding:
    """Multiply three links of a chain, since the text gives the size of none."""
    ends = {link: link**3 for link in (0.5, 0.8)}
    rows = [
        (f"End to end if each link correlates {link:g}", "not said", f"{end:.3g}")
        for link, end in ends.items()
    ]
    explained = ends[0.5] ** 2
    return Finding(
        "unknown",
        _table(
            ("Links with a number", "0 of 3", "none to compute with"),
            *rows,
            ("Profit's variance explained at 0.5", "not said", f"{explained:.1%}"),
        ),
        Label(
            f"The text gives no size for a link and no study. Three links of 0.5 leave {ends[0.5]:.3g} from "
            f"end to end, {explained:.1%} of the variance of profit: a direction, not yet a budget.",
            f"原文未给任何一环的大小与出处。三环各为0.5，首尾只剩 {ends[0.5]:.3g}，"
            f"解释利润差异的 {explained:.1%}：有方向，还不足以定预算。",
        ),
    )
