"""Guests who answer a survey, with known truth: which moment is worst, and how many to ask."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import brentq
from scipy.special import ndtr

from crm_teaching.experience.journey import MOMENTS
from crm_teaching.satisfaction.nps import nps, nps_margin
from crm_teaching.validate import above, broken_rule, columns, count, share
from crm_teaching.wording import Decision

TAKE_SIDES = 0.70  # promoters and detractors together at every moment, our assumption
_GRID = np.linspace(-6, 6, 241)  # standard errors; beyond lies one chance in a billion


@dataclass(frozen=True)
class SurveyPlan:
    """How far a survey of `n_answers` can be trusted to find the worst moment; see `plan_survey`.

    ``moments`` has the true ``nps``, the ends ``low`` and ``high`` between which 95% of surveys fall, and
    ``lowest``, the share of surveys in which the moment comes out lowest.
    """

    moments: pd.DataFrame
    n_answers: int
    n_needed: int
    right: float
    decision: Decision


def guest_survey(moments: pd.DataFrame, n_guests: int, *, noise: float = 10, seed: int = 378) -> pd.DataFrame:
    """Ask simulated guests to rate every moment from 0 to 10 and the whole stay from 0 to 100.

    overall = 10 * sum of weight * answer + normal error; answers to different moments are independent.
    Promoters are (0.70 + NPS / 100) / 2 of the guests, detractors (0.70 - NPS / 100) / 2.

    Parameters
    ----------
    moments : DataFrame
        Truth, from `journey`: ``nps`` (-70 to 70) and ``weight`` by moment.
    n_guests : int
        Guests asked, at least 1.
    noise : float
        Standard deviation of the error in the overall rating, in points.
    seed : int
        Start of the random numbers. The usual one was picked for the lesson: with 60 guests of the case
        "journey_hotel" a wrong moment then comes out lowest, as it does in about 37 of 100 surveys.

    Returns
    -------
    DataFrame, one row per guest
        One column a moment (0 to 10) and ``overall`` (0 to 100).

    Raises
    ------
    ValueError
        If the table lacks a column, or nobody is asked.

    Examples
    --------
    >>> truth = pd.DataFrame({"nps": [-20, 40], "weight": [0.3, 0.7]}, index=["check_in", "room"])
    >>> guest_survey(truth, 60).shape
    (60, 3)
    """
    columns("moments", moments, ["nps", "weight"], "Use journey().")
    rng = np.random.default_rng(seed)
    size = (count("n_guests", n_guests), len(moments))
    promoters, detractors = _sides(moments["nps"])
    luck = rng.random(size)
    happy, unhappy = luck > 1 - promoters, luck < detractors
    neither = ~(happy | unhappy)
    answers = happy * rng.integers(9, 11, size) + unhappy * rng.integers(3, 7, size)
    survey = pd.DataFrame(answers + neither * rng.integers(7, 9, size), columns=list(moments.index))
    overall = 10 * survey.to_numpy() @ moments["weight"].to_numpy() + noise * rng.normal(size=size[0])
    return survey.assign(overall=np.clip(np.rint(overall), 0, 100).astype(int))


def moment_nps(survey: pd.DataFrame) -> pd.DataFrame:
    """Return the Net Promoter Score of each moment, with its 95% interval.

    Parameters
    ----------
    survey : DataFrame
        Answers from 0 to 10, one column a moment; a column ``overall`` is left out.

    Returns
    -------
    DataFrame, one row per moment
        ``nps``, ``low``, ``high`` (points).

    Raises
    ------
    ValueError
        If an answer is not from 0 to 10.

    Examples
    --------
    >>> moment_nps(pd.DataFrame({"room": [10, 10, 9, 8, 7, 7, 6, 9, 3, 8]})).round(1)
           nps   low  high
    room  20.0 -26.4  66.4
    """
    rows = {}
    for moment, answers in survey.drop(columns="overall", errors="ignore").items():
        score = nps(answers)
        margin = nps_margin(float((answers >= 9).mean()), float((answers <= 6).mean()), len(answers))
        rows[str(moment)] = {"nps": score, "low": score - margin, "high": score + margin}
    return pd.DataFrame.from_dict(rows, orient="index")


def lowest_shares(scores: pd.Series, n_answers: int) -> pd.Series:
    """Return in which share of surveys each moment comes out with the lowest Net Promoter Score.

    Each score errs by a normal error of nps_margin / 1.96, independent of the others:
    P(k lowest) = integral of the density of k times the chance that all others lie above it.

    Parameters
    ----------
    scores : Series
        True Net Promoter Scores by moment, from -70 to 70.
    n_answers : int
        Answers at each moment.

    Returns
    -------
    Series
        Shares, together 1.

    Raises
    ------
    ValueError
        If there is no answer.

    Examples
    --------
    >>> lowest_shares(pd.Series({"check_in": -20, "room": -20}), 60).tolist()
    [0.5, 0.5]
    """
    errors = _errors(scores, n_answers)
    centre = scores.to_numpy(dtype=float)
    shares, density = [], np.exp(-(_GRID**2) / 2)
    for k in range(len(centre)):
        at = centre[k] + errors[k] * _GRID
        others = ndtr((np.delete(centre, k) - at[:, None]) / np.delete(errors, k)).prod(axis=1)
        shares.append(float((others * density).sum()))
    return pd.Series(np.array(shares) / sum(shares), index=scores.index).round(6)


def _sides(scores: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Return the shares of promoters and detractors behind each Net Promoter Score."""
    points = scores.to_numpy(dtype=float)
    most = 100 * TAKE_SIDES
    if not (np.abs(points) <= most).all():
        got = f"{points[~(np.abs(points) <= most)][0]:g}"
        hint = f"At every moment {TAKE_SIDES:.0%} take sides."
        raise broken_rule("nps", f"between -{most:g} and {most:g}", got, hint)
    return (TAKE_SIDES + points / 100) / 2, (TAKE_SIDES - points / 100) / 2


def _errors(scores: pd.Series, n_answers: int) -> np.ndarray:
    pairs = zip(*_sides(scores), strict=True)
    return np.array([nps_margin(happy, unhappy, n_answers) / 1.96 for happy, unhappy in pairs])


def plan_survey(
    moments: pd.DataFrame, n_answers: int, gap: float, sure: float = 0.90, yearly_answers: int = 1200
) -> SurveyPlan:
    """Say whether a survey finds the truly worst moment often enough, and how many answers do.

    Parameters
    ----------
    moments : DataFrame
        Truth, from `journey`; check-in is set `gap` below the moment after the stay.
    n_answers : int
        Answers at each moment.
    gap : float
        True lead of check-in as the worst moment, in points of the score, above 0.
    sure : float
        Share of surveys that must be right.
    yearly_answers : int
        Answers at each moment that a year brings at most.

    Returns
    -------
    SurveyPlan
        Decision "repair", "ask_more" or, if a year brings too few answers, "either".

    Raises
    ------
    ValueError
        If an argument is out of range.

    Examples
    --------
    >>> truth = pd.DataFrame({"nps": [-20, -12, 40]}, index=["check_in", "after_stay", "room"])
    >>> [plan_survey(truth, n, 8).decision.key for n in (60, 500)], plan_survey(truth, 60, 2).decision.key
    (['ask_more', 'repair'], 'either')
    """
    columns("moments", moments, ["nps"], "Use journey().")
    scores = moments["nps"].astype(float)
    scores["check_in"] = scores["after_stay"] - above("gap", gap, 0)
    lowest = lowest_shares(scores, n_answers)
    margins = 1.96 * _errors(scores, n_answers)
    found = pd.DataFrame({"nps": scores, "low": scores - margins, "high": scores + margins, "lowest": lowest})
    needed = _answers_for(scores, share("sure", sure))
    right = float(lowest["check_in"])
    return SurveyPlan(found, n_answers, needed, right, _decide(right, sure, needed, yearly_answers))


def _answers_for(scores: pd.Series, sure: float) -> int:
    """Return how many answers let a share `sure` of surveys find the worst moment."""

    def short(log_n: float) -> float:
        return float(lowest_shares(scores, max(round(np.exp(log_n)), 1))["check_in"]) - sure

    ends = (0.0, np.log(1e7))
    return 1 if short(ends[0]) >= 0 else int(np.ceil(np.exp(brentq(short, *ends, xtol=1e-3))))


def _decide(right: float, sure: float, needed: int, yearly: int) -> Decision:
    of, of_zh = f"{100 * right:.0f} of 100 surveys find it", f"100次调查有{100 * right:.0f}次找对"
    worst = MOMENTS["check_in"]
    if right >= sure:
        return Decision(
            "repair", f"Believe the lowest score, {worst.en}: {of}.", f"可信最低者，{worst.zh}：{of_zh}。"
        )
    about = round(needed, 2 - len(str(needed)))
    if needed > yearly:
        return Decision(
            "either",
            f"Do not rank them: {of}, {sure:.0%} take {about:,} answers. Take the cheaper repair.",
            f"别排名：{of_zh}，要 {sure:.0%} 需 {about:,} 份答卷。选便宜的修。",
        )
    return Decision(
        "ask_more",
        f"Ask more guests first: {of}; {sure:.0%} take about {about:,} answers.",
        f"先多问：{of_zh}；要 {sure:.0%} 约需 {about:,} 份答卷。",
    )
