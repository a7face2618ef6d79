"""A small package stays small: lines of code by part, printed with ``pytest -s tests/test_budget.py``."""

from __future__ import annotations

import ast
import statistics
import warnings
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_layers import CHAPTERS, PACKAGE

MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST, LONG = 300, 250
# Lines of code: what was planned, and where somebody has to think again before adding more.
PLAN = {"core": 1300, "conversations": 430, "grading": 900, "course.py": 150, **dict.fromkeys(CHAPTERS, 700)}
LIMIT = {
    "core": 3500,
    "conversations": 550,
    "grading": 1600,
    "course.py": 200,
    **dict.fromkeys(CHAPTERS, 5000),
}


def lines_of_code(path: Path) -> int:
    """Count the lines that hold code: no blank lines, no comments, no docstrings."""
    text = path.read_text(encoding="utf-8")
    documented: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            documented.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return sum(
        1
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not line.lstrip().startswith("#") and number not in documented
    )


def part_of(path: Path) -> str:
    """Return the part that a module belongs to: a chapter, grading, or the core."""
    first = path.relative_to(PACKAGE).parts[0]
    return first if first in PLAN else "core"


def body_lengths() -> list[int]:
    """Return the length of each function of the package, without signature and docstring."""
    lengths = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
                lengths.append((body[-1].end_lineno or 0) - body[0].lineno + 1)
    return lengths


def test_parts_keep_their_budget() -> None:
    counted: dict[str, int] = {}
    for path in MODULES:
        counted[part_of(path)] = counted.get(part_of(path), 0) + lines_of_code(path)
    if (ROOT / "course.py").is_file():
        counted["course.py"] = lines_of_code(ROOT / "course.py")
    print(
        "\n"
        + "\n".join(f"{part:16} {n:6,} lines of code (planned {PLAN[part]:,})" for part, n in counted.items())
    )
    print(f"{'together':16} {sum(counted.values()):6,}")
    over = {part: n for part, n in counted.items() if n > LIMIT[part]}
    assert not over, f"too much code in {over}; leave something to a library, or leave it out"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_is_long(path: Path) -> None:
    n = len(path.read_text(encoding="utf-8").splitlines())
    if LONG < n <= LONGEST:
        warnings.warn(f"{path.name} has {n} lines; split it before it reaches {LONGEST}", stacklevel=1)
    assert n <= LONGEST, f"{path.relative_to(ROOT)} has {n} lines; {LONGEST} at most, split it by topic"


def test_functions_are_short() -> None:
    lengths = body_lengths()
    deciles = statistics.quantiles(lengths, n=10)
    print(
        f"\n{len(lengths)} functions; body lines: median {statistics.median(lengths):g}, p90 {deciles[-1]:g}"
    )
    assert statistics.median(lengths) <= 10
    assert deciles[-1] <= 25


def test_no_drawer_for_leftovers() -> None:
    assert not [path for path in MODULES if path.stem in ("utils", "util", "helpers", "misc", "common")]
