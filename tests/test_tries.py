"""What was tried and solved is kept in one file, and a damaged file disturbs nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crm_teaching import check, progress
from crm_teaching.notebooks import NO_PROGRESS
from crm_teaching.tries import progress_file, read_progress, record


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / ".crm-progress.json"
    monkeypatch.setattr("crm_teaching.tries.progress_file", lambda: path)
    monkeypatch.delenv(NO_PROGRESS, raising=False)
    return path


def test_tries_are_counted_and_a_right_answer_stays_right(file: Path) -> None:
    check("L3.1.1", "both")
    check("L3.1.1", "three")
    check("L3.1.1", "four")
    check("L3.1.2", ...)
    assert json.loads(file.read_text("utf-8")) == {"L3.1.1": {"right": True, "tries": 3}}
    row = progress().loc["03_loyalty"]
    assert (row["tried"], row["right"], row["points"]) == (1, 1, 0)


def test_points_come_from_the_exercise(file: Path) -> None:
    record("3.1", right=True)
    row = progress().loc["03_loyalty"]
    assert row["points"] == 3 and row["of"] > row["points"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"3.1": 1}', '{"3.1": {"tries": "x", "right": true}}'])
def test_a_damaged_file_starts_afresh(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert read_progress() == {}
    record("3.1", right=False)
    assert read_progress() == {"3.1": {"tries": 1, "right": False}}


def test_a_file_that_cannot_be_written_disturbs_nobody(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("crm_teaching.tries.progress_file", lambda: tmp_path / "gone" / "x.json")
    record("3.1", right=True)
    assert read_progress() == {}


def test_runs_that_no_learner_makes_leave_no_trace(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NO_PROGRESS, "1")
    record("3.1", right=True)
    assert not file.exists()


def test_it_is_kept_in_the_course_folder() -> None:
    assert progress_file().name == ".crm-progress.json"
