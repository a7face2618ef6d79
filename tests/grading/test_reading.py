"""Bytes become cells or one sentence; whose they are is told by the class list, the notebook or the name."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from crm_teaching.grading.reading import Cell, Unreadable, read_handed
from crm_teaching.grading.submissions import (
    exercise_named,
    find_submissions,
    read_roster,
    student_in_name,
    student_in_notebook,
    student_on_roster,
)
from crm_teaching.notebooks import NotebookFailed

SMALL = '{"cells": [{"cell_type": "code", "source": "x = \'客户\'"}]}'
KNOWN = ["01_experience", "03_loyalty"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    assert read_handed(SMALL.encode(encoding)).cells[0].source == "x = '客户'"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\x00" * 40, "the file is empty"),
        (b"%PDF-1.7 x", "the file is a PDF, not a notebook"),
        (b"PK\x03\x04\xff\xfe", "the file is a zip or Office file, not a notebook"),
        (b"<!doctype html>", "the file is a web page, not a notebook"),
        (SMALL.encode()[:-3], "the file is no whole notebook: it breaks off"),
        (b"hello", "the file is no whole notebook: it is no JSON"),
        (b"[]", "the file holds no notebook"),
        (b'{"cells": []}', "the notebook has no cells"),
        (b"\xef\xbb\xbf\xff", "the file says it is UTF-8 with a byte order mark, but is not"),
    ],
)
def test_what_is_no_notebook_is_told_in_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_handed(content)
    assert str(error.value) == said


def test_odd_cells_break_nothing() -> None:
    content = b'{"cells": [3, {}, {"cell_type": 7, "source": [1, "a"], "metadata": [], "outputs": 3}]}'
    assert [(cell.kind, cell.source) for cell in read_handed(content).cells] == [("raw", ""), ("7", "1a")]


def test_a_folder_and_a_zip_give_the_same_files(tmp_path: Path) -> None:
    for name in ("b/03.ipynb", "a.ipynb", ".hidden.ipynb", "__MACOSX/x.ipynb", "picture.png"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for path in sorted((tmp_path / "in").rglob("*")):
            archive.write(path, path.relative_to(tmp_path / "in"))
    for source in (tmp_path / "in", tmp_path / "in.zip"):
        found = {one.name: one.read() for one in find_submissions([source])}
        assert found == {"a.ipynb": b"a.ipynb", "b/03.ipynb": b"b/03.ipynb"}


def test_what_is_no_notebook_is_reported_and_the_grade_book_is_not(tmp_path: Path) -> None:
    for name in ("ann.docx", "bo.html", "cy", "data.csv", "grades/students/page.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    found = [one.name for one in find_submissions([tmp_path], but=tmp_path / "grades")]
    assert found == ["ann.docx", "bo.html", "cy"]


def test_the_grade_book_may_stand_beside_or_above_the_submissions(tmp_path: Path) -> None:
    for name in ("hw/ann.ipynb", "students/bo.ipynb", "students/03_loyalty_bo.html", "class.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    assert [one.name for one in find_submissions([tmp_path / "hw"], but=tmp_path)] == ["ann.ipynb"]
    found = [one.name for one in find_submissions([tmp_path], but=tmp_path)]
    assert found == ["hw/ann.ipynb", "students/bo.ipynb"]


def test_a_zip_in_a_folder_counts_as_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "ann.ZIP", "w") as archive:
        archive.writestr("hw/03_loyalty.ipynb", "x")
    (tmp_path / "bo.zip").write_bytes(b"PK")
    with zipfile.ZipFile(tmp_path / "cy.zip", "w") as archive:
        archive.writestr("photo.png", "x")
    found = {one.name: one.read()[:2] for one in find_submissions([tmp_path])}
    assert found == {"ann/hw/03_loyalty.ipynb": b"x", "bo.zip": b"PK", "cy.zip": b"PK"}


def test_chinese_names_in_a_zip_of_chinese_windows_are_read(tmp_path: Path) -> None:
    name = "王小明.ipynb"
    with zipfile.ZipFile(tmp_path / "marked.zip", "w") as archive:
        archive.writestr(name, "x")
    marked = (tmp_path / "marked.zip").read_bytes()
    # The same file as Windows writes it: the name in GBK, and no mark (bit 11) that it is UTF-8.
    raw, old = name.encode(), name.encode("gbk")
    with zipfile.ZipFile(tmp_path / "plain.zip", "w") as archive:
        archive.writestr("?" * len(old), "x")
    plain = (tmp_path / "plain.zip").read_bytes().replace(b"?" * len(old), old)
    assert raw in marked and old in plain
    (tmp_path / "plain.zip").write_bytes(plain)
    for kind in ("marked", "plain"):
        assert [one.name for one in find_submissions([tmp_path / f"{kind}.zip"])] == [name]


def test_a_damaged_zip_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK")
    for path, said in ((tmp_path / "x.zip", "a damaged zip file"), (tmp_path / "gone", "no such file")):
        with pytest.raises(NotebookFailed, match=said):
            list(find_submissions([path]))


@pytest.mark.parametrize("head", ["student,name", "学号,姓名", "ID,Name"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_roster_is_read(tmp_path: Path, head: str, encoding: str) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(f"{head}\n2026017,王小明\n ２０２６０１８ ,\n".encode(encoding))
    assert read_roster(path) == {"2026017": "王小明", "2026018": ""}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("who\n1\n", "must have a column 'student'; got 'who'"),
        ("", "must have a column 'student'; got no rows"),
        ("student\n1\n1\n", "student '1' stands there twice"),
    ],
)
def test_a_bad_roster_is_told(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "roster.csv").write_text(text)
    with pytest.raises(NotebookFailed, match=said):
        read_roster(tmp_path / "roster.csv")


def cells(*sources: str) -> list[Cell]:
    return [Cell("code", source) for source in sources]


def test_the_exercise_is_told_by_cells_before_the_name() -> None:
    load = cells('orders = exercise_data("03_loyalty", STUDENT)')
    assert exercise_named("01_experience.ipynb", load, KNOWN) == "03_loyalty"
    assert exercise_named("x.ipynb", cells('check("1.2", y)'), KNOWN) == "01_experience"
    assert exercise_named("a/01_experience-2.ipynb", [], KNOWN) == "01_experience"
    assert exercise_named("x.ipynb", cells("1"), KNOWN) is None


@pytest.mark.parametrize(
    ("source", "student"),
    [
        ('STUDENT = "2026017"', "2026017"),
        ("STUDENT = 2026017  # me", "2026017"),
        ("STUDENT = '王小明'", "王小明"),
        ('STUDENT = ""', None),
        ('# STUDENT = "x"', None),
        ('STUDENT = "demo"', "demo"),
    ],
)
def test_the_notebook_states_its_student(source: str, student: str | None) -> None:
    assert student_in_notebook(cells("1", source)) == student


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("03_loyalty_2026017.ipynb", "2026017"),
        ("2026017_03_loyalty(1).ipynb", "2026017_(1)"),
        ("2026017/03_loyalty.ipynb", "2026017"),
        ("Wang Xiaoming 03_loyalty final.ipynb", "Wang_Xiaoming"),
        ("03_loyalty.ipynb", None),
    ],
)
def test_the_name_tells_the_student_if_nothing_else_does(name: str, student: str | None) -> None:
    assert student_in_name(name, "03_loyalty") == student


def test_the_class_list_knows_best() -> None:
    roster = ["1", "12", "123", "o'brien", "王小明"]
    assert student_on_roster("x_12_123.ipynb", roster) == "123"
    assert student_on_roster("1234.ipynb", roster) is None
    assert student_on_roster("o'brien/x.ipynb", roster) == "o'brien"
    assert student_on_roster("作业-王小明.ipynb", roster) == "王小明"
