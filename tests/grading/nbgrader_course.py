"""A course of nbgrader's, unmodified and in an environment of its own, over our solutions."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.grading.notebooks import EXERCISES, Notebook, to_bytes

VERSION = "nbgrader==0.9.6"
# An nbgrader that is installed already may be named here, to spare two minutes.
INSTALLED = "CRM_NBGRADER"


def install(folder: Path) -> Path:
    """Make an environment with nbgrader and return its program; its python3 kernel is this Python."""
    if INSTALLED in os.environ:
        program = Path(os.environ[INSTALLED])
    else:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [
            str(folder / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "-q",
            "--only-binary",
            ":all:",
            VERSION,
        ]
        subprocess.run(pip, check=True)
        program = folder / "bin" / "nbgrader"
    kernel = program.parent.parent / "share" / "jupyter" / "kernels" / "python3"
    kernel.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (kernel / "kernel.json").write_text(
        json.dumps({"argv": command, "display_name": "Python 3 (ipykernel)", "language": "python"})
    )
    return program


class Course:
    """One course folder: an assignment per exercise, made from the solution."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._program, self.folder = program, folder
        folder.mkdir(parents=True)
        (folder / "nbgrader_config.py").write_text(
            f"c = get_config()\nc.CourseDirectory.root = {str(folder)!r}\n"
            "c.ExecutePreprocessor.timeout = 120\n"
        )
        for exercise in EXERCISES:
            source = folder / "source" / exercise
            source.mkdir(parents=True)
            shutil.copy(ROOT / "solutions" / f"{exercise}.ipynb", source)

    def call(self, *arguments: str) -> str:
        environment = {
            **os.environ,
            "JUPYTER_DATA_DIR": str(self.folder / ".jupyter"),
            "CRM_TEACHING_NO_PROGRESS": "1",
            "PATH": f"{self._program.parent}{os.pathsep}{os.environ['PATH']}",  # it calls alembic
        }
        environment.pop("CRM_TEACHING_STRICT", None)
        done = subprocess.run([str(self._program), *arguments], cwd=self.folder, env=environment,
                              capture_output=True, text=True, check=False)  # fmt: skip
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
        return done.stdout + done.stderr

    def hand_in(self, exercise: str, student: str, notebook: Notebook) -> None:
        place = self.folder / "submitted" / student / exercise
        place.mkdir(parents=True)
        (place / f"{exercise}.ipynb").write_bytes(to_bytes(notebook))

    def scores(self) -> dict[tuple[str, str], tuple[float, float]]:
        """Return for each student and exercise the machine's points and how many there could be."""
        self.call("export", "--to", "grades.csv")
        found = {}
        for line in (self.folder / "grades.csv").read_text("utf-8").splitlines()[1:]:
            head = (self.folder / "grades.csv").read_text("utf-8").splitlines()[0].split(",")
            row = dict(zip(head, line.split(","), strict=False))
            found[row["student_id"], row["assignment"]] = (float(row["raw_score"]), float(row["max_score"]))
        return found
