"""Workbooks, read back by openpyxl's reader: real days and numbers, texts that stay texts, the same bytes again."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from coopcli.answer import Answer, Heading, Shown, Table, Type, Value
from coopcli.answer import Cell as Given
from coopcli.days.dates import read_date, read_period
from coopcli.i18n import Language, speaking
from coopcli.render import FORMATS, Look
from coopcli.render.page import one_line
from coopcli.render.xlsx import titles_of
from tests.render.answers import EN, LIST, RECORD, VI

FORMULAS = ("=HYPERLINK(1)", "=1+1", "+1", "-1", "@SUM(1)", "#N/A", "#REF!", "{=1}", "＝1")
HOSTILE = (
    *FORMULAS,
    "\x00",
    "\x1b[31m",
    "\x9b31m",
    "\ud800",
    "\ufffe",
    "\uffff",
    "_x0041_",
    "'x",
    " x ",
    "😀",
)


def written(answer: Answer, language: Language = EN) -> bytes:
    with speaking(language):
        document = FORMATS["xlsx"].render(answer, Look())
    assert isinstance(document, bytes)
    return document


def opened(answer: Answer, language: Language = EN) -> Workbook:
    return load_workbook(BytesIO(written(answer, language)))


def column(kind: Type, *cells: Given, key: str = "key", codes: str = "") -> Answer:
    return Answer("", (Table("", (Heading(key, "label", kind, codes),), tuple((cell,) for cell in cells)),))


def first_sheet(answer: Answer, language: Language = EN) -> Worksheet:
    sheet = opened(answer, language).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def body(answer: Answer, language: Language = EN) -> list[Cell]:
    cells = [row[0] for row in first_sheet(answer, language).iter_rows(min_row=2)]
    assert all(isinstance(cell, Cell) for cell in cells)
    return [cell for cell in cells if isinstance(cell, Cell)]


def values(sheet: object) -> list[tuple[object, ...]]:
    assert isinstance(sheet, Worksheet)
    return list(sheet.iter_rows(values_only=True))


@pytest.fixture(scope="module")
def naughty(shared: Path) -> list[str]:
    strings: list[str] = json.loads((shared / "real" / "naughty-strings.json").read_text(encoding="utf-8"))
    return [text for text in (*strings, *HOSTILE) if text]


def readable(text: str) -> str:
    """What a cell is to hold: the words on one line, and an escape for what XML cannot hold."""
    bad = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
    return bad.sub(lambda match: match[0].encode("unicode_escape").decode(), one_line(text))


HEADER = ("id", "title", "parties", "type", "term", "signed", "ends", "value", "turns", "status", "file")


def test_a_list_is_a_sheet_a_table_and_last_the_total_and_the_notes() -> None:
    book = opened(LIST)
    assert book.sheetnames == ["Agreements", "Term not stated", "Out", "Notes"]
    assert values(book["Agreements"]) == [
        HEADER,
        (
            *("rc-2022", "Memorandum", "Union A – Union B", "memorandum of understanding", "2022–2027"),
            *(datetime(2022, 7, 2), datetime(2027, 12, 31), 270000000.5, "yes", "possibly ending", "a.yaml"),
        ),
    ]
    assert values(book["Term not stated"]) == [HEADER, ("x-2019", *("unknown",) * 10)]
    assert values(book["Out"]) == [HEADER, ("there is none", *(None,) * 10)]
    assert values(book["Notes"]) == [
        ("Agreements",),
        ("2 agreements: 1 surely, 1 unknown",),
        ("Kon Tum became part of Quảng Ngãi.",),
    ]


def test_in_vietnamese_the_words_are_vietnamese_and_days_are_shown_as_vietnamese_writes_them() -> None:
    row = first_sheet(LIST, VI)[2]
    assert [cell.value for cell in row[1:4]] == ["Biên bản ghi nhớ", "Hội A – Hội B", "bản ghi nhớ"]
    assert [cell.value for cell in row[8:9]] == ["có"]
    assert [(cell.value, cell.number_format) for cell in row[5:8]] == [
        (datetime(2022, 7, 2), "dd/mm/yyyy"),
        (datetime(2027, 12, 31), "dd/mm/yyyy"),
        (270000000.5, "#,##0.00"),
    ]


def test_a_record_has_its_facts_in_words_and_its_values_by_path() -> None:
    book = opened(RECORD)
    assert book.sheetnames == ["Facts", "Data"]
    assert values(book["Facts"]) == [
        ("Section", "Fact", "Value", "Basis"),
        (None, "id", "rc-2022", None),
        (None, "term", "2022 – no end", "s3 line 4; s3 line 6"),
        (None, "date signed", "2022 (inferred)", "the term begins"),
        (None, "place", "unknown", None),
        ("Delegations", "every", "year", "s3 line 2"),
        ("Note", None, "First line.\nSecond line.", None),
    ]
    assert values(book["Data"]) == [
        ("record", "path", "value"),
        ("rc-2022", "id", "rc-2022"),
        ("rc-2022", "period", "2022/.."),
        ("rc-2022", "commitments[0].id", "delegations"),
        ("rc-2022", "commitments[0].times.min", 1),
        ("rc-2022", "commitments[0].times.max", None),
        ("rc-2022", "commitments[0].text.vi", "Đoàn"),
        ("rc-2022", "x-own", None),
    ]


def test_the_same_answer_gives_the_same_bytes_and_tells_no_time() -> None:
    document = written(LIST)
    assert written(LIST) == document
    with ZipFile(BytesIO(document)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(LIST).properties
    assert (properties.created, properties.modified) == (datetime(1980, 1, 1), datetime(1980, 1, 1))
    assert (properties.title, properties.language, properties.creator) == ("Agreements", "en", "coop")


def test_every_part_of_the_archive_is_well_formed_xml(naughty: list[str]) -> None:
    document = written(Answer("\x1b\ud800", column(Type.TEXT, *naughty).sections, (naughty[0],), "\uffff"))
    with ZipFile(BytesIO(document)) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))


def test_every_string_is_a_text_and_comes_back(naughty: list[str]) -> None:
    cells = body(column(Type.TEXT, *naughty))
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "inlineStr"}
    assert [unescape(str(cell.value)) for cell in cells] == [readable(text) for text in naughty]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_a_text_everywhere_and_stays_one_when_it_is_edited(text: str) -> None:
    answer = Answer(text, (Table(text, (Heading("key", text),), ((text,),)),), (text,), text)
    for sheet in opened(answer).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert (cell.data_type, cell.value) == ("s", text)
                if text[0] in "=+-@":
                    assert isinstance(cell, Cell)
                    assert cell.quotePrefix


@pytest.mark.parametrize(
    ("kind", "value", "number_format"),
    [
        (Type.NUMBER, 270000000, "#,##0"),
        (Type.NUMBER, Decimal("12.50"), "#,##0.00"),
        (Type.NUMBER, 19.8, "#,##0.0"),
        (Type.NUMBER, -5, "#,##0"),
        (Type.NUMBER, 0, "#,##0"),
        (Type.TEXT, 2022, "General"),
    ],
)
def test_a_number_is_a_real_one_that_a_person_can_read(
    kind: Type, value: int | float | Decimal, number_format: str
) -> None:
    (cell,) = body(column(kind, value))
    assert (cell.data_type, cell.value, cell.number_format) == ("n", float(value), number_format)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234567890123456789, "1,234,567,890,123,456,789"),
        (Decimal("0.1234567890123456"), "0.1234567890123456"),
        (float("inf"), "inf"),
        (Decimal("NaN"), "NaN"),
    ],
)
def test_a_number_that_excel_would_round_or_cannot_hold_is_a_text(value: Value, text: str) -> None:
    (cell,) = body(column(Type.NUMBER, value))
    assert (cell.data_type, cell.value) == ("s", text)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Type.DAY, date(2027, 12, 31), datetime(2027, 12, 31)),
        (Type.DAY, "2027-12-31", datetime(2027, 12, 31)),
        (Type.DATE, read_date("2022-07-02"), datetime(2022, 7, 2)),
        (Type.DATE, read_date("2022-07"), "July 2022"),
        (Type.DATE, read_date("2022"), "2022"),
        (Type.DATE, read_date("2022-07-02?"), "2 July 2022 (inferred)"),
        (Type.DATE, read_date("1899-12-31"), "31 December 1899"),
        # Excel counts a 29 February 1900 that never was: what lies before it would be shown a day off
        (Type.DAY, date(1900, 2, 28), "28 February 1900"),
        (Type.DAY, date(1900, 3, 1), datetime(1900, 3, 1)),
        (Type.PERIOD, read_period("2022/2027"), "2022–2027"),
        (Type.BOOLEAN, True, "yes"),
        (Type.NUMBER, None, "unknown"),
    ],
)
def test_a_day_that_is_known_is_a_real_one_and_what_is_known_less_well_is_words(
    kind: Type, value: Value, expected: object
) -> None:
    (cell,) = body(column(kind, value))
    assert cell.value == expected
    assert cell.is_date == isinstance(expected, datetime)


def test_words_that_say_more_than_the_number_stand_beside_it() -> None:
    """A range or a "nearly" must not be lost, and the number is there to be summed."""
    cells = (Shown(40, "40–404 days"), Shown(None, "–", "faint"), None, 7)
    assert values(first_sheet(column(Type.NUMBER, *cells, key="days_left"))) == [
        ("label", "days_left"),
        ("40–404 days", 40),
        ("–", None),
        ("unknown", None),
        ("7", 7),
    ]
    days = column(Type.DAY, Shown("2027-01-01", "2027"), Shown("2027-12-31", "31 December 2027"), key="ends")
    assert values(first_sheet(days)) == [
        ("label", "ends"),
        ("2027", datetime(2027, 1, 1)),
        ("31 December 2027", datetime(2027, 12, 31)),
    ]


def test_words_that_say_no_more_than_the_value_take_no_column_of_their_own() -> None:
    answer = column(Type.NUMBER, Shown(1000, "1,000", "good"), 5)
    assert values(first_sheet(answer)) == [("label",), (1000,), (5,)]


def test_words_for_a_value_that_has_no_written_form_of_its_own_are_just_words() -> None:
    figures = [{"value": 150, "unit": "gifts"}, {"value": 3}]
    assert values(first_sheet(column(Type.TEXTS, Shown(figures, "150 gifts; 3")))) == [
        ("label",),
        ("150 gifts; 3",),
    ]


def test_a_table_for_machines_only_is_no_sheet() -> None:
    for_machines = Table("data", (Heading("key", "label", shown=False),), (("x",),))
    for_people = Table("grid", (Heading("key", "label"),), (("x",),))
    assert opened(Answer("", (for_people, for_machines))).sheetnames == ["grid"]


def test_the_header_stays_in_sight_repeats_on_paper_and_has_filters() -> None:
    for sheet in opened(LIST).worksheets:
        assert isinstance(sheet, Worksheet)
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.b for cell in sheet[1])


def test_columns_are_as_wide_as_their_longest_text_and_at_most_60_where_texts_wrap() -> None:
    texts = ("a" * 30, "b" * 200, "c")
    columns = tuple(Heading(text, "") for text in texts)
    sheet = first_sheet(Answer("", (Table("", columns, (texts,)),)))
    assert [round(sheet.column_dimensions[letter].width) for letter in "ABC"] == [31, 60, 6]
    assert [cell.alignment.wrap_text for cell in sheet[2]] == [None, True, None]


def test_marks_above_letters_take_no_width_and_wide_signs_two() -> None:
    sheet = first_sheet(
        Answer("", (Table("", (Heading("a", "a"), Heading("b", "b")), (("e\u0301" * 20, "老" * 20),)),))
    )
    assert [round(sheet.column_dimensions[letter].width) for letter in "AB"] == [21, 41]


def test_a_text_longer_than_a_cell_can_hold_says_that_it_was_cut() -> None:
    (cell,) = body(column(Type.TEXT, "a" * 40_000))
    assert str(cell.value) == "a" * 32_766 + "…"


@pytest.mark.parametrize(
    ("texts", "titles"),
    [
        (["Kept / partly", "a[b]:*?\\c"], ["Kept partly", "a b c"]),
        (["Possibly", "possibly", "POSSIBLY"], ["Possibly", "possibly (2)", "POSSIBLY (3)"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 27 + " (2)"]),
        (["History", "'quoted'", "", "///"], ["History –", "quoted", "–", "– (2)"]),
        (["😀" * 20], ["😀" * 15]),
    ],
)
def test_titles_of_sheets_are_such_as_excel_takes(texts: Sequence[str], titles: Sequence[str]) -> None:
    assert titles_of(texts) == titles


def test_no_string_as_a_title_of_tables_makes_a_workbook_that_cannot_be_opened(naughty: list[str]) -> None:
    tables = tuple(Table(text, (Heading("key", text),), ((text,),)) for text in naughty)
    names = opened(Answer("", tables)).sheetnames
    assert len(names) == len(set(map(str.casefold, names))) == len(naughty)
    assert not [name for name in names if len(name.encode("utf-16-le")) > 62 or set(name) & set("[]:*?/\\")]


def test_an_answer_without_anything_is_a_workbook_that_opens() -> None:
    assert opened(Answer("", ())).sheetnames == ["Notes"]
