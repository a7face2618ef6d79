"""The versions in requirements.txt, pyproject.toml and environment.yml are the same, and are installed."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version

import pytest

from tests.conftest import ROOT

PIN = re.compile(r"[a-z][a-z0-9-]*==[0-9][0-9a-z.]*")


def _lines(name: str) -> list[str]:
    """Return a file's lines without comments and blank ones."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _project() -> dict[str, object]:
    project: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    return project


def test_requirements_are_pins_and_nothing_else() -> None:
    assert all(PIN.fullmatch(line) for line in _lines("requirements.txt"))
    first, *rest = _lines("requirements-dev.txt")
    assert first == "-r requirements.txt"
    assert all(PIN.fullmatch(line) for line in rest)


def test_pyproject_repeats_the_pins() -> None:
    assert _project()["dependencies"] == _lines("requirements.txt")


def test_conda_brings_python_and_pip_and_pip_the_pins() -> None:
    python = str(_project()["requires-python"])
    packages = [f"      - {pin}" for pin in _lines("requirements.txt")]
    assert _lines("environment.yml") == [
        "name: crm-teaching",
        "channels:",
        "  - conda-forge",
        "dependencies:",
        f"  - python {python}",
        "  - pip",
        "  - pip:",
        *packages,
        "      - -e .",
    ]


def test_course_py_and_pyproject_take_the_same_pythons() -> None:
    from tests.test_course import _load

    course = _load(ROOT)
    (_, oldest), (_, newest) = course.OLDEST, course.NEWEST
    assert _project()["requires-python"] == f">=3.{oldest},<3.{newest + 1}"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "environment.yml"])
def test_no_address_and_only_ascii(name: str) -> None:
    # pip reads requirement files in the encoding of the country; an address would overrule pip's settings.
    text = (ROOT / name).read_bytes()
    assert text.isascii()
    assert b"://" not in text


@pytest.mark.parametrize("pin", _lines("requirements.txt"))
def test_the_tests_run_on_the_pinned_versions(pin: str) -> None:
    name, pinned = pin.split("==")
    assert version(name) == pinned
