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
    """Change only one: the promise to its best, or the quality at several costs a parcel."""
    shop: dict[str, float] = {"spread": 10, "repeats": 3, "refund": 5}
    less = choose_promise(80, 70, margin=20, **shop)
    plans = [(80, 0), (90, 0), (90, 4), (90, 8)]
    better = [choose_promise(80, quality, margin=20 - cost, **shop).money for quality, cost in plans]
    later = 3 * float(repeat_buyers(80, 90, 10))
    bearable = (better[1] - less.best_money) / (800 + later)
    rows = [
        (f"Promise {less.best_promise:.0f}, quality 70: yuan", "best", f"{less.best_money:,.0f}"),
        *[
            (f"Promise 80, quality {quality}, {cost} yuan more a parcel", "less", f"{money:,.0f}")
            for (quality, cost), money in zip(plans, better, strict=True)
        ],
    ]
    return _finding(
        [less.best_money > money for money in better],
        rows,
        Label(
            f"Change only one of the two. The smaller promise of {less.best_promise:.0f} earns "
            f"{less.best_money:,.0f} yuan. With the promise left at 80, a quality of 80 never earns that; "
            f"one of 90 earns {better[1]:,.0f}, {better[1] - less.best_money:,.0f} more. Over 800 first and "
            f"{later:,.0f} later parcels that is {bearable:.1f} yuan a parcel: if the better tea costs less, "
            "quality wins.",
            f"只改一项：承诺降到{less.best_promise:.0f}分可赚{less.best_money:,.0f}元。承诺仍为80分时，品质提高10分"
            f"赶不上；提高20分且每单成本低于{bearable:.1f}元则胜出。",
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
            f"Let what is perceived miss what was expected by chance: on nine answers with a standard "
            f"deviation of 1 point, an eighth of the scale (ours). Then {ties[9]:.0%} tick exactly what they "
            f"expected: Φ(0.5) - Φ(-0.5), half a point to each side. On five answers {ties[5]:.0%} do, on a "
            f"scale to 100 {ties[101]:.0%}. Slide 26 counts them as satisfied; slide 52 names only those "
            "above and those below. Report three groups.",
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
            f"quality must rise 0.3 × 10 = 3 points a purchase to stay 10 ahead. From 70 to the top of 100 "
            f"that is 30 / 3 = 10 rises: {lasts[0.3]:.0f} purchases, and no more.",
            f"只有顾客从不调整期望才行。若期望每次移动三成，领先10分须每次提高3分，{lasts[0.3]:.0f}次后到顶。",
        ),
    )
