"""The commands of the kit: lab, test, run, check, exercises, data, grade, release.

``course.py`` prepares a ``.venv`` and hands over to here; in an environment that has the package
(conda, Binder, Colab) ``python -m crm_teaching COMMAND`` does the same without one.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from crm_teaching import lab, notebooks

# Commands that hand options on to the program that they start.
PASS_ON = ("lab", "test")
NEEDED_TO_TEST = ("pytest", "xdist", "hypothesis", "ruff", "mypy")


class CannotRun(Exception):
    """A command that lacks something; the message is one sentence."""


def say(text: str) -> None:
    """Print at once, in whatever characters the terminal can show."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)


def start_lab(options: argparse.Namespace, further: Sequence[str]) -> int:
    """Open JupyterLab on the start page."""
    lab.start(further, browser=not options.no_browser, port=options.port)
    return 0


def run(options: argparse.Namespace, _: Sequence[str]) -> int:
    """Execute each notebook and store its outputs; one line a notebook."""
    failed = 0
    for path in notebooks.find(options.paths):
        try:
            notebooks.write(notebooks.execute(path, seconds=options.seconds), path)
            say(f"{path}: OK")
        except notebooks.NotebookFailed as error:
            failed += 1
            say(str(error))
    return int(failed > 0)


def check(options: argparse.Namespace, _: Sequence[str]) -> int:
    """Compare each notebook's stored outputs with a new run; one line a notebook."""
    from crm_teaching.nbcheck import trouble

    failed = 0
    for path in notebooks.find(options.paths):
        try:
            found = trouble(path, seconds=options.seconds)
            say(f"{path}: {found or 'OK'}")
        except notebooks.NotebookFailed as error:
            found = str(error)
            say(found)
        failed += bool(found)
    return int(failed > 0)


def pytest_command(everything: bool, further: Sequence[str]) -> list[str]:
    """Return the one pytest run that tests the kit: package, lessons and solutions."""
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env"]
    command += ["--nbval-cell-timeout", str(notebooks.SECONDS_PER_CELL), "-q"]
    workers = min(4, os.cpu_count() or 1)
    if workers > 1:
        # A notebook's cells share one kernel, so they stay on one worker.
        command += ["-n", str(workers), "--dist", "loadfile"]
    if not everything:
        command += ["-m", "not slow"]
    if not any((lab.project_root() / word.split("::")[0]).exists() for word in further):
        command += ["tests", "crm_teaching", "notebooks", "solutions"]
    return [*command, *further]


def test(options: argparse.Namespace, further: Sequence[str]) -> int:
    """Test the kit in one pytest run, which ends in pytest's own summary."""
    missing = [name for name in NEEDED_TO_TEST if find_spec(name) is None]
    if missing:
        wanted = ", ".join(missing)
        raise CannotRun(f"Testing needs {wanted}: {sys.executable} -m pip install -r requirements-dev.txt")
    return subprocess.call(pytest_command(options.all, further), cwd=lab.project_root())


def data(_: argparse.Namespace, __: Sequence[str]) -> int:
    """Write the simulated tables again, the same bytes each time."""
    writer = _part("crm_teaching.simulate", "data")
    for path in writer.write_all(lab.project_root() / "datasets"):
        say(str(path))
    return 0


def exercises(options: argparse.Namespace, _: Sequence[str]) -> int:
    """Write the exercises from the solutions, or say which are not up to date."""
    builder = _part("crm_teaching.exercises", "exercises")
    return int(builder.build(check=options.check))


def grade(options: argparse.Namespace, _: Sequence[str]) -> int:
    """Grade submissions into a grade book; fail only if nothing could be graded at all."""
    if os.name == "nt":
        raise CannotRun(
            "`grade` needs Linux or macOS: use a Linux machine, or the Windows Subsystem for Linux."
        )
    leader = _part("crm_teaching.grading.run", "grade")
    settings = {name: getattr(options, name) for name in ("exercise", "roster", "resume", "sandbox")}
    settings |= {"seconds_per_cell": options.seconds, "say": say}
    if options.jobs:
        settings["jobs"] = options.jobs
    results = leader.grade(leader.Grading(options.paths, options.out, **settings))
    say(f"{len(results)} rows in {options.out / 'grades.csv'}: {leader.tally(results)}.")
    say(f"Pages: {options.out / 'class.html'} and {options.out / 'students'}.")
    return 0


def release(options: argparse.Namespace, _: Sequence[str]) -> int:
    """Copy what students get: lessons, exercises and data, without solutions, tests and grading."""
    n_files = _part("crm_teaching.grading.release", "release").release(lab.project_root(), options.folder)
    say(f"{options.folder}: {n_files} files, without solutions, tests and grading.")
    return 0


def _part(module: str, command: str) -> Any:
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or not module.startswith(error.name):
            raise
        raise CannotRun(f"`{command}` is not part of this copy: {error.name} is missing.") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m crm_teaching", description=(__doc__ or "").split("\n")[0]
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, do: object, wording: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=wording)
        made.set_defaults(do=do)
        return made

    one = command("lab", start_lab, "open JupyterLab on the start page; takes JupyterLab's options too")
    one.add_argument("--no-browser", action="store_true", help="do not open a browser")
    one.add_argument("--port", type=int, help="listen on this port, or say that it is taken")
    one = command(
        "test", test, "test the package and validate lessons and solutions; takes pytest's options too"
    )
    one.add_argument("--all", action="store_true", help="run the slow tests too")
    for name, do, wording in (
        ("run", run, "execute notebooks and store their outputs"),
        ("check", check, "validate notebooks with nbval: stored outputs against a new run"),
    ):
        one = command(name, do, wording)
        one.add_argument("paths", nargs="+", metavar="PATH", help="a notebook, or a folder of notebooks")
        one.add_argument(
            "--seconds", type=int, default=notebooks.SECONDS_PER_CELL, help="time limit of a cell"
        )
    one = command("exercises", exercises, "write the exercises from the solutions")
    one.add_argument("--check", action="store_true", help="write nothing; fail if one is not up to date")
    command("data", data, "write the simulated tables again")
    one = command("grade", grade, "grade a folder of submissions into a grade book with pages of feedback")
    one.add_argument("paths", nargs="+", type=Path, metavar="SUBMISSIONS", help="folders, zips or notebooks")
    one.add_argument("--out", required=True, type=Path, metavar="GRADES", help="where the grade book goes")
    one.add_argument("--exercise", metavar="NAME", help="only this one, such as 03_loyalty")
    one.add_argument("--roster", type=Path, metavar="CSV", help="class list with the columns student, name")
    one.add_argument("--jobs", type=int, help="submissions that run side by side")
    one.add_argument("--resume", action="store_true", help="go on where an earlier grading stopped")
    one.add_argument("--sandbox", choices=("auto", "require", "off"), default="auto", help="use bubblewrap")
    one.add_argument("--seconds", type=float, default=20, help="time limit of a cell")
    one = command("release", release, "copy what students get into a folder")
    one.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = _parser()
    options, further = parser.parse_known_args(arguments)
    if further and options.command not in PASS_ON:
        parser.error(f"unknown option: {' '.join(further)}")
    try:
        return int(options.do(options, further))
    except (notebooks.NotebookFailed, lab.PortBusy, CannotRun) as error:
        say(str(error))
    except KeyboardInterrupt:
        say("Stopped.")
    return 1
