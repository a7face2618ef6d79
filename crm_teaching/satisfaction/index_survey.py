"""A simulated survey of 400 renters whose true causes of satisfaction are known."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from crm_teaching import validate

# Standardised effects, cause -> effect; complaint follows satisfaction and changes nothing further.
TRUE_PATHS: dict[tuple[str, str], float] = {
    ("image", "expectation"): 0.5,
    ("expectation", "hardware"): 0.4,
    ("expectation", "software"): 0.4,
    ("expectation", "value"): 0.1,
    ("hardware", "value"): 0.35,
    ("software", "value"): 0.25,
    ("image", "satisfaction"): 0.15,
    ("expectation", "satisfaction"): 0.0,
    ("hardware", "satisfaction"): 0.15,
    ("software", "satisfaction"): 0.45,
    ("value", "satisfaction"): 0.25,
    ("image", "loyalty"): 0.25,
    ("satisfaction", "loyalty"): 0.55,
    ("satisfaction", "complaint"): -0.5,
}
MEANS = {
    "image": 7.0,
    "expectation": 7.2,
    "hardware": 7.6,
    "software": 6.4,
    "value": 5.8,
    "satisfaction": 6.8,
    "loyalty": 6.5,
    "complaint": 3.5,
}
INDEX_QUESTIONS: dict[str, list[str]] = {
    name: [f"{name}_{i}" for i in ((1,) if name == "complaint" else (1, 2, 3))] for name in MEANS
}
LOADINGS, SPREADS = (0.85, 0.80, 0.75), (1.1, 1.5, 2.0)


def latent_correlations(truth: Mapping[tuple[str, str], float] = TRUE_PATHS) -> pd.DataFrame:
    """Return the correlations between the true scores that the effects imply.

    Blocks are taken in the order of `MEANS`, in which every cause stands before its effects.

    Parameters
    ----------
    truth : mapping of (cause, effect) to number
        Standardised effects.

    Returns
    -------
    DataFrame, shape (8, 8)

    Raises
    ------
    ValueError
        If the effects explain more than all of a block's variance.

    Examples
    --------
    >>> float(latent_correlations().loc["image", "expectation"])
    0.5
    """
    names = list(MEANS)
    r = pd.DataFrame(np.eye(len(names)), names, names)
    for i, effect in enumerate(names):
        b = np.array([truth.get((cause, effect), 0.0) for cause in names[:i]])
        r.iloc[i, :i] = r.iloc[:i, i] = r.iloc[:i, :i].to_numpy() @ b
        explained = float(b @ r.iloc[:i, i].to_numpy())
        if explained >= 1:
            raise validate.broken_rule("truth", "effects that leave room for chance", effect, "Lower them.")
    return r


def true_effects(target: str) -> pd.Series[float]:
    """Return the true total effect of each block on one of them, along all roads.

    Parameters
    ----------
    target : str
        A block, such as "loyalty".

    Returns
    -------
    Series, indexed by block
        (I - B)^-1 - I, in standard deviations.

    Raises
    ------
    ValueError
        If there is no such block.

    Examples
    --------
    >>> round(float(true_effects("loyalty")["software"]), 3)
    0.282
    """
    names = list(MEANS)
    validate.one_of("target", target, names)
    b = np.array([[TRUE_PATHS.get((cause, effect), 0.0) for effect in names] for cause in names])
    total = np.linalg.inv(np.eye(len(names)) - b) - np.eye(len(names))
    return pd.Series(total[:, names.index(target)], index=names)


def index_survey(
    n_customers: int = 400, *, truth: Mapping[tuple[str, str], float] = TRUE_PATHS, seed: int = 1994
) -> pd.DataFrame:
    """Ask customers 22 questions, each an answer from 1 to 10 about one of eight hidden scores.

    answer = mean of the block + spread * (loading * score + sqrt(1 - loading^2) * noise), rounded and cut to
    1 to 10; loadings 0.85, 0.80, 0.75, spreads 1.1, 1.5, 2.0 points.

    Parameters
    ----------
    n_customers : int
        At least 3.
    truth : mapping of (cause, effect) to number
        Standardised effects between the hidden scores.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, shape (n_customers, 22)
        Columns as in `INDEX_QUESTIONS`.

    Raises
    ------
    ValueError
        If an argument is out of range.

    References
    ----------
    Simulated: the truth is ours, in the form of the European index.

    Examples
    --------
    >>> index_survey().shape
    (400, 22)
    """
    rng = np.random.default_rng(seed)
    n = validate.count("n_customers", n_customers, 3)
    scores = rng.multivariate_normal(np.zeros(len(MEANS)), latent_correlations(truth), n, method="cholesky")
    answers = {}
    for score, (name, questions) in zip(scores.T, INDEX_QUESTIONS.items(), strict=True):
        for question, loading, spread in zip(questions, LOADINGS, SPREADS, strict=False):
            noise = np.sqrt(1 - loading**2) * rng.normal(size=n)
            felt = MEANS[name] + spread * (loading * score + noise)
            answers[question] = np.clip(np.rint(felt), 1, 10)
    return pd.DataFrame(answers)
