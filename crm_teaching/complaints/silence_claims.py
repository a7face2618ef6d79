"""Claims about who complains, who leaves and who buys again, recomputed."""

from __future__ import annotations

import pandas as pd

from crm_teaching.claims import Finding
from crm_teaching.complaints.silence import RATES, SPEAK_UP
from crm_teaching.wording import Label

_SAID = 1 / 25
_NEAR = 0.015


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def one_in_25() -> Finding:
    """Set 1 in 25 beside the published shares of who complains, by whom they tell and what they lost."""
    near = (SPEAK_UP - _SAID).abs() <= _NEAR
    least, most = (SPEAK_UP[f"reach head office, at {end}"] for end in ("least", "most"))
    return Finding(
        "holds" if near.all() else "depends" if near.any() else "fails",
        _table(*((name, f"{_SAID:.0%}", f"{value:.1%}") for name, value in SPEAK_UP.items())),
        Label(
            f"As a share that reaches head office it fits: {least:.1%} to {most:.0%} of large problems. But "
            f"{SPEAK_UP['tell the shop']:.0%} tell the shop, and of those who lost 142 "
            f"dollars {SPEAK_UP['complain: 142 dollars lost']:.0%} complained (Goodman and Newman, 2003).",
            f"作为到达总部的比例大致成立：重大问题中 {least:.1%} 至 {most:.0%}。但 "
            f"{SPEAK_UP['tell the shop']:.0%} 会告诉商店；损失142美元时 "
            f"{SPEAK_UP['complain: 142 dollars lost']:.0%} 投诉（Goodman 与 Newman，2003）。",
        ),
    )


def all_leave() -> Finding:
    """Compare "the other 24 leave" with the study's shares of the silent who still buy."""
    stay = RATES.loc["study", "silent"]
    left = 24 * (1 - stay)
    return Finding(
        "holds" if stay.max() == 0 else "fails" if stay.min() > 0 else "depends",
        _table(
            *((f"Of 24 silent leave, {size} problem", "24", f"{left[size]:.1f}") for size in stay.index),
            *((f"Silent who buy again, {size} problem", "0%", f"{stay[size]:.0%}") for size in stay.index),
        ),
        Label(
            f"By the TARP study {stay['major']:.0%} of the silent buy again after a major problem, "
            f"{stay['minor']:.0%} after a minor one. So of 24 silent about {left['major']:.0f} leave, or "
            f"{left['minor']:.0f}.",
            f"按TARP研究，重大问题后沉默者有 {stay['major']:.0%} 再次购买，小问题后 {stay['minor']:.0%}。"
            f"24人中约 {left['major']:.0f} 人或 {left['minor']:.0f} 人离开。",
        ),
    )


def solved_major() -> Finding:
    """Look for the one printed share that agrees neither with its neighbours nor with the textbook."""
    answers = ["solved", "fast"]
    said, printed = RATES.loc["text", answers].stack(), RATES.loc["textbook", answers].stack()
    off = (said - printed).abs().round(2)
    suspect = off.drop(("major", "solved")).max() <= 0.01 < off["major", "solved"]
    silent = RATES.loc[("study", "major"), "silent"]
    text = said["major", "solved"]
    return Finding(
        "fails" if suspect and text < silent else "depends" if suspect else "holds",
        _table(
            *(
                (f"{size} problem, {answer}", f"{said[size, answer]:.0%}", f"{value:.0%} in the textbook")
                for (size, answer), value in printed.items()
            ),
            ("Silent, major problem", "not said", f"{silent:.0%} in the study"),
        ),
        Label(
            f"It looks like {printed['major', 'solved']:.0%} with the 3 lost. The other three agree with the "
            f"textbook to within one point, this one is {100 * off['major', 'solved']:.0f} points away. And "
            f"a solution that keeps {text:.0%} would be worse than silence, which keeps {silent:.0%}.",
            f"看来是 {printed['major', 'solved']:.0%} 丢了“3”：其余三个数与教科书相差不到1个百分点，"
            f"这个差 {100 * off['major', 'solved']:.0f} 个百分点；而且解决后只留下 {text:.0%}，"
            f"还不如沉默者的 {silent:.0%}。",
        ),
    )
