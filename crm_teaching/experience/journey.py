"""A guest's journey 客户旅程: its moments, three ways to sum it up, and what each would repair first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from crm_teaching.validate import at_least, broken_rule, columns, one_of
from crm_teaching.wording import Decision, Label

# The order of the journey; the text's four contacts are enquiry, purchase, use and after-sales.
MOMENTS = {
    "enquiry": Label("enquiry", "咨询"),
    "booking": Label("booking", "预订"),
    "check_in": Label("check-in", "入住"),
    "room": Label("room", "客房"),
    "check_out": Label("check-out", "退房"),
    "after_stay": Label("after the stay", "离店后"),
}
RULES = {
    "mean": Label("the mean", "平均"),
    "weakest": Label("the weakest link", "最弱环节"),
    "peak_end": Label("peak-end", "峰终"),
}
NEUTRAL = 50


class Values(Protocol):
    """What gives a value by its name: a case, or a dict."""

    def __getitem__(self, name: str, /) -> Any: ...


@dataclass(frozen=True)
class Repair:
    """Which moment to repair first under a rule; see `choose_repair`.

    ``moments`` has ``score``, ``buys``, ``counts`` (the rule looks at it) and ``gain`` (points of the
    summary); ``summary`` is the journey's present sum under ``rule``.
    """

    moments: pd.DataFrame
    rule: str
    summary: float
    first: str
    decision: Decision


def journey(values: Values) -> pd.DataFrame:
    """Return a case's moments as a table: score, what the budget buys, true NPS and true weight.

    Parameters
    ----------
    values : Case or dict
        Gives ``score_enquiry``, ``buys_enquiry``, ``nps_enquiry``, ``weight_enquiry`` and so on, as the
        case "journey_hotel" does.

    Returns
    -------
    DataFrame, one row per moment, in order
        Index ``moment``; ``score`` (0 to 100), ``buys`` (points), ``nps`` (-100 to 100), ``weight`` (share).

    Raises
    ------
    KeyError
        If a value is missing.

    Examples
    --------
    >>> same = {f"{what}_{moment}": 1 for what in ("score", "buys", "nps", "weight") for moment in MOMENTS}
    >>> journey(same).shape
    (6, 4)
    """
    table = {
        what: [values[f"{what}_{key}"] for key in MOMENTS] for what in ("score", "buys", "nps", "weight")
    }
    return pd.DataFrame(table, index=pd.Index(list(MOMENTS), name="moment"))


def sum_up(scores: pd.Series, rule: str) -> float:
    """Sum up a journey by the mean, by its weakest link, or by its peak and its end.

    peak_end = (peak + end) / 2; the peak is the score farthest from 50, good or bad (the lower one of two
    equally far), the end the last one.

    Parameters
    ----------
    scores : Series
        Scores of the moments in order, from 0 to 100.
    rule : str
        "mean", "weakest" or "peak_end".

    Returns
    -------
    float
        Points from 0 to 100.

    Raises
    ------
    ValueError
        If the rule is not one of the three.

    References
    ----------
    Peak and end: Kahneman, Fredrickson, Schreiber and Redelmeier (1993), on pain; the use on a journey
    with good and bad moments is ours.

    Examples
    --------
    >>> scores = pd.Series([75, 70, 45, 90, 65, 55])
    >>> [round(sum_up(scores, rule), 1) for rule in RULES]
    [66.7, 45.0, 72.5]
    """
    if one_of("rule", rule, RULES) == "peak_end":
        return float(scores.iloc[_peak(scores)] + scores.iloc[-1]) / 2
    return float(scores.mean() if rule == "mean" else scores.min())


def _peak(scores: pd.Series) -> int:
    # Of two scores equally far from the middle the lower counts: the bad is remembered.
    return int(np.lexsort((scores, -np.abs(scores - NEUTRAL)))[0])


def _counted(scores: pd.Series, rule: str) -> np.ndarray:
    """Say which moments a rule looks at."""
    place = np.arange(len(scores))
    if rule == "peak_end":
        return np.asarray((place == _peak(scores)) | (place == place[-1]))
    return np.asarray(scores == scores.min()) if rule == "weakest" else place >= 0


def repair_gains(scores: pd.Series, points: pd.Series) -> pd.DataFrame:
    """Return what each rule's sum gains when one moment alone is repaired.

    gain = sum after - sum before; a score stops at 100.

    Parameters
    ----------
    scores : Series
        Scores by moment, in order.
    points : Series
        Points that a repair adds, by moment.

    Returns
    -------
    DataFrame, one row per moment
        ``mean``, ``weakest``, ``peak_end`` (points of the sum).

    Raises
    ------
    ValueError
        If a repair takes points away.

    Examples
    --------
    >>> repair_gains(pd.Series({"room": 90, "after_stay": 55}), pd.Series({"room": 5, "after_stay": 12}))
                mean  weakest  peak_end
    room         2.5      0.0       2.5
    after_stay   6.0     12.0       6.0
    """
    rows = {}
    for moment, score in scores.items():
        better = scores.astype(float)
        better[moment] = min(score + at_least("points", points[moment], 0), 100)
        rows[moment] = {rule: sum_up(better, rule) - sum_up(scores, rule) for rule in RULES}
    return pd.DataFrame.from_dict(rows, orient="index")


def choose_repair(
    moments: pd.DataFrame,
    rule: str = "peak_end",
    score_check_in: float | None = None,
    score_room: float | None = None,
    score_after_stay: float | None = None,
    buys_check_in: float | None = None,
) -> Repair:
    """Choose the moment whose repair raises a rule's sum most.

    Parameters
    ----------
    moments : DataFrame
        From `journey`.
    rule : str
        "mean", "weakest" or "peak_end".
    score_check_in, score_room, score_after_stay : float, optional
        Scores from 0 to 100, instead of those in `moments`.
    buys_check_in : float, optional
        Points that the budget adds at check-in, instead of those in `moments`.

    Returns
    -------
    Repair
        The decision's key is a moment, or "none" if no single repair raises the sum.

    Raises
    ------
    ValueError
        If a score, the rule or the table cannot be used.

    Examples
    --------
    >>> rows = {"score": [45, 90, 55], "buys": [12, 5, 12]}
    >>> inn = pd.DataFrame(rows, index=["check_in", "room", "after_stay"])
    >>> [choose_repair(inn, rule).first for rule in ("weakest", "peak_end")]
    ['check_in', 'after_stay']
    """
    columns("moments", moments, ["score", "buys"], "Use journey().")
    now = moments[["score", "buys"]].astype(float)
    moved = {"check_in": score_check_in, "room": score_room, "after_stay": score_after_stay}
    for moment, score in moved.items():
        if score is not None:
            if not 0 <= score <= 100:
                hint = "Rescale ratings first."
                raise broken_rule(f"score_{moment}", "a score between 0 and 100", f"{score:g}", hint)
            now.loc[moment, "score"] = score
    if buys_check_in is not None:
        now.loc["check_in", "buys"] = buys_check_in
    now["counts"] = _counted(now["score"], rule)
    now["gain"] = repair_gains(now["score"], now["buys"])[rule]
    first = str(now["gain"].idxmax()) if now["gain"].max() > 0 else "none"
    summary = sum_up(now["score"], rule)
    return Repair(now, rule, summary, first, _decide(now, rule, summary, first))


def _decide(now: pd.DataFrame, rule: str, summary: float, first: str) -> Decision:
    by = RULES[rule]
    if first == "none":
        return Decision(
            "none",
            f"No single repair helps: by {by.en} the journey stays at {summary:.1f}.",
            f"单修一处无用：按{by.zh}，旅程仍为 {summary:.1f} 分。",
        )
    moment, gain = MOMENTS[first], now.loc[first, "gain"]
    return Decision(
        first,
        f"Repair {moment.en} first: by {by.en} the journey rises from {summary:.1f} to {summary + gain:.1f}.",
        f"先修{moment.zh}：按{by.zh}，旅程从 {summary:.1f} 分升至 {summary + gain:.1f} 分。",
    )
