"""Case files: what a good one gives, and the whole sentence that each bad one gets."""

# Each bad line and its sentence stand on one line.
# ruff: noqa: E501

from __future__ import annotations

import copy
import dataclasses
import inspect
import re
from pathlib import Path

import pytest

from crm_teaching import cases
from crm_teaching.files import data_folder
from crm_teaching.loyalty.membership import membership
from crm_teaching.quantities import KINDS, STATUS
from crm_teaching.sources import cite, sources

GOOD = """\
id = "corner_shop"
title = { en = "Corner shop", zh = "街角小店" }
source = "deck"

[parameters.fee]
label = { en = "Fee", zh = "年费" }
kind = "number"
default = 150
low = 0
high = 500
step = 10
unit = "yuan a year"
status = "text"
where = "slide 117"

[parameters.saving]
label = { en = "Saving", zh = "节省" }
kind = "number"
default = 0.05
low = 0.01
high = 0.20
step = 0.01
unit = "%"
status = "claim"

[parameters.visits]
label = { en = "Visits", zh = "次数" }
kind = "integer"
default = 52
low = 1
high = 104
status = "kit"

[parameters.base]
label = { en = "Base", zh = "基数" }
kind = "choice"
default = "bill"
options = { bill = { en = "Bill", zh = "账单" }, list = { en = "List", zh = "标价" } }
status = "kit"

[parameters.rules]
label = { en = "Rules change", zh = "规则变动" }
kind = "switch"
default = false
status = "unverified"

[facts.opened]
label = { en = "Opened", zh = "开业" }
value = 1996
unit = "year"
status = "literature"
source = "inc_2001"

[presets.dear]
label = { en = "Dear", zh = "昂贵" }
values = { fee = 400, base = "list" }
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "corner_shop.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def case(tmp_path: Path) -> cases.Case:
    return cases.load(write(tmp_path, GOOD))


BAD = [
    ("text for a number", "default = 150", 'default = "150"', "`parameters.fee.default` must be a number; got '150'. Write digits without quotes, like 0.5."),
    ("truth for a number", "default = 150", "default = true", "`parameters.fee.default` must be a number; got True. Write digits without quotes, like 0.5."),
    ("endless number", "high = 500", "high = inf", "`parameters.fee.high` must be a finite number; got inf. Give a number that ends."),
    ("default outside", "default = 150", "default = 900", "`parameters.fee.default` must be between low and high; got 900 (0 to 500). Widen the range or change the default."),
    ("default off step", "default = 150", "default = 155", "`parameters.fee.default` must be 0 plus whole steps of 10; got 155. Write 150, or change the step."),
    ("high off step", "high = 500", "high = 505", "`parameters.fee.high` must be 0 plus whole steps of 10; got 505. Write 500, or change the step."),
    ("low above high", "low = 0\n", "low = 600\n", "`parameters.fee.low` must be below high (500); got 600. Swap or widen them."),
    ("step of nothing", "step = 10", "step = 0", "`parameters.fee.step` must be between 0.05 and 500 for this range; got 0. Choose a step that can be set by hand."),
    ("range forgotten", "high = 500\n", "", "`parameters.fee.high` must be given; got nothing. Add the line."),
    ("per cent for a share", "high = 0.20", "high = 20", "`parameters.saving.high` must be a share of at most 1 when the unit is %; got 20. Write 20% as 0.20."),
    ("broken integer", "default = 52", "default = 52.5", "`parameters.visits.default` must be a whole number; got 52.5. Round it."),
    ("integer share", "high = 104\n", 'high = 104\nunit = "%"\n', "`parameters.visits.unit` must be another one for an integer; got '%'. A share is no whole number: use kind 'number'."),
    ("unknown key", "default = 150", "defalt = 150", "`parameters.fee.defalt` must be a key that the kit knows; got an unknown one. Did you mean 'default'?"),
    ("unknown top key", 'id = "corner_shop"', 'id = "corner_shop"\nauthor = "me"', "`author` must be a key that the kit knows; got an unknown one. Known are 'id', 'title', 'source', 'story', 'parameters', 'facts', 'presets'."),
    ("unknown fact key", "value = 1996", "value = 1996\nlow = 1990", "`facts.opened.low` must be a key that the kit knows; got an unknown one. Known are 'label', 'unit', 'status', 'note', 'where', 'source', 'value'."),
    ("unknown preset key", "values = { fee", "value = { fee", "`presets.dear.value` must be a key that the kit knows; got an unknown one. Did you mean 'values'?"),
    ("unknown status", 'status = "claim"', 'status = "rumour"', "`parameters.saving.status` must be a known status; got 'rumour'. Known are 'text', 'claim', 'literature', 'unverified', 'kit'."),
    ("unknown kind", 'kind = "integer"', 'kind = "interger"', "`parameters.visits.kind` must be a known kind; got 'interger'. Did you mean 'integer'?"),
    ("unknown unit", 'unit = "yuan a year"', 'unit = "yuan a yaer"', "`parameters.fee.unit` must be a known unit; got 'yuan a yaer'. Did you mean 'yuan a year'?"),
    ("unit of nowhere", 'unit = "yuan a year"', 'unit = "furlongs"', "`parameters.fee.unit` must be a known unit; got 'furlongs'. Copy one from another case."),
    ("unknown source", 'source = "deck"', 'source = "desk"', "`source` must be a known source; got 'desk'. Did you mean 'deck'?"),
    ("unknown source of a fact", 'source = "inc_2001"', 'source = "inc_2002"', "`facts.opened.source` must be a known source; got 'inc_2002'. Did you mean 'inc_2001'?"),
    ("work not named", 'source = "inc_2001"\n', "", "`facts.opened.source` must be given for the status 'literature'; got nothing. Name the work, a key of sources.toml."),
    ("no status", 'status = "claim"\n', "", "`parameters.saving.status` must be given; got nothing. Add the line."),
    ("missing language", '{ en = "Fee", zh = "年费" }', '{ en = "Fee" }', "`parameters.fee.label.zh` must be given; got nothing. Write it in both languages."),
    ("empty language", '{ en = "Fee", zh = "年费" }', '{ en = "Fee", zh = "" }', "`parameters.fee.label.zh` must be filled in; got ''. Write the words."),
    ("third language", 'zh = "年费" }', 'zh = "年费", de = "Gebühr" }', "`parameters.fee.label.de` must be a key that the kit knows; got an unknown one. Known are 'en', 'zh'."),
    ("one language only", 'label = { en = "Fee", zh = "年费" }', 'label = "Fee"', "`parameters.fee.label` must be a table; got 'Fee'. Give its keys in a table, like { en = \"Fee\", zh = \"年费\" }."),
    ("no label", 'label = { en = "Fee", zh = "年费" }\n', "", "`parameters.fee.label` must be given; got nothing. Write it in both languages, like { en = \"Fee\", zh = \"年费\" }."),
    ("number for text", 'where = "slide 117"', "where = 117", "`parameters.fee.where` must be text; got 117. Write it in quotes."),
    ("name of no model", "[parameters.fee]", "[parameters.year-fee]", "`parameters.year-fee` must be named in a-z, 0-9 and _; got 'year-fee'. It is the name by which a model gets the value, like top_tenth."),
    ("same name twice", "[facts.opened]", "[facts.fee]", "`facts.fee` must be a name of its own; got the name of a parameter. Rename one of the two."),
    ("choice without options", re.compile(r"options = .*\n"), "", "`parameters.base.options` must be given; got nothing. Give each option a label in both languages."),
    ("choice of one", ', list = { en = "List", zh = "标价" }', "", "`parameters.base.options` must be 2 options or more; got 1. A choice of one is none."),
    ("default no option", 'default = "bill"', 'default = "bil"', "`parameters.base.default` must be one of the options; got 'bil'. Did you mean 'bill'?"),
    ("range of a choice", 'default = "bill"', 'default = "bill"\nlow = 0', "`parameters.base.low` must be left out of a choice; got 0. Delete it."),
    ("switch of text", "default = false", 'default = "no"', "`parameters.rules.default` must be true or false; got 'no'. It is a switch."),
    ("range of a switch", "default = false", "default = false\nstep = 1", "`parameters.rules.step` must be left out of a switch; got 1. Delete it."),
    ("preset of nothing", "fee = 400", "fees = 400", "`presets.dear.values.fees` must be a parameter of the case; got an unknown one. Did you mean 'fee'?"),
    ("preset outside", "fee = 400", "fee = 900", "`presets.dear.values.fee` must be between low and high; got 900 (0 to 500). Widen the range or change the fee."),
    ("preset off step", "fee = 400", "fee = 404", "`presets.dear.values.fee` must be 0 plus whole steps of 10; got 404. Write 400, or change the step."),
    ("preset of text", "fee = 400", 'fee = "400"', "`presets.dear.values.fee` must be a number; got '400'. Write digits without quotes, like 0.5."),
    ("preset no option", 'base = "list"', 'base = "lists"', "`presets.dear.values.base` must be one of 'bill', 'list'; got 'lists'. Copy one of these names."),
    ("broken TOML", "default = 150", "default =", "`line 8, column 10` must be valid TOML; got 'Invalid value'. Put text in quotes and give each key once."),
    ("key twice", "default = 150", "default = 150\ndefault = 160", "`line 9, column 14` must be valid TOML; got 'Cannot overwrite a value'. Put text in quotes and give each key once."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_case_file_gets_one_sentence(
    tmp_path: Path, old: str | re.Pattern[str], new: str, sentence: str
) -> None:
    text = old.sub(new, GOOD, count=1) if isinstance(old, re.Pattern) else GOOD.replace(old, new, 1)
    assert text != GOOD
    with pytest.raises((TypeError, ValueError)) as raised:
        cases.load(write(tmp_path, text))
    assert str(raised.value) == f"corner_shop.toml: {sentence}"


@pytest.mark.parametrize(
    ("encoding", "named"), [("gbk", "GBK"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16")]
)
def test_another_encoding_is_named(tmp_path: Path, encoding: str, named: str) -> None:
    path = tmp_path / "corner_shop.toml"
    path.write_bytes(GOOD.encode(encoding))
    with pytest.raises(ValueError) as raised:
        cases.load(path)
    sentence = f"corner_shop.toml: `encoding` must be UTF-8; got {named}. Save the file as UTF-8."
    assert str(raised.value) == sentence


def test_bytes_of_no_encoding_are_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "corner_shop.toml"
    path.write_bytes(b"id = \xff\xff\x20")
    with pytest.raises(ValueError) as raised:
        cases.load(path)
    unknown = "got bytes of an unknown encoding. Save the file as UTF-8."
    assert str(raised.value) == f"corner_shop.toml: `encoding` must be UTF-8; {unknown}"


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "corner_shop.toml"
    path.write_bytes(GOOD.encode("utf-8-sig"))
    assert cases.load(path)["fee"] == 150


def test_a_missing_file_and_an_unknown_case_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "gone.toml"
    with pytest.raises(FileNotFoundError) as raised:
        cases.load(path)
    rule = f"`path` must be an existing file; got {path}. Check the name and the folder."
    assert str(raised.value) == rule
    with pytest.raises(FileNotFoundError) as raised:
        cases.load("sams_clib")
    rule = "`case` must be a case of the kit or the path of a .toml file; got 'sams_clib'."
    assert str(raised.value) == f"{rule} Did you mean 'sams_club'?"


def test_values_start_at_the_defaults_and_facts_stay(case: cases.Case) -> None:
    assert dict(case.values) == {"fee": 150, "saving": 0.05, "visits": 52, "base": "bill", "rules": False}
    assert case["opened"] == 1996
    assert "fee" in case and "opened" in case and "fees" not in case


def test_an_unknown_name_is_answered_with_the_nearest(case: cases.Case) -> None:
    with pytest.raises(ValueError) as raised:
        case["fees"]
    rule = "`fees` must be a parameter or fact of the case 'corner_shop'; got an unknown name."
    assert str(raised.value) == f"{rule} Did you mean 'fee'?"


@pytest.mark.parametrize(
    ("given", "held"),
    [
        ({"fee": 203}, 200),
        ({"fee": 205}, 210),
        ({"fee": 499.9}, 500),
        ({"saving": 0.0749}, 0.07),
        ({"saving": 0.07}, 0.07),
        ({"visits": 12.0}, 12),
        ({"base": "list"}, "list"),
        ({"rules": True}, True),
    ],
)
def test_values_snap_to_the_step(case: cases.Case, given: dict[str, object], held: object) -> None:
    (name,) = given
    value = case.with_values(**given)[name]
    assert value == held and type(value) is type(held)


def test_every_point_of_every_grid_is_kept_exactly() -> None:
    case = cases.load("sams_club")
    for name, parameter in case.parameters.items():
        if parameter.kind not in ("number", "integer"):
            continue
        low, high, step = parameter.grid
        for i in range(round((high - low) / step) + 1):
            point = round(low + i * step, 10)
            assert case.with_values(**{name: point})[name] == point


@pytest.mark.parametrize(
    ("given", "kind", "sentence"),
    [
        ({"fees": 1}, ValueError, "`fees` must be a parameter of the case 'corner_shop'; got an unknown name. Did you mean 'fee'?"),
        ({"colour": 1}, ValueError, "`colour` must be a parameter of the case 'corner_shop'; got an unknown name. Known are 'fee', 'saving', 'visits', 'base', 'rules'."),
        ({"opened": 1997}, ValueError, "`opened` must be a parameter of the case 'corner_shop'; got an unknown name. Known are 'fee', 'saving', 'visits', 'base', 'rules'."),
        ({"fee": 900}, ValueError, "`fee` must be between 0 and 500; got 900. Stay inside the range."),
        ({"saving": 5}, ValueError, "`saving` must be between 0.01 and 0.2; got 5. Did you mean 0.05?"),
        ({"saving": 50}, ValueError, "`saving` must be between 0.01 and 0.2; got 50. Stay inside the range."),
        ({"fee": "200"}, TypeError, "`fee` must be a number; got '200'. Write digits without quotes, like 0.5."),
        ({"fee": float("nan")}, ValueError, "`fee` must be a finite number; got nan. Give a number that ends."),
        ({"base": "lists"}, ValueError, "`base` must be one of 'bill', 'list'; got 'lists'. Copy one of these names."),
        ({"rules": 1}, TypeError, "`rules` must be True or False; got 1. It is a switch."),
    ],
)  # fmt: skip
def test_a_bad_value_gets_one_sentence(
    case: cases.Case, given: dict[str, object], kind: type[Exception], sentence: str
) -> None:
    with pytest.raises(kind) as raised:
        case.with_values(**given)
    assert str(raised.value) == sentence


def test_a_preset_sets_the_whole_case(case: cases.Case) -> None:
    changed = case.with_values(visits=4, rules=True).with_preset("dear")
    assert dict(changed.values) == {"fee": 400, "saving": 0.05, "visits": 52, "base": "list", "rules": False}
    with pytest.raises(ValueError) as raised:
        case.with_preset("deer")
    rule = "`preset` must be a preset of the case 'corner_shop'; got 'deer'. Did you mean 'dear'?"
    assert str(raised.value) == rule


def test_a_case_cannot_be_changed_and_copies_share_nothing_that_can(case: cases.Case) -> None:
    copied = case.with_values(fee=200)
    assert case["fee"] == 150 and copied["fee"] == 200 and copied == copy.deepcopy(copied)
    with pytest.raises(dataclasses.FrozenInstanceError):
        case.values = {}  # type: ignore[misc]
    for mapping in (case.values, case.parameters, case.facts, case.presets, case.presets["dear"].values):
        with pytest.raises(TypeError):
            mapping["fee"] = 1  # type: ignore[index]
    with pytest.raises(TypeError):
        case.parameters["base"].options["third"] = None  # type: ignore[index]


def test_the_table_shows_values_as_learners_read_them(case: cases.Case) -> None:
    table = case.with_values(saving=0.1, rules=True).table()
    assert list(table.columns) == ["name", "meaning", "value", "unit", "status", "where"]
    assert table["value"].tolist() == ["150", "10%", "52", "Bill 账单", "yes", "1996"]
    assert table["unit"].tolist() == ["yuan a year", "", "", "", "", ""]
    where = ["Text 5, slide 117", "Text 5", "", "", "", "Inc. 2001"]
    assert table["where"].tolist() == where
    assert table.loc[1, "status"] == "◆ claimed without a source"


def test_a_date_of_the_story_is_text(tmp_path: Path) -> None:
    case = cases.load(write(tmp_path, GOOD.replace("value = 1996", "value = 1996-08-12")))
    assert case["opened"] == "1996-08-12"


def test_a_choice_has_no_range(case: cases.Case) -> None:
    with pytest.raises(ValueError) as raised:
        _ = case.parameters["base"].grid
    assert str(raised.value) == "`base` must be a number or an integer; got a choice. It has no range."


def test_five_marks_tell_the_status_apart() -> None:
    assert list(STATUS) == ["text", "claim", "literature", "unverified", "kit"]
    assert [mark for mark, _ in STATUS.values()] == ["●", "◆", "■", "？", "○"]
    assert KINDS == ("number", "integer", "choice", "switch")


@pytest.mark.parametrize("name", cases.available())
def test_every_case_of_the_kit_loads_under_its_own_name(name: str) -> None:
    case = cases.load(name)
    assert case.id == name
    for preset in case.presets:
        case.with_preset(preset)
    assert not case.table().isna().any(axis=None)


def test_sams_club_holds_the_numbers_of_the_text() -> None:
    case = cases.load("sams_club")
    assert (case["fee"], case["gap"], case["visits"]) == (150, 0.05, 52)
    assert (case["claimed_spend_low"], case["claimed_spend_high"]) == (1500, 3000)
    assert case["egg_saving"] == 0.2
    assert case.parameters["fee"].status == "text" and case.parameters["visits"].status == "kit"
    assert set(case.presets) >= {"china_1996", "united_states", "your_city"}


def test_sources_say_what_they_are_and_how_far_they_were_read() -> None:
    known = sources()
    texts = [source.name for source in known.values() if source.kind == "text"]
    assert texts == ["Text 1", "Text 2", "Text 3", "Text 4", "Text 5"]
    for source in known.values():
        assert source.kind in ("text", "literature")
        assert source.read in ("whole", "abstract", "excerpt", "common knowledge")
        dated = source.year or "gives no year" in source.note
        assert source.title and (source.kind == "text" or (dated and source.where))
    assert len({source.name for source in known.values()}) == len(known)


def test_a_citation_names_source_and_place() -> None:
    assert cite("deck", "slide 73") == "Text 5, slide 73"
    with pytest.raises(ValueError, match=r"^`source` must be one of 'essays', .*; got 'dekc'\. Copy one"):
        cite("dekc")


def test_sams_club_gives_its_models_their_numbers_and_its_presets_disagree() -> None:
    case = cases.load("sams_club")
    names = inspect.signature(membership).parameters
    assert set(names) <= set(case.parameters)
    keys = set()
    for preset in case.presets:
        values = case.with_preset(preset).values
        keys.add(membership(**{name: values[name] for name in names}).decision.key)
    assert keys == {"join", "stay_out"}


def test_case_files_are_where_the_package_looks() -> None:
    assert (data_folder() / "cases" / "sams_club.toml").is_file()
