"""Five modes of experience: an index with weights, and which mode the next unit of budget goes to."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from crm_teaching.validate import above, at_least, broken_rule, count, share
from crm_teaching.wording import Decision, Label

MODES = {
    "sense": Label("sense", "感官"),
    "feel": Label("feel", "情感"),
    "think": Label("think", "思考"),
    "act": Label("act", "行为"),
    "relate": Label("relate", "关联"),
}


@dataclass(frozen=True)
class ModePlan:
    """Where the next unit goes.

    ``modes``: one row per mode: ``weight`` (share), ``score`` (0 to 100), ``room`` (weight times what the
    score lacks), ``gain`` (points of the index for a unit). ``index``: now. ``first``: the mode of the next
    unit. ``fill``: share of what a score lacks that a unit fills.
    """

    modes: pd.DataFrame
    index: float
    fill: float
    first: str
    decision: Decision


def rank_modes(scores: pd.Series, importance: pd.Series, fill: float = 0.20) -> ModePlan:
    """Find the mode in which a unit of budget raises the experience index most.

    XI = sum of w_k * s_k, with w_k = importance_k / sum of importances. A unit fills the share f of what a
    score lacks, so XI rises by f * w_k * (100 - s_k).

    Parameters
    ----------
    scores : Series
        Score s of each mode, 0 to 100.
    importance : Series
        Importance of each mode, on any scale, at least 0.
    fill : float
        Share f, 0 to 1.

    Returns
    -------
    ModePlan

    Raises
    ------
    ValueError
        If no mode is important, or a score lies off the scale.

    Examples
    --------
    >>> scores = pd.Series({"sense": 70, "feel": 55, "think": 35, "act": 65, "relate": 45})
    >>> plan = rank_modes(scores, pd.Series({"sense": 8, "feel": 7, "think": 2, "act": 4, "relate": 4}))
    >>> plan.first, round(plan.index, 1), round(float(plan.modes.loc["feel", "gain"]), 2)
    ('feel', 58.2, 2.52)
    """
    for mode, score in scores.items():
        if not 0 <= score <= 100:
            raise broken_rule(f"score_{mode}", "between 0 and 100", f"{score:g}", "Rescale it first.")
        at_least(f"importance_{mode}", float(importance[mode]), 0)
    total = above("importance", float(importance.sum()), 0, "Give one mode at least one point.")
    modes = pd.DataFrame({"weight": importance / total, "score": scores}).loc[list(scores.index)]
    modes["room"] = modes["weight"] * (100 - modes["score"])
    modes["gain"] = share("fill", fill) * modes["room"]
    order = modes["gain"].sort_values(ascending=False, kind="stable")
    first, second = (str(name) for name in order.index[:2])
    return ModePlan(
        modes,
        float((modes["weight"] * modes["score"]).sum()),
        fill,
        first,
        Decision(
            first,
            f"The next unit goes to {first}: +{order[first]:.1f} points. Next best is {second}: "
            f"+{order[second]:.1f}.",
            f"下一笔预算投向{MODES[first].zh}：指数 +{order[first]:.1f}；"
            f"其次{MODES[second].zh}：+{order[second]:.1f}。",
        ),
    )


def next_unit(
    importance_sense: float,
    importance_feel: float,
    importance_think: float,
    importance_act: float,
    importance_relate: float,
    score_sense: float,
    score_feel: float,
    score_think: float,
    score_act: float,
    score_relate: float,
    fill: float,
) -> ModePlan:
    """Apply `rank_modes` to importance and score of each mode, given one by one.

    Parameters
    ----------
    importance_sense, importance_feel, importance_think, importance_act, importance_relate : float
        Importance of each mode, at least 0.
    score_sense, score_feel, score_think, score_act, score_relate : float
        Score of each mode, 0 to 100.
    fill : float
        Share of what a score lacks that a unit fills.

    Returns
    -------
    ModePlan

    Examples
    --------
    >>> next_unit(1, 1, 1, 1, 1, 70, 55, 35, 65, 45, 0.2).first
    'think'
    """
    importance = (importance_sense, importance_feel, importance_think, importance_act, importance_relate)
    scores = (score_sense, score_feel, score_think, score_act, score_relate)
    names = list(MODES)
    return rank_modes(pd.Series(scores, names), pd.Series(importance, names), fill)


def spend_units(scores: pd.Series, importance: pd.Series, n_units: int, fill: float = 0.20) -> pd.DataFrame:
    """Spend units one after the other, each where it raises the index most.

    Parameters
    ----------
    scores, importance : Series
        As for `rank_modes`.
    n_units : int
        Units to spend, at least 1.
    fill : float
        Share of what a score lacks that a unit fills.

    Returns
    -------
    DataFrame, one row per unit
        Index ``unit``; ``mode``, ``gain`` and ``index`` after it (points).

    Examples
    --------
    >>> scores = pd.Series({"sense": 80.0, "feel": 60.0})
    >>> spend_units(scores, pd.Series({"sense": 1, "feel": 1}), 3)["mode"].tolist()
    ['feel', 'feel', 'feel']
    """
    now, rows = scores.astype(float), []
    for unit in range(1, count("n_units", n_units) + 1):
        plan = rank_modes(now, importance, fill)
        gain = float(plan.modes.loc[plan.first, "gain"])
        rows.append((unit, plan.first, gain, plan.index + gain))
        now = now.copy()
        now[plan.first] += fill * (100 - now[plan.first])
    return pd.DataFrame(rows, columns=["unit", "mode", "gain", "index"]).set_index("unit")
