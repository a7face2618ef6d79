"""Everything that a chapter has to teach is taught in a cell that says so and names it."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.lesson_rules import Cell

TERMS: dict[str, dict[str, list[str]]] = tomllib.loads(
    (Path(__file__).parent / "coverage_terms.toml").read_text(encoding="utf-8")
)
# Rows whose lesson is not written yet. A row that is taught must leave this list: the test then fails.
NOT_YET: dict[str, set[str]] = {"03_loyalty": set()}
ROWS = [(chapter, row) for chapter, terms in TERMS.items() for row in terms]


@cache
def tagged_cells(chapter: str) -> dict[str, list[tuple[str, str]]]:
    """Return, for each id, the cells that carry it: where it is, and what a learner sees of it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((ROOT / "notebooks" / chapter).glob("*.ipynb")):
        for number, raw in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"], start=1):
            cell = Cell(number, raw)
            for tag in cell.tags:
                found.setdefault(tag, []).append((f"{path.name} {cell}", f"{cell.text}\n{cell.output}"))
    return found


def taught(row: str, terms: list[str], cells: dict[str, list[tuple[str, str]]]) -> str:
    """Return what is missing for a row; empty if one of its cells holds one of its terms."""
    if row not in cells:
        return f"no cell is tagged {row}, which should name one of {terms}"
    if any(term.casefold() in text.casefold() for _, text in cells[row] for term in terms):
        return ""
    return f"{', '.join(place for place, _ in cells[row])}: tagged {row}, but names none of {terms}"


@pytest.mark.parametrize(("chapter", "row"), ROWS, ids=[f"{chapter}-{row}" for chapter, row in ROWS])
def test_row_is_taught(chapter: str, row: str) -> None:
    missing = taught(row, TERMS[chapter][row], tagged_cells(chapter))
    if row in NOT_YET.get(chapter, set()):
        if missing:
            pytest.xfail(missing)
        pytest.fail(f"{row} is taught: take it off NOT_YET")
    assert not missing, missing


def test_loyalty_covers_its_whole_section() -> None:
    section = {f"F{number:03}" for number in range(59, 114)}
    later = {f"F{number}" for number in (175, 176, 178, 181, 183, 188, 190, 191, 194, 195)}
    cases = {f"C{number:02}" for number in (2, 3, 5, 8, 9, 17, 19, 20, 23, 24, 28, 29, 32, 33)}
    assert set(TERMS["03_loyalty"]) == section | later | cases


def test_experience_and_satisfaction_cover_their_sections() -> None:
    both = {*TERMS["01_experience"], *TERMS["02_satisfaction"]}
    section = {f"F{number:03}" for number in range(1, 59)}
    later = {f"F{number}" for number in (174, 177, 179, 180, 182, 184, 192, 193, 199)}
    cases = {f"C{number:02}" for number in (1, 4, 6, 7, 10, 14, 21, 25, 26, 27, 34)}
    assert section | later | cases <= both


def test_complaints_and_churn_cover_their_sections() -> None:
    both = {*TERMS["04_complaints"], *TERMS["05_churn"]}
    section = {f"F{number}" for number in range(114, 146)} | {"F189", "F198"}
    assert section | {"C18", "C22", "C30", "C35"} <= both


def test_tags_of_a_chapter_are_rows_of_the_list() -> None:
    known = {row for terms in TERMS.values() for row in terms}
    for chapter in TERMS:
        strangers = {tag for tag in tagged_cells(chapter) if tag[:1] in "FC" and tag[1:].isdigit()} - known
        # Other chapters' rows may be recalled here; a number that no list can hold is a slip of the pen.
        assert not [tag for tag in strangers if tag[0] == "F" and not 1 <= int(tag[1:]) <= 199]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({}, "no cell is tagged F068"),
        ({"F068": [("cell 3", "three in a row")]}, "names none of ['Tucker']"),
        ({"F068": [("cell 3", "TUCKER'S rule")]}, ""),
    ],
)
def test_a_tag_without_its_term_is_caught(cells: dict[str, list[tuple[str, str]]], message: str) -> None:
    found = taught("F068", ["Tucker"], cells)
    assert message in found and bool(found) is bool(message)
