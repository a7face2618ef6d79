"""Make the exercises from the solutions: the same cells without the answers, the same bytes each time.

A solution's answer stands between two marks, below a line that keeps the blank notebook running::

    share = ...
    ### BEGIN SOLUTION
    share = (n_orders > 1).mean()
    ### END SOLUTION
"""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

from crm_teaching.notebooks import NotebookFailed

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
_ALMOST_A_MARK = re.compile(r"^\s*#+\s*(begin|end)\s*solutions?\b", re.IGNORECASE)
# What nbgrader wants to know of each cell that it looks at (its schema 3).
NBGRADER_KEYS = {"grade", "grade_id", "locked", "schema_version", "solution", "task"}
ROOT = Path(__file__).resolve().parent.parent
Cell = dict[str, Any]


def build(*, check: bool = False, root: Path = ROOT) -> int:
    """Write every exercise from its solution, or only compare; one line a notebook.

    Parameters
    ----------
    check : bool
        Write nothing and say which exercises differ from what their solution gives.
    root : Path
        The folder that holds ``solutions`` and ``exercises``.

    Returns
    -------
    int
        0 if all is well; 1 if a solution is malformed or, with `check`, an exercise is not up to date.
    """
    failed = 0
    sources = sorted((root / "solutions").glob("*.ipynb"))
    for source in sources:
        target = root / "exercises" / source.name
        try:
            trouble = _build_one(source, target, check=check)
        except NotebookFailed as error:
            trouble = str(error)
        failed += bool(trouble)
        print(trouble or f"exercises/{source.name}: up to date")
    for left_over in sorted(
        {path.name for path in (root / "exercises").glob("*.ipynb")} - {s.name for s in sources}
    ):
        failed += 1
        print(f"exercises/{left_over}: there is no solutions/{left_over}. Write it, or remove the exercise.")
    return int(failed > 0)


def _build_one(source: Path, target: Path, *, check: bool) -> str:
    made = exercise_text(source)
    present = target.read_text(encoding="utf-8") if target.is_file() else ""
    if check:
        return "" if made == present else _difference(target.name, made, present)
    if made != present:
        target.parent.mkdir(exist_ok=True)
        target.write_text(made, encoding="utf-8", newline="\n")
    return ""


def exercise_text(source: Path) -> str:
    """Return the exercise of a solution as the text of a notebook file.

    Raises
    ------
    NotebookFailed
        If the file is no notebook, or a mark is missing, misspelt or out of place; the message names
        the cell by its number, counted from 1.
    """
    notebook = _read(source)
    seen: set[str] = set()
    for number, cell in enumerate(notebook["cells"], start=1):
        try:
            _check_metadata(cell, seen)
            _blank(cell)
        except ValueError as error:
            raise NotebookFailed(f"solutions/{source.name}, cell {number}: {error}") from None
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _read(source: Path) -> dict[str, Any]:
    """Read a notebook without nbformat, which alone takes two seconds to load."""
    try:
        notebook: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            dict(cell["metadata"]), "".join(cell["source"]), str(cell["cell_type"])
    except (ValueError, KeyError, TypeError):
        said = f"{source.name}: not a readable notebook. Save it again from JupyterLab."
        raise NotebookFailed(said) from None
    return notebook


def _check_metadata(cell: Cell, seen: set[str]) -> None:
    marks = cell["metadata"].get("nbgrader")
    if marks is None:
        return
    missing = sorted(NBGRADER_KEYS - set(marks))
    if missing:
        raise ValueError(f"its nbgrader metadata lacks {missing[0]!r}. Copy it from another cell.")
    if marks["grade_id"] in seen:
        raise ValueError(f"the grade_id {marks['grade_id']!r} occurs twice. Give each cell its own.")
    seen.add(marks["grade_id"])


def _blank(cell: Cell) -> None:
    """Take the answer, the outputs and the count out of a cell."""
    text = "".join(cell["source"])
    is_answer = bool(cell["metadata"].get("nbgrader", {}).get("solution"))
    kept, n_blocks = without_answers(text)
    if n_blocks and not is_answer:
        raise ValueError(
            f"{BEGIN} stands in a cell that is not marked as a solution. Set `solution` to true."
        )
    if is_answer and not n_blocks:
        raise ValueError(f"marked as a solution but holds no {BEGIN}. Put the answer between the marks.")
    cell["source"] = kept.splitlines(keepends=True)
    if cell["cell_type"] == "code":
        _check_blank_runs(kept)
        cell["outputs"], cell["execution_count"] = [], None


def without_answers(text: str) -> tuple[str, int]:
    """Return a cell's text without what stands between the marks, and how many pairs there were.

    Examples
    --------
    >>> without_answers("x = ...\\n### BEGIN SOLUTION\\nx = 1\\n### END SOLUTION")
    ('x = ...', 1)
    """
    kept: list[str] = []
    inside, n_blocks = False, 0
    for line in text.split("\n"):
        if line.strip() == (END if inside else BEGIN):
            inside = not inside
            n_blocks += inside
        elif _ALMOST_A_MARK.match(line):
            wanted = END if inside else BEGIN
            raise ValueError(
                f"expected the line {wanted}; got {line.strip()!r}. Each pair opens once and closes once."
            )
        elif not inside:
            kept.append(line)
    if inside:
        raise ValueError(f"{BEGIN} has no {END}. Close it below the answer.")
    return "\n".join(kept).rstrip("\n"), n_blocks


def _check_blank_runs(code: str) -> None:
    try:
        ast.parse(code)
    except SyntaxError as error:
        line = (error.text or "").strip()
        raise ValueError(
            f"without the answer it is no Python (at {line!r}). Keep a line like `share = ...` above it."
        ) from None


def _difference(name: str, made: str, present: str) -> str:
    """Say in one sentence where an exercise differs from what its solution gives."""
    advice = "Run `python course.py exercises`."
    if not present:
        return f"exercises/{name}: missing. {advice}"
    try:
        wanted, got = json.loads(made)["cells"], json.loads(present)["cells"]
    except (ValueError, KeyError, TypeError):
        return f"exercises/{name}: not a readable notebook. {advice}"
    for number, (one, other) in enumerate(zip(wanted, got, strict=False), start=1):
        for part in one:
            if one[part] != other.get(part):
                return f"exercises/{name}: cell {number} has another {part.replace('_', ' ')}. {advice}"
    if len(wanted) != len(got):
        return f"exercises/{name}: has {len(got)} cells instead of {len(wanted)}. {advice}"
    return f"exercises/{name}: differs in its metadata or layout. {advice}"
