"""Score who is likely to be lost, each customer by a rule that never saw her, and judge the score.

A score ranks (area under the curve), its risks should come true (tenths), and it should err alike in
different groups. Fits are left to scikit-learn and statsmodels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching.churn.panel import TRUE_WEIGHTS
from crm_teaching.validate import columns, count, one_of, share

METHODS = ("logistic", "boosting")


def _learner(method: str) -> Any:
    """Return an untrained model whose fit gives the same digits on every machine."""
    if one_of("method", method, METHODS) == "boosting":
        from sklearn.ensemble import GradientBoostingClassifier

        return GradientBoostingClassifier(random_state=0)
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-9)


def cross_risk(
    people: pd.DataFrame, indicators: Sequence[str], method: str = "logistic", *, n_folds: int = 5
) -> pd.Series:
    """Return each customer's risk, from a model fitted without her fifth of the customers.

    Parameters
    ----------
    people : DataFrame
        With the indicators and ``lost`` (0, 1).
    indicators : sequence of str
        Columns to learn from.
    method : str
        "logistic" (a weighted sum of the indicators) or "boosting" (100 small trees, one after the other).
    n_folds : int
        Parts; each is scored by a model that learned from the others.

    Returns
    -------
    Series
        ``risk``, a share rounded to 4 digits, with the index of `people`.

    Raises
    ------
    ValueError
        If a column is missing or the method is not known.

    References
    ----------
    Cross-validation as in scikit-learn's ``cross_val_predict``, with folds in the table's order.

    Examples
    --------
    >>> from crm_teaching.churn.panel import INDICATORS, churn_panel
    >>> risk = cross_risk(churn_panel(), INDICATORS)
    >>> round(float(risk.mean()), 3)
    0.098
    """
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    columns("people", people, [*indicators, "lost"], "Use load('churn_panel').")
    folds = StratifiedKFold(count("n_folds", n_folds, 2))
    table, lost = people[list(indicators)].to_numpy(dtype=float), people["lost"].to_numpy()
    told = cross_val_predict(_learner(method), table, lost, cv=folds, method="predict_proba")
    return pd.Series(told[:, 1].round(4), index=people.index, name="risk")


def _ranks_right(lost: np.ndarray, score: np.ndarray) -> float:
    from scipy.stats import rankdata

    n_lost, n_stayed = lost.sum(), (1 - lost).sum()
    rank_sum = rankdata(score)[lost == 1].sum()
    return float((rank_sum - n_lost * (n_lost + 1) / 2) / (n_lost * n_stayed))


def compare_scores(
    lost: pd.Series, scores: Mapping[str, pd.Series], *, n_draws: int = 400, seed: int = 132
) -> pd.DataFrame:
    """Return how often each score ranks a lost customer above one who stayed, beside the first score.

    AUC = pairs (one lost, one stayed) in which the lost one has the higher score, ties half, / all pairs.

    Parameters
    ----------
    lost : Series
        0 or 1 for each customer.
    scores : mapping of name to Series
        Higher means more likely to be lost. The first is the one that the others are compared with.
    n_draws : int
        Times that the customers are drawn anew, with replacement, for the 95% intervals.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, one row per score
        ``auc``, ``low``, ``high``; ``gain``, ``gain_low``, ``gain_high``: the AUC above that of the first
        score, on the same customers.

    Examples
    --------
    >>> lost = pd.Series([0, 0, 0, 1, 1])
    >>> compare_scores(lost, {"sum": pd.Series([0, 1, 2, 1, 3])}, n_draws=20).loc["sum", "auc"].round(3)
    np.float64(0.75)
    """
    rng = np.random.default_rng(seed)
    truth = lost.to_numpy()
    table = {name: score.to_numpy(dtype=float) for name, score in scores.items()}
    rows = [_aucs(truth, table)]
    for _ in range(count("n_draws", n_draws)):
        drawn = rng.integers(0, len(truth), len(truth))
        if 0 < truth[drawn].sum() < len(truth):
            rows.append(_aucs(truth[drawn], {name: score[drawn] for name, score in table.items()}))
    aucs = pd.DataFrame(rows)
    gains = aucs.sub(aucs.iloc[:, 0], axis=0)
    told = {"auc": aucs.iloc[0], "low": aucs[1:].quantile(0.025), "high": aucs[1:].quantile(0.975)}
    told |= {"gain": gains.iloc[0], "gain_low": gains[1:].quantile(0.025)}
    return pd.DataFrame(told | {"gain_high": gains[1:].quantile(0.975)})


def _aucs(truth: np.ndarray, scores: Mapping[str, np.ndarray]) -> dict[str, float]:
    return {name: _ranks_right(truth, score) for name, score in scores.items()}


def risk_tenths(lost: pd.Series, risk: pd.Series) -> pd.DataFrame:
    """Cut the customers into tenths by risk and set the risk said beside the loss that came.

    lift = share lost in the tenth / share lost of all.

    Parameters
    ----------
    lost : Series
        0 or 1 for each customer.
    risk : Series
        The risk said, a share.

    Returns
    -------
    DataFrame, one row per tenth, the riskiest first (1 to 10)
        ``customers``, ``risk`` (mean risk said), ``lost`` (share), ``low``, ``high`` (Wilson's 95%
        interval), ``lift``, ``caught`` (share of all the lost in this tenth and above).

    Examples
    --------
    >>> risk = pd.Series(np.linspace(0.9, 0.0, 20))
    >>> risk_tenths(pd.Series([1, 1, 1, 0] + [0] * 16), risk)[["lost", "lift"]].head(2).to_numpy().tolist()
    [[1.0, 6.666666666666667], [0.5, 3.3333333333333335]]
    """
    place = risk.rank(method="first", ascending=False)
    tenth = np.ceil(place / len(risk) * 10).astype(int).rename("tenth")
    groups = pd.DataFrame({"lost": lost, "risk": risk}).groupby(tenth)
    table = groups.agg(customers=("lost", "size"), risk=("risk", "mean"), lost=("lost", "mean"))
    table["low"], table["high"] = _wilson(table["lost"], table["customers"])
    table["lift"] = table["lost"] / lost.mean()
    table["caught"] = groups["lost"].sum().cumsum() / lost.sum()
    return table


def _wilson(part: pd.Series, n: pd.Series) -> tuple[pd.Series, pd.Series]:
    middle = (part + 1.96**2 / (2 * n)) / (1 + 1.96**2 / n)
    half = 1.96 * (part * (1 - part) / n + 1.96**2 / (4 * n**2)) ** 0.5 / (1 + 1.96**2 / n)
    return (middle - half).clip(lower=0), middle + half


def group_errors(
    people: pd.DataFrame, risk: pd.Series, line: float, group: str = "age_group"
) -> pd.DataFrame:
    """Return false alarms and misses of a warning line in each group.

    false alarms = warned among those who stayed;  misses = not warned among those lost.

    Parameters
    ----------
    people : DataFrame
        With ``lost`` and the group's column.
    risk : Series
        Each customer's risk.
    line : float
        Warn above this risk, a share.
    group : str
        Column of the groups.

    Returns
    -------
    DataFrame, one row per group
        ``customers``, ``lost`` (share), ``false_alarms``, ``misses`` (shares), each with
        ``…_plus_minus``, half of its 95% interval.

    Examples
    --------
    >>> people = pd.DataFrame({"lost": [0, 0, 1, 1], "age_group": "all"})
    >>> told = group_errors(people, pd.Series([0.1, 0.3, 0.1, 0.3]), 0.2)
    >>> told[["false_alarms", "misses"]].to_numpy().tolist()
    [[0.5, 0.5]]
    """
    columns("people", people, ["lost", group], "Use load('churn_panel').")
    warned = risk > share("line", line)
    rows = {}
    for name, those in people.groupby(group):
        stayed, gone = warned[those.index[those["lost"] == 0]], warned[those.index[those["lost"] == 1]]
        rows[name] = {
            "customers": len(those),
            "lost": those["lost"].mean(),
            "false_alarms": stayed.mean(),
            "false_alarms_plus_minus": 1.96 * stayed.sem(),
            "misses": 1 - gone.mean(),
            "misses_plus_minus": 1.96 * gone.sem(),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def fit_weights(people: pd.DataFrame, indicators: Sequence[str]) -> pd.DataFrame:
    """Fit a logistic regression on all customers, and set its weights beside the true ones.

    Parameters
    ----------
    people : DataFrame
        With the indicators and ``lost``.
    indicators : sequence of str
        Columns to learn from.

    Returns
    -------
    DataFrame, one row per indicator
        ``true`` (missing where the simulation has none), ``estimate``, ``low``, ``high`` (95% interval):
        what one unit more adds to the log-odds of a loss.

    Examples
    --------
    >>> from crm_teaching.churn.panel import OWN_RHYTHM, churn_panel, with_own_rhythm
    >>> told = fit_weights(with_own_rhythm(churn_panel(20_000)), OWN_RHYTHM)
    >>> told.loc["cycles_since_last"].round(1).tolist()
    [1.0, 1.0, 0.9, 1.1]
    """
    import statsmodels.api as sm

    columns("people", people, [*indicators, "lost"], "Use load('churn_panel').")
    fit = sm.Logit(people["lost"], sm.add_constant(people[list(indicators)])).fit(disp=False)
    table = pd.DataFrame({"true": pd.Series(TRUE_WEIGHTS), "estimate": fit.params})
    table[["low", "high"]] = fit.conf_int()
    return table.loc[list(indicators)]
