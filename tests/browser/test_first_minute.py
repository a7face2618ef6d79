"""A visitor's first minute on the start page, and what is left after saving, in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.jupyterlab import ROOT, browser_page, jupyterlab, open_notebook, run_all

pytestmark = pytest.mark.browser
EXPLORER = ".jp-CodeCell:has(.widget-image)"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", folder / "kit" / "notebooks")
    with jupyterlab(folder / "kit", folder / "lab.log") as address:
        yield address


def words(page: Any) -> str:
    """Return headline and verdict of the explorer."""
    return str(page.locator(f"{EXPLORER} .widget-html").nth(0).inner_text()) + str(
        page.locator(f"{EXPLORER} .widget-html").nth(1).inner_text()
    )


def picture(page: Any) -> str:
    return str(page.locator(f"{EXPLORER} img.widget-image").get_attribute("src"))


def wait_for_change(page: Any, before: str) -> None:
    page.wait_for_function(
        "([selector, src]) => document.querySelector(selector).src !== src",
        arg=[f"{EXPLORER} img.widget-image", before],
    )
    page.wait_for_timeout(300)


def test_predict_move_by_key_and_mouse_save_and_reopen(lab: str, tmp_path: Path) -> None:
    with browser_page() as page:
        open_notebook(page, lab, "notebooks/00_start_here.ipynb")
        run_all(page)
        guess = page.locator(".jp-CodeCell:has(button:has-text('Commit 提交'))").first
        guess.scroll_into_view_if_needed()
        guess.locator(".noUi-handle").focus()
        page.keyboard.press("ArrowRight")
        guess.get_by_role("button", name="Commit 提交").click()
        page.wait_for_selector("text=You said 你的预测：1%")

        page.locator(EXPLORER).scroll_into_view_if_needed()
        by_default, first_words = picture(page), words(page)
        assert "too low" in first_words
        handle = page.locator(f"{EXPLORER} .noUi-handle").first
        handle.focus()
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        wait_for_change(page, by_default)
        page.screenshot(path=tmp_path / "by_key.png")
        by_key, key_words = picture(page), words(page)
        assert key_words != first_words

        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] - 70, box["y"] + box["height"] / 2, steps=8)
        page.mouse.up()
        wait_for_change(page, by_key)
        page.screenshot(path=tmp_path / "by_mouse.png")
        assert words(page) not in (key_words, first_words)

        page.keyboard.press("Control+s")
        page.wait_for_timeout(3000)
        page.evaluate(
            "async () => { for (const s of await (await fetch('/api/sessions')).json())"
            " await fetch('/api/sessions/' + s.id, {method: 'DELETE', headers: {'X-XSRFToken':"
            " document.cookie.match(/_xsrf=([^;]*)/)?.[1] ?? ''}}); }"
        )
    with browser_page() as page:
        page.goto(f"{lab}/lab/tree/notebooks/00_start_here.ipynb?reset")
        still = page.locator(".jp-OutputArea-output img").first
        still.scroll_into_view_if_needed()
        page.screenshot(path=tmp_path / "reopened.png")
        assert still.evaluate("image => image.naturalWidth") == 760
        text = page.locator(".jp-Notebook").inner_text()
        assert "model not found" not in text and "Error displaying widget" not in text
