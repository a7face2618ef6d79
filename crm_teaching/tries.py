"""What a learner has tried and solved, kept in one small file that never leaves the machine.

The file is ``.crm-progress.json`` in the course's folder. Deleting it starts afresh.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crm_teaching.notebooks import NO_PROGRESS
from crm_teaching.questions import CHAPTERS, questions_of

if TYPE_CHECKING:
    import pandas as pd

FILE_NAME = ".crm-progress.json"
Tried = dict[str, dict[str, Any]]


def progress_file() -> Path:
    """Return where the progress is kept: the course's folder, or the home folder if that is read-only."""
    root = Path(__file__).resolve().parent.parent
    return (root if os.access(root, os.W_OK) else Path.home()) / FILE_NAME


def read_progress() -> Tried:
    """Return what was tried; nothing if there is no file yet or it is damaged."""
    try:
        kept = json.loads(progress_file().read_text(encoding="utf-8"))
        return {key: {"tries": int(one["tries"]), "right": bool(one["right"])} for key, one in kept.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def record(question_id: str, *, right: bool) -> None:
    """Note one try at a question. A file that cannot be written is no reason to disturb a learner."""
    if os.environ.get(NO_PROGRESS):
        return
    kept = read_progress()
    before = kept.get(question_id, {"tries": 0, "right": False})
    kept[question_id] = {"tries": before["tries"] + 1, "right": before["right"] or right}
    file = progress_file()
    part = file.with_name(f"{file.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        part.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        os.replace(part, file)


def progress() -> pd.DataFrame:
    """Return per chapter how many questions there are, were tried and are right, and the points so far.

    Returns
    -------
    DataFrame, one row per chapter that has questions, indexed by chapter
        ``questions``, ``tried``, ``right``, ``points``, ``of`` (points that the exercise gives). Quick
        questions of lessons count as questions and give no points.

    Examples
    --------
    >>> progress().columns.tolist()
    ['questions', 'tried', 'right', 'points', 'of']
    """
    import pandas as pd

    kept = read_progress()
    rows = {}
    for number, name in enumerate(CHAPTERS, start=1):
        chapter = f"{number:02d}_{name}"
        questions = questions_of(chapter)
        if not questions:
            continue
        right = {key for key in questions if kept.get(key, {}).get("right")}
        rows[chapter] = {
            "questions": len(questions),
            "tried": sum(key in kept for key in questions),
            "right": len(right),
            "points": sum(questions[key].points for key in right),
            "of": sum(question.points for question in questions.values()),
        }
    return pd.DataFrame.from_dict(rows, orient="index")
