"""Running notebooks, storing their outputs, and validating them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crm_teaching import nbcheck, notebooks
from tests.conftest import code, markdown

Save = Callable[..., Path]
VIEW = '"application/vnd.jupyter.widget-view+json": {"model_id": "x"}'


def _outputs(path: Path) -> list[list[dict[str, Any]]]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell["outputs"] for cell in cells if cell["cell_type"] == "code"]


def test_run_stores_outputs_and_nothing_else(save: Save) -> None:
    show = "from IPython.display import display\n"
    path = save(
        markdown("# Is it clean?"),
        code(
            show + 'display({"text/plain": "a", "image/png": "aGk=", ' + VIEW + "}, raw=True)", tags=("F068",)
        ),
        code(""),
        code('display({"text/plain": "predict", ' + VIEW + '}, raw=True)\nprint("客户")\nprint("two")'),
        code("1 + 1"),
    )
    notebooks.write(notebooks.execute(path), path)
    text = path.read_bytes()
    stored = json.loads(text)
    assert set(stored["metadata"]) == {"kernelspec"}
    assert [cell["metadata"] for cell in stored["cells"]] == [{}, {"tags": ["F068"]}, {}, {}, {}]
    assert [c["execution_count"] for c in stored["cells"] if c["cell_type"] == "code"] == [1, None, 2, 3]
    first, _, second, third = _outputs(path)
    assert set(first[0]["data"]) == {"text/plain", "image/png"}
    assert set(second[0]["data"]) == {"text/plain"}
    assert second[1]["text"] == ["客户\n", "two"] or "".join(second[1]["text"]) == "客户\ntwo\n"
    assert third[0]["execution_count"] == 3
    assert text.endswith(b"}\n") and b"\r" not in text and "客户".encode() in text
    assert not list(path.parent.glob("*.part"))


def test_run_twice_gives_the_same_bytes(save: Save) -> None:
    path = save(code("import sys\nsys.executable.count('python') > 0"))
    notebooks.write(notebooks.execute(path), path)
    once = path.read_bytes()
    notebooks.write(notebooks.execute(path), path)
    assert path.read_bytes() == once


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("1 / 0", "cell [2] failed: ZeroDivisionError: division by zero"),
        (
            "import sys\nprint('careful', file=sys.stderr)",
            "cell [2] failed: a warning or message on stderr: careful",
        ),
        ("import time\ntime.sleep(60)", "cell [2] failed: still running after 2 seconds"),
    ],
)
def test_a_failing_cell_is_named_and_nothing_is_written(save: Save, source: str, message: str) -> None:
    path = save(code("one = 1"), markdown("Why?"), code(source))
    before = path.read_bytes()
    with pytest.raises(notebooks.NotebookFailed) as error:
        notebooks.execute(path, seconds=2)
    assert str(error.value) == f"{path}: {message}"
    assert path.read_bytes() == before


def test_a_notebook_runs_in_its_own_folder(save: Save, tmp_path: Path) -> None:
    path = save(code("import os\nprint(os.path.basename(os.getcwd()))"), folder=tmp_path / "客 户")
    cell = notebooks.execute(path)["cells"][0]
    assert cell["outputs"][0]["text"].strip() == "客 户"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.ipynb", None, "no such file. Check the spelling."),
        ("x.txt", b"", "not a notebook. Name a file that ends in .ipynb, or a folder."),
        ("folder", None, "no notebook in this folder. Name one that ends in .ipynb."),
    ],
)
def test_a_path_that_is_no_notebook(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(notebooks.NotebookFailed) as error:
        notebooks.find([path])
    assert str(error.value) == f"{path}: {message}"


@pytest.mark.parametrize("content", [b"{", b"", "客户".encode("gbk"), b"[]"])
def test_a_damaged_notebook_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ipynb"
    path.write_bytes(content)
    with pytest.raises(notebooks.NotebookFailed) as error:
        notebooks.read(path)
    assert str(error.value).startswith(f"{path}: not ") and "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ((1, 2), ""),
        ((1, None), "code cell 2 was not run"),
        ((1, 3), "code cell 2 was run as [3], out of order"),
    ],
)
def test_unrun_cells_are_seen(save: Save, counts: tuple[int | None, ...], message: str) -> None:
    path = save(*(code("x = 1", count=count) for count in counts), code("  "))
    assert notebooks.unrun(notebooks.read(path)) == message


@pytest.mark.parametrize(
    ("stored", "source", "message"),
    [
        ("2357", "2357", ""),
        ("2357", "2358", "cell [2]: stored: 2357 | now: 2358"),
        ("2357", "None", "cell [2]: stored: 2357 | now: nothing"),
        ("2357", "nope", "cell [2]: NameError: name 'nope' is not defined"),
    ],
)
def test_check_says_which_cell_differs_and_how(save: Save, stored: str, source: str, message: str) -> None:
    path = save(code("one = 1", count=1), markdown("Then?"), code(source, stored, count=2))
    assert nbcheck.trouble(path) == message


def test_check_refuses_a_notebook_that_was_not_run(save: Save) -> None:
    path = save(code("1 / 0"))
    wanted = "code cell 1 was not run. In JupyterLab choose Run, Restart Kernel and Run All Cells, then save."
    assert nbcheck.trouble(path) == wanted


def test_check_stops_an_endless_loop(save: Save) -> None:
    found = nbcheck.trouble(save(code("while True: pass", count=1)), seconds=1)
    assert found.startswith("cell [1]: Timeout of 1 seconds exceeded")
