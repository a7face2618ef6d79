"""Figures of the four boxes: how many sit in each, who changes, and where a rescue pays."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from crm_teaching.loyalty.labels import LabelQuality
from crm_teaching.loyalty.rescue import MEANS, RescuePlan
from crm_teaching.loyalty.types import TYPES
from crm_teaching.style import INK, describe, money_axis, new_axes, percent_axis

BOX_INK = {"apostle": INK["gain"], "mercenary": INK["rival"], "hostage": INK["us"], "defector": INK["loss"]}
_MEANS_INK = {"repair": INK["gain"], "price": INK["rival"], "barrier": INK["us"]}


def plot_label_quality(result: LabelQuality, *, ax: Axes | None = None) -> Axes:
    """Draw each true box as a bar, cut by the label that its customers get.

    Parameters
    ----------
    result : LabelQuality
        From `label_quality`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching.loyalty.labels import label_quality
    >>> from crm_teaching.simulate import satisfaction_survey
    >>> plot_label_quality(label_quality(satisfaction_survey())).get_xlabel()
    'Share of all customers 占全部客户, %'
    """
    ax = new_axes(ax)
    for place, (true_box, row) in enumerate(result.table.iterrows()):
        left = 0.0
        for label, share in row.items():
            right = label == true_box
            ax.barh(
                place,
                share,
                left=left,
                color=BOX_INK[str(label)],
                alpha=1 if right else 0.35,
                ec="white",
                height=0.44,
            )
            if share >= 0.035:
                ax.text(
                    left + share / 2,
                    place,
                    f"{share:.0%}",
                    ha="center",
                    va="center",
                    color="white" if right else INK["text"],
                )
            left += share
        ax.text(0.004, place - 0.24, str(TYPES[str(true_box)]), va="bottom", fontsize=10)
    handles = [Rectangle((0, 0), 1, 1, color=colour) for colour in BOX_INK.values()]
    ax.legend(handles, [f"labelled {box}" for box in BOX_INK], loc="lower right", fontsize=9.5)
    ax.set_title("Solid: labelled right. Pale: sits in a box, wears another box's label")
    ax.set_xlim(0, 0.75)
    ax.set_ylim(3.5, -0.6)
    ax.set_yticks([])
    percent_axis(ax.xaxis)
    ax.grid(axis="y", visible=False)
    ax.set_xlabel("Share of all customers 占全部客户, %")
    ax.set_ylabel("What they are 真实类型")
    return describe(
        ax,
        f"True boxes cut by label. {result.wrong_once:.0%} of labels are wrong after one survey, "
        f"{result.wrong_twice:.0%} after two; {result.changed:.0%} would change label.",
    )


def plot_rescue(result: RescuePlan, *, ax: Axes | None = None) -> Axes:
    """Draw what each means earns in each box, the best pair marked.

    Parameters
    ----------
    result : RescuePlan
        From `plan_rescue`.
    ax : Axes, optional
        Where to draw; a new figure when omitted.

    Returns
    -------
    Axes
        The drawn axes.

    Examples
    --------
    >>> from crm_teaching import cases
    >>> from crm_teaching.loyalty.rescue import plan_rescue
    >>> from crm_teaching.simulate import satisfaction_survey
    >>> plan = plan_rescue(satisfaction_survey(), **cases.load("satisfaction_trap").values)
    >>> plot_rescue(plan).get_xlabel()
    'Net of the plan 方案净收益, yuan'
    """
    ax = new_axes(ax)
    places = {box: place for place, box in enumerate(TYPES)}
    shifts = dict(zip(MEANS, (-0.26, 0.0, 0.26), strict=True))
    for row in result.options.itertuples():
        best = (row.box, row.means) == (result.best_box, result.best_means) and row.net_yuan > 0
        y = places[row.box] + shifts[row.means]
        ax.barh(y, row.net_yuan, 0.24, color=_MEANS_INK[row.means], alpha=1 if best else 0.45)
        if best:
            wide = row.net_yuan > 250_000
            side, ink = ("right", "white") if wide else ("left", INK["text"])
            x = row.net_yuan + (-5_000 if wide else 5_000)
            text = f"{round(row.net_yuan, -2):+,.0f} yuan"
            ax.text(x, y, text, ha=side, va="center", color=ink, fontsize=11.5)
    handles = [Rectangle((0, 0), 1, 1, color=colour) for colour in _MEANS_INK.values()]
    ax.legend(handles, [str(MEANS[means]) for means in _MEANS_INK], loc="lower right", fontsize=9.5)
    ax.axvline(0, color=INK["text"], lw=1)
    ax.set_title("Where the budget earns most, and with what")
    ax.set_xlim(-180_000, 460_000)
    ax.set_ylim(3.5, -0.6)
    sizes = result.options.drop_duplicates("box")["n_box"]
    for place, (label, size) in enumerate(zip(TYPES.values(), sizes, strict=True)):
        ax.text(-175_000, place, f"{label}\nn = {size:.0f}", va="center")
    ax.set_yticks([])
    money_axis(ax.xaxis)
    ax.grid(axis="y", visible=False)
    ax.set_xlabel("Net of the plan 方案净收益, yuan")
    ax.set_ylabel("Label 标签")
    return describe(ax, f"Net of twelve plans, four boxes by three means. {result.decision.en}")
