"""The fast redraw must show exactly what a slow one would."""

from __future__ import annotations

import io
import warnings

import numpy as np
import pytest
from matplotlib.axes import Axes
from PIL import Image

from crm_teaching.picture import Picture
from crm_teaching.style import INK, describe, new_axes, new_figure

X = np.linspace(0, 10, 60)


def plot_wave(speed: float, *, ax: Axes | None = None) -> Axes:
    ax = new_axes(ax)
    ax.plot(X, np.sin(speed * X), label=f"wave at {speed} 波")
    ax.bar([2, 4, 6], [speed / 4, 0.5, -0.3], width=0.6, color=INK["gain"], label="bars 柱")
    ax.fill_between(X, np.cos(X), -1, alpha=0.3)
    ax.axvline(speed, color=INK["loss"])
    ax.annotate(f"{speed:g}", (speed, 0.9))
    ax.set(xlim=(0, 10), ylim=(-1.2, 1.2), xlabel="Time 时间, weeks", title=f"Speed {speed:g}")
    ax.legend(loc="lower left")
    return describe(ax, f"A wave of speed {speed:g}.")


def plot_growing(height: float, *, ax: Axes | None = None) -> Axes:
    """Limits, inverted axis and tick labels that change with the result."""
    ax = new_axes(ax)
    ax.barh([0, 1], [height, 2 * height])
    ax.set_yticks([0, 1], labels=[f"now {height:g}", "later"])
    ax.invert_yaxis()
    return ax


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)))


def matplotlib_draws(plot: object, result: float) -> np.ndarray:
    """Draw with matplotlib's own figure, none of the fast path."""
    figure = new_figure()
    plot(result, ax=figure.add_subplot())  # type: ignore[operator]
    figure.canvas.draw()
    return np.asarray(figure.canvas.buffer_rgba())[:, :, :3]


@pytest.mark.parametrize("plot", [plot_wave, plot_growing])
def test_a_redraw_equals_matplotlibs_own_drawing(plot: object) -> None:
    picture = Picture(plot)  # type: ignore[arg-type]
    for value in (1.0, 2.0, 5.5, 1.0):
        assert np.array_equal(pixels(picture.draw(value)), matplotlib_draws(plot, value)), value


@pytest.mark.parametrize("plot", [plot_wave, plot_growing])
def test_a_ghost_survives_redraws_and_leaves_no_trace(plot: object) -> None:
    picture, fresh = Picture(plot), Picture(plot)  # type: ignore[arg-type]
    picture.draw(1.0)
    for value in (3.0, 4.0, 2.0):
        moved = picture.draw(value, ghost=1.0)
    assert np.array_equal(pixels(moved), pixels(fresh.draw(2.0, ghost=1.0)))
    assert not np.array_equal(pixels(moved), matplotlib_draws(plot, 2.0)), "the ghost is not to be seen"
    assert np.array_equal(pixels(picture.draw(2.0)), matplotlib_draws(plot, 2.0))


def test_the_frame_is_painted_once_while_the_axis_stays() -> None:
    picture = Picture(plot_wave)
    painted = []
    paint = picture._paint_frame
    picture._paint_frame = lambda: (painted.append(1), paint())[1]  # type: ignore[method-assign]
    for value in (1.0, 2.0, 3.0):
        picture.draw(value)
    assert len(painted) == 1, "a title that changes must not cost the frame"


def test_a_title_that_stays_is_painted_with_the_frame() -> None:
    picture = Picture(lambda value, *, ax: plot_wave(value, ax=ax).set_title("Waves 波"))
    for value in (1.0, 2.0, 3.0):
        picture.draw(value)
    assert set(picture._titles).isdisjoint(picture._data())


def test_the_alt_text_follows_the_picture() -> None:
    picture = Picture(plot_wave)
    picture.draw(1.0)
    picture.draw(2.0)
    assert picture.alt == "A wave of speed 2."


def test_chinese_letters_are_drawn_without_a_missing_glyph() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Picture(plot_wave).draw(1.0)
