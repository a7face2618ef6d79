"""Submissions made by code: a student's solved notebook, and what may happen to it."""

from __future__ import annotations

import copy
import json
from functools import cache
from typing import Any

import pandas as pd

from crm_teaching.charts import Chart
from crm_teaching.grading.lifting import Pattern, load_pattern
from crm_teaching.own_data import draw
from crm_teaching.questions import Question, questions_of
from tests.conftest import ROOT

Notebook = dict[str, Any]
EXERCISES = sorted(path.stem for path in (ROOT / "exercises").glob("*.ipynb"))


@cache
def pattern(exercise: str) -> Pattern:
    return load_pattern(ROOT / "exercises" / f"{exercise}.ipynb")


@cache
def questions(exercise: str) -> dict[str, Question]:
    """The questions that the exercise checks, in its order."""
    known = questions_of(exercise)
    return {slot.question: known[slot.question] for slot in pattern(exercise).slots}


@cache
def data(exercise: str, student: str) -> pd.DataFrame:
    return draw(exercise, student)


def points(exercise: str) -> int:
    return sum(question.points for question in questions(exercise).values())


def blank(exercise: str, student: str | None = None) -> Notebook:
    """Return the exercise as it is handed out, with a student's id in it if one is given."""
    return _with_student(json.loads((ROOT / "exercises" / f"{exercise}.ipynb").read_text("utf-8")), student)


def solved(exercise: str, student: str | None = None) -> Notebook:
    """Return a student's right notebook, as JupyterLab would save it without outputs."""
    notebook = json.loads((ROOT / "solutions" / f"{exercise}.ipynb").read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
            lines = "".join(cell["source"]).split("\n")
            cell["source"] = "\n".join(line for line in lines if "### " not in line)
    return _with_student(notebook, student)


def _with_student(notebook: Notebook, student: str | None) -> Notebook:
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if student is not None and source.startswith("STUDENT ="):
            rest = source.partition("\n")[2]
            cell["source"] = f"STUDENT = {student!r}\n{rest}"
    return notebook


def place_of(notebook: Notebook, exercise: str, question: str) -> int:
    """Return the number of the cell that answers a question."""
    slot = next(one for one in pattern(exercise).slots if one.question == question)
    return next(n for n, cell in enumerate(notebook["cells"]) if cell.get("id") == slot.answer_id)


def name_of(exercise: str, question: str) -> str:
    """Return the name that a question checks."""
    return next(one.expression for one in pattern(exercise).slots if one.question == question)


def with_answer(notebook: Notebook, exercise: str, question: str, source: str) -> Notebook:
    """Return a copy in which one answer cell holds other code."""
    changed = copy.deepcopy(notebook)
    changed["cells"][place_of(changed, exercise, question)]["source"] = source
    return changed


def source_of(notebook: Notebook, exercise: str, question: str) -> str:
    return "".join(notebook["cells"][place_of(notebook, exercise, question)]["source"])


def written(name: str, value: Any) -> str:
    """Return code that assigns a value to a name: a number, a word, a table or a figure."""
    if isinstance(value, pd.DataFrame):
        columns = {column: [_plain(one) for one in value[column]] for column in value.columns}
        return f"import pandas as pd\n{name} = pd.DataFrame({columns!r})"
    if isinstance(value, Chart):
        lines = ["import matplotlib.pyplot as plt", f"_, {name} = plt.subplots()"]
        for marks in value.series:
            places, heights = [place for place, _ in marks], [height for _, height in marks]
            lines.append(f"{name}.plot({places!r}, {heights!r})")
        first = [label.split("|")[0] for label in (value.x_label, value.y_label)]
        return "\n".join([*lines, f"{name}.set(xlabel={first[0]!r}, ylabel={first[1]!r})"])
    return f"{name} = {_plain(value)!r}"


def _plain(value: Any) -> Any:
    """Return a value as Python writes it; numpy's and pandas' own types as their nearest relative."""
    if isinstance(value, pd.Timestamp | pd.Period):
        return str(value.date() if isinstance(value, pd.Timestamp) else value)
    return value.item() if hasattr(value, "item") else value


def to_bytes(notebook: Notebook) -> bytes:
    return json.dumps(notebook, ensure_ascii=False).encode("utf-8")
