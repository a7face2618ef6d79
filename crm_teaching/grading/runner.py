"""What runs inside the sandbox: a student's steps, one after the other, and the values of the answers.

Started as ``python runner.py FOLDER``. It reads ``job.json`` and ``data.pkl`` there and writes one line of
JSON to its standard output for each thing that happens. Nothing here judges: a forged value gains nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import signal
import sys
import types
from pathlib import Path
from typing import Any

# Taken before a student's code can change them.
_write, _json, _exit, _timer = os.write, json.JSONEncoder().encode, os._exit, signal.setitimer
_kill, _pid = os.kill, os.getpid
# What was given may import a lot on a slow machine; only a student's own cells are short of time.
GIVEN_SECONDS = 60
MOST_CELLS, MOST_LETTERS, MOST_ITEMS, MOST_PRINTED = 20_000, 2_000, 2_000, 1_000_000


class TimeUp(BaseException):
    """Raised inside a cell that runs too long; no `except Exception` stops it."""


class Printed:
    """Stands for standard output: counts what is printed, keeps nothing."""

    encoding, n, errors = "utf-8", 0, "replace"

    def write(self, text: str) -> int:
        self.n += len(text)
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return False


def main(folder: str) -> None:
    """Run the job in `folder` and end the process without any of the student's farewells."""
    out = os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    job = json.loads(Path(folder, "job.json").read_text(encoding="utf-8"))

    def say(**told: Any) -> None:
        line = _json(told).encode("ascii") + b"\n"
        while line:
            line = line[_write(out, line) :]

    limit(job["limits"])
    shell, tries = prepare(Path(folder), job["exercise"])
    printed: Any = Printed()
    signal.signal(signal.SIGALRM, _time_up)
    me = _pid()
    say(ready=True)
    for number, step in enumerate(job["steps"]):
        if number in job["skip"]:
            continue
        say(at=number)
        sys.stdout = sys.stderr = printed
        # Again every second, for a loop that swallows the first one.
        _timer(signal.ITIMER_REAL, GIVEN_SECONDS if step["kind"] == "given" else job["seconds"], 1)
        try:
            told = run_step(shell, step, tries)
        except BaseException as error:
            told = {"error": _name(error)}
        finally:
            _timer(signal.ITIMER_REAL, 0)
        if _pid() != me:
            _exit(0)  # a copy that a student's code made has nothing to tell
        if told:
            say(at=number, **told)
        if "error" in told and job["alone"]:
            _stop_all_others()
    if printed.n > MOST_PRINTED:
        say(note=f"printed {printed.n / 1e6:.0f} MB; cut")
    say(done=True)
    _exit(0)


def _stop_all_others() -> None:
    """End what a failed cell left running, such as a fork bomb, so that the next cell has its time.

    Only for a process that is alone in its namespace: it ends whatever this user runs.
    """
    with contextlib.suppress(OSError):
        _kill(-1, signal.SIGKILL)


def limit(limits: dict[str, int]) -> None:
    """Set the limits that a process cannot lift again."""
    import resource

    for name, value in limits.items():
        which = getattr(resource, name)
        _, hard = resource.getrlimit(which)
        wanted = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (wanted, wanted))


def prepare(folder: Path, exercise: str) -> tuple[Any, dict[str, Any]]:
    """Return an IPython shell in which the kit gives this student's data and checks nothing."""
    from IPython.core.interactiveshell import InteractiveShell

    import crm_teaching.own_data

    own_data: Any = crm_teaching.own_data

    with open(folder / "data.pkl", "rb") as file:
        data, tries = pickle.load(file)
    checks: Any = types.ModuleType("crm_teaching.checks")
    checks.check = checks.hint = checks.solution = lambda *_: None
    sys.modules["crm_teaching.checks"] = checks

    def exercise_data(name: str, student: str) -> Any:
        if name != exercise:
            raise ValueError(f"`exercise` must be {exercise!r}; got {name!r}. Leave the given cell as it is.")
        return data.copy()

    own_data.exercise_data = exercise_data

    class Shell(InteractiveShell):
        def enable_matplotlib(self, gui: Any = None) -> tuple[str, None]:
            return "agg", None  # figures are read, not shown

    return Shell.instance(history_length=0, colors="NoColor"), tries


def run_step(shell: Any, step: dict[str, str], tries: dict[str, Any]) -> dict[str, Any]:
    """Run a cell, or read an answer; return what to tell."""
    if step["kind"] != "check":
        done = shell.run_cell(step["source"], store_history=False, silent=True)
        if "matplotlib.pyplot" in sys.modules:
            # As a notebook does after each cell; else the next plot would draw onto this one.
            sys.modules["matplotlib.pyplot"].close("all")
        error = done.error_before_exec or done.error_in_exec
        return {"error": _name(error)} if error is not None else {}
    try:
        value = eval(step["source"], shell.user_ns)
    except NameError:
        return {"answer": step["question"], "value": {"is": "missing"}}
    if step["question"] in tries and callable(value):
        return {"answer": step["question"], "value": _outcomes(value, tries[step["question"]])}
    return {"answer": step["question"], "value": encode(value)}


def _outcomes(function: Any, tries: Any) -> dict[str, Any]:
    from crm_teaching.answers.functions import outcome

    told = []
    for one in tries:
        how, got = outcome(function, one)
        told.append([how, encode(got) if how == "value" else [str(got.name)[:80], str(got.text)[:80]]])
    return {"is": "outcomes", "outcomes": told}


def encode(value: Any, *, inside: int = 0) -> dict[str, Any]:
    """Return a value as JSON can carry it: what it is, and as much of it as a judge needs.

    `inside` counts the lists around it: the deeper, the fewer values are kept.

    Examples
    --------
    >>> encode(0.5), encode(...), encode(3 + 0j)
    ({'is': 'number', 'value': '0.5'}, {'is': 'blank'}, {'is': 'other', 'type': 'complex'})
    """
    try:
        return _encode(value, inside)
    except TimeUp:
        raise
    except BaseException:
        return {"is": "other", "type": _type(value)}


def _encode(value: Any, inside: int) -> dict[str, Any]:
    import numpy as np
    import pandas as pd

    from crm_teaching.answers.verdict import as_number
    from crm_teaching.charts import read_chart

    if value is Ellipsis or value is None:
        return {"is": "blank" if value is Ellipsis else "none"}
    if isinstance(value, bool | np.bool_):
        return {"is": "bool", "value": bool(value)}
    if isinstance(value, int | np.integer) and abs(int(value)) < 10**300:
        return {"is": "whole", "value": str(int(value))}
    number = as_number(value)
    if number is not None:
        return {"is": "number", "value": repr(number)}
    if isinstance(value, str):
        return {"is": "text", "value": value[:MOST_LETTERS]}
    if isinstance(value, pd.Timestamp):
        return {"is": "time", "value": value.isoformat()}
    if isinstance(value, pd.DataFrame):
        return _table(value)
    if isinstance(value, pd.Series | np.ndarray | list | tuple | set | dict):
        return _list(value, inside)
    chart = read_chart(value)
    if chart is not None:
        series = [[[place, height] for place, height in marks[:MOST_ITEMS]] for marks in chart.series[:100]]
        labels = {"x": chart.x_label[:200], "y": chart.y_label[:200], "lying": chart.lying}
        return {"is": "chart", "series": series, **labels}
    if isinstance(value, pd.Period):
        return {"is": "text", "value": str(value)}
    return {"is": "function"} if callable(value) else {"is": "other", "type": _type(value)}


def _table(frame: Any) -> dict[str, Any]:
    if frame.size > MOST_CELLS:
        return {"is": "large", "type": "table", "shape": list(frame.shape)}
    columns = [str(name)[:200] for name in frame.columns]
    rows = [[encode(value) for value in row] for row in frame.itertuples(index=False, name=None)]
    index = [[encode(part) for part in (key if isinstance(key, tuple) else (key,))] for key in frame.index]
    names = [None if name is None else str(name)[:200] for name in frame.index.names]
    return {"is": "table", "columns": columns, "rows": rows, "index": index, "names": names}


def _list(value: Any, inside: int) -> dict[str, Any]:
    items = list(value.values()) if isinstance(value, dict) else list(value)
    kept = [encode(item, inside=inside + 1) for item in items[: MOST_ITEMS // 50**inside]]
    return {"is": "list", "type": type(value).__name__, "n": len(items), "items": kept}


def _type(value: Any) -> str:
    return str(type(value).__name__)[:80]


def _name(error: BaseException | None) -> str:
    if isinstance(error, TimeUp):
        return "TimeUp"
    try:
        if isinstance(error, SyntaxError):
            return f"{_type(error)}: {error.msg} (line {error.lineno})"[:200]
        text = str(error).partition("\n")[0][:160]
    except BaseException:
        text = ""
    return f"{_type(error)}: {text}".rstrip(": ")


def _time_up(*_: Any) -> None:
    raise TimeUp


if __name__ == "__main__":
    sys.path.insert(0, os.environ["CRM_TEACHING_KIT"])
    main(sys.argv[1])
