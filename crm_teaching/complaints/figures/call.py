"""Figures of the lesson on the call: anger and trust along a call, and what each set of repairs brings."""

from __future__ import annotations

from matplotlib.axes import Axes

from crm_teaching.complaints.call import Repairs
from crm_teaching.conversations import Transcript
from crm_teaching.style import INK, describe, money_axis, new_axes
from crm_teaching.wording import show_value


def plot_call(told: Transcript, *, ax: Axes | None = None) -> Axes:
    """Draw anger and trust after each sentence, with the two lines that decide whether the customer stays.

    Parameters
    ----------
    told : Transcript
        From `conversations.play`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching import conversations
    >>> ax = plot_call(conversations.play("renewal_call", ["deny", "tone", "mail", "web"]))
    >>> ax.get_ylabel()
    'Points 分, 0 to 100'
    """
    ax = new_axes(ax)
    script, places = told.script, list(range(len(told.turns) + 1))
    anger = [script.anger, *(turn.anger for turn in told.turns)]
    trust = [script.trust, *(turn.trust for turn in told.turns)]
    for values, limit, ink, words in (
        (anger, script.anger_at_most, "loss", f"anger 怒气: stays at {script.anger_at_most} or less"),
        (trust, script.trust_at_least, "us", f"trust 信任: stays at {script.trust_at_least} or more"),
    ):
        ax.plot(places, values, "o-", color=INK[ink], ms=7, label=words, clip_on=False, zorder=3)
        ax.axhline(limit, color=INK[ink], lw=1.2, ls="--")
    last = len(script.scenes)
    names = ["start", *(told.what(turn).replace(" ", "\n", 1) for turn in told.turns)]
    ax.set_xticks(range(last + 1), [*names, *[""] * (last + 1 - len(names))])
    ax.set_xlim(-0.3, last + 0.3)
    ax.set_yticks(range(0, 101, 20))
    ax.set_ylim(0, 115)
    ends = {"open": "The call goes on 通话中", "kept": str(script.kept.label), "lost": str(script.lost.label)}
    ax.set_title(f"{ends[told.outcome]}: anger {anger[-1]:g}, trust {trust[-1]:g}")
    ax.set_xlabel("What was said 说了什么")
    ax.set_ylabel("Points 分, 0 to 100")
    ax.legend(loc="upper left", ncols=2)
    ax.get_figure(root=True).subplots_adjust(bottom=0.17)  # type: ignore[union-attr]
    said = "; ".join(f"{told.what(turn)}: anger {turn.anger:g}, trust {turn.trust:g}" for turn in told.turns)
    return describe(
        ax,
        f"Lines of anger, from {anger[0]:g}, and trust, from {trust[0]:g}. {said or 'Nothing was said yet'}.",
    )


def plot_repairs(result: Repairs, *, ax: Axes | None = None) -> Axes:
    """Draw what each set of repairs brings in a year after its cost.

    Parameters
    ----------
    result : Repairs
        From `choose_repairs`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from crm_teaching.complaints.call import choose_repairs
    >>> ax = plot_repairs(choose_repairs(0.10, 0.40, 0.30, 600, 400, 40_000, 70_000, 30_000))
    >>> ax.get_xlabel()
    'Brought by the repairs, less their cost 净收益, thousand yuan a year'
    """
    ax = new_axes(ax)
    table = result.table
    places = [len(table) - 1 - n for n in range(len(table))]
    best = table.index == result.decision.key
    net = table["net"] / 1000
    ax.barh(
        places, net.clip(-90, 128), height=0.62, color=[INK["gain"] if one else INK["light"] for one in best]
    )
    ax.axvline(0, color=INK["text"], lw=1.2)
    for place, name in zip(places, table.index, strict=True):
        row = table.loc[name]
        words = f"{show_value(round(row['net'] / 1000, 1))}   (stay {_per_cent(row['stay'])})"
        ax.text(max(min(row["net"] / 1000, 128), 0) + 3, place, words, va="center")
    ax.set_yticks(places, table["words"])
    ax.set_xlim(-95, 195)
    ax.set_ylim(-0.6, len(table) - 0.4)
    money_axis(ax.xaxis)
    row = table.loc[result.decision.key]
    ax.set_title(
        f"Best: {row['words']}, {show_value(round(row['net']))} yuan a year; {_per_cent(row['stay'])} stay"
    )
    ax.set_xlabel("Brought by the repairs, less their cost 净收益, thousand yuan a year")
    ax.get_figure(root=True).subplots_adjust(left=0.235)  # type: ignore[union-attr]
    said = "; ".join(f"{row['words']}: {row['net']:,.0f}" for _, row in table.iterrows())
    return describe(ax, f"Bars of yuan a year after cost, one for each set of repairs. {said}.")


def _per_cent(share: float) -> str:
    return show_value(round(share, 3), "%")
