"""What plain nbval says about a solution, a wrong answer, a blank exercise and an unrun notebook."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, code, notebook

SOLUTION, EXERCISE = (ROOT / folder / "03_loyalty.ipynb" for folder in ("solutions", "exercises"))
CODE = [
    "".join(c["source"]) for c in json.loads(EXERCISE.read_text("utf-8"))["cells"] if c["cell_type"] == "code"
]
ASKED = [source.split('"')[1] for source in CODE if source.startswith("check(")]


def nbval(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run pytest in a folder of its own; return its exit status and what it printed."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--color=no", *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout + done.stderr


def changed(source: Path, target: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """Copy a notebook with every cell changed as told."""
    made = json.loads(source.read_text(encoding="utf-8"))
    for cell in made["cells"]:
        cell["source"] = "".join(cell["source"])
        change(cell)
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(made), encoding="utf-8")
    return target


def answer_wrong(cell: dict[str, Any]) -> None:
    """Answer 3.1 with a misreading, and store a tick beside it, under marks that hide errors."""
    cell["source"] = cell["source"].replace("(n_orders > 1)", "(n_orders == 1)")
    if "check(" in cell["source"]:
        cell["metadata"]["tags"] = ["raises-exception", "nbval-skip"]


def test_a_solution_passes_lax_and_strict(tmp_path: Path) -> None:
    (tmp_path / "solutions").mkdir()
    shutil.copy(SOLUTION, tmp_path / "solutions")
    status, said = nbval(tmp_path, "--nbval", "solutions")
    assert status == 0, said
    assert "crm-teaching: a wrong answer fails, an exercise question without an answer fails" in said


def test_a_wrong_answer_fails_whatever_is_stored_beside_it(tmp_path: Path) -> None:
    changed(SOLUTION, tmp_path / "x.ipynb", answer_wrong)
    status, said = nbval(tmp_path, "--nbval-lax", "--nbval-current-env", "x.ipynb")
    assert status == 1
    assert f"1 failed, {len(CODE) - 1} passed" in said
    assert "That is the share who ordered once only." in said
    assert "Traceback (most recent call last)" not in said


def test_an_untouched_exercise_runs_through_and_fails_as_not_attempted(tmp_path: Path) -> None:
    shutil.copy(EXERCISE, tmp_path / "x.ipynb")
    status, said = nbval(tmp_path, "--nbval-lax", "--nbval-current-env", "x.ipynb")
    assert status == 1
    assert f"{len(ASKED)} failed, {len(CODE) - len(ASKED)} passed" in said
    assert all(f"CheckFailed: {question} not attempted" in said for question in ASKED)


def test_a_blank_exercise_may_be_let_pass(tmp_path: Path) -> None:
    cells = [code("from crm_teaching import check", count=1), code('check("3.1", ...)', count=2)]
    (tmp_path / "x.ipynb").write_text(json.dumps(notebook(cells)), encoding="utf-8")
    status, said = nbval(tmp_path, "--nbval-lax", "--crm-allow-blank", "x.ipynb")
    assert status == 0, said
    assert "without an answer passes" in said


def test_unrun_and_disordered_cells_fail_where_outputs_are_stored(tmp_path: Path) -> None:
    cells = [code("a = 1"), code("a", "1", count=1), code("", count=None), code("a + 1", "2", count=2)]
    for folder, name in (("notebooks", "03_loyalty"), ("mine", "")):
        (tmp_path / folder / name).mkdir(parents=True)
        (tmp_path / folder / name / "1_x.ipynb").write_text(json.dumps(notebook(cells)), encoding="utf-8")
    status, said = nbval(tmp_path, "--nbval", "-rA", ".")
    assert status == 1
    assert "3 failed, 5 passed" in said
    assert "never run, so nothing was compared" in said
    assert "was run as [1], but from a fresh start it is [2]" in said
    assert said.count("PASSED mine") == 4


def test_a_quick_question_may_stay_blank_but_not_be_wrong(tmp_path: Path) -> None:
    cells = [
        code("from crm_teaching import check", count=1),
        code('check("L3.1.1", ...)', count=2),
        code('check("L3.1.1", "half")', count=3),
        code("import time\ntime.sleep(60)", count=4),
    ]
    (tmp_path / "x.ipynb").write_text(json.dumps(notebook(cells)), encoding="utf-8")
    status, said = nbval(tmp_path, "--nbval-lax", "--nbval-cell-timeout", "15", "x.ipynb")
    assert status == 1
    assert "2 failed, 2 passed" in said
    assert "A has 4 of 10 purchases" in said
    assert "Timeout of 15 seconds exceeded" in said


def test_other_tests_see_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(
        "import os, sys\n"
        "def test_x():\n"
        "    assert 'CRM_TEACHING_STRICT' not in os.environ\n"
        "    assert not {'pandas', 'numpy', 'matplotlib'} & set(sys.modules)\n",
        encoding="utf-8",
    )
    (tmp_path / "a.ipynb").write_text(json.dumps(notebook([code("1", count=1)])), encoding="utf-8")
    status, said = nbval(tmp_path, "-p", "no:anyio", "--nbval-lax", "a.ipynb", "test_x.py")
    assert status == 0, said
    assert "2 passed" in said


def test_the_defaults_fit_the_kit() -> None:
    from types import SimpleNamespace

    from crm_teaching import nbval_plugin

    for given, current, seconds in ((None, True, 120.0), ("python3", False, 120.0)):
        option = SimpleNamespace(
            nbval=True,
            nbval_lax=False,
            crm_allow_blank=False,
            nbval_kernel_name=given,
            nbval_current_env=False,
            nbval_cell_timeout=2000,
        )
        config: Any = SimpleNamespace(option=option)
        nbval_plugin.pytest_configure(config)
        assert (option.nbval_current_env, option.nbval_cell_timeout) == (current, seconds)
