"""Start JupyterLab on the start page, set up for a lesson.

Everything is set for this one start: nothing is written into the user's home or the environment, and the
user's own Jupyter settings still apply.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crm_teaching.notebooks import strip_views

START_PAGE = "notebooks/00_start_here.ipynb"
JUPYTER_FOLDER = Path(__file__).resolve().parent / "jupyter"
HOST = "127.0.0.1"


class PortBusy(Exception):
    """The port that was asked for is taken or may not be used; the message is one sentence."""


def project_root() -> Path:
    """Return the folder that holds ``notebooks``: beside the package, or around the working folder."""
    here = Path.cwd()
    for folder in (Path(__file__).resolve().parent.parent, here, *here.parents):
        if (folder / START_PAGE).is_file():
            return folder
    return here


def strip_before_save(model: dict[str, Any], **_: Any) -> None:
    """Take live widgets out of a notebook that JupyterLab is about to save; the picture stays.

    Without this, a notebook that is run, saved and reopened shows "model not found" instead of a figure.
    """
    if model["type"] == "notebook" and (model.get("content") or {}).get("nbformat") == 4:
        strip_views(model["content"])


def refuse_busy(port: int) -> None:
    """Raise PortBusy if nothing can listen on the port."""
    if not 0 < port < 65536:
        raise PortBusy(f"Port {port} does not exist. Choose one from 1025 to 65535.")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            # As Jupyter does; on Windows the same option would take over a port in use.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise PortBusy(f"Port {port} may not be used here. Choose one above 1024.") from None
        except OSError:
            hint = "Close the program that uses it, choose another, or leave --port out."
            raise PortBusy(f"Port {port} is not free. {hint}") from None


def use_jupyter_folder() -> None:
    """Put our defaults for JupyterLab in front of the search path: no toast that asks about news."""
    paths = [str(JUPYTER_FOLDER), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, paths))
    # JupyterLab's debugger would warn in the terminal at each kernel.
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    # A kernel of the same name in the user's home would run another Python.
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")


def settings(root: Path, *, browser: bool, port: int | None) -> dict[str, dict[str, Any]]:
    """Return JupyterLab's settings for this start, by section."""
    import zmq

    server: dict[str, Any] = {
        "root_dir": str(root),
        "open_browser": browser,
        # Ctrl-C ends at once; JupyterLab has saved already.
        "answer_yes": True,
        "log_level": "ERROR",
        # As long as the interval; the default is longer, and tornado warns about it at each kernel.
        "tornado_settings": {"ws_ping_timeout": 30_000},
    }
    if port is not None:
        server |= {"port": port, "port_retries": 0}
    lab: dict[str, Any] = {"log_level": "ERROR"}
    if (root / START_PAGE).is_file():
        lab["default_url"] = f"/lab/tree/{START_PAGE}"
    return {
        "ServerApp": server,
        "LabApp": lab,
        # Encrypts the way to the kernel, where else each kernel would warn in the terminal.
        "KernelManager": {"transport_encryption": "auto" if zmq.has("curve") else "disabled"},
    }


def _warm_up() -> None:
    """Let matplotlib list the fonts now, beside JupyterLab's start, not in a learner's first cell."""
    subprocess.Popen([sys.executable, "-c", "import matplotlib.font_manager"], stderr=subprocess.DEVNULL)


def start(arguments: Sequence[str] = (), *, browser: bool = True, port: int | None = None) -> None:
    """Run JupyterLab until it is stopped; further arguments are JupyterLab's own.

    Raises
    ------
    PortBusy
        If a port is given and nothing can listen on it.
    """
    if port is not None:
        refuse_busy(port)
    _warm_up()
    use_jupyter_folder()
    # One browser window shows a slider, so the kernel need not send each move back to it.
    os.environ.setdefault("JUPYTER_WIDGETS_ECHO", "0")
    from jupyterlab.labapp import LabApp
    from traitlets.config import Config

    config = Config(settings(project_root(), browser=browser, port=port))
    server = LabApp.initialize_server(argv=list(arguments), config=config)
    server.contents_manager.register_pre_save_hook(strip_before_save)
    print("JupyterLab is running. Stop it with Ctrl-C.", flush=True)
    server.start()
