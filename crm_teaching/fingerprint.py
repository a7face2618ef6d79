"""Whole numbers and words decided by SHA-256: the same on every machine and in every version."""

from __future__ import annotations

import hashlib
from typing import Any

import pandas as pd

_WORDS = (
    "amber apple basil bell birch bread brook candle cedar cherry clay cloud coral cotton crane daisy "
    "drum ember fern field fig flute forest garden ginger glass grape harbor hazel honey island ivory "
    "jade kite lake lantern lemon linen lotus maple meadow melon mint moon moss nutmeg oak olive onyx "
    "orchid paper peach pearl pebble pepper pine plum river robin rose saffron sage salt silver"
)


def check_word(data: pd.DataFrame) -> str:
    """Return a word and two digits made from every value of a table.

    Examples
    --------
    >>> check_word(pd.DataFrame({"n": [1, 2]})) == check_word(pd.DataFrame({"n": [2, 1]}))
    False
    """
    lines = "\n".join(",".join(map(str, row)) for row in zip(*map(_whole, data.items()), strict=True))
    words = _WORDS.split()
    number = number_below(len(words) * 100, ",".join(data.columns), lines)
    return f"{words[number // 100]}-{number % 100:02d}"


def number_below(n: int, *parts: object) -> int:
    """Return a whole number from 0 to n - 1, decided by SHA-256 of the parts.

    Examples
    --------
    >>> number_below(100, "03_loyalty", "demo", 7)
    91
    """
    digest = hashlib.sha256("|".join(map(str, parts)).encode("utf-8")).digest()
    return int.from_bytes(digest[:16], "big") % n


def _whole(column: tuple[Any, pd.Series]) -> list[object]:
    """Write a column's values as whole numbers or text, so that no float formatting enters."""
    values = column[1]
    if pd.api.types.is_datetime64_any_dtype(values):
        return [value.toordinal() for value in values]
    if pd.api.types.is_float_dtype(values):
        return [round(100 * value) for value in values]
    return list(values)
