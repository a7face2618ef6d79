"""Half a year of answers from the customers of eight car rental offices, for the exercise.

Simulated, so the truth is known. Seven offices are equally good and one is better; what is not as expected
costs customers, and the largest gap is not the one that costs most. All numbers are our assumptions.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching.validate import count

SURVEY_SEED = 1188
OFFICES = ("Airport", "Bridge", "Castle", "Dock", "Garden", "Lake", "Market", "Station")
BETTER_OFFICE, TRUE_LIFT = "Station", 1.2  # points that its customers add to their score
# Per dimension: mean expected, mean gap (points of 7), and what falling short takes from P(again).
DIMENSIONS = ("bill", "wait", "car", "staff")
TRUE_EXPECTED = {"bill": 6.0, "wait": 5.4, "car": 6.2, "staff": 5.2}
TRUE_GAP = {"bill": -0.5, "wait": -0.5, "car": -1.2, "staff": 0.2}
TRUE_DROP = {"bill": 0.32, "wait": 0.08, "car": 0.02, "staff": 0.03}
_AGAIN = 0.72  # chance to rent again of a customer for whom nothing falls short
_MONTHS = 6


def rental_survey(n_per_cell: int = 14, *, seed: int = SURVEY_SEED) -> pd.DataFrame:
    """Ask customers of eight offices in six months, and note who rents again.

    E and P are rounded to 1 to 7, P around E plus the dimension's gap. A dimension falls short if P < E.
    P(again) = 0.72 - sum of the drops of the dimensions that fall short. The score from 0 to 10 follows the
    gaps and much luck; no month and, but for one, no office differs.

    Parameters
    ----------
    n_per_cell : int
        Answers of each office in each month, at least 1.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, shape (48 * n_per_cell, 14)
        ``answer_id``, ``office``, ``month`` (1 to 6), ``recommend`` (0 to 10), ``bill_expected``,
        ``bill_perceived`` and so on for four dimensions (1 to 7), ``paid_yuan``, ``rented_again`` (0, 1).

    Raises
    ------
    ValueError
        If `n_per_cell` is no whole number of at least 1.

    Examples
    --------
    >>> answers = rental_survey()
    >>> answers.shape, answers["office"].nunique()
    ((672, 14), 8)
    """
    n = len(OFFICES) * _MONTHS * count("n_per_cell", n_per_cell)
    rng = np.random.default_rng(seed)
    office = np.tile(np.repeat(OFFICES, n_per_cell), _MONTHS)
    expected, perceived = _dimensions(rng, n)
    lift = TRUE_LIFT * (office == BETTER_OFFICE)
    # Constants of the scale: about half promote and a quarter detract.
    felt = 8.5 + 0.25 * (perceived - expected).sum(axis=1) + lift + 1.8 * rng.normal(size=n)
    drop = (perceived < expected) @ np.array(list(TRUE_DROP.values()))
    return pd.DataFrame(
        {
            "answer_id": np.arange(1, n + 1),
            "office": office,
            "month": np.repeat(np.arange(1, _MONTHS + 1), len(OFFICES) * n_per_cell),
            "recommend": np.rint(felt).clip(0, 10).astype(int),
            **_named(expected, perceived),
            "paid_yuan": np.rint(np.exp(5.8 + 0.6 * rng.normal(size=n))).astype(int),
            "rented_again": (rng.random(n) < _AGAIN - drop).astype(int),
        }
    )


def _dimensions(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    wide = np.array(list(TRUE_EXPECTED.values())) + 0.8 * rng.normal(size=(n, len(DIMENSIONS)))
    expected = np.rint(wide).clip(1, 7)
    felt = expected + np.array(list(TRUE_GAP.values())) + 0.9 * rng.normal(size=expected.shape)
    return expected.astype(int), np.rint(felt).clip(1, 7).astype(int)


def _named(expected: np.ndarray, perceived: np.ndarray) -> dict[str, np.ndarray]:
    columns = {}
    for place, name in enumerate(DIMENSIONS):
        columns[f"{name}_expected"] = expected[:, place]
        columns[f"{name}_perceived"] = perceived[:, place]
    return columns
