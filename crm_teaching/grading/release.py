"""Copy what students get: the kit without solutions, tests and grading."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from crm_teaching.notebooks import NotebookFailed

# What stays with the teacher.
KEPT_BACK = (
    "solutions",
    "tests",
    "crm_teaching/grading",
    ".ci",
    "CONTRIBUTING.md",
    "SYLLABUS.md",
    ".gitignore",
)


def release(root: Path, folder: Path) -> int:
    """Copy the course into a new folder for students and return how many files that are.

    The package still holds the questions with their right answers, because `check` needs them: the release
    keeps honest people from stumbling over a solution, not a determined one from looking for it.

    Raises
    ------
    NotebookFailed
        If the folder holds something already, or lies inside the course.
    """
    target = folder.resolve()
    if target.exists() and any(target.iterdir()):
        raise NotebookFailed(f"{folder}: is not empty. Name a new folder.")
    if target == root or root in target.parents:
        raise NotebookFailed(f"{folder}: lies inside the course. Name a folder elsewhere.")
    n_files = 0
    for name in _files(root):
        held_back = any(name == one or name.startswith(f"{one}/") for one in KEPT_BACK)
        if held_back or name.endswith("TEACHING.md"):
            continue
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, target / name)
        n_files += 1
    return n_files


def _files(root: Path) -> list[str]:
    """Return the course's own files: those that git knows, or all that are no by-product."""
    asked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if asked.returncode == 0 and asked.stdout:
        return [name for name in asked.stdout.split("\0") if name and (root / name).is_file()]
    unwanted = {
        ".git",
        ".venv",
        "__pycache__",
        ".ipynb_checkpoints",
        ".pytest_cache",
        ".mypy_cache",
        ".ruff_cache",
    }
    paths = (path.relative_to(root) for path in sorted(root.rglob("*")) if path.is_file())
    return [path.as_posix() for path in paths if not unwanted & set(path.parts) and path.suffix != ".pyc"]
