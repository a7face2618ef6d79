"""A service script as data: which record each act of memory needs, and what keeping it takes."""

from __future__ import annotations

import pandas as pd

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
        ["front desk", "first stay", 10],
        ["the bill", "each stay", 0],
    ],
    columns=["who", "when", "seconds"],
    index=pd.Index(_RECORDS, name="record"),
)
