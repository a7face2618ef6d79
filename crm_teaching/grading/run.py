"""Lead a grading from the submissions to the grade book; it may be stopped at any time."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from crm_teaching.grading.book import one_row_each, write_book
from crm_teaching.grading.judging import Task, grade_task
from crm_teaching.grading.lifting import Pattern, load_pattern
from crm_teaching.grading.pages import write_pages
from crm_teaching.grading.reading import Handed, Unreadable, read_handed
from crm_teaching.grading.results import FAILED, NOTHING, STATUSES, WAITING, Result, Store
from crm_teaching.grading.sandbox import SECONDS_PER_CELL, UNPROTECTED, Sandbox
from crm_teaching.grading.submissions import (
    Submission,
    exercise_named,
    find_submissions,
    read_roster,
    student_in_name,
    student_in_notebook,
    student_on_roster,
)
from crm_teaching.notebooks import NotebookFailed
from crm_teaching.own_data import DEMO

EXERCISES = Path(__file__).resolve().parent.parent.parent / "exercises"


@dataclass
class Grading:
    """What to grade and how.

    Parameters
    ----------
    paths : sequence of Path
        Folders, zips or notebooks.
    out : Path
        Where the grade book, the pages and the work in hand go.
    exercise : str, optional
        Only this exercise, such as "03_loyalty".
    roster : Path, optional
        The class list; whoever handed nothing in gets a row too.
    jobs : int
        How many submissions run side by side.
    resume : bool
        Keep what an earlier grading into `out` has done.
    sandbox : str
        "auto", "require" or "off".
    """

    paths: Sequence[Path]
    out: Path
    exercise: str | None = None
    roster: Path | None = None
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    resume: bool = False
    sandbox: str = "auto"
    seconds_per_cell: float = SECONDS_PER_CELL
    exercises: Path = EXERCISES
    say: Callable[[str], None] = print


def grade(order: Grading) -> list[Result]:
    """Grade every submission and write the grade book and the pages; one row each, whatever happens.

    Raises
    ------
    NotebookFailed
        If there is nothing to grade, the roster cannot be read, or `out` holds a grade book and `resume` is
        not given.
    """
    patterns = _patterns(order)
    roster = read_roster(order.roster) if order.roster else {}
    submissions = list(find_submissions(order.paths, but=order.out))
    if not submissions:
        raise NotebookFailed(f"{order.paths[0]}: no submission in it. Name a folder, a zip or a notebook.")
    if (order.out / "grades.csv").exists() and not order.resume:
        raise NotebookFailed(
            f"{order.out}: holds a grade book already. Add --resume, or name another folder."
        )
    store = Store(order.out / ".work", resume=order.resume)
    try:
        place = order.out / ".sandbox"
        box = Sandbox(order.sandbox, place, seconds_per_cell=order.seconds_per_cell)
    except FileNotFoundError as error:
        raise NotebookFailed(str(error)) from None
    if box.bwrap is None:
        order.say(f"Warning: {UNPROTECTED}")
    done: dict[str, Result] = {}
    try:
        for result in _graded(order, submissions, patterns, roster, store, box):
            done[result.file] = result
            _bar(len(done), len(submissions))
    except KeyboardInterrupt:
        order.say("\nStopped; the grade book holds what is done. Add --resume to go on.")
    finally:
        box.close()
        results = _all_rows(submissions, done, roster, order, patterns)
        write_book(results, order.out / "grades.csv")
        write_pages(results, order.out)
    return results


def tally(results: Sequence[Result]) -> str:
    """Return how many rows have which status, in words."""
    counts = Counter(result.status for result in results)
    return ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])


def _patterns(order: Grading) -> dict[str, Pattern]:
    files = {path.stem: path for path in sorted(order.exercises.glob("*.ipynb"))}
    if order.exercise and order.exercise not in files:
        known = ", ".join(files)
        raise NotebookFailed(f"`--exercise` must be one of {known}; got {order.exercise}. Copy one of these.")
    return {name: load_pattern(path) for name, path in files.items()}


def _graded(
    order: Grading, submissions: Sequence[Submission], patterns: Mapping[str, Pattern],
    roster: Mapping[str, str], store: Store, box: Sandbox,
) -> Iterator[Result]:  # fmt: skip
    """Yield the results as they are ready, at most `jobs` submissions in memory at a time."""
    slots: SimpleQueue[int] = SimpleQueue()
    for number in range(order.jobs):
        slots.put(number)

    def one(submission: Submission) -> Result:
        slot = slots.get()
        try:
            return _grade_one(order, submission, patterns, roster, store, box, slot)
        finally:
            slots.put(slot)

    with ThreadPoolExecutor(order.jobs) as pool:
        running: set[Future[Result]] = set()
        try:
            for submission in submissions:
                running.add(pool.submit(one, submission))
                if len(running) > order.jobs:
                    finished, running = wait(running, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in finished)
            for future in running:
                yield future.result()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _grade_one(
    order: Grading, submission: Submission, patterns: Mapping[str, Pattern], roster: Mapping[str, str],
    store: Store, box: Sandbox, slot: int,
) -> Result:  # fmt: skip
    """Return a submission's result, from the store if it is there; a failure of ours is a result, too."""
    try:
        content = submission.read()
    except Exception as error:
        return Result(submission.name, "", "", FAILED, f"It cannot be read ({type(error).__name__}).")
    try:
        task = _task(order, submission.name, content, patterns, roster)
    except Unreadable as error:
        exercise = order.exercise or exercise_named(submission.name, [], patterns) or ""
        student = student_on_roster(submission.name, roster)
        student = student or student_in_name(submission.name, exercise) or ""
        return Result(
            submission.name, exercise, student, FAILED, f"{str(error)[:1].upper()}{str(error)[1:]}."
        )
    starters = "".join(cell.source for cell in task.pattern.cells)
    limits = f"{order.seconds_per_cell} {bool(box.bwrap)}"
    key = store.key(content, submission.name, task.pattern.name, task.student, starters, limits)
    result = store.get(key)
    if result is None:
        try:
            result = grade_task(task, box, slot)
        except Exception as error:
            said = f"The grader failed ({type(error).__name__}: {error}). Please report it."
            return Result(submission.name, task.pattern.name, task.student, FAILED, said)
        store.put(key, result)
    if roster and task.student not in roster:
        result.notes.append("not on the roster")
    return result


def _task(
    order: Grading, name: str, content: bytes, patterns: Mapping[str, Pattern], roster: Mapping[str, str]
) -> Task:
    """Return what a submission is: whose, which exercise, which cells."""
    handed: Handed = read_handed(content)
    found = exercise_named(name, handed.cells, patterns)
    if order.exercise and found not in (None, order.exercise):
        raise Unreadable(f"this is {found}, not {order.exercise}")
    exercise = found or order.exercise
    if exercise is None:
        raise Unreadable("neither its name nor its cells tell which exercise it is")
    stated = student_in_notebook(handed.cells)
    own = None if stated == DEMO else stated
    # A class list knows whose file it is; else the notebook does, and its name if it states only the demo.
    student = student_on_roster(name, roster) or own or student_in_name(name, exercise)
    if student is None:
        raise Unreadable("neither its name nor STUDENT in it tells whose it is")
    return Task(patterns[exercise], handed, name, student, stated)


def _all_rows(
    submissions: Sequence[Submission], done: Mapping[str, Result], roster: Mapping[str, str],
    order: Grading, patterns: Mapping[str, Pattern],
) -> list[Result]:  # fmt: skip
    """Return one row for each student and exercise, also where nothing came or nothing was done yet."""
    results = [
        done.get(one.name) or Result(one.name, order.exercise or "", "", WAITING, "Stopped before its turn.")
        for one in submissions
    ]
    rows = one_row_each(results)
    exercises = [order.exercise] if order.exercise else sorted({row.exercise for row in rows if row.answers})
    present = {(row.student, row.exercise) for row in rows}
    rows += [
        Result("", exercise, student, NOTHING)
        for exercise in exercises
        for student in roster
        if (student, exercise) not in present
    ]
    for row in rows:
        row.name = roster.get(row.student, "")
    return sorted(rows, key=lambda one: (one.exercise, one.student, one.file))


def _bar(n: int, total: int) -> None:
    """Show on a terminal how far the grading is."""
    if sys.stderr.isatty():
        filled = 30 * n // total
        end = "\n" if n == total else ""
        print(f"\r[{'#' * filled}{'.' * (30 - filled)}] {n} of {total}", end=end, file=sys.stderr, flush=True)
