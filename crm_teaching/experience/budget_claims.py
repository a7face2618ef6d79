"""Claims about a simple purchase and about improvement without end, recomputed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.experience.modes import MODES, spend_units
from crm_teaching.experience.steps import STEPS, remove_step
from crm_teaching.wording import Label

_UNITS = 20


def _form() -> tuple[Any, Any]:
    form: Any = cases.load("order_form")
    return form, remove_step(**form.values, logged=form["logged"])


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def simpler_sells() -> Finding:
    """Remove each step of the form in turn, and see by the interval of the log whether it brings money."""
    steps = _form()[1].steps
    pays, costs = steps["low"] > 0, steps["high"] < 0
    groups = [steps.index[mask] for mask in (pays, costs, ~pays & ~costs)]
    sure, lossy, open_ = (", ".join(STEPS[str(key)].en for key in group) or "none" for group in groups)
    zh = ["、".join(STEPS[str(key)].zh for key in group) or "无" for group in groups]
    return Finding(
        "holds" if pays.all() else "depends" if pays.any() else "fails" if costs.any() else "unknown",
        _table(
            *[
                (
                    f"Yuan a week without: {STEPS[str(key)].en}",
                    "a gain",
                    f"{row['gain']:+,.0f} ({row['low']:+,.0f} to {row['high']:+,.0f})",
                )
                for key, row in steps.iterrows()
            ]
        ),
        Label(
            f"Each removal brings orders. By the 95% intervals of the log {pays.sum()} of {len(pays)} bring "
            f"money, before the cost of the work: {sure}. At a loss: {lossy}. Not yet known: {open_}.",
            f"每删一步都增加订单。按95%区间，{len(pays)} 步中 {pays.sum()} 步增加利润（未计改造费）："
            f"{zh[0]}；亏损：{zh[1]}；尚不能判断：{zh[2]}。",
        ),
    )


def never_ends() -> Finding:
    """Spend unit after unit on the modes, and see how long a unit pays its cost."""
    form, now = _form()
    modes: Any = cases.load("coffee_modes")
    scores, importance = (
        pd.Series({mode: modes[f"{what}_{mode}"] for mode in MODES}) for what in ("score", "importance")
    )
    units = spend_units(scores, importance, _UNITS, modes["fill"])
    point = 0.01 * now.orders * now.margin * 52  # a point is worth 1% of the yearly margin: ours
    paying = int((units["gain"] * point > form["work"]).sum())
    return Finding(
        "holds" if paying == _UNITS else "depends" if paying else "fails",
        _table(
            ("Points from unit 1", "not said", f"{units['gain'].iloc[0]:.2f}"),
            (f"Points from unit {_UNITS}", "not said", f"{units['gain'].iloc[-1]:.2f}"),
            ("Yuan a year for a point, if 1% of margin", "not said", f"{point:,.0f}"),
            ("Points that pay for a unit", "not said", f"{form['work'] / point:.2f}"),
            ("Units that pay", "all", f"{paying} of {_UNITS}"),
        ),
        Label(
            f"Every unit still adds something. But if a point is worth 1% of the margin, {point:,.0f} yuan a "
            f"year, only the first {paying} of {_UNITS} units pay their cost in a year.",
            f"每一笔都还有提升；但若一分值毛利的1%，即每年 {point:,.0f} 元，"
            f"{_UNITS} 笔中只有前 {paying} 笔一年内收回成本。",
        ),
    )
