"""The three ratings of Text 4, recomputed on two scales."""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching.claims import Finding
from crm_teaching.experience.rating import rescale
from crm_teaching.wording import Label

_GOOGLE, _MEITUAN, _IKEA = 4.7, 4.6, 4.1
_SPREAD = 1.0  # standard deviation of single ratings, our assumption


def ratings_of_2019() -> Finding:
    """Rescale three ratings in two ways, and count the raters that their smallest gap needs."""
    gaps = [rescale(_GOOGLE, low) - rescale(_IKEA, low) for low in (1, 0)]
    raters = int(np.ceil(2 * (1.96 * _SPREAD / (_GOOGLE - _MEITUAN)) ** 2))
    rows = [
        ("Google above IKEA, form from 1 to 5", "0.6 of 5", f"{gaps[0]:.0f} points"),
        ("Google above IKEA, divided by 5", "0.6 of 5", f"{gaps[1]:.0f} points"),
        ("Raters asked", "not said", "cannot be told"),
        ("Raters of each firm to tell 4.7 from 4.6", "not said", f"{raters:,}"),
    ]
    return Finding(
        "unknown",
        pd.DataFrame(rows, columns=["quantity", "said", "computed"]),
        Label(
            f"No source, no number of raters, no scale. Google leads IKEA by {gaps[0]:.0f} points or by "
            f"{gaps[1]:.0f}. Telling 4.7 from 4.6 takes {raters:,} raters of each firm, if single ratings "
            f"have a standard deviation of {_SPREAD:g} (ours): 2 × (1.96 × {_SPREAD:g} / 0.1)².",
            f"无出处、无人数、无量表说明。谷歌领先宜家 {gaps[0]:.0f} 分或 {gaps[1]:.0f} 分；若标准差为"
            f" {_SPREAD:g}（假设），区分4.7与4.6各需 {raters:,} 人评分。",
        ),
    )
