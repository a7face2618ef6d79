"""Path models with latent variables, estimated by partial least squares (PLS), in full view.

Conventions, as in Lohmoeller (1989) and Tenenhaus et al. (2005): blocks are reflective (mode A), scores
have variance 1, covariances divide by n, a block points the way most of its loadings do. The steps
themselves stand in `pls_steps`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.satisfaction.pls_steps import Array, Arrow, solve

Arrows = Sequence[tuple[str, str]]
SCHEMES = ("centroid", "factorial", "path")
METRICS = ("standardised", "raw")
_HINT = "Give one row per customer and one column per question."


@dataclass(frozen=True)
class PLSFit:
    """A fitted path model.

    ``weights``: one row per question, ``block``, ``weight`` (of the answers in the metric of the fit),
    ``share`` (of the raw answers in the block's index; adds to 1), ``loading``, ``communality``.
    ``paths``: one row per arrow, ``from``, ``to``, ``coefficient`` (both ends with variance 1).
    ``r_squared``, ``reliability`` (rho_A): per block. ``scores``: mean 0, variance 1.
    ``index``: each customer's block on the scale of the answers. ``effects``: the paths, cause by effect.
    ``spread``: standard deviation of each index, without its noise if the fit is consistent.
    """

    weights: pd.DataFrame
    paths: pd.DataFrame
    r_squared: pd.Series[float]
    reliability: pd.Series[float]
    scores: pd.DataFrame
    index: pd.DataFrame
    effects: pd.DataFrame
    spread: pd.Series[float]
    n_rounds: int

    def total_effects(self) -> pd.DataFrame:
        """Return effects along all roads, (I - B)^-1 - I: row causes, column follows."""
        b, names = self.effects.to_numpy(), self.effects.index
        return pd.DataFrame(np.linalg.inv(np.eye(len(b)) - b) - np.eye(len(b)), names, names)


def fit_pls(
    answers: pd.DataFrame,
    blocks: Mapping[str, Sequence[str]],
    arrows: Arrows,
    *,
    scheme: str = "path",
    metric: str = "standardised",
    consistent: bool = False,
    tolerance: float = 1e-10,
    max_rounds: int = 1000,
) -> PLSFit:
    """Estimate a path model between blocks of questions by partial least squares.

    With W the weights, E the inner weights of the scheme: repeat W <- S W E inside each block, scaled so
    that each score has variance 1, until no weight changes by more than `tolerance`. Then each path
    coefficient is one of the regression of a score on the scores that point at it. E is the sign of the
    correlation of neighbours (centroid), the correlation (factorial), or, for the path scheme, the
    regression coefficient of a cause and the correlation with an effect.

    Parameters
    ----------
    answers : DataFrame
        One row per customer, numbers only in the columns used, at least 3 rows.
    blocks : mapping of name to column names
        The questions of each latent variable.
    arrows : sequence of (from, to)
        Arrows between blocks, without a circle.
    scheme : str
        "centroid", "factorial" or "path".
    metric : str
        "standardised": each question is divided by its standard deviation; "raw": it is not.
    consistent : bool
        Divide the correlations of the scores by their reliability rho_A before the regressions. Plain
        scores carry noise, which makes paths too small; this takes it out (Dijkstra & Henseler 2015).
    tolerance : float
        Largest change of a weight at the end, above 0.
    max_rounds : int
        Rounds to try.

    Returns
    -------
    PLSFit

    Raises
    ------
    ValueError
        If columns, arrows, scheme or metric do not fit, an answer is missing or a question has one
        answer only, or the weights do not settle.

    References
    ----------
    Wold (1982); Lohmoeller (1989); Tenenhaus, Esposito Vinzi, Chatelin & Lauro (2005).

    Examples
    --------
    >>> rows = pd.DataFrame({"q1": [1, 2, 3, 5], "q2": [1, 3, 2, 5]})
    >>> fit = fit_pls(rows, {"quality": ["q1"], "satisfaction": ["q2"]}, [("quality", "satisfaction")])
    >>> float(fit.paths["coefficient"][0].round(3)), float(rows.corr().iloc[0, 1].round(3))
    (0.886, 0.886)
    """
    validate.one_of("scheme", scheme, SCHEMES)
    validate.one_of("metric", metric, METRICS)
    validate.above("tolerance", tolerance, 0, "Write 1e-10.")
    if consistent and metric == "raw":
        raise validate.broken_rule(
            "metric", "'standardised' if consistent", "'raw'", "Choose one of the two."
        )
    x, mask, arrow = _checked(answers, blocks, arrows)
    choices: dict[str, Any] = {"scheme": scheme, "metric": metric, "consistent": consistent}
    covariance = np.cov(x, rowvar=False, ddof=0)
    found = solve(covariance, mask, arrow, **choices, tolerance=tolerance, max_rounds=max_rounds)
    names, own = list(blocks), mask.argmax(axis=1)
    loading = found.loadings[np.arange(len(own)), own]
    table = {
        "block": [names[i] for i in own],
        "weight": found.weights.sum(axis=1),
        "share": found.shares.sum(axis=1),
        "loading": loading,
        "communality": loading**2,
    }
    raw = x @ found.shares
    effects = pd.DataFrame(found.effects, names, names)
    paths = [(cause, effect, float(effects.loc[cause, effect])) for cause, effect in arrows]
    return PLSFit(
        weights=pd.DataFrame(table, index=[question for block in blocks.values() for question in block]),
        paths=pd.DataFrame(paths, columns=["from", "to", "coefficient"]),
        r_squared=pd.Series(found.r_squared, index=names)[arrow.any(axis=0)],
        reliability=pd.Series(found.reliability, index=names),
        scores=pd.DataFrame((raw - raw.mean(axis=0)) / raw.std(axis=0), index=answers.index, columns=names),
        index=pd.DataFrame(raw, index=answers.index, columns=names),
        effects=effects,
        spread=pd.Series(found.spread, index=names),
        n_rounds=found.n_rounds,
    )


def resample_pls(
    answers: pd.DataFrame,
    blocks: Mapping[str, Sequence[str]],
    arrows: Arrows,
    n_draws: int = 200,
    *,
    seed: int = 1,
    scheme: str = "path",
    metric: str = "standardised",
    consistent: bool = False,
) -> tuple[Array, Array]:
    """Estimate the model on resamples of the customers, drawn with replacement (Efron 1979).

    Parameters
    ----------
    answers, blocks, arrows, scheme, metric, consistent
        As in `fit_pls`.
    n_draws : int
        Resamples, at least 2. One in which some question has a single answer is left out.
    seed : int
        Start of the random numbers.

    Returns
    -------
    effects, spread : ndarray
        Path coefficients (resample, cause, effect), and standard deviations of the indices (resample, block).

    Raises
    ------
    ValueError
        As `fit_pls`, or if `n_draws` is below 2.

    Examples
    --------
    >>> rows = pd.DataFrame({"q1": [1, 2, 3, 5, 4], "q2": [1, 3, 2, 5, 4]})
    >>> effects, spread = resample_pls(rows, {"a": ["q1"], "b": ["q2"]}, [("a", "b")], n_draws=20)
    >>> effects.shape, spread.shape
    ((20, 2, 2), (20, 2))
    """
    fit_pls(
        answers, blocks, arrows, scheme=scheme, metric=metric, consistent=consistent
    )  # checks all choices
    x, mask, arrow = _checked(answers, blocks, arrows)
    rng = np.random.default_rng(seed)
    draws = (x[rng.integers(0, len(x), len(x))] for _ in range(validate.count("n_draws", n_draws, 2)))
    choices: dict[str, Any] = {"scheme": scheme, "metric": metric, "consistent": consistent}
    kept = [np.cov(draw, rowvar=False, ddof=0) for draw in draws if np.ptp(draw, axis=0).all()]
    found = solve(np.array(kept), mask, arrow, **choices, tolerance=1e-8, max_rounds=1000)
    return found.effects, found.spread


def _checked(
    answers: pd.DataFrame, blocks: Mapping[str, Sequence[str]], arrows: Arrows
) -> tuple[Array, Array, Arrow]:
    """Return the answers, which question belongs to which block, and which block points at which."""
    questions = [question for block in blocks.values() for question in block]
    validate.columns("answers", answers, questions, _HINT)
    if len(set(questions)) < len(questions) or not all(len(block) for block in blocks.values()):
        rule = "blocks with at least one question, each question in one block"
        raise validate.broken_rule("blocks", rule, f"{len(questions)} questions", "Check the lists.")
    x = answers[questions].to_numpy(dtype=float)
    if len(x) < 3 or not np.isfinite(x).all():
        got = f"{len(x)} rows, {int((~np.isfinite(x)).sum())} answers missing"
        raise validate.broken_rule("answers", "3 or more rows without gaps", got, "Drop rows with gaps.")
    same = [question for question, column in zip(questions, x.T, strict=True) if np.ptp(column) == 0]
    if same:
        raise validate.broken_rule("answers", "answers that differ", f"one value in {same[0]!r}", "Drop it.")
    names = list(blocks)
    mask = np.array([[float(q in blocks[name]) for name in names] for q in questions])
    arrow = np.zeros((len(names), len(names)), dtype=bool)
    for cause, effect in arrows:
        known = [validate.one_of("arrows", end, names) for end in (cause, effect)]
        arrow[names.index(known[0]), names.index(known[1])] = True
    used = arrow.any(axis=0) | arrow.any(axis=1)
    alone = [names[i] for i in np.flatnonzero(~used)]
    if alone or np.linalg.matrix_power(arrow.astype(float), len(names)).any():
        rule = "arrows that reach every block and run in no circle"
        got = f"{alone[0]!r} without an arrow" if alone else "a circle"
        raise validate.broken_rule("arrows", rule, got, "Draw the model first.")
    return x, mask, arrow
