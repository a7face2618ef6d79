"""Figure of card rules: how many cards go to luck."""

from __future__ import annotations

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
    top = 700 if (rules["to_loyal"] + rules["to_luck"]).max() < 640 else 1100
    for place, row in enumerate(rules.itertuples()):
        cards = row.to_loyal + row.to_luck
        chosen = row.rule == result.chosen
        ax.text(
            place,
            cards + 0.01 * top,
            f"{round(row.gain) + 0:+,d}",
            ha="center",
            fontsize=11.5 if chosen else 9,
        )
    ax.set_title(f"{result.chosen} in a row: of 100 cards {100 * result.luck_share:.0f} go to luck")
    ax.set_xlim(-0.6, len(rules) - 0.4)
    ax.set_ylim(0, top)
    ax.set_yticks(range(0, top, 200))
    ax.set_xticks(range(len(rules)), [*rules["rule"].iloc[:-1], "half 一半"])
    ax.grid(axis="x", visible=False)
    ax.set_xlabel("Purchases in a row that earn a card 连续购买次数 (on top: gain in yuan 净收益, 元)")
    ax.set_ylabel("Cards per 1,000 customers 发卡数")
    # Beside the title, where no bar can reach it.
    ax.legend(
        [Patch(color=loyal), Patch(color=luck)],
        ["to loyal customers 忠诚客户", "to luck 凭运气"],
        loc="lower right",
        bbox_to_anchor=(1, 1),
        borderaxespad=0.2,
        labelspacing=0.2,
    )
    return describe(
        ax,
        f"Stacked bars of cards by rule, with the gain in yuan on top. With {result.chosen} in a row "
        f"{result.luck_share:.0%} of the cards go to random buyers.",
    )
