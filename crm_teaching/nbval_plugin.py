"""What pytest must add to nbval so that a wrong answer, a blank exercise and an unrun cell are seen.

nbval compares a notebook with its own stored outputs, so a cross that is stored passes. This plugin makes
`check` raise in the kernels that nbval starts. It is loaded by every pytest run of the environment, so it
imports next to nothing and does nothing unless ``--nbval`` or ``--nbval-lax`` is given.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

import pytest

from crm_teaching.notebooks import NO_PROGRESS, SECONDS_PER_CELL, code_cells

# Read by `crm_teaching.checks` in the kernel, which inherits the environment.
STRICT = "CRM_TEACHING_STRICT"
BLANK_FAILS, BLANK_PASSES = "blank fails", "blank passes"
# Folders whose notebooks are stored with outputs; exercises are blank and unrun by design.
STORED = ("notebooks", "solutions")
# nbval waits so long for a cell if it is not told otherwise.
NBVAL_SECONDS = 2000


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one option of the kit."""
    parser.getgroup("nbval").addoption(
        "--crm-allow-blank",
        action="store_true",
        help="let exercise questions without an answer pass; wrong answers still fail",
    )


def _active(config: pytest.Config) -> bool:
    return bool(getattr(config.option, "nbval", False) or getattr(config.option, "nbval_lax", False))


# After nbval, which refuses some pairs of options.
@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Run the kernels in this environment and end a cell that hangs."""
    os.environ.setdefault(NO_PROGRESS, "1")  # a test is no learner's try
    if not _active(config):
        return
    if config.option.nbval_kernel_name is None:
        # A notebook stores a kernel's name only, and that name may belong to another Python.
        config.option.nbval_current_env = True
    if config.option.nbval_cell_timeout == NBVAL_SECONDS:
        config.option.nbval_cell_timeout = float(SECONDS_PER_CELL)


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say what counts as a failure."""
    if not _active(config):
        return None
    blank = "passes" if config.option.crm_allow_blank else "fails"
    return f"crm-teaching: a wrong answer fails, an exercise question without an answer {blank}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take from cells that check an answer the marks that would hide a failure."""
    if not _active(config):
        return
    for item in filter(_is_cell, items):
        if "check(" in item.cell.source:  # type: ignore[attr-defined]
            item.options.update(skip=False, check_exception=False)  # type: ignore[attr-defined]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    """Make `check` raise in the kernel that a notebook's first cell starts, and in no other test."""
    if not _is_cell(item):
        return (yield)
    os.environ[STRICT] = BLANK_PASSES if item.config.option.crm_allow_blank else BLANK_FAILS
    try:
        return (yield)
    finally:
        del os.environ[STRICT]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """Fail a cell of a stored notebook that was never run, or not in order."""
    result = yield
    if _is_cell(item) and _is_stored(item):
        trouble = _count_trouble(item)
        if trouble:
            from nbval.plugin import NbCellError

            raise NbCellError(item.cell_num, trouble, item.cell.source)  # type: ignore[attr-defined]
    return result


def _is_cell(item: pytest.Item) -> bool:
    return type(item).__name__ == "IPyNbCell"


def _is_stored(item: pytest.Item) -> bool:
    root = item.config.rootpath
    folders = item.path.relative_to(root).parts if item.path.is_relative_to(root) else ()
    return any(name in STORED for name in folders)


def _count_trouble(item: Any) -> str:
    """Return what is wrong with a cell's execution count; nothing for an empty cell."""
    for number, cell in enumerate(code_cells(item.parent.nb), start=1):
        if cell is not item.cell:
            continue
        if cell.execution_count is None:
            return "This cell was never run, so nothing was compared. Run all cells and save."
        if cell.execution_count != number:
            return (
                f"This cell was run as [{cell.execution_count}], but from a fresh start it is [{number}]. "
                "Restart, run all cells and save."
            )
    return ""
