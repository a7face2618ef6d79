"""course.py: sets up once, hands over, and says in one sentence what to do when it cannot."""

from __future__ import annotations

import argparse
import ast
import errno
import importlib.util
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import namedtuple
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from crm_teaching import cli
from tests.conftest import ROOT

FILES = ("course.py", "pyproject.toml", "requirements.txt", "requirements-dev.txt")
FOLDER = "课程 kit with spaces"
AGAIN = "start the same command again."
Usage = namedtuple("Usage", "total used free")


def _copy(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    return folder


def _load(folder: Path) -> ModuleType:
    """Import the copy of course.py that lies in the folder, so that it works there."""
    spec = importlib.util.spec_from_file_location("course", folder / "course.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class HandedOver(Exception):
    """Raised where course.py would turn into crm_teaching."""


class Machine:
    """Stands for the programs that course.py starts: notes them, and fails where it is told to."""

    def __init__(self, course: ModuleType) -> None:
        self.course = course
        self.started: list[str] = []
        self.say: dict[str, str] = {}
        self.interrupt = ""
        self.python_works = True

    def popen(self, command: list[str], **_: Any) -> Any:
        self.started.append(" ".join(command[2:]).replace(self.course.VENV, ".venv"))
        line = self.started[-1]
        if line.startswith("venv"):
            shutil.rmtree(self.course.VENV)
            Path(self.course.PYTHON).parent.mkdir(parents=True)
            Path(self.course.PYTHON).touch()
        if self.interrupt and self.interrupt in line:
            raise KeyboardInterrupt
        said = next((text for word, text in self.say.items() if word in line), None)
        return _Process(said)

    def call(self, command: list[str], **_: Any) -> int:
        return 0 if self.python_works else 1

    def execv(self, program: str, command: list[str]) -> None:
        assert program == self.course.PYTHON
        raise HandedOver(command[1:])


class _Process:
    """A finished program; whatever says something has failed."""

    def __init__(self, said: str | None) -> None:
        self.stdout = io.BytesIO((said or "").encode())
        self.returncode = int(said is not None)

    def __enter__(self) -> _Process:
        return self

    def __exit__(self, *_: object) -> None:
        return None


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A copy of the kit without .venv, on a machine where nothing is really installed."""
    made = Machine(_load(_copy(tmp_path / FOLDER)))
    monkeypatch.setattr(subprocess, "Popen", made.popen)
    monkeypatch.setattr(subprocess, "call", made.call)
    monkeypatch.setattr(os, "execv", made.execv)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, 10**12))
    return made


def _start(machine: Machine, *arguments: str) -> list[str]:
    """Start course.py and return the programs that it ran before it handed over."""
    machine.started.clear()
    with pytest.raises(HandedOver) as handed:
        machine.course.main(list(arguments))
    assert handed.value.args[0] == ["-m", "crm_teaching", *arguments]
    return list(machine.started)


OPTIONS = "pip install --no-input --disable-pip-version-check --only-binary :all: "
VENV = "venv --clear .venv"
BASE = OPTIONS + "-r requirements.txt"
DEVELOPMENT = OPTIONS + "-r requirements-dev.txt"
PACKAGE = OPTIONS + "--no-deps --editable ."


def test_the_first_start_sets_up_and_later_ones_hand_over_at_once(machine: Machine) -> None:
    assert _start(machine, "lab", "--no-browser", "--port", "9000") == [VENV, BASE, PACKAGE]
    began = time.perf_counter()
    assert _start(machine, "lab", "--LabApp.collaborative=True") == []
    assert time.perf_counter() - began < 1
    assert _start(machine, "check", "课程 1.ipynb") == []


def test_testing_adds_what_testing_needs_and_the_lab_keeps_it(machine: Machine) -> None:
    assert _start(machine, "lab") == [VENV, BASE, PACKAGE]
    assert _start(machine, "test", "--all") == [DEVELOPMENT, PACKAGE]
    assert _start(machine, "lab") == _start(machine, "test") == []


def test_changed_requirements_are_noticed(machine: Machine) -> None:
    _start(machine, "test")
    pins = Path(machine.course.ROOT, "requirements.txt")
    pins.write_text(pins.read_text() + "# changed\n")
    assert _start(machine, "lab") == [BASE, PACKAGE]
    assert _start(machine, "test") == [DEVELOPMENT, PACKAGE]
    assert _start(machine, "lab") == []


@pytest.mark.parametrize("step", ["venv", "-r requirements.txt", "--editable"])
def test_an_interrupted_set_up_is_made_afresh(machine: Machine, step: str) -> None:
    machine.interrupt = step
    assert machine.course.main(["lab"]) == "Stopped: to go on, " + AGAIN
    machine.interrupt = ""
    assert _start(machine, "lab") == [VENV, BASE, PACKAGE]
    assert _start(machine, "lab") == []


def test_an_interrupted_update_is_made_afresh(machine: Machine) -> None:
    _start(machine, "lab")
    machine.interrupt = "requirements-dev.txt"
    assert machine.course.main(["test"]) == "Stopped: to go on, " + AGAIN
    machine.interrupt = ""
    assert _start(machine, "lab") == [VENV, BASE, PACKAGE]


def test_a_venv_whose_python_is_gone_is_made_afresh(machine: Machine) -> None:
    _start(machine, "lab")
    os.remove(machine.course.PYTHON)
    assert _start(machine, "lab") == [VENV, BASE, PACKAGE]


def test_a_moved_course_is_set_up_again(machine: Machine, tmp_path: Path) -> None:
    _start(machine, "lab")
    moved = Path(shutil.copytree(machine.course.ROOT, tmp_path / "moved"))
    machine.course = _load(moved)
    assert _start(machine, "lab") == [BASE, PACKAGE]
    machine.course = _load(Path(shutil.copytree(moved, tmp_path / "moved to another machine")))
    machine.python_works = False
    assert _start(machine, "lab") == [VENV, BASE, PACKAGE]


# What pip writes, and the sentence that a learner gets.
FAILURES = {
    "WARNING: Retrying (Retry(total=4)) \nERROR: No matching distribution found for x": (
        "No network: check it (and any proxy) and " + AGAIN
    ),
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device": (
        "The disk is full: free about 1200 MB and " + AGAIN
    ),
    "ERROR: [WinError 5] Access is denied: 'numpy.dll'": (
        "Cannot write in {venv}: close JupyterLab, or copy the course to your own folder, and " + AGAIN
    ),
    "ERROR: [Errno 2] No such file or directory: 'C:\\\\a.js'\nHINT: Windows Long Path support": (
        "The path is too long: move the course to a short one such as C:\\crm and " + AGAIN
    ),
    "WARNING: the ssl module in Python is not available\nSSLError: the SSL module is not available": (
        "This Python cannot load SSL: use one from python.org."
    ),
    "ERROR: No matching distribution found for numpy==2.4.6\n": (
        "pip finds no numpy==2.4.6: check the network and `pip config list`, use a 64-bit Python, and "
        + AGAIN
    ),
    "ERROR: Invalid requirement: 'numpy=2'\nHINT": "pip stopped (Invalid requirement: 'numpy=2'): " + AGAIN,
    "Killed": "Making .venv failed: delete the folder {venv} and " + AGAIN,
}


@pytest.mark.parametrize("output", FAILURES)
def test_what_pip_says_becomes_one_sentence(machine: Machine, output: str) -> None:
    machine.say["-r"] = output
    assert machine.course.main(["lab"]) == FAILURES[output].format(venv=machine.course.VENV)
    machine.say.clear()
    assert _start(machine, "lab") == [VENV, BASE, PACKAGE]


@pytest.mark.parametrize("lacking", ["ensurepip", "venv"])
def test_a_python_without_venv(machine: Machine, monkeypatch: pytest.MonkeyPatch, lacking: str) -> None:
    monkeypatch.setitem(sys.modules, lacking, None)
    assert machine.course.main(["lab"]) == (
        f"This Python lacks {lacking}: on Debian and Ubuntu `sudo apt install python3-venv`, "
        f"elsewhere use a Python from python.org, and {AGAIN}"
    )


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_folder_that_may_not_be_written(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    # Really read-only would not do: who tests as root may write everywhere.
    def refuse(path: str, **_: Any) -> None:
        raise OSError(code, os.strerror(code), path)

    monkeypatch.setattr(os, "makedirs", refuse)
    wanted = f"Cannot write in {machine.course.VENV}: close JupyterLab, or copy the course to your own folder"
    assert machine.course.main(["lab"]) == f"{wanted}, and {AGAIN}"


def test_a_full_disk_is_noticed_before_and_while_packages_arrive(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = "The disk is full: free about 1200 MB and " + AGAIN
    with monkeypatch.context() as small:
        small.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - 1000, 1000))
        assert machine.course.main(["lab"]) == full
    assert machine.started == []
    machine.say["venv"] = "Error: [Errno 28] No space left on device"
    assert machine.course.main(["lab"]) == full


def test_a_lone_course_file_asks_for_the_rest(machine: Machine) -> None:
    os.remove(Path(machine.course.ROOT, "requirements.txt"))
    assert machine.course.main(["lab"]) == "requirements.txt is missing: unpack the whole course and " + AGAIN


@pytest.mark.parametrize("arguments", [[], ["--help"], ["lap"]])
def test_anything_else_gets_the_usage(machine: Machine, arguments: list[str]) -> None:
    assert machine.course.main(arguments) == machine.course.USAGE
    assert machine.started == []


def test_the_commands_are_those_of_the_package(machine: Machine) -> None:
    (commands,) = (
        action for action in cli._parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    assert set(machine.course.COMMANDS) == set(commands.choices)


def test_progress_names_what_arrives(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    for line in (
        "Collecting numpy==2.4.6 (from -r requirements.txt (line 9))\n",
        "  Downloading https://example.org/x/numpy-2.4.6-cp311-cp311-win_amd64.whl (16.8 MB)\n",
        "  Using cached pyzmq-27.3.0-cp311-abi3-win_amd64.whl.metadata (6.0 kB)\n",
        "Processing ./wheels/six-1.17.0-py2.py3-none-any.whl (from -r requirements.txt)\n",
        "WARNING: Retrying (Retry(total=4, connect=None))\n",
        "Installing collected packages: numpy, pyzmq, six\n",
        "Installing collected packages: crm-teaching\n",
    ):
        machine.course.show(line)
    assert [line.strip() for line in capsys.readouterr().out.splitlines()] == [
        "numpy 2.4.6 (16.8 MB)",
        "pyzmq 27.3.0",
        "six 1.17.0",
        "no answer, trying again",
        "unpacking 3 packages, about a minute",
    ]


def test_on_windows_the_command_gets_ctrl_c_and_gives_its_status(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ignored: list[object] = []
    monkeypatch.setattr(machine.course, "os", SimpleNamespace(name="nt"))
    monkeypatch.setattr(signal, "signal", lambda *pair: ignored.append(pair))
    monkeypatch.setattr(subprocess, "call", lambda command: len(command))
    assert machine.course.hand_over(["check", "1.ipynb"]) == 5
    assert ignored == [(signal.SIGINT, signal.SIG_IGN)]


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13), (3, 15, 0)])
def test_a_python_out_of_range_hears_which_one_is_needed(machine: Machine, version: tuple[int, ...]) -> None:
    this = f"{version[0]}.{version[1]}"
    assert machine.course.wrong_python(version) == (
        f"The course needs Python 3.11 to 3.14, and this is Python {this}: install 3.14 from python.org "
        "and start `python3.14 course.py lab`, on Windows `py -3.14 course.py lab`."
    )


def test_pythons_in_range_will_do(machine: Machine) -> None:
    assert {machine.course.wrong_python((3, minor, 0)) for minor in (11, 12, 13, 14)} == {None}


@pytest.mark.parametrize("name", ["python2.7", "python3.6", "python3.8", "python3.9", "python3.10"])
def test_an_old_python_can_read_the_file(name: str) -> None:
    installed = [
        *Path.home().glob(f".pyenv/versions/{name[6:]}.*/bin/python"),
        *filter(None, [shutil.which(name)]),
    ]
    old = next((path for path in map(str, installed) if _answers(path)), None)
    if old is None:
        pytest.skip(f"{name} is not installed")
    done = subprocess.run([old, str(ROOT / "course.py"), "lab"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"The course needs Python 3.11 to 3.14, and this is Python {name[6:]}")
    assert len(done.stderr.splitlines()) == 1


def _answers(python: str) -> bool:
    return subprocess.run([python, "-c", ""], capture_output=True).returncode == 0


def test_course_needs_nothing_but_python_on_any_system() -> None:
    tree = ast.parse((ROOT / "course.py").read_text(encoding="utf-8"))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert imported <= set(sys.stdlib_module_names)
    assert not imported & {"fcntl", "grp", "pwd", "pty", "resource", "termios", "tty", "syslog"}


def _run(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **settings}
    command = [sys.executable, str(folder / "course.py"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")


def test_without_network_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    """With a real venv and a real pip, whose index is a port that nobody listens on."""
    nowhere = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": "1",
    }
    done = _run(_copy(tmp_path / FOLDER), "lab", PIP_FIND_LINKS="", PIP_EXTRA_INDEX_URL="", **nowhere)
    assert done.returncode == 1
    assert done.stderr == "No network: check it (and any proxy) and " + AGAIN + "\n"
    assert "[2/3] installing the packages of requirements.txt" in done.stdout


@pytest.fixture
def whole_kit(tmp_path: Path) -> Path:
    """All of the kit as a new user has it, in a folder with spaces and Chinese characters."""
    leave = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build")
    return Path(shutil.copytree(ROOT, tmp_path / FOLDER, ignore=leave))


@pytest.mark.slow
def test_a_real_first_start_killed_repaired_and_started_again(whole_kit: Path) -> None:
    command = [sys.executable, "course.py", "exercises", "--check"]
    first = subprocess.Popen(
        command, cwd=whole_kit, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert first.stdout
    assert any("jupyterlab" in line for line in first.stdout)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    repaired = _run(whole_kit, "exercises", "--check")
    assert "[1/3] making .venv" in repaired.stdout
    assert "Ready after" in repaired.stdout
    assert "crm_teaching" not in repaired.stderr
    again = _run(whole_kit, "run", "no such file.ipynb")
    assert "Setting up" not in again.stdout
    assert again.returncode != 0
    assert "Traceback" not in again.stderr
