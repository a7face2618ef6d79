"""Fifty and more submissions that try to break the grader, each with the row that it must get."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from crm_teaching.answers import BLANK, WRONG, judge
from crm_teaching.fingerprint import check_word
from crm_teaching.grading.judging import NOT_JUDGED
from crm_teaching.grading.results import FAILED, GRADED, OTHER_DATA, PARTLY
from crm_teaching.questions import Mistake, Question
from tests.conftest import code
from tests.grading import notebooks as made
from tests.grading.notebooks import (
    Notebook,
    blank,
    name_of,
    place_of,
    solved,
    source_of,
    with_answer,
    written,
)

EXERCISE = "03_loyalty"
QUESTIONS = made.questions(EXERCISE)
FULL = made.points(EXERCISE)
NUMBER = next(name for name, one in QUESTIONS.items() if one.kind == "number")
TABLE = next(name for name, one in QUESTIONS.items() if one.kind == "table")
FUNCTION = next(name for name, one in QUESTIONS.items() if one.kind == "function")
LAST = list(QUESTIONS)[-1]
REST = FULL - QUESTIONS[NUMBER].points
ANSWER = name_of(EXERCISE, NUMBER)


@dataclass
class Entry:
    """A file that is handed in, and its row: status, total, and what is said of some questions."""

    name: str
    content: bytes
    status: str = GRADED
    total: int | None = FULL
    says: dict[str, str] = field(default_factory=dict)
    note: str = ""
    student: str = ""
    file: str = ""
    reported: str = ""
    fast: bool = False
    at_most: bool = False

    def __post_init__(self) -> None:
        self.student = self.student or f"s-{self.name}"
        self.file = self.file or f"{EXERCISE}_{self.student}.ipynb"
        self.reported = self.reported or self.file


def entry(name: str, notebook: Notebook, **expected: object) -> Entry:
    return Entry(name, made.to_bytes(notebook), **expected)  # type: ignore[arg-type]


def student(name: str) -> str:
    return f"s-{name}"


def right(name: str) -> Notebook:
    return solved(EXERCISE, student(name))


def corpus() -> list[Entry]:
    """Return all submissions."""
    parts = (
        plain(),
        mistaken(),
        rearranged(),
        files(),
        hostile(),
        curious(),
        patched(),
        odd_values(),
        people(),
    )
    return [one for part in parts for one in part]


def plain() -> Iterator[Entry]:
    yield entry("right", right("right"), fast=True)
    says = dict.fromkeys(QUESTIONS, BLANK)
    yield entry("untouched", blank(EXERCISE), total=0, says=says, fast=True)
    yield entry("blank-named", blank(EXERCISE, student("blank-named")), total=0, says=says)


def mistaken() -> Iterator[Entry]:
    """Each wrong answer that has a name, as a student would write it."""
    for question in QUESTIONS.values():
        for mistake in question.mistakes:
            if question.kind == "function":
                continue
            name = _alone(question, mistake)
            value = question.compute(mistake.formula, made.data(EXERCISE, student(name)))
            source = written(name_of(EXERCISE, question.id), value)
            notebook = with_answer(right(name), EXERCISE, question.id, source)
            yield entry(name, notebook, total=FULL - question.points, says={question.id: mistake.name})
    source = source_of(right("x"), EXERCISE, FUNCTION).replace(">= 3", ">= 2")
    wrong = with_answer(right("function-off"), EXERCISE, FUNCTION, source)
    total = FULL - QUESTIONS[FUNCTION].points
    yield entry("function-off", wrong, total=total, says={FUNCTION: WRONG})


def _alone(question: Question, mistake: Mistake) -> str:
    """Return a student on whose data no other misreading comes to the same by chance."""
    name = f"{question.id}-{mistake.name}".replace(".", "-")
    for one in (name, f"{name}-2"):
        data = made.data(EXERCISE, student(one))
        value = question.compute(mistake.formula, data)
        if judge(question, value, data).mistake == mistake.name:
            break
    return one


def rearranged() -> Iterator[Entry]:
    """Cells deleted, split, duplicated, moved, retyped, without ids."""
    notebook = right("deleted")
    del notebook["cells"][place_of(notebook, EXERCISE, NUMBER)]
    yield entry("deleted", notebook, total=REST, says={NUMBER: BLANK}, note="is missing", fast=True)

    notebook = right("split")
    place = place_of(notebook, EXERCISE, NUMBER)
    lines = "".join(notebook["cells"][place]["source"]).split("\n")
    notebook["cells"][place]["source"] = "\n".join(lines[:-1])
    notebook["cells"].insert(place + 1, code(lines[-1]) | {"id": "second-half"})
    yield entry("split", notebook, note="", fast=True)

    notebook = right("duplicated")
    place = place_of(notebook, EXERCISE, NUMBER)
    notebook["cells"].insert(place + 1, notebook["cells"][place] | {"id": "a-copy"})
    yield entry("duplicated", notebook, note="2 cells assign")

    notebook = right("moved")
    places = [place_of(notebook, EXERCISE, question) for question in (NUMBER, TABLE)]
    cells = notebook["cells"]
    cells[places[0]], cells[places[1]] = cells[places[1]], cells[places[0]]
    yield entry("moved", notebook, note="cells were moved")

    for kind in ("markdown", "raw"):
        notebook = right(kind)
        cell = notebook["cells"][place_of(notebook, EXERCISE, NUMBER)]
        cell["cell_type"] = kind
        del cell["outputs"], cell["execution_count"]
        yield entry(kind, notebook, note="stands in a text cell", fast=kind == "raw")

    notebook = right("lost-ids")
    for cell in notebook["cells"]:
        del cell["id"], cell["metadata"]
    notebook["nbformat_minor"] = 4
    yield entry("lost-ids", notebook, fast=True)

    notebook = with_answer(right("elsewhere"), EXERCISE, NUMBER, f"{ANSWER} = ...")
    solution = source_of(right("elsewhere"), EXERCISE, NUMBER)
    notebook["cells"].append(code(solution) | {"id": "at-the-end"})
    yield entry("elsewhere", notebook)

    notebook = with_answer(right("own-function"), EXERCISE, NUMBER, f"{ANSWER} = my_function(orders)")
    place = place_of(notebook, EXERCISE, NUMBER)
    solution = source_of(right("x"), EXERCISE, NUMBER).replace("\n", "\n    ")
    own = f"def my_function(orders):\n    {solution}\n    return {ANSWER}"
    notebook["cells"].insert(place, code(own) | {"id": "my-cell"})
    yield entry("own-function", notebook)

    notebook = right("edited-given")
    for cell in notebook["cells"]:
        if "exercise_data(" in "".join(cell["source"]) and cell["cell_type"] == "code":
            source = "".join(cell["source"])
            if source.startswith("STUDENT"):
                cell["source"] = source + "\norders = orders.head(1)"
    yield entry("edited-given", notebook, note="a given cell was changed")


def files() -> Iterator[Entry]:
    """Files of the wrong kind, size and encoding."""
    whole = made.to_bytes(right("x"))
    nothing = {"status": FAILED, "total": None, "fast": True}
    yield Entry("zero-bytes", b"", **nothing)  # type: ignore[arg-type]
    yield Entry("truncated", whole[: len(whole) // 2], **nothing)  # type: ignore[arg-type]
    yield Entry("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)), **nothing)  # type: ignore[arg-type]
    yield Entry("word", b"PK\x03\x04\x14\x00\x06\x00", file=f"{EXERCISE}_s-word.docx", **nothing)  # type: ignore[arg-type]
    yield Entry("web", b"<!doctype html><p>Answers", file="s-web.html", **nothing)  # type: ignore[arg-type]
    yield Entry("damaged-zip", b"PK\x03\x04", file="s-damaged-zip.zip", **nothing)  # type: ignore[arg-type]
    yield Entry(
        "zipped", _zipped(right("zipped")), file="s-zipped.zip", reported="s-zipped/work.ipynb", fast=True
    )
    yield Entry("no-text", bytes(range(128, 256)) * 9, **nothing)  # type: ignore[arg-type]
    yield Entry("no-cells", b'{"cells": []}', **nothing)  # type: ignore[arg-type]
    yield Entry("list", b"[1, 2]", **nothing)  # type: ignore[arg-type]
    yield Entry("deep", b'{"cells":' + b"[" * 100_000, **nothing)  # type: ignore[arg-type]
    yield Entry("bom", b"\xef\xbb\xbf" + made.to_bytes(right("bom")), note="byte order mark")
    text = made.to_bytes(right("utf16")).decode("utf-8")
    yield Entry("utf16", text.encode("utf-16"), note="UTF-16", fast=True)
    yield Entry("gbk", made.to_bytes(right("gbk")).decode("utf-8").encode("gb18030"), note="GBK")
    yield entry("version3", _version_3(right("version3")), note="old format")

    notebook = right("large-output")
    output = {"output_type": "stream", "name": "stdout", "text": "x" * 50_000_000}
    notebook["cells"][place_of(notebook, EXERCISE, NUMBER)]["outputs"] = [output]
    yield entry("large-output", notebook)
    notebook = right("many-cells")
    notebook["cells"] += [code("1") | {"id": f"more-{n}"} for n in range(20_000)]
    yield entry("many-cells", notebook)


def _zipped(notebook: Notebook) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("work.ipynb", made.to_bytes(notebook))
    return content.getvalue()


def _version_3(notebook: Notebook) -> Notebook:
    cells = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            cells.append({"cell_type": "code", "input": source, "language": "python", "metadata": {},
                          "outputs": [], "collapsed": False, "prompt_number": 1})  # fmt: skip
        else:
            cells.append({"cell_type": "markdown", "source": source, "metadata": {}})
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": cells}]}


def attack(name: str, source: str, *, before: bool = True, **expected: object) -> Entry:
    """Return a right submission with code in the first answer's cell: before the answer, or in its place."""
    solution = source_of(right(name), EXERCISE, NUMBER)
    whole = f"{source}\n{solution}" if before else source
    return entry(name, with_answer(right(name), EXERCISE, NUMBER, whole), **expected)


def hostile() -> Iterator[Entry]:
    """Code that stops, hangs, floods or kills: its own answer is not judged, all the others are."""
    lost = {"status": PARTLY, "total": REST, "says": {NUMBER: NOT_JUDGED}}
    yield attack("syntax", "this is no Python(", before=False, **lost, fast=True)
    yield attack("loop", "while True: pass", **lost)
    yield attack(
        "stubborn-loop",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        **lost,
    )
    yield attack("os-exit", "import os; os._exit(0)", **lost, fast=True)
    yield attack("sys-exit", "import sys; sys.exit(0)", **lost)
    yield attack("killed", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)", **lost)
    yield attack("memory", "import numpy as np\nx = np.ones(10**9)", **lost)
    yield attack("input", "x = input('?')", **lost)
    yield attack("recursion", "def f(): return f()\nf()", **lost)
    yield attack(
        "alarm-off", "import signal\nsignal.setitimer(signal.ITIMER_REAL, 0)\nwhile True: pass", **lost
    )
    bomb = "import os\nwhile True:\n    os.fork()"
    yield attack("fork-bomb", bomb, status=PARTLY, total=REST)
    # Its copies never end by themselves; the next answer must still have its time.
    spins = "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass"
    yield attack("fork-and-spin", spins, status=PARTLY, total=REST)
    yield attack(
        "threads",
        "import threading, time\nfor _ in range(9):\n"
        "    threading.Thread(target=time.sleep, args=(99,)).start()",
    )
    yield attack("printed", "for _ in range(200): print('x' * 10**6)", note="printed 200 MB; cut")
    yield attack("raw-print", "import os\nfor _ in range(200): os.write(1, b'x' * 10**6)")
    yield attack("atexit", "import atexit\n@atexit.register\ndef forever():\n    while True: pass", fast=True)
    show = "class Slow:\n    def __repr__(self):\n        while True: pass\n"
    notebook = right("repr")
    source = f"{source_of(notebook, EXERCISE, NUMBER)}\n{show}Slow()"
    yield entry("repr", with_answer(notebook, EXERCISE, NUMBER, source))
    name = name_of(EXERCISE, FUNCTION)
    loop = f"def {name}(*_):\n    while True: pass"
    total = FULL - QUESTIONS[FUNCTION].points
    yield entry("function-loop", with_answer(right("function-loop"), EXERCISE, FUNCTION, loop), status=PARTLY,
                total=total, says={FUNCTION: NOT_JUDGED})  # fmt: skip
    big = "with open('/tmp/big', 'wb') as file:\n    for _ in range(300): file.write(bytes(10**6))"
    yield attack("full-disk", big, **lost)


_TRY = """
import fnmatch, glob, os, socket
found = []
def everywhere(name):
    system = ('proc', 'sys', 'dev', 'usr', 'bin', 'sbin', 'lib', 'lib64')
    files = (os.path.join(place, one) for top in os.listdir('/') if top not in system
             for place, _, names in os.walk('/' + top) for one in names)
    return fnmatch.filter(files, '*/' + name)
try:
    {attempt}
except Exception:
    pass
"""


def curious() -> Iterator[Entry]:
    """Code that looks for what it must not see: with something found it would hand in a wrong answer."""
    attempts = {
        "solutions": "found += everywhere('solutions/*.ipynb')",
        "references": "found += everywhere('loyalty/exercise/*.py')",
        "import-reference": "from crm_teaching.loyalty.questions import QUESTIONS; found.append(QUESTIONS)",
        "others": "found += everywhere('03_loyalty_s-right.ipynb')",
        "grade-book": "found += everywhere('grades.csv')",
        "home": "found += [one for one in glob.glob('/*/.*rc') + glob.glob('/home/*/*') if one]",
        "write-outside": "open('/job/job.json', 'w').write('x'); found.append(1)",
        "write-package": "import crm_teaching; open(crm_teaching.__file__, 'w').write('x'); found.append(1)",
        "socket": "socket.create_connection(('192.0.2.1', 80), timeout=2); found.append(1)",
        "localhost": "socket.create_connection(('127.0.0.1', PORT), timeout=2); found.append(1)",
        "processes": "found += [one for one in os.listdir('/proc') if one.isdigit() and int(one) > 40]",
        "root": "os.setuid(0); found.append(1)",
    }
    for name, attempt in attempts.items():
        solution = source_of(right(name), EXERCISE, NUMBER)
        spoil = f"\nif found: {ANSWER} = repr(found)[:200]"
        source = _TRY.format(attempt=attempt) + solution + spoil
        yield entry(name, with_answer(right(name), EXERCISE, NUMBER, source), fast=name == "import-reference")


_WRITE = """
import os
for fd in range(3, 20):
    try:
        os.write(fd, b'{}' + bytes([10]))
    except OSError:
        pass
"""


def patched() -> Iterator[Entry]:
    """Wrong answers beside code that wants them to be right: nothing is gained."""
    wrong = f"{ANSWER} = 0.123"
    loses = {"total": REST, "says": {NUMBER: WRONG}}
    tricks = {
        "own-check": "def check(*_): print('✓')",
        "prints-ticks": f"print('✓ {NUMBER}  Right.')",
        "stub-judge": "import crm_teaching.answers as a\na.judge = lambda *_: 'right'",
        "forged": _WRITE.format(
            f'{{"at": 9, "answer": "{NUMBER}", "value": {{"is": "number", "value": "1.0"}}}}'
        ),
    }
    for name, trick in tricks.items():
        yield attack(name, f"{trick}\n{wrong}", before=False, **loses, fast=name == "own-check")
    rough = {"total": REST, "at_most": True}
    for name, trick in {
        "patched-json": "import json\njson.dumps = json.JSONEncoder.encode = lambda *a, **k: '{}'",
        "patched-builtins": "import builtins\nbuiltins.isinstance = lambda *_: True",
        "patched-numbers": "import crm_teaching.answers.verdict as v\nv.as_number = lambda *_: 1.0",
        "patched-pandas": "import pandas as pd\npd.DataFrame.__eq__ = lambda *_: True",
        "says-done": _WRITE.format('{"done": true}'),
    }.items():
        yield attack(name, f"{trick}\n{wrong}", before=False, **rough)


def odd_values() -> Iterator[Entry]:
    """Answers of every type."""
    wrong = {"total": REST, "says": {NUMBER: WRONG}}
    for name, value in {
        "nan": "float('nan')",
        "infinity": "float('inf')",
        "lambda": "lambda: 0.5",
        "array": "np.array([0.4, 0.5])",
        "series": "pd.Series([0.4, 0.5])",
        "gigabyte": "'x' * 10**9",
        "huge-table": "pd.DataFrame(np.zeros((10**6, 10)))",
        "huge-number": "10**5000",
        "self-made": "type('Odd', (), dict.fromkeys(['__float__', '__len__'], lambda s: 1 / 0))()",
        "no-class": "type('Odd', (), {'__class__': property(lambda s: 1 / 0)})()",
        "chinese": "'百分之四十九'",
    }.items():
        source = f"import numpy as np\nimport pandas as pd\n{ANSWER} = {value}"
        yield attack(name, source, before=False, **wrong, fast=name in ("nan", "self-made"))
    for name, call in {
        "decimal": "Decimal(str(VALUE))",
        "numpy": "np.float32(VALUE)",
        "zero-d": "np.array(VALUE)",
    }.items():
        solution = source_of(right(name), EXERCISE, NUMBER)
        changed = f"{solution}\nfrom decimal import Decimal\nimport numpy as np\n{ANSWER} = {call}"
        source = changed.replace("VALUE", ANSWER)
        yield entry(name, with_answer(right(name), EXERCISE, NUMBER, source))


def people() -> Iterator[Entry]:
    """Whose it is: odd ids and names, two files, another's data, another exercise."""
    for name, who in {
        "quotes": "o'brien \"x\"", "slashes": "../../a/b", "formula": "=HYPERLINK(1)", "html": "<b>x</b>",
        "han": "学生甲",
    }.items():  # fmt: skip
        yield entry(name, solved(EXERCISE, who), student=who, file=f"{EXERCISE}_副本_{name}.ipynb")
    yield entry("twice", right("twice"))
    yield Entry("twice-again", made.to_bytes(blank(EXERCISE, "s-twice")), student="s-twice",
                file=f"again/{EXERCISE}_s-twice.ipynb", note="The best of 2 files")  # fmt: skip
    yield entry("other-data", solved(EXERCISE, "somebody-else"), status=OTHER_DATA, fast=True)
    notebook = right("shown-data")
    word = check_word(made.data(EXERCISE, "somebody-else"))
    for cell in notebook["cells"]:
        if "".join(cell["source"]).startswith("STUDENT"):
            text = f"Data of student x: 313 customers, 992 orders, check word {word}.\n"
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": [text]}]
    yield entry("shown-data", notebook, status=OTHER_DATA)
    text = json.dumps(blank(EXERCISE, "s-wrong-exercise")).replace(EXERCISE, "01_experience")
    yield Entry(
        "wrong-exercise", text.encode(), FAILED, None, file="homework_s-wrong-exercise.ipynb", fast=True
    )
