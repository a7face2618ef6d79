"""Every relative link in README, lessons and notes leads somewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("datasets/*.md"), *ROOT.glob("notebooks/**/*.md")]
PAGES += [path for path in ROOT.glob("*/**/*.ipynb") if ".ipynb_checkpoints" not in path.parts]
PAGES = [path for path in PAGES if ".venv" not in path.parts]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def prose(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return text
    cells = json.loads(text)["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = [link for link in LINK.findall(prose(page)) if not (page.parent / link).exists()]
    assert not dead


def test_the_front_page_and_the_start_page_list_every_lesson() -> None:
    # JupyterLab keeps copies of what was opened in a folder that begins with a dot.
    lessons = {path.name for path in ROOT.glob("notebooks/[!.]*/*.ipynb")}
    for page in (ROOT / "README.md", ROOT / "notebooks" / "00_start_here.ipynb"):
        named = {link.rsplit("/", 1)[-1] for link in LINK.findall(prose(page))}
        assert lessons <= named, f"{page.name} does not list {sorted(lessons - named)}"
