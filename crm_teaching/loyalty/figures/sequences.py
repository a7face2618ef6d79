"""Figure of purchase sequences: the same customer under three rules."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from crm_teaching.style import INK, describe, new_axes

_RULES = {
    "three_in_a_row": "3 in a row\n连续3次",
    "four_in_a_row": "4 in a row\n连续4次",
    "half_of_all": "half of all\n至少一半",
}


def plot_rules(table: pd.DataFrame, *, brand: str = "A", ax: Axes | None = None) -> Axes:
    """Draw each customer's purchases as tiles, with the verdict of three rules beside them.

    Parameters
    ----------
    table : DataFrame
        As `compare_rules` returns it: at most eight customers of the same number of purchases.
    brand : str
        The brand that is coloured.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.sequences import compare_rules
    >>> ax = plot_rules(compare_rules({"Li": "AABAACAADAAE"}, "A"))
    >>> ax.get_xlabel()
    'Purchase number 第几次购买'
    """
    ax = new_axes(ax, size=(7.6, 1.5 + 0.55 * len(table)))
    n_bought = max(map(len, table["purchases"]))
    for row, bought in enumerate(table["purchases"]):
        _tiles(ax, row, bought, brand)
    for column, (rule, words) in enumerate(_RULES.items()):
        x = n_bought + 1.7 + 2.0 * column
        ax.text(x, -0.75, words, ha="center", va="bottom", fontsize=9)
        for row, loyal in enumerate(table[rule]):
            mark, colour = ("loyal", INK["us"]) if loyal else ("no", INK["neutral"])
            ax.text(x, row, mark, ha="center", va="center", color=colour, fontsize=12 if loyal else 10)
    ax.set_title(f"Same purchases of {brand}, different verdicts", pad=34)
    ax.set_xlim(0.4, n_bought + 2.6 + 2.0 * (len(_RULES) - 1))
    ax.set_ylim(len(table) - 0.4, -0.6)
    ax.set_xticks([1, *range(3, n_bought + 1, 3)])
    ax.set_yticks(range(len(table)), table["customer"])
    ax.tick_params(length=0)
    ax.grid(False)
    ax.spines[:].set_visible(False)
    ax.set_xlabel("Purchase number 第几次购买", loc="left")
    verdicts = "; ".join(f"{name}: {run} in a row at most" for name, run in _runs(table))
    ax.figure.subplots_adjust(left=0.17, top=0.72, bottom=0.2)
    return describe(ax, f"Purchases of {len(table)} customers as tiles, brand {brand} coloured. {verdicts}.")


def _runs(table: pd.DataFrame) -> list[tuple[str, int]]:
    return list(zip(table["customer"], table["longest_run"], strict=True))


def _tiles(ax: Axes, row: int, bought: list[str], brand: str) -> None:
    for place, item in enumerate(bought, start=1):
        ours = item == brand
        ax.add_patch(Rectangle((place - 0.45, row - 0.36), 0.9, 0.72, color=INK["us" if ours else "light"]))
        ax.text(place, row, item, ha="center", va="center", color="white" if ours else INK["text"])
