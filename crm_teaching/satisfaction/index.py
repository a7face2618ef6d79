"""A customer satisfaction index (CSI) from 0 to 100, and how many answers a change of it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.satisfaction.nps import answers_needed

QUESTIONS = ("overall", "expected", "ideal")
REPAIRS: dict[str, dict[str, Any]] = {
    "everybody: +0.3 steps": {"lift": 0.3},
    "angry, below 6: +2 steps": {"lift_angry": 2.0},
    "pleased, 7.5 to 9: +0.5 steps": {"lift_pleased": 0.5},
}
_Z = 1.96


@dataclass(frozen=True)
class Index:
    """A CSI with its 95% margin, both in points from 0 to 100, and the number of customers."""

    value: float
    margin: float
    n_answers: int


def satisfaction_index(
    answers: pd.DataFrame, weights: Mapping[str, float], low: float = 1, high: float = 10
) -> Index:
    """Return a customer satisfaction index from 0 to 100 with its 95% margin.

    CSI = sum over questions of w (x - low) / (high - low) * 100, weights w divided by their sum. The margin
    is 1.96 standard deviations of the customers' own indices / sqrt(n).

    Parameters
    ----------
    answers : DataFrame
        One row per customer, one column per question, from `low` to `high`.
    weights : mapping of column to number
        Weight of each question, at least 0, not all 0.
    low, high : float
        Ends of the answer scale; (x - 1) / 4 for five points.

    Returns
    -------
    Index

    Raises
    ------
    ValueError
        If a column is missing, an answer lies outside the scale or is missing, or no weight is above 0.

    Examples
    --------
    >>> people = pd.DataFrame({"room": [5, 4, 3], "price": [3, 2, 1]})
    >>> round(satisfaction_index(people, {"room": 3, "price": 1}, high=5).value, 1)
    62.5
    """
    validate.columns("answers", answers, weights, "Give one column per weight.")
    w = np.array([validate.at_least(name, value, 0) for name, value in weights.items()])
    validate.above("weights", float(w.sum()), 0, "Give at least one question a weight.")
    validate.above("high", high, low, "The best answer has the higher number.")
    x = answers[list(weights)].to_numpy(dtype=float)
    broken = x[~((x >= low) & (x <= high))]
    if broken.size:
        rule = f"answers from {low:g} to {high:g}"
        raise validate.broken_rule("answers", rule, f"{broken[0]:g}", "Drop rows with gaps first.")
    # Dust of floating point must not leave the scale.
    own = np.clip(100 * ((x - low) / (high - low)) @ (w / w.sum()), 0, 100)
    spread = float(own.std(ddof=1)) if len(own) > 1 else float("nan")
    return Index(float(own.mean()), _Z * spread / float(np.sqrt(len(own))), len(own))


def rental_guests(
    n_guests: int,
    *,
    lift: float = 0.0,
    lift_angry: float = 0.0,
    lift_pleased: float = 0.0,
    shared: float = 0.0,
    seed: int = 1,
) -> pd.DataFrame:
    """Simulate renters who answer four questions, with a known true satisfaction.

    True satisfaction is normal, mean 8.5, standard deviation 1.7 steps of the answer scale, plus the lifts.
    Each of three answers from 1 to 10 and of the recommendation from 0 to 10 is the truth plus an error of
    1.5 steps, rounded. The same seed gives the same guests before any lift.

    Parameters
    ----------
    n_guests : int
        At least 1.
    lift : float
        What everybody gains, in steps.
    lift_angry, lift_pleased : float
        What those below 6, and those from 7.5 to 9, gain.
    shared : float
        Share of the error's variance that the three questions have in common: 1 makes them err together.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame
        ``true``, ``overall``, ``expected``, ``ideal`` (1 to 10), ``recommend`` (0 to 10).

    Raises
    ------
    ValueError
        If `n_guests` is not a count, or `shared` no share.

    Examples
    --------
    >>> rental_guests(3).columns.tolist()
    ['true', 'overall', 'expected', 'ideal', 'recommend']
    """
    rng = np.random.default_rng(seed)
    common = validate.share("shared", shared)
    base = rng.normal(8.5, 1.7, validate.count("n_guests", n_guests))
    true = base + lift + lift_angry * (base < 6) + lift_pleased * ((base >= 7.5) & (base < 9))
    together, *alone = rng.normal(0, 1.5, (5, n_guests))
    table = {"true": true}
    for question, own in zip(QUESTIONS, alone, strict=False):
        error = np.sqrt(common) * together + np.sqrt(1 - common) * own
        table[question] = np.clip(np.rint(true + error), 1, 10)
    table["recommend"] = np.clip(np.rint(true + alone[3]), 0, 10)
    return pd.DataFrame(table)


def compare_numbers(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Set the change of three numbers side by side, with the answers each needs to show it.

    The index of three questions; the recommendation alone on 0 to 100; and the same answers in the three
    boxes of the NPS. So the first step down shows what two questions more are worth, the second what the
    boxes cost. Answers needed: see `answers_needed`.

    Parameters
    ----------
    before, after : DataFrame
        ``overall``, ``expected``, ``ideal`` (1 to 10) and ``recommend`` (0 to 10).

    Returns
    -------
    DataFrame, rows "CSI", "one question" and "NPS"
        ``before``, ``after``, ``change`` (points), ``sd_of_one`` (points), ``n_needed`` (answers a wave).

    Raises
    ------
    ValueError
        If a column is missing.

    Examples
    --------
    >>> both = compare_numbers(rental_guests(5000), rental_guests(5000, lift=0.3))
    >>> bool(both.loc["NPS", "n_needed"] > both.loc["CSI", "n_needed"])
    True
    """
    old, new = _own_numbers("before", before), _own_numbers("after", after)
    result = pd.DataFrame({"before": old.mean(), "after": new.mean()})
    result["change"] = result["after"] - result["before"]
    result["sd_of_one"] = old.std()
    result["n_needed"] = [
        float(answers_needed(row["sd_of_one"], row["change"])) if row["change"] else np.inf
        for _, row in result.iterrows()
    ]
    return result


def _own_numbers(name: str, answers: pd.DataFrame) -> pd.DataFrame:
    """Return each customer's own index, recommendation and NPS vote, in points."""
    validate.columns(name, answers, [*QUESTIONS, "recommend"], "Use rental_guests().")
    said = answers["recommend"]
    return pd.DataFrame(
        {
            "CSI": 100 * (answers[list(QUESTIONS)].mean(axis=1) - 1) / 9,
            "one question": 10.0 * said,
            "NPS": 100.0 * ((said >= 9).astype(int) - (said <= 6).astype(int)),
        }
    )


def answers_by_repair(n_guests: int = 50_000, shared: float = 0.0) -> pd.DataFrame:
    """Return how many answers each number needs to show each of three repairs.

    Parameters
    ----------
    n_guests : int
        Simulated renters before and after; so many that chance hardly shows.
    shared : float
        Share of the error that the three questions of the index have in common.

    Returns
    -------
    DataFrame, one row per repair
        ``CSI``, ``one question``, ``NPS``: answers in each of two waves.

    Raises
    ------
    ValueError
        If `n_guests` is not a count, or `shared` no share.

    Examples
    --------
    >>> answers_by_repair(5000).columns.tolist()
    ['CSI', 'one question', 'NPS']
    """
    before = rental_guests(n_guests, shared=shared)
    needed = {
        name: compare_numbers(before, rental_guests(n_guests, shared=shared, **lift))["n_needed"]
        for name, lift in REPAIRS.items()
    }
    return pd.DataFrame(needed).T
