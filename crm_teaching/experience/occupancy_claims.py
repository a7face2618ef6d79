"""Claims about the Oriental Hotel, recomputed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
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
            *[(f"Full at {n} nights", "100%", f"{result.demand:.1%}") for n, result in wanted.items()],
            ("Nights that fill it at 10%", "not said", f"{told.nights_needed:.1f}"),
            ("Return share that fills it at 3 nights", "10%", f"{told.share_needed:.1%}"),
            ("Years of a full house to 200,000 guests, all new", "not said", f"{told.years_of_guests:.1f}"),
        ),
        Label(
            f"At two to five nights a tenth fills {wanted[2].demand:.1%} to {wanted[5].demand:.1%}. It would "
            f"take {told.nights_needed:.1f} nights, or {told.share_needed:.1%} who return.",
            f"住二至五晚时，十分之一只住满 {wanted[2].demand:.1%} 至 {wanted[5].demand:.1%}；"
            f"需住 {told.nights_needed:.1f} 晚，或有 {told.share_needed:.1%} 回头。",
        ),
    )


def stamp_heart() -> Finding:
    """Say what one guest who vowed to return can show: the interval of 1 in 1, and no comparison."""
    low = 0.05 / 2  # of the exact 95% interval: the share at which 1 in 1 still has probability 2.5%
    return Finding(
        "unknown",
        _table(
            ("Guests with a card in the story", "1", "1"),
            ("of them vowed to return", "1", "1"),
            ("Share who return, 95% interval from 1 in 1", "not said", f"{low:.1%} to 100%"),
            ("Guests without a card", "not said", "none to compare with"),
            ("Price of a Thai stamp", "6 yuan", "in baht: converted, or made up"),
        ),
        Label(
            f"One guest vowed to return; a share from {low:.1%} to 100% fits that. Those who threw the card "
            "away are not in the story, and nobody without a card is.",
            f"只讲了发誓再来的一位，回头率从 {low:.1%} 到 100% 都说得通；扔掉贺卡的与没收到的都不在故事里。",
        ),
    )
