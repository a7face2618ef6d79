"""The bakery's sixteen indicators: eight of behaviour, eight of attitude, one index.

The survey is simulated, so that the truth is known: each customer has a true attachment. Behaviour also
follows where people live (convenience), answers also follow manners (politeness).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.wording import Decision

# Column: half, sign, mean, standard deviation, highest value. The signs are ours.
_SHEET: dict[str, tuple[str, int, float, float, float]] = {
    "own_purchases_a_month": ("behaviour", 1, 8, 3, 60),
    "times_recommended_us": ("behaviour", 1, 4, 2, 40),
    "rival_purchases_a_month": ("behaviour", -1, 8, 3, 60),
    "times_recommended_rival": ("behaviour", -1, 4, 2, 40),
    "items_per_purchase": ("behaviour", 1, 5, 2, 40),
    "yuan_per_purchase": ("behaviour", 1, 32, 9, 300),
    "cakes_a_year": ("behaviour", 1, 4, 2, 40),
    "yuan_per_cake": ("behaviour", 1, 130, 40, 999),
    "awareness": ("attitude", 1, 3, 1, 5),
    "view_of_our_product": ("attitude", 1, 3, 1, 5),
    "view_of_rival_product": ("attitude", -1, 3, 1, 5),
    "view_of_our_service": ("attitude", 1, 3, 1, 5),
    "view_of_rival_service": ("attitude", -1, 3, 1, 5),
    "premium_sensitivity": ("attitude", -1, 3, 1, 5),
    "accident_tolerance": ("attitude", 1, 3, 1, 5),
    "minutes_willing_to_queue": ("attitude", 1, 12, 4, 60),
}
INDICATORS = pd.DataFrame.from_dict(
    {item: row[:2] for item, row in _SHEET.items()}, orient="index", columns=["half", "sign"]
).rename_axis("item")
WEIGHTS = np.round(np.arange(0, 1.01, 0.05), 2)


def bakery_survey(
    n_customers: int = 1000, *, convenience: float = 1.0, politeness: float = 0.3, seed: int = 11
) -> pd.DataFrame:
    """Simulate the sixteen indicators of customers whose true attachment is known.

    Each indicator is sign * (attachment + bias) + noise, moved to its own unit. The bias is
    convenience * (lives near) for behaviour and politeness * (good manners) for attitude.
    Attachment, living near and manners are independent and standard normal; noise has 1.5 times
    their spread. The numbers are made up; their structure is the lesson.

    Parameters
    ----------
    n_customers : int
        Customers asked, at least 2.
    convenience, politeness : float
        Spread of each bias, in units of the spread of true attachment, at least 0.
    seed : int
        The same customers again.

    Returns
    -------
    DataFrame, one row per customer, shape (n_customers, 18)
        ``customer_id``, the sixteen items of `INDICATORS`, ``true_attachment``.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    References
    ----------
    The items are those of Text 5, slide 89.

    Examples
    --------
    >>> bakery_survey(3)[["own_purchases_a_month", "view_of_our_product", "true_attachment"]].shape
    (3, 3)
    """
    rng = np.random.default_rng(seed)
    n_customers = validate.count("n_customers", n_customers, 2)
    attachment, near, manners = rng.standard_normal((3, n_customers))
    bias = {
        "behaviour": validate.at_least("convenience", convenience, 0) * near,
        "attitude": validate.at_least("politeness", politeness, 0) * manners,
    }
    survey: dict[str, object] = {"customer_id": np.arange(1, n_customers + 1)}
    for item, (half, sign, mean, spread, highest) in _SHEET.items():
        raw = sign * (attachment + bias[half]) + 1.5 * rng.standard_normal(n_customers)
        # Divided by its own spread, an item keeps its mean and range whatever the bias.
        answers = np.clip(np.rint(mean + spread * raw / raw.std()), int(highest == 5), highest)
        survey[item] = answers.astype(int)
    return pd.DataFrame({**survey, "true_attachment": attachment})


def bakery_halves(survey: pd.DataFrame) -> pd.DataFrame:
    """Return each customer's behaviour half and attitude half: mean of sign * z over eight items.

    Parameters
    ----------
    survey : DataFrame
        One row per customer with the sixteen items of `INDICATORS`.

    Returns
    -------
    DataFrame, one row per customer, same index, shape (n, 2)
        ``behaviour`` and ``attitude``, in standard deviations; 0 is the average customer.

    Raises
    ------
    ValueError
        If an item is missing, has a gap, or has one answer only.

    Examples
    --------
    >>> halves = bakery_halves(bakery_survey(500))
    >>> bool(abs(halves["behaviour"].mean()) < 1e-9)
    True
    """
    validate.columns("survey", survey, INDICATORS.index, "Use bakery_survey().")
    items = survey[INDICATORS.index]
    for item in INDICATORS.index[items.isna().any() | (items.nunique() < 2)]:
        rule = f"answered by all, and not all alike, in {item!r}"
        hint = "Leave out the item or the customers who did not answer."
        raise validate.broken_rule("survey", rule, "a gap or a single answer", hint)
    scores = (items - items.mean()) / items.std() * INDICATORS["sign"]
    return scores.T.groupby(INDICATORS["half"]).mean().T[["behaviour", "attitude"]]


def bakery_index(survey: pd.DataFrame, weight: float = 0.5) -> pd.Series:
    """Return the loyalty index: weight * behaviour half + (1 - weight) * attitude half.

    Parameters
    ----------
    survey : DataFrame
        One row per customer with the sixteen items of `INDICATORS`.
    weight : float
        Weight of the behaviour half, in [0, 1].

    Returns
    -------
    Series
        One index per customer, in standard deviations.

    Raises
    ------
    ValueError
        If an item is missing or `weight` is no share.

    Examples
    --------
    >>> bakery_index(bakery_survey(500)).shape
    (500,)
    """
    halves = bakery_halves(survey)
    share = validate.share("weight", weight)
    return (share * halves["behaviour"] + (1 - share) * halves["attitude"]).rename("index")


@dataclass(frozen=True)
class Invitations:
    """Who is invited by the index, and how many of them are truly attached.

    ``customers``: ``behaviour``, ``attitude``, ``invited``, ``truly_loyal`` (as many as are invited).
    ``cutoff`` is the lowest index invited. ``hits`` is the share of invitations that reach a truly
    loyal customer, ``best_weight`` the weight that reaches most, with ``best_hits``.
    """

    customers: pd.DataFrame
    weight: float
    cutoff: float
    hits: float
    best_weight: float
    best_hits: float
    decision: Decision


def invite(
    weight: float, convenience: float, politeness: float, invited: float, *, n_customers: int = 1000
) -> Invitations:
    """Invite the customers with the highest index, and count how many are truly attached.

    All weights from 0 to 1 are tried. One within 2 of 100 invitations of the best is kept; if every
    weight from 0.2 to 0.8 reaches within 5 of 100 of the best, the weight does not matter.

    Parameters
    ----------
    weight : float
        Weight of the behaviour half, in [0, 1].
    convenience, politeness : float
        Bias of behaviour and of answers, at least 0; see `bakery_survey`.
    invited : float
        Share of customers to invite, in (0, 1).
    n_customers : int
        Customers asked.

    Returns
    -------
    Invitations
        With a decision: any_weight, keep, more_behaviour or more_attitude.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> invite(0.5, 1.0, 0.3, 0.2).decision.key
    'more_attitude'
    """
    weight = validate.share("weight", weight)
    survey = bakery_survey(n_customers, convenience=convenience, politeness=politeness)
    customers = bakery_halves(survey)
    n_invited = max(round(validate.share("invited", invited) * n_customers), 1)
    customers["truly_loyal"] = _top(survey["true_attachment"], n_invited)
    hits = {w: _hits(customers, w, n_invited) for w in {*WEIGHTS.tolist(), weight}}
    best = max(WEIGHTS.tolist(), key=lambda w: (hits[w], -abs(w - weight)))
    index = _weighted(customers, weight)
    customers["invited"] = _top(index, n_invited)
    cutoff = float(index[customers["invited"]].min())
    decision = _decide(hits, weight, best)
    return Invitations(customers, weight, cutoff, hits[weight], best, hits[best], decision)


def _weighted(halves: pd.DataFrame, weight: float) -> pd.Series:
    return weight * halves["behaviour"] + (1 - weight) * halves["attitude"]


def _top(values: pd.Series, n: int) -> pd.Series:
    return values.rank(ascending=False, method="first") <= n


def _hits(customers: pd.DataFrame, weight: float, n: int) -> float:
    return float(customers["truly_loyal"][_top(_weighted(customers, weight), n)].mean())


def _decide(hits: dict[float, float], weight: float, best: float) -> Decision:
    now, top = f"{100 * hits[weight]:.0f}", f"{100 * hits[best]:.0f}"
    en, zh = (
        f"{now} of 100 invitations reach a truly loyal customer",
        f"每100份邀请有{now}份给了真正忠诚的客户",
    )
    middle = [hits[w] for w in WEIGHTS.tolist() if 0.2 <= w <= 0.8]
    if 0.2 <= weight <= 0.8 and min(middle) >= hits[best] - 0.05:
        return Decision("any_weight", f"{en}: the weight hardly matters.", f"{zh}：权重几乎无关。")
    if hits[weight] >= hits[best] - 0.02:
        return Decision("keep", f"{en}: keep this weight.", f"{zh}：保留此权重。")
    if best < weight:
        en, zh = f"{en}: trust attitude more, {top} would.", f"{zh}：应更看重态度，可达{top}份。"
        return Decision("more_attitude", en, zh)
    return Decision(
        "more_behaviour", f"{en}: trust behaviour more, {top} would.", f"{zh}：应更看重行为，可达{top}份。"
    )
