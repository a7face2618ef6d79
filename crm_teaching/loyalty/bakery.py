"""The bakery's sixteen indicators: eight of behaviour, eight of attitude, one index.

The survey is simulated, so that the truth is known: each customer has a true attachment. Behaviour also
follows where people live (convenience), answers also follow manners (politeness).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm_teaching import validate

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


def invitation_hits(survey: pd.DataFrame, weight: float, *, n_invited: int = 200) -> float:
    """Invite the customers with the highest index, and return how many of them are truly loyal.

    index = weight * behaviour half + (1 - weight) * attitude half. Truly loyal are as many customers as
    are invited: those with the highest true attachment.

    Parameters
    ----------
    survey : DataFrame
        As `bakery_survey` returns it.
    weight : float
        Weight of the behaviour half, in [0, 1].
    n_invited : int
        Customers invited, at least 1.

    Returns
    -------
    float
        Share of the invitations that reach a truly loyal customer.

    Raises
    ------
    ValueError
        If an item is missing or an argument is out of its range.

    Examples
    --------
    >>> round(invitation_hits(bakery_survey(), 0.5), 2)
    0.66
    """
    halves, share = bakery_halves(survey), validate.share("weight", weight)
    index = share * halves["behaviour"] + (1 - share) * halves["attitude"]
    n = validate.count("n_invited", n_invited)
    return float(index.nlargest(n).index.isin(survey["true_attachment"].nlargest(n).index).mean())
