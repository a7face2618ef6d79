"""A class's own survey is read however it was saved; what is wrong with it is one sentence."""

# Each bad file and its sentence stand on one line.
# ruff: noqa: E501

from __future__ import annotations

import warnings
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from crm_teaching import read_survey
from crm_teaching.datasets import data_folder
from crm_teaching.surveys import KINDS, SurveyWarning

NUMBERS = [f"{number:02}" for number in range(1, 23)]
BOTH = ["respondent 受访者", *[f"E{n} 期望{n}" for n in NUMBERS], *[f"P{n} 感知{n}" for n in NUMBERS]]
ENGLISH = [name.split()[0] for name in BOTH]
CHINESE = [name.split()[1] for name in BOTH]


def servqual(header: list[str] = BOTH, n: int = 50, separator: str = ",") -> str:
    """Return a survey of `n` respondents who tick 6 and 5, in turn 5 and 4."""
    rows = [[str(i + 1), *[str(6 - i % 2)] * 22, *[str(5 - i % 2)] * 22] for i in range(n)]
    return "".join(separator.join(row) + "\n" for row in [header, *rows])


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "class.csv"
    path.write_bytes(text.encode(encoding))
    return path


def xlsx(folder: Path, text: str, name: str = "class.xlsx") -> Path:
    book = Workbook()
    for line in text.splitlines():
        book.active.append([int(cell) if cell.isdigit() else cell or None for cell in line.split(",")])
    book.save(folder / name)
    return folder / name


def quietly(path: Path, kind: str = "servqual") -> pd.DataFrame:
    """Read a survey that must not call for any warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return read_survey(path, kind=kind)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_encoding_and_separator_of_a_spreadsheet(tmp_path: Path, encoding: str, separator: str) -> None:
    told = quietly(write(tmp_path, servqual(separator=separator), encoding))
    assert list(told) == ENGLISH
    assert len(told) == 50 and told["E01"].iloc[:2].tolist() == [6, 5] and told["P22"].sum() == 225


@pytest.mark.parametrize("header", [BOTH, ENGLISH, CHINESE], ids=["both", "English", "Chinese"])
def test_a_header_in_either_language(tmp_path: Path, header: list[str]) -> None:
    pd.testing.assert_frame_equal(
        quietly(write(tmp_path, servqual(header))), quietly(write(tmp_path, servqual()))
    )
    pd.testing.assert_frame_equal(
        quietly(xlsx(tmp_path, servqual(header))), quietly(write(tmp_path, servqual()))
    )


def test_columns_may_be_typed_carelessly_and_stand_in_any_order(tmp_path: Path) -> None:
    careless = [name.lower().replace("e0", " E ").replace("p0", "Ｐ") for name in ENGLISH]
    told = pd.read_csv(write(tmp_path, servqual(careless)))
    path = write(tmp_path, told[told.columns[::-1]].to_csv(index=False))
    pd.testing.assert_frame_equal(quietly(path), quietly(write(tmp_path, servqual())))


def test_an_xlsx_file_is_known_by_its_bytes_not_by_its_name(tmp_path: Path) -> None:
    pd.testing.assert_frame_equal(
        quietly(xlsx(tmp_path, servqual(), "class.csv")), quietly(write(tmp_path, servqual()))
    )


def test_digits_as_pandas_and_chinese_keyboards_write_them(tmp_path: Path) -> None:
    text = servqual().replace("\n1,6,6", "\n1,6.0,６", 1)
    pd.testing.assert_frame_equal(quietly(write(tmp_path, text)), quietly(write(tmp_path, servqual())))


ROW = "\n2," + ",".join(["5"] * 22 + ["4"] * 22)
BAD = [
    ("item missing", ",E07 期望07", "", "class.csv, row 2: `cells` must be 44 as in the header; got 45. Look for a missing comma, or for a comma inside a cell that is not in quotes."),
    ("item under another name", "E07 期望07", "E07 年龄", "class.csv, row 1: `E07 期望07` must be a column; got 'respondent 受访者', 'E01 期望01', 'E02 期望02', 'E03 期望03', 'E04 期望04', 'E05 期望05', 'E06 期望06', 'E07 年龄', 'E08 期望08', 'E09 期望09', 'E10 期望10', 'E11 期望11' and 33 more. Add the column."),
    ("item twice", "E08 期望08", "E07", "class.csv, row 1: `E07 期望07` must be a column that occurs once; got "),
    ("8 of 7", ROW, ROW.replace("5", "8", 1), "class.csv, row 3: `E01 期望01` must be at most 7; got 8. Correct the cell."),
    ("0 of 7", ROW, ROW.replace("5", "0", 1), "class.csv, row 3: `E01 期望01` must be at least 1; got 0. Correct the cell."),
    ("half a point", ROW, ROW.replace("5", "4.5", 1), "class.csv, row 3: `E01 期望01` must be a whole number; got '4.5'. Write digits only, like 12."),
    ("text for a number", ROW, ROW.replace("5", "很好", 1), "class.csv, row 3: `E01 期望01` must be a whole number; got '很好'. Write digits only, like 12."),
    ("respondent twice", "\n2,", "\n1,", "class.csv, row 3: `respondent 受访者` must be different in every row; got 1. Row 2 has it already."),
    ("no respondent", "\n2,", "\n,", "class.csv, row 3: `respondent 受访者` must be filled in; got an empty cell. Fill the cell."),
    ("cell too many", "\n2,", "\n2,5,", "class.csv, row 3: `cells` must be 45 as in the header; got 46. Look for a missing comma, or for a comma inside a cell that is not in quotes."),
    ("empty file", servqual(), "", "class.csv: `rows` must be at least 1 below the header; got 0. Put the column names in row 1 and the records below."),
    ("header alone", servqual()[len(",".join(BOTH)):], "\n", "class.csv: `rows` must be at least 1 below the header; got 0. Put the column names in row 1 and the records below."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_survey_gets_one_sentence_and_is_left_as_it_is(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert old in servqual()
    path = write(tmp_path, servqual().replace(old, new, 1))
    before = path.read_bytes()
    with pytest.raises(ValueError) as raised:
        read_survey(path)
    assert str(raised.value).startswith(sentence) and "\n" not in str(raised.value)
    assert path.read_bytes() == before


def test_an_item_without_its_column(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    pd.read_csv(write(tmp_path, servqual(ENGLISH))).drop(columns="P07").to_csv(path, index=False)
    with pytest.raises(
        ValueError, match=r"^class.csv, row 1: `P07 感知07` must be a column; got .* and 32 more"
    ):
        read_survey(path)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (servqual().encode("utf-16"), "`encoding` must be UTF-8 or GBK; got UTF-16. In Excel choose Save As and 'CSV UTF-8'."),
        (b"\xff\xfe\x01\xfd\xff\xff", "`encoding` must be UTF-8 or GBK; got UTF-16."),
        (b"\x81\xff,\xff\n1,2\n", "`encoding` must be UTF-8 or GBK; got bytes of an unknown encoding."),
        (b"\xd0\xcf\x11\xe0" + bytes(99), "`file` must be CSV or XLSX; got an old XLS file. In Excel choose Save As and XLSX."),
        (b"PK\x03\x04" + bytes(99), "`file` must be a readable XLSX file; got BadZipFile. Save it again in Excel."),
    ],
    ids=["UTF-16", "UTF-16 mark", "no encoding", "XLS", "broken XLSX"],
)  # fmt: skip
def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, raw: bytes, sentence: str) -> None:
    path = tmp_path / "class.csv"
    path.write_bytes(raw)
    with pytest.raises(ValueError) as raised:
        read_survey(path)
    assert str(raised.value).startswith(f"class.csv: {sentence}")


def test_a_missing_file_and_an_unknown_kind(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="`path` must be an existing file"):
        read_survey(tmp_path / "gone.csv")
    with pytest.raises(ValueError, match=r"`kind` must be one of 'servqual', 'kano', 'nps'; got 'csi'"):
        read_survey(tmp_path / "gone.csv", kind="csi")


def test_three_respondents_are_read_and_said(tmp_path: Path) -> None:
    with pytest.warns(SurveyWarning) as said:
        told = read_survey(write(tmp_path, servqual(n=3)))
    note = (
        "class.csv: few respondents (3): a gap is known to within 1.1 points; to know it to within 0.3, "
        "ask 43 (standard deviation 1 point)."
    )
    assert told.attrs["notes"] == [note] == [str(warning.message) for warning in said]
    assert len(told) == 3


def test_an_empty_answer_is_kept_as_missing_and_said(tmp_path: Path) -> None:
    with pytest.warns(
        SurveyWarning, match=r"1 of 2,200 answers left empty, the first in row 3, column `E01 期"
    ):
        told = read_survey(write(tmp_path, servqual().replace("\n2,5,", "\n2,,", 1)))
    assert told["E01"].isna().tolist() == [False, True] + [False] * 48
    assert told["E02"].dtype == "int64" and told["E01"].dtype == "float64"


def test_a_column_of_one_s_own_is_left_out_and_said(tmp_path: Path) -> None:
    told = pd.read_csv(write(tmp_path, servqual())).assign(city="武汉")
    with pytest.warns(SurveyWarning, match=r"does not have are left out \(1\): 'city'"):
        read_survey(write(tmp_path, told.to_csv(index=False)))


KANO = "respondent,early breakfast: with,early breakfast: without,停车有,停车没有\n"


def kano(header: str = KANO, n: int = 100) -> str:
    return header + "".join(f"{i},1,5,2,5\n" for i in range(n))


@pytest.mark.parametrize(
    "header",
    [
        KANO,
        "受访者,early breakfast with 有,early breakfast: without 没有,停车: 有,停车：无\n",
        "Respondent,early breakfast WITH,early breakfast_without,停车 with,停车 without\n",
    ],
)
def test_kano_features_are_the_class_s_own(tmp_path: Path, header: str) -> None:
    told = quietly(write(tmp_path, kano(header)), "kano")
    assert list(told) == ["respondent", "feature", "with_it", "without_it"]
    assert told["feature"].unique().tolist() == ["early breakfast", "停车"]
    assert told.iloc[-1].tolist() == ["99", "停车", 2, 5] and len(told) == 200


def test_kano_answers_may_be_words(tmp_path: Path) -> None:
    words = kano().replace("\n0,1,5,2,5", "\n0,like,Dislike,理应如此,不喜欢")
    pd.testing.assert_frame_equal(
        quietly(write(tmp_path, words), "kano"), quietly(write(tmp_path, kano()), "kano")
    )


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        (KANO.replace("停车没有", "停车"), "class.csv, row 1: `停车` must be asked with and without; got '停车: with' alone. Ask both questions and add the column '停车: without'."),
        ("respondent,a,b,c,d\n", "class.csv, row 1: `features` must be pairs of columns; got 'respondent', 'a', 'b', 'c', 'd'. Name two columns per feature, like 'parking: with 有' and 'parking: without 没有'."),
        (KANO.replace("停车有,停车没有", "early breakfast 有,x"), "class.csv, row 1: `early breakfast: with` must be a column that occurs once; got "),
    ],
)  # fmt: skip
def test_a_kano_header_that_lacks_a_question(tmp_path: Path, header: str, sentence: str) -> None:
    with pytest.raises(ValueError) as raised:
        read_survey(write(tmp_path, kano(header)), kind="kano")
    assert str(raised.value).startswith(sentence)


@pytest.mark.parametrize(
    ("cell", "rule"), [("6", "at most 5; got 6"), ("maybe", "a whole number; got 'maybe'")]
)
def test_a_kano_answer_out_of_range(tmp_path: Path, cell: str, rule: str) -> None:
    with pytest.raises(ValueError, match=f"class.csv, row 3: `停车: without` must be {rule}"):
        read_survey(write(tmp_path, kano().replace("\n1,1,5,2,5", f"\n1,1,5,2,{cell}")), kind="kano")


def test_words_are_answers_in_kano_only(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"row 3: `E01 期望01` must be a whole number; got 'neutral'"):
        read_survey(write(tmp_path, servqual().replace("\n2,5", "\n2,neutral", 1)))


def test_nps_scores(tmp_path: Path) -> None:
    text = "受访者,打分\n" + "".join(f"{i},{i % 11}\n" for i in range(300))
    assert quietly(write(tmp_path, text, "gbk"), "nps")["score"].max() == 10
    with pytest.raises(ValueError, match=r"row 12: `score 打分` must be at most 10; got 11"):
        read_survey(write(tmp_path, text.replace("\n10,10", "\n10,11")), kind="nps")
    with pytest.warns(
        SurveyWarning, match=r"\(40\): the NPS is known to within 24 points; to know it to within 10, ask 235"
    ):
        read_survey(
            write(tmp_path, "respondent,score\n" + "".join(f"{i},9\n" for i in range(40))), kind="nps"
        )


@pytest.mark.parametrize("kind", KINDS)
def test_the_template_can_be_read_as_it_is(kind: str, tmp_path: Path) -> None:
    path = data_folder() / "templates" / f"{kind}.csv"
    with pytest.warns(SurveyWarning, match=r"few respondents \(1\)"):
        told = read_survey(path, kind=kind)
    assert told["respondent"].iloc[0] == "example1" and not told.isna().any().any()


def test_margins_of_the_notes_are_those_of_their_formula() -> None:
    sd = {"servqual": 1.0, "kano": 50.0, "nps": 100 * (0.5 + 0.2 - 0.3**2) ** 0.5}
    for kind, rules in KINDS.items():
        assert rules.enough - 1 < (1.96 * sd[kind] / rules.precision) ** 2 <= rules.enough, kind
