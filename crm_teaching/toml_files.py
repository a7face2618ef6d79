"""Walk through a TOML file so that each error can say where it stands.

The sentence is always: FILE: `place.of.the.key` must be RULE; got VALUE. HINT.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from keyword import iskeyword
from pathlib import Path
from typing import Any

from crm_teaching.files import read_text
from crm_teaching.quantities import did_you_mean, plain_number
from crm_teaching.validate import broken_rule
from crm_teaching.wording import Label

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def read_toml(path: Path) -> Place:
    """Read a TOML file in UTF-8 and return its top table.

    Raises
    ------
    FileNotFoundError, ValueError
        If there is no such file, its bytes are not UTF-8, or it is not valid TOML.

    Examples
    --------
    >>> from crm_teaching.files import data_folder
    >>> read_toml(data_folder() / "cases" / "sams_club.toml").text("source")
    'deck'
    """
    text = read_text(path, "Save the file as UTF-8.")
    try:
        return Place(tomllib.loads(text), "")
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        hint = "Put text in quotes and give each key once."
        rule = broken_rule(place.rstrip(")") or "the file", "valid TOML", repr(reason), hint)
        raise ValueError(f"{path.name}: {rule}") from None


class Place:
    """One table of the file, and where it stands, so that each error can say so."""

    def __init__(self, table: object, at: str) -> None:
        self.at = at
        if not isinstance(table, dict):
            hint = 'Give its keys in a table, like { en = "Fee", zh = "年费" }.'
            raise TypeError(str(broken_rule(at, "a table", told(table), hint)))
        self.table: dict[str, Any] = table

    def path(self, key: str) -> str:
        """Return a key with the tables that it stands in."""
        return f"{self.at}.{key}" if self.at else key

    def only(self, keys: Iterable[str]) -> None:
        """Refuse keys that are not among the known ones."""
        known = list(keys)
        for key in self.table:
            if key not in known:
                rule = "a key that the kit knows"
                raise broken_rule(self.path(key), rule, "an unknown one", did_you_mean(key, known))

    def has(self, key: str) -> bool:
        """Tell whether the table gives a key."""
        return key in self.table

    def needed(self, key: str, hint: str) -> Any:
        """Return a value that must be given."""
        if key not in self.table:
            raise broken_rule(self.path(key), "given", "nothing", hint)
        return self.table[key]

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it must be given and not be empty."""
        value = self.needed(key, "Add the line.") if default is None else self.table.get(key, default)
        if default is None and value == "":
            raise broken_rule(self.path(key), "filled in", "''", "Write the words.")
        if not isinstance(value, str):
            raise TypeError(str(broken_rule(self.path(key), "text", told(value), "Write it in quotes.")))
        return value

    def known(self, key: str, options: Iterable[str], default: str | None = None, rule: str = "") -> str:
        """Return a text that must be one of the known ones."""
        value, known = self.text(key, default), list(options)
        if value not in known:
            rule = rule or f"a known {key}"
            raise broken_rule(self.path(key), rule, repr(value), did_you_mean(value, known))
        return value

    def label(self, key: str) -> Label:
        """Return a wording in both languages."""
        hint = 'Write it in both languages, like { en = "Fee", zh = "年费" }.'
        words = Place(self.needed(key, hint), self.path(key))
        words.only(("en", "zh"))
        for language in ("en", "zh"):
            words.needed(language, "Write it in both languages.")
        return Label(words.text("en"), words.text("zh"))

    def number(self, key: str) -> float:
        """Return a finite number."""
        return plain_number(self.path(key), self.needed(key, "Add the line."))

    def each(self, key: str) -> Iterable[tuple[str, Place]]:
        """Yield the named tables inside a table, which may be missing."""
        inner = Place(self.table.get(key, {}), self.path(key))
        for name, table in inner.table.items():
            if not _NAME.fullmatch(name) or iskeyword(name):
                hint = "It is the name by which a model gets the value, like top_tenth."
                raise broken_rule(inner.path(name), "named in a-z, 0-9 and _", repr(name), hint)
            yield name, Place(table, inner.path(name))


def told(value: object) -> str:
    """Return a value as the file spells it.

    Examples
    --------
    >>> told(True), told("150")
    ('true', "'150'")
    """
    return str(value).lower() if isinstance(value, bool) else repr(value)
