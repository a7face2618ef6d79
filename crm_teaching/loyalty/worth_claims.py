"""Claims about a loyal customer's worth, recomputed."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.loyalty.bank import annual_churn
from crm_teaching.loyalty.lift import BASES, READINGS, value_lift
from crm_teaching.wording import Label

_COLUMNS = ["quantity", "said", "computed"]


def _verdict(agreeing: int, tried: int) -> str:
    return "holds" if agreeing == tried else "fails" if agreeing == 0 else "depends"


def five_percent_more() -> Finding:
    """Compute the rise in a customer's value for three readings and four starting points."""
    low, high = 0.25, 0.85
    lifts = {(r, base): value_lift(base, 0.05, 0.10, r) for r in READINGS for base in BASES}
    inside = [low - 1e-9 <= lift <= high for lift in lifts.values()]
    named = {f"{READINGS[r].en}, from {base:.0%}": lift for (r, base), lift in lifts.items()}
    named |= {f"5 points, nothing discounted, from {b:.1%}": value_lift(b, 0.05) for b in (0.75, 0.891)}
    less = max(lift for (reading, _), lift in lifts.items() if reading == "churn")
    return Finding(
        _verdict(sum(inside), len(inside)),
        pd.DataFrame([(name, "25 to 85%", f"{lift:.1%}") for name, lift in named.items()], columns=_COLUMNS),
        Label(
            f"Three readings from four bases, discounted at 10%: {sum(inside)} of {len(inside)} reach the "
            f"band, the highest {max(lifts.values()):.0%}. Read as 5% less churn, as in the first source, "
            f"it is {less:.1%} at most. Undiscounted, 5 points from 89.1% give 85%.",
            f"三种读法、四个原留存率，按10%贴现：{len(inside)}种中{sum(inside)}种落入区间，最高"
            f"{max(lifts.values()):.0%}；按原始文献读作流失率降低5%，最多{less:.1%}。"
            "不贴现时，从89.1%提高5个百分点才有85%。",
        ),
    )


def products_bind() -> Finding:
    """Put the bank's four churn figures on one scale and see whether more products mean less churn."""
    case: Any = cases.load("bank_products")
    lost = {
        "checking account only": (case["churn_single"], 12),
        "term deposit only": (case["deposit_lost"], case["deposit_months"]),
        "account, deposit and mortgage": (case["churn_several"], 12),
        "and a credit card": (case["churn_four"], 12),
    }
    said = ["half in under 12 months", "1/3 in under 6 months", "2% a year", "under 1% a year"]
    churn = [annual_churn(*figures) for figures in lost.values()]
    # The first two groups hold one product each: only from the better of them on are there more products.
    levels = [min(churn[:2]), *churn[2:]]
    steps = [more < fewer for fewer, more in pairwise(levels)]
    rows = [
        (group, words, f"{rate:.1%} a year") for group, words, rate in zip(lost, said, churn, strict=True)
    ]
    return Finding(
        _verdict(sum(steps), len(steps)),
        pd.DataFrame(rows, columns=_COLUMNS),
        Label(
            f"A year: {churn[0]:.0%} or {churn[1]:.1%} leave with one product, {churn[2]:.0%} with three, "
            f"{churn[3]:.0%} with four; {sum(steps)} of {len(steps)} steps to more products fall. "
            "But a third in half a year is worse than a half in a year, and no cause is shown.",
            f"年流失率：一种产品{churn[0]:.0%}或{churn[1]:.1%}，三种{churn[2]:.0%}，四种{churn[3]:.0%}。"
            f"产品增加的{len(steps)}步中{sum(steps)}步下降。但半年三分之一比一年一半更高，因果也未说明。",
        ),
    )


def staff_gone_in_half_a_year() -> Finding:
    """Turn the half year into a yearly rate and compare it with the literature's four years."""
    said, known = annual_churn(0.5, 6), annual_churn(0.5, 48)
    ratio = said / known
    rows = [
        ("Half gone in half a year, per year", "half in 6 months", f"{said:.1%}"),
        ("Half gone in four years (Reichheld 1996), per year", "", f"{known:.1%}"),
        ("Ratio of the two", "1", f"{ratio:.1f}"),
    ]
    return Finding(
        "holds" if ratio < 1.25 else "depends" if ratio < 2 else "fails",
        pd.DataFrame(rows, columns=_COLUMNS),
        Label(
            f"Half in half a year means {said:.0%} of the staff a year. Reichheld (1996) has half in four "
            f"years, {known:.1%} a year: the text is {ratio:.1f} times as high, most likely a slip.",
            f"半年走一半即每年{said:.0%}。Reichheld（1996）为四年走一半，即每年{known:.1%}："
            f"原文高{ratio:.1f}倍，多半是误传。",
        ),
    )
