"""Every explorer of the chapter, moved without a browser over all its controls and presets."""

from __future__ import annotations

import numpy as np
import pytest

from crm_teaching.explorer import Explorer
from crm_teaching.loyalty import explorers

EXPLORERS = sorted(name for name in vars(explorers) if name.startswith("explore_"))


def stops(parameter):
    """Both ends of a control and ten points between; every option of a choice."""
    if parameter.kind == "choice":
        return list(parameter.options)
    if parameter.kind == "switch":
        return [False, True]
    points = [parameter.nearest(x) for x in np.linspace(parameter.low, parameter.high, 12)]
    return sorted(set(points))


def walk(explorer):
    """Yield after each move of one control, the others at their defaults, and after each preset."""
    for name in explorer.controls:
        for value in stops(explorer.case.parameters[name]):
            explorer.set(**{name: value})
            yield name, value
        explorer.press("reset")
    for name in explorer.case.presets:
        explorer.press(name)
        yield "preset", name


@pytest.mark.parametrize("name", EXPLORERS)
def test_explorer_holds_over_all_controls_and_changes_its_decision(name):
    explorer: Explorer = getattr(explorers, name)()
    decisions = {explorer.result.decision.key}
    for control, value in walk(explorer):
        assert "do not work together" not in explorer.headline, (control, value, explorer.headline)
        assert str(explorer.result.decision) == explorer.headline
        if control != "preset":
            assert explorer.case[control] == pytest.approx(value) if not isinstance(value, str) else True
        decisions.add(explorer.result.decision.key)
    assert len(decisions) >= 2, f"{name} always says {decisions}"
    explorer.press("reset")
    assert explorer.case.values == getattr(explorers, name)().case.values


@pytest.mark.parametrize("name", EXPLORERS)
def test_each_control_changes_the_result(name):
    explorer: Explorer = getattr(explorers, name)()
    for control in explorer.controls:
        pictures = set()
        for value in stops(explorer.case.parameters[control]):
            explorer.set(**{control: value})
            pictures.add((explorer.png, explorer.headline))
        explorer.press("reset")
        assert len(pictures) >= 2, f"{control} of {name} changes nothing"
