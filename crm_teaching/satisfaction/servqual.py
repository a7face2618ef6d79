"""SERVQUAL: expected against perceived service, in gaps with intervals, and which gap is surely the worst."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

import numpy as np
import pandas as pd
from scipy.special import ndtri, stdtrit

from crm_teaching import validate
from crm_teaching.wording import Decision

# What each of the 22 statements is about, in our words; the dimensions are those of 1988.
ITEMS = pd.DataFrame(
    [
        ("tangibles", "modern equipment", "设备先进"),
        ("tangibles", "pleasant rooms", "环境舒适"),
        ("tangibles", "neat staff", "员工整洁"),
        ("tangibles", "clear papers", "资料清楚"),
        ("reliability", "ready by the promised day", "按时完成"),
        ("reliability", "takes my problem seriously", "真心解决问题"),
        ("reliability", "right the first time", "一次做对"),
        ("reliability", "begins when agreed", "按约开始"),
        ("reliability", "bills without errors", "账单无误"),
        ("responsiveness", "tells me when", "告知时间"),
        ("responsiveness", "serves me promptly", "及时服务"),
        ("responsiveness", "willing to help", "乐于帮助"),
        ("responsiveness", "never too busy", "不会太忙"),
        ("assurance", "staff I can trust", "员工可信"),
        ("assurance", "I feel safe here", "交易安心"),
        ("assurance", "polite", "有礼貌"),
        ("assurance", "knows the answers", "知识足够"),
        ("empathy", "attention to each person", "个别关注"),
        ("empathy", "hours that suit me", "时间方便"),
        ("empathy", "someone who looks after me", "个人关怀"),
        ("empathy", "my interest first", "以客为先"),
        ("empathy", "understands my needs", "了解需求"),
    ],
    columns=["dimension", "about", "zh"],
    index=pd.Index([f"{number:02}" for number in range(1, 23)], name="item"),
)
DIMENSIONS = {
    "tangibles": "有形性",
    "reliability": "可靠性",
    "responsiveness": "反应性",
    "assurance": "保证性",
    "empathy": "移情性",
}
# Share of resamples that must agree before a repair is ordered: a 95% interval leaves 2.5% on each side.
SURE = 0.975
_RESAMPLES = 1000


@dataclass(frozen=True)
class Gaps:
    """Perceived minus expected, by item and by dimension, each with its 95% interval.

    `items` and `dimensions` have the columns `expected`, `perceived`, `gap`, `low`, `high` (points of 7);
    `dimensions` also `weight` (share). `score` is the weighted sum of the dimensions' gaps, `low` to `high`.
    """

    n: int
    items: pd.DataFrame
    dimensions: pd.DataFrame
    score: float
    low: float
    high: float


@dataclass(frozen=True)
class WorstGap:
    """Which dimension's weighted gap is the worst, and how often it would be so in another sample.

    `dimensions` has `gap`, `weighted`, `low`, `high` (points; the weighted gap is 5 * weight * gap, so that
    equal weights change nothing) and `worst_share`. `lead` is by how much the worst is below `runner_up`,
    with its 95% interval; `needed` respondents would make that lead sure.
    """

    n: int
    dimensions: pd.DataFrame
    worst: str
    runner_up: str
    share: float
    lead: float
    lead_low: float
    lead_high: float
    needed: int
    decision: Decision


def _columns(answers: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    names = [f"{side}{item}" for side in "EP" for item in ITEMS.index]
    validate.columns("answers", answers, names, "Use read_survey(path, kind='servqual').")
    validate.count("respondents", len(answers), 2)
    both = answers[names].to_numpy(dtype=float, na_value=np.nan)
    # A gap needs both answers: where one is missing, the other is left out, too.
    both[np.isnan(np.roll(both, 22, axis=1))] = np.nan
    return both[:, :22], both[:, 22:]


def _by_dimension(values: np.ndarray) -> np.ndarray:
    """Return each respondent's mean over the items of each dimension that were answered."""
    return np.column_stack(
        [pd.DataFrame(values[:, (ITEMS["dimension"] == name).to_numpy()]).mean(axis=1) for name in DIMENSIONS]
    )


def _shares(weights: Mapping[str, float] | None) -> np.ndarray:
    """Return the weights of the dimensions as shares that add up to 1."""
    given = dict.fromkeys(DIMENSIONS, 1.0) if weights is None else dict(weights)
    for name in given:
        validate.one_of("weights", name, DIMENSIONS)
    each = np.array([validate.at_least(f"weight of {name}", given.get(name, 0.0), 0) for name in DIMENSIONS])
    validate.above("sum of weights", float(each.sum()), 0, "Give one dimension a weight.")
    return np.asarray(each / each.sum())


def mean_interval(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return both ends of the 95% interval of each column's mean: mean -+ t * sd / sqrt(n).

    t is the 97.5% point of Student's distribution with n - 1 degrees of freedom; n leaves out what was not
    answered.

    Examples
    --------
    >>> low, high = mean_interval(np.array([[4.0], [5.0], [6.0]]))
    >>> round(float(low[0]), 2), round(float(high[0]), 2)
    (2.52, 7.48)
    """
    frame = pd.DataFrame(values)
    n = frame.count()
    # stdtrit(n - 1, 0.975) is Student's t with 97.5% below.
    half = stdtrit(np.maximum(n - 1, 1), 0.975) * frame.std() / np.sqrt(n)
    return (frame.mean() - half).to_numpy(), (frame.mean() + half).to_numpy()


def _table(expected: np.ndarray, perceived: np.ndarray, index: pd.Index) -> pd.DataFrame:
    gap = perceived - expected
    low, high = mean_interval(gap)
    means = [pd.DataFrame(values).mean().to_numpy() for values in (expected, perceived, gap)]
    columns = ["expected", "perceived", "gap", "low", "high"]
    return pd.DataFrame(dict(zip(columns, [*means, low, high], strict=True)), index=index)


def service_gaps(answers: pd.DataFrame, weights: Mapping[str, float] | None = None) -> Gaps:
    """Compute the gaps of a SERVQUAL survey, by item, by dimension, and weighted.

    G = P - E for each item and respondent; a dimension's gap is the mean over its items, and the score is
    sum(w * G) over the five dimensions. Intervals are over respondents.

    Parameters
    ----------
    answers : DataFrame
        From `read_survey(path, kind="servqual")`; at least 2 respondents.
    weights : mapping of dimension to number, optional
        How much each dimension counts, at least 0; they are scaled to add up to 1. Equal if left out.

    Returns
    -------
    Gaps

    Raises
    ------
    ValueError
        If columns are missing, fewer than 2 respondents answered, or a weight is not one.

    References
    ----------
    Parasuraman, Zeithaml and Berry (1988), SERVQUAL, Journal of Retailing 64(1).

    Examples
    --------
    >>> two = pd.DataFrame({f"{side}{item}": [6, 6] if side == "E" else [5, 4] for side in "EP"
    ...                     for item in ITEMS.index})
    >>> service_gaps(two).dimensions.loc["empathy", ["expected", "perceived", "gap"]].tolist()
    [6.0, 4.5, -1.5]
    """
    expected, perceived = _columns(answers)
    share = _shares(weights)
    names = pd.Index(DIMENSIONS, name="dimension")
    items = ITEMS.join(_table(expected, perceived, ITEMS.index))
    wide, felt = _by_dimension(expected), _by_dimension(perceived)
    dimensions = _table(wide, felt, names).assign(weight=share)
    score = ((felt - wide) @ share)[:, None]
    low, high = mean_interval(score)
    return Gaps(len(answers), items, dimensions, float(np.nanmean(score)), float(low[0]), float(high[0]))


def worst_gap(
    answers: pd.DataFrame, weights: Mapping[str, float] | None = None, *, seed: int = 22
) -> WorstGap:
    """Find the worst dimension, and how often it stays the worst when respondents are drawn again.

    The bootstrap draws as many respondents, with replacement, 1,000 times, and counts how often each
    dimension's weighted gap is the lowest. The lead over the runner-up is a paired difference: the same
    people answered both.

    Parameters
    ----------
    answers : DataFrame
        From `read_survey(path, kind="servqual")`; at least 2 respondents who answered every dimension.
    weights : mapping of dimension to number, optional
        As in `service_gaps`.
    seed : int
        Start of the random draws.

    Returns
    -------
    WorstGap
        ``decision.key`` is "repair_" and the dimension, "ask_more", or "no_gap".

    Raises
    ------
    ValueError
        As `service_gaps`.

    References
    ----------
    Efron (1979), Bootstrap methods, Annals of Statistics 7(1).
    """
    expected, perceived = _columns(answers)
    weight = 5 * _shares(weights)
    gap = _by_dimension(perceived) - _by_dimension(expected)
    gap = gap[~np.isnan(gap).any(axis=1)]
    n = validate.count("respondents who answered every dimension", len(gap), 2)
    weighted = gap * weight
    mean = weighted.mean(axis=0)
    lowest = (_drawn_again(n, seed) @ weighted).argmin(axis=1)
    shares = np.bincount(lowest, minlength=len(mean)) / _RESAMPLES
    first, second = np.argsort(mean, kind="stable")[:2]
    ahead = weighted[:, second] - weighted[:, first]
    lead = float(ahead.mean())
    low, high = mean_interval(ahead[:, None])
    # Where the lead is as large as its 95% margin: 1.96 * sd / sqrt(n) = lead.
    needed = ceil((ndtri(SURE) * ahead.std(ddof=1) / lead) ** 2) if lead > 0 else 10**6
    names = list(DIMENSIONS)
    table = pd.DataFrame({"gap": gap.mean(axis=0), "weighted": mean}, index=pd.Index(names, name="dimension"))
    table["low"], table["high"] = mean_interval(weighted)
    table["worst_share"] = shares
    share = float(shares[first])
    return WorstGap(
        n,
        table,
        names[first],
        names[second],
        share,
        lead,
        float(low[0]),
        float(high[0]),
        needed,
        _decide(n, table, names[first], names[second], share, needed),
    )


def _drawn_again(n: int, seed: int) -> np.ndarray:
    """Return how often each of n respondents is drawn, one row per redrawn survey."""
    drawn = np.random.default_rng(seed).integers(n, size=(_RESAMPLES, n))
    places = drawn + n * np.arange(_RESAMPLES)[:, None]
    return np.bincount(places.ravel(), minlength=_RESAMPLES * n).reshape(_RESAMPLES, n)


def _decide(n: int, table: pd.DataFrame, first: str, second: str, share: float, needed: int) -> Decision:
    if table.loc[first, "weighted"] >= 0:
        return Decision(
            "no_gap",
            "No gap is below 0: hold the service as it is.",
            "没有负差距：保持现有服务。",
        )
    if share >= SURE:
        return Decision(
            f"repair_{first}",
            f"Repair {first} first: it is the worst in {share:.0%} of redrawn surveys of {n}.",
            f"先改进{DIMENSIONS[first]}：{n} 人的重抽样中，有 {share:.0%} 它最差。",
        )
    settled, tens = needed < 5000, ceil(needed / 10) * 10
    more = f"At this lead about {tens:,} would do" if settled else "The lead is too small for more to help"
    zh = f"按此差距约需 {tens:,} 份" if settled else "差距太小，再多答卷也难分高下"
    return Decision(
        "ask_more",
        f"Ask more people: with {n} answers {first} is the worst in only {share:.0%} of redrawn surveys; "
        f"next is {second}. {more}.",
        f"再多问一些人：{n} 份答卷中，{DIMENSIONS[first]}在重抽样中只有 {share:.0%} 最差，其次是"
        f"{DIMENSIONS[second]}。{zh}。",
    )
