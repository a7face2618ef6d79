"""Make the README's picture: the start page's explorer in JupyterLab, after one slider was moved.

python tests/browser/readme_picture.py
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.browser.jupyterlab import ROOT, browser_page, jupyterlab, open_notebook, run_all


def main() -> None:
    """Write notebooks/images/explorer.png."""
    target = ROOT / "notebooks" / "images" / "explorer.png"
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "kit"
        shutil.copytree(ROOT / "notebooks", folder / "notebooks")
        with jupyterlab(folder, Path(name) / "lab.log") as address, browser_page(height=1300) as page:
            open_notebook(page, address, "notebooks/00_start_here.ipynb")
            run_all(page)
            page.locator(".noUi-handle").first.focus()
            for _ in range(30):
                page.keyboard.press("ArrowRight")
            page.get_by_role("button", name="Commit 提交").first.click()
            explorer = page.locator(".jp-CodeCell:has(.widget-image) .jp-OutputArea-output").first
            explorer.locator(".noUi-handle").first.focus()
            for _ in range(6):
                page.keyboard.press("ArrowLeft")
            explorer.evaluate("cell => cell.scrollIntoView({block: 'center'})")
            page.wait_for_timeout(1500)
            box = explorer.locator(".widget-vbox").first.bounding_box()
            page.screenshot(path=target, clip={**box, "width": min(box["width"], 800)})


if __name__ == "__main__":
    main()
