"""Find what was handed in: a folder, a zip or single notebooks; whose it is, and which exercise."""

from __future__ import annotations

import ast
import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from crm_teaching.grading.reading import MOST_BYTES, Cell
from crm_teaching.notebooks import NotebookFailed
from crm_teaching.own_data import clean_id
from crm_teaching.questions import chapter_of

_HEADS = ("student", "student_id", "id", "学号")
_NAMES = ("name", "姓名")
# Words of a file name that are nobody's id.
_FILLER = r"^(exercise|submission|homework|copy|final|notebook|untitled|ex|hw|\d{1,2}|副本|作业|练习)$"
# What lies beside a notebook and is no attempt to answer.
_BESIDE = (".csv", ".css", ".gif", ".ini", ".jpeg", ".jpg", ".log", ".png", ".pyc", ".svg", ".tsv", ".xlsx")


@dataclass(frozen=True)
class Submission:
    """One file: its name as it is reported, and a way to get its bytes."""

    name: str
    read: Callable[[], bytes]


def find_submissions(paths: Iterable[Path], but: Path | None = None) -> Iterator[Submission]:
    """Yield every file that may be a submission, sorted by name; what a zip inside a folder holds, too.

    A Word file or a web page comes along: what cannot be graded must still be reported.

    Parameters
    ----------
    paths : iterable of Path
        Folders, zips or notebooks.
    but : Path, optional
        The folder of the grade book, whose pages are left out. It may hold the submissions, too.

    Raises
    ------
    NotebookFailed
        If a path does not exist or a zip is damaged.
    """
    for path in paths:
        if path.is_dir():
            yield from _below(path, but)
        elif path.suffix.lower() == ".zip" and path.is_file():
            archive = _opened(path)
            if archive is None:
                raise NotebookFailed(f"{path}: a damaged zip file. Ask for it again.")
            yield from _inside(archive, "")
        elif path.is_file():
            yield Submission(path.name, path.read_bytes)
        else:
            raise NotebookFailed(f"{path}: no such file or folder. Check the spelling.")


def _counts(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)
    return not hidden and path.suffix.lower() not in _BESIDE


def _below(folder: Path, but: Path | None) -> Iterator[Submission]:
    pages = but.resolve() if but else None
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        own = pages is not None and file.resolve().parent in (pages, pages / "students")
        if (own and file.suffix == ".html") or not file.is_file() or not _counts(name):
            continue
        archive = _opened(file) if file.suffix.lower() == ".zip" else None
        # A zip of a student's counts as a folder of that name.
        found = list(_inside(archive, name[: -len(file.suffix)] + "/")) if archive else []
        yield from found or [Submission(name, file.read_bytes)]


def _opened(path: Path) -> zipfile.ZipFile | None:
    """Open a zip; names not marked as UTF-8 are GBK, as Chinese Windows writes them, if they can be."""
    for encoding in ("gb18030", None):
        try:
            return zipfile.ZipFile(path, metadata_encoding=encoding)
        except UnicodeDecodeError:
            continue
        except zipfile.BadZipFile:
            return None
    return None


def _inside(archive: zipfile.ZipFile, folder: str) -> Iterator[Submission]:
    for entry in sorted(archive.infolist(), key=lambda one: one.filename):
        if not entry.is_dir() and _counts(entry.filename):
            yield Submission(folder + entry.filename, partial(_unpack, archive, entry))


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    # A size that the archive states wrongly cannot fill the memory: no more is read than allowed.
    with archive.open(entry) as file:
        return file.read(MOST_BYTES + 1)


def read_roster(path: Path) -> dict[str, str]:
    """Return the students of a class list with their names, in its order.

    Parameters
    ----------
    path : Path
        CSV (UTF-8 or GBK) with a column ``student`` (or 学号) and perhaps ``name`` (or 姓名).

    Raises
    ------
    NotebookFailed
        If the file cannot be read, lacks the column, or names a student twice.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NotebookFailed(f"{path}: {error.strerror}. Check the spelling.") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", "replace")
    rows = list(csv.DictReader(io.StringIO(text)))
    heads = {str(head).strip().lower(): head for head in (rows[0] if rows else {})}
    key = next((heads[name] for name in _HEADS if name in heads), None)
    if key is None:
        found = ", ".join(map(repr, heads)) or "no rows"
        raise NotebookFailed(f"{path}: must have a column 'student'; got {found}. Rename the column of ids.")
    name = next((heads[one] for one in _NAMES if one in heads), "")
    roster: dict[str, str] = {}
    for row in rows:
        if not (row[key] or "").strip():
            continue
        student = clean_id(row[key])
        if student in roster:
            raise NotebookFailed(f"{path}: student {student!r} stands there twice. Remove one row.")
        roster[student] = (row.get(name) or "").strip()
    return roster


def exercise_named(name: str, cells: Iterable[Cell], known: Iterable[str]) -> str | None:
    """Return the exercise that a notebook loads or answers, else the one that its name tells."""
    known = list(known)
    sources = [cell.source for cell in cells if cell.kind == "code"]
    for pattern, found in (
        (r"exercise_data\(\s*[\"'](\w+)[\"']", lambda word: word),
        (r"\bcheck\(\s*[\"'](\d\.\d+)[\"']", chapter_of),
    ):
        for source in sources:
            for word in re.findall(pattern, source):
                if found(word) in known:
                    return str(found(word))
    return next((one for one in known if one in name), None)


def student_in_notebook(cells: Iterable[Cell]) -> str | None:
    """Return the id that the notebook states as STUDENT, which may be the demo's; None if there is none."""
    for cell in cells:
        match = re.search(r"^STUDENT\s*=\s*(.+?)\s*$", cell.source, re.MULTILINE)
        if cell.kind == "code" and match:
            try:
                # Python's own reading knows quotes in quotes; an id without quotes is taken as it stands.
                return clean_id(ast.literal_eval(match[1]))
            except (ValueError, SyntaxError):
                word = re.match(r"\w+", match[1])
                return clean_id(word[0]) if word else None
    return None


def student_on_roster(name: str, roster: Iterable[str]) -> str | None:
    """Return the student of the class list whose id stands in a file's path; the longest, if several do.

    Examples
    --------
    >>> student_on_roster("s.ann/03_loyalty.ipynb", ["s.ann", "ann", "bo"])
    's.ann'
    """
    path = PurePosixPath(name)
    text = f" {path.with_suffix('').as_posix()} ".replace("_", " ")
    found = [
        one
        for one in roster
        if one in path.parts or re.search(rf"(?<!\w){re.escape(one.replace('_', ' '))}(?!\w)", text)
    ]
    return max(found, key=len, default=None)


def student_in_name(name: str, exercise: str) -> str | None:
    """Return what is left of a file's name, or its folder's, once the exercise is taken out.

    Examples
    --------
    >>> student_in_name("hw/03_loyalty_2026017.ipynb", "03_loyalty")
    '2026017'
    """
    path = PurePosixPath(name)
    for place in (path.stem, *reversed(path.parent.parts)):
        words = re.split(r"[\s_]+", place.replace(exercise, " "))
        left = [word for word in words if word and not re.match(_FILLER, word, re.IGNORECASE)]
        if left:
            try:
                return clean_id("_".join(left))
            except ValueError:
                continue
    return None
