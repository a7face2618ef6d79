"""Dealers below average are coached and rise: coaching, or luck that did not come twice?

A dealer's monthly index is its true level plus luck. `reliability` is the share of the variance between
dealers that is true level; it is also the correlation between two months.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.wording import Decision

_Z = 1.96
WORTHWHILE = 2.0  # points; less than this does not pay for a coach


@dataclass(frozen=True)
class Coaching:
    """What a manager sees after coaching; points of the index, see `judge_coaching`.

    ``flagged_mean``: the flagged dealers' distance from average. ``bounce``: their rise without any
    coaching. ``rises``: ``group``, ``n_dealers``, ``rise``, ``margin``. ``effect``, ``effect_margin``: what
    a control group shows (NaN without one).
    """

    flagged_mean: float
    bounce: float
    rises: pd.DataFrame
    effect: float
    effect_margin: float
    decision: Decision


def monthly_index(
    n_dealers: int, spread: float = 10.0, reliability: float = 0.5, *, seed: int = 1
) -> pd.DataFrame:
    """Simulate two months of a dealer index, without any coaching.

    index = 80 + level + luck; var(level) = reliability * spread^2, var(luck) the rest.

    Parameters
    ----------
    n_dealers : int
        At least 1.
    spread : float
        Standard deviation between dealers in one month, in points, above 0.
    reliability : float
        Share of the variance that is true level.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame
        ``level`` (true), ``month_1``, ``month_2``.

    Raises
    ------
    ValueError
        If an argument is out of range.

    Examples
    --------
    >>> monthly_index(100).shape
    (100, 3)
    """
    spread = validate.above("spread", spread, 0, "Dealers differ.")
    share = validate.share("reliability", reliability)
    rng = np.random.default_rng(seed)
    level = 80 + spread * np.sqrt(share) * rng.normal(size=validate.count("n_dealers", n_dealers))
    luck = spread * np.sqrt(1 - share) * rng.normal(size=(2, n_dealers))
    return pd.DataFrame({"level": level, "month_1": level + luck[0], "month_2": level + luck[1]})


def judge_coaching(
    n_dealers: int, reliability: float, coaching_effect: float, control: bool, spread: float = 10.0
) -> Coaching:
    """Say what a rise of the coached dealers shows, with and without a control group.

    Dealers below average lie sqrt(2 / pi) * spread = 0.798 spread below it on average. With reliability r
    they rise by (1 - r) of that without coaching: regression to the mean. One dealer's rise has the variance
    spread^2 ((1 - r)^2 (1 - 2 / pi) + 1 - r^2). With a control group, half of the flagged dealers, drawn by
    lot, are not coached; the effect is the difference of the rises.

    Parameters
    ----------
    n_dealers : int
        At least 8; half of them are below average.
    reliability : float
        Share of the variance between dealers that is true level, 0 to 1.
    coaching_effect : float
        True effect of coaching, in points, 0 or more.
    control : bool
        Whether half of the flagged dealers go without coaching.
    spread : float
        Standard deviation between dealers in one month, in points, above 0.

    Returns
    -------
    Coaching
        Decision "coaching", "luck" or "cannot_tell". Expected values, with 95% margins.

    Raises
    ------
    ValueError
        If an argument is out of range.

    Examples
    --------
    >>> seen = judge_coaching(100, 0.5, 0, control=False)
    >>> round(seen.flagged_mean, 1), round(seen.bounce, 1), seen.decision.key
    (-8.0, 4.0, 'cannot_tell')
    """
    flagged = validate.count("n_dealers", n_dealers, 8) // 2
    r = validate.share("reliability", reliability)
    effect = validate.at_least("coaching_effect", coaching_effect, 0, "Write 3 for three points.")
    spread = validate.above("spread", spread, 0, "Dealers differ.")
    below = float(np.sqrt(2 / np.pi)) * spread
    bounce = (1 - r) * below
    sd = spread * float(np.sqrt((1 - r) ** 2 * (1 - 2 / np.pi) + 1 - r**2))
    coached = flagged // 2 if control else flagged
    groups = [("coached", coached, bounce + effect)]
    if control:
        groups.append(("not coached", flagged - coached, bounce))
    rises = pd.DataFrame(groups, columns=["group", "n_dealers", "rise"])
    rises["margin"] = _Z * sd / np.sqrt(rises["n_dealers"])
    margin = float(np.hypot.reduce(rises["margin"])) if control else float("nan")
    return Coaching(
        flagged_mean=-below,
        bounce=bounce,
        rises=rises,
        effect=effect if control else float("nan"),
        effect_margin=margin,
        decision=_decide(effect, margin, bounce, below, control),
    )


def _decide(effect: float, margin: float, bounce: float, below: float, control: bool) -> Decision:
    if not control:
        return Decision(
            "cannot_tell",
            f"Cannot tell: up {bounce + effect:.1f}. The end of bad luck gives 0 to {below:.1f}, a good "
            "month for all gives any rise. Draw a control group.",
            f"无法判断：上升 {bounce + effect:.1f} 分。回归均值可带来 0 至 {below:.1f} 分，整体好转可带来"
            "任何升幅。请设对照组。",
        )
    low, high = effect - margin, effect + margin
    said, zh = (
        f"{effect:.1f} points, 95% {low:.1f} to {high:.1f}",
        f"{effect:.1f} 分，95%区间 {low:.1f} 至 {high:.1f}",
    )
    if low > 0:
        return Decision(
            "coaching", f"Coaching works: {said} more than the control.", f"辅导有效：比对照组多 {zh}。"
        )
    if high < WORTHWHILE:
        return Decision(
            "luck", f"It was luck: the coached gain {said} on the control.", f"只是运气：比对照组多 {zh}。"
        )
    return Decision(
        "cannot_tell",
        f"Cannot tell yet: {said}, too wide. Ask more customers or wait more months.",
        f"尚无法判断：{zh}，太宽，需更多数据。",
    )
