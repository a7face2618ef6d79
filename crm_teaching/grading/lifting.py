"""Put a student's cells into the given exercise: answers by cell id, by question, by assigned name.

The given cells run as they were given. A student's other cells run where the student had them, so that an
answer may be split, moved or helped by a cell of one's own.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crm_teaching.grading.reading import Cell

GIVEN, OWN, CHECK = "given", "own", "check"


@dataclass(frozen=True)
class Slot:
    """A question's place in the exercise: the cell that is to be filled in, and what is checked."""

    question: str
    expression: str
    answer_id: str
    starter: str


@dataclass(frozen=True)
class Pattern:
    """An exercise as given: its cells, the slots for answers, and the memos that a person marks."""

    name: str
    cells: tuple[Cell, ...]
    slots: tuple[Slot, ...]
    memos: tuple[Cell, ...]


@dataclass
class Step:
    """One cell to run: `kind` tells whether it was given, is the student's own, or reads an answer."""

    kind: str
    source: str
    question: str = ""


@dataclass
class Lifted:
    """What to run for a submission, what is odd about it, and the memos' texts."""

    steps: list[Step]
    notes: list[str]
    memos: dict[str, str] = field(default_factory=dict)


def load_pattern(path: Path) -> Pattern:
    """Read an exercise from its file in ``exercises/``."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    cells = [
        Cell(one["cell_type"], "".join(one["source"]), one["id"], one["metadata"]) for one in raw["cells"]
    ]
    slots, answer = [], None
    for cell in cells:
        if _marks(cell).get("solution") and cell.kind == "code":
            answer = cell
        for question, expression in checked(cell.source) if cell.kind == "code" else ():
            assert answer is not None, f"{path.name}: check({question!r}) stands before any answer"
            slots.append(Slot(question, expression, answer.id, answer.source))
    memos = [cell for cell in cells if cell.kind == "markdown" and _marks(cell).get("solution")]
    return Pattern(path.stem, tuple(cells), tuple(slots), tuple(memos))


def lift(pattern: Pattern, handed: Sequence[Cell], student: str) -> Lifted:
    """Return the steps of a submission: the given cells, with the student's in the slots."""
    notes: list[str] = []
    own = _sort_into_slots(pattern, handed, notes)
    steps = []
    checks = {id(cell) for cell in pattern.cells if cell.kind == "code" and list(checked(cell.source))}
    answers = {slot.answer_id for slot in pattern.slots}
    edited = _edited_cells(pattern, handed, notes)
    for cell in pattern.cells:
        if cell.kind != "code":
            continue
        if id(cell) in checks:
            for question, expression in checked(cell.source):
                steps += [Step(OWN, one, question) for one in own.get(question, [])]
                steps.append(Step(CHECK, expression, question))
        elif cell.id not in answers:
            # A student's version of a given cell may hold an import; the given one has the last word.
            steps += [Step(OWN, edited[cell.id])] if cell.id in edited else []
            steps.append(Step(GIVEN, _for_student(cell.source, student)))
    return Lifted(steps, notes, _memos(pattern, handed))


def checked(source: str) -> Iterator[tuple[str, str]]:
    """Yield each question that a cell checks, with the expression that is handed over.

    Examples
    --------
    >>> list(checked('check("3.1", repeat_rate)'))
    [('3.1', 'repeat_rate')]
    """
    for node in ast.walk(_tree(source)):
        named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "check"
        if named and len(node.args) == 2 and isinstance(node.args[0], ast.Constant):  # type: ignore[attr-defined]
            question, answer = node.args  # type: ignore[attr-defined]
            yield str(question.value), ast.unparse(answer)


def _tree(source: str) -> ast.Module:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module(body=[], type_ignores=[])


def assigned(source: str) -> set[str]:
    """Return the names that a cell assigns or defines at its top, also in a cell that is no valid Python.

    Examples
    --------
    >>> sorted(assigned("x, y = 1, 2\\ndef f():\\n    z = 3"))
    ['f', 'x', 'y']
    """
    names: set[str] = set()
    for node in _tree(source).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}
    if not names and _tree(source).body == [] and source.strip():
        names = set(re.findall(r"^(?:def\s+)?([^\W\d]\w*)\s*(?:=(?!=)|\()", source, re.MULTILINE))
    return names


def _marks(cell: Cell) -> dict[str, Any]:
    marks = cell.metadata.get("nbgrader")
    return marks if isinstance(marks, dict) else {}


def _same_cell(one: Cell, other: Cell) -> bool:
    """Tell whether two cells have the same id, or the same name for nbgrader."""
    names = (_marks(one).get("grade_id"), _marks(other).get("grade_id"))
    return bool(one.id and one.id == other.id) or (names[0] is not None and names[0] == names[1])


def _sort_into_slots(pattern: Pattern, handed: Sequence[Cell], notes: list[str]) -> dict[str, list[str]]:
    """Return the student's cells by the question that they answer, in their order."""
    by_id = {cell.id: cell for cell in pattern.cells}
    given = [cell for cell in pattern.cells if cell.id not in {slot.answer_id for slot in pattern.slots}]
    placed: dict[str, list[str]] = {slot.question: [] for slot in pattern.slots}
    for cell, following in zip(handed, _following(pattern, handed), strict=True):
        names = assigned(cell.source)
        if cell.kind == "code":
            if any(_same_cell(cell, one) or cell.source.strip() == one.source.strip() for one in given):
                continue
            if list(checked(cell.source)) and not names:
                continue
        slot = _slot_of(pattern, by_id, cell, names, following)
        if slot is None or not cell.source.strip():
            continue
        if cell.kind != "code":
            notes.append(f"{slot.question}: the answer stands in a text cell")
        placed[slot.question].append(cell.source)
    _report(pattern, handed, placed, notes)
    return {question: _drop_starters(pattern, question, cells) for question, cells in placed.items()}


def _slot_of(
    pattern: Pattern, by_id: dict[str, Cell], cell: Cell, names: set[str], following: Slot | None
) -> Slot | None:
    """Return the slot that a cell belongs to: by its id, by the name that it assigns, by what follows it."""
    for slot in pattern.slots:
        if _same_cell(cell, by_id[slot.answer_id]) and (cell.kind == "code" or slot.expression in names):
            return slot
    for slot in pattern.slots:
        if slot.expression in names:
            return slot
    return following if cell.kind == "code" else None


def _following(pattern: Pattern, handed: Sequence[Cell]) -> list[Slot | None]:
    """Return for each cell the slot that is checked next from there on; the last one behind all checks."""
    slots = {slot.question: slot for slot in pattern.slots}
    following, found = pattern.slots[-1] if pattern.slots else None, []
    for cell in reversed(handed):
        for question, _ in reversed(list(checked(cell.source))) if cell.kind == "code" else ():
            following = slots.get(question, following)
        found.append(following)
    return found[::-1]


def _drop_starters(pattern: Pattern, question: str, cells: list[str]) -> list[str]:
    """Leave out a starter that was not filled in when another cell answers the question."""
    starter = next(slot.starter for slot in pattern.slots if slot.question == question)
    filled = [one for one in cells if one.strip() != starter.strip()]
    return filled or cells


def _report(pattern: Pattern, handed: Sequence[Cell], placed: dict[str, list[str]], notes: list[str]) -> None:
    """Note what was deleted, duplicated or moved."""
    order = []
    for slot in pattern.slots:
        original = next(cell for cell in pattern.cells if cell.id == slot.answer_id)
        places = [n for n, cell in enumerate(handed) if _same_cell(cell, original)]
        answering = [one for one in placed[slot.question] if slot.expression in assigned(one)]
        if not places:
            how = "answered in another cell" if answering else "its answer cell is missing"
            notes.append(f"{slot.question}: {how}")
        if len(answering) > 1 and len(_drop_starters(pattern, slot.question, answering)) > 1:
            notes.append(
                f"{slot.question}: {len(answering)} cells assign {slot.expression}; the last one counts"
            )
        if len(_drop_starters(pattern, slot.question, placed[slot.question])) > 1 and len(answering) <= 1:
            notes.append(f"{slot.question}: answered in several cells")
        order += places[:1]
    if order != sorted(order):
        notes.append("cells were moved")
    if any("check" in assigned(cell.source) for cell in handed if cell.kind == "code"):
        notes.append("`check` was redefined; the grader does not use it")


def _edited_cells(pattern: Pattern, handed: Sequence[Cell], notes: list[str]) -> dict[str, str]:
    """Return the student's versions of given cells, by id, where they differ."""
    answers = {slot.answer_id for slot in pattern.slots}
    edited = {}
    for cell in pattern.cells:
        if cell.kind != "code" or cell.id in answers or list(checked(cell.source)):
            continue
        for other in handed:
            same = _for_student(other.source, "") == _for_student(cell.source, "")
            if other.kind == "code" and _same_cell(cell, other) and not same:
                edited[cell.id] = other.source
    if edited:
        notes.append("a given cell was changed; the given one counts")
    return edited


def _for_student(source: str, student: str) -> str:
    """Return a given cell with the student's id in place of the demo's."""
    line = f"STUDENT = {student!r}"
    return re.sub(r"^STUDENT\s*=.*$", lambda _: line, source, flags=re.MULTILINE).strip()


def _memos(pattern: Pattern, handed: Sequence[Cell]) -> dict[str, str]:
    """Return the memos that a person has to mark, by the cell's name; empty if left as given."""
    found = {}
    for memo in pattern.memos:
        name = str(_marks(memo).get("grade_id") or memo.id)
        texts = [cell.source for cell in handed if _same_cell(cell, memo)]
        found[name] = texts[0].strip() if texts and texts[0].strip() != memo.source.strip() else ""
    return found
