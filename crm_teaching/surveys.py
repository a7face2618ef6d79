"""Read a class's own survey, as a spreadsheet or a survey site saved it.

``datasets/templates`` holds an empty table per kind, with a header in English and Chinese. Either language
will do, in any order of columns, as CSV or XLSX. What cannot be right is refused with one sentence (file,
row, column, rule, value); what is merely thin is read, and said.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from io import BytesIO
from math import sqrt
from pathlib import Path
from typing import Any
from unicodedata import normalize
from zipfile import BadZipFile

import pandas as pd

from crm_teaching.csv_files import check_records, records
from crm_teaching.files import data_folder, read_text
from crm_teaching.validate import broken_rule, one_of

__all__ = ["KINDS", "SurveyWarning", "read_survey"]


class SurveyWarning(UserWarning):
    """A survey was read, and something about it must be known before its numbers are used."""


@dataclass(frozen=True)
class Kind:
    """A kind of survey: its scale, and how many respondents a statement of `precision` needs.

    ``enough`` follows from n = (1.96 * sd / precision)**2 with the standard deviation of ``because``.
    """

    low: int
    high: int
    enough: int
    what: str
    precision: float
    unit: str
    because: str


KINDS = {
    "servqual": Kind(1, 7, 43, "a gap", 0.3, "points", "standard deviation 1 point"),
    "kano": Kind(1, 5, 97, "the share of a feature's class", 10, "of 100", "a share near one half"),
    "nps": Kind(0, 10, 235, "the NPS", 10, "points", "half promoters, two in ten detractors"),
}
# Kano's answers may come as words.
_WORDS = {"like": 1, "must-be": 2, "neutral": 3, "live-with": 4, "dislike": 5}
_WORDS |= {"喜欢": 1, "理应如此": 2, "无所谓": 3, "能忍受": 4, "不喜欢": 5}
_SIDE = re.compile(
    r"(?P<feature>.+?)(?:[\s:_-]+(?P<en>without|with))?(?:[\s:_-]*(?P<zh>没有|无|有))?", re.IGNORECASE
)
_RESPONDENT = "respondent 受访者"


def read_survey(path: str | Path, kind: str = "servqual") -> pd.DataFrame:
    """Read a survey of your own: SERVQUAL, Kano or NPS, from a CSV or XLSX file.

    Parameters
    ----------
    path : str or Path
        A file like ``datasets/templates/KIND.csv``: CSV in UTF-8 or GBK, with commas, semicolons or tabs, or
        the first sheet of an XLSX file. Or the name of one of the kit's surveys: "dealer_service",
        "dealer_kano".
    kind : str
        "servqual" (44 answers from 1 to 7: E01 to E22 expected, P01 to P22 perceived), "kano" (two answers
        from 1 to 5 for each feature; words will do), or "nps" (one answer from 0 to 10).

    Returns
    -------
    DataFrame
        servqual: one row per respondent, ``respondent``, ``E01`` ... ``E22``, ``P01`` ... ``P22``.
        kano: one row per respondent and feature, ``respondent``, ``feature``, ``with_it``, ``without_it``.
        nps: ``respondent``, ``score``.
        An empty answer is kept as missing. ``attrs["notes"]`` lists what must be known: empty answers,
        columns left out, too few respondents. Each note is also issued as a `SurveyWarning`.

    Raises
    ------
    FileNotFoundError, ValueError
        One sentence with file, row (as a spreadsheet counts), column, rule and value. The file is never
        changed.

    Examples
    --------
    >>> answers = read_survey("dealer_kano", kind="kano")
    >>> answers.shape, answers.columns.tolist(), answers.attrs["notes"]
    ((900, 4), ['respondent', 'feature', 'with_it', 'without_it'], [])
    """
    rules = KINDS[one_of("kind", kind, KINDS)]
    file = data_folder() / f"{path}.csv" if str(path) in ("dealer_service", "dealer_kano") else Path(path)
    header, *rows = _cells(file)
    wanted = _kano_columns(file.name, header) if kind == "kano" else _template(kind)
    known = {_key(alias): column for column in wanted for alias in wanted[column]}
    named = [known.get(_key(name), name) for name in header]
    fields = [_field(column, rules) for column in wanted]
    tidy = [_tidy(row, _WORDS if kind == "kano" else {}) for row in rows]
    answers = check_records(file.name, [named, *tidy], {"fields": fields})
    notes = _notes(file.name, answers, rules, [name for name in header if _key(name) not in known])
    # Missing answers are NaN, whatever else the column holds, so that numpy can take it.
    answers = answers.astype({name: float for name in answers if answers[name].isna().any()})
    shaped = _long(answers) if kind == "kano" else answers.rename(columns=lambda name: name.split()[0])
    shaped.attrs["notes"] = notes
    for note in notes:
        warnings.warn(note, SurveyWarning, stacklevel=2)
    return shaped


def _cells(path: Path) -> list[list[str]]:
    """Return a file's cells as text, its first row first; the file's first bytes tell what it is."""
    start = path.read_bytes()[:4] if path.is_file() else b""
    if start == b"PK\x03\x04":
        rows = _sheet(path)
    elif start == b"\xd0\xcf\x11\xe0":
        rule = broken_rule("file", "CSV or XLSX", "an old XLS file", "In Excel choose Save As and XLSX.")
        raise ValueError(f"{path.name}: {rule}")
    else:
        text = read_text(path, "In Excel choose Save As and 'CSV UTF-8'.", gbk=True)
        first = text.partition("\n")[0]
        rows = records(path.name, text, max(",;\t", key=first.count))
    return rows or [[]]


def _sheet(path: Path) -> list[list[str]]:
    from openpyxl import load_workbook  # slow to import, and few files need it

    try:
        sheet = load_workbook(BytesIO(path.read_bytes()), data_only=True).worksheets[0]
    except (BadZipFile, KeyError, IndexError, ValueError) as error:
        rule = broken_rule("file", "a readable XLSX file", type(error).__name__, "Save it again in Excel.")
        raise ValueError(f"{path.name}: {rule}") from None
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def _tidy(row: list[str], words: dict[str, int]) -> list[str]:
    """Return answers as digits: full-width 5, 5.0 and a kind's own words mean what they say."""
    plain = [re.sub(r"(?<=\d)\.0+$", "", normalize("NFKC", cell).strip()) for cell in row]
    return [str(words.get(cell.casefold(), cell)) for cell in plain]


def _key(name: str) -> str:
    """Return a column's name without what people type differently: case, spaces, leading zeros."""
    return re.sub(r"[\s_]|(?<!\d)0+(?=\d)", "", normalize("NFKC", name).casefold())


def _template(kind: str) -> dict[str, list[str]]:
    """Return each column of a template with the names under which it may stand: both, English, Chinese."""
    header = read_text(data_folder() / "templates" / f"{kind}.csv", "Save it as UTF-8.").partition("\n")[0]
    return {name: [name, *name.split()] for name in header.strip().split(",")}


def _kano_columns(file: str, header: list[str]) -> dict[str, list[str]]:
    """Return the columns of a Kano survey: two for each feature that the header names."""
    names: dict[str, list[str]] = {_RESPONDENT: [_RESPONDENT, *_RESPONDENT.split()]}
    sides: dict[str, set[str]] = {}
    for name in header:
        match = _SIDE.fullmatch(normalize("NFKC", name).strip())
        if match and (match["en"] or match["zh"]):
            feature = match["feature"].strip()
            side = (match["en"] or {"有": "with"}.get(match["zh"], "without")).lower()
            names.setdefault(f"{feature}: {side}", []).append(name)
            sides.setdefault(feature, set()).add(side)
    if not sides:
        hint = "Name two columns per feature, like 'parking: with 有' and 'parking: without 没有'."
        got = ", ".join(map(repr, header[:6])) or "an empty file"
        raise ValueError(f"{file}, row 1: {broken_rule('features', 'pairs of columns', got, hint)}")
    for feature, found in sides.items():
        for side in {"with", "without"} - found:
            hint = f"Ask both questions and add the column '{feature}: {side}'."
            rule = broken_rule(feature, "asked with and without", f"'{feature}: {min(found)}' alone", hint)
            raise ValueError(f"{file}, row 1: {rule}")
    return names


def _field(column: str, rules: Kind) -> dict[str, Any]:
    if column == _RESPONDENT:
        return {"name": column, "type": "string", "constraints": {"required": True, "unique": True}}
    limits = {"minimum": rules.low, "maximum": rules.high}
    return {"name": column, "type": "integer", "constraints": limits}


def _notes(file: str, answers: pd.DataFrame, rules: Kind, left_out: list[str]) -> list[str]:
    """Return a sentence for each thing that a reader of the survey's numbers must know."""
    notes = []
    given, n = answers.drop(columns=_RESPONDENT), len(answers)
    if empty := int(given.isna().sum().sum()):
        row, column = divmod(int(given.isna().to_numpy().argmax()), given.shape[1])
        place = f"row {row + 2}, column `{given.columns[column]}`"
        notes.append(
            f"{file}: {empty} of {given.size:,} answers left empty, the first in {place}; kept as missing."
        )
    if left_out:
        names = ", ".join(repr(name) for name in left_out[:6])
        notes.append(
            f"{file}: columns that the template does not have are left out ({len(left_out)}): {names}."
        )
    if n < rules.enough:
        rough = rules.precision * sqrt(rules.enough / n)
        notes.append(
            f"{file}: few respondents ({n}): {rules.what} is known to within {rough:.2g} {rules.unit}; to "
            f"know it to within {rules.precision:g}, ask {rules.enough} ({rules.because})."
        )
    return notes


def _long(answers: pd.DataFrame) -> pd.DataFrame:
    """Return one row per respondent and feature, features in the order of the columns."""
    features = list(dict.fromkeys(name.rpartition(": ")[0] for name in answers.columns[1:]))
    parts = [
        pd.DataFrame(
            {
                "respondent": answers[_RESPONDENT],
                "feature": feature,
                "with_it": answers[f"{feature}: with"],
                "without_it": answers[f"{feature}: without"],
            }
        )
        for feature in features
    ]
    return pd.concat(parts, ignore_index=True)
