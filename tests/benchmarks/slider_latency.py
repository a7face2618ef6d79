"""How long from a key press to the new picture, in JupyterLab in Chromium?

The kit's explorer against ``ipywidgets.interact`` with inline matplotlib, which draws the same figure from
the same model with the same slider, in one notebook and one run.

    python tests/benchmarks/slider_latency.py [PRESSES]
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.browser.jupyterlab import browser_page, jupyterlab, open_notebook, run_all

CELLS = [
    """from ipywidgets import IntSlider, interact
from matplotlib import pyplot as plt
from crm_teaching import cases, setup
from crm_teaching.loyalty import explore_membership, membership, plot_membership
setup()
case = cases.load("sams_club")""",
    "explorer = explore_membership()\nexplorer",
    """fixed = {name: case[name] for name in explorer._inputs if name != "fee"}
def draw(fee):
    plot_membership(membership(fee=fee, **fixed))
    plt.show()
low, high, step = (int(getattr(case.parameters["fee"], key)) for key in ("low", "high", "step"))
_ = interact(draw, fee=IntSlider(value=int(case["fee"]), min=low, max=high, step=step))""",
]
# The clock starts in the browser at the key press and stops when the new picture is decoded.
WATCH = """(cell) => {
  const outputs = document.querySelectorAll('.jp-CodeCell .jp-Cell-outputArea')[cell];
  const picture = () => outputs.querySelector('img');
  window.times = [];
  let before = null, start = 0;
  outputs.addEventListener('keydown', () => { before = picture().src; start = performance.now(); }, true);
  const done = async () => {
    const image = picture();
    if (before === null || !image || image.src === before) return;
    before = null;
    await image.decode();
    window.times.push(performance.now() - start);
  };
  new MutationObserver(done).observe(outputs, {subtree: true, childList: true, attributes: true});
}"""


def _notebook() -> dict[str, Any]:
    cells = [
        {
            "cell_type": "code",
            "id": f"c{n}",
            "metadata": {},
            "source": text,
            "outputs": [],
            "execution_count": None,
        }
        for n, text in enumerate(CELLS)
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def press(page: Any, cell: int, n_presses: int) -> list[float]:
    """Press the arrow keys on the first slider of a cell; return the milliseconds of each press."""
    outputs = page.locator(".jp-CodeCell .jp-Cell-outputArea").nth(cell)
    outputs.scroll_into_view_if_needed()
    page.evaluate(WATCH, cell)
    outputs.locator(".noUi-handle").first.focus()
    for n in range(n_presses):
        page.keyboard.press("ArrowRight" if n % 10 < 5 else "ArrowLeft")
        page.wait_for_function(f"window.times.length > {n}", polling=50)
        page.wait_for_timeout(150)
    return list(page.evaluate("window.times"))


def main(n_presses: int = 30) -> None:
    """Print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "latency.ipynb").write_text(json.dumps(_notebook()), encoding="utf-8")
        with jupyterlab(folder, folder / "lab.log") as address, browser_page(height=1400) as page:
            open_notebook(page, address, "latency.ipynb")
            run_all(page)
            page.wait_for_selector(".noUi-handle")
            ours = press(page, 1, n_presses)
            theirs = press(page, 2, n_presses)
    for label, times in (("explorer", ours), ("interact", theirs)):
        low, high = statistics.quantiles(times, n=10)[0], statistics.quantiles(times, n=10)[-1]
        print(f"{label}: median {statistics.median(times):.0f} ms, 10% to 90%: {low:.0f} to {high:.0f} ms")
    print(f"interact takes {statistics.median(theirs) / statistics.median(ours):.1f} times as long")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
