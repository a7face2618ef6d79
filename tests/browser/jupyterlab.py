"""JupyterLab in headless Chromium, for tests and benchmarks that need a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# Chromium as root, without the background requests that a closed network refuses.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def jupyterlab(folder: Path, log: Path) -> Iterator[str]:
    """Serve `folder` with the kit's own ``lab`` command; yield the address."""
    port = free_port()
    command = [sys.executable, "-m", "crm_teaching", "lab", "--no-browser", "--port", str(port)]
    command += ["--IdentityProvider.token=", f"--ServerApp.root_dir={folder}", "--ServerApp.allow_root=True"]
    # A home of its own, so that the tester's JupyterLab settings and workspaces change nothing.
    home = log.parent / "home"
    home.mkdir(exist_ok=True)
    environment = {**os.environ, "HOME": str(home), "JUPYTER_CONFIG_DIR": str(home / "config")}
    with log.open("w") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, cwd=folder, env=environment)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(timeout=60)
            except subprocess.TimeoutExpired:
                # On a busy machine kernels end slowly; the tests are over, so nothing is lost.
                server.kill()
                server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        if server.poll() is not None:
            raise RuntimeError("JupyterLab ended before it answered; see its log")
        try:
            with urllib.request.urlopen(f"{address}/api/status", timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError("JupyterLab did not answer within a minute; see its log")


@contextmanager
def browser_page(width: int = 1280, height: int = 900) -> Iterator[Any]:
    """Yield a page of headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(60_000)
        yield page
        browser.close()


def open_notebook(page: Any, address: str, path: str) -> None:
    """Open a notebook in JupyterLab, alone, and wait for its kernel."""
    page.goto(f"{address}/lab/tree/{path}?reset")
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell")
    page.wait_for_selector('.jp-Notebook-ExecutionIndicator[data-status="idle"]', state="attached")
    # The indicator is idle a moment before the notebook knows its kernel; run then, it would ask for one.
    page.wait_for_function(
        "() => fetch('/api/sessions').then(r => r.json()).then(all => all.length > 0)", polling=200
    )
    page.wait_for_timeout(1500)


def run_all(page: Any) -> None:
    """Run every cell from the menu and wait until the kernel is idle."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    status = '.jp-Notebook-ExecutionIndicator[data-status="{}"]'
    # On a busy machine the notebook may not know its kernel yet, and asks which one to take.
    page.wait_for_selector(f"{status.format('busy')}, .jp-Dialog .jp-mod-accept", state="attached")
    if page.locator(".jp-Dialog .jp-mod-accept").count():
        page.locator(".jp-Dialog .jp-mod-accept").click()
        page.wait_for_selector(status.format("busy"), state="attached")
    page.wait_for_selector(status.format("idle"), state="attached", timeout=120_000)
