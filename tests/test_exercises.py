"""Exercises come out of their solutions the same each time; a slip in the marks is said in one sentence."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from crm_teaching import exercises
from crm_teaching.exercises import build, exercise_text
from crm_teaching.notebooks import NotebookFailed
from crm_teaching.questions import questions_of
from tests.conftest import ROOT, code, notebook

SOLUTIONS = sorted((ROOT / "solutions").glob("*.ipynb"))
MARKED = "share = ...\n### BEGIN SOLUTION\nshare = 0.5\n### END SOLUTION\nshare"


def answer_cell(source: str, **changes: Any) -> dict[str, Any]:
    """Return a run solution cell with nbgrader's metadata, changed as told."""
    marks = {
        "grade": False,
        "grade_id": "one",
        "locked": False,
        "schema_version": 3,
        "solution": True,
        "task": False,
    }
    return {**code(source, "0.5", count=1), "metadata": {"nbgrader": {**marks, **changes}}}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with one solution and its exercise."""
    (tmp_path / "exercises").mkdir()
    put(tmp_path, answer_cell(MARKED))
    assert build(root=tmp_path) == 0
    return tmp_path


def put(root: Path, *cells: dict[str, Any]) -> Path:
    """Write a solution of the cells."""
    path = root / "solutions" / "01_x.ipynb"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(notebook(list(cells))), encoding="utf-8")
    return path


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_the_committed_exercise_is_what_its_solution_gives(path: Path) -> None:
    assert exercise_text(path) == (ROOT / "exercises" / path.name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_an_exercise_is_blank_and_keeps_ids_and_marks(path: Path) -> None:
    solved, blank = (json.loads(text) for text in (path.read_text(encoding="utf-8"), exercise_text(path)))
    assert [cell["id"] for cell in solved["cells"]] == [cell["id"] for cell in blank["cells"]]
    assert [cell["metadata"] for cell in solved["cells"]] == [cell["metadata"] for cell in blank["cells"]]
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in blank["cells"])
    assert "SOLUTION" not in exercise_text(path)


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_each_question_is_checked_once_for_its_points(path: Path) -> None:
    """No check cell is missing, none gives other points, and each prompt states the question's id."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    for question in questions_of(path.stem).values():
        if question.exercise is None:
            continue
        asked = [cell for cell in cells if f'check("{question.id}"' in "".join(cell["source"])]
        assert [cell["metadata"]["nbgrader"]["points"] for cell in asked] == [question.points]
        assert f"**Question {question.id}** ({question.points} points)" in text


def test_a_notebook_takes_less_than_half_a_second() -> None:
    start = time.process_time()
    for path in SOLUTIONS:
        exercise_text(path)
    assert time.process_time() - start < 0.5 * len(SOLUTIONS)


def test_building_twice_writes_the_same_bytes_and_only_once(house: Path) -> None:
    made = house / "exercises" / "01_x.ipynb"
    before, written = made.read_bytes(), made.stat().st_mtime_ns
    assert build(root=house) == 0
    assert (made.read_bytes(), made.stat().st_mtime_ns) == (before, written)
    cell = json.loads(before)["cells"][0]
    assert "".join(cell["source"]) == "share = ...\nshare"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda made: made.unlink(), "missing."),
        (lambda made: made.write_text("{", encoding="utf-8"), "not a readable notebook."),
        (lambda made: edit(made, "share = ...", "share = 1"), "cell 1 has another source."),
        (lambda made: edit(made, '"grade": false', '"grade": true'), "cell 1 has another metadata."),
        (lambda made: edit(made, '"python3"', '"python"'), "differs in its metadata or layout."),
    ],
)
def test_check_says_what_differs(
    change: Any, said: str, house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(house / "exercises" / "01_x.ipynb")
    capsys.readouterr()
    assert build(check=True, root=house) == 1
    assert capsys.readouterr().out == f"exercises/01_x.ipynb: {said} Run `python course.py exercises`.\n"
    assert build(root=house) == 0
    assert build(check=True, root=house) == 0


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text in a file that holds it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_exercise_without_a_solution_is_reported(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "exercises" / "09_old.ipynb").write_text("{}", encoding="utf-8")
    assert build(check=True, root=house) == 1
    assert "exercises/09_old.ipynb: there is no solutions/09_old.ipynb." in capsys.readouterr().out


BEGIN, END = exercises.BEGIN, exercises.END
TWICE = "Each pair opens once and closes once."
OPEN = answer_cell(f"x = ...\n{BEGIN}\nx = 1")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([OPEN], f"cell 1: {BEGIN} has no {END}. Close it below the answer."),
        (
            [answer_cell(f"x = ...\n{END}")],
            f"cell 1: expected the line {BEGIN}; got '{END}'. {TWICE}",
        ),
        (
            [answer_cell(f"x = ...\n{BEGIN}\n{BEGIN}\nx = 1\n{END}")],
            f"cell 1: expected the line {END}; got '{BEGIN}'. {TWICE}",
        ),
        (
            [answer_cell("x = ...\n# begin solution\nx = 1\n# end solution")],
            f"cell 1: expected the line {BEGIN}; got '# begin solution'. {TWICE}",
        ),
        (
            [code("1"), answer_cell("x = 1")],
            f"cell 2: marked as a solution but holds no {BEGIN}. Put the answer between the marks.",
        ),
        (
            [answer_cell(MARKED, solution=False)],
            f"cell 1: {BEGIN} stands in a cell that is not marked as a solution. Set `solution` to true.",
        ),
        (
            [answer_cell(MARKED), answer_cell(MARKED)],
            "cell 2: the grade_id 'one' occurs twice. Give each cell its own.",
        ),
        (
            [answer_cell(f"def f(x):\n    {BEGIN}\n    return x\n    {END}")],
            "cell 1: without the answer it is no Python (at 'def f(x):'). "
            "Keep a line like `share = ...` above it.",
        ),
    ],
)  # fmt: skip
def test_a_slip_in_the_marks_is_one_sentence(cells: list[dict[str, Any]], said: str, tmp_path: Path) -> None:
    path = put(tmp_path, *cells)
    with pytest.raises(NotebookFailed) as caught:
        exercise_text(path)
    assert str(caught.value) == f"solutions/01_x.ipynb, {said}"


def test_missing_metadata_is_named(tmp_path: Path) -> None:
    cell = answer_cell(MARKED)
    del cell["metadata"]["nbgrader"]["locked"]
    with pytest.raises(NotebookFailed, match="its nbgrader metadata lacks 'locked'"):
        exercise_text(put(tmp_path, cell))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": 3}', '{"cells": [3]}'])
def test_a_file_that_is_no_notebook_is_one_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NotebookFailed, match=r"x\.ipynb: not a readable notebook"):
        exercise_text(path)


def test_one_bad_solution_does_not_keep_the_others_from_being_built(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (house / "solutions" / "00_bad.ipynb").write_text("{", encoding="utf-8")
    (house / "exercises" / "01_x.ipynb").unlink()
    assert build(root=house) == 1
    assert (house / "exercises" / "01_x.ipynb").is_file()
    assert "00_bad.ipynb: not a readable notebook" in capsys.readouterr().out
