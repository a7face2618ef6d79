"""The kit's tables: each is read, checked against its dictionary and given as a tidy DataFrame.

``datasets/datapackage.json`` is the dictionary. A new table needs a CSV file and an entry there, no code.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from crm_teaching.csv_files import read_table
from crm_teaching.files import data_folder, read_text
from crm_teaching.validate import broken_rule, one_of

__all__ = ["data_folder", "dictionary", "load", "load_orders"]


@cache
def _resources() -> dict[str, dict[str, Any]]:
    package = json.loads(read_text(data_folder() / "datapackage.json", "Save it as UTF-8."))
    return {resource["name"]: resource for resource in package["resources"]}


def _resource(name: str) -> dict[str, Any]:
    return _resources()[one_of("name", name, _resources())]


def load(name: str, path: str | Path | None = None) -> pd.DataFrame:
    """Read one of the kit's tables, or your own file with the same columns.

    Parameters
    ----------
    name : str
        The table's name in ``datasets/datapackage.json``.
    path : str or Path, optional
        Your own CSV file (UTF-8). By default the kit's file is read.

    Returns
    -------
    DataFrame
        One row per record; ``dictionary(name)`` tells what each column means.

    Raises
    ------
    FileNotFoundError, ValueError
        One sentence with file, row (as a spreadsheet counts), column, rule and value.

    Examples
    --------
    >>> load("cdnow_orders").shape
    (6919, 4)
    """
    resource = _resource(name)
    file = data_folder() / resource["path"] if path is None else Path(path)
    frame = read_table(file, resource["schema"])
    if path is None and len(frame) != resource["rows"]:
        rule = broken_rule("rows", str(resource["rows"]), len(frame), "Get the kit's own copy of the file.")
        raise ValueError(f"{file.name}: {rule}")
    return frame


def load_orders(path: str | Path | None = None) -> pd.DataFrame:
    """Read the orders of 2,357 customers of the music shop CDNOW (real, 1997 to mid 1998).

    The customers are a tenth of all who bought for the first time in January to March 1997.
    Eight orders were free: their amount is 0.

    Parameters
    ----------
    path : str or Path, optional
        Your own CSV file with the same columns. By default the kit's file is read.

    Returns
    -------
    DataFrame, one row per order, shape (6919, 4)
        ``customer_id`` (int), ``order_date`` (datetime), ``n_cds`` (int, CDs in the order),
        ``amount_usd`` (float, US dollars).

    Raises
    ------
    FileNotFoundError, ValueError
        One sentence with file, row, column, rule and value.

    References
    ----------
    Fader, P. S. and Hardie, B. G. S. (2001), Forecasting repeat sales at CDNOW: a case study.

    Examples
    --------
    >>> orders = load_orders()
    >>> orders.head(2)
       customer_id order_date  n_cds  amount_usd
    0            1 1997-01-01      2       29.33
    1            1 1997-01-18      2       29.73
    >>> orders["customer_id"].nunique()
    2357
    """
    return load("cdnow_orders", path)


def dictionary(name: str) -> pd.DataFrame:
    """Return what each column of a table means.

    Parameters
    ----------
    name : str
        The table's name in ``datasets/datapackage.json``.

    Returns
    -------
    DataFrame, one row per column of the table
        ``column``, ``meaning``, ``meaning_zh``, ``type``, ``unit``, all text.

    Raises
    ------
    ValueError
        If there is no such table.

    Examples
    --------
    >>> dictionary("cdnow_orders")[["column", "type", "unit"]]
            column     type  unit
    0  customer_id  integer
    1   order_date     date   day
    2        n_cds  integer   CDs
    3   amount_usd   number   USD
    """
    keys = {"name": "column", "description": "meaning", "description_zh": "meaning_zh"}
    fields = pd.DataFrame(_resource(name)["schema"]["fields"]).rename(columns=keys)
    return fields[["column", "meaning", "meaning_zh", "type", "unit"]]
