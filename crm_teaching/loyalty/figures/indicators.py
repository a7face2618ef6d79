"""Figure of the bakery's index: who is invited, and who should have been."""

from __future__ import annotations

from matplotlib.axes import Axes

from crm_teaching.loyalty.bakery import Invitations
from crm_teaching.style import INK, describe, new_axes

_GROUPS = (
    (False, False, "light", ""),
    (True, True, "us", "invited, truly loyal 邀请对了"),
    (True, False, "loss", "invited by mistake 误邀"),
    (False, True, "sky", "truly loyal, missed 漏邀"),
)


def plot_invitations(result: Invitations, *, ax: Axes | None = None) -> Axes:
    """Draw customers by behaviour and attitude, with the line that cuts off the invited.

    Parameters
    ----------
    result : Invitations
        From `invite`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.bakery import invite
    >>> ax = plot_invitations(invite(0.5, 1.0, 0.3, 0.2))
    >>> ax.get_xlabel()
    'Behaviour half 行为得分, standard deviations'
    """
    ax = new_axes(ax)
    people = result.customers
    for invited, loyal, ink, words in _GROUPS:
        group = people[(people["invited"] == invited) & (people["truly_loyal"] == loyal)]
        ax.scatter(group["behaviour"], group["attitude"], s=18, color=INK[ink], label=words or None, lw=0)
    x = [-2.5, 2.5]
    if result.weight < 1:
        y = [(result.cutoff - result.weight * value) / (1 - result.weight) for value in x]
        ax.plot(x, y, color=INK["text"])
    else:
        ax.axvline(result.cutoff, color=INK["text"])
    ax.set_title(f"{result.hits:.0%} of those invited, beyond the line, are truly loyal")
    ax.set_xlim(-2.5, 2.5)
    ax.set_ylim(-2.5, 2.5)
    ax.set_xlabel("Behaviour half 行为得分, standard deviations")
    ax.set_ylabel("Attitude half 态度得分, standard deviations")
    ax.legend(loc="lower left", handletextpad=0.2, frameon=True, framealpha=0.9, edgecolor="none")
    return describe(
        ax,
        f"A cloud of customers. A line cuts off those invited with weight {result.weight:.0%} on "
        f"behaviour; {result.hits:.0%} of them are truly loyal.",
    )
