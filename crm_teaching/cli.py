"""The commands: ``python -m crm_teaching lab | test | run | check | data | exercises``.

``course.py`` prepares a ``.venv`` and hands over to here; in an environment that has the package
(conda, Binder, Colab) the same commands work without it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from crm_teaching import lab, notebooks

# Commands that hand options on to the program that they start.
PASS_ON = ("lab", "test")


def say(text: str) -> None:
    """Print at once, in whatever characters the terminal can show."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)


def run(paths: Sequence[str], seconds: int) -> int:
    """Execute each notebook and store its outputs; one line a notebook."""
    failed = 0
    for path in notebooks.find(paths):
        try:
            notebooks.write(notebooks.execute(path, seconds=seconds), path)
            say(f"{path}: OK")
        except notebooks.NotebookFailed as error:
            failed += 1
            say(str(error))
    return int(failed > 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m crm_teaching", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    one = commands.add_parser("lab", help="open JupyterLab on the start page; takes JupyterLab's options too")
    one.add_argument("--no-browser", action="store_true", help="do not open a browser")
    one.add_argument("--port", type=int, help="listen on this port, or say that it is taken")
    one = commands.add_parser("run", help="execute notebooks and store their outputs")
    one.add_argument("paths", nargs="+", metavar="PATH", help="a notebook, or a folder of notebooks")
    one.add_argument("--seconds", type=int, default=notebooks.SECONDS_PER_CELL, help="time limit of a cell")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = _parser()
    options, further = parser.parse_known_args(arguments)
    if further and options.command not in PASS_ON:
        parser.error(f"unknown option: {' '.join(further)}")
    try:
        if options.command == "lab":
            lab.start(further, browser=not options.no_browser, port=options.port)
            return 0
        if options.command == "run":
            return run(options.paths, options.seconds)
    except (notebooks.NotebookFailed, lab.PortBusy) as error:
        say(str(error))
    except KeyboardInterrupt:
        say("Stopped.")
    return 1
