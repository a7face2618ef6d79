"""Run notebooks and store their outputs in one clean way.

A stored lesson holds its outputs and nothing else: cells counted 1..n, no widget state (JupyterLab would
show "model not found" from it), no time stamps, and of the metadata only the kernel's name and cell tags.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
# Cell metadata that means something here: ids that a cell teaches, and the marks of an exercise.
KEPT = ("tags", "nbgrader")
SECONDS_PER_CELL = 120
NO_PROGRESS = "CRM_TEACHING_NO_PROGRESS"


class NotebookFailed(Exception):
    """A notebook that cannot be run or read; the message is one sentence."""


def find(paths: Iterable[str | Path]) -> list[Path]:
    """Return the notebooks that the paths name; a folder stands for all notebooks below it.

    Raises
    ------
    NotebookFailed
        If a path does not exist, is no notebook, or a folder holds none.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            inside = [p for p in sorted(path.rglob("*.ipynb")) if ".ipynb_checkpoints" not in p.parts]
            if not inside:
                raise NotebookFailed(f"{path}: no notebook in this folder. Name one that ends in .ipynb.")
            found.update(dict.fromkeys(inside))
        elif path.suffix != ".ipynb":
            raise NotebookFailed(f"{path}: not a notebook. Name a file that ends in .ipynb, or a folder.")
        elif not path.is_file():
            raise NotebookFailed(f"{path}: no such file. Check the spelling.")
        else:
            found[path] = None
    return list(found)


def read(path: Path) -> Any:
    """Return a notebook in the current format, or say in one sentence what is wrong with the file."""
    import nbformat

    try:
        return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except UnicodeDecodeError:
        raise NotebookFailed(f"{path}: not UTF-8 text. Save it again from JupyterLab.") from None
    except Exception as error:
        reason = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
        raise NotebookFailed(f"{path}: not a readable notebook ({reason}).") from None


def code_cells(notebook: Any) -> Iterator[Any]:
    """Yield the code cells that hold code."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code" and "".join(cell["source"]).strip():
            yield cell


def strip_views(notebook: Any) -> None:
    """Take the live widgets out of a notebook's outputs, and leave their picture or text.

    Reopened without its kernel, JupyterLab prefers the view to the picture and then finds no model.
    """
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            if len(output.get("data", {})) > 1:
                output["data"].pop(WIDGET_VIEW, None)
            output.get("metadata", {}).pop(WIDGET_VIEW, None)
    notebook["metadata"].pop("widgets", None)


def clean(notebook: Any) -> None:
    """Leave only what a reader or a test needs: outputs, counts, the kernel's name, cell tags."""
    strip_views(notebook)
    notebook["metadata"] = {"kernelspec": dict(KERNEL)}
    for cell in notebook["cells"]:
        cell["metadata"] = {key: cell["metadata"][key] for key in KEPT if key in cell["metadata"]}
        if cell["cell_type"] == "code" and not "".join(cell["source"]).strip():
            cell["execution_count"] = None
    for number, cell in enumerate(code_cells(notebook), start=1):
        cell["execution_count"] = number
        for output in cell["outputs"]:
            if output["output_type"] == "execute_result":
                output["execution_count"] = number


def _client(notebook: Any, folder: Path, seconds: int) -> Any:
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    class ThisPython(AsyncKernelManager):
        # A kernel named python3 may be installed elsewhere; the packages that count are beside us.
        @property
        def kernel_spec(self) -> Any:
            command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            command.append("--log-level=ERROR")
            return KernelSpec(argv=command, display_name="Python 3", language="python")

    return NotebookClient(
        notebook,
        timeout=seconds,
        kernel_name="python3",
        kernel_manager_class=ThisPython,
        resources={"metadata": {"path": str(folder)}},
        store_widget_state=False,
        record_timing=False,
        coalesce_streams=True,
        force_raise_errors=True,
    )


def _run_cell(client: Any, cell: Any, index: int, seconds: int) -> str:
    """Execute one cell; return what went wrong, or nothing."""
    from nbclient import exceptions

    try:
        client.execute_cell(cell, index)
    except exceptions.CellExecutionError as error:
        return f"{error.ename}: {error.evalue}"
    except exceptions.CellTimeoutError:
        return f"still running after {seconds} seconds"
    except exceptions.DeadKernelError:
        return "Python ended unexpectedly"
    for output in cell["outputs"]:
        if output.get("name") == "stderr":
            return f"a warning or message on stderr: {output['text']}"
    return ""


def execute(path: Path, *, seconds: int = SECONDS_PER_CELL) -> Any:
    """Run a notebook from top to bottom in this Python and return it, cleaned.

    Parameters
    ----------
    path : Path
        The notebook; its folder is the working folder of its cells. The file is not changed.
    seconds : int
        Time limit of each cell, in seconds.

    Raises
    ------
    NotebookFailed
        If a cell fails, warns, or runs too long; the message names the cell by its number in the order of
        execution, as JupyterLab shows it.
    """
    notebook = read(path)
    client = _client(notebook, path.resolve().parent, seconds)
    os.environ[NO_PROGRESS] = "1"  # the kernel inherits it: a run that stores outputs is no learner's try
    number = 0
    with client.setup_kernel():
        for index, cell in enumerate(notebook["cells"]):
            if cell["cell_type"] != "code" or not cell["source"].strip():
                continue
            number += 1
            trouble = _run_cell(client, cell, index, seconds)
            if trouble:
                raise NotebookFailed(f"{path}: cell [{number}] failed: {shorten(trouble)}")
    clean(notebook)
    return notebook


def shorten(text: str, width: int = 300) -> str:
    """Return `text` on one line of at most `width` characters.

    Examples
    --------
    >>> shorten("one\\n  two", width=6)
    'one t…'
    """
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def write(notebook: Any, path: Path) -> None:
    """Write a notebook as JupyterLab does: UTF-8, indent 1, one newline at the end; all or nothing."""
    import nbformat

    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    text = text.rstrip("\n") + "\n"
    part = path.with_name(path.name + ".part")
    with open(part, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.replace(part, path)


def unrun(notebook: Any) -> str:
    """Return which code cell was not run, or not in order from a fresh start; empty if none.

    nbval runs a cell without a count but never compares it, so such a cell hides anything.
    """
    for number, cell in enumerate(code_cells(notebook), start=1):
        count = cell.get("execution_count")
        if count is None:
            return f"code cell {number} was not run"
        if count != number:
            return f"code cell {number} was run as [{count}], out of order"
    return ""
