"""Figures of a guest's journey: what a rule looks at and repairs, and how far surveys scatter."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from crm_teaching.experience.guests import SurveyPlan
from crm_teaching.experience.journey import MOMENTS, NEUTRAL, RULES, Repair
from crm_teaching.style import INK, describe, new_axes


def plot_journey(result: Repair, *, ax: Axes | None = None) -> Axes:
    """Draw the journey, the moments that a rule looks at, and what a repair of each would gain.

    Parameters
    ----------
    result : Repair
        From `choose_repair`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.experience.journey import choose_repair
    >>> rows = {"score": [45, 90, 55], "buys": [12, 5, 12]}
    >>> inn = pd.DataFrame(rows, index=["check_in", "room", "after_stay"])
    >>> plot_journey(choose_repair(inn)).get_ylabel()
    'Score 得分, points'
    """
    ax = new_axes(ax)
    moments, places = result.moments, range(len(result.moments))
    scores = moments["score"].tolist()
    ax.axhline(NEUTRAL, color=INK["neutral"], lw=1, ls=":")
    ax.plot(places, scores, color=INK["light"], lw=3)
    colours = [INK["us"] if counts else INK["light"] for counts in moments["counts"]]
    ax.scatter(places, scores, s=130, color=colours, zorder=3)
    for place, (key, row) in enumerate(moments.iterrows()):
        chosen = key == result.first
        ax.text(place, -22, f"+{row['gain']:.1f}", ha="center", color=INK["gain" if chosen else "neutral"])
        if chosen:
            _draw_repair(ax, place, row["score"], row["buys"])
    ax.text(-0.4, -11, "Gain of the sum, if repaired 总分增加, points:", va="center", color=INK["neutral"])
    ax.set_title(f"Blue: what {RULES[result.rule].en} looks at. Green: what to repair first")
    ax.set_xlim(-0.5, len(scores) - 0.5)
    ax.set_ylim(-26, 112)
    ax.set_yticks(range(0, 101, 25))
    names = [MOMENTS[str(key)] for key in moments.index]
    ax.set_xticks(list(places), [f"{name.en}\n{name.zh}" for name in names])
    ax.figure.subplots_adjust(bottom=0.19)
    ax.set_xlabel("Moments of the journey, in order 触点")
    ax.set_ylabel("Score 得分, points")
    said = ", ".join(f"{key} {score:.0f}" for key, score in moments["score"].items())
    return describe(ax, f"A line of scores by moment: {said}. Repaired first: {result.first}.")


def _draw_repair(ax: Axes, place: int, score: float, buys: float) -> None:
    """Draw beside the moment, so as not to cover it, how far the budget lifts its score."""
    top, beside = min(score + buys, 100), place + 0.17
    ax.plot([beside, beside], [score, top], color=INK["gain"], lw=6, solid_capstyle="butt")
    ax.text(
        beside,
        top + 3,
        f"score +{top - score:.0f}",
        ha="center",
        color=INK["gain"],
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        zorder=4,
    )


def plot_moment_nps(measured: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw each moment's Net Promoter Score with its 95% interval, and the truth where it is known.

    Parameters
    ----------
    measured : DataFrame
        From `moment_nps`; a column ``truth`` is drawn as diamonds, a little lower.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> rows = pd.DataFrame({"nps": [-5.0], "low": [-26.0], "high": [16.0]}, index=["check_in"])
    >>> plot_moment_nps(rows).get_xlabel()
    'Net Promoter Score 净推荐值, points, with its 95% interval'
    """
    ax = _ranges(measured, new_axes(ax), "her survey, 95%")
    places = np.arange(len(measured))
    ax.plot(measured["nps"], places, "o", color=INK["us"], ms=9)
    if "truth" in measured:
        # Below the dots, which it would cover.
        ax.plot(measured["truth"], places + 0.25, "D", color=INK["loss"], ms=7, label="truth 真值")
    ax.legend(loc="lower right")
    ax.set_title("Where intervals overlap, the order may be luck")
    ax.set_xlabel("Net Promoter Score 净推荐值, points, with its 95% interval")
    return describe(ax, _say(measured))


def plot_survey_plan(result: SurveyPlan, *, ax: Axes | None = None) -> Axes:
    """Draw between which scores surveys fall, and how often each moment comes out lowest.

    Parameters
    ----------
    result : SurveyPlan
        From `plan_survey`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.experience.guests import plan_survey
    >>> truth = pd.DataFrame({"nps": [-20, -12, 40]}, index=["check_in", "after_stay", "room"])
    >>> plot_survey_plan(plan_survey(truth, 60, 8)).get_xlabel()
    'Net Promoter Score 净推荐值, points'
    """
    moments = result.moments
    ax = _ranges(moments, new_axes(ax), "95% of surveys")
    ax.plot(moments["nps"], range(len(moments)), "D", color=INK["loss"], ms=7, label="truth 真值")
    for place, (nps, lowest) in enumerate(moments[["nps", "lowest"]].to_numpy()):
        worst = nps == moments["nps"].min()
        ax.text(
            1.02,
            place,
            f"{1000 * lowest:.0f} of 1,000",
            va="center",
            color=INK["loss" if worst else "text"],
            transform=ax.get_yaxis_transform(),
        )
    ax.figure.subplots_adjust(left=0.21, right=0.82)
    ax.legend(loc="upper left")
    ax.set_title(f"{result.n_answers:,} answers: in how many of 1,000 surveys is each the lowest?")
    ax.set_xlabel("Net Promoter Score 净推荐值, points")
    lowest = result.moments["lowest"]
    said = ", ".join(f"{key} in {1000 * part:.0f} of 1,000" for key, part in lowest.items())
    return describe(ax, f"{_say(moments)} It comes out lowest: {said} surveys.")


def _ranges(frame: pd.DataFrame, ax: Axes, label: str) -> Axes:
    places = list(range(len(frame)))
    ax.hlines(places, frame["low"].clip(lower=-100), frame["high"], color=INK["us"], lw=4, label=label)
    ax.set_yticks(places, [str(MOMENTS[str(key)]) for key in frame.index])
    ax.set_ylim(len(places) - 0.5, -0.5)
    ax.set_xlim(-95, 95)
    ax.set_xticks(range(-80, 81, 40))
    ax.figure.subplots_adjust(left=0.21)
    return ax


def _say(frame: pd.DataFrame) -> str:
    rows = [f"{key} {row['low']:.0f} to {row['high']:.0f}" for key, row in frame.iterrows()]
    return f"Ranges of the Net Promoter Score by moment: {', '.join(rows)}."
