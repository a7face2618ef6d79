"""What the kit cites: the course's five texts and the literature, read from ``datasets/sources.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from crm_teaching.files import data_folder, read_text
from crm_teaching.validate import one_of


@dataclass(frozen=True)
class Source:
    """One text of the course or one work of the literature.

    ``name`` is what learners see ("Text 5", "Oliver 1999"); ``kind`` is "text" or "literature"; ``read``
    says how far we know it: "whole", "abstract", "excerpt" or "common knowledge".
    """

    key: str
    kind: str
    name: str
    title: str
    read: str
    author: str = ""
    year: int | None = None
    where: str = ""
    note: str = ""

    def __str__(self) -> str:
        parts = [self.author, str(self.year or ""), self.title, self.where]
        return ", ".join(part for part in parts if part)


@cache
def sources() -> Mapping[str, Source]:
    """Return every source by its key.

    Examples
    --------
    >>> sources()["oliver_1999"].name
    'Oliver 1999'
    """
    path = data_folder() / "sources.toml"
    entries: dict[str, dict[str, Any]] = tomllib.loads(read_text(path, "Save the file as UTF-8."))
    return MappingProxyType({key: Source(key=key, **entry) for key, entry in entries.items()})


def cite(key: str, where: str = "") -> str:
    """Return how learners see a source.

    Parameters
    ----------
    key : str
        A key of ``datasets/sources.toml``.
    where : str
        The slide, page or section.

    Raises
    ------
    ValueError
        If there is no such source.

    Examples
    --------
    >>> cite("deck", "slide 117")
    'Text 5, slide 117'
    >>> cite("oliver_1999")
    'Oliver 1999'
    """
    name = sources()[one_of("source", key, sources())].name
    return f"{name}, {where}" if where else name
