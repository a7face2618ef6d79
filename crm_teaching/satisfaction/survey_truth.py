"""A fictional car dealer's customers, whose truth is known: what they expect, feel and would miss."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import ndtr

from crm_teaching import validate
from crm_teaching.satisfaction.kano import QUALITIES, cells_of
from crm_teaching.satisfaction.servqual import DIMENSIONS, ITEMS, WorstGap, worst_gap

# Centre of the felt values, in points of 7, before they are rounded to what can be ticked. Our assumptions.
EXPECTED = {"tangibles": 5.0, "reliability": 6.3, "responsiveness": 6.0, "assurance": 6.1, "empathy": 5.6}
PERCEIVED = {"tangibles": 4.7, "reliability": 5.35, "responsiveness": 5.22, "assurance": 5.9, "empathy": 5.8}
# Of an item, beside its dimension's: the promised day is where this dealer fails most.
_OFF = {"01": 0.2, "02": -0.1, "03": 0.1, "04": -0.2, "05": -0.5, "06": 0.3, "07": -0.2, "08": 0.1, "09": 0.3}
_OFF |= {"10": -0.3, "11": -0.1, "12": 0.5, "13": -0.1, "18": 0.1, "19": -0.4, "20": 0.3}
_MOOD, _TASTE = 0.4, 0.5  # standard deviations between customers: of everything, of one dimension
NOISE = 0.8
# Shares of customers for whom a feature is must-be, one-dimensional, attractive, indifferent, reverse. Ours.
FEATURES = {
    "papers and car ready on time": (0.55, 0.27, 0.06, 0.12, 0.00),
    "fuel use as promised": (0.22, 0.52, 0.14, 0.12, 0.00),
    "short wait at the workshop": (0.30, 0.36, 0.16, 0.18, 0.00),
    "new driver's car driven home": (0.04, 0.12, 0.52, 0.30, 0.02),
    "coach beside the driver": (0.05, 0.20, 0.36, 0.35, 0.04),
    "quarterly magazine": (0.02, 0.05, 0.18, 0.65, 0.10),
}
SERVICE_SEED, KANO_SEED = 1988, 1984


def _centres(felt: dict[str, float], offsets: dict[str, float]) -> np.ndarray:
    return np.array([felt[row.dimension] + offsets.get(str(row.Index), 0.0) for row in ITEMS.itertuples()])


def true_gaps(inflation: float = 0.0, noise: float = NOISE) -> pd.Series:
    """Return each dimension's true gap: what the mean answer of endlessly many customers would show.

    A felt value is normal; ticked is the nearest whole number from 1 to 7, so the mean answer is
    1 + sum over k = 2 .. 7 of P(felt > k - 0.5).

    Examples
    --------
    >>> true_gaps().round(2).to_dict()["empathy"] > 0
    True
    """
    spread = np.sqrt(_MOOD**2 + _TASTE**2 + noise**2)
    steps = np.arange(1.5, 7)[:, None]
    # ndtr is the normal distribution function; P(felt > step) = ndtr((centre - step) / spread).
    expected = ndtr((_centres(EXPECTED, {}) + inflation - steps) / spread).sum(axis=0)
    perceived = ndtr((_centres(PERCEIVED, _OFF) - steps) / spread).sum(axis=0)
    by_item = pd.Series(perceived - expected, index=ITEMS["dimension"])
    return by_item.groupby(level=0).mean()[list(DIMENSIONS)]


def simulate_service(
    n_respondents: int, *, inflation: float = 0.0, noise: float = NOISE, seed: int = SERVICE_SEED
) -> pd.DataFrame:
    """Simulate a SERVQUAL survey whose true gaps are known.

    Felt value = centre of the item + mood of the customer + taste for the dimension + noise; the answer is
    the nearest whole number from 1 to 7. A larger survey holds the smaller one.

    Parameters
    ----------
    n_respondents : int
        At least 2.
    inflation : float
        Points added to every expectation, as louder promises would.
    noise : float
        Standard deviation of a single answer, in points, at least 0.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, one row per respondent
        ``respondent`` (text), ``E01`` ... ``E22``, ``P01`` ... ``P22`` (1 to 7).

    Examples
    --------
    >>> simulate_service(3).shape
    (3, 45)
    """
    n = validate.count("n_respondents", n_respondents, 2)
    noise = validate.at_least("noise", noise, 0)
    of_item = [list(DIMENSIONS).index(name) for name in ITEMS["dimension"]]
    # One row of random numbers per customer, so that more customers leave the first ones as they are.
    draws = np.random.default_rng(seed).normal(size=(n, 2, 1 + 5 + 22))
    columns: dict[str, np.ndarray] = {}
    for side, centre in enumerate([_centres(EXPECTED, {}) + inflation, _centres(PERCEIVED, _OFF)]):
        mood, taste, luck = np.split(draws[:, side], [1, 6], axis=1)
        felt = centre + _MOOD * mood + _TASTE * taste[:, of_item] + noise * luck
        ticked = np.clip(np.rint(felt), 1, 7).astype(int)
        columns |= {f"{'EP'[side]}{item}": ticked[:, at] for at, item in enumerate(ITEMS.index)}
    return pd.DataFrame({"respondent": [str(number) for number in range(1, n + 1)], **columns})


def ask_customers(
    n_respondents: int, reliability_weight: float, inflation: float = 0.0, noise: float = NOISE
) -> WorstGap:
    """Ask the dealer's customers, and say which gap is surely the worst.

    Parameters
    ----------
    n_respondents : int
        Customers asked, at least 2.
    reliability_weight : float
        Weight of reliability, a share; the other four dimensions divide the rest equally.
    inflation : float
        Points that promises add to every expectation.
    noise : float
        Standard deviation of a single answer, in points.

    Returns
    -------
    WorstGap

    Examples
    --------
    >>> ask_customers(150, 0.2).decision.key, ask_customers(600, 0.2).decision.key
    ('ask_more', 'repair_reliability')
    """
    rest = (1 - validate.share("reliability_weight", reliability_weight)) / 4
    weights = dict.fromkeys(DIMENSIONS, rest) | {"reliability": reliability_weight}
    return worst_gap(simulate_service(n_respondents, inflation=inflation, noise=noise), weights)


def simulate_kano(n_respondents: int, *, seed: int = KANO_SEED) -> pd.DataFrame:
    """Simulate a Kano survey: each customer has a quality in mind per feature, and answers accordingly.

    Parameters
    ----------
    n_respondents : int
        At least 1.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, one row per respondent and feature
        ``respondent``, ``feature``, ``with_it``, ``without_it`` (1 to 5).

    Examples
    --------
    >>> simulate_kano(10).shape
    (60, 4)
    """
    n = validate.count("n_respondents", n_respondents)
    rng = np.random.default_rng(seed)
    cells = {quality: cells_of(quality) for quality in QUALITIES}
    parts = []
    for feature, shares in FEATURES.items():
        quality = rng.choice(list(QUALITIES)[: len(shares)], size=n, p=shares)
        answers = np.array([cells[name][rng.integers(len(cells[name]))] for name in quality])
        who = [str(number) for number in range(1, n + 1)]
        made = {"with_it": answers[:, 0], "without_it": answers[:, 1]}
        parts.append(pd.DataFrame({"respondent": who, "feature": feature, **made}))
    return pd.concat(parts, ignore_index=True)
