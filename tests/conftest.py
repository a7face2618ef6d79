"""What several tests share: tiny notebooks, the lessons, and Chromium if there is one."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip browser tests where there is no browser; on a build machine a missing browser is an error."""
    if CHROMIUM or os.environ.get("CI"):
        return
    skip = pytest.mark.skip(reason="no Chromium found; install Debian's package chromium")
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(skip)


Cells = list[dict[str, Any]]


def markdown(text: str, *tags: str) -> dict[str, Any]:
    """Return a prose cell."""
    metadata = {"tags": list(tags)} if tags else {}
    return {"cell_type": "markdown", "metadata": metadata, "source": text}


def code(source: str, *outputs: Any, count: int | None = None, tags: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a code cell; an output that is a text becomes a text/plain result."""
    made = [
        {
            "output_type": "execute_result",
            "execution_count": count,
            "metadata": {},
            "data": {"text/plain": out},
        }
        if isinstance(out, str)
        else out
        for out in outputs
    ]
    metadata = {"tags": list(tags)} if tags else {}
    return {
        "cell_type": "code",
        "metadata": metadata,
        "source": source,
        "outputs": made,
        "execution_count": count,
    }


def notebook(cells: Cells) -> dict[str, Any]:
    """Return a notebook with the cells, each with an id."""
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {
        "cells": [{"id": f"cell-{n}", **cell} for n, cell in enumerate(cells)],
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes cells as a notebook and returns its path."""

    def write(*cells: dict[str, Any], name: str = "x.ipynb", folder: Path = tmp_path) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(notebook(list(cells))), encoding="utf-8")
        return path

    return write
