"""The Net Promoter Score 净推荐值, its margin, and whether a change of a score is more than chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from crm_teaching import validate
from crm_teaching.wording import Decision

_Z = 1.96  # a normal estimate lies within 1.96 standard errors of the truth in 95% of samples
CURVE = np.geomspace(4, 300_000, 100)


def nps(answers: ArrayLike) -> float:
    """Return the Net Promoter Score of answers from 0 to 10.

    NPS = 100 * (share of 9 and 10 - share of 0 to 6), in points from -100 to 100.

    Parameters
    ----------
    answers : array_like
        "How likely are you to recommend us?", whole numbers from 0 to 10, at least one.

    Returns
    -------
    float
        Points.

    Raises
    ------
    ValueError
        If there is no answer, or one is not from 0 to 10.

    References
    ----------
    Reichheld (2003).

    Examples
    --------
    >>> nps([10, 9, 8, 7, 6])
    20.0
    """
    given = np.asarray(answers, dtype=float).ravel()
    broken = given[~((given >= 0) & (given <= 10))]
    if not given.size or broken.size:
        got = f"{broken[0]:g}" if broken.size else "none"
        raise validate.broken_rule("answers", "numbers from 0 to 10", got, "Leave out empty answers first.")
    return float(100 * ((given >= 9).mean() - (given <= 6).mean()))


def nps_margin(promoters: float, detractors: float, n_answers: int) -> float:
    """Return the 95% margin of a Net Promoter Score.

    margin = 100 * 1.96 * sqrt((p + d - (p - d)^2) / n), in points. An answer counts +1, 0 or -1; p + d -
    (p - d)^2 is the variance of that count.

    Parameters
    ----------
    promoters, detractors : float
        Shares p of 9 and 10 and d of 0 to 6, together at most 1.
    n_answers : int
        Answers n, drawn at random, at least 1.

    Returns
    -------
    float
        Points on either side.

    Raises
    ------
    ValueError
        If the shares exceed 1 together, or there is no answer.

    Examples
    --------
    >>> [round(nps_margin(0.5, 0.2, n), 1) for n in (100, 400, 1600, 10_000)]
    [15.3, 7.7, 3.8, 1.5]
    """
    return float(
        100 * _Z * np.sqrt(_variance(promoters, detractors) / validate.count("n_answers", n_answers))
    )


def answers_needed(sd: float, change: float) -> int:
    """Return how many answers each of two waves needs before a change is more than chance.

    A wave's mean strays by sd / sqrt(n), the difference of two independent waves by sqrt(2) times that;
    1.96 of those hold 95 of 100 differences. Set equal to the change c: n = 2 (1.96 sd / c)^2. Half of all
    waves then show a true change of c; twice as many answers show it 8 times in 10.

    Parameters
    ----------
    sd : float
        Standard deviation of one customer's number, in points, 0 or more.
    change : float
        Change c in points, up or down, not 0.

    Returns
    -------
    int
        Answers a wave, rounded up.

    Raises
    ------
    ValueError
        If the change is 0, or the standard deviation below 0.

    Examples
    --------
    >>> answers_needed(78.1, 5), answers_needed(16.6, 5)
    (1875, 85)
    """
    sd = validate.at_least("sd", sd, 0, "It is a standard deviation.")
    size = validate.above("change", abs(float(change)), 0, "No wave can show a change of nothing.")
    # Dust of floating point must not ask for one answer more.
    return int(np.ceil(2 * (_Z * sd / size) ** 2 - 1e-9))


@dataclass(frozen=True)
class Change:
    """Whether a change between two waves is more than chance; see `judge_change`.

    ``change_margin``: what 95 of 100 chance changes stay below, in points; ``n_needed``: answers a wave that
    bring it down to the change (0 without a change); ``curve``: ``n_answers`` and ``change_margin``.
    """

    n_answers: int
    change: float
    change_margin: float
    n_needed: int
    curve: pd.DataFrame
    decision: Decision


def judge_change(
    answers_per_office: int,
    n_offices: int,
    n_months: int,
    change: float,
    number: str = "nps",
    promoters: float = 0.5,
    detractors: float = 0.2,
    index_spread: float = 16.6,
) -> Change:
    """Say whether a change of NPS or CSI between two waves is more than chance.

    Both waves hold n = answers * offices * months answers. The margin of the change is
    1.96 sd sqrt(2 / n), sd the standard deviation of one customer's number.

    Parameters
    ----------
    answers_per_office : int
        Answers of one office a month, at least 1.
    n_offices, n_months : int
        Offices and months put together in one wave, at least 1.
    change : float
        Observed change, in points.
    number : "nps" or "csi"
        Which number changed.
    promoters, detractors : float
        Shares, together at most 1; the sd of one NPS answer is 100 sqrt(p + d - (p - d)^2).
    index_spread : float
        The sd of one customer's index, in points, above 0.

    Returns
    -------
    Change
        Decision "act" or "wait".

    Raises
    ------
    ValueError
        If an argument is out of range.

    Examples
    --------
    >>> [judge_change(30, 1, 3, 5, number).decision.key for number in ("nps", "csi")]
    ['wait', 'act']
    """
    counts = {"answers_per_office": answers_per_office, "n_offices": n_offices, "n_months": n_months}
    n = int(np.prod([validate.count(name, value) for name, value in counts.items()]))
    spreads = {
        "nps": 100 * float(np.sqrt(_variance(promoters, detractors))),
        "csi": validate.above("index_spread", index_spread, 0, "Customers differ."),
    }
    sd = spreads[validate.one_of("number", number, spreads)]
    unit = _Z * sd * float(np.sqrt(2))
    limit = unit / float(np.sqrt(n))
    needed = answers_needed(sd, change) if change else 0
    return Change(
        n_answers=n,
        change=float(change),
        change_margin=limit,
        n_needed=needed,
        curve=pd.DataFrame({"n_answers": CURVE, "change_margin": unit / np.sqrt(CURVE)}),
        decision=_change_decision(float(change), limit, n, needed),
    )


def _variance(promoters: float, detractors: float) -> float:
    p, d = validate.share("promoters", promoters), validate.share("detractors", detractors)
    if p + d > 1 + 1e-9:
        hint = "Nobody is both."
        raise validate.broken_rule("promoters + detractors", "at most 1", f"{p + d:g}", hint)
    return p + d - (p - d) ** 2


def _change_decision(change: float, limit: float, n: int, needed: int) -> Decision:
    said = f"{change:+g} points; chance stays within ±{limit:.1f} with {n:,} answers a wave"
    zh = f"变化 {change:+g} 分；每轮 {n:,} 份答卷时，偶然不超过 ±{limit:.1f} 分"
    if abs(change) > limit:
        return Decision("act", f"Act: more than chance ({said}).", f"可以行动：超出偶然（{zh}）。")
    more = f" It takes {needed:,} a wave." if needed else ""
    more_zh = f"需 {needed:,} 份。" if needed else ""
    return Decision(
        "wait", f"Wait: chance can do that ({said}).{more}", f"先别动：可能只是偶然（{zh}）。{more_zh}"
    )
