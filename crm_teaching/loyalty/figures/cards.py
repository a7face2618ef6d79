"""Figure of card rules: how many cards go to luck."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from crm_teaching.loyalty.cards import CardLuck
from crm_teaching.style import INK, describe, new_axes


def plot_card_luck(result: CardLuck, *, ax: Axes | None = None) -> Axes:
    """Draw the cards of each rule: to loyal customers, and to luck.

    Parameters
    ----------
    result : CardLuck
        From `card_luck`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.cards import card_luck
    >>> ax = plot_card_luck(card_luck(3, 0.3, 12, 0.1, 20))
    >>> ax.get_title(loc='left')
    '3 in a row: of 100 cards 63 go to luck'
    """
    ax = new_axes(ax)
    rules = result.rules
    strength = [1.0 if rule == result.chosen else 0.4 for rule in rules["rule"]]
    loyal, luck = INK["us"], INK["rival"]
    bars = ax.bar(rules["rule"], rules["to_loyal"], color=loyal, width=0.72)
    tops = ax.bar(rules["rule"], rules["to_luck"], bottom=rules["to_loyal"], color=luck, width=0.72)
    for low, high, alpha in zip(bars, tops, strength, strict=True):
        low.set_alpha(alpha)
        high.set_alpha(alpha)
    top = 750 if (rules["to_loyal"] + rules["to_luck"]).max() < 680 else 1100
    for place, row in enumerate(rules.itertuples()):
        ax.text(
            place,
            row.to_loyal + row.to_luck + 0.01 * top,
            f"{row.luck_share:.0%}",
            ha="center",
            fontsize=13 if row.rule == result.chosen else 9.5,
        )
    ax.set_title(f"{result.chosen} in a row: of 100 cards {100 * result.luck_share:.0f} go to luck")
    ax.set_xlim(-0.6, len(rules) - 0.4)
    ax.set_ylim(0, top)
    ax.set_yticks(range(0, top, 200))
    ax.set_xticks(range(len(rules)), _ticks(rules), fontsize=9)
    ax.grid(axis="x", visible=False)
    ax.tick_params(axis="x", pad=1)
    ax.set_xlabel("Purchases in a row that earn a card 连续购买次数; below, the gain 净收益", labelpad=2)
    ax.set_ylabel("Cards per 1,000 customers 发卡数")
    # Beside the title, where no bar can reach it.
    ax.legend(
        [Patch(color=loyal), Patch(color=luck)],
        ["to loyal customers 忠诚客户", "to luck 凭运气 (% on top 占比)"],
        loc="lower right",
        bbox_to_anchor=(1, 1),
        borderaxespad=0.2,
        labelspacing=0.2,
    )
    return describe(
        ax,
        "Stacked bars of cards by rule, the share that goes to luck on top, the gain in yuan below. With "
        f"{result.chosen} in a row {result.luck_share:.0%} of the cards go to random buyers.",
    )


def _ticks(rules: pd.DataFrame) -> list[str]:
    names = [*rules["rule"].iloc[:-1], "half 一半"]
    return [f"{name}\n{round(gain) + 0:+,d} yuan" for name, gain in zip(names, rules["gain"], strict=True)]
