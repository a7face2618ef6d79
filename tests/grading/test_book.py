"""The grade book and the pages: nothing is lost, nothing runs, nothing right is told."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from crm_teaching.answers import BLANK, RIGHT, WRONG
from crm_teaching.grading.book import harmless, one_row_each, write_book
from crm_teaching.grading.judging import NOT_JUDGED
from crm_teaching.grading.pages import page_names, write_pages
from crm_teaching.grading.results import FAILED, GRADED, PARTLY, Answer, Result, Store
from tests.grading.notebooks import EXERCISES, questions

EXERCISE = EXERCISES[0]
FIRST, SECOND = list(questions(EXERCISE))[:2]


def result(
    student: str, *states: tuple[str, int | None, str], status: str = GRADED, **more: object
) -> Result:
    answers = [
        Answer(question, state, points, 3, mistake, f"said {mistake}", "说")
        for question, (state, points, mistake) in zip((FIRST, SECOND), states, strict=False)
    ]
    return Result(f"{student}.ipynb", EXERCISE, student, status, answers=answers, **more)  # type: ignore[arg-type]


def read(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_an_answer_that_could_not_be_judged_is_no_zero(tmp_path: Path) -> None:
    results = [
        result("a", (RIGHT, 3, ""), (BLANK, 0, "")),
        result("b", (NOT_JUDGED, None, ""), (WRONG, 0, "x"), status=PARTLY),
        Result("c.ipynb", EXERCISE, "c", FAILED, "The file is empty."),
    ]
    write_book(results, tmp_path / "grades.csv")
    rows = read(tmp_path / "grades.csv")
    assert [(row[FIRST], row[SECOND], row["total"], row["status"]) for row in rows] == [
        ("3", "0", "3", GRADED),
        ("", "0", "0", PARTLY),
        ("", "", "", FAILED),
    ]
    assert rows[2]["reason"] == "The file is empty."


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\x00=1", "＝1", "＠x"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert harmless(text)[0] in "' " and "=HYPERLINK" not in harmless(text)


def test_of_two_files_the_better_one_counts_and_both_are_named() -> None:
    worse, better = result("a", (WRONG, 0, "x")), result("a", (RIGHT, 3, ""))
    better.file = "late.ipynb"
    broken = Result("broken.ipynb", EXERCISE, "a", FAILED)
    (row,) = one_row_each([worse, broken, better])
    assert row is better
    assert row.reason == "The best of 3 files; also: a.ipynb (0 of 3), broken.ipynb (could not run)."


def test_files_of_nobody_keep_a_row_each() -> None:
    assert len(one_row_each([Result(name, "", "", FAILED) for name in ("x", "y")])) == 2


def test_pages_escape_what_students_write_and_stand_alone(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    one = result(evil, (WRONG, 0, "x"), memos={"memo": evil}, notes=[evil], reason=evil)
    one.answers[0].got = evil
    write_pages([one], tmp_path)
    for page in (tmp_path / "class.html", next((tmp_path / "students").iterdir())):
        text = page.read_text("utf-8")
        assert "<script" not in text and "&lt;script&gt;" in text
        assert "http" not in text and "src=" not in text, "a page must open offline"
        assert "name=viewport" in text


def test_the_class_page_says_which_wrong_answers_were_given(tmp_path: Path) -> None:
    many = [result(str(n), (WRONG, 0, "often")) for n in range(3)] + [result("r", (RIGHT, 3, ""))]
    write_pages([*many, result("w", (WRONG, 0, "once")), result("o", (WRONG, 0, ""))], tmp_path)
    text = (tmp_path / "class.html").read_text("utf-8")
    assert "17% right of 6" in text
    assert text.index("<td>3</td><td>said often") < text.index("<td>1</td><td>said once")
    assert "another wrong answer" in text


def test_no_two_students_share_a_page() -> None:
    names = page_names([result(who) for who in ("a/b", "a b", "a_b", "王", "王小", "../..")])
    # Windows and macOS take A and a for the same file.
    names += page_names([result("Ann"), result("ann")])
    assert len({name.lower() for name in names}) == 8 and not any(
        "/" in name or ".." in name for name in names
    )


def test_a_result_is_kept_whole_and_a_damaged_one_is_graded_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "work", resume=False)
    key = store.key(b"content", "name")
    assert store.get(key) is None
    store.put(key, result("a", (RIGHT, 3, ""), notes=["n"]))
    assert store.get(key) == result("a", (RIGHT, 3, ""), notes=["n"])
    assert list(store.keys()) == [key]
    (tmp_path / "work" / f"{key}.json").write_text("{")
    assert store.get(key) is None
    assert store.key("ab", "c") != store.key("a", "bc")
    Store(tmp_path / "work", resume=False)
    assert not list((tmp_path / "work").iterdir())
