"""How many submissions a minute, beside nbgrader on the same notebooks, and does it grow in a straight line?

    python tests/benchmarks/grading_speed.py [EXERCISE]

Needs bubblewrap and installs nbgrader into an environment of its own (or takes the program that CRM_NBGRADER
names). Run it on a quiet machine.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from crm_teaching.grading.run import Grading, grade
from tests.grading.nbgrader_course import Course, install
from tests.grading.notebooks import solved, to_bytes

SIZES = (10, 50, 200)


def handed_in(exercise: str, n: int, folder: Path) -> Path:
    """Write n right submissions."""
    folder.mkdir(parents=True)
    for i in range(n):
        (folder / f"{exercise}_s{i}.ipynb").write_bytes(to_bytes(solved(exercise, f"s{i}")))
    return folder


def ours(exercise: str, n: int, jobs: int, folder: Path) -> tuple[float, float]:
    """Return the seconds for n submissions and the memory that the grader has needed so far, in MB."""
    handed = handed_in(exercise, n, folder / "handed")
    start = time.perf_counter()
    results = grade(Grading([handed], folder / "out", jobs=jobs, sandbox="require", say=lambda _: None))
    seconds = time.perf_counter() - start
    assert len(results) == n and {one.status for one in results} == {"graded"}
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def nbgrader(exercise: str, n: int, folder: Path) -> float:
    """Return the seconds that nbgrader takes to grade n submissions, without making the assignment."""
    course = Course(install(folder / "environment"), folder / "course")
    course.call("generate_assignment", exercise, "--force")
    for i in range(n):
        course.hand_in(exercise, f"s{i}", solved(exercise, f"s{i}"))
    start = time.perf_counter()
    course.call("autograde", exercise, "--force")
    return time.perf_counter() - start


def main(exercise: str = "03_loyalty") -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        ours(exercise, 2, 1, folder / "warm")
        for n in SIZES:
            seconds, memory = ours(exercise, n, 1, folder / str(n))
            print(f"{n:4} submissions, 1 job: {seconds:6.1f} s, {seconds / n:.2f} s each, {memory:.0f} MB")
        both, _ = ours(exercise, SIZES[0], 2, folder / "two")
        theirs = nbgrader(exercise, SIZES[0], folder / "nbgrader")
        print(f"{SIZES[0]} submissions, 2 jobs: {both:.1f} s; nbgrader {theirs:.1f} s, {theirs / both:.1f} x")


if __name__ == "__main__":
    main(*sys.argv[1:])
