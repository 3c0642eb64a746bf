"""How a person reads one cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from coopcli.answer import Cell, Heading, Shown, Type, Value
from coopcli.days.dates import read_date, read_period
from coopcli.i18n import Language, speaking
from coopcli.render.page import lines_of, one_line, text_of, tone_of

VI, EN = Language("vi"), Language("en")


def column(kind: Type, codes: str = "") -> Heading:
    return Heading("key", "label", kind, codes)


def said(column: Heading, cell: Cell, language: Language = EN) -> str:
    with speaking(language):
        return text_of(column, cell)


def both(kind: Type, value: Value, codes: str = "") -> tuple[str, str]:
    return said(column(kind, codes), value, VI), said(column(kind, codes), value, EN)


@pytest.mark.parametrize(
    ("kind", "value", "vi", "en"),
    [
        (Type.DAY, date(2022, 7, 2), "02/07/2022", "2 July 2022"),
        (Type.DATE, read_date("2022-07"), "07/2022", "July 2022"),
        (Type.PERIOD, read_period("2022/2027"), "2022–2027", "2022–2027"),
        (Type.NUMBER, 270000000, "270.000.000", "270,000,000"),
        (Type.NUMBER, Decimal("12.5"), "12,5", "12.5"),
        (Type.BOOLEAN, True, "có", "yes"),
        (Type.BOOLEAN, False, "không", "no"),
        (Type.TEXTS, {"vi": "Trao đổi đoàn", "en": "Delegations"}, "Trao đổi đoàn", "Delegations"),
        (Type.TEXTS, {"vi": "Trao đổi đoàn"}, "Trao đổi đoàn", "Trao đổi đoàn"),
        (Type.TEXTS, "as written", "as written", "as written"),
        (Type.TEXT, ("a", "b"), "a; b", "a; b"),
        (Type.ID, "rc-2022", "rc-2022", "rc-2022"),
    ],
)
def test_a_value_is_written_as_the_language_writes_it(kind: Type, value: Value, vi: str, en: str) -> None:
    assert both(kind, value) == (vi, en)


def test_a_year_in_a_column_of_text_has_no_thousands_separator() -> None:
    assert both(Type.TEXT, 2022) == ("2022", "2022")


def test_a_code_is_its_label_and_one_that_the_list_lacks_is_itself() -> None:
    assert both(Type.CODE, "memorandum_of_understanding", "type") == (
        "bản ghi nhớ",
        "memorandum of understanding",
    )
    assert both(Type.CODE, "own-code", "type") == ("own-code", "own-code")


def test_codes_in_a_list_are_divided_by_semicolons_as_labels_have_commas() -> None:
    assert both(Type.CODE, ("humanitarian", "health"), "area") == (
        "nhân đạo; y tế, sức khỏe",
        "humanitarian aid; health",
    )


def test_parties_are_their_names_with_a_dash_between_and_one_without_a_name_is_its_id() -> None:
    parties = ({"id": "a", "name": {"vi": "Hội A", "en": "Union A"}}, {"id": "b", "name": None})
    assert both(Type.PARTIES, parties) == ("Hội A – b", "Union A – b")


@pytest.mark.parametrize("kind", Type)
@pytest.mark.parametrize("value", [None, (), {}])
def test_what_is_not_known_says_so_in_every_type_and_is_faint(kind: Type, value: Value) -> None:
    """DESIGN 3, rule 4: chưa có thông tin, never blank."""
    assert both(kind, value, "type") == ("chưa có thông tin", "unknown")
    assert tone_of(value) == "faint"


@pytest.mark.parametrize("value", [0, False, ""])
def test_zero_no_and_an_empty_text_are_known(value: Value) -> None:
    assert said(column(Type.TEXT), value) != "unknown"
    assert tone_of(value) == ""


def test_words_of_its_own_stand_instead_of_the_value() -> None:
    shown = Shown("in_force", "possibly in force", "good")
    assert said(column(Type.CODE, "status"), shown) == "possibly in force"
    assert tone_of(shown) == "good"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("first\r\n  second\tthird", "first second third"),
        ("a\u2028b\x85c", "a b c"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("c1 \x9b31m", "c1 \\x9b31m"),
        ("invoice\u202efdp.exe", "invoice\\u202efdp.exe"),
        ("nu\x00l", "nu\\x00l"),
        ("không\u00a0ngắt", "không\u00a0ngắt"),
        ("ສປປ\u200bລາວ", "ສປປ\u200bລາວ"),
    ],
)
def test_controls_become_visible_and_line_breaks_spaces_while_spaces_of_lao_and_vietnamese_stay(
    text: str, read: str
) -> None:
    assert one_line(text) == read
    assert said(column(Type.TEXT), text) == read
    assert said(column(Type.NUMBER), Shown(1, text)) == read


def test_a_passage_keeps_its_lines_and_nothing_else_that_steers() -> None:
    assert lines_of("one\ttab\r\ntwo\x1b[2J\n\nfour") == ("one tab", "two\\x1b[2J", "", "four")
