"""Every lesson keeps the rules of the house; and each rule can fail."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import lesson_rules as rules
from tests.conftest import ROOT, code, markdown, notebook
from tests.lesson_rules import CLEAN, FULL, Lesson, Number, Rule

FOLDER = ROOT / "notebooks"
ALL = sorted(path for path in FOLDER.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
# These two are clean like a lesson, but tell no case: no claim, no objectives, no surprise.
NO_LESSONS = ("00_start_here.ipynb", "00_warm_up.ipynb")
LESSONS = [path for path in ALL if path.name not in NO_LESSONS]


def _load(path: Path) -> Lesson:
    return Lesson(json.loads(path.read_text(encoding="utf-8")), path)


def _report(rule: Rule, lesson: Lesson) -> str:
    return "\n".join(f"  {trouble}" for trouble in rule(lesson))


CASES = [(path, rule) for path in ALL for rule in (CLEAN if path.name in NO_LESSONS else FULL)]


@pytest.mark.parametrize(
    ("path", "rule"), CASES, ids=[f"{path.relative_to(FOLDER)}-{rule.__name__}" for path, rule in CASES]
)
def test_lesson_keeps_the_rule(path: Path, rule: Rule) -> None:
    trouble = _report(rule, _load(path))
    assert not trouble, f"\n{path.relative_to(ROOT)}: {rule.__doc__}\n{trouble}"


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in LESSONS}), ids=lambda folder: str(folder.name)
)
def test_a_chapter_ends_in_a_memo(folder: Path) -> None:
    last = _load(max(folder.glob("*.ipynb")))
    memo = last.section("Memo")
    assert "120 words" in memo, f"{last.path.relative_to(ROOT)}: no memo of 120 words"
    assert "|" in memo or rules._items(memo) >= 4, f"{last.path.relative_to(ROOT)}: the memo has no rubric"


@pytest.mark.parametrize("folder", sorted({path.parent for path in LESSONS}), ids=lambda folder: folder.name)
def test_a_chapter_has_teaching_notes(folder: Path) -> None:
    notes = (folder / "TEACHING.md").read_text(encoding="utf-8")
    assert "45" in notes
    assert not [word for word in rules.BANNED if f" {word}" in notes.lower()]


# --- a small lesson that keeps every rule, to break in one place at a time ---------------------------------

PICTURE = {
    "output_type": "display_data",
    "data": {"image/png": "aGk=", "text/plain": "<Figure size 760x420 with 1 Axes>"},
    "metadata": {"image/png": {"alt": "Line of luck against the length of the run"}},
}
TITLE = """# Who is loyal?

45 minutes. Comes after the warm-up.

**中文提要**：连续购买三次就算忠诚吗？"""
IMPORTS = """from crm_teaching import check, judge, predict, recompute, setup
from crm_teaching.loyalty import explore_runs, plot_runs
setup()"""


def good() -> dict[str, Any]:
    """Return a lesson of 25 cells without fault."""
    count = iter(range(1, 100))
    made = [
        markdown(TITLE),
        code(IMPORTS, count=next(count)),
        markdown("## You will be able to\n\n- count runs\n- compare rules\n- choose a rule"),
        markdown(
            "## The case\n\nA manager gives a card to loyal customers, and each card costs 20 yuan a year."
        ),
        code("share = 0.3\nshare**3", "0.027", count=next(count)),
        markdown(
            "## How often does luck look loyal?\n\nThree in a row come by luck in 2.7% of cases.", "read"
        ),
        code("ax = plot_runs(share)", PICTURE, count=next(count)),
        markdown("Now you: **predict** before you move."),
        code('guess = predict("Will it fall?", {"a": "Yes"})\nguess', "Will it fall?", count=next(count)),
        markdown("Then move the share."),
        code("explore_runs(guess=guess)", PICTURE, count=next(count)),
        markdown("People expect 1%; it is 2.7%.", "surprise", "F068"),
        markdown("## Check the claim"),
        code('view = judge("three_in_a_row")\nview', "?", count=next(count)),
        markdown("And now the numbers."),
        code('recompute("three_in_a_row", view)', "fails", count=next(count)),
        markdown("## Check yourself"),
        code('answer = ...\ncheck("L3.1.1", answer)', "not attempted", count=next(count)),
        markdown("And the second one."),
        code('check("L3.1.2", ...)', "not attempted", count=next(count)),
        markdown("## Limits\n\nA rule scores people; say so."),
        markdown("## Takeaways\n\n1. Count.\n2. Compare.\n3. Choose."),
        markdown("## Words\n\n| English | 中文 |\n|---|---|\n| run | 连续 |"),
        markdown("## Memo\n\nWrite 120 words."),
        markdown("## Next\n\nSatisfied, and gone."),
    ]
    return notebook(made)


def test_the_good_lesson_keeps_every_rule() -> None:
    lesson = Lesson(good())
    assert [trouble for rule in FULL for trouble in rule(lesson)] == []


Break = Callable[[dict[str, Any]], None]


def _set(place: int, text: str) -> Break:
    return lambda raw: raw["cells"][place].update(source=text)


def _output(place: int, *outputs: Any) -> Break:
    made = code("", *outputs, count=1)["outputs"]
    return lambda raw: raw["cells"][place].update(outputs=made)


def _tag(place: int, *tags: str) -> Break:
    return lambda raw: raw["cells"][place]["metadata"].update(tags=list(tags))


def _drop(*places: int) -> Break:
    return lambda raw: raw.update(cells=[c for n, c in enumerate(raw["cells"]) if n not in places])


CODE, READ, DRAW, GUESS, EXPLORE, SURPRISE = 4, 5, 6, 8, 10, 11
ERROR = {"output_type": "error", "ename": "E", "evalue": "", "traceback": []}
STDERR = {"output_type": "stream", "name": "stderr", "text": "careful"}
VIEW = {"output_type": "display_data", "metadata": {}, "data": {rules.WIDGET_VIEW: {}, "text/plain": "x"}}
SVG = {"output_type": "display_data", "metadata": {}, "data": {"image/svg+xml": "<svg/>"}}
NO_ALT = {**PICTURE, "metadata": {}}
LONG = " ".join(["One two three four five six."] * 21)
LIST = "\n".join(f"- item {n}" for n in range(6))
NAMES = ", ".join(f"name_{n}" for n in range(9))

BREAKS: list[tuple[Rule, Break, str]] = [
    (rules.only_kernel_and_tags, lambda raw: raw["metadata"].update(widgets={}), "kernelspec alone"),
    (
        rules.only_kernel_and_tags,
        lambda raw: raw["cells"][4]["metadata"].update(x=1),
        "other than tags: ['x']",
    ),
    (rules.only_kernel_and_tags, _tag(CODE, "raises-exception"), "unknown tag 'raises-exception'"),
    (rules.ids_are_unique, lambda raw: raw["cells"][1].update(id="cell-0"), "not unique"),
    (
        rules.everything_was_run,
        lambda raw: raw["cells"][CODE].update(execution_count=None),
        "cell 2 was not run",
    ),
    (rules.everything_was_run, lambda raw: raw["cells"][CODE].update(execution_count=9), "out of order"),
    (rules.everything_was_run, _output(CODE, ERROR), "an error or a warning"),
    (rules.everything_was_run, _output(CODE, STDERR), "an error or a warning"),
    (rules.everything_was_run, _output(CODE, VIEW), "a live widget"),
    (rules.everything_was_run, _set(CODE, ""), "empty code cell"),
    (rules.pictures_have_alt_text, _output(DRAW, NO_ALT), "no alt text"),
    (rules.outputs_are_stable, _output(CODE, "<Thing object at 0x7f00aa>"), "an object's address"),
    (rules.outputs_are_stable, _output(CODE, "2026-11-22 09:03:11"), "a time of day"),
    (rules.outputs_are_stable, _output(CODE, "took 12 ms"), "a timing"),
    (rules.outputs_are_stable, _output(CODE, "Dep. Variable: y"), "a raw model summary"),
    (rules.outputs_are_stable, _output(CODE, "<Axes: title>"), "a figure's name"),
    (rules.outputs_are_stable, _output(CODE, SVG), "SVG"),
    (rules.four_digits, _output(CODE, "0.0270001"), "0.0270001 has 6 significant digits"),
    (rules.four_digits, _output(CODE, "2,357.25 yuan"), "2,357.25 has 6 significant digits"),
    (rules.prose_is_short, _set(READ, LONG), "126 words; 120 at most"),
    (rules.sentences_are_short, lambda raw: raw.update(cells=[markdown("word " * 21 + ".")]), "21 words"),
    (rules.no_filler, _set(READ, "It is important to simply count."), "'It is important to' says nothing"),
    (rules.no_filler, _set(READ, "In today’s market we delve."), "'delve' says nothing"),
    (rules.nothing_internal, _set(READ, "See F068."), "'F068'"),
    (rules.nothing_internal, _output(CODE, "seed 7"), "'seed'"),
    (rules.headings_ask, _set(READ, "## Introduction"), "'Introduction' is neither"),
    (rules.headings_ask, _set(READ, "## Run rules"), "'Run rules' is neither"),
    (rules.headings_ask, _set(READ, "# A second title?"), "one title"),
    (rules.lists_are_short, _set(READ, LIST), "a list of 6 items"),
    (rules.cells_are_short, _set(CODE, "x = 1\n" * 16), "16 lines of code"),
    (
        rules.cells_are_short,
        lambda raw: raw.update(cells=[code("x = 1\n" * 5)]),
        "the median code cell has 5 lines",
    ),
    (rules.prose_between_code, _drop(READ), "follows code directly"),
    (rules.plain_code, _set(CODE, "def f():\n    return 1"), "defines a function"),
    (rules.plain_code, _set(CODE, "class A: pass"), "defines a function or class"),
    (rules.plain_code, _set(CODE, "%matplotlib inline"), "a magic"),
    (rules.plain_code, _set(CODE, "!pip install x"), "a magic"),
    (rules.plain_code, _set(CODE, "plt.show()"), "plt.show"),
    (rules.plain_code, _set(CODE, "plot_runs(1);"), "semicolon"),
    (rules.plain_code, _set(CODE, 'pd.read_csv("../datasets/orders.csv")'), "the path"),
    (rules.no_drawing_loop, _set(CODE, "for x in y:\n    ax = plot_runs(x)"), "draws in a loop"),
    (rules.computes_or_draws, _set(CODE, "table = runs(share)\nax = plot_runs(table)"), "computes and draws"),
    (rules.imports_come_first, _set(1, "import pandas as pd"), "ends in setup()"),
    (rules.imports_come_first, _set(CODE, "import numpy as np"), "imports; move them"),
    (rules.few_names, _set(CODE, f"from crm_teaching.loyalty import {NAMES}"), "names of the package"),
    (rules.read_numbers_occur, _set(READ, "It is 2.9%."), "none of its numbers (2.9%) stands"),
    (rules.read_numbers_occur, _set(READ, "It is 2.7%, or 0.028."), "0.028 stands in no output"),
    (rules.read_numbers_occur, _set(READ, "Luck is rare."), "no number"),
    (rules.explorers_are_predicted, _set(GUESS, "guess = None"), "no predict()"),
    (rules.explorers_are_predicted, _set(EXPLORE, "e = explore_runs()\ne"), "stands alone"),
    (rules.first_cell_frames, _set(0, "# Who?\n\nComes after lunch."), "how many minutes"),
    (rules.first_cell_frames, _set(0, "# Who?\n\n45 minutes."), "what comes before"),
    (rules.first_cell_frames, _set(0, TITLE + "长" * 120), "characters; 1 to 120"),
    (rules.size_of_a_lesson, _drop(24), "24 cells"),
    (rules.sections_in_order, _drop(20), "no heading 'Limits'"),
    (rules.sections_in_order, _set(20, "## Next\n\nx"), "must come in this order"),
    (rules.takeaways_answer, _set(21, "## Takeaways\n\n- one"), "1 takeaways for 3 objectives"),
    (rules.takeaways_answer, _set(2, "## You will be able to\n\n- one"), "1 items under"),
    (rules.takeaways_answer, _set(3, "## The case\n\n" + "word " * 121), "'The case' has 121 words"),
    (rules.questions_are_asked, _set(19, "share"), "1 quick questions"),
    (rules.questions_are_asked, _set(19, 'check("L3.2.1", ...)'), "are called L3.1.1"),
    (rules.claims_are_judged, _set(13, "share"), "before the learner has judged it"),
    (rules.claims_are_judged, _set(15, "share"), "no claim is checked"),
    (rules.surprise_has_two_numbers, _tag(SURPRISE), "no cell is tagged"),
    (rules.surprise_has_two_numbers, _set(SURPRISE, "It is 2.7%."), "lacks the expected"),
]


@pytest.mark.parametrize(
    ("rule", "spoil", "message"), BREAKS, ids=[f"{rule.__name__}-{message}" for rule, _, message in BREAKS]
)
def test_the_rule_can_fail(rule: Rule, spoil: Break, message: str) -> None:
    raw = good()
    spoil(raw)
    assert message in _report(rule, Lesson(raw))


def test_each_rule_is_broken_by_some_test() -> None:
    assert {rule.__name__ for rule in FULL} == {rule.__name__ for rule, _, _ in BREAKS}


def test_a_published_number_may_keep_its_last_digit() -> None:
    raw = good()
    _output(CODE, "-9582.45")(raw)
    _tag(CODE, "printed")(raw)
    assert _report(rules.four_digits, Lesson(raw)) == ""


@pytest.mark.parametrize(
    ("said", "shown", "same"),
    [
        ("18.9%", "0.189", True),
        ("18.9%", "0.1891", True),
        ("18.9%", "18.9", True),
        ("19%", "0.189", True),
        ("18.9%", "0.198", False),
        ("0.19", "18.9%", True),
        ("2,357", "2357", True),
        ("2,357", "2358", False),
        ("366.7", "366.67", True),
        ("1.2 million", "1,204,000", True),
        ("12", "0.12", False),
        ("5.3 per cent", "0.05312", True),
    ],
)
def test_numbers_are_compared_as_read(said: str, shown: str, same: bool) -> None:
    first, second = next(rules.numbers(said)), next(rules.numbers(shown))
    assert rules.matches(first, second) is same


def test_round_numbers_may_be_said_for_computed_ones() -> None:
    said = Number("3,000", 3000.0, 1.0)
    assert rules._rounded(said, Number("2987", 2987.0, 1.0))
    assert not rules._rounded(said, Number("2600", 2600.0, 1.0))


def test_words_and_sentences_are_those_read_aloud() -> None:
    text = "## Why?\n\nTwo **words**. Then `code` and $x^2$.\n\n| a | b |\n\n- one item\n- another"
    assert rules.words(rules.plain(text)) == 9
    assert rules.sentences(text) == [2, 4, 2, 1]
