"""Figures of a guest's journey: what a rule looks at and repairs, and how far surveys scatter."""

from __future__ import annotations

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
        words = f"+{row['gain']:.1f}" + (" repair" if chosen else "")
        ax.text(place, -15, words, ha="center", color=INK["gain" if chosen else "neutral"], fontsize=12)
        if chosen:
            top = min(row["score"] + row["buys"], 100)
            ax.plot(
                [place, place], [row["score"], top], color=INK["gain"], lw=6, solid_capstyle="butt", zorder=4
            )
    ax.set_title(f"Blue: what {RULES[result.rule].en} looks at. Bottom: what its sum gains by a repair")
    ax.set_xlim(-0.5, len(scores) - 0.5)
    ax.set_ylim(-20, 105)
    ax.set_yticks(range(0, 101, 25))
    names = [MOMENTS[str(key)] for key in moments.index]
    ax.set_xticks(list(places), [f"{name.en}\n{name.zh}" for name in names])
    ax.figure.subplots_adjust(bottom=0.19)
    ax.set_xlabel("Moments of the journey, in order 触点")
    ax.set_ylabel("Score 得分, points")
    said = ", ".join(f"{key} {score:.0f}" for key, score in moments["score"].items())
    return describe(ax, f"A line of scores by moment: {said}. Repaired first: {result.first}.")


def plot_moment_nps(measured: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw each moment's Net Promoter Score with its 95% interval, and the truth where it is known.

    Parameters
    ----------
    measured : DataFrame
        From `moment_nps`; a column ``truth`` is drawn as diamonds.
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
    ax = _ranges(measured, new_axes(ax))
    if "truth" in measured:
        ax.plot(measured["truth"], range(len(measured)), "D", color=INK["loss"], ms=8, label="truth 真值")
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
    'Net Promoter Score 净推荐值, points: truth, and 95% of surveys'
    """
    ax = _ranges(result.moments, new_axes(ax))
    for place, (nps, lowest) in enumerate(result.moments[["nps", "lowest"]].to_numpy()):
        colour = INK["loss" if nps == result.moments["nps"].min() else "text"]
        ax.text(134, place, f"lowest in {100 * lowest:.0f} of 100", ha="right", va="center", color=colour)
    ax.set_xlim(-95, 135)
    ax.set_title(f"{result.n_answers:,} answers at each moment; orange: truly the worst")
    ax.set_xlabel("Net Promoter Score 净推荐值, points: truth, and 95% of surveys")
    lowest = result.moments["lowest"]
    said = ", ".join(f"{key} in {100 * part:.0f} of 100" for key, part in lowest.items())
    return describe(ax, f"{_say(result.moments)} It comes out lowest: {said} surveys.")


def _ranges(frame: pd.DataFrame, ax: Axes) -> Axes:
    places = list(range(len(frame)))
    ax.hlines(places, frame["low"].clip(lower=-100), frame["high"], color=INK["us"], lw=4)
    ax.plot(frame["nps"], places, "o", color=INK["us"], ms=9)
    ax.set_yticks(places, [str(MOMENTS[str(key)]) for key in frame.index])
    ax.set_ylim(len(places) - 0.5, -0.5)
    ax.set_xlim(-95, 95)
    ax.set_xticks(range(-80, 81, 40))
    ax.figure.subplots_adjust(left=0.21)
    return ax


def _say(frame: pd.DataFrame) -> str:
    rows = [f"{key} {row['low']:.0f} to {row['high']:.0f}" for key, row in frame.iterrows()]
    return f"Ranges of the Net Promoter Score by moment: {', '.join(rows)}."
