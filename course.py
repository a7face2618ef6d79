# -*- coding: utf-8 -*-
"""Start the course: ``python3 course.py lab``, on Windows ``py course.py lab``.

Makes the folder .venv beside this file, installs the pinned packages into it with your own pip settings,
and hands the command over to ``python -m crm_teaching``. Needs nothing but Python.

Without f-strings and annotations, so that every Python can read this file and say which one is needed.
"""

from __future__ import print_function

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time

OLDEST, NEWEST = (3, 11), (3, 14)  # NEWEST: the last one that all pinned packages have wheels for
COMMANDS = ("lab", "test", "check", "run", "exercises", "data", "grade", "release")
USAGE = "Usage: python3 course.py COMMAND [OPTIONS], with COMMAND one of %s." % ", ".join(COMMANDS)
SIZE_MB = 1200  # what .venv and pip's downloads take

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
STAMP = os.path.join(VENV, "course-is-set-up")

AGAIN = "start the same command again."
FULL = "The disk is full: free about %d MB and %s" % (SIZE_MB, AGAIN)
LOCKED = "Cannot write in %s: close JupyterLab, or copy the course to your own folder, and %s" % (VENV, AGAIN)
NO_VENV = (
    "This Python lacks %s: on Debian and Ubuntu `sudo apt install python3-venv`, elsewhere use a Python from "
    "python.org, and " + AGAIN
)
NO_WHEEL = "pip finds no {}: check the network and `pip config list`, use a 64-bit Python, and " + AGAIN
# What pip, venv or Python say when they fail, and what to do about it; the first that fits is told.
CAUSES = (
    (r"No space left|Errno 28|WinError 112|quota exceeded", FULL),
    (r"SSL module is not available", "This Python cannot load SSL: use one from python.org."),
    (r"Retrying|ConnectionError|timed out|SSLError", "No network: check it (and any proxy) and " + AGAIN),
    (r"Long Path", "The path is too long: move the course to a short one such as C:\\crm and " + AGAIN),
    (r"Permission denied|Read-only|Errno (?:13|30)\b|WinError (?:5|32)\b", LOCKED),
    (r"No matching distribution found for (\S+)", NO_WHEEL),
    (r"No such file or directory: '(?:.*[\\/])?(.+)'", "{} is missing: unpack the whole course and " + AGAIN),
    (r"ERROR: (.+)", "pip stopped ({}): " + AGAIN),
    (r"", "Making .venv failed: delete the folder %s and %s" % (VENV, AGAIN)),
)
# A wheel that pip names: package, version, size.
WHEEL = re.compile(r"\s*(?:Down|Using|Proc).* (?:\S*/)?([^-/]+)-([^-]+)-\S+\.whl( \([\d.]+ \w+\))?")


class CannotSetUp(Exception):
    """The course cannot start; the message is one sentence that says what to do."""


def wrong_python(version):
    """Say which Python is needed if `version` is too old or too new, else None."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return None
    names = tuple("%d.%d" % tuple(one[:2]) for one in (OLDEST, NEWEST, version, NEWEST, NEWEST, NEWEST))
    return (
        "The course needs Python %s to %s, and this is Python %s: install %s from python.org and start "
        "`python%s course.py lab`, on Windows `py -%s course.py lab`." % names
    )


def say(text, passing=False):
    """Print a line at once; on a terminal the next line takes the place of a passing one."""
    terminal = sys.stdout.isatty()
    print(text.ljust(78) if terminal else text, end="\r" if terminal and passing else "\n")
    sys.stdout.flush()


def fingerprint(requirements):
    """Digest all that .venv depends on: this Python, this folder, the requirement files."""
    digest = hashlib.sha256(repr((sys.version_info[:2], sys.base_prefix, ROOT)).encode("utf-8"))
    for name in ("pyproject.toml", "requirements.txt", requirements):
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def set_up_for():
    """Return the fingerprints that .venv was completed with; none if it is missing or half-made."""
    if not (os.path.exists(STAMP) and os.path.exists(PYTHON)):
        return []
    with open(STAMP) as file:
        return file.read().split()


def usable():
    """Tell whether the Python in .venv starts, has pip and is of this version."""
    ask = "import pip, sys; sys.exit(sys.version_info[:2] != %r)" % (sys.version_info[:2],)
    try:
        return subprocess.call([PYTHON, "-c", ask], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_venv():
    """Make .venv afresh, over whatever an interrupted start left there."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError as error:
        raise CannotSetUp(NO_VENV % error.name)
    os.makedirs(VENV, exist_ok=True)
    if shutil.disk_usage(VENV).free < SIZE_MB * 1000000:
        raise CannotSetUp(FULL)
    finish([sys.executable, "-m", "venv", "--clear", VENV])


def install(*arguments):
    """Run pip in .venv; only wheels, as nobody in a classroom can compile numpy."""
    settings = ("--no-input", "--disable-pip-version-check", "--only-binary", ":all:")
    finish([PYTHON, "-m", "pip", "install"] + list(settings + arguments))


def finish(command):
    """Run a command to its end, showing what pip downloads; raise CannotSetUp if it fails."""
    # Whoever installs for the user alone by default could install nothing into .venv.
    environment = dict(os.environ, PIP_USER="0", PYTHONIOENCODING="utf-8:replace")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL}
    lines = []
    with subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) as process:
        for line in process.stdout:
            lines.append(line.decode("utf-8", "replace"))
            show(lines[-1])
    if process.returncode:
        raise CannotSetUp(why_it_failed("".join(lines)))


def show(line):
    """Tell what pip is doing, from a line of its output."""
    load = WHEEL.match(line)
    if load:
        say("      %s %s%s" % (load[1], load[2], load[3] or ""), passing=True)
    elif "Retrying (" in line:
        say("      no answer, trying again", passing=True)
    elif line.startswith("Installing collected packages:") and "," in line:
        say("      unpacking %d packages, about a minute" % (line.count(",") + 1))


def why_it_failed(output):
    """Turn the output of a failed command into one sentence."""
    matches = ((re.search(pattern, output), sentence) for pattern, sentence in CAUSES)
    return next(sentence.replace("{}", "".join(found.groups())) for found, sentence in matches if found)


def set_up(requirements):
    """Bring .venv to what the requirement files ask for; costs nothing when it is there."""
    done = set_up_for()
    if fingerprint(requirements) in done:
        return
    started = time.time()
    again = bool(done) and usable()
    if os.path.exists(STAMP):
        os.remove(STAMP)  # until all is done again, .venv counts as half-made
    if not again:
        say("Setting up the course in .venv: once, a few minutes, about 1 GB.")
        say("[1/3] making .venv with Python %d.%d" % sys.version_info[:2])
        make_venv()
    say("[2/3] installing the packages of " + requirements)
    install("-r", requirements)
    say("[3/3] installing crm_teaching")
    install("--no-deps", "--editable", ".")
    with open(STAMP, "w") as file:
        file.write("\n".join((fingerprint("requirements.txt"), fingerprint(requirements))))
    say("Ready after %d seconds." % (time.time() - started))


def hand_over(arguments):
    """Go on as ``python -m crm_teaching`` in .venv, and return its exit status."""
    command = [PYTHON, "-m", "crm_teaching"] + arguments
    if os.name == "posix":
        os.execv(PYTHON, command)  # the same process, so that a signal to it reaches JupyterLab
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command, which ends in its own way
    return subprocess.call(command)


def main(arguments):
    """Set up, hand over, and return an exit status or the sentence that says what to do."""
    problem = wrong_python(sys.version_info)
    if problem:
        return problem
    if not arguments or arguments[0] not in COMMANDS:
        return USAGE
    try:
        set_up("requirements-dev.txt" if arguments[0] == "test" else "requirements.txt")
        return hand_over(arguments)
    except CannotSetUp as stop:
        return str(stop)
    except KeyboardInterrupt:
        return "Stopped: to go on, " + AGAIN
    except OSError as error:
        return why_it_failed(str(error))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
