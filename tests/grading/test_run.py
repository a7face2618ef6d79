"""A grading from the command line: a row for everyone, stopped and resumed, with and without a sandbox."""

from __future__ import annotations

import csv
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from crm_teaching import cli
from crm_teaching.grading import run
from crm_teaching.grading.results import FAILED, GRADED, NOTHING, WAITING
from crm_teaching.grading.run import Grading, grade
from crm_teaching.notebooks import NotebookFailed
from tests.conftest import ROOT
from tests.grading.notebooks import EXERCISES, blank, points, questions, solved, to_bytes

EXERCISE = "03_loyalty"


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """A folder with one right submission, one blank and one broken."""
    folder = tmp_path / "handed"
    folder.mkdir()
    (folder / f"{EXERCISE}_ann.ipynb").write_bytes(to_bytes(solved(EXERCISE, "ann")))
    (folder / f"{EXERCISE}_bo.ipynb").write_bytes(to_bytes(blank(EXERCISE, "bo")))
    (folder / f"{EXERCISE}_cy.ipynb").write_bytes(b"{")
    return folder


def rows(out: Path) -> list[dict[str, str]]:
    with open(out / "grades.csv", encoding="utf-8-sig", newline="") as file:
        return [
            {key: value for key, value in row.items() if key != "seconds"} for row in csv.DictReader(file)
        ]


def test_the_command_writes_a_book_and_pages(
    handed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, roster = tmp_path / "out", tmp_path / "roster.csv"
    roster.write_text("student,name\nann,Ann\nbo,Bo\ncy,Cy\ndi,Di\n")
    assert cli.main(["grade", str(handed), "--out", str(out), "--roster", str(roster)]) == 0
    found = {row["student"]: (row["name"], row["status"], row["total"]) for row in rows(out)}
    full = str(points(EXERCISE))
    assert found == {
        "ann": ("Ann", GRADED, full),
        "bo": ("Bo", GRADED, "0"),
        "cy": ("Cy", FAILED, ""),
        "di": ("Di", NOTHING, ""),
    }
    assert len(list((out / "students").iterdir())) == 3 and (out / "class.html").is_file()
    said = capsys.readouterr().out
    assert f"4 rows in {out / 'grades.csv'}: 2 graded, 1 could not run, 1 nothing handed in." in said
    assert not (out / ".sandbox").exists()


def test_a_zip_gives_the_same_book_as_its_folder(handed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "handed.zip", "w") as archive:
        for path in handed.iterdir():
            archive.write(path, path.name)
    for name in ("handed", "handed.zip"):
        grade(Grading([tmp_path / name], tmp_path / f"out-{name}", say=lambda _: None))
    assert rows(tmp_path / "out-handed") == rows(tmp_path / "out-handed.zip")


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_solution_gets_full_marks_and_an_untouched_exercise_none(exercise: str, tmp_path: Path) -> None:
    folder = tmp_path / "handed"
    folder.mkdir()
    (folder / f"{exercise}_ann.ipynb").write_bytes(to_bytes(solved(exercise, "ann")))
    (folder / f"{exercise}_bo.ipynb").write_bytes(to_bytes(blank(exercise)))
    ann, bo = grade(Grading([folder], tmp_path / "out", exercise=exercise, say=lambda _: None))
    assert (ann.status, ann.total, ann.reason, ann.notes) == (GRADED, points(exercise), "", [])
    assert (bo.status, bo.total) == (GRADED, 0)
    assert {answer.state for answer in bo.answers} == {"not attempted"}
    assert [answer.question for answer in ann.answers] == list(questions(exercise))


def test_resume_grades_nothing_twice(handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    order = Grading([handed], out, say=lambda _: None)
    grade(order)
    before = rows(out)
    with pytest.raises(NotebookFailed, match=r"holds a grade book already\. Add --resume"):
        grade(order)

    def never(*_: Any) -> None:
        raise AssertionError("graded twice")

    monkeypatch.setattr(run, "grade_task", never)
    order.resume = True
    grade(order)
    assert rows(out) == before


def test_a_failure_of_ours_is_a_row(handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> None:
        raise RuntimeError("our fault")

    monkeypatch.setattr(run, "grade_task", fails)
    found = grade(Grading([handed], tmp_path / "out", say=lambda _: None))
    assert len(found) == 3 and {one.status for one in found} == {FAILED}
    assert sum("our fault" in one.reason for one in found) == 2


def test_stopped_by_hand_every_submission_keeps_a_row(
    handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "_bar", stopped)
    said: list[str] = []
    found = grade(Grading([handed], tmp_path / "out", jobs=1, say=said.append))
    assert len(found) == 3 and WAITING in {one.status for one in found}
    assert "Add --resume to go on" in said[-1]


def test_without_a_sandbox_it_says_what_is_not_protected(handed: Path, tmp_path: Path) -> None:
    said: list[str] = []
    found = grade(Grading([handed], tmp_path / "out", sandbox="off", say=said.append))
    assert "can read your files and the network" in said[0]
    assert [one.total for one in found] == [points(EXERCISE), 0, None]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"paths": [Path("gone")]}, "gone: no such file or folder. Check the spelling."),
        ({"exercise": "09_x"}, "`--exercise` must be one of "),
        ({"roster": Path("gone.csv")}, "gone.csv: No such file or directory. Check the spelling."),
    ],
)
def test_a_bad_order_is_one_sentence(handed: Path, tmp_path: Path, change: dict[str, Any], said: str) -> None:
    order: dict[str, Any] = {"paths": [handed], "out": tmp_path / "out", "say": lambda _: None}
    with pytest.raises(NotebookFailed) as error:
        grade(Grading(**{**order, **change}))
    assert str(error.value).startswith(said)


def test_require_refuses_without_bubblewrap(
    handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crm_teaching.grading.sandbox.bubblewrap", lambda: None)
    with pytest.raises(NotebookFailed, match="`--sandbox require` needs bubblewrap"):
        grade(Grading([handed], tmp_path / "out", sandbox="require", say=lambda _: None))


@pytest.mark.slow
def test_killed_ten_times_and_resumed_the_book_is_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "handed"
    folder.mkdir()
    for n in range(8):
        made = solved if n % 2 else blank
        (folder / f"{EXERCISE}_s{n}.ipynb").write_bytes(to_bytes(made(EXERCISE, f"s{n}")))
    grade(Grading([folder], tmp_path / "undisturbed", say=lambda _: None))
    out = tmp_path / "killed"
    command = [sys.executable, "-m", "crm_teaching", "grade", str(folder), "--out", str(out), "--resume"]
    moments = random.Random(4)
    for _ in range(10):
        with subprocess.Popen(
            command, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL
        ) as process:
            time.sleep(moments.uniform(1.0, 6.0))
            os.killpg(process.pid, signal.SIGKILL)
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    assert rows(out) == rows(tmp_path / "undisturbed")
    assert not (out / ".sandbox").exists()
