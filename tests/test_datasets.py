"""The kit's tables agree with their dictionary, and a bad CSV gets one sentence."""

# Each bad file and its sentence stand on one line.
# ruff: noqa: E501

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from crm_teaching.csv_files import read_table
from crm_teaching.datasets import data_folder, dictionary, load, load_orders

PACKAGE = json.loads((data_folder() / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = PACKAGE["resources"]
NAMES = [resource["name"] for resource in RESOURCES]
CONSTRAINTS = {"required", "unique", "minimum", "maximum", "exclusiveMinimum", "enum", "pattern"}
TYPES = {"integer", "number", "date", "boolean", "string"}
ORDERS = """\
customer_id,order_date,n_cds,amount_usd
1,1997-01-01,2,29.33
1,1997-01-18,2,29.73
2,1997-01-02,1,0
"""
SCHEMA: dict[str, Any] = {
    "fields": [
        {"name": "guest_id", "type": "integer", "constraints": {"required": True, "unique": True}},
        {"name": "rating", "type": "number", "constraints": {"exclusiveMinimum": 0, "maximum": 5}},
        {"name": "city", "type": "string", "constraints": {"enum": ["Wuhan", "Xi'an"]}},
        {"name": "card", "type": "boolean"},
        {"name": "left", "type": "date", "constraints": {"minimum": "2025-01-01"}},
        {"name": "code", "type": "string", "constraints": {"pattern": "[A-Z]{2}"}},
    ]
}
GUESTS = """\
guest_id,rating,city,card,left,code
1,4.5,Wuhan,true,2025-01-06,AB
2,,Xi'an,0,2025-02-01,
3,3,,,,CD
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "own.csv"
    path.write_text(text, encoding="utf-8-sig", newline="")
    return path


def test_cdnow_orders_are_those_of_the_literature() -> None:
    orders = load_orders()
    assert orders.shape == (6919, 4)
    assert orders["customer_id"].nunique() == 2357
    kinds = [str(kind) for kind in orders.dtypes]
    assert kinds == ["int64", "datetime64[us]", "int64", "float64"]
    assert (orders["amount_usd"] == 0).sum() == 8
    assert orders["order_date"].max() == pd.Timestamp("1998-06-30")
    first = orders.groupby("customer_id")["order_date"].min()
    assert first.max() < pd.Timestamp("1997-04-01"), "all bought first in January to March 1997"


def test_each_call_gives_a_table_of_its_own() -> None:
    orders = load_orders()
    orders["amount_usd"] = 0.0
    assert load_orders()["amount_usd"].sum() > 0


def test_orders_load_in_a_blink() -> None:
    load_orders()
    seconds = []
    for _ in range(5):
        # Time of this process, so that a busy machine does not count.
        start = time.process_time()
        load_orders()
        seconds.append(time.process_time() - start)
    assert min(seconds) < 0.05


@pytest.mark.parametrize("resource", RESOURCES, ids=NAMES)
def test_the_dictionary_is_complete(resource: dict[str, Any]) -> None:
    assert resource["kind"] in ("real", "fictional", "simulated")
    assert f"({resource['kind']}" in resource["title"], "the title says whether the data are real"
    for key in ("title_zh", "description", "sources", "licenses", "rows", "path"):
        assert resource[key], key
    assert resource["encoding"] == "utf-8" and resource["format"] == "csv"
    for field in resource["schema"]["fields"]:
        assert field["type"] in TYPES
        assert field["description"] and field["description_zh"] and "unit" in field, field["name"]
        assert set(field.get("constraints", {})) <= CONSTRAINTS, field["name"]


@pytest.mark.parametrize("resource", RESOURCES, ids=NAMES)
def test_the_file_is_what_its_dictionary_says(resource: dict[str, Any]) -> None:
    raw = (data_folder() / resource["path"]).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8 only with a byte order mark"
    assert b"\r" not in raw and raw.endswith(b"\n")
    header = raw.decode("utf-8-sig").splitlines()[0].split(",")
    assert header == [field["name"] for field in resource["schema"]["fields"]]
    assert len(load(resource["name"])) == resource["rows"]
    for key in resource["schema"].get("foreignKeys", []):
        other = load(key["reference"]["resource"])[key["reference"]["fields"][0]]
        assert load(resource["name"])[key["fields"][0]].isin(other).all()


def test_every_csv_file_has_an_entry() -> None:
    files = {path.name for path in data_folder().glob("*.csv")}
    assert files == {resource["path"] for resource in RESOURCES}


def test_the_page_on_data_lists_every_table() -> None:
    page = (data_folder() / "README.md").read_text(encoding="utf-8")
    for resource in RESOURCES:
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{resource['path']}` |")]
        assert f"| {resource['kind']} | {resource['rows']} |" in row


def test_names_and_units_of_columns_agree_across_tables() -> None:
    for field in (field for resource in RESOURCES for field in resource["schema"]["fields"]):
        for ending, unit in (("_usd", "USD"), ("_yuan", "yuan")):
            if field["name"].endswith(ending):
                assert field["unit"].startswith(unit), field["name"]
        if field["name"].startswith("n_"):
            assert field["type"] == "integer", field["name"]


def test_a_column_that_several_tables_share_means_the_same() -> None:
    kinds: dict[str, tuple[str, str]] = {}
    for field in (field for resource in RESOURCES for field in resource["schema"]["fields"]):
        kind = (field["type"], field["unit"])
        assert kinds.setdefault(field["name"], kind) == kind, field["name"]


def test_dictionary_tells_meaning_and_unit_in_both_languages() -> None:
    table = dictionary("cdnow_orders")
    assert list(table.columns) == ["column", "meaning", "meaning_zh", "type", "unit"]
    assert table.loc[3, "unit"] == "USD"


BAD_ORDERS = [
    ("column missing", "amount_usd\n", "amount\n", "own.csv, row 1: `amount_usd` must be a column; got 'customer_id', 'order_date', 'n_cds', 'amount'. Rename 'amount'."),
    ("column gone", ",n_cds", ",books", "own.csv, row 1: `n_cds` must be a column; got 'customer_id', 'order_date', 'books', 'amount_usd'. Add the column."),
    ("column twice", "n_cds,amount_usd", "amount_usd,amount_usd", "own.csv, row 1: `n_cds` must be a column; got 'customer_id', 'order_date', 'amount_usd', 'amount_usd'. Add the column."),
    ("negative price", "29.73", "-29.73", "own.csv, row 3: `amount_usd` must be at least 0; got -29.73. Correct the cell."),
    ("text for a number", "29.73", "n/a", "own.csv, row 3: `amount_usd` must be a number; got 'n/a'. Write digits and a point, like 12.50."),
    ("decimal comma", "29.73", '"29,73"', "own.csv, row 3: `amount_usd` must be a number; got '29,73'. Write digits and a point, like 12.50."),
    ("not a number", "29.73", "nan", "own.csv, row 3: `amount_usd` must be a number; got 'nan'. Write digits and a point, like 12.50."),
    ("currency sign", "29.73", "$29.73", "own.csv, row 3: `amount_usd` must be a number; got '$29.73'. Write digits and a point, like 12.50."),
    ("part of a CD", "-18,2", "-18,2.5", "own.csv, row 3: `n_cds` must be a whole number; got '2.5'. Write digits only, like 12."),
    ("impossible date", "1997-01-18", "1997-02-30", "own.csv, row 3: `order_date` must be a date of the calendar; got '1997-02-30'. Write it as 1997-12-31."),
    ("date of a spreadsheet", "1997-01-18", "18/01/1997", "own.csv, row 3: `order_date` must be a date of the calendar; got '18/01/1997'. Write it as 1997-12-31."),
    ("date without dashes", "1997-01-18", "19970118", "own.csv, row 3: `order_date` must be a date of the calendar; got '19970118'. Write it as 1997-12-31."),
    ("date too late", "1997-01-18", "2001-01-18", "own.csv, row 3: `order_date` must be at most 1998-06-30; got 2001-01-18. Correct the cell."),
    ("empty cell", "29.73", "", "own.csv, row 3: `amount_usd` must be filled in; got an empty cell. Fill the cell."),
    ("cell too many", "29.73", "29.73,1", "own.csv, row 3: `cells` must be 4 as in the header; got 5. Look for a missing comma, or for a comma inside a cell that is not in quotes."),
    ("cell too few", ",29.73", "", "own.csv, row 3: `cells` must be 4 as in the header; got 3. Look for a missing comma, or for a comma inside a cell that is not in quotes."),
    ("row empty", "1,1997-01-18,2,29.73", ",,,", "own.csv, row 3: `customer_id` must be filled in; got an empty cell. Fill the cell."),
    ("quote open", "29.73", '"29.73', "own.csv: `quotes` must be closed in the cell that opens them; got unexpected end of data. Look for a single \"."),
    ("rows gone", ORDERS[40:], "", "own.csv: `rows` must be at least 1 below the header; got 0. Put the column names in row 1 and the records below."),
    ("all gone", ORDERS, "", "own.csv: `rows` must be at least 1 below the header; got 0. Put the column names in row 1 and the records below."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "sentence"), [row[1:] for row in BAD_ORDERS], ids=[row[0] for row in BAD_ORDERS]
)
def test_a_bad_file_of_orders_gets_one_sentence(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert old in ORDERS
    with pytest.raises(ValueError) as raised:
        load_orders(write(tmp_path, ORDERS.replace(old, new, 1)))
    assert str(raised.value) == sentence


BAD_GUESTS = [
    ("duplicate id", "3,3", "1,3", "own.csv, row 4: `guest_id` must be different in every row; got 1. Row 2 has it already."),
    ("bound that is left out", "4.5", "0", "own.csv, row 2: `rating` must be above 0; got 0. Correct the cell."),
    ("above the highest", "4.5", "6", "own.csv, row 2: `rating` must be at most 5; got 6. Correct the cell."),
    ("unknown city", "Wuhan", "Wuhn", "own.csv, row 2: `city` must be one of 'Wuhan', \"Xi'an\"; got Wuhn. Correct the cell."),
    ("neither true nor false", "true", "maybe", "own.csv, row 2: `card` must be true or false; got 'maybe'. Write true or false."),
    ("date too early", "2025-01-06", "2024-12-31", "own.csv, row 2: `left` must be at least 2025-01-01; got 2024-12-31. Correct the cell."),
    ("wrong form", "AB", "AB1", "own.csv, row 2: `code` must be like [A-Z]{2}; got AB1. Correct the cell."),
    ("column twice", "rating,city", "city,city", "own.csv, row 1: `rating` must be a column; got 'guest_id', 'city', 'city', 'card', 'left', 'code'. Add the column."),
    ("column twice, both known", "guest_id,rating,city,card", "guest_id,rating,city,city", "own.csv, row 1: `city` must be a column that occurs once; got 'guest_id', 'rating', 'city', 'city', 'left', 'code'. Rename or delete the second one."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "sentence"), [row[1:] for row in BAD_GUESTS], ids=[row[0] for row in BAD_GUESTS]
)
def test_every_rule_of_a_schema_is_kept(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert old in GUESTS
    with pytest.raises(ValueError) as raised:
        read_table(write(tmp_path, GUESTS.replace(old, new, 1)), SCHEMA)
    assert str(raised.value) == sentence


def test_a_key_of_two_columns_may_not_repeat(tmp_path: Path) -> None:
    schema = {
        "fields": [{"name": "guest", "type": "integer"}, {"name": "night", "type": "date"}],
        "primaryKey": ["guest", "night"],
    }
    text = "guest,night\n1,2025-01-01\n2,2025-01-01\n1,2025-01-01\n"
    with pytest.raises(ValueError) as raised:
        read_table(write(tmp_path, text), schema)
    rule = "`guest + night` must be different in every row; got 1, 2025-01-01."
    assert str(raised.value) == f"own.csv, row 4: {rule} Row 2 has it already."


@pytest.mark.parametrize(("encoding", "named"), [("gbk", "GBK"), ("utf-16", "UTF-16")])
def test_another_encoding_is_named(tmp_path: Path, encoding: str, named: str) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes((ORDERS + "2,1997-01-03,1,5,订单\n").encode(encoding))
    with pytest.raises(ValueError) as raised:
        load_orders(path)
    sentence = f"own.csv: `encoding` must be UTF-8; got {named}."
    assert str(raised.value) == f"{sentence} In Excel choose Save As and 'CSV UTF-8'."


def test_a_missing_file_and_an_unknown_table_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "gone.csv"
    with pytest.raises(FileNotFoundError) as raised:
        load_orders(path)
    rule = f"`path` must be an existing file; got {path}. Check the name and the folder."
    assert str(raised.value) == rule
    with pytest.raises(ValueError, match=r"^`name` must be one of 'cdnow_orders'.*; got 'cdnow'\. Copy one"):
        load("cdnow")


def test_a_cut_file_of_the_kit_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cdnow_orders.csv").write_text(ORDERS, encoding="utf-8-sig")
    monkeypatch.setattr("crm_teaching.datasets.data_folder", lambda: tmp_path)
    with pytest.raises(ValueError) as raised:
        load_orders()
    rule = "`rows` must be 6919; got 3. Get the kit's own copy of the file."
    assert str(raised.value) == f"cdnow_orders.csv: {rule}"


def test_a_file_from_a_spreadsheet_is_read_whatever_it_adds(tmp_path: Path) -> None:
    plain = load_orders(write(tmp_path, ORDERS))
    messy = ORDERS.replace("\n", "\r\n") + ",,,\r\n\r\n"
    pd.testing.assert_frame_equal(load_orders(write(tmp_path, messy)), plain)
    rows = [line.split(",") for line in ORDERS.split()]
    turned = "\n".join(",".join([*reversed(row), "note"]) for row in rows)
    pd.testing.assert_frame_equal(load_orders(write(tmp_path, turned)), plain)


def test_empty_cells_are_missing_values_where_they_may_be(tmp_path: Path) -> None:
    guests = read_table(write(tmp_path, GUESTS), SCHEMA)
    kinds = [str(kind) for kind in guests.dtypes]
    assert kinds == ["int64", "float64", "str", "boolean", "datetime64[us]", "str"]
    assert guests.isna().sum().tolist() == [0, 1, 1, 1, 1, 1]
