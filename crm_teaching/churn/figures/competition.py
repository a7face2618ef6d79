"""Figure of the answers to a rival: which earns most, by market share and margin."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap

from crm_teaching.churn.competition import ANSWERS, MOST_MARGIN, RivalAnswer
from crm_teaching.style import INK, describe, money_axis, new_axes, percent_axis

_INKS = {"attack": "#BFE3D5", "defend": "#BBD9EC", "wait": "#F6DFA8", "retreat": "#E5E7EB"}
_WORDS = {"attack": "attack 进攻", "defend": "defend 防守", "wait": "wait 等待", "retreat": "retreat 撤退"}


def plot_rival(result: RivalAnswer, *, ax: Axes | None = None) -> Axes:
    """Draw a map: the best answer at each market share and margin, and where the firm stands.

    Parameters
    ----------
    result : RivalAnswer
        From `answer_rival`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.churn.competition import answer_rival
    >>> told = answer_rival(600, 0.40, 60, 0.20, 1_200_000, 25_000, 0.05, 1_500_000)
    >>> plot_rival(told).get_xlabel()
    'Our market share 市场份额, %'
    """
    ax = new_axes(ax)
    ax.imshow(
        result.best_by,
        cmap=ListedColormap([_INKS[name] for name in ANSWERS]),
        vmin=-0.5,
        vmax=len(ANSWERS) - 0.5,
        origin="lower",
        aspect="auto",
        extent=(0, 1, 0, MOST_MARGIN),
        interpolation="nearest",
        zorder=1,
    )
    for name, row in result.places.iterrows():
        if row["part"] > 0.02:
            near = abs(row["share"] - result.share) < 0.14 and abs(row["margin"] - result.margin) < 60
            height = row["margin"] - (110 if near else 0)
            ax.text(row["share"], height, _WORDS[str(name)], ha="center", va="center", fontsize=12)
    ax.plot(result.share, result.margin, "o", color=INK["text"], ms=11, mec="white", mew=1.5)
    best = result.decision.key
    ax.set_title(f"The best answer by share and margin; black dot, we are here: {best}")
    ax.set_xlim(0, 1)
    ax.set_ylim(0, MOST_MARGIN)
    percent_axis(ax.xaxis)
    money_axis(ax.yaxis)
    ax.set_xlabel("Our market share 市场份额, %")
    ax.set_ylabel("Margin of a customer 每客户毛利, yuan a year")
    parts = ", ".join(f"{name} on {row['part']:.0%}" for name, row in result.places.iterrows())
    return describe(
        ax,
        f"A map of share and margin, coloured by the best answer: {parts} of the map. The firm stands at "
        f"{result.share:.0%} and {result.margin:.0f} yuan: {best}.",
    )
