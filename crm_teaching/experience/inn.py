"""A year of an inn's guests: their ticks at five moments, a birthday card by lot, and who came back.

Simulated, so the truth is known. Most low ticks fall on the reception, but guests stay away
because of the room. All numbers are our assumptions.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching.experience.journey import sum_up as sum_up_scores
from crm_teaching.validate import count

INN_SEED = 101
# In the order of the stay; the share of low ticks (1 or 2), and what a low tick takes from the return share.
TRUE_LOW = {"booking": 0.12, "reception": 0.30, "room": 0.22, "breakfast": 0.15, "check_out": 0.14}
TRUE_LOSS = {"booking": 0.02, "reception": 0.01, "room": 0.33, "breakfast": 0.03, "check_out": 0.03}
TRUE_CARD = 0.025  # what a card adds to the return share
_RETURN = 0.40  # return share of a guest without a low tick and without a card
_UNTICKED = 0.06
_WEIGHTS = np.array([0.15, 0.15, 0.30, 0.15, 0.25])  # of the moments in the overall mark


def inn_guests(n_guests: int = 1500, *, seed: int = INN_SEED) -> pd.DataFrame:
    """Simulate guests of an inn in 2025, one stay each.

    P(back) = 0.40 + 0.025 * card - sum of the losses of the moments with a low tick. Ticks at different
    moments are independent; 6% are left out and written as 0. About a third of the guests were here
    before 2025; they stay longer, and rather in the quiet half of the year.

    Parameters
    ----------
    n_guests : int
        How many, at least 2.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, shape (n_guests, 12)
        ``guest``, ``month``, ``nights``, ``returning`` (0, 1), the five moments (1 to 5, 0 for no
        tick), ``overall`` (0 to 10), ``got_card`` (0, 1: by lot), ``back`` (0, 1: came in 2026).

    Raises
    ------
    ValueError
        If `n_guests` is no whole number of at least 2.

    Examples
    --------
    >>> guests = inn_guests()
    >>> guests.shape, round(float(guests["back"].mean()), 2)
    ((1500, 12), 0.31)
    """
    n = count("n_guests", n_guests, 2)
    rng = np.random.default_rng(seed)
    returning = (rng.random(n) < 0.33).astype(int)
    season = np.cos(2 * np.pi * (np.arange(12) - 9) / 12)
    busy, quiet = ((1 + swing * season) / 12 for swing in (0.35, -0.25))
    months = np.arange(1, 13)
    month = np.where(returning == 1, rng.choice(months, n, p=quiet), rng.choice(months, n, p=busy))
    ticks = _ticks(rng, n)
    card = (rng.random(n) < 0.5).astype(int)
    losses = (ticks <= 2) @ np.array(list(TRUE_LOSS.values()))
    back = (rng.random(n) < _RETURN + TRUE_CARD * card - losses).astype(int)
    overall = np.rint(2.5 * (ticks @ _WEIGHTS - 1) + 0.9 * rng.normal(size=n)).clip(0, 10)
    written = np.where(rng.random(ticks.shape) < _UNTICKED, 0, ticks)
    return pd.DataFrame(
        {
            "guest": np.arange(1, n + 1),
            "month": month,
            "nights": 1 + rng.poisson(np.where(returning == 1, 1.8, 1.2)),
            "returning": returning,
            **dict(zip(TRUE_LOW, written.T, strict=True)),
            "overall": overall.astype(int),
            "got_card": card,
            "back": back,
        }
    )


def _ticks(rng: np.random.Generator, n: int) -> np.ndarray:
    low = rng.random((n, len(TRUE_LOW))) < np.array(list(TRUE_LOW.values()))
    bad = rng.choice([1, 2], low.shape, p=[0.3, 0.7])
    good = rng.choice([3, 4, 5], low.shape, p=[0.25, 0.45, 0.30])
    return np.where(low, bad, good)


def sum_up(guests: pd.DataFrame) -> pd.DataFrame:
    """Return mean, weakest moment and peak-end (1 to 5) of each stay whose moments are all ticked.

    Examples
    --------
    >>> sum_up(inn_guests().head(3)).columns.tolist()
    ['mean', 'weakest', 'peak_end']
    """
    moments = list(TRUE_LOW)
    ticked = guests.loc[(guests[moments] > 0).all(axis=1), moments]
    # The rule is written for scores from 0 to 100.
    ends = [sum_up_scores((ticks - 1) * 25, "peak_end") / 25 + 1 for _, ticks in ticked.iterrows()]
    return pd.DataFrame({"mean": ticked.mean(axis=1), "weakest": ticked.min(axis=1), "peak_end": ends})
