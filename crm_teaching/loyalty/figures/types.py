"""Figures of the four boxes: how many labels are wrong, and where a rescue pays."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from crm_teaching.loyalty.labels import LabelQuality
from crm_teaching.loyalty.rescue import MEANS, RescuePlan
from crm_teaching.loyalty.types import TYPES
from crm_teaching.style import INK, describe, money_axis, new_axes, percent_axis

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
    right, wrong = INK["us"], INK["rival"]
    for place, (true_box, row) in enumerate(result.table.iterrows()):
        good, others = row[true_box], row.drop(true_box)
        ax.barh(place, good, height=0.36, color=right)
        ax.barh(place, others.sum(), left=good, height=0.36, color=wrong)
        text = f"{TYPES[str(true_box)]}: {good:.0%} labelled right, {others.sum():.0%} wrong"
        most = f", most as {others.idxmax()}" if others.sum() >= 0.005 else ""
        ax.text(0.004, place - 0.22, text + most, va="bottom")
    handles = [Rectangle((0, 0), 1, 1, color=colour) for colour in (right, wrong)]
    ax.legend(handles, ["labelled right", "labelled wrong"], loc="lower right")
    ax.set_title(f"The orange parts together: {result.wrong_once:.0%} of all labels are wrong")
    ax.set_xlim(0, 0.9)
    ax.set_ylim(3.4, -0.7)
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
    shifts = dict(zip(MEANS, (-0.26, 0.0, 0.26), strict=True))
    options = result.options.assign(place=[list(TYPES).index(box) for box in result.options["box"]])
    options["place"] += options["means"].map(shifts)
    best = (options["box"] == result.best_box) & (options["means"] == result.best_means)
    for row in options.itertuples():
        strong = best[row.Index] and row.net_yuan > 0
        ax.barh(row.place, row.net_yuan, 0.24, color=_MEANS_INK[row.means], alpha=1 if strong else 0.5)
    ax.hlines(options["place"], options["low"], options["high"], color=INK["text"], lw=1)
    handles = [Rectangle((0, 0), 1, 1, color=colour) for colour in _MEANS_INK.values()]
    ax.legend(handles, [str(MEANS[means]) for means in _MEANS_INK], loc="lower center", ncols=3)
    ax.axvline(0, color=INK["text"], lw=1)
    ax.set_title("Net of each plan in yuan, with its 95% range of luck; full colour: the best")
    ax.set_xlim(-420_000, 690_000)
    ax.set_xticks([-200_000, 0, 200_000, 400_000])
    ax.set_ylim(4.0, -0.55)
    for place, (box, label) in enumerate(TYPES.items()):
        rows = options[options["box"] == box]
        ax.text(-410_000, place, f"{label}\n{rows['n_box'].iloc[0]:.0f} customers", va="center")
        nets = "\n".join(f"{round(net, -2):+,.0f}" for net in rows["net_yuan"])
        ax.text(680_000, place, nets, ha="right", va="center", linespacing=1.22)
    ax.set_yticks([])
    money_axis(ax.xaxis)
    ax.grid(axis="y", visible=False)
    ax.set_xlabel("Net of the plan 方案净收益, yuan")
    ax.set_ylabel("Label 标签")
    return describe(ax, f"Net of twelve plans, four boxes by three means. {result.decision.en}")
