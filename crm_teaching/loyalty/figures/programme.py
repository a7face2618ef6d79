"""Figure of a reward: how much it may cost, against how many would have stayed without it."""

from __future__ import annotations

from matplotlib.axes import Axes

from crm_teaching.loyalty.programme import Reward
from crm_teaching.style import INK, describe, new_axes, percent_axis

_LEFT, _TOP = 0.5, 0.24


def plot_reward(result: Reward, *, ax: Axes | None = None) -> Axes:
    """Draw the highest reward that pays over the share that would stay without one.

    Parameters
    ----------
    result : Reward
        From `reward_value`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.programme import reward_value
    >>> ax = plot_reward(reward_value(0.15, 0.80, 0.96, 0.20, 0.10))
    >>> ax.get_xlabel()
    'Would stay without a reward 无奖励的保留率, % a year'
    """
    ax = new_axes(ax)
    x, y = result.frontier["kept_without"], result.frontier["highest_rate"]
    ax.fill_between(x, 0, y, color=INK["gain"], alpha=0.25, lw=0)
    ax.plot(x, y, color=INK["gain"], lw=2.4)
    ax.text(0.64, 0.03, "the reward pays 划算", color=INK["gain"], fontsize=12)
    ax.text(0.985, 0.222, "it costs more than it keeps 得不偿失", color=INK["loss"], fontsize=12, ha="right")
    _mark_choice(ax, result)
    ax.set_title("The more would stay anyway, the less a reward may cost")
    ax.set_xlim(_LEFT, 1)
    ax.set_ylim(0, _TOP)
    percent_axis(ax.xaxis)
    percent_axis(ax.yaxis)
    ax.set_xlabel("Would stay without a reward 无奖励的保留率, % a year")
    ax.set_ylabel("Reward 返还率, % of spend")
    return describe(
        ax,
        f"A falling curve of the highest reward that pays over the retention without a reward. Where "
        f"{result.kept_without:.0%} would stay it is {max(result.highest_rate, 0):.1%}; the chosen reward is "
        f"{result.reward_rate:.1%}.",
    )


def _mark_choice(ax: Axes, result: Reward) -> None:
    x, y = result.kept_without, result.reward_rate
    pays, left = y <= result.highest_rate, x < 0.75
    colour = INK["gain"] if pays else INK["loss"]
    limit = min(max(result.highest_rate, 0.0), _TOP)
    # The words stand above the curve where the reward is too high, so that neither crosses the other.
    place = max(y, 0.014) if pays else 0.178 if y < 0.155 else y - 0.016
    ax.plot([x, x], [limit, place if not pays and y < 0.13 else y], color=colour, lw=1.5, ls=":")
    ax.plot([x], [y], "o", color=colour, ms=12)
    words = f"a reward of at most {limit:.1%} pays" if result.highest_rate > 0 else "no reward pays"
    side = "left" if left else "right"
    ax.text(
        x + (0.012 if left else -0.012), place, f"{y:.1%} back;\n{words}", color=colour, ha=side, va="center"
    )
