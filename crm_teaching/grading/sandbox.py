"""Run a student's steps apart from everything: no network, no other files, limits on all that can grow.

With bubblewrap (Linux) the process sees Python, the kit without its answers, and its own job. Without it, a
process with limits on time, memory and files remains, and the grader says what is then not protected.
"""

from __future__ import annotations

import compileall
import json
import os
import pickle
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from crm_teaching.files import data_folder
from crm_teaching.grading.lifting import GIVEN, Step
from crm_teaching.grading.runner import GIVEN_SECONDS

SECONDS_PER_CELL, SECONDS = 20, 120
MEMORY, FILE_SIZE, PROCESSES = 3 * 2**30, 50 * 2**20, 64
MOST_TOLD = 50_000_000
# What tells the answers stays outside.
_ANSWERS = ("exercise", "questions.py", "*_questions.py", "grading", "nbval_plugin.py", "nbcheck.py")
_FIRST_UID = 61_000
UNPROTECTED = (
    "bubblewrap is not in use (Debian and Ubuntu: `sudo apt install bubblewrap`): submissions run with "
    "limits on time, memory and processes, but can read your files and the network."
)


@dataclass
class Ran:
    """What came out of a run: values by question, errors by step, and where it ended."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    done: bool = False
    started: bool = False
    at: int = -1
    why: str = ""


@cache
def bubblewrap() -> str | None:
    """Return bubblewrap's path if it works on this machine, else None."""
    path = shutil.which("bwrap")
    if path is None:
        return None
    command = [path, "--unshare-all", "--ro-bind", "/", "/", "true"]
    works = subprocess.run(command, capture_output=True, timeout=20, check=False).returncode == 0
    return path if works else None


class Sandbox:
    """A place to run jobs in; make it once, use it for every submission.

    Parameters
    ----------
    mode : str
        "auto" takes bubblewrap if there is one, "require" refuses to go without, "off" never uses it.
    place : Path
        A folder for what the jobs need; it is made, and removed at the end.
    """

    def __init__(self, mode: str, place: Path, *, seconds_per_cell: float = SECONDS_PER_CELL) -> None:
        self.bwrap = None if mode == "off" else bubblewrap()
        if mode == "require" and self.bwrap is None:
            raise FileNotFoundError("`--sandbox require` needs bubblewrap: `sudo apt install bubblewrap`.")
        self.seconds_per_cell = seconds_per_cell
        self._place = place.resolve()
        self.close()  # what a run that was killed left there
        self._place.mkdir(parents=True)
        _copy_kit(self._place / "kit")

    def close(self) -> None:
        """Remove what was laid out for the sandbox."""
        shutil.rmtree(self._place, ignore_errors=True)

    def run(
        self,
        exercise: str,
        steps: Sequence[Step],
        skip: set[int],
        data: Any,
        tries: dict[str, Any],
        slot: int,
    ) -> Ran:
        """Run steps on data and return what came out; `slot` tells jobs that run side by side apart."""
        with self._job(exercise, steps, skip, data, tries) as folder:
            command = self._wrapped(folder, slot) if self.bwrap else self._plain(folder)
            environment = _environment(self._place / "kit" if not self.bwrap else Path("/kit"))
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env=environment, cwd=folder / "home", start_new_session=True,
            )  # fmt: skip
            try:
                return _listen(process, steps, self.seconds_per_cell)
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    @contextmanager
    def _job(
        self, exercise: str, steps: Sequence[Step], skip: set[int], data: Any, tries: dict[str, Any]
    ) -> Iterator[Path]:
        folder = Path(tempfile.mkdtemp(dir=self._place))
        os.chmod(folder, 0o755)
        limits = {
            "RLIMIT_AS": MEMORY,
            "RLIMIT_FSIZE": FILE_SIZE,
            "RLIMIT_CORE": 0,
            "RLIMIT_CPU": SECONDS,
            "RLIMIT_NPROC": PROCESSES if self.bwrap and os.geteuid() == 0 else _tasks_of_user() + PROCESSES,
        }
        job = {
            "exercise": exercise,
            "steps": [vars(step) for step in steps],
            "skip": sorted(skip),
            "seconds": self.seconds_per_cell,
            "limits": limits,
            "alone": bool(self.bwrap),  # in a process namespace of its own
        }
        (folder / "home").mkdir()
        (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
        (folder / "data.pkl").write_bytes(pickle.dumps((data, tries)))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _plain(self, folder: Path) -> list[str]:
        return [sys.executable, "-s", str(Path(__file__).with_name("runner.py")), str(folder)]

    def _wrapped(self, folder: Path, slot: int) -> list[str]:
        """Return the command that runs a job under bubblewrap, as a user who owns nothing."""
        command = [str(self.bwrap), "--unshare-net", "--unshare-pid", "--unshare-ipc", "--unshare-uts"]
        command += ["--die-with-parent", "--new-session", "--proc", "/proc", "--dev", "/dev"]
        for place in ("/tmp", "/home/student"):
            command += ["--size", str(FILE_SIZE), "--perms", "1777", "--tmpfs", place]
        command += ["--chdir", "/home/student"]
        for path in ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives"):
            command += ["--ro-bind-try", path, path]
        for path in dict.fromkeys((sys.base_prefix, sys.prefix)):
            # bubblewrap would make the folders above for root alone.
            for above in reversed(Path(path).parents[:-1]):
                command += ["--perms", "0755", "--dir", str(above)]
            command += ["--ro-bind", path, path]
        command += ["--ro-bind", str(self._place / "kit"), "/kit", "--ro-bind", str(folder), "/job"]
        command += ["--ro-bind", str(Path(__file__).with_name("runner.py")), "/runner.py"]
        if os.geteuid() == 0:
            # As root the uid is dropped inside: no limit on processes binds root, not even in a namespace.
            user = str(_FIRST_UID + slot)
            command += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
            command += ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--no-new-privs"]
            command += ["--inh-caps=-all"]
        else:
            command += ["--unshare-user", "--disable-userns"] if _newer_bubblewrap() else ["--unshare-user"]
        return [*command, sys.executable, "-s", "/runner.py", "/job"]


def _newer_bubblewrap() -> bool:
    found = subprocess.run(["bwrap", "--help"], capture_output=True, text=True, check=False)
    return "--disable-userns" in found.stdout + found.stderr


def _tasks_of_user() -> int:
    """Count the threads that the user has now; the limit on processes counts them all."""
    tasks, me = 0, os.getuid()
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            tasks += sum(1 for _ in (entry / "task").iterdir()) if entry.stat().st_uid == me else 0
    return tasks


def _environment(kit: Path) -> dict[str, str]:
    # Settings of the numerical libraries decide results on some processors, so they go along.
    kept = {name: value for name, value in os.environ.items() if name.startswith("OPENBLAS_")}
    return kept | {
        "CRM_TEACHING_KIT": str(kit),
        "CRM_TEACHING_NO_PROGRESS": "1",
        "HOME": "/home/student",
        "IPYTHONDIR": "/tmp/ipython",
        "LANG": "C.UTF-8",
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": "/tmp/matplotlib",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PATH": "/usr/bin:/bin",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
    }


def _copy_kit(target: Path) -> None:
    """Lay out the package and its data without anything that tells an answer."""
    package = Path(__file__).resolve().parent.parent
    shutil.copytree(package, target / "crm_teaching", ignore=_without_answers, copy_function=shutil.copy2)
    shutil.copytree(data_folder(), target / "datasets")
    compileall.compile_dir(str(target / "crm_teaching"), quiet=2)


def _without_answers(folder: str, names: list[str]) -> set[str]:
    left_out = set(shutil.ignore_patterns(*_ANSWERS)(folder, names))
    if Path(folder).name == "crm_teaching":
        left_out.discard("questions.py")  # the form of a question, not the questions
    return left_out


def _listen(process: subprocess.Popen[bytes], steps: Sequence[Step], seconds_per_cell: float) -> Ran:
    """Read what the runner tells until it is done, ends, falls silent or talks too much."""
    ran, waiting, total = Ran(), b"", 0
    end = time.monotonic() + SECONDS
    assert process.stdout is not None
    with selectors.DefaultSelector() as ready:
        ready.register(process.stdout, selectors.EVENT_READ)
        while not ran.done:
            # The runner's own alarm comes first; this one is for code that stops it.
            at_work = ran.started and 0 <= ran.at < len(steps) and steps[ran.at].kind != GIVEN
            patience = (seconds_per_cell if at_work else GIVEN_SECONDS) + 5
            if not ready.select(min(patience, max(0.0, end - time.monotonic()))):
                ran.why = "TimeUp"
                break
            chunk = os.read(process.stdout.fileno(), 1 << 16)
            total += len(chunk)
            if not chunk or total > MOST_TOLD:
                ran.why = "TooMuch" if chunk else "Ended"
                break
            *lines, waiting = (waiting + chunk).split(b"\n")
            for line in lines:
                _hear(ran, line)
    return ran


def _hear(ran: Ran, line: bytes) -> None:
    try:
        told = json.loads(line)
        if "answer" in told:
            ran.values[str(told["answer"])] = told["value"]
        if "error" in told:
            ran.errors[int(told["at"])] = str(told["error"])[:200]
        if "note" in told:
            ran.notes.append(str(told["note"])[:200])
        ran.at = int(told.get("at", ran.at))
        ran.started = ran.started or bool(told.get("ready"))
        ran.done = bool(told.get("done"))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        # A student's code may write here, too; what is no message is not heard.
        return
