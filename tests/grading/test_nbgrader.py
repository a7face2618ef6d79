"""nbgrader, unmodified, gives our solutions full marks on what a machine marks, and untouched ones none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.grading.nbgrader_course import Course, install
from tests.grading.notebooks import EXERCISES, blank, points, solved


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder = tmp_path_factory.mktemp("nbgrader")
    return Course(install(folder / "environment"), folder / "course")


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES)
def test_full_marks_for_the_solution_and_none_for_an_untouched_exercise(
    course: Course, exercise: str
) -> None:
    course.call("generate_assignment", exercise, "--force")
    released = course.folder / "release" / exercise / f"{exercise}.ipynb"
    assert released.is_file() and "SOLUTION" not in released.read_text("utf-8")
    course.hand_in(exercise, "ann", solved(exercise))
    course.hand_in(exercise, "bo", blank(exercise))
    course.call("autograde", exercise, "--force")
    course.call("generate_feedback", exercise, "--force")
    assert list(Path(course.folder / "feedback" / "ann" / exercise).glob("*.html"))
    scores = course.scores()
    assert scores["ann", exercise][0] == points(exercise)
    assert scores["bo", exercise][0] == 0
    assert scores["ann", exercise][1] >= points(exercise)
