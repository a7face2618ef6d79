"""Judge a whole table: columns, rows, their order where it matters, and every value."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from crm_teaching.answers.verdict import (
    ROUNDED,
    WRONG,
    Verdict,
    are_rounded,
    as_number,
    close,
    received,
    wrong_kind,
)
from crm_teaching.questions import Question
from crm_teaching.wording import Label


def table_fault(question: Question, right: pd.DataFrame, answer: Any) -> Verdict | None:
    """Return the first thing wrong with a table, or None if it holds the same values as `right`.

    The order of columns never matters, the order of rows only if the question says so. Key columns
    may stand in the index.
    """
    if not isinstance(answer, pd.DataFrame):
        names = ", ".join(f"`{name}`" for name in right.columns)
        return wrong_kind(
            answer,
            Label(f"a table with the columns {names}", f"含 {names} 列的表格"),
            Label(
                "Build a pandas DataFrame; for a Series use .reset_index().",
                "请做成 DataFrame；Series 可用 .reset_index()。",
            ),
        )
    table = _with_columns(answer, right.columns)
    return (
        _columns_fault(table, right)
        or _rows_fault(question, table, right)
        or _values_fault(question, table, right)
    )


def _with_columns(answer: pd.DataFrame, wanted: pd.Index) -> pd.DataFrame:
    """Move key columns out of the index, where a groupby leaves them."""
    missing = [name for name in wanted if name not in answer.columns]
    if missing and set(missing) <= set(answer.index.names):
        return answer.reset_index()
    return answer


def _columns_fault(table: pd.DataFrame, right: pd.DataFrame) -> Verdict | None:
    for name in right.columns:
        if name not in table.columns:
            return _fault("missing_column", f"The column `{name}` is missing.", f"缺少 `{name}` 列。")
    for name in table.columns:
        if name not in right.columns:
            return _fault("extra_column", f"The column `{name}` was not asked for.", f"不需要 `{name}` 列。")
    if table.columns.has_duplicates:
        return _fault("double_column", "A column occurs twice.", "有一列出现了两次。")
    return None


def _rows_fault(question: Question, table: pd.DataFrame, right: pd.DataFrame) -> Verdict | None:
    given, wanted = _keys(question, table), _keys(question, right)
    names = " and ".join(f"`{name}`" for name in question.key)
    if len(set(given)) < len(given):
        return _fault("double_row", f"Two rows have the same {names}.", f"有两行的 {names} 相同。")
    if len(given) != len(wanted):
        more, zh = ("many", "多") if len(given) > len(wanted) else ("few", "少")
        return _fault(
            "row_count",
            f"Too {more} rows: one for each {names} was asked.",
            f"行数太{zh}：每个 {names} 一行。",
        )
    if set(given) != set(wanted):
        odd = next(key for key in given if key not in wanted)
        said = ", ".join(str(part) for part in odd)
        return _fault(
            "unknown_row", f"No row with {names} = {said} was asked for.", f"不需要 {names} = {said} 这一行。"
        )
    if question.ordered and given != wanted:
        return _fault(
            "row_order",
            f"The rows are in another order: sort by {names}.",
            f"行的顺序不对：请按 {names} 排序。",
        )
    return None


def _values_fault(question: Question, table: pd.DataFrame, right: pd.DataFrame) -> Verdict | None:
    row_of = {key: row for row, key in enumerate(_keys(question, table))}
    for name in right.columns:
        if name in question.key:
            continue
        given = [table[name].iloc[row_of[key]] for key in _keys(question, right)]
        wanted = right[name].tolist()
        off = [not _same(g, w, question.tolerance) for g, w in zip(given, wanted, strict=True)]
        if not any(off):
            continue
        if all(
            _same(g, 100 * w, question.tolerance)
            for g, w in zip(given, wanted, strict=True)
            if as_number(w) is not None
        ):
            return _fault(
                "percent",
                f"Column `{name}` holds percentages; shares were asked.",
                f"`{name}` 列是百分数；要的是比例。",
            )
        numbers = [(g, w) for g, w in zip(given, wanted, strict=True) if as_number(w) is not None]
        if len(numbers) == len(wanted) and are_rounded(*zip(*numbers, strict=True)):
            return _fault(
                ROUNDED,
                f"Column `{name}` is rounded too far: keep at least four digits.",
                f"`{name}` 列舍入过多：至少保留四位有效数字。",
            )
        i = off.index(True)
        where = ", ".join(f"{key} = {_plain(right[key].iloc[i])}" for key in question.key)
        got = received(given[i])
        en = f"Column `{name}` is off in {sum(off)} of {len(off)} rows, first at {where}: you have {got.en}."
        zh = f"`{name}` 列在 {len(off)} 行中有 {sum(off)} 行不对，第一处是 {where}：你的值是 {got.zh}。"
        return _fault("value", en, zh)
    return None


def _keys(question: Question, table: pd.DataFrame) -> list[tuple[Hashable, ...]]:
    return [
        tuple(_plain(value) for value in row) for row in table[list(question.key)].itertuples(index=False)
    ]


def _plain(value: Any) -> str:
    """Write a key so that 2, 2.0 and "2", a date and a period compare by what they mean."""
    number = as_number(value)
    if number is not None and number.is_integer():
        return str(int(number))
    if isinstance(value, pd.Timestamp):
        return str(value.date())
    return str(value)


def _same(given: Any, wanted: Any, tolerance: float) -> bool:
    number, right = as_number(given), as_number(wanted)
    if right is None:
        return _plain(given) == _plain(wanted)
    if np.isnan(right):
        return bool(pd.api.types.is_scalar(given) and pd.isna(given))
    return number is not None and close(number, wanted, tolerance)


def _fault(name: str, en: str, zh: str) -> Verdict:
    return Verdict(WRONG, Label(en, zh), name)
