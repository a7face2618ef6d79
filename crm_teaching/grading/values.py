"""Make values of what came out of the sandbox, as the judge knows them. Nothing in them is trusted."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching.answers.functions import Stopped
from crm_teaching.charts import Chart


class Missing:
    """Stands for an answer whose name was never assigned."""


MISSING = Missing()


def decode(told: Any) -> Any:
    """Return the value that the runner wrote down.

    Raises
    ------
    ValueError
        If it is nothing that the runner writes.

    Examples
    --------
    >>> decode({"is": "whole", "value": "3"}), decode({"is": "blank"})
    (3, Ellipsis)
    """
    try:
        return _decode(told)
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"no value ({type(error).__name__})") from None


def _decode(told: dict[str, Any]) -> Any:
    kind = told["is"]
    simple = {"blank": ..., "none": None, "missing": MISSING, "function": callable}
    if kind in simple:
        return simple[kind]
    if kind == "bool":
        return bool(told["value"])
    if kind == "whole":
        return int(str(told["value"])[:310])
    if kind == "number":
        return float(told["value"])
    if kind == "text":
        return str(told["value"])
    if kind == "time":
        return pd.Timestamp(told["value"])
    if kind == "table":
        return _table(told)
    if kind == "list":
        items = [_decode(item) for item in told["items"]]
        return _named(str(told["type"]), items)
    if kind == "chart":
        series = tuple(tuple((_place(x), float(y)) for x, y in marks) for marks in told["series"])
        return Chart(series, str(told["x"]), str(told["y"]), lying=bool(told["lying"]))
    if kind == "large":
        rows, columns = told["shape"]
        return _stranger(f"table of {int(rows):,} rows and {int(columns):,} columns")
    if kind == "outcomes":
        return [_outcome(*one) for one in told["outcomes"]]
    return _stranger(str(told["type"]))


def _outcome(how: str, got: Any) -> tuple[str, Any]:
    return ("error", Stopped(str(got[0]), str(got[1]))) if how == "error" else ("value", _decode(got))


def _table(told: dict[str, Any]) -> pd.DataFrame:
    rows = [[_decode(value) for value in row] for row in told["rows"]]
    frame = pd.DataFrame(rows, columns=[str(name) for name in told["columns"]], dtype=object)
    keys = [tuple(_decode(part) for part in key) for key in told["index"]]
    names = told["names"]
    if len(names) > 1:
        frame.index = pd.MultiIndex.from_tuples(keys, names=names)
    else:
        frame.index = pd.Index([key[0] for key in keys], name=names[0], dtype=object)
    return frame


def _named(kind: str, items: list[Any]) -> Any:
    """Return items in the container that they came in, as far as the judge tells them apart."""
    if kind == "tuple":
        return tuple(items)
    return pd.Series(items, dtype=object) if kind == "Series" else items


def _stranger(name: str) -> Any:
    """Return a value of a type with this name, so that it is named as it was."""
    return type(name.replace("\x00", "")[:80] or "unknown", (), {})()


def _place(value: Any) -> float | str:
    return value if isinstance(value, str) else float(value)
