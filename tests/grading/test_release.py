"""The copy for students: it works, and holds no solution, no test and no grader."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crm_teaching import cli
from crm_teaching.notebooks import NotebookFailed
from tests.conftest import ROOT


def test_the_release_holds_what_students_need_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "course"
    assert cli.main(["release", str(out)]) == 0
    top = {path.name for path in out.iterdir()}
    assert {"README.md", "course.py", "notebooks", "exercises", "datasets", "crm_teaching"} <= top
    assert not top & {"solutions", "tests", "SYLLABUS.md", ".git", ".venv", ".ci"}
    assert not list(out.rglob("grading")) and not list(out.rglob("TEACHING.md"))
    assert not any("SOLUTION" in path.read_text("utf-8") for path in out.glob("exercises/*.ipynb"))
    assert "without solutions, tests and grading" in capsys.readouterr().out


def test_the_released_package_works_and_says_what_it_lacks(tmp_path: Path) -> None:
    out = tmp_path / "course"
    cli.main(["release", str(out)])
    # Without the finder by which an editable install adds what the copy lacks.
    alone = "import sys; sys.meta_path[:] = [f for f in sys.meta_path if 'Editable' not in repr(f)]; "
    ask = "from crm_teaching import check, exercise_data; exercise_data('03_loyalty', 'x'); check('3.1', 7)"
    order = "from crm_teaching.cli import main; main(['grade', 'x', '--out', 'y'])"
    for arguments, said in (
        (["-c", alone + ask], "3.1  You gave 7"),
        (["-c", alone + order], "`grade` is not part of this copy"),
    ):
        environment = {"PYTHONPATH": str(out), "CRM_TEACHING_NO_PROGRESS": "1", "PATH": "/usr/bin:/bin"}
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=out,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert said in done.stdout + done.stderr


@pytest.mark.parametrize("folder", ["inside", "full"])
def test_it_writes_over_nothing(tmp_path: Path, folder: str) -> None:
    target = tmp_path if folder == "full" else ROOT / "notebooks" / "new"
    (tmp_path / "mine.txt").write_text("mine")
    from crm_teaching.grading.release import release

    with pytest.raises(NotebookFailed, match=r"Name a"):
        release(ROOT, target)
    assert (tmp_path / "mine.txt").read_text() == "mine" and not (ROOT / "notebooks" / "new").exists()
