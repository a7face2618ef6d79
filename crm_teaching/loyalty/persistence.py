"""Six kinds of loyalty: what binds the customer, how long it lasts, how much it needs the firm.

The texts name the six kinds and call two of them lasting; their chart is lost. The two scores are our
reading of the wording, and `ranking_under_error` says which order survives if we misread.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching import validate

_TYPES = [
    ("monopoly", "垄断忠诚", "no other supplier", "water and power", "a second supplier opens", 6, 9),
    ("kinship", "亲缘忠诚", "own staff and family", "car maker's staff", "they leave the firm", 7, 6),
    ("benefit", "利益忠诚", "price and gifts", "buyers on offer days", "we are outbid", 3, 3),
    ("inertia", "惰性忠诚", "habit and nearness", "corner supermarket", "a nearer shop opens", 6, 4),
    ("trust", "信赖忠诚", "kept promises", "the family's repairer", "a promise is broken", 9, 8),
    ("latent", "潜在忠诚", "a wish, blocked", "no delivery to the village", "the rule is lifted", 2, 5),
]


def loyalty_types() -> pd.DataFrame:
    """Return the six kinds of loyalty with what binds, an example, what ends it, and two scores.

    Returns
    -------
    DataFrame, shape (6, 7)
        ``kind``, ``zh``, ``binds``, ``example``, ``ends_when`` (text), ``persistence`` and ``dependence``
        (0 to 10).

    References
    ----------
    Text 5, slides 77 to 79, and Text 2; both scores are our reading, for the chart is lost.

    Examples
    --------
    >>> kinds = loyalty_types()
    >>> kinds.loc[kinds["persistence"].idxmax(), "kind"]
    'trust'
    """
    names = ["kind", "zh", "binds", "example", "ends_when", "persistence", "dependence"]
    return pd.DataFrame(_TYPES, columns=pd.Index(names))


def ranking_under_error(
    kinds: pd.DataFrame, error: float, *, n_draws: int = 4000, seed: int = 6
) -> pd.DataFrame:
    """Ask how often each kind lasts longest, and shortest, if every score may be off.

    Each score is moved by an equal chance from -error to +error, `n_draws` times.

    Parameters
    ----------
    kinds : DataFrame
        With ``kind`` and ``persistence``, as from `loyalty_types`.
    error : float
        Largest misreading of a score, in points, at least 0.
    n_draws : int
        Number of redrawn tables, at least 100.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, one row per kind
        `kinds` with ``lasts_longest`` and ``lasts_shortest`` (shares of the draws).

    Raises
    ------
    ValueError
        If a column is missing or a number is outside its range.

    References
    ----------
    A test of our own reading.

    Examples
    --------
    >>> ranking_under_error(loyalty_types(), error=0)["lasts_longest"].tolist()
    [0.0, 0.0, 0.0, 0.0, 1.0, 0.0]
    """
    validate.columns("kinds", kinds, ["kind", "persistence"], "Use loyalty_types().")
    validate.at_least("error", error, 0)
    validate.count("n_draws", n_draws, 100)
    moved = np.random.default_rng(seed).uniform(-error, error, (n_draws, len(kinds)))
    scores = kinds["persistence"].to_numpy() + moved
    n = len(kinds)
    longest = np.bincount(scores.argmax(axis=1), minlength=n) / n_draws
    shortest = np.bincount(scores.argmin(axis=1), minlength=n) / n_draws
    return kinds.assign(lasts_longest=longest, lasts_shortest=shortest)
