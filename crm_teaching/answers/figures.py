"""Judge a figure by what it shows: labels with units, and the plotted values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from crm_teaching.answers.verdict import ROUNDED, WRONG, Verdict, are_rounded, wrong_kind
from crm_teaching.charts import Chart, Mark, read_chart
from crm_teaching.questions import Question
from crm_teaching.wording import Label

# Drawn values pass through pixels of no figure, but learners round what they plot.
_AS_DRAWN = 2e-3


def figure_fault(question: Question, right: Chart, answer: Any) -> Verdict | None:
    """Return the first thing wrong with a figure, or None if it shows what `right` shows.

    Lines, bars, points and steps count alike, and other marks beside the ones asked for do no harm. The
    order of places never matters.
    """
    chart = answer if isinstance(answer, Chart) else read_chart(answer)
    if chart is None:
        return wrong_kind(
            answer,
            Label("a figure", "一张图"),
            Label(
                "Hand over the axes, for instance `ax = table.plot(...)`.",
                "请交出坐标轴，例如 `ax = table.plot(...)`。",
            ),
        )
    if not chart.series:
        return _fault("nothing_drawn", "Nothing is drawn in these axes.", "坐标轴里什么也没有画。")
    return _label_fault(chart, right) or _values_fault(question, chart, right)


def _label_fault(chart: Chart, right: Chart) -> Verdict | None:
    axes = [("x", "横"), ("y", "纵")]
    labels = [(chart.x_label, right.x_label), (chart.y_label, right.y_label)]
    # Lying bars have their values along the x axis.
    for (axis, zh), (label, wanted) in zip(reversed(axes) if chart.lying else axes, labels, strict=True):
        if not label.strip():
            return _fault(
                f"no_{axis}_label",
                f"The {axis} axis has no label: say what it shows, and in which unit.",
                f"{zh}轴没有标签：请写明内容和单位。",
            )
        if not any(word.casefold() in label.casefold() for word in wanted.split("|")):
            return _fault(
                f"{axis}_label",
                f"The label of the {axis} axis, {label[:40]!r}, does not say what the question asks for, or "
                "lacks the unit.",
                f"{zh}轴标签 {label[:40]!r} 与题目要求不符，或缺少单位。",
            )
    return None


def _values_fault(question: Question, chart: Chart, right: Chart) -> Verdict | None:
    tolerance = max(question.tolerance, _AS_DRAWN)
    for wanted in right.series:
        faults = [_series_fault(given, wanted, right.y_is_share, tolerance) for given in chart.series]
        if None not in faults:
            # The series that is nearest to what was asked says what to mend.
            return min((fault for fault in faults if fault), key=lambda fault: fault[0])[1]
    return None


def _series_fault(
    given: Sequence[Mark], wanted: Sequence[Mark], share: bool, tolerance: float
) -> tuple[float, Verdict] | None:
    """Return how far a series is off, and in what; None if it shows the wanted values."""
    if len(given) != len(wanted):
        n, m = len(given), len(wanted)
        verdict = _fault(
            "count", f"Your figure shows {n} values; {m} were asked.", f"图中有 {n} 个值，应有 {m} 个。"
        )
        return 1 + abs(n - m), verdict
    heights = {_name(x): y for x, y in given}
    missing = [x for x, _ in wanted if _name(x) not in heights]
    if missing:
        return 1.0, _fault(
            "place",
            f"Your figure shows nothing at {_said(missing[0])}.",
            f"图中在 {_said(missing[0])} 处没有值。",
        )
    for scale in (1, 100) if share else (1,):
        if all(_near(heights[_name(x)], scale * y, tolerance) for x, y in wanted):
            return None
    if are_rounded([heights[_name(x)] for x, _ in wanted], [y for _, y in wanted]):
        en = "The values in the figure are rounded too far: keep at least four digits."
        return 0.0, _fault(ROUNDED, en, "图中的值舍入过多：至少保留四位有效数字。")
    off = [x for x, y in wanted if not _near(heights[_name(x)], y, tolerance)]
    n, first, drawn = len(off), _said(off[0]), f"{heights[_name(off[0])]:.4g}"
    en = f"The figure is off at {n} of {len(wanted)} places, first at {first}: you drew {drawn}."
    zh = f"图中 {len(wanted)} 处有 {n} 处不对，第一处在 {first}：你画的是 {drawn}。"
    return n / len(wanted), _fault("value", en, zh)


def _near(value: float, right: float, tolerance: float) -> bool:
    return math.isclose(value, right, rel_tol=tolerance, abs_tol=1e-9)


def _said(place: float | str) -> str:
    return f"{place:g}" if isinstance(place, float) else place


def _name(place: float | str) -> str:
    return f"{place:.6g}" if isinstance(place, float) else place.casefold()


def _fault(name: str, en: str, zh: str) -> Verdict:
    return Verdict(WRONG, Label(en, zh), name)
