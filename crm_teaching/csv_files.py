"""Read a CSV file against its Table Schema; the first broken rule is one sentence.

The sentence is always: FILE, row N: `column` must be RULE; got VALUE. HINT.
Rows are counted as a spreadsheet counts them: the header is row 1.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd

from crm_teaching.files import read_text
from crm_teaching.validate import broken_rule

_WHOLE = re.compile(r"[+-]?\d+")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TRUTH = {"true": True, "True": True, "TRUE": True, "1": True}
_TRUTH |= {"false": False, "False": False, "FALSE": False, "0": False}


def read_table(path: Path, schema: dict[str, Any]) -> pd.DataFrame:
    """Read a CSV file and check it against its Table Schema.

    Columns may stand in any order; columns that the schema does not name are left out.

    Parameters
    ----------
    path : Path
        A CSV file in UTF-8, its first row the column names.
    schema : dict
        A Table Schema: ``fields`` (name, type, constraints) and, if any, ``primaryKey``.

    Returns
    -------
    DataFrame
        One row per record, the columns in the schema's order: int64, float64, bool, str, datetime64.
        An empty cell of a column that is not required is missing.

    Raises
    ------
    FileNotFoundError, ValueError
        One sentence with file, row, column, rule and value.

    References
    ----------
    Table Schema, Data Package standard version 2, https://datapackage.org.

    Examples
    --------
    >>> from crm_teaching.files import data_folder
    >>> schema = {"fields": [{"name": "n_cds", "type": "integer"}]}
    >>> read_table(data_folder() / "cdnow_orders.csv", schema).head(2)
       n_cds
    0      2
    1      2
    """
    header, rows = _records(path)
    table = _Table(path.name, header, rows)
    frame = pd.DataFrame({field["name"]: table.column(field) for field in schema["fields"]})
    key = schema.get("primaryKey", [])
    _check_key(path.name, frame, [key] if isinstance(key, str) else key)
    return frame


def _records(path: Path) -> tuple[list[str], list[list[str]]]:
    text = read_text(path, "In Excel choose Save As and 'CSV UTF-8'.")
    try:
        records = list(csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        rule = broken_rule("quotes", "closed in the cell that opens them", error, 'Look for a single ".')
        raise ValueError(f"{path.name}: {rule}") from None
    # Spreadsheets leave rows of empty cells at the end.
    while records and not any(records[-1]):
        records.pop()
    if len(records) < 2:
        hint = "Put the column names in row 1 and the records below."
        raise ValueError(f"{path.name}: {broken_rule('rows', 'at least 1 below the header', 0, hint)}")
    header = [name.strip() for name in records[0]]
    for row, record in enumerate(records[1:], start=2):
        if len(record) != len(header):
            hint = "Look for a missing comma, or for a comma inside a cell that is not in quotes."
            rule = broken_rule("cells", f"{len(header)} as in the header", len(record), hint)
            raise ValueError(f"{path.name}, row {row}: {rule}")
    return header, records[1:]


def _check_key(file: str, frame: pd.DataFrame, key: Sequence[str]) -> None:
    if not key or not (repeated := frame.duplicated(list(key))).any():
        return
    at = int(repeated.to_numpy().argmax())
    value = ", ".join(str(cell) for cell in frame.loc[at, list(key)])
    first = int((frame[list(key)] == frame.loc[at, list(key)]).all(axis=1).to_numpy().argmax())
    rule = broken_rule(" + ".join(key), "different in every row", value, f"Row {first + 2} has it already.")
    raise ValueError(f"{file}, row {at + 2}: {rule}")


class _Table:
    """The cells of one file as text, handed out column by column, converted and checked."""

    def __init__(self, file: str, header: list[str], rows: list[list[str]]) -> None:
        self.file = file
        self.header = header
        self.cells = dict(zip(header, zip(*rows, strict=True), strict=False))

    def column(self, field: dict[str, Any]) -> pd.Series[Any]:
        name, rules = field["name"], field.get("constraints", {})
        if self.header.count(name) != 1:
            raise self._no_column(name)
        cells = [cell.strip() for cell in self.cells[name]]
        known = [cell != "" for cell in cells]
        if rules.get("required") and not all(known):
            raise self._broken(name, known.index(False), "filled in", "an empty cell", "Fill the cell.")
        values = self._converted(field, cells)
        self._check(field, cells, values)
        return _series(field["type"], values)

    def _converted(self, field: dict[str, Any], cells: list[str]) -> list[Any]:
        convert, rule, hint = _KINDS[field["type"]]
        values: list[Any] = []
        for at, cell in enumerate(cells):
            try:
                values.append(convert(cell) if cell else None)
            except (ValueError, KeyError):
                raise self._broken(field["name"], at, rule, repr(cell), hint) from None
        return values

    def _check(self, field: dict[str, Any], cells: list[str], values: list[Any]) -> None:
        convert = _KINDS[field["type"]][0]
        for key, bound in field.get("constraints", {}).items():
            if key == "unique" and bound:
                self._check_unique(field["name"], cells)
            if key not in _RULES:
                continue
            holds, rule = _RULES[key]
            limit = convert(bound) if isinstance(bound, str) and key != "pattern" else bound
            for at, value in enumerate(values):
                if value is not None and not holds(value, limit):
                    raise self._broken(field["name"], at, rule(bound), cells[at], "Correct the cell.")

    def _check_unique(self, name: str, cells: list[str]) -> None:
        first: dict[str, int] = {}
        for at, cell in enumerate(cells):
            if cell and first.setdefault(cell, at) != at:
                hint = f"Row {first[cell] + 2} has it already."
                raise self._broken(name, at, "different in every row", cell, hint)

    def _broken(self, name: str, at: int, rule: str, got: str, hint: str) -> ValueError:
        return ValueError(f"{self.file}, row {at + 2}: {broken_rule(name, rule, got, hint)}")

    def _no_column(self, name: str) -> ValueError:
        found = ", ".join(repr(column) for column in self.header)
        if name in self.header:
            rule, hint = "a column that occurs once", "Rename or delete the second one."
        else:
            near = get_close_matches(name, self.header, n=1)
            rule, hint = "a column", f"Rename {near[0]!r}." if near else "Add the column."
        return ValueError(f"{self.file}, row 1: {broken_rule(name, rule, found, hint)}")


def _series(kind: str, values: list[Any]) -> pd.Series[Any]:
    if kind == "date":
        return pd.Series(pd.array(values, dtype="datetime64[us]"))
    if kind == "string":
        return pd.Series(values, dtype="str")
    if kind == "number":
        return pd.Series(values, dtype="float64")
    plain, nullable = ("int64", "Int64") if kind == "integer" else ("bool", "boolean")
    return pd.Series(values, dtype=nullable if None in values else plain)


def _whole(cell: str) -> int:
    if not _WHOLE.fullmatch(cell):
        raise ValueError
    return int(cell)


def _number(cell: str) -> float:
    if not _NUMBER.fullmatch(cell):
        raise ValueError
    return float(cell)


def _day(cell: str) -> dt.date:
    if not _DATE.fullmatch(cell):
        raise ValueError
    return dt.date.fromisoformat(cell)


_Kind = tuple[Callable[[str], Any], str, str]
_KINDS: dict[str, _Kind] = {
    "integer": (_whole, "a whole number", "Write digits only, like 12."),
    "number": (_number, "a number", "Write digits and a point, like 12.50."),
    "date": (_day, "a date of the calendar", "Write it as 1997-12-31."),
    "boolean": (_TRUTH.__getitem__, "true or false", "Write true or false."),
    "string": (str, "text", "Write text."),
}


def _among(options: Iterable[object]) -> str:
    return "one of " + ", ".join(repr(option) for option in options)


_Rule = tuple[Callable[[Any, Any], bool], Callable[[Any], str]]
_RULES: dict[str, _Rule] = {
    "minimum": (lambda value, low: value >= low, lambda low: f"at least {low}"),
    "maximum": (lambda value, high: value <= high, lambda high: f"at most {high}"),
    "exclusiveMinimum": (lambda value, low: value > low, lambda low: f"above {low}"),
    "enum": (lambda value, options: value in options, _among),
    "pattern": (lambda value, form: re.fullmatch(form, value) is not None, lambda form: f"like {form}"),
}
