"""After how many months of silence does a win-back mail go out? Real silences, money of our own.

The mail carries a coupon. Who would have come back anyway cashes it, too; the longer the shop waits, the
fewer of those there are, and the fewer customers still answer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.churn.inactivity import FOLLOW_UP, WINDOWS
from crm_teaching.wording import Decision


@dataclass(frozen=True)
class WindowChoice:
    """What the mail earns at each window, and what to do with the one in use.

    ``windows`` has one row per window (1 to 9 months): ``window``, ``mails``, ``anyway`` (customers who
    come back by themselves), ``won`` (who come back because of the mail), ``gain`` and ``plus_minus``
    (USD, half of a 95% interval). ``anyway_share``: of those who come back at the chosen window, the
    share that would have come anyway. ``needed_response``: response at which its gain is 0.
    """

    windows: pd.DataFrame
    chosen: int
    best: int
    gain: float
    anyway_share: float
    needed_response: float
    decision: Decision


def response_after(months: float, response: float, fade: float) -> float:
    """Return the response to the mail after some months of silence, response * (1 - fade)^(months - 1).

    Parameters
    ----------
    months : float
        Months of silence, at least 1.
    response : float
        Of those who would not come back by themselves, the share that the mail wins after one month.
    fade : float
        Part of the response that each further month takes away, a share.

    Returns
    -------
    float
        A share.

    Examples
    --------
    >>> round(response_after(6, 0.10, 0.10), 3)
    0.059
    """
    waited = validate.at_least("months", months, 1) - 1
    return float(validate.share("response", response) * (1 - validate.share("fade", fade)) ** waited)


def choose_window(
    silences: pd.DataFrame,
    window: int,
    coupon: float,
    response: float,
    fade: float,
    spend_back: float,
    margin: float,
    mail_cost: float,
) -> WindowChoice:
    """Price a win-back mail at each window, and keep, shorten or lengthen the one in use.

    gain = won * (margin * spend_back - coupon) - anyway * coupon - mails * mail_cost, with
    won = (mails - anyway) * response_after(window). Mails and anyway are counted in real silences.

    Parameters
    ----------
    silences : DataFrame
        As `silences` returns.
    window : int
        Months of silence after which the shop mails today, 1 to 9.
    coupon, mail_cost : float
        US dollars for each coupon cashed and for each mail.
    response, fade : float
        As in `response_after`: assumptions, which only a test with a random half can show.
    spend_back : float
        US dollars that a customer won back spends in the six months.
    margin : float
        Share of the sales price.

    Returns
    -------
    WindowChoice
        `decision`: "keep" if no window is surely better (95%), else "shorten" or "lengthen"; "no_mail"
        if none earns anything. The interval counts luck among customers, not the assumptions.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> from crm_teaching import load_orders
    >>> from crm_teaching.churn.inactivity import silences
    >>> told = choose_window(silences(load_orders()), 6, 3, 0.10, 0.10, 55, 0.30, 0.10)
    >>> round(told.gain), round(told.anyway_share, 2), told.decision.key
    (274, 0.74, 'keep')
    """
    chosen = validate.count("window", window)
    if chosen not in WINDOWS:
        hint = "The orders end too early to judge it."
        raise validate.broken_rule("window", f"at most {WINDOWS[-1]}", chosen, hint)
    coupon = validate.at_least("coupon", coupon, 0)
    cost = validate.at_least("mail_cost", mail_cost, 0)
    worth = validate.share("margin", margin) * validate.at_least("spend_back", spend_back, 0) - coupon
    rows, gains = [], []
    for months in WINDOWS:
        row, gain = _price(silences, months, response_after(months, response, fade), coupon, worth, cost)
        rows.append(row)
        gains.append(gain)
    table = pd.DataFrame(rows)
    best = int(table["gain"].idxmax())
    here = table.loc[chosen - 1]
    paid = here["anyway"] * coupon + here["mails"] * cost
    needed = paid / ((here["mails"] - here["anyway"]) * worth) if worth > 0 else np.inf
    ahead = gains[best] - gains[chosen - 1]
    return WindowChoice(
        windows=table,
        chosen=chosen,
        best=best + 1,
        gain=float(here["gain"]),
        anyway_share=float(here["anyway"] / (here["anyway"] + here["won"])),
        needed_response=float(needed),
        decision=_decide(table, chosen, best + 1, surely=bool(ahead.sum() > _reach(ahead))),
    )


def _price(
    silences: pd.DataFrame, months: int, answers: float, coupon: float, worth: float, cost: float
) -> tuple[dict[str, float], pd.Series]:
    """Return a window's row, and what each customer's silences earn: its luck is between customers."""
    lost = (~(silences["month_back"] <= months)).to_numpy()
    back = lost & (silences["month_back"] <= months + FOLLOW_UP).to_numpy()
    earned = np.where(back, -coupon, answers * worth) - cost
    gains = pd.Series(np.where(lost, earned, 0.0)).groupby(silences["customer_id"].to_numpy()).sum()
    mails, anyway = int(lost.sum()), int(back.sum())
    row = {"window": months, "mails": mails, "anyway": anyway, "won": (mails - anyway) * answers}
    return row | {"gain": float(gains.sum()), "plus_minus": _reach(gains)}, gains


def _reach(values: pd.Series) -> float:
    """Return half of the 95% interval of a sum over customers."""
    return float(1.96 * np.std(values, ddof=1) * np.sqrt(len(values)))


def _decide(table: pd.DataFrame, chosen: int, best: int, surely: bool) -> Decision:
    now, most = table.loc[chosen - 1], table.loc[best - 1]
    months = f"{best} month" + "s" * (best > 1)
    if most["gain"] <= 0:
        return Decision(
            "no_mail",
            f"Do not mail: even the best window, {months}, loses {-most['gain']:,.0f} dollars.",
            f"不寄：最好的窗口（{best}个月）也亏 {-most['gain']:,.0f} 美元。",
        )
    if chosen == best or (now["gain"] > 0 and not surely):
        return Decision(
            "keep",
            f"Keep {chosen} month{'s' * (chosen > 1)}: it earns {now['gain']:,.0f} dollars "
            f"(±{now['plus_minus']:,.0f}), and no window is surely better.",
            f"保持{chosen}个月：赚 {now['gain']:,.0f} 美元（±{now['plus_minus']:,.0f}），没有窗口确定更好。",
        )
    key, verb, zh = ("shorten", "Shorten", "缩短") if best < chosen else ("lengthen", "Lengthen", "延长")
    return Decision(
        key,
        f"{verb} to {months}: it earns {most['gain']:,.0f} dollars (±{most['plus_minus']:,.0f}) "
        f"instead of {now['gain']:,.0f}.",
        f"{zh}到{best}个月：赚 {most['gain']:,.0f} 美元（±{most['plus_minus']:,.0f}），"
        f"原为 {now['gain']:,.0f}。",
    )
