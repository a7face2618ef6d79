"""What is known of a submission, kept on disk one file each, so that grading may stop at any moment."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

GRADED, PARTLY, OTHER_DATA = "graded", "partly graded", "judged on other data"
FAILED, NOTHING, WAITING = "could not run", "nothing handed in", "not graded yet"
STATUSES = (GRADED, PARTLY, OTHER_DATA, FAILED, NOTHING, WAITING)


@dataclass
class Answer:
    """One question's verdict: `points` is None where it could not be judged."""

    question: str
    state: str
    points: int | None
    of: int
    mistake: str = ""
    en: str = ""
    zh: str = ""
    got: str = ""


@dataclass
class Result:
    """One submission's row: whose it is, how it went, and the verdict on each answer."""

    file: str
    exercise: str
    student: str
    status: str
    reason: str = ""
    answers: list[Answer] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    memos: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    name: str = ""

    @property
    def total(self) -> int | None:
        """Points of what could be judged; None if nothing could."""
        judged = [answer.points for answer in self.answers if answer.points is not None]
        return sum(judged) if judged else None

    @property
    def of(self) -> int:
        """Points that the machine could give."""
        return sum(answer.of for answer in self.answers)


class Store:
    """A folder with one file for each submission that is done.

    The file's name is made from what was handed in, what it was judged as, and the exercise's text: if one of
    them changes, the submission is graded again.
    """

    def __init__(self, folder: Path, *, resume: bool) -> None:
        self._folder = folder
        if not resume:
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)

    @staticmethod
    def key(*parts: bytes | str) -> str:
        """Return the name of a submission's file."""
        digest = hashlib.sha256()
        for part in parts:
            content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
            digest.update(len(content).to_bytes(8, "big") + content)
        return digest.hexdigest()[:32]

    def get(self, key: str) -> Result | None:
        """Return the result kept under a key; None if there is none or it is damaged."""
        try:
            raw = json.loads((self._folder / f"{key}.json").read_text(encoding="utf-8"))
            return Result(**{**raw, "answers": [Answer(**one) for one in raw["answers"]]})
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def put(self, key: str, result: Result) -> None:
        """Keep a result; all of it or nothing, whenever the process ends."""
        part = self._folder / f"{key}.{os.getpid()}.part"
        text = json.dumps(asdict(result), ensure_ascii=True)
        with open(part, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, self._folder / f"{key}.json")

    def keys(self) -> Iterator[str]:
        """Yield the keys of all results kept."""
        for path in sorted(self._folder.glob("*.json")):
            yield path.stem
