"""The look: Chinese letters are there, and pictures carry their description."""

from __future__ import annotations

import json
import tomllib
import warnings
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from matplotlib.ft2font import FT2Font

from crm_teaching.style import FONT_FILE, _figure_png, alt_text, describe, new_axes

ROOT = Path(__file__).resolve().parent.parent


def chinese(text: str) -> set[str]:
    return {letter for letter in text if "\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef"}


def texts() -> dict[str, str]:
    """Every file whose Chinese may stand in a figure or a headline."""
    files = [*ROOT.glob("datasets/**/*.toml"), *ROOT.glob("datasets/*.json")]
    files += [*ROOT.glob("crm_teaching/**/*.py"), *ROOT.glob("notebooks/**/*.ipynb")]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}


def test_the_font_has_every_chinese_letter_that_the_kit_uses() -> None:
    known = set(FT2Font(str(FONT_FILE)).get_charmap())
    missing = {
        name: sorted(
            letter for letter in chinese(json.dumps(text, ensure_ascii=False)) if ord(letter) not in known
        )
        for name, text in texts().items()
    }
    assert {name: letters for name, letters in missing.items() if letters} == {}


def test_a_letter_outside_the_font_would_be_noticed() -> None:
    assert ord("\U00020000") not in FT2Font(str(FONT_FILE)).get_charmap()


def test_every_case_title_draws_without_a_warning() -> None:
    ax = new_axes()
    titles = [tomllib.loads(path.read_text("utf-8"))["title"] for path in ROOT.glob("datasets/cases/*.toml")]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for title in titles:
            ax.set_title(f"{title['en']} {title['zh']}")
            ax.figure.canvas.draw()
    plt.close("all")
    assert titles


def test_a_displayed_figure_carries_its_alt_text() -> None:
    ax = describe(new_axes(), "Nothing is drawn.")
    png, metadata = _figure_png(ax.figure)
    assert png.startswith(b"\x89PNG")
    assert metadata == {"alt": "Nothing is drawn."} == {"alt": alt_text(ax.figure)}
    plt.close("all")


@pytest.fixture(autouse=True)
def no_figure_left() -> None:
    plt.close("all")
