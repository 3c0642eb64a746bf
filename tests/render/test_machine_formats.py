"""JSON and CSV give every value back as it was, whatever it holds; spreadsheets get no formula."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.answer import Answer, Heading, Table, Type, Value
from coopcli.days.dates import read_date, read_period
from coopcli.render import FORMATS, Look

FORMULAS = ("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\tx", "\rx", "\nx", "＝1")
HOSTILE = (
    *FORMULAS,
    "a\rb",
    "a\nb",
    "a\r\nb",
    'q"q',
    "a,b",
    "'x",
    " x ",
    "\x00",
    "\x1b[31m",
    "\x9b31m",
    "\u2028",
)
LOOK = Look()


def answer(*values: Value, kind: Type = Type.TEXT) -> Answer:
    return Answer("", (Table("", (Heading("value", "", kind),), tuple((value,) for value in values)),))


def written(name: str, given: Answer, look: Look = LOOK) -> str:
    document = FORMATS[name].render(given, look)
    assert isinstance(document, str)
    return document


def read_csv(document: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(document, newline="")))


def cell(value: Value, kind: Type = Type.TEXT) -> str:
    (row,) = read_csv(written("csv", answer(value, kind=kind)))
    return row["value"]


def without_apostrophe(text: str) -> str:
    """Undo what the module's docstring says is done."""
    starts = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
    return text[1:] if text.startswith("'") and text[1:].startswith(starts) else text


@pytest.fixture(scope="module")
def naughty(shared: Path) -> list[str]:
    strings: list[str] = json.loads((shared / "real" / "naughty-strings.json").read_text(encoding="utf-8"))
    return [*strings, *HOSTILE]


def test_json_gives_every_string_back(naughty: list[str]) -> None:
    texts = [{"vi": text, text: text} for text in naughty]
    rows = json.loads(written("json", answer(*naughty, *texts)))
    assert [row["value"] for row in rows] == [*naughty, *texts]


def test_csv_gives_every_string_back_but_for_the_apostrophe(naughty: list[str]) -> None:
    rows = read_csv(written("csv", answer(*naughty)))
    assert [without_apostrophe(row["value"]) for row in rows] == naughty


def test_flattened_records_give_every_string_back_but_for_the_apostrophe(naughty: list[str]) -> None:
    records = tuple({"id": f"r{number}", "deep": [{"text": text}]} for number, text in enumerate(naughty))
    rows = read_csv(written("csv", Answer("", (), records=records)))
    found = {row["record"]: without_apostrophe(row["value"]) for row in rows if row["path"] == "deep[0].text"}
    assert list(found.values()) == naughty


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
))  # fmt: skip
def test_json_gives_any_nested_value_back(value: object) -> None:
    assert json.loads(written("json", Answer("", (), records=({"value": value},)))) == [{"value": value}]


def test_json_is_utf_8_and_harmless_in_a_terminal() -> None:
    document = written("json", answer("Đắk Lắk", "\x1b[31m", "\x9b31m", "\x7f", "\ud800"))
    assert "Đắk Lắk" in document
    assert not set(document.encode("utf-8").decode("utf-8")) & {"\x1b", "\x9b", "\x7f"}
    assert json.loads(document)[-1]["value"] == "\ud800"


@pytest.mark.parametrize("digits", ["270000000", "0.10", "123456789012345678901234567890.123456789", "-0.0"])
def test_a_decimal_keeps_its_digits(digits: str) -> None:
    document = written("json", answer(Decimal(digits), kind=Type.NUMBER))
    assert json.loads(document, parse_float=str, parse_int=str)[0]["value"] == digits
    assert cell(Decimal(digits), Type.NUMBER) == digits


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_what_json_has_no_number_for_is_null(value: Value) -> None:
    assert json.loads(written("json", answer(value)), parse_constant=pytest.fail) == [{"value": None}]


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_shows_what_a_spreadsheet_would_take_for_a_formula_as_text(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert cell([text, "b"]) == f"'{text}; b"
    (row,) = read_csv(written("csv", answer({"vi": text}, kind=Type.TEXTS)))
    assert row == {"value_vi": f"'{text}", "value_en": ""}


def test_csv_leaves_real_numbers_and_dates_alone() -> None:
    values = (-5, -0.5, Decimal("-1.50"), read_date("2022?-07"), read_period("../2022"), read_period("/2027"))
    found = [cell(value) for value in values]
    assert found == ["-5", "-0.5", "-1.50", "2022?-07", "../2022", "/2027"]


def test_csv_has_texts_by_language_and_no_other_language_for_a_missing_one() -> None:
    texts = ({"vi": "một", "en-GB": "one", "lo": "ໜຶ່ງ"}, {"vi": "hai"}, "plain", [{"vi": "a"}, {"vi": "b"}])
    rows = read_csv(written("csv", answer(*texts, kind=Type.TEXTS)))
    assert [(row["value_vi"], row["value_en"]) for row in rows] == [
        ("một", "one"),
        ("hai", ""),
        ("plain", "plain"),
        ("a; b", "; "),
    ]


def test_csv_names_each_party_in_the_order_of_the_ids() -> None:
    parties = ({"id": "a", "name": {"vi": "Hội A"}}, {"id": "b", "name": {"vi": "Hội B", "en": "Union B"}})
    (row,) = read_csv(written("csv", answer(parties, kind=Type.PARTIES)))
    assert row == {"value": "a; b", "value_vi": "Hội A; Hội B", "value_en": "Hội A; Union B"}


def test_csv_of_tables_with_different_columns_has_all_columns_and_empty_cells() -> None:
    first = Table("", (Heading("id", ""), Heading("a", "")), (("1", "x"),))
    second = Table("", (Heading("id", ""), Heading("b", "")), (("2", "y"),))
    assert written("csv", Answer("", (first, second))) == "id,a,b\n1,x,\n2,,y\n"


def test_lines_of_csv_end_with_a_newline_alone_and_a_bom_stands_first_only_when_asked_for() -> None:
    plain = written("csv", answer("x"))
    assert plain == "value\nx\n"
    assert written("csv", answer("x"), Look(bom=True)) == "\ufeff" + plain
