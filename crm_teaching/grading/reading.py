"""Make cells of whatever bytes were handed in, or say in one sentence why that cannot be done."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

MOST_BYTES = 200_000_000
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8 with a byte order mark"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_OTHER_FILES = ((b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip or Office file"), (b"<", "a web page"))


class Unreadable(Exception):
    """A file that is no notebook; the message is one sentence."""


@dataclass
class Cell:
    """One cell as handed in: its kind, text, id and nbgrader's name for it."""

    kind: str
    source: str
    id: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)
    outputs: list[Any] = field(default_factory=list)


@dataclass
class Handed:
    """A notebook as handed in, and what was odd about the file."""

    cells: list[Cell]
    notes: list[str]


def read_handed(content: bytes) -> Handed:
    """Return the cells of a submission.

    Raises
    ------
    Unreadable
        If the bytes are no notebook.

    Examples
    --------
    >>> read_handed(b'')
    Traceback (most recent call last):
    crm_teaching.grading.reading.Unreadable: the file is empty
    >>> read_handed(b'{"cells": [{"cell_type": "code", "source": ["x = 1"]}]}').cells[0].source
    'x = 1'
    """
    if not content.strip(b"\x00 \r\n\t"):
        raise Unreadable("the file is empty")
    if len(content) > MOST_BYTES:
        raise Unreadable(f"the file is larger than {MOST_BYTES // 1_000_000} MB")
    text, notes = _decode(content)
    raw = _parse(text, content)
    if not isinstance(raw, dict):
        raise Unreadable("the file holds no notebook")
    if "worksheets" in raw:
        notes.append("saved in an old format (3)")
        raw = _upgraded(raw)
    cells = raw.get("cells")
    if not isinstance(cells, list) or not cells:
        raise Unreadable("the notebook has no cells")
    return Handed([_cell(one) for one in cells if isinstance(one, dict)], notes)


def _decode(content: bytes) -> tuple[str, list[str]]:
    for mark, encoding, name in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), [f"saved as {name}"]
            except UnicodeDecodeError:
                raise Unreadable(f"the file says it is {name}, but is not") from None
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    _refuse_other_files(content)
    try:
        return content.decode("gb18030"), ["saved as GBK"]
    except UnicodeDecodeError:
        raise Unreadable("the file is no text") from None


def _refuse_other_files(content: bytes) -> None:
    for start, what in _OTHER_FILES:
        if content.lstrip().startswith(start):
            raise Unreadable(f"the file is {what}, not a notebook")


def _parse(text: str, content: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        _refuse_other_files(content)
        cut = "it breaks off" if text.lstrip().startswith("{") else "it is no JSON"
        raise Unreadable(f"the file is no whole notebook: {cut}") from None


def _upgraded(raw: dict[str, Any]) -> dict[str, Any]:
    """Return a notebook of format 3 in format 4; nbformat takes two seconds to load, so only here."""
    import nbformat

    try:
        return dict(nbformat.convert(nbformat.from_dict(raw), 4))  # type: ignore[no-untyped-call]
    except Exception as error:
        raise Unreadable(f"the old notebook cannot be read ({type(error).__name__})") from None


def _cell(raw: dict[str, Any]) -> Cell:
    source = raw.get("source", "")
    if isinstance(source, list):
        source = "".join(map(str, source))
    metadata, outputs = raw.get("metadata"), raw.get("outputs")
    return Cell(
        kind=str(raw.get("cell_type", "raw")),
        source=str(source).replace("\r\n", "\n"),
        id=str(raw.get("id", "")),
        metadata=metadata if isinstance(metadata, dict) else {},
        outputs=outputs if isinstance(outputs, list) else [],
    )
