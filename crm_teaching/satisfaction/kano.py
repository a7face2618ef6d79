"""Kano's qualities: what customers take for granted, what they weigh, and what delights them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching import validate

# In the order in which a tie is broken: what hurts most if it is missing comes first.
QUALITIES = {
    "M": ("basic", "基本质量"),
    "O": ("performance", "绩效质量"),
    "A": ("excitement", "激励质量"),
    "I": ("indifferent", "无差异"),
    "R": ("reverse", "反向"),
    "Q": ("questionable", "可疑"),
}
ANSWERS = ["like", "must-be", "neutral", "live with", "dislike"]
# Rows: the answer with the feature; columns: without it (Kano 1984).
TABLE = pd.DataFrame(
    [list("QAAAO"), list("RIIIM"), list("RIIIM"), list("RIIIM"), list("RRRRQ")],
    index=pd.Index(ANSWERS, name="with it"),
    columns=pd.Index(ANSWERS, name="without it"),
)


def cells_of(quality: str) -> list[tuple[int, int]]:
    """Return the pairs of answers (1 to 5, with and without) that mean a quality.

    Examples
    --------
    >>> cells_of("O"), cells_of("M")
    ([(1, 5)], [(2, 5), (3, 5), (4, 5)])
    """
    rows, columns = np.nonzero(TABLE.to_numpy() == quality)
    return [(int(row) + 1, int(column) + 1) for row, column in zip(rows, columns, strict=True)]


def grade_answers(answers: pd.DataFrame) -> pd.Series:
    """Return the quality that each pair of answers means, by Kano's evaluation table.

    Parameters
    ----------
    answers : DataFrame
        From `read_survey(path, kind="kano")`: ``with_it`` and ``without_it``, 1 to 5.

    Returns
    -------
    Series of str
        "M", "O", "A", "I", "R", "Q"; missing where an answer is.

    Examples
    --------
    >>> grade_answers(pd.DataFrame({"with_it": [1, 2, 1], "without_it": [5, 5, None]})).tolist()
    ['O', 'M', nan]
    """
    hint = "Use read_survey(path, kind='kano')."
    validate.columns("answers", answers, ["with_it", "without_it"], hint)
    both = answers[["with_it", "without_it"]].to_numpy(dtype=float, na_value=np.nan)
    known = ~np.isnan(both).any(axis=1)
    place = both[known].astype(int) - 1
    if not ((place >= 0) & (place < 5)).all() or (both[known] % 1).any():
        raise validate.broken_rule("answers", "whole numbers from 1 to 5", "other numbers", hint)
    graded = pd.Series(np.nan, index=answers.index, dtype=object, name="quality")
    graded[known] = TABLE.to_numpy()[place[:, 0], place[:, 1]]
    return graded


def better_worse(must_be: int, performance: int, excitement: int, indifferent: int) -> tuple[float, float]:
    """Return how far a feature lifts satisfaction if it is there, and lowers it if it is not.

    better = (A + O) / (A + O + M + I); worse = -(O + M) / (A + O + M + I).

    Parameters
    ----------
    must_be, performance, excitement, indifferent : int
        Customers of each kind: M, O, A, I; at least 0, not all 0.

    Returns
    -------
    tuple of float
        better, 0 to 1, and worse, -1 to 0.

    Raises
    ------
    ValueError
        If a count is negative or not whole, or all are 0.

    References
    ----------
    Berger et al. (1993), Kano's methods for understanding customer-defined quality.

    Examples
    --------
    >>> better, worse = better_worse(must_be=95, performance=123, excitement=45, indifferent=33)
    >>> round(better, 3), round(worse, 3)
    (0.568, -0.736)
    """
    given = {"must_be": must_be, "performance": performance}
    given |= {"excitement": excitement, "indifferent": indifferent}
    m, o, a, i = (validate.count(name, value, 0) for name, value in given.items())
    total = validate.count("customers who are M, O, A or I", m + o + a + i)
    return (a + o) / total, -(o + m) / total


def kano_classes(answers: pd.DataFrame) -> pd.DataFrame:
    """Classify each feature of a Kano survey, with better, worse and their intervals.

    The class is the most frequent quality; in a tie the order is M, O, A, I, R, Q: what hurts most if it is
    missing comes first. It is sure if the lead over the runner-up exceeds 1.96 standard errors,
    sqrt((p1 + p2 - (p1 - p2)**2) / n). Intervals of better and worse are Wilson's, 95%.

    Parameters
    ----------
    answers : DataFrame
        From `read_survey(path, kind="kano")`.

    Returns
    -------
    DataFrame, one row per feature in the order of the survey
        ``M``, ``O``, ``A``, ``I``, ``R``, ``Q`` (customers), ``quality`` (a word), ``sure`` (bool),
        ``better``, ``better_low``, ``better_high``, ``worse``, ``worse_low``, ``worse_high``.

    Raises
    ------
    ValueError
        If columns are missing, or nobody gave both answers on a feature.

    Examples
    --------
    >>> told = pd.DataFrame({"feature": "car ready", "with_it": [2, 2, 1], "without_it": [5, 5, 5]})
    >>> kano_classes(told)[["M", "O", "quality", "worse"]].to_dict("records")
    [{'M': 2, 'O': 1, 'quality': 'basic', 'worse': -1.0}]
    """
    validate.columns("answers", answers, ["feature"], "Use read_survey(path, kind='kano').")
    features = pd.Index(answers["feature"].unique(), name="feature")
    counts = pd.crosstab(answers["feature"], grade_answers(answers))
    counts = counts.reindex(index=features, columns=list(QUALITIES), fill_value=0)
    rows = [_class_of(str(feature), row.to_numpy()) for feature, row in counts.iterrows()]
    return counts.rename_axis(columns=None).join(pd.DataFrame(rows, index=features))


def _class_of(feature: str, counts: np.ndarray) -> dict[str, object]:
    n = validate.count(f"respondents who answered both questions on {feature}", int(counts.sum()))
    first, second = np.argsort(-counts, kind="stable")[:2]
    p, q = counts[first] / n, counts[second] / n
    error = np.sqrt((p + q - (p - q) ** 2) / n)
    m, o, a, i = (int(count) for count in counts[:4])
    # Imported here, for it takes half a second and few need it.
    from statsmodels.stats.proportion import proportion_confint

    validate.count(f"customers who are M, O, A or I on {feature}", m + o + a + i)
    better, worse = better_worse(m, o, a, i)
    better_low, better_high = proportion_confint(a + o, m + o + a + i, method="wilson")
    hurt_low, hurt_high = proportion_confint(o + m, m + o + a + i, method="wilson")
    return {
        "quality": list(QUALITIES.values())[first][0],
        "sure": bool(p - q > 1.96 * error),
        "better": better,
        "better_low": better_low,
        "better_high": better_high,
        "worse": worse,
        "worse_low": -hurt_high,
        "worse_high": -hurt_low,
    }
