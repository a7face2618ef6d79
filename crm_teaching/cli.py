"""The commands: ``python -m crm_teaching lab | test | run | check | data | exercises``.

``course.py`` prepares a ``.venv`` and hands over to here; in an environment that has the package
(conda, Binder, Colab) the same commands work without it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from crm_teaching import notebooks


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
    one = commands.add_parser("run", help="execute notebooks and store their outputs")
    one.add_argument("paths", nargs="+", metavar="PATH", help="a notebook, or a folder of notebooks")
    one.add_argument("--seconds", type=int, default=notebooks.SECONDS_PER_CELL, help="time limit of a cell")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "run":
            return run(options.paths, options.seconds)
    except notebooks.NotebookFailed as error:
        say(str(error))
    except KeyboardInterrupt:
        say("Stopped.")
    return 1
