"""Question 1.6: what a card gains at least, from a trial by lot."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

# Yuan: margin of one more stay, and the cost of a card with stamp and a clerk's two minutes. Ours.
MARGIN, CARD_COST = 400, 8


def lift_and_error(guests: pd.DataFrame) -> tuple[float, float]:
    """Return what a card adds to the share that came back, and its standard error."""
    p, n = (guests.groupby("got_card")["back"].agg(what) for what in ("mean", "size"))
    return float(p[1] - p[0]), float(np.sqrt((p * (1 - p) / n).sum()))


def card_gain(guests: pd.DataFrame, errors: float = 0) -> float:
    """Return what a card gains in yuan, `errors` standard errors above the estimate."""
    lift, error = lift_and_error(guests)
    return MARGIN * (lift + errors * error) - CARD_COST


def _at(errors: float) -> Callable[[pd.DataFrame], float]:
    return lambda guests: card_gain(guests, errors)


def _treated_only(guests: pd.DataFrame) -> float:
    with_card = guests.loc[guests["got_card"] == 1, "back"]
    p, n = float(with_card.mean()), len(with_card)
    return MARGIN * (p - 1.96 * float(np.sqrt(p * (1 - p) / n))) - CARD_COST


def _pooled_n(guests: pd.DataFrame) -> float:
    """Return the low end with the error of one share among all guests."""
    p, n = float(guests["back"].mean()), len(guests)
    return MARGIN * (lift_and_error(guests)[0] - 1.96 * float(np.sqrt(p * (1 - p) / n))) - CARD_COST


def _own_errors(guests: pd.DataFrame, combine: Callable[[pd.Series, pd.Series], float]) -> float:
    """Return the low end with the error that `combine` makes of both groups' shares and sizes."""
    back = guests.groupby("got_card")["back"]
    return MARGIN * (lift_and_error(guests)[0] - 1.96 * combine(back.mean(), back.size())) - CARD_COST


def _errors_added(guests: pd.DataFrame) -> float:
    return _own_errors(guests, lambda p, n: float(np.sqrt(p * (1 - p) / n).sum()))


def _size_of_all(guests: pd.DataFrame) -> float:
    return _own_errors(guests, lambda p, n: float(np.sqrt((p * (1 - p) / n.sum()).sum())))


CARD = Question(
    id="1.6",
    points=4,
    unit="yuan",
    prompt=Label(
        "What does one card gain at the low end of the 95% interval, in yuan? 400 yuan for each return that "
        "the card adds, less 8 yuan for the card. Below zero if it loses.",
        "按 95% 区间的下端，一张贺卡净得多少元？每带来一次再来得 400 元，减去贺卡 8 元。亏损为负。",
    ),
    reference=_at(-1.96),
    mistakes=[
        Mistake(
            "estimate",
            _at(0),
            Label(
                "That is the gain by the trial's own figures; subtract 1.96 standard errors first.",
                "那是按试验原值算的净得；净增效果还应减去 1.96 个标准误。",
            ),
        ),
        Mistake("high_end", _at(1.96), Label("That is the high end of the interval.", "那是区间的上端。")),
        Mistake(
            "free_card",
            lambda guests: card_gain(guests, -1.96) + CARD_COST,
            Label("You left out what the card costs.", "你漏了贺卡的成本。"),
        ),
        Mistake(
            "treated_only",
            _treated_only,
            Label(
                "You counted all who came back after a card; many would have come without one. Subtract.",
                "你算了收卡后再来的全部客人；许多人没有卡也会来，应减去。",
            ),
        ),
        Mistake(
            "treated_estimate",
            lambda guests: MARGIN * float(guests.loc[guests["got_card"] == 1, "back"].mean()) - CARD_COST,
            Label(
                "That counts all who came back after a card; subtract the share that comes without one.",
                "那是收卡后再来的全部客人；应减去没有卡也会来的比例。",
            ),
        ),
        Mistake(
            "share",
            lambda guests: (card_gain(guests, -1.96) + CARD_COST) / MARGIN,
            Label(
                "That is the low end of the share that a card adds; what is it in yuan, less the card?",
                "那是贺卡净增比例的下端；合多少元？还要减去贺卡成本。",
            ),
        ),
        Mistake(
            "all_cards",
            lambda guests: card_gain(guests, -1.96) * len(guests),
            Label(
                "That is for a card to each of your guests; one card was asked.",
                "那是给每位客人都寄的结果；问的是一张。",
            ),
        ),
        Mistake(
            "errors_added",
            _errors_added,
            Label(
                "You added the two standard errors; add their squares and take the root of the sum.",
                "你把两个标准误直接相加；应先平方相加，再开方。",
            ),
        ),
        Mistake(
            "size_of_all",
            _size_of_all,
            Label(
                "You divided by the number of all guests; each share has the number of its own group.",
                "你除以了全部客人数；每个比例应除以自己那组的人数。",
            ),
        ),
        Mistake(
            "one_error", _at(-1), Label("Subtract 1.96 standard errors, not one.", "应减 1.96 个标准误。")
        ),
        Mistake(
            "pooled",
            _pooled_n,
            Label(
                "That is the error of one share among all guests; a difference of two groups has two errors.",
                "那是全部客人中一个比例的误差；两组之差含两份误差。",
            ),
        ),
    ],
    hints=[
        Label(
            "What does the card add? The lot made two groups that differ in nothing else.",
            "贺卡带来了多少？抽签分成的两组在其他方面没有差别。",
        ),
        Label(
            '`trial = guests.groupby("got_card")["back"].agg(["mean", "size"])` has both shares and both '
            "group sizes. The standard error is the root of the sum of p (1 - p) / n.",
            '`trial = guests.groupby("got_card")["back"].agg(["mean", "size"])` 给出两组比例与人数；'
            "标准误是 p (1 - p) / n 之和的平方根。",
        ),
    ],
    method=Label(
        "Difference of the two shares, less 1.96 standard errors, times 400, less 8.",
        "两组比例之差减 1.96 个标准误，乘 400，再减 8。",
    ),
    insight=Label(
        "Right: the low end is a loss. The trial does not show that a card pays.",
        "正确：下端是亏损。试验没有证明贺卡划算。",
    ),
)
