"""A service script as data: which record each act of memory needs, and what keeping it takes."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from crm_teaching.validate import columns, count

_NEEDS = {
    "greeted by name in the corridor": ["name"],
    "restaurant told that he is coming": ["name", "where he goes"],
    "last year's seat offered": ["name", "seat"],
    "last year's menu offered": ["name", "order"],
    "two steps back before answering": ["house rule"],
    "birthday card after three years": ["name", "birthday", "last stay"],
}
_RECORDS = ["name", "where he goes", "seat", "order", "house rule", "birthday", "last stay"]
# One row per act; 1 where the act needs the record.
SERVICE_SCRIPT = pd.DataFrame(
    [[int(record in needed) for record in _RECORDS] for needed in _NEEDS.values()],
    index=pd.Index(list(_NEEDS), name="act"),
    columns=_RECORDS,
)
# Who writes a record, how often, and the seconds of one entry: our assumptions.
RECORDS = pd.DataFrame(
    [
        ["front desk", "each stay", 10],
        ["floor waiter", "each night", 20],
        ["restaurant waiter", "each night", 20],
        ["the bill", "each night", 0],
        ["manager", "once", 3600],
        ["front desk", "each stay", 10],
        ["the bill", "each stay", 0],
    ],
    columns=["who", "when", "seconds"],
    index=pd.Index(_RECORDS, name="record"),
)


def records_to_start(script: pd.DataFrame, hours: pd.Series, n_records: int = 3) -> pd.DataFrame:
    """Rank every choice of some records by the acts that it makes possible, then by its hours.

    An act is possible when all its records are kept.

    Parameters
    ----------
    script : DataFrame
        Acts by records, 1 where an act needs a record.
    hours : Series
        Hours a year to keep each record, by record.
    n_records : int
        Records to keep, at least 1.

    Returns
    -------
    DataFrame, one row per choice
        Index ``records``; ``acts`` (number possible), ``hours`` (a year), best first.

    Raises
    ------
    ValueError
        If `script` has no rows.

    Examples
    --------
    >>> entries = RECORDS["when"].map({"each stay": 48_667, "each night": 146_000, "once": 1})
    >>> records_to_start(SERVICE_SCRIPT, entries * RECORDS["seconds"] / 3600).round().head(1)
                               acts  hours
    records
    name + order + house rule     3  136.0
    """
    columns("script", script, hours.index, "Use SERVICE_SCRIPT.")
    rows = {}
    for kept in combinations(script.columns, count("n_records", n_records)):
        missing = script.drop(columns=list(kept)).sum(axis=1)
        name = " + ".join(kept) if len(kept) < len(script.columns) else "all records"
        rows[name] = {"acts": int((missing == 0).sum()), "hours": hours[list(kept)].sum()}
    ranked = pd.DataFrame.from_dict(rows, orient="index").rename_axis("records")
    return ranked.sort_values(["acts", "hours"], ascending=[False, True]).astype({"acts": int})
