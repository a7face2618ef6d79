"""What a figure shows, as numbers and words: read off a matplotlib figure, so that it can be judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

# A place and a height; a place may have a name instead of a number.
Mark = tuple[float | str, float]


@dataclass(frozen=True)
class Chart:
    """The marks of a figure, series by series, and the words at its axes.

    ``x_label`` belongs to the places and ``y_label`` to the heights, also where the bars are `lying`.
    In a question's reference the labels hold the words of which a learner's label needs one, separated by
    ``|``, and ``y_is_share`` allows per cent in place of shares.
    """

    series: Sequence[Sequence[Mark]]
    x_label: str
    y_label: str
    y_is_share: bool = False
    lying: bool = False


def one_series(
    places: Sequence[Any], heights: Sequence[Any], x_label: str, y_label: str, *, y_is_share: bool = False
) -> Chart:
    """Return the chart of one series: the form in which most questions state what they ask for.

    Examples
    --------
    >>> one_series([1, 2], [0.5, 0.4], "month|月", "share|%|比例", y_is_share=True).series
    (((1.0, 0.5), (2.0, 0.4)),)
    """
    marks = tuple((_place(x), float(y)) for x, y in zip(places, heights, strict=True))
    return Chart((marks,), x_label, y_label, y_is_share)


def read_chart(figure: Any) -> Chart | None:
    """Return what a matplotlib Axes, or a Figure with one Axes, shows; None if it is neither.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> bars = ax.bar(["a", "b"], [3, 4])
    >>> read_chart(ax).series
    ((('a', 3.0), ('b', 4.0)),)
    """
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    if isinstance(figure, Figure) and len(figure.axes) == 1:
        figure = figure.axes[0]
    if not isinstance(figure, Axes):
        return None
    series = tuple(marks for marks in map(tuple, _all_series(figure)) if marks)
    places, heights = figure.get_xlabel(), figure.get_ylabel()
    if _all_lie(figure):
        return Chart(series, heights, places, lying=True)
    return Chart(series, places, heights)


def _all_lie(ax: Any) -> bool:
    """Tell whether a figure shows lying bars only, so that its values run along the x axis."""
    ways = [getattr(bars, "orientation", "") for bars in ax.containers]
    return bool(ways) and set(ways) == {"horizontal"}


def _all_series(ax: Any) -> Iterator[list[Mark]]:
    """Yield the marks of each line, set of bars, cloud of points and outline of steps."""
    from matplotlib.collections import PathCollection
    from matplotlib.container import BarContainer
    from matplotlib.patches import StepPatch

    for line in ax.lines:
        yield _marks(line.get_xdata(orig=True), line.get_ydata(orig=True))
    for bars in ax.containers:
        if isinstance(bars, BarContainer):
            yield list(_bars(ax, bars))
    for points in ax.collections:
        if isinstance(points, PathCollection):
            places: Any = points.get_offsets()
            yield _marks(*places.T)
    for patch in ax.patches:
        if isinstance(patch, StepPatch):
            heights, edges, _ = patch.get_data()
            yield _marks((edges[:-1] + edges[1:]) / 2, heights)


def _bars(ax: Any, bars: Any) -> Iterator[Mark]:
    lying = bars.orientation == "horizontal"
    axis = ax.yaxis if lying else ax.xaxis
    texts = [tick.get_text() for tick in axis.get_ticklabels()]
    names = dict(zip(map(float, axis.get_ticklocs()), texts, strict=False))
    for bar in bars:
        middle = bar.get_y() + bar.get_height() / 2 if lying else bar.get_x() + bar.get_width() / 2
        yield _named(float(middle), names), float(bar.get_width() if lying else bar.get_height())


def _named(middle: float, names: dict[float, str]) -> float | str:
    """Return what a bar stands for: the label under it; a bar of a group stands beside its label."""
    at = min(names, key=lambda place: abs(place - middle), default=middle)
    found = _place(names.get(at, ""))
    beside = 0.5 if isinstance(found, str) else 1e-6
    return found if found != "" and abs(at - middle) < beside else middle


def _marks(places: Any, heights: Any) -> list[Mark]:
    pairs = zip(places, heights, strict=True)
    return [(_place(x), float(y)) for x, y in pairs if isinstance(_place(y), float)]


def _place(value: Any) -> float | str:
    """Return a place as a number where it is one, else as its name."""
    try:
        return float(str(value).replace("−", "-"))
    except ValueError:
        return str(value).strip()
