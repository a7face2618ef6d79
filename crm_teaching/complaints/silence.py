"""Of the dissatisfied few complain: how many of them, and how many of the silent, buy again?

The shares who buy again come in four versions. What "Text 1" prints looks garbled; a textbook and the TARP
study print others. We know the study from secondary texts only.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from crm_teaching.validate import count, one_of, share
from crm_teaching.wording import Decision, show_value

PROBLEMS = ("major", "minor")
ANSWERS = ("silent", "unsolved", "solved", "fast")
# Who did not complain, and who complained without success: only the study has these two.
_UNANSWERED = {"major": (0.09, 0.19), "minor": (0.37, 0.46)}
# Solved, solved fast. Major: more than 100 dollars lost; minor: less than 5.
_PRINTED = {
    "text": {"major": (0.04, 0.52), "minor": (0.53, 0.95)},
    "textbook": {"major": (0.34, 0.52), "minor": (0.52, 0.95)},
    "study": {"major": (0.54, 0.82), "minor": (0.70, 0.95)},
}
VERSIONS = ("text", "mixed", "textbook", "study")


def _rates() -> pd.DataFrame:
    rows = {}
    for version in VERSIONS:
        for problem in PROBLEMS:
            # The text says that all the others leave, so nobody whose complaint stays unsolved is kept.
            missing = (0.0, 0.0) if version == "text" else _UNANSWERED[problem]
            printed = _PRINTED["text" if version == "mixed" else version][problem]
            rows[version, problem] = [*missing, *printed]
    index = pd.MultiIndex.from_tuples(rows, names=["version", "problem"])
    return pd.DataFrame(list(rows.values()), index=index, columns=list(ANSWERS))


#: Share who buy again: a row for each version and size of problem, a column for each answer.
RATES = _rates()

#: Share of customers with a problem who say so, by who is asked to listen and what was lost.
#: Goodman's notes (front line 50%; of those 5% to 10% reach head office); Goodman & Newman (2003).
FRONT_LINE, UPWARD = 0.50, (0.05, 0.10)
SPEAK_UP = pd.Series(
    {
        "complain: a few dollars lost": 0.03,
        "reach head office, at least": FRONT_LINE * UPWARD[0],
        "reach head office, at most": FRONT_LINE * UPWARD[1],
        "tell the shop": FRONT_LINE,
        "complain: 142 dollars lost": 0.69,
    }
)


@dataclass(frozen=True)
class Funnel:
    """Dissatisfied customers, of whom some complain and some buy again.

    `groups` has a row for ``complained`` and one for ``silent``: ``customers``, ``rate`` (share who buy
    again) and ``kept`` (customers who do). `silent_part` is the part of all kept who never complained.
    """

    groups: pd.DataFrame
    kept: float
    silent_part: float
    decision: Decision


def answered_rate(version: str, problem: str, solved: float, fast: float) -> float:
    """Return the share of complainers who buy again.

    rate = solved * (fast * rho_fast + (1 - fast) * rho_solved) + (1 - solved) * rho_unsolved.

    Parameters
    ----------
    version : str
        "text", "mixed", "textbook" or "study", see `RATES`.
    problem : str
        "major" or "minor".
    solved : float
        Share of complaints that are solved.
    fast : float
        Share of the solved that are solved fast.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If a name is unknown or a share is outside 0 to 1.

    Examples
    --------
    >>> answered_rate("study", "major", solved=1, fast=0)
    0.54
    >>> round(answered_rate("study", "major", solved=0.5, fast=0), 3)
    0.365
    """
    key = (one_of("version", version, VERSIONS), one_of("problem", problem, PROBLEMS))
    rho = RATES.loc[key]
    speed, part = share("fast", fast), share("solved", solved)
    slow_or_fast = speed * rho["fast"] + (1 - speed) * rho["solved"]
    return float(part * slow_or_fast + (1 - part) * rho["unsolved"])


def keep_customers(
    version: str, complain: float, major: float, solved: float, fast: float, n_customers: int = 1000
) -> Funnel:
    """Follow dissatisfied customers through the complaint funnel to the next purchase.

    K = N [c (q_f rho_f + q_s rho_s + (1 - q_f - q_s) rho_u) + (1 - c) rho_0], where q_f = solved * fast,
    q_s = solved * (1 - fast), and each rho is averaged over major and minor problems.

    Parameters
    ----------
    version : str
        Whose shares who buy again, see `RATES`.
    complain : float
        Share c of the dissatisfied who complain.
    major : float
        Share whose problem is major.
    solved, fast
        As in `answered_rate`.
    n_customers : int
        Dissatisfied customers N.

    Returns
    -------
    Funnel
        The decision asks whether complaining keeps more of them than silence does.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> told = keep_customers("study", complain=0.04, major=1, solved=0.5, fast=0)
    >>> round(told.kept, 1), round(told.silent_part, 3), told.decision.key
    (101.0, 0.855, 'ask')
    """
    n, c = count("n_customers", n_customers), share("complain", complain)
    weights = {"major": share("major", major), "minor": 1 - major}
    spoke = sum(w * answered_rate(version, problem, solved, fast) for problem, w in weights.items())
    hushed = sum(w * float(RATES.loc[(version, problem), "silent"]) for problem, w in weights.items())
    groups = pd.DataFrame(
        {"customers": [n * c, n * (1 - c)], "rate": [spoke, hushed]}, index=["complained", "silent"]
    )
    groups["kept"] = groups["customers"] * groups["rate"]
    kept = float(groups["kept"].sum())
    part = float(groups.loc["silent", "kept"]) / kept if kept else 0.0
    return Funnel(groups, kept, part, _advise(spoke, hushed))


def _advise(spoke: float, hushed: float) -> Decision:
    spoke, hushed = round(spoke, 3), round(hushed, 3)
    a, b = show_value(spoke, "%"), show_value(hushed, "%")
    if spoke > hushed:
        return Decision(
            "ask",
            f"Ask for complaints: {a} of those who complain buy again, {b} of the silent.",
            f"鼓励投诉：投诉者中 {a} 再次购买，沉默者中 {b}。",
        )
    return Decision(
        "hush",
        f"Do not ask: {a} of those who complain buy again, {b} of the silent.",
        f"不必鼓励：投诉者中 {a} 再次购买，沉默者中 {b}。",
    )
