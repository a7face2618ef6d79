"""What may a voucher cost that makes a monthly customer sign for a year?

While the contract runs it holds those who would have left. What they do afterwards nobody knows: they may
leave at once, or stay like the customers who chose such a contract. The worth lies between the two.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.churn.survival import weighted_months
from crm_teaching.wording import Decision

CONTRACT_MONTHS = 12


@dataclass(frozen=True)
class Voucher:
    """What a contract is worth to the firm. `lines` has the worth by the share of the held who stay on.

    Columns of `lines`: ``worth``, ``low``, ``high``, USD. `sure` is the row of nobody staying on, `most`
    of all. `needed` is the share that must stay on for the voucher to pay, `needed_range` its 95% interval;
    1 also if all are too few.
    """

    voucher: float
    lines: pd.DataFrame
    gained_first: float
    gained_later: float
    sure_worth: float
    most_worth: float
    needed: float
    needed_range: tuple[float, float]
    decision: Decision


def months_gained(monthly: pd.DataFrame, contract: pd.DataFrame, n_months: int, start: int) -> pd.Series:
    """Return in which months how much more is paid under contract, all held customers staying on.

    gain(t) = S_contract(start + t) / S_contract(start) - S_monthly(start + t) / S_monthly(start).
    """
    parts = [curve["survival"].loc[start : start + n_months - 1] for curve in (contract, monthly)]
    held, free = (part.reset_index(drop=True) / part.iloc[0] for part in parts)
    return held - free


def price_voucher(
    monthly: pd.DataFrame,
    contract: pd.DataFrame,
    charge: float,
    voucher: float,
    months_counted: int,
    tenure_now: int,
    margin: float,
) -> Voucher:
    """Compare a voucher with the margin of the months that a contract of one year adds.

    worth(k) = margin * charge * (months gained while it runs + k * months gained afterwards), where k is
    the share of those held by the contract who stay on after it.

    Parameters
    ----------
    monthly, contract : DataFrame
        From `survival_curve`: customers who pay month by month, and those under contract.
    charge : float
        What a customer pays a month, USD.
    voucher : float
        Cost of the voucher, USD, at least 0.
    months_counted : int
        Months from the signature that the firm counts, at least 12.
    tenure_now : int
        Months as a customer before the offer.
    margin : float
        Share of the charge that is left after cost.

    Returns
    -------
    Voucher

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> from crm_teaching.churn.survival import survival_curve
    >>> who = pd.DataFrame({"tenure_months": [3] * 50 + [24] * 50, "churned": [1] * 50 + [0] * 50})
    >>> free, held = survival_curve(who), survival_curve(who[who["churned"] == 0])
    >>> told = price_voucher(free, held, 60, voucher=100, months_counted=24, tenure_now=0, margin=0.5)
    >>> told.gained_first, told.gained_later, told.sure_worth, told.decision.key
    (4.5, 6.0, 135.0, 'offer')
    """
    counted = validate.count("months_counted", months_counted, CONTRACT_MONTHS)
    begin = validate.count("tenure_now", tenure_now, 0)
    dollars = validate.at_least("charge", charge, 0) * validate.share("margin", margin)
    cost = validate.at_least("voucher", voucher, 0)
    rows = {}
    for stay_on in (0.0, 0.25, 0.5, 0.75, 1.0):
        weights = np.where(np.arange(counted) < CONTRACT_MONTHS, 1.0, stay_on)
        held, free = (weighted_months(curve, weights, start=begin) for curve in (contract, monthly))
        gained, half = held[0] - free[0], float(np.hypot(held[1], free[1]))
        rows[stay_on] = [dollars * (gained + sign * half) for sign in (0, -1, 1)]
    lines = pd.DataFrame.from_dict(rows, orient="index", columns=["worth", "low", "high"])
    gain = months_gained(monthly, contract, counted, begin)
    first, later = float(gain[:CONTRACT_MONTHS].sum()), float(gain[CONTRACT_MONTHS:].sum())
    short = cost - dollars * first
    # Where no later month counts, nobody's staying on can change the answer.
    needed = short / (dollars * later) if dollars * later > 0 else float("inf" if short > 0 else "-inf")
    span = [float(np.interp(cost, lines[end], lines.index)) for end in ("high", "low")]
    return Voucher(
        voucher=cost,
        lines=lines,
        gained_first=first,
        gained_later=later,
        sure_worth=float(lines.loc[0.0, "worth"]),
        most_worth=float(lines.loc[1.0, "worth"]),
        needed=float(np.clip(needed, 0, 1)),
        needed_range=(span[0], span[1]),
        decision=_decide(cost, lines, needed, span),
    )


def _decide(voucher: float, lines: pd.DataFrame, needed: float, span: list[float]) -> Decision:
    """Offer if it pays whatever happens after the year, refuse if it never pays, else test."""
    sure, most = lines.loc[0.0], lines.loc[1.0]
    if voucher <= sure["low"]:
        low, high = sure["low"], sure["high"]
        return Decision(
            "offer",
            f"Offer it: the contract year alone saves {sure['worth']:.0f} dollars ({low:.0f} to {high:.0f}), "
            f"the voucher costs {voucher:.0f}.",
            f"发放：仅合同期内就省下{sure['worth']:.0f}美元（{low:.0f}至{high:.0f}），"
            f"代金券{voucher:.0f}美元。",
        )
    if needed >= 1:
        low, high = most["low"], most["high"]
        return Decision(
            "refuse",
            f"Do not offer it: it saves {most['worth']:.0f} dollars at most ({low:.0f} to {high:.0f}), and "
            f"costs {voucher:.0f}.",
            f"不发：最多省下{most['worth']:.0f}美元（{low:.0f}至{high:.0f}），代金券{voucher:.0f}美元。",
        )
    if needed <= 0:
        return Decision(
            "test",
            f"Test it first: {voucher:.0f} dollars lie within the luck of what the contract year saves, "
            f"{sure['low']:.0f} to {sure['high']:.0f}.",
            f"先试：{voucher:.0f}美元落在合同期收益的误差之内（{sure['low']:.0f}至{sure['high']:.0f}）。",
        )
    return Decision(
        "test",
        f"Test it first: {voucher:.0f} dollars pay only if {needed:.0%} or more of those held stay on "
        f"({span[0]:.0%} to {span[1]:.0%}).",
        f"先试：只有被合同留住的人中至少{needed:.0%}（{span[0]:.0%}至{span[1]:.0%}）合同期后仍留下，"
        f"{voucher:.0f}美元才值得。",
    )
