"""A figure is read as numbers and words, and judged by them, whether bars, lines, points or steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from crm_teaching.answers import RIGHT, WRONG, judge
from crm_teaching.charts import Chart, one_series, read_chart
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

SAID = Label("said", "说")
MONTHS, KEPT = [1, 2, 3, 4], [1.0, 0.8, 0.7, 0.65]
WANTED = one_series(MONTHS, KEPT, "month|月", "share|%|比例", y_is_share=True)
LOST = one_series(MONTHS, [1 - one for one in KEPT], WANTED.x_label, WANTED.y_label, y_is_share=True)
ASKED = Question(
    id="L5.9.1",
    prompt=SAID,
    kind="figure",
    reference=WANTED,
    mistakes=[Mistake("lost", LOST, Label("Those are the lost.", "那是流失的。"))],
    hints=[SAID],
    method=SAID,
)


def drawn(draw: Callable[[Axes], Any], x: str = "Month 月", y: str = "Share kept, %") -> Axes:
    ax = Figure().subplots()
    draw(ax)
    ax.set_xlabel(x)
    ax.set_ylabel(y)
    return ax


def table(ax: Axes) -> Any:
    return pd.Series(KEPT, index=MONTHS).plot.bar(ax=ax)


@pytest.mark.parametrize(
    "draw",
    [
        lambda ax: ax.plot(MONTHS, KEPT),
        lambda ax: ax.plot([str(month) for month in MONTHS], KEPT),
        lambda ax: ax.bar(MONTHS, KEPT),
        lambda ax: ax.bar([str(month) for month in MONTHS], KEPT),
        lambda ax: ax.scatter(MONTHS[::-1], KEPT[::-1]),
        lambda ax: ax.stairs(KEPT, [0.5, 1.5, 2.5, 3.5, 4.5]),
        lambda ax: ax.plot(MONTHS, [100 * one for one in KEPT]),
        lambda ax: (ax.axhline(0.5), ax.plot(MONTHS, KEPT)),
        lambda ax: (ax.plot(MONTHS, KEPT), ax.plot(MONTHS, [0.9] * 4)),
        lambda ax: ax.plot(MONTHS, [round(one, 3) for one in KEPT]),
        table,
    ],
)
def test_the_same_values_are_right_in_any_form(draw: Callable[[Axes], Any]) -> None:
    verdict = judge(ASKED, drawn(draw))
    assert verdict.state == RIGHT, verdict.message.en


def test_lying_bars_and_a_whole_figure_are_read_too() -> None:
    ax = drawn(lambda ax: ax.barh(["a", "b"], [3, 4]))
    assert read_chart(ax.figure) == read_chart(ax)
    assert read_chart(ax).series == ((("a", 3.0), ("b", 4.0)),)  # type: ignore[union-attr]


def test_bars_in_groups_stand_for_the_label_under_the_group() -> None:
    ax = Figure().subplots()
    pd.DataFrame({"was": [3, 4], "is": [5, 6]}, index=["a", "b"]).plot.bar(ax=ax)
    assert read_chart(ax).series == ((("a", 3.0), ("b", 4.0)), (("a", 5.0), ("b", 6.0)))  # type: ignore[union-attr]
    # Beside a number there is another number: such a bar stands for its own place.
    ax = Figure().subplots()
    ax.bar([1.25, 2], [3, 4])
    ax.set_xticks([1, 2])
    assert read_chart(ax).series == (((1.25, 3.0), (2.0, 4.0)),)  # type: ignore[union-attr]


def test_lying_bars_are_right_with_the_values_label_along_the_x_axis() -> None:
    def bars(ax: Axes) -> Any:
        return pd.Series(KEPT, index=MONTHS).plot.barh(ax=ax)

    assert judge(ASKED, drawn(bars, x="Share kept, %", y="Month 月")).state == RIGHT
    # The message names the axis as the learner sees it.
    assert "The y axis has no label" in judge(ASKED, drawn(bars, x="Share kept, %", y="")).message.en
    assert "The label of the x axis, 'kept'" in judge(ASKED, drawn(bars, x="kept", y="Month 月")).message.en


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (drawn(lambda ax: ax.plot(MONTHS, [1 - one for one in KEPT])), "lost", "Those are the lost."),
        (drawn(lambda ax: ax.plot(MONTHS, KEPT), x=""), "no_x_label", "The x axis has no label"),
        (drawn(lambda ax: ax.plot(MONTHS, KEPT), y="kept"), "y_label", "'kept', does not say"),
        (
            drawn(lambda ax: ax.plot(MONTHS, [round(one, 1) for one in KEPT])),
            "rounded_too_far",
            "four digits",
        ),
        (drawn(lambda ax: None), "nothing_drawn", "Nothing is drawn"),
        (drawn(lambda ax: ax.plot(MONTHS[:3], KEPT[:3])), "count", "shows 3 values; 4 were asked"),
        (drawn(lambda ax: ax.plot([0, 1, 2, 3], KEPT)), "place", "shows nothing at 4."),
        (
            drawn(lambda ax: ax.plot(MONTHS, [1, 0.8, 0.6, 0.65])),
            "value",
            "off at 1 of 4 places, first at 3: you drew 0.6",
        ),
        (
            pd.DataFrame({"kept": KEPT}),
            "wrong_kind",
            "A table of 4 rows and 1 columns came, a figure was asked.",
        ),
        (Figure().subplots(1, 2), "wrong_kind", "a figure was asked"),
    ],
)
def test_a_wrong_figure_is_told_what_is_wrong(answer: Any, mistake: str, said: str) -> None:
    verdict = judge(ASKED, answer)
    assert (verdict.state, verdict.mistake) == (WRONG, mistake)
    assert said in verdict.message.en
    assert "0.7" not in verdict.message.en


def test_a_chart_read_elsewhere_is_judged_like_its_figure() -> None:
    ax = drawn(lambda ax: ax.plot(MONTHS, KEPT))
    read = read_chart(ax)
    assert isinstance(read, Chart) and judge(ASKED, read).state == RIGHT
