"""What a log of complaints says: which cause loses customers, which one grows, what speed is worth."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from crm_teaching.validate import above, at_least, broken_rule, columns, count, one_of, share
from crm_teaching.wording import Decision

CHANGE_WEEK = 19  # the truth of the simulated log: the new lid comes into the shop
GROWING_CAUSE = "broken part"
N_BASE_WEEKS = 12
_HINT = 'Use load("complaint_log").'
# Words that say nothing about a cause.
_SMALL = frozenset(
    re.findall(
        "[a-z]+",
        "a after all and at cannot does for get had has how i in is it me my no not of off on one or over s "
        "so still that the there this to too two up was way week weeks what when where which with you your",
    )
)


@dataclass(frozen=True)
class PChart:
    """A chart of one cause's share, week by week; shares from 0 to 1.

    `table` has one row a week: ``n``, ``share``, ``alarm``. `first_alarm` is a week or None. `false_alarms`
    are those that 26 weeks without any change give on average.
    """

    table: pd.DataFrame
    cause: str
    centre: float
    upper: float
    sigmas: float
    first_alarm: int | None
    false_alarms: float
    decision: Decision


def pareto(log: pd.DataFrame, margin_yuan: float) -> pd.DataFrame:
    """Rank causes by the customers who did not buy again.

    Parameters
    ----------
    log : DataFrame
        Columns ``cause`` and ``rebought`` (0, 1).
    margin_yuan : float
        What a customer who buys again brings, in yuan, at least 0.

    Returns
    -------
    DataFrame, one row per cause, most customers lost first
        ``complaints``, ``not_again`` (customers), ``rebought`` (share), ``lost_yuan``.

    Examples
    --------
    >>> log = pd.DataFrame({"cause": ["late", "late", "late", "lid", "lid"], "rebought": [1, 1, 0, 0, 0]})
    >>> pareto(log, 100)["not_again"].to_dict()
    {'lid': 2, 'late': 1}
    """
    columns("log", log, ["cause", "rebought"], _HINT)
    grouped = log.groupby("cause")["rebought"]
    table = pd.DataFrame({"complaints": grouped.size(), "not_again": grouped.size() - grouped.sum()})
    table["rebought"] = grouped.mean()
    table["lost_yuan"] = table["not_again"] * at_least("margin_yuan", margin_yuan, 0)
    return table.sort_values("not_again", ascending=False, kind="stable")


def speed_gap(log: pd.DataFrame, target_minutes: float = 5) -> tuple[float, float, float]:
    """Return by how much more often customers buy again who were answered in time, with its 95% interval.

    gap = p_in_time - p_late;  gap -+ 1.96 * sqrt(p_t (1 - p_t) / n_t + p_l (1 - p_l) / n_l).

    Parameters
    ----------
    log : DataFrame
        Columns ``waited_minutes`` and ``rebought`` (0, 1).
    target_minutes : float
        Waited at most so long is in time.

    Returns
    -------
    tuple of float
        Gap, lower and upper end.

    Raises
    ------
    ValueError
        If nobody, or everybody, was answered in time.

    Examples
    --------
    >>> log = pd.DataFrame({"waited_minutes": [0, 0, 9, 9], "rebought": [1, 1, 1, 0]})
    >>> gap, low, high = speed_gap(log)
    >>> gap, round(high, 2)
    (0.5, 1.19)
    """
    columns("log", log, ["waited_minutes", "rebought"], _HINT)
    in_time = log["waited_minutes"] <= at_least("target_minutes", target_minutes, 0)
    if in_time.nunique() < 2:
        both = "a time that some answers keep and others miss"
        raise broken_rule("target_minutes", both, f"{target_minutes:g}", "Choose another one.")
    told = log.groupby(in_time)["rebought"].agg(["mean", "size"])
    gap = float(told.loc[True, "mean"] - told.loc[False, "mean"])
    half = 1.96 * math.sqrt((told["mean"] * (1 - told["mean"]) / told["size"]).sum())
    return gap, gap - half, gap + half


def p_chart(log: pd.DataFrame, cause: str = GROWING_CAUSE, n_a_week: int = 36, sigmas: float = 3.0) -> PChart:
    """Watch one cause's share of the week's complaints; above the limit is no luck.

    p = share of the cause in the first 12 weeks;  upper limit = p + sigmas * sqrt(p (1 - p) / n).

    Parameters
    ----------
    log : DataFrame
        Columns ``week`` (from 1) and ``cause``, the same number of complaints each week.
    cause : str
        A cause of the log.
    n_a_week : int
        Complaints looked at each week: the first so many.
    sigmas : float
        Width of the limit, in standard deviations, above 0.

    Returns
    -------
    PChart

    Raises
    ------
    ValueError
        If the log has no such cause or fewer complaints a week.

    References
    ----------
    Shewhart's control chart for shares, 1931.

    Examples
    --------
    >>> log = pd.DataFrame({"week": [1, 1, 2, 2], "cause": ["lid", "bill", "lid", "lid"]})
    >>> p_chart(log, "lid", 2).table["share"].tolist()
    [0.5, 1.0]
    """
    columns("log", log, ["week", "cause"], _HINT)
    one_of("cause", cause, log["cause"].unique())
    width = above("sigmas", sigmas, 0)
    looked = log.groupby("week").head(count("n_a_week", n_a_week))
    weeks = (looked["cause"] == cause).groupby(looked["week"]).agg(n="size", share="mean")
    if weeks["n"].min() < n_a_week:
        rule = f"at most {weeks['n'].min()}, what the shortest week has"
        raise broken_rule("n_a_week", rule, n_a_week, "Look at fewer.")
    centre = float(weeks["share"].loc[:N_BASE_WEEKS].mean())
    upper = centre + width * math.sqrt(centre * (1 - centre) / n_a_week)
    weeks["alarm"] = weeks["share"] > upper
    alarms = weeks.index[weeks["alarm"]]
    first = int(alarms[0]) if len(alarms) else None
    false = len(weeks) * chance_above(n_a_week, centre, upper)
    decision = _act(cause, first, upper, false)
    return PChart(weeks, cause, centre, upper, width, first, false, decision)


def chance_above(n: int, p: float, limit: float) -> float:
    """Return the chance that the share of `n` complaints lies above `limit` if each has chance p.

    Examples
    --------
    >>> chance_above(2, 0.5, 0.75), chance_above(2, 0.5, 1.0)
    (0.25, 0)
    """
    share("p", p)
    # A share that equals the limit is not above it, whatever floating point makes of it.
    least = math.floor(limit * count("n", n) + 1e-9) + 1
    return sum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(max(least, 0), n + 1))


def _act(cause: str, first: int | None, upper: float, false: float) -> Decision:
    luck = f"{false:.2f}" if false < 0.95 else f"{false:.1f}"
    if first is None:
        return Decision(
            "leave",
            f"Leave it: no week lies above {upper:.0%}. In 26 quiet weeks {luck} false alarms.",
            f"不必行动：没有一周超过 {upper:.0%}。26个平稳周平均误报 {luck} 次。",
        )
    if cause == GROWING_CAUSE and first >= CHANGE_WEEK:
        return Decision(
            "look",
            f"Look for the root cause in week {first}: above {upper:.0%}. In 26 quiet weeks {luck} false "
            "alarms.",
            f"第 {first} 周查根本原因：超过 {upper:.0%}。26个平稳周平均误报 {luck} 次。",
        )
    return Decision(
        "false_alarm",
        f"A false alarm in week {first}: nothing had changed. In 26 quiet weeks {luck} of them.",
        f"第 {first} 周是误报：当时并无变化。26个平稳周平均误报 {luck} 次。",
    )


def count_words(texts: pd.Series, terms: Sequence[str] = ()) -> pd.Series:
    """Return the share of texts that hold each word, most frequent first.

    English texts are cut into words, and small words are left out. Chinese has no spaces: give `terms`.

    Parameters
    ----------
    texts : Series of str
    terms : sequence of str, optional
        Count these instead, wherever they stand in a text.

    Returns
    -------
    Series
        Share of texts, by word.

    Examples
    --------
    >>> count_words(pd.Series(["The lid broke", "A lid is cracked"])).head(1).to_dict()
    {'lid': 1.0}
    >>> count_words(pd.Series(["盖子裂了", "电机坏了"]), ["盖子", "电机", "裂"]).to_dict()
    {'盖子': 0.5, '电机': 0.5, '裂': 0.5}
    """
    if terms:
        found = pd.Series({term: texts.str.contains(term, regex=False).mean() for term in terms})
        return found.sort_values(ascending=False, kind="stable")
    words = pd.Series([sorted(set(re.findall(r"[a-z]+", text.lower())) - _SMALL) for text in texts])
    return words.explode().value_counts(sort=False).sort_values(ascending=False, kind="stable") / len(texts)
