"""The commands, as a person types them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crm_teaching import cli, lab, notebooks
from tests.conftest import CHROMIUM, ROOT, code, markdown

Save = Callable[..., Path]


def _lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_run_and_check_say_one_line_a_notebook(save: Save, capsys: pytest.CaptureFixture[str]) -> None:
    good = save(code("print(1 + 1)"), name="1_good.ipynb")
    bad = save(code("1 / 0"), name="2_bad.ipynb")
    assert cli.main(["run", str(good.parent)]) == 1
    assert _lines(capsys) == [f"{good}: OK", f"{bad}: cell [1] failed: ZeroDivisionError: division by zero"]
    assert cli.main(["check", str(good), str(bad)]) == 1
    first, second = _lines(capsys)
    assert first == f"{good}: OK"
    assert second.startswith(f"{bad}: code cell 1 was not run.")
    assert cli.main(["check", str(good)]) == 0


def test_a_missing_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(tmp_path / "gone.ipynb")]) == 1
    assert _lines(capsys) == [f"{tmp_path / 'gone.ipynb'}: no such file. Check the spelling."]


def test_an_unknown_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["run", "--fast", "x.ipynb"])
    assert "unknown option: --fast" in capsys.readouterr().err


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "crm_teaching", "--help"], capture_output=True, text=True, check=True
    )
    for command in ("lab", "test", "run", "check", "exercises", "data"):
        assert f"\n    {command}" in done.stdout


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = "pandas", "numpy", "matplotlib", "ipywidgets", "nbformat"
    program = f"import sys, crm_teaching; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_test_is_one_pytest_run_over_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    command = " ".join(cli.pytest_command(False, []))
    assert "--nbval --nbval-current-env --nbval-cell-timeout 120" in command
    assert "-n 2 --dist loadfile" in command
    assert command.endswith("-m not slow tests crm_teaching notebooks solutions")
    assert "not slow" not in cli.pytest_command(True, [])
    assert cli.pytest_command(False, ["-k", "fee", "tests"])[-3:] == ["-k", "fee", "tests"]
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert "-n" not in cli.pytest_command(False, [])


def test_test_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "NEEDED_TO_TEST", ("pytest", "not_there"))
    assert cli.main(["test"]) == 1
    assert _lines(capsys) == [
        f"Testing needs not_there: {sys.executable} -m pip install -r requirements-dev.txt"
    ]


def test_a_port_in_use_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind((lab.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        assert cli.main(["lab", "--no-browser", "--port", str(port)]) == 1
    hint = "Close the program that uses it, choose another, or leave --port out."
    assert _lines(capsys) == [f"Port {port} is not free. {hint}"]
    assert cli.main(["lab", "--port", "70000"]) == 1
    assert _lines(capsys) == ["Port 70000 does not exist. Choose one from 1025 to 65535."]


def test_saving_keeps_the_picture_and_drops_the_view() -> None:
    data = {notebooks.WIDGET_VIEW: {}, "image/png": "aGk=", "text/plain": "x"}
    cell: dict[str, Any] = code("x", {"output_type": "display_data", "data": data, "metadata": {}})
    alone = code("y", {"output_type": "display_data", "data": {notebooks.WIDGET_VIEW: {}}, "metadata": {}})
    content = {"nbformat": 4, "cells": [markdown("x"), cell, alone], "metadata": {"widgets": {}}}
    lab.strip_before_save({"type": "notebook", "content": content}, path="x.ipynb")
    assert set(data) == {"image/png", "text/plain"}
    assert notebooks.WIDGET_VIEW in alone["outputs"][0]["data"]
    assert content["metadata"] == {}
    lab.strip_before_save({"type": "file", "content": "text"})
    lab.strip_before_save({"type": "notebook", "content": None})


def test_lab_settings_open_the_start_page(tmp_path: Path) -> None:
    page = tmp_path / lab.START_PAGE
    page.parent.mkdir()
    page.touch()
    made = lab.settings(tmp_path, browser=False, port=8899)
    assert made["LabApp"]["default_url"] == "/lab/tree/notebooks/00_start_here.ipynb"
    assert made["ServerApp"]["root_dir"] == str(tmp_path)
    assert made["ServerApp"]["port_retries"] == 0
    assert "default_url" not in lab.settings(tmp_path / "notebooks", browser=True, port=None)["LabApp"]


@pytest.mark.browser
def test_lab_opens_saves_a_picture_and_asks_nothing(save: Save, tmp_path: Path) -> None:
    if not CHROMIUM:
        pytest.fail("no Chromium found; install Debian's package chromium")
    from tests.browser.jupyterlab import browser_page, jupyterlab, open_notebook, run_all

    show = 'display({"text/plain": "hello", "image/png": "aGk=", VIEW: {"model_id": s.model_id}}, raw=True)'
    lines = ["from IPython.display import display", "from ipywidgets import IntSlider", "s = IntSlider()"]
    view = f"VIEW = {notebooks.WIDGET_VIEW!r}"
    path = save(code("\n".join([*lines, view, show])), folder=tmp_path / "课 程", name="1.ipynb")
    with jupyterlab(path.parent, tmp_path / "lab.log") as address, browser_page() as page:
        open_notebook(page, address, "1.ipynb")
        run_all(page)
        page.wait_for_selector(".widget-slider")
        page.keyboard.press("Control+s")
        page.wait_for_timeout(4000)
        assert page.locator(".Toastify__toast").count() == 0
    stored = notebooks.read(path)["cells"][0]["outputs"][0]["data"]
    assert set(stored) == {"text/plain", "image/png"}
    log = (tmp_path / "lab.log").read_text()
    assert "Traceback" not in log and "without encryption" not in log


def test_the_project_is_found_from_its_own_package() -> None:
    assert lab.project_root() in (ROOT, Path.cwd())
