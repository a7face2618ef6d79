"""Claims about expectation, recomputed."""

from __future__ import annotations

import pandas as pd

from crm_teaching.claims import Finding
from crm_teaching.satisfaction.expectation import purchases_until_full, tie_share
from crm_teaching.satisfaction.promise import choose_promise, repeat_buyers
from crm_teaching.wording import Label


def _finding(agree: list[bool], rows: list[tuple[str, str, str]], reason: Label) -> Finding:
    verdict = "holds" if all(agree) else "depends" if any(agree) else "fails"
    return Finding(verdict, pd.DataFrame(rows, columns=["quantity", "said", "computed"]), reason)


def expectation_before_quality() -> Finding:
    """Take 10 points off the promise or add 10 to the quality, at several costs of quality."""
    shop = {"spread": 10, "repeats": 3, "refund": 5, "margin": 20}
    quality, promise = 70, 80
    less = choose_promise(promise - 10, quality, **shop).money
    better = choose_promise(promise, quality + 10, **shop).money
    first = 10 * promise
    parcels = first + 3 * float(repeat_buyers(promise, quality + 10, 10))
    bearable = (better - less) / parcels
    costs = [0, 1, 2, 4, 8]
    agree = [less > better - cost * parcels for cost in costs]
    rows = [
        ("Promise 70, quality 70: yuan", "better", f"{less:,.0f}"),
        ("Promise 80, quality 80, at no cost: yuan", "worse", f"{better:,.0f}"),
        *[
            (f"… at {cost} yuan a parcel", "worse", f"{better - cost * parcels:,.0f}")
            for cost in costs
            if cost
        ],
    ]
    return _finding(
        agree,
        rows,
        Label(
            f"Both close the gap. A smaller promise costs buyers, better tea costs money. Quality wins while "
            f"10 points cost less than ({better:,.0f} - {less:,.0f}) / ({first} + {parcels - first:,.0f} "
            f"parcels, first and later) = {bearable:.1f} yuan a parcel.",
            f"两者都能消除差距：少承诺损失买家，提高品质花钱。10分品质的成本低于每单{bearable:.1f}元时，品质胜出。",
        ),
    )


def at_or_above() -> Finding:
    """Count the customers on the border, who perceive exactly what they expected."""
    scales = {n: tie_share(n) for n in (5, 7, 9, 101)}
    rows = [
        (
            f"Satisfied, {n} answers",
            f"{share['at_or_above']:.0%} at or above",
            f"{share['above']:.0%} above",
        )
        for n, share in scales.items()
    ]
    ties = {n: share["tie"] for n, share in scales.items()}
    return _finding(
        [tie < 0.05 for tie in ties.values()],
        rows,
        Label(
            f"Let perception scatter around expectation by an eighth of the scale. On nine answers "
            f"{ties[9]:.0%} of customers then stand on the border, on five {ties[5]:.0%}, on a scale to 100 "
            f"only {ties[101]:.0%}. Slide 26 calls them satisfied, slide 52 leaves them out. "
            "Report three groups.",
            f"设感知围绕期望的离散为量表的八分之一：九级量表有{ties[9]:.0%}的顾客恰在边界，"
            f"五级{ties[5]:.0%}，百分制{ties[101]:.0%}。"
            "第26页算作满意，第52页未说明，应分三组报告。",
        ),
    )


def always_exceed() -> Finding:
    """Count how often a seller can stay 10 points ahead while expectation follows."""
    lasts = {follows: purchases_until_full(10, follows) for follows in (0.0, 0.1, 0.3, 0.5)}
    rows = [
        (
            f"Expectation follows by {follows:.0%}: purchases",
            "always",
            "always" if n == float("inf") else f"{n:.0f}",
        )
        for follows, n in lasts.items()
    ]
    return _finding(
        [n == float("inf") for follows, n in lasts.items() if follows > 0],
        rows,
        Label(
            f"Only if customers never learn. If expectation moves 30% of the way to what was last received, "
            f"quality must rise 3 points a purchase to stay 10 ahead, and is at its top of 100 after "
            f"{lasts[0.3]:.0f} purchases.",
            f"只有顾客从不调整期望才行。若期望每次移动三成，领先10分须每次提高3分，{lasts[0.3]:.0f}次后到顶。",
        ),
    )
