"""Expectation: what a visit is measured against."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import ndtr

from crm_teaching.validate import above, at_least, broken_rule, columns, count

STATES = ("dissatisfied", "satisfied", "delighted")


def zone_states(levels: pd.DataFrame, perceived: float) -> pd.DataFrame:
    """Say for one visit in which state it leaves customers who expect different things.

    Below the adequate level: dissatisfied. In the zone of tolerance, both borders counted in: satisfied.
    Above the desired level: delighted. adequacy = perceived - adequate, superiority = perceived - desired.

    Parameters
    ----------
    levels : DataFrame
        One row per kind of customer: ``adequate`` and ``desired``, in points of the scale.
    perceived : float
        The visit as it is felt, in points of the same scale.

    Returns
    -------
    DataFrame
        `levels` with ``perceived``, ``adequacy``, ``superiority`` (points) and ``state``.

    Raises
    ------
    ValueError
        If a column is missing, or an adequate level lies above its desired one.

    References
    ----------
    Levels and zone: Text 5, slide 38. The sizes are the reader's.

    Examples
    --------
    >>> zone_states(pd.DataFrame({"adequate": [1, 3, 6], "desired": [4, 7, 8]}), 5)["state"].tolist()
    ['delighted', 'satisfied', 'dissatisfied']
    """
    columns("levels", levels, ["adequate", "desired"], "Give both levels of each kind of customer.")
    if (levels["adequate"] > levels["desired"]).any():
        row = levels.index[levels["adequate"] > levels["desired"]][0]
        hint = "Adequate is the least that is accepted."
        raise broken_rule("adequate", "at most the desired level", f"more in row {row!r}", hint)
    adequacy, superiority = perceived - levels["adequate"], perceived - levels["desired"]
    state = np.select([adequacy < 0, superiority > 0], [STATES[0], STATES[2]], STATES[1])
    return levels.assign(perceived=perceived, adequacy=adequacy, superiority=superiority, state=state)


def tie_share(n_points: int, spread: float = 0.125) -> pd.Series:
    """Return how many customers perceive exactly what they expected, on a scale of whole points.

    Perception less expectation is normal around 0 and is rounded to whole points; with
    sd = `spread` * (n_points - 1) points, P(tie) = 2 Phi(0.5 / sd) - 1.

    Parameters
    ----------
    n_points : int
        Answers on the scale, at least 2.
    spread : float
        Standard deviation as a share of the scale's length, above 0.

    Returns
    -------
    Series
        Shares of customers: ``above``, ``tie``, ``at_or_above``.

    Examples
    --------
    >>> tie_share(9).round(2).tolist()
    [0.31, 0.38, 0.69]
    """
    sd = above("spread", spread, 0) * (count("n_points", n_points, 2) - 1)
    tie = 2 * float(ndtr(0.5 / sd)) - 1
    return pd.Series({"above": (1 - tie) / 2, "tie": tie, "at_or_above": (1 + tie) / 2})


def purchases_until_full(lead: float, follows: float, quality: float = 70, top: float = 100) -> float:
    """Return for how many purchases a seller can stay ahead of an expectation that follows.

    After each purchase expectation moves by `follows` of the way to what was received. To stay `lead`
    points ahead, quality must rise by follows * lead each time, until it reaches the top of the scale.

    Examples
    --------
    >>> purchases_until_full(lead=10, follows=0.3)
    11.0
    >>> purchases_until_full(lead=10, follows=0)
    inf
    """
    step = above("lead", lead, 0) * at_least("follows", follows, 0)
    return float("inf") if step == 0 else 1 + float((top - quality) / step // 1)
