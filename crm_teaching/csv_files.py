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

_SHOWN = 12  # columns that a message lists
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
    text = read_text(path, "In Excel choose Save As and 'CSV UTF-8'.")
    return check_records(path.name, records(path.name, text), schema)


def check_records(file: str, rows: list[list[str]], schema: dict[str, Any]) -> pd.DataFrame:
    """Return records, the header first, as a table checked against a Table Schema; see `read_table`."""
    header, *rest = _rectangle(file, rows)
    wanted = {field["name"] for field in schema["fields"]}
    table = _Table(file, [name.strip() for name in header], rest, wanted)
    frame = pd.DataFrame({field["name"]: table.column(field) for field in schema["fields"]})
    key = schema.get("primaryKey", [])
    table.check_unique([key] if isinstance(key, str) else key)
    return frame


def records(file: str, text: str, separator: str = ",") -> list[list[str]]:
    """Return the cells of a CSV text, row by row.

    Examples
    --------
    >>> records("own.csv", "guest;stay\\n1;2\\n", ";")
    [['guest', 'stay'], ['1', '2']]
    """
    try:
        return list(csv.reader(StringIO(text, newline=""), strict=True, delimiter=separator))
    except csv.Error as error:
        rule = broken_rule("quotes", "closed in the cell that opens them", error, 'Look for a single ".')
        raise ValueError(f"{file}: {rule}") from None


def _rectangle(file: str, rows: list[list[str]]) -> list[list[str]]:
    """Return the rows without empty ones at the end, if each has as many cells as the header."""
    # Spreadsheets leave rows of empty cells at the end.
    last = max((at for at, row in enumerate(rows) if any(row)), default=-1)
    if last < 1:
        hint = "Put the column names in row 1 and the records below."
        raise ValueError(f"{file}: {broken_rule('rows', 'at least 1 below the header', 0, hint)}")
    for at, row in enumerate(rows[: last + 1], start=1):
        if len(row) != len(rows[0]):
            hint = "Look for a missing comma, or for a comma inside a cell that is not in quotes."
            rule = broken_rule("cells", f"{len(rows[0])} as in the header", len(row), hint)
            raise ValueError(f"{file}, row {at}: {rule}")
    return rows[: last + 1]


class _Table:
    """The cells of one file as text, handed out column by column, converted and checked."""

    def __init__(self, file: str, header: list[str], rows: list[list[str]], wanted: set[str]) -> None:
        self.file = file
        self.header = header
        self.wanted = wanted
        self.cells = dict(zip(header, zip(*rows, strict=True), strict=False))

    def column(self, field: dict[str, Any]) -> pd.Series[Any]:
        """Return a column, converted and checked against its field of the schema."""
        name, rules = field["name"], field.get("constraints", {})
        if self.header.count(name) != 1:
            raise self._no_column(name)
        cells = self.cells[name]
        # Each distinct cell is judged once, in the order of the rows: tables repeat themselves.
        values = {cell: self._value(field, cell) for cell in dict.fromkeys(cells)}
        for key, bound in rules.items():
            if key in _RULES:
                self._check(field, key, bound, values)
        if rules.get("unique"):
            self.check_unique([name])
        return _series(field["type"], [values[cell] for cell in cells])

    def _value(self, field: dict[str, Any], cell: str) -> Any:
        text = cell.strip()
        if not text and field.get("constraints", {}).get("required"):
            raise self._broken(field["name"], cell, "filled in", "an empty cell", "Fill the cell.")
        convert, rule, hint = _KINDS[field["type"]]
        try:
            return convert(text) if text else None
        except (ValueError, KeyError):
            raise self._broken(field["name"], cell, rule, repr(text), hint) from None

    def _check(self, field: dict[str, Any], key: str, bound: Any, values: dict[str, Any]) -> None:
        holds, rule = _RULES[key]
        limit = _KINDS[field["type"]][0](bound) if isinstance(bound, str) and key != "pattern" else bound
        for cell, value in values.items():
            if value is not None and not holds(value, limit):
                raise self._broken(field["name"], cell, rule(bound), cell.strip(), "Correct the cell.")

    def check_unique(self, names: Sequence[str]) -> None:
        """Refuse two rows that agree in all the named columns, if any are named."""
        first: dict[tuple[str, ...], int] = {}
        for at, key in enumerate(zip(*(self.cells[name] for name in names), strict=True)):
            if any(key) and first.setdefault(key, at) != at:
                hint = f"Row {first[key] + 2} has it already."
                rule = broken_rule(" + ".join(names), "different in every row", ", ".join(key), hint)
                raise ValueError(f"{self.file}, row {at + 2}: {rule}")

    def _broken(self, name: str, cell: str, rule: str, got: str, hint: str) -> ValueError:
        row = self.cells[name].index(cell) + 2
        return ValueError(f"{self.file}, row {row}: {broken_rule(name, rule, got, hint)}")

    def _no_column(self, name: str) -> ValueError:
        shown = [repr(column) for column in self.header[:_SHOWN]]
        more = len(self.header) - len(shown)
        found = ", ".join(shown) + (f" and {more} more" if more else "")
        if name in self.header:
            rule, hint = "a column that occurs once", "Rename or delete the second one."
        else:
            # A column that the table needs itself is no misspelling of another.
            near = get_close_matches(name, set(self.header) - self.wanted, n=1)
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
