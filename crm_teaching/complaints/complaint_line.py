"""Does a free complaint line pay, and what may a quick answer cost?

A further complaint is worth what its answer changes: the share who buy again after a solution, less the
share who would have bought again anyway. Nobody sees the second, so it is moved over a range.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching.complaints.silence import RATES
from crm_teaching.validate import above, at_least, share
from crm_teaching.wording import Decision

# The versions that print a share for a solved major problem; two of them were published.
LINES = ("text", "textbook", "study")
PUBLISHED = ("textbook", "study")
MOST_ANYWAY = 0.40


@dataclass(frozen=True)
class ComplaintLine:
    """What a further complaint earns, in yuan, by version. `lines` has it by who would buy anyway.

    `net` is at the present settings, `break_even` the share who would buy anyway at which it is 0 (below 0
    if it never pays), `marks` the study's shares for the silent and for the unsolved.
    """

    lines: pd.DataFrame
    would_anyway: float
    net: pd.Series
    break_even: pd.Series
    marks: dict[str, float]
    decision: Decision


def complaint_earns(
    buys_again: float,
    solved: float,
    would_anyway: float,
    n_more: float,
    margin: float,
    contact_cost: float,
    fixed_cost: float,
) -> float:
    """Return what a further complaint earns, in yuan.

    net = solved * (buys_again - would_anyway) * margin - contact_cost - fixed_cost / n_more. An unsolved
    complaint changes nothing.

    Parameters
    ----------
    buys_again : float
        Share of customers with a solved complaint who buy again.
    solved : float
        Share of the further complaints that are solved.
    would_anyway : float
        Share of the further complainers who would have bought again without the line.
    n_more : float
        Further complaints a year, above 0.
    margin : float
        Yuan that a kept customer brings, at least 0.
    contact_cost : float
        Yuan of work for a complaint, at least 0.
    fixed_cost : float
        Yuan a year, at least 0.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> round(complaint_earns(0.54, 0.5, 0.09, 1000, 1000, 40, 80_000), 2)
    105.0
    """
    changed = share("solved", solved) * (
        share("buys_again", buys_again) - share("would_anyway", would_anyway)
    )
    costs = at_least("contact_cost", contact_cost, 0) + at_least("fixed_cost", fixed_cost, 0) / above(
        "n_more", n_more, 0
    )
    return changed * at_least("margin", margin, 0) - costs


def complaint_line(
    solved: float, would_anyway: float, n_more: float, margin: float, contact_cost: float, fixed_cost: float
) -> ComplaintLine:
    """Decide on a complaint line for major problems, by each version of the share who buy again.

    Parameters
    ----------
    solved, would_anyway, n_more, margin, contact_cost, fixed_cost
        As in `complaint_earns`.

    Returns
    -------
    ComplaintLine
        The decision is "open" if the line pays by both published versions, "measure" if by one, "leave"
        if by none.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> told = complaint_line(0.5, 0.19, 1000, 1000, 40, 80_000)
    >>> told.net.round(1).to_dict(), told.decision.key
    ({'text': -195.0, 'textbook': -45.0, 'study': 55.0}, 'measure')
    """
    terms = (n_more, margin, contact_cost, fixed_cost)
    buys = {version: float(RATES.loc[(version, "major"), "solved"]) for version in LINES}

    def earns(anyway: float) -> list[float]:
        return [complaint_earns(rate, solved, anyway, *terms) for rate in buys.values()]

    ends = pd.DataFrame({at: earns(at) for at in (0.0, MOST_ANYWAY)}, index=list(LINES)).T
    net = pd.Series(earns(would_anyway), index=list(LINES))
    slope = solved * margin
    zero = ends.loc[0.0] / slope if slope else pd.Series(-np.inf, index=list(LINES))
    marks = {name: float(RATES.loc[("study", "major"), name]) for name in ("silent", "unsolved")}
    return ComplaintLine(ends, would_anyway, net, zero, marks, _decide(net))


def _decide(net: pd.Series) -> Decision:
    low, high = (round(float(net[version]), 1) for version in PUBLISHED)
    pays = sum(value > 0 for value in (low, high))
    key = ("leave", "measure", "open")[pays]
    act = {"open": "Open the line", "measure": "Measure first", "leave": "Leave it"}[key]
    zh = {"open": "开通热线", "measure": "先测量", "leave": "不开通"}[key]
    return Decision(
        key,
        f"{act}: a further complaint earns {low:,.5g} yuan by the textbook, {high:,.5g} by the study.",
        f"{zh}：每多一起投诉，按教科书赚 {low:,.5g} 元，按研究赚 {high:,.5g} 元。",
    )


def pay_limit(stays_without: float, stays_with: float, margin: float) -> float:
    """Return what may be paid for every complaint, if it keeps some who would have left.

    limit = (stays_with - stays_without) * margin. Those who stay or leave anyway are paid, too.

    Parameters
    ----------
    stays_without, stays_with : float
        Share who buy again without and with the payment.
    margin : float
        Yuan that a kept customer brings, at least 0.

    Returns
    -------
    float
        Yuan a complaint; below 0 if it keeps fewer.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> round(pay_limit(0.54, 0.82, 1000))
    280
    """
    kept = share("stays_with", stays_with) - share("stays_without", stays_without)
    return kept * at_least("margin", margin, 0)


def quick_answer(margin: float) -> pd.DataFrame:
    """Return what a quick solution of a major problem may cost, by each version.

    Parameters
    ----------
    margin : float
        Yuan that a kept customer brings, at least 0.

    Returns
    -------
    DataFrame, one row per version
        ``stay anyway``, ``stay because``, ``leave anyway`` (of 100 customers with a solved complaint) and
        ``limit, yuan`` a complaint.

    Raises
    ------
    ValueError
        If `margin` is below 0.

    Examples
    --------
    >>> quick_answer(1000).round().loc["study"].tolist()
    [54.0, 28.0, 18.0, 280.0]
    """
    rows = {}
    for version in LINES:
        slow, fast = (float(RATES.loc[(version, "major"), name]) for name in ("solved", "fast"))
        rows[version] = [100 * slow, 100 * (fast - slow), 100 * (1 - fast), pay_limit(slow, fast, margin)]
    names = ["stay anyway", "stay because", "leave anyway", "limit, yuan"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=names)
