"""How strong a market's competition is, estimated from noisy answers and from who stayed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import brentq, minimize, minimize_scalar
from scipy.stats import beta, chi2, norm

from crm_teaching import validate
from crm_teaching.loyalty.satisfaction import SCORES, loyalty_curve


@dataclass(frozen=True)
class CompetitionFit:
    """A market's competition with its 95% interval: see `fit_competition`."""

    gamma: float
    low: float
    high: float
    n_customers: int
    log_likelihood: float


def fit_competition(scores: Any, stayed: Any, *, noise: float = 0.0, spread: float = 0.0) -> CompetitionFit:
    """Estimate a market's competition gamma from survey scores and who stayed.

    Maximum likelihood of stayed ~ Bernoulli(E[L(s) | score]); felt satisfaction s is continuous,
    the score is s plus normal noise, rounded to 1 to 5. With `noise` and `spread` both 0 the score is
    taken as the exact satisfaction, as most reports do. The interval holds every gamma whose
    log-likelihood lies within chi-square(1) / 2 of the best.

    Parameters
    ----------
    scores : array_like of int, shape (n,)
        Answers from 1 to 5.
    stayed : array_like of 0 and 1, shape (n,)
        1 if the customer stayed.
    noise : float
        Standard deviation of an answer around the felt satisfaction, in points.
    spread : float
        Standard deviation of log gamma between customers of the market.

    Returns
    -------
    CompetitionFit
        ``gamma``, ``low``, ``high``, ``n_customers``, ``log_likelihood``.

    Raises
    ------
    ValueError
        If the two lists differ in length or are empty, or everybody decided alike.

    References
    ----------
    Our curve; the profile-likelihood interval is textbook statistics.

    Examples
    --------
    >>> fit = fit_competition([2, 3, 3, 4, 4, 4, 4], [0, 0, 1, 0, 1, 1, 0])
    >>> round(fit.gamma, 1), fit.low < fit.gamma < fit.high
    (1.8, True)
    """
    counts = _counts(scores, stayed)
    validate.at_least("noise", noise, 0)
    validate.at_least("spread", spread, 0)
    expected = _expected_stay(counts, noise, spread)

    def loss(log_gamma: float) -> float:
        share = np.clip(expected(np.exp(log_gamma)), 1e-9, 1 - 1e-9)
        return -float(counts["stay"] @ np.log(share) + counts["leave"] @ np.log(1 - share))

    best = minimize_scalar(loss, bounds=(-4, 4), method="bounded", options={"xatol": 1e-6})
    edge = best.fun + chi2.ppf(0.95, 1) / 2
    low, high = (
        brentq(lambda x: loss(x) - edge, best.x, end) if loss(end) > edge else end for end in (-5, 5)
    )
    n = int(counts["stay"].sum() + counts["leave"].sum())
    return CompetitionFit(float(np.exp(best.x)), float(np.exp(low)), float(np.exp(high)), n, -float(best.fun))


def _counts(scores: Any, stayed: Any) -> dict[str, Any]:
    answers, kept = np.asarray(scores), np.asarray(stayed)
    if answers.shape != kept.shape or answers.size == 0:
        got = f"{answers.size} scores and {kept.size} outcomes"
        raise validate.broken_rule("stayed", "as long as `scores`", got, "Give one outcome per score.")
    if not np.isin(answers, SCORES).all():
        wrong = answers[~np.isin(answers, SCORES)][0]
        raise validate.broken_rule("scores", "whole numbers from 1 to 5", wrong, "Drop customers not asked.")
    if kept.min() == kept.max():
        hint = "Some must stay and some must leave."
        raise validate.broken_rule("stayed", "a mix of 0 and 1", f"only {kept.min()}", hint)
    stay = np.array([(kept[answers == score] == 1).sum() for score in SCORES])
    leave = np.array([(kept[answers == score] == 0).sum() for score in SCORES])
    return {"stay": stay, "leave": leave}


def _expected_stay(counts: dict[str, Any], noise: float, spread: float) -> Any:
    """Return the function gamma -> expected share who stay at each of the five scores."""
    if noise == 0 and spread == 0:
        return lambda gamma: loyalty_curve(SCORES, gamma)
    felt = 1 + 4 * (np.arange(400) + 0.5) / 400
    noise = max(noise, 1e-6)
    given = _prior(counts["stay"] + counts["leave"], noise, felt) * answer_shares(felt, noise)
    given /= given.sum(axis=1, keepdims=True)
    nodes, weights = np.polynomial.hermite_e.hermegauss(9)
    weights = weights / weights.sum()

    def expected(gamma: float) -> Any:
        kept = sum(
            w * loyalty_curve(felt, gamma * np.exp(spread * x)) for x, w in zip(nodes, weights, strict=True)
        )
        return given @ kept

    return expected


def _prior(n_answers: Any, noise: float, felt: Any) -> Any:
    """Return the Beta weights of felt satisfaction under which the answers are likeliest."""
    shares = answer_shares(felt, noise)

    def weights(logs: Any) -> Any:
        density = beta.pdf((felt - 1) / 4, *np.exp(logs))
        return density / density.sum()

    def loss(logs: Any) -> float:
        return -float(n_answers @ np.log(np.clip(shares @ weights(logs), 1e-12, 1)))

    return weights(minimize(loss, x0=[0.7, 0.7], method="Nelder-Mead").x)


def answer_shares(felt: Any, noise: float) -> Any:
    """Return how likely each answer 1 to 5 is for a felt satisfaction.

    P(answer = a) = Phi((a + 0.5 - s) / noise) - Phi((a - 0.5 - s) / noise), open at both ends.

    Parameters
    ----------
    felt : array_like, shape (n,)
        Felt satisfaction from 1 to 5.
    noise : float
        Standard deviation of the answer, in points, above 0.

    Returns
    -------
    ndarray, shape (5, n)
        Shares; each column adds to 1.

    Raises
    ------
    ValueError
        If `noise` is not above 0.

    References
    ----------
    Our model of an answer: a rounded feeling with normal noise.

    Examples
    --------
    >>> answer_shares([4.0], noise=0.6).ravel().round(2).tolist()
    [0.0, 0.01, 0.2, 0.6, 0.2]
    """
    validate.above("noise", noise, 0, "Use 0.000001 for an answer without noise.")
    borders = np.array([-np.inf, 1.5, 2.5, 3.5, 4.5, np.inf])
    below = norm.cdf((borders[:, None] - np.asarray(felt, dtype=float)[None, :]) / noise)
    return np.diff(below, axis=0)
