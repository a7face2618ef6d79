"""The grade book: one row per student and exercise, as a CSV file that spreadsheets open."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from crm_teaching.grading.results import FAILED, NOTHING, WAITING, Result

HEAD = ("student", "name", "exercise", "status", "total", "of", "to_mark", "seconds", "file", "reason")


def one_row_each(results: Iterable[Result]) -> list[Result]:
    """Return one result per student and exercise: the one with the most points; the others are named in it.

    Files whose student or exercise is unknown keep a row each.
    """
    kept: dict[tuple[str, str], Result] = {}
    others: dict[tuple[str, str], list[Result]] = {}
    for result in sorted(results, key=lambda one: one.file):
        known = result.student and result.exercise
        key = (result.student, result.exercise) if known else ("", result.file)
        best = kept.get(key)
        if best is None or _rank(result) > _rank(best):
            kept[key] = result
        others.setdefault(key, []).append(result)
    for key, best in kept.items():
        left = [f"{one.file} ({_points(one)})" for one in others[key] if one is not best]
        if left:
            best.reason = f"{best.reason} The best of {len(left) + 1} files; also: {', '.join(left)}.".strip()
    return sorted(kept.values(), key=lambda one: (one.exercise, one.student, one.file))


def _rank(result: Result) -> tuple[bool, int]:
    return result.status not in (FAILED, WAITING), -1 if result.total is None else result.total


def _points(result: Result) -> str:
    return result.status if result.total is None else f"{result.total} of {result.of}"


def write_book(results: Sequence[Result], path: Path) -> None:
    """Write the grade book (UTF-8 with BOM); an answer that could not be judged has an empty cell, not 0."""
    questions = sorted({answer.question for result in results for answer in result.answers}, key=_order)
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([*HEAD[:6], *questions, *HEAD[6:]])
    for result in results:
        points = {answer.question: answer.points for answer in result.answers}
        row = [result.student, result.name, result.exercise, result.status, _number(result.total)]
        row += [_number(result.of) if result.answers else ""]
        row += [_number(points.get(question)) for question in questions]
        notes = " ".join([result.reason, *(f"Note: {note}." for note in result.notes)]).strip()
        to_mark = sum(bool(text) for text in result.memos.values())
        seconds = "" if result.status in (NOTHING, WAITING) else f"{result.seconds:.1f}"
        writer.writerow(map(harmless, [*row, str(to_mark), seconds, result.file, notes]))
    write_whole(path, "\ufeff" + lines.getvalue())


def write_whole(path: Path, text: str) -> None:
    """Write a text file, all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    with open(part, "w", encoding="utf-8", errors="replace", newline="") as file:
        file.write(text)
    os.replace(part, path)


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    Examples
    --------
    >>> harmless("=1+1"), harmless("2026017")
    ("'=1+1", '2026017')
    """
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    # The wide signs count where Chinese is typed.
    return f"'{text}" if text[:1] in tuple("=+-@＝＋－＠") else text


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _order(question: str) -> tuple[int, ...]:
    return tuple(int(part) for part in question.split("."))
