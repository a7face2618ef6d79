"""A call played by mouse and by keyboard in a real browser, then begun anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.jupyterlab import browser_page, jupyterlab, open_notebook, run_all
from tests.conftest import code, notebook

pytestmark = pytest.mark.browser
CELLS = [
    "from crm_teaching import complaints, predict, setup\nsetup()",
    'guess = predict("Does she stay?", {"kept": "Stays 留下", "lost": "Leaves 离开"})\nguess',
    'complaints.play_call("renewal_call", guess=guess)',
]


def says(page: Any) -> str:
    """Return what the customer says now, as a screen reader hears it."""
    return str(page.locator('[role="status"]').last.inner_text())


def wait_for(page: Any, words: str) -> None:
    page.wait_for_selector(f'[role="status"]:has-text("{words}")')


def test_a_call_by_mouse_by_keyboard_and_again(tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "call.ipynb").write_text(json.dumps(notebook([code(text) for text in CELLS])), encoding="utf-8")
    with jupyterlab(folder, tmp_path / "lab.log") as address, browser_page(height=1300) as page:
        open_notebook(page, address, "call.ipynb")
        run_all(page)
        page.get_by_label("Stays 留下").check()
        page.get_by_role("button", name="Commit 提交").click()
        first = page.locator("button.crm-choice").first
        first.scroll_into_view_if_needed()
        assert "my card had expired" in says(page)
        page.screenshot(path=tmp_path / "start.png")

        page.get_by_role("button", name="3. That cannot be.").click()
        wait_for(page, "You do not even let me finish")
        # The first sentence has the focus, so Tab goes to the next one.
        page.wait_for_function("() => document.activeElement.innerText.startsWith('1.')")
        page.screenshot(path=tmp_path / "mouse.png")
        page.keyboard.press("Enter")
        wait_for(page, "full queue behind me")
        page.keyboard.press("Enter")
        wait_for(page, "And what do you see?")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        wait_for(page, "not one word of regret")
        assert page.locator("button.crm-choice:visible").count() == 2
        page.keyboard.press("Enter")
        wait_for(page, "Then I wait for your call tomorrow")
        assert "anger 25, trust 70. No step was skipped. Faults: argues." in says(page)
        page.wait_for_selector("text=✓ You said 你的预测：Stays 留下")
        assert page.locator("button.crm-choice:visible").count() == 0
        page.screenshot(path=tmp_path / "kept.png")

        page.wait_for_function("() => document.activeElement.innerText.startsWith('Start again')")
        page.keyboard.press("Enter")
        wait_for(page, "my card had expired")
        assert page.locator("button.crm-choice:visible").count() == 3
