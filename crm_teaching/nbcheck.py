"""Validate notebooks with nbval, and say in one line what differs.

nbval runs each cell anew and compares what comes out with what is stored. Called bare it uses whatever
kernel the notebook names, waits half an hour for an endless loop, and never compares an unrun cell; here
it uses this Python, a time limit, and refuses unrun cells.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from crm_teaching import notebooks

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# What nbval compares; pictures and live widgets it leaves alone.
_TAG = re.compile(r"<(style|script).*?</\1>|<[^>]*>", re.DOTALL)


def _texts(outputs: list[Any]) -> Iterator[str]:
    """Yield the lines that a reader sees in a cell's outputs."""
    for output in outputs:
        data = output.get("data", {})
        text = output.get("text") or data.get("text/plain") or _TAG.sub(" ", data.get("text/html", ""))
        yield from filter(None, map(str.strip, text.splitlines()))


def difference(stored: list[Any], new: list[Any]) -> str:
    """Return the first line in which two cells' outputs differ."""
    for old, now in zip_longest(_texts(stored), _texts(new), fillvalue="nothing"):
        if old != now:
            return f"stored: {notebooks.shorten(old, 80)} | now: {notebooks.shorten(now, 80)}"
    return "the same text in another form (table, picture or order)"


def _reason(item: Any, error: BaseException) -> str:
    """Return in one line why a cell failed."""
    trace = [
        line for line in _COLOUR.sub("", getattr(error, "inner_traceback", None) or "").splitlines() if line
    ]
    if str(error).startswith("Cell outputs differ"):
        return difference(item.cell.outputs, item.test_outputs)
    if trace and "exception" in str(error):
        return trace[-1].strip().removeprefix("CheckFailed: ")
    return str(error)


class _Listener:
    """A pytest plugin that notes the cells that fail."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: Any, call: Any) -> Any:
        report = yield
        if report.failed and call.excinfo is not None:
            cell = f"cell [{item.cell.execution_count}]: " if hasattr(item, "cell") else ""
            self.failed.append(notebooks.shorten(cell + _reason(item, call.excinfo.value)))
        return report

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            self.failed.append(notebooks.shorten(report.longreprtext))


def trouble(path: Path, *, seconds: int = notebooks.SECONDS_PER_CELL) -> str:
    """Return what is wrong with a notebook's stored outputs in one line; empty if nothing is.

    Parameters
    ----------
    path : Path
        The notebook. It is not changed.
    seconds : int
        Time limit of each cell, in seconds.
    """
    missing = notebooks.unrun(notebooks.read(path))
    if missing:
        return f"{missing}. In JupyterLab choose Run, Restart Kernel and Run All Cells, then save."
    listener = _Listener()
    options = [
        "--nbval",
        "--nbval-current-env",
        "--nbval-cell-timeout",
        str(seconds),
        "-p",
        "no:cacheprovider",
    ]
    # The settings of the project's own test run do not apply to a notebook that lies anywhere.
    options += ["-o", "addopts=", "-p", "no:randomly", "--color=no", str(path)]
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        status = pytest.main(options, plugins=[listener])
    if status == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if listener.failed:
        more = len(listener.failed) - 1
        return listener.failed[0] + (f" (and {more} more)" if more else "")
    if status in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return ""
    return notebooks.shorten(printed.getvalue()[-300:])
