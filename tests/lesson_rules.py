"""What a lesson must look like, as far as a machine can hold it: one function a rule.

Each rule takes a :class:`Lesson` and yields sentences that say what is wrong and in which cell. Cells are
counted as JupyterLab lists them, from 1, prose and code together.
"""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median
from typing import Any

from crm_teaching.notebooks import KERNEL, WIDGET_VIEW, shorten, unrun

BANNED = [
    "crucial",
    "it is important to",
    "plays a vital role",
    "in today's",
    "delve",
    "landscape",
    "leverage",
    "simply",
    "obviously",
]
# Words of the workshop, which a learner has no use for.
INTERNAL = r"\b(F\d{3}|C\d{2}|I\d{2}|seeds?|helpers?|issues?)\b|/work\b"
EMPTY_HEADINGS = (
    "introduction|background|overview|summary|conclusions?|analysis|results?|discussion|data|methods?"
    "|example|examples|definition|definitions|theory|concepts?|explorer|exercise|part \\d+|section \\d+"
)
# The frame: these stand in every lesson, in this order.
FRAME = [
    "You will be able to",
    "The case",
    "Check the claim",
    "Check yourself",
    "Limits",
    "Takeaways",
    "Words",
    "Next",
]
OTHER_HEADINGS = ["Two questions first", "Memo", "What to notice", "Reference"]
TAGS = {"read", "surprise", "printed", "reference"}
DRAWS = {"plot", "hist", "bar", "barh", "scatter", "boxplot", "imshow", "fill_between", "show", "subplots"}


@dataclass
class Cell:
    """One cell with its place in the notebook."""

    number: int
    raw: dict[str, Any]

    @cached_property
    def is_code(self) -> bool:
        return bool(self.raw["cell_type"] == "code")

    @cached_property
    def text(self) -> str:
        return "".join(self.raw["source"])

    @cached_property
    def tags(self) -> set[str]:
        return set(self.raw["metadata"].get("tags", []))

    @cached_property
    def lines(self) -> list[str]:
        return [line for line in self.text.splitlines() if line.strip()]

    @cached_property
    def tree(self) -> ast.Module:
        try:
            return ast.parse(self.text)
        except SyntaxError:  # magics; another rule reports them
            return ast.Module(body=[], type_ignores=[])

    @cached_property
    def calls(self) -> list[str]:
        """Names of the functions that the code calls: ``plot_fee``, ``setup``, ``groupby``."""
        return [
            name for node in ast.walk(self.tree) if isinstance(node, ast.Call) for name in [_called(node)]
        ]

    @cached_property
    def output(self) -> str:
        """What a reader sees below the cell."""
        return "\n".join(_seen(output) for output in self.raw.get("outputs", []))

    @cached_property
    def plain(self) -> str:
        """The prose without tables, formulas, code, links and marks."""
        return plain(self.text)

    def __str__(self) -> str:
        return f"cell {self.number} ({shorten(self.text, 50)!r})"


@dataclass
class Lesson:
    """A notebook as the rules see it."""

    raw: dict[str, Any]
    path: Path = Path("notebooks/03_loyalty/1_x.ipynb")

    @cached_property
    def cells(self) -> list[Cell]:
        return [Cell(number, raw) for number, raw in enumerate(self.raw["cells"], start=1)]

    @property
    def code(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.is_code]

    @property
    def prose(self) -> list[Cell]:
        return [cell for cell in self.cells if not cell.is_code]

    @cached_property
    def headings(self) -> list[tuple[Cell, int, str]]:
        """Each heading with its cell, its level and its text."""
        found = []
        for cell in self.prose:
            for match in re.finditer(r"^(#{1,6})\s+(.+?)\s*$", _no_code(cell.text), re.MULTILINE):
                found.append((cell, len(match[1]), match[2]))
        return found

    def section(self, name: str) -> str:
        """Return the prose from the heading (or bold lead) that starts with `name` to the next heading."""
        text = "\n\n".join(cell.text for cell in self.prose)
        match = re.search(rf"^(?:#+\s*|\*\*){re.escape(name)}.*$", text, re.MULTILINE)
        if not match:
            return ""
        return re.split(r"^#+\s", text[match.end() :], maxsplit=1, flags=re.MULTILINE)[0]


Rule = Callable[[Lesson], Iterator[str]]


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _seen(output: dict[str, Any]) -> str:
    if "text" in output:
        return "".join(output["text"])
    data = output.get("data", {})
    if "text/html" in data:
        marked = re.sub(r"<(style|script).*?</\1>", " ", "".join(data["text/html"]), flags=re.DOTALL)
        return html.unescape(re.sub(r"<[^>]*>", " ", marked))
    return "".join(data.get("text/plain", ""))


def _no_code(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def plain(text: str) -> str:
    """Return markdown as the words that are read aloud."""
    text = re.sub(r"\$\$.*?\$\$", " ", _no_code(text), flags=re.DOTALL)
    text = re.sub(r"\$[^$\n]+\$|`[^`\n]*`", "x", text)
    text = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(("|", "#")))
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*_]{1,3}|<[^>]*>|^\s*(?:[-*+]|\d+\.)\s+|^>\s?", "", text, flags=re.MULTILINE)


def words(text: str) -> int:
    """Count the English words and numbers of a text."""
    return len(re.findall(r"[A-Za-z0-9][\w'’.,%-]*", text))


def sentences(text: str) -> list[int]:
    """Return the length of each sentence, in words."""
    parts = re.split(
        r"(?<=[.!?。！？])[\s*_)”\"]+|\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)", plain_keep_lists(text)
    )
    return [length for part in parts if (length := words(part)) > 0]


def plain_keep_lists(text: str) -> str:
    """Return the prose with list items set apart, each a sentence of its own."""
    return plain(re.sub(r"^\s*(?:[-*+]|\d+\.)\s+", "\n\n", text, flags=re.MULTILINE))


# --- clean: what is stored -----------------------------------------------------------------------------


def only_kernel_and_tags(lesson: Lesson) -> Iterator[str]:
    """The metadata holds the kernel's name and cell tags, and the tags are known ones."""
    if lesson.raw["metadata"] != {"kernelspec": KERNEL}:
        yield f"the notebook's metadata must be the python3 kernelspec alone; got {lesson.raw['metadata']}"
    for cell in lesson.cells:
        if set(cell.raw["metadata"]) - {"tags"}:
            yield f"{cell}: metadata other than tags: {sorted(cell.raw['metadata'])}"
        for tag in sorted(cell.tags):
            if tag not in TAGS and not re.fullmatch(r"[FI]\d{2,3}|C\d{2}", tag):
                yield f"{cell}: unknown tag {tag!r}; known are ids and {', '.join(sorted(TAGS))}"


def ids_are_unique(lesson: Lesson) -> Iterator[str]:
    """Each cell has an id of its own."""
    ids = [cell.raw.get("id") for cell in lesson.cells]
    for cell in lesson.cells:
        if not cell.raw.get("id") or ids.count(cell.raw["id"]) > 1:
            yield f"{cell}: its id is missing or not unique"


def everything_was_run(lesson: Lesson) -> Iterator[str]:
    """Code cells were run in order; no error, warning or widget state is stored."""
    if missing := unrun(lesson.raw):
        yield f"{missing}; run it: python -m crm_teaching run {lesson.path}"
    for cell in lesson.code:
        if not cell.text.strip():
            yield f"{cell}: an empty code cell"
        for output in cell.raw["outputs"]:
            if output["output_type"] == "error" or output.get("name") == "stderr":
                yield f"{cell}: an error or a warning is stored"
            if WIDGET_VIEW in output.get("data", {}):
                yield f"{cell}: a live widget is stored; python -m crm_teaching run takes it out"


def pictures_have_alt_text(lesson: Lesson) -> Iterator[str]:
    """A picture says in words what is seen."""
    for cell in lesson.code:
        for output in cell.raw["outputs"]:
            if "image/png" in output.get("data", {}):
                alt = output["metadata"].get("image/png", {}).get("alt", "")
                if words(alt) < 4:
                    yield f"{cell}: its picture has no alt text; end the plot function with style.describe"


def outputs_are_stable(lesson: Lesson) -> Iterator[str]:
    """Outputs hold no time, no date of today, no address, no raw model summary, no SVG."""
    bad = {
        r"<[\w.]+ .*at 0x[0-9a-f]+>|0x[0-9a-f]{6,}": "an object's address",
        r"\b(?!00:00:00)\d\d:\d\d:\d\d\b": "a time of day",
        r"\b\d+(\.\d+)? ?(ms|µs|ns)\b|Wall time|CPU times": "a timing",
        r"Dep\. Variable|={20,}|Regression Results": "a raw model summary",
        r"^(<Axes|<Figure|Axes\()": "a figure's name; write `ax = plot_…()`",
    }
    for cell in lesson.code:
        for pattern, what in bad.items():
            has_picture = any("image/png" in output.get("data", {}) for output in cell.raw["outputs"])
            if has_picture and "Axes" in pattern:
                continue
            if match := re.search(pattern, cell.output, re.MULTILINE):
                yield f"{cell}: its output shows {what}: {match[0]!r}"
        if any("image/svg+xml" in output.get("data", {}) for output in cell.raw["outputs"]):
            yield f"{cell}: its output holds SVG, which differs at each run"


def significant(number: str) -> int:
    """Count the significant digits of a written number; zeros at its end pad a column."""
    return len(re.sub(r"[^\d]", "", number).lstrip("0").rstrip("0"))


def four_digits(lesson: Lesson) -> Iterator[str]:
    """Outputs show at most 4 significant digits; `printed` marks a published number to its last digit."""
    for cell in lesson.code:
        if "printed" in cell.tags:
            continue
        for number in re.findall(r"(?<![\w.])\d[\d,]*\.\d+(?![\w.]*\d)", cell.output):
            if significant(number) > 4:
                yield f"{cell}: {number} has {significant(number)} significant digits; round it to 4"


# --- prose ---------------------------------------------------------------------------------------------


def prose_is_short(lesson: Lesson) -> Iterator[str]:
    """A prose cell has at most 120 words; tables and formulas are not counted."""
    for cell in lesson.prose:
        if words(cell.plain) > 120:
            yield f"{cell}: {words(cell.plain)} words; 120 at most, cut or split it"


def sentences_are_short(lesson: Lesson) -> Iterator[str]:
    """The median sentence has at most 20 words."""
    lengths = [length for cell in lesson.prose for length in sentences(cell.text)]
    if lengths and median(lengths) > 20:
        yield f"the median sentence has {median(lengths):g} words; 20 at most"


def no_filler(lesson: Lesson) -> Iterator[str]:
    """None of the words that say nothing."""
    for cell in lesson.prose:
        text = cell.text.replace("’", "'")
        for word in BANNED:
            if match := re.search(rf"\b{word}", text, re.IGNORECASE):
                yield f"{cell}: {match[0]!r} says nothing; leave it out"


def nothing_internal(lesson: Lesson) -> Iterator[str]:
    """Learners see no ids and no words of the workshop, in prose or in outputs."""
    for cell in lesson.cells:
        seen = cell.output if cell.is_code else cell.text
        if match := re.search(INTERNAL, seen, re.IGNORECASE):
            yield f"{cell}: a learner would see {match[0]!r}"


def headings_ask(lesson: Lesson) -> Iterator[str]:
    """A heading is a question or a decision, but for those of the frame; one title."""
    if [level for _, level, _ in lesson.headings].count(1) != 1 or lesson.headings[0][1] != 1:
        yield "the notebook must begin with one title, and have no second one"
    for cell, _, text in lesson.headings:
        if text.rstrip("*").endswith(("?", "？")) or text.startswith(tuple(FRAME + OTHER_HEADINGS)):
            continue
        if re.match(rf"({EMPTY_HEADINGS})\b", text, re.IGNORECASE) or words(text) < 3:
            yield f"{cell}: heading {text!r} is neither a question nor a decision"


def lists_are_short(lesson: Lesson) -> Iterator[str]:
    """No list of more than five items; long lists of the texts belong into a table."""
    for cell in lesson.prose:
        run = longest = 0
        for line in cell.text.splitlines():
            if re.match(r"\s*(?:[-*+]|\d+\.)\s+", line):
                run += 1
            elif line.strip() and not line.startswith((" ", "\t")):
                run = 0
            longest = max(longest, run)
        if longest > 5:
            yield f"{cell}: a list of {longest} items; 5 at most, or make it a table"


# --- code ----------------------------------------------------------------------------------------------


def cells_are_short(lesson: Lesson) -> Iterator[str]:
    """Code cells have a median of at most 4 lines, and none has more than 15."""
    lengths = [len(cell.lines) for cell in lesson.code]
    if lengths and median(lengths) > 4:
        yield f"the median code cell has {median(lengths):g} lines; 4 at most"
    for cell in lesson.code:
        if len(cell.lines) > 15:
            yield f"{cell}: {len(cell.lines)} lines of code; 15 at most"


def prose_between_code(lesson: Lesson) -> Iterator[str]:
    """Never two code cells without prose between them."""
    for before, cell in zip(lesson.cells, lesson.cells[1:], strict=False):
        if before.is_code and cell.is_code:
            yield f"{cell}: follows code directly; say first what it asks, or read what came out"


def _parts(cell: Cell, *kinds: type) -> bool:
    return any(isinstance(node, kinds) for node in ast.walk(cell.tree))


def plain_code(lesson: Lesson) -> Iterator[str]:
    """No def, class, magic, pip, plt.show or relative path: that is the package's business."""
    for cell in lesson.code:
        if _parts(cell, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef):
            yield f"{cell}: defines a function or class; it belongs into the package"
        if re.search(r"^\s*[%!]|\?\s*$|\bpip install\b|get_ipython", cell.text, re.MULTILINE):
            yield f"{cell}: a magic, a shell command or pip"
        if re.search(r"\bplt\.show\b", cell.text):
            yield f"{cell}: plt.show is not needed"
        if cell.lines and cell.lines[-1].rstrip().endswith(";"):
            yield f"{cell}: ends in a semicolon, which nbval does not honour; write `ax = plot_…()`"
        for node in ast.walk(cell.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                path = node.value
                if re.search(r"(^|/)\.\.?/|\\\\|\.(csv|xlsx|toml|json|png)$", path):
                    yield f"{cell}: the path {path!r}; data come from the package's load functions"


def _draws(node: ast.AST) -> bool:
    return any(
        isinstance(inner, ast.Call)
        and (
            (name := _called(inner)).startswith("plot_")
            or name in DRAWS
            or ast.unparse(inner.func).startswith(("plt.", "sns.", "ax.", "axes."))
        )
        for inner in ast.walk(node)
    )


def no_drawing_loop(lesson: Lesson) -> Iterator[str]:
    """No loop that draws: that is a figure of the package."""
    loops = (ast.For, ast.While, ast.ListComp, ast.GeneratorExp)
    for cell in lesson.code:
        if any(isinstance(node, loops) and _draws(node) for node in ast.walk(cell.tree)):
            yield f"{cell}: draws in a loop; make it one plot function"


def computes_or_draws(lesson: Lesson) -> Iterator[str]:
    """A cell computes or draws."""
    for cell in lesson.code:
        kinds = {_draws(statement) for statement in cell.tree.body}
        if kinds == {True, False}:
            yield f"{cell}: computes and draws; split it, with a sentence between"


def imports_come_first(lesson: Lesson) -> Iterator[str]:
    """Imports stand in the first code cell, in at most 4 lines that end in setup()."""
    if not lesson.code:
        return
    first, *others = lesson.code
    if len(first.lines) > 4 or first.lines[-1:] != ["setup()"]:
        yield f"{first}: the first code cell holds the imports, at most 4 lines, and ends in setup()"
    for cell in others:
        if _parts(cell, ast.Import, ast.ImportFrom):
            yield f"{cell}: imports; move them into the first code cell"


def few_names(lesson: Lesson) -> Iterator[str]:
    """A lesson uses at most 8 names of the package, not counting setup."""
    names = {
        alias.name
        for cell in lesson.code
        for node in ast.walk(cell.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("crm_teaching")
        for alias in node.names
    } - {"setup"}
    if len(names) > 8:
        yield f"{len(names)} names of the package: {', '.join(sorted(names))}; 8 at most"


def explorers_are_predicted(lesson: Lesson) -> Iterator[str]:
    """An explorer is one line, and the learner commits in the code cell before it."""
    for before, cell in zip([None, *lesson.code], lesson.code, strict=False):
        if not any(name.startswith("explore_") for name in cell.calls):
            continue
        if len(cell.tree.body) != 1:
            yield f"{cell}: an explorer stands alone, in one line"
        if before is None or "predict" not in before.calls:
            yield f"{cell}: no predict() in the code cell before this explorer"


# --- frame ---------------------------------------------------------------------------------------------


def first_cell_frames(lesson: Lesson) -> Iterator[str]:
    """The first cell has the title, the minutes, what comes before, and a short Chinese summary."""
    first = lesson.cells[0]
    if not re.search(r"\b\d+ minutes\b", first.text):
        yield f"{first}: does not say how many minutes the lesson takes"
    if not re.search(r"\b(before|after|builds on|follows|first lesson)\b", first.text, re.IGNORECASE):
        yield f"{first}: does not say what comes before"
    match = re.search(r"\*\*中文提要\*\*[:：]?\s*(.*)|\*\*中文提要[:：]\*\*\s*(.*)", first.text)
    summary = (match[1] or match[2] or "").strip() if match else ""
    if not summary or len(summary) > 120:
        yield f"{first}: **中文提要** has {len(summary)} characters; 1 to 120 wanted"


def size_of_a_lesson(lesson: Lesson) -> Iterator[str]:
    """A lesson has 25 to 45 cells."""
    if not 25 <= len(lesson.cells) <= 45:
        yield f"{len(lesson.cells)} cells; 25 to 45 wanted"


def sections_in_order(lesson: Lesson) -> Iterator[str]:
    """The sections of the frame are there, in order."""
    starts = [text for _, _, text in lesson.headings]
    places = []
    for name in FRAME:
        found = [n for n, text in enumerate(starts) if text.startswith(name)]
        if not found:
            yield f"no heading {name!r}"
        else:
            places.append(found[0])
    if places != sorted(places):
        yield f"the sections must come in this order: {', '.join(FRAME)}"


def _items(text: str) -> int:
    return len(re.findall(r"^(?:[-*+]|\d+\.)\s+", text, re.MULTILINE))


def takeaways_answer(lesson: Lesson) -> Iterator[str]:
    """There are 3 to 5 objectives, and as many takeaways; the case has at most 120 words."""
    objectives, answers = _items(lesson.section("You will be able to")), _items(lesson.section("Takeaways"))
    if not 3 <= objectives <= 5:
        yield f"{objectives} items under 'You will be able to'; 3 to 5 wanted"
    if objectives != answers:
        yield f"{answers} takeaways for {objectives} objectives; each objective gets its answer"
    length = words(plain(lesson.section("The case")))
    if not 10 <= length <= 120:
        yield f"'The case' has {length} words; 120 at most"


def questions_are_asked(lesson: Lesson) -> Iterator[str]:
    """The lesson has 2 to 4 quick questions of its own."""
    asked = {
        str(node.args[0].value)
        for cell in lesson.code
        for node in ast.walk(cell.tree)
        if isinstance(node, ast.Call) and _called(node) == "check" and isinstance(node.args[0], ast.Constant)
    }
    if not 2 <= len(asked) <= 4:
        yield f"{len(asked)} quick questions; 2 to 4 calls of check() wanted"
    chapter, number = lesson.path.parent.name[:2].lstrip("0"), lesson.path.name[0]
    for name in sorted(asked):
        if not re.fullmatch(rf"L{chapter}\.{number}\.\d", name):
            yield f"question {name!r}: the questions of this lesson are called L{chapter}.{number}.1, …"


def claims_are_judged(lesson: Lesson) -> Iterator[str]:
    """A claim is judged by the learner before it is recomputed."""
    seen: list[str] = []
    counted = 0
    for cell in lesson.code:
        for node in ast.walk(cell.tree):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            name = str(node.args[0].value)
            if _called(node) == "judge":
                seen.append(name)
            if _called(node) == "recompute":
                counted += 1
                if name not in seen:
                    yield f"{cell}: recomputes {name!r} before the learner has judged it"
    if not counted:
        yield "no claim is checked: judge() and then recompute()"


def surprise_has_two_numbers(lesson: Lesson) -> Iterator[str]:
    """A cell tagged `surprise` sets the expected number beside the computed one."""
    tagged = [cell for cell in lesson.cells if "surprise" in cell.tags]
    if not tagged:
        yield "no cell is tagged `surprise`"
    for cell in tagged:
        text = cell.output if cell.is_code else cell.plain
        if len({number.value for number in numbers(text)}) < 2:
            yield f"{cell}: tagged `surprise`, but lacks the expected and the computed number"


# --- numbers that are read aloud -------------------------------------------------------------------------


@dataclass(frozen=True)
class Number:
    """A number as written: its value (a share if written in per cent) and the step of its last digit."""

    written: str
    value: float
    step: float

    @property
    def looks_computed(self) -> bool:
        """Decimals, per cent and thousands come from a computation; small whole numbers may be told."""
        return bool(re.search(r"[.,%]", self.written)) or self.value >= 10_000


_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_NUMBER = re.compile(
    r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?:e[+-]?\d+)?(?:\s?%|\s(?:per cent|thousand|million|billion)\b)?"
)


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text: 2,357; 18.9%; 0.189; 1.2 million."""
    for match in _NUMBER.finditer(text):
        written = match[0]
        digits = re.match(r"[\d,]+(?:\.\d+)?(?:e[+-]?\d+)?", written)
        assert digits
        bare = digits[0].replace(",", "")
        value, step = float(bare), 10.0 ** -len(bare.split("e")[0].partition(".")[2])
        scale = next((size for word, size in _SCALE.items() if written.endswith(word)), 1.0)
        if written.endswith(("%", "per cent")):
            scale = 0.01
        yield Number(written, value * scale, step * scale)


def matches(said: Number, computed: Number) -> bool:
    """Is the number said the computed one, rounded as it is said? Shares and per cent are the same."""
    for factor in (1.0, 100.0, 0.01):
        value, step = computed.value * factor, computed.step * factor
        if abs(value - said.value) <= 0.5 * max(said.step, step) * (1 + 1e-9):
            return factor == 1.0 or said.written.endswith(("%", "per cent")) or "%" in computed.written
    return False


def _rounded(said: Number, computed: Number) -> bool:
    """Is a round number such as 3,000 said for 2,987?"""
    zeros = len(said.written.replace(",", "")) - len(said.written.replace(",", "").rstrip("0"))
    return (
        said.step == 1
        and zeros > 0
        and abs(computed.value - said.value) <= min(0.5 * 10.0**zeros, 0.02 * said.value)
    )


def read_numbers_occur(lesson: Lesson) -> Iterator[str]:
    """A cell tagged `read` says a number that stands, rounded, in an output above it, and no other."""
    shown: list[Number] = []
    typed: list[Number] = []
    for cell in lesson.cells:
        if cell.is_code:
            shown.extend(numbers(cell.output))
            typed.extend(numbers(cell.text))
        elif "read" in cell.tags:
            yield from _unfounded(cell, shown, typed)


def _unfounded(cell: Cell, shown: list[Number], typed: list[Number]) -> Iterator[str]:
    read = [n for n in numbers(cell.plain) if not re.fullmatch(r"(19|20)\d\d", n.written)]

    def stands(number: Number, among: Iterable[Number]) -> bool:
        return any(matches(number, other) or _rounded(number, other) for other in among)

    if not any(stands(number, shown) for number in read):
        said = ", ".join(number.written for number in read) or "no number"
        yield f"{cell}: tagged `read`, but none of its numbers ({said}) stands in an output above"
    for number in read:
        if number.looks_computed and not stands(number, [*shown, *typed]):
            yield f"{cell}: {number.written} stands in no output above it"


CLEAN: list[Rule] = [
    only_kernel_and_tags,
    ids_are_unique,
    everything_was_run,
    pictures_have_alt_text,
    outputs_are_stable,
    four_digits,
    prose_is_short,
    sentences_are_short,
    no_filler,
    nothing_internal,
    headings_ask,
    lists_are_short,
    cells_are_short,
    prose_between_code,
    plain_code,
    no_drawing_loop,
    computes_or_draws,
    imports_come_first,
    few_names,
    read_numbers_occur,
]
FULL: list[Rule] = [
    *CLEAN,
    explorers_are_predicted,
    first_cell_frames,
    size_of_a_lesson,
    sections_in_order,
    takeaways_answer,
    questions_are_asked,
    claims_are_judged,
    surprise_has_two_numbers,
]
