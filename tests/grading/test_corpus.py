"""Every submission of the corpus gets the row that it must get, and nothing outside the output changes."""

from __future__ import annotations

import csv
import os
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from crm_teaching.grading.book import harmless
from crm_teaching.grading.results import FAILED, NOTHING, Result
from crm_teaching.grading.run import Grading, grade
from crm_teaching.grading.sandbox import bubblewrap
from tests.conftest import ROOT
from tests.grading.corpus import EXERCISE, Entry, corpus

CORPUS = corpus()
SECONDS = 10.0

needs_bubblewrap = pytest.mark.skipif(
    bubblewrap() is None and not os.environ.get("CI"), reason="hostile code runs only under bubblewrap"
)


@dataclass
class Graded:
    """A corpus after grading: results by file, the rows of the book, and what changed elsewhere."""

    results: dict[str, Result]
    rows: list[dict[str, str]]
    out: Path
    left_running: list[str]
    changed: list[str]


def grade_corpus(entries: list[Entry], folder: Path) -> Graded:
    assert bubblewrap(), "bubblewrap must work on a build machine"
    handed, out = folder / "handed", folder / "out"
    with listening() as port:
        for one in entries:
            file = handed / one.file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(one.content.replace(b"PORT", str(port).encode()))
        roster = folder / "roster.csv"
        listed = dict.fromkeys(one.student for one in entries if one.student != "not-listed")
        with open(roster, "w", encoding="utf-8-sig", newline="") as text:
            csv.writer(text).writerows(
                [("student", "name"), *((one, "") for one in listed), ("absent", "Abs")]
            )
        before = snapshot()
        order = Grading([handed], out, exercise=EXERCISE, roster=roster, jobs=2, sandbox="require",
                        seconds_per_cell=SECONDS, say=lambda _: None)  # fmt: skip
        results = grade(order)
        changed = [str(path) for path, told in snapshot().items() if before.get(path) != told]
    with open(out / "grades.csv", encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    return Graded({one.file: one for one in results}, rows, out, runners(), changed)


class listening:
    """A server on this machine that notes who connects."""

    def __enter__(self) -> int:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()
        return int(self._server.getsockname()[1])

    def _accept(self) -> None:
        try:
            while True:
                self._server.accept()[0].close()
        except OSError:
            return

    def __exit__(self, *_: object) -> None:
        self._server.close()


def snapshot() -> dict[Path, tuple[int, int]]:
    """Return size and time of the course's own files."""
    folders = ("crm_teaching", "exercises", "solutions", "datasets", "notebooks")
    paths = [path for name in folders for path in (ROOT / name).rglob("*") if path.suffix != ".pyc"]
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in paths if path.is_file()}


def runners() -> list[str]:
    """Return the sandboxed processes that are still running."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            if "/runner.py /job" in line or 61_000 <= entry.stat().st_uid < 61_100:
                found.append(line)
        except OSError:
            continue
    return found


@pytest.fixture(scope="module")
def fast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graded]:
    yield grade_corpus([one for one in CORPUS if one.fast], tmp_path_factory.mktemp("fast"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graded]:
    yield grade_corpus(CORPUS, tmp_path_factory.mktemp("whole"))


def hold(graded: Graded, entry: Entry) -> None:
    """Compare a submission's row with the one that it must get."""
    row = next(one for one in graded.rows if one["student"] == harmless(entry.student))
    if entry.name == "twice-again":
        assert entry.note in row["reason"]
        return
    result = graded.results[entry.reported]
    told = f"{result.status}, {result.total}: {result.reason} {result.notes} {result.answers}"
    if entry.at_most:
        assert (result.total or 0) <= (entry.total or 0), told
        return
    assert (result.status, result.total) == (entry.status, entry.total), told
    assert row["status"] == entry.status and row["total"] == ("" if entry.total is None else str(entry.total))
    for answer in result.answers:
        wanted = entry.says.get(answer.question)
        assert wanted is None or wanted in (answer.state, answer.mistake), told
    assert entry.note in "; ".join([*result.notes, result.reason]), told
    if entry.status == FAILED:
        assert result.reason, told


def test_the_corpus_is_large_enough_and_named_once() -> None:
    assert len(CORPUS) >= 50 and len({one.name for one in CORPUS}) == len(CORPUS)
    assert len({one.file for one in CORPUS}) == len(CORPUS)
    assert sum(one.fast for one in CORPUS) >= 15


@needs_bubblewrap
@pytest.mark.parametrize("entry", [one for one in CORPUS if one.fast], ids=lambda one: one.name)
def test_a_fast_third(fast: Graded, entry: Entry) -> None:
    hold(fast, entry)


@needs_bubblewrap
def test_no_row_is_missing_and_nothing_is_left(fast: Graded) -> None:
    entries = [one for one in CORPUS if one.fast]
    assert len(fast.rows) == len(entries) + 1
    assert [row["student"] for row in fast.rows if row["status"] == NOTHING] == ["absent"]
    assert fast.left_running == [] and fast.changed == []


@needs_bubblewrap
@pytest.mark.slow
@pytest.mark.parametrize("entry", CORPUS, ids=lambda one: one.name)
def test_the_whole_corpus(whole: Graded, entry: Entry) -> None:
    hold(whole, entry)


@needs_bubblewrap
@pytest.mark.slow
def test_the_whole_corpus_has_a_row_each_and_leaves_nothing(whole: Graded) -> None:
    assert len(whole.rows) == len({one.student for one in CORPUS}) + 1
    assert whole.left_running == [] and whole.changed == []
    pages = list((whole.out / "students").glob("*.html"))
    assert len(pages) == len({one.student for one in CORPUS})
    assert not any("<b>x</b>" in page.read_text("utf-8") for page in pages)
    assert not any(row["student"].startswith("=") for row in whole.rows)
