"""Every explorer of every chapter, over all its controls, without a browser."""

from __future__ import annotations

import inspect
import io
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from PIL import Image, ImageFont

from crm_teaching import cases
from crm_teaching.explorer import Explorer, _from_control
from crm_teaching.picture import Picture
from crm_teaching.style import FONT_FILE

PACKAGE = Path(cases.__file__).parent


def find_explorers() -> dict[str, Callable[[], Explorer]]:
    found = {}
    for path in sorted(PACKAGE.glob("*/*explorers.py")):
        module = import_module(f"crm_teaching.{path.parent.name}.{path.stem}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("explore_") and function.__module__ == module.__name__:
                found[f"{path.parent.name}.{name}"] = function
    return found


EXPLORERS = find_explorers()


def stops(control: Any) -> list[Any]:
    """Return both ends and ten points between, or every option."""
    if hasattr(control, "options"):
        return [value for _, value in control.options]
    if not hasattr(control, "min"):
        return [False, True]
    points = np.linspace(control.min, control.max, 12)
    steps = control.min + np.round((points - control.min) / control.step) * control.step
    return [type(control.value)(round(value, 6)) for value in steps]


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)))


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_control_at_both_ends_and_between(name: str) -> None:
    open_before = plt.get_fignums()
    explorer = EXPLORERS[name]()
    decisions = {explorer.result.decision.key}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for key, control in explorer.controls.items():
            parameter = explorer.case.parameters[key]
            for value in stops(control):
                control.value = value
                assert explorer.case[key] == pytest.approx(_from_control(parameter, value)), (key, value)
                assert "无法计算" not in explorer.headline, (key, value, explorer.headline)
                decisions.add(explorer.result.decision.key)
            explorer.press("reset")
        for button in explorer._buttons:
            explorer.press(button)
            decisions.add(explorer.result.decision.key)
    assert len(decisions) >= 2, "moving the controls never changes the decision"
    assert plt.get_fignums() == open_before, "a figure was left open"


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_moved_picture_equals_one_drawn_from_nothing(name: str) -> None:
    explorer = EXPLORERS[name]()
    for key, control in explorer.controls.items():
        parameter = explorer.case.parameters[key]
        for value in (stops(control)[0], stops(control)[-1]):
            control.value = value
            fresh = Picture(explorer._picture._plot)
            ghost = None if explorer.case.values == explorer._start.values else explorer._default
            if ghost is not None:
                fresh._replace_ghost(ghost)
            fresh._remove(keep=fresh._ghosts)
            fresh._plot(explorer.result, ax=fresh._ax)
            fresh._figure.canvas.draw()
            drawn = np.asarray(fresh._figure.canvas.buffer_rgba())[:, :, :3]  # type: ignore[attr-defined]
            assert np.array_equal(pixels(explorer.png), drawn), (key, value, parameter.label)
        explorer.press("reset")


@pytest.mark.parametrize("name", EXPLORERS)
def test_labels_fit_beside_their_sliders(name: str) -> None:
    # JupyterLab's widget labels are 13 px high; what does not fit is cut, and with it the status mark.
    font = ImageFont.truetype(str(FONT_FILE), 13)
    for control in EXPLORERS[name]().controls.values():
        assert font.getlength(control.description) <= 325, control.description


@pytest.mark.parametrize("name", EXPLORERS)
def test_words_stand_for_the_picture_and_both_languages_are_there(name: str) -> None:
    explorer = EXPLORERS[name]()
    assert len(explorer._picture.alt) > 30, "the figure needs an alt text that says what is seen"
    decision = explorer.result.decision
    assert decision.en and any("\u4e00" <= letter <= "\u9fff" for letter in decision.zh)
    axes = explorer._picture._ax
    if axes.axison:
        assert axes.get_title(loc="left") and axes.get_xlabel()
