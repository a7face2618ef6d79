"""From satisfaction to loyalty: the curve, and what one more point buys.

The curve's form is ours: the texts draw two lines, one for a market with few rivals and one for a
market with many, and give no equation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import ndtri

from crm_teaching import validate
from crm_teaching.wording import Decision

SCORES = (1, 2, 3, 4, 5)


def loyalty_curve(satisfaction: Any, gamma: Any) -> Any:
    """Say how likely a customer with this satisfaction is to stay.

    L(s) = ((s - 1) / 4) ** gamma. Below 1, gamma means few rivals: loyalty comes early. Above 1 it
    means many rivals: loyalty comes only near the top score.

    Parameters
    ----------
    satisfaction : float or array_like
        Satisfaction s from 1 (very dissatisfied) to 5 (very satisfied).
    gamma : float or array_like
        Competition, above 0; 0.3 for few rivals and 4 for many are our settings.

    Returns
    -------
    float or ndarray
        Share who stay, from 0 to 1, with the shape of `satisfaction`.

    Raises
    ------
    ValueError
        If a score lies outside 1 to 5, or `gamma` is not above 0.

    References
    ----------
    Form: ours. Two zones of competition: Text 5, slide 126, after Jones & Sasser (1995).

    Examples
    --------
    >>> loyalty_curve([1, 2, 3, 4, 5], gamma=4).round(3).tolist()
    [0.0, 0.004, 0.062, 0.316, 1.0]
    """
    scores = np.asarray(satisfaction, dtype=float)
    broken = scores[~((scores >= 1) & (scores <= 5))]
    if broken.size:
        hint = "Rescale the answers to five points first."
        raise validate.broken_rule("satisfaction", "scores from 1 to 5", f"{broken.flat[0]:g}", hint)
    for value in (gamma,) if np.ndim(gamma) == 0 else (float(np.min(gamma)),):
        validate.above("gamma", value, 0, "Use 0.3 for few rivals, 4 for many.")
    shares = ((scores - 1) / 4) ** np.asarray(gamma)
    return float(shares) if np.ndim(shares) == 0 else shares


def gamma_for_ratio(ratio: float) -> float:
    """Return the competition at which a score of 5 stays `ratio` times as often as a score of 4.

    gamma = ln(ratio) / ln(4 / 3), because L(5) / L(4) = (4 / 3) ** gamma.

    Parameters
    ----------
    ratio : float
        Loyalty at 5 divided by loyalty at 4, above 1.

    Returns
    -------
    float
        Competition gamma.

    Raises
    ------
    ValueError
        If `ratio` is not above 1.

    References
    ----------
    Our curve; the ratio of 6 is Text 5, slide 27, from one firm (Heskett et al. 1994).

    Examples
    --------
    >>> round(gamma_for_ratio(6), 2)
    6.23
    """
    validate.above("ratio", ratio, 1, "A rising curve keeps more at 5 than at 4.")
    return float(np.log(ratio) / np.log(4 / 3))


def stay_by_score(survey: pd.DataFrame) -> pd.DataFrame:
    """Count who renewed at each score of each market, with a 95% interval.

    Share = renewed / asked. The interval is Wilson's, which stays inside 0 to 1 in small groups.

    Parameters
    ----------
    survey : DataFrame
        One row per customer: ``market``, ``satisfaction`` (1 to 5), ``renewed`` (1 stayed, 0 left).

    Returns
    -------
    DataFrame, one row per market and score that occurs
        ``market``, ``score``, ``n_customers``, ``n_stayed``, ``share_stayed``, ``low``, ``high`` (shares).

    Raises
    ------
    ValueError
        If a column is missing or the table has no rows.

    References
    ----------
    Wilson (1927), the score interval of a share.

    Examples
    --------
    >>> people = pd.DataFrame({"market": "home", "satisfaction": [4, 4, 5], "renewed": [0, 1, 1]})
    >>> stay_by_score(people)["share_stayed"].tolist()
    [0.5, 1.0]
    """
    hint = "Use load('satisfaction_survey')."
    validate.columns("survey", survey, ["market", "satisfaction", "renewed"], hint)
    table = survey.groupby(["market", "satisfaction"])["renewed"].agg(["size", "sum"]).reset_index()
    table.columns = pd.Index(["market", "score", "n_customers", "n_stayed"])
    n, share, z = table["n_customers"], table["n_stayed"] / table["n_customers"], ndtri(0.975)
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return table.assign(share_stayed=share, low=(middle - half).clip(0, 1), high=(middle + half).clip(0, 1))


@dataclass(frozen=True)
class PointWorth:
    """What one more point of satisfaction earns, at each answer: see `worth_of_a_point`."""

    steps: pd.DataFrame
    gamma: float
    best_net_yuan: float
    decision: Decision


def worth_of_a_point(
    customers: pd.DataFrame, gamma: float, margin_yuan: float, repair_cost_yuan: float
) -> PointWorth:
    """Price one more point of satisfaction for those who gave each answer.

    The answer is what the manager sees; the curve works on what each customer feels. Gain = mean of
    L(min(s + 1, 5)) - L(s) among those who gave the answer, with each one's own competition, gamma times
    ``true_pull``. Net = margin * gain - cost, in yuan per customer and year.

    Parameters
    ----------
    customers : DataFrame
        ``satisfaction`` (the answer), ``true_satisfaction`` (felt, 1 to 5) and ``true_pull``.
    gamma : float
        Competition, above 0.
    margin_yuan : float
        Yearly margin of a customer who stays, in yuan, at least 0.
    repair_cost_yuan : float
        Cost of raising one customer by one point, in yuan, at least 0.

    Returns
    -------
    PointWorth
        ``steps``, one row per answer: ``score``, ``n_customers``, ``stay_before``, ``stay_after``,
        ``gain`` (shares), ``net_yuan``; the best net and the decision "raise_1" to "raise_5" or "none".

    Raises
    ------
    ValueError
        If a column is missing, `gamma` is not above 0 or an amount is below 0.

    References
    ----------
    Our curve, see `loyalty_curve`; costs are assumptions of the case.

    Examples
    --------
    >>> people = pd.DataFrame({"satisfaction": [3, 4], "true_satisfaction": [3, 4], "true_pull": 1})
    >>> worth = worth_of_a_point(people, gamma=4, margin_yuan=3000, repair_cost_yuan=900)
    >>> worth.steps["gain"].round(3).tolist(), worth.decision.key
    ([0.254, 0.684], 'raise_4')
    """
    needed = ["satisfaction", "true_satisfaction", "true_pull"]
    validate.columns("customers", customers, needed, "Use load('satisfaction_survey').")
    validate.at_least("margin_yuan", margin_yuan, 0, "Use the yearly margin of one customer.")
    validate.at_least("repair_cost_yuan", repair_cost_yuan, 0, "A point costs something or nothing.")
    validate.above("gamma", gamma, 0, "Use 0.3 for few rivals, 4 for many.")
    felt, own = customers["true_satisfaction"].to_numpy(), gamma * customers["true_pull"].to_numpy()
    after = loyalty_curve(np.minimum(felt + 1, 5), own)
    stay = customers.assign(stay_before=loyalty_curve(felt, own), stay_after=after).groupby("satisfaction")
    steps = stay[["stay_before", "stay_after"]].mean()
    steps.insert(0, "n_customers", stay.size())
    steps["gain"] = steps["stay_after"] - steps["stay_before"]
    steps["net_yuan"] = margin_yuan * steps["gain"] - repair_cost_yuan
    steps = steps.rename_axis("score").reset_index()
    best = steps.loc[steps["net_yuan"].idxmax()]
    decision = _point_decision(int(best["score"]), float(best["gain"]), float(best["net_yuan"]))
    return PointWorth(steps, gamma, float(best["net_yuan"]), decision)


def _point_decision(score: int, gain: float, net: float) -> Decision:
    if net <= 0:
        return Decision(
            "none",
            f"Raise nobody: even the best group, those who ticked {score}, loses {-net:,.0f} yuan each.",
            f"不提升：最好的一组（打 {score} 分）每位也亏 {-net:,.0f} 元。",
        )
    return Decision(
        f"raise_{score}",
        f"Raise those who ticked {score}: {100 * gain:.0f} more of 100 stay, {net:+,.0f} yuan each.",
        f"提升打 {score} 分的客户：每百人多留 {100 * gain:.0f} 人，每位 {net:+,.0f} 元。",
    )
