"""The text of a value is typed by the kind of its field, never by YAML: good values and bad ones of every kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.days.dates import Date, Period
from coopcli.i18n import Label
from coopcli.reading.scalars import UnreadableError, language_tag, read_id, read_reference, scalar_reader
from coopcli.records.record import Field, FieldKind

EMPTY = Label("", "")
TYPED = [
    kind
    for kind in FieldKind
    if kind
    not in (FieldKind.REFERENCE, FieldKind.TEXTS, FieldKind.RECORD, FieldKind.CITATIONS, FieldKind.REASONS)
]


def field(kind: FieldKind, codes: str = "level") -> Field:
    return Field(name="x", kind=kind, label=EMPTY, help=EMPTY, codes=codes)


def read(kind: FieldKind, text: str, codes: str = "level") -> Any:
    return scalar_reader(field(kind, codes))(text)


def fault(kind: FieldKind, text: str, codes: str = "level") -> UnreadableError:
    with pytest.raises(UnreadableError) as raised:
        read(kind, text, codes)
    return raised.value


@pytest.mark.parametrize("text", ["a", "0", "rc-kon-tum-2022", "a--b", "a-", "x" * 80])
def test_an_id_is_lower_case_letters_digits_and_hyphens(text: str) -> None:
    assert read_id(text) == text


@pytest.mark.parametrize("text", ["A", "é", "a b", "a_b", "a/b", "a.b", "-a", "--help", "x" * 81, "a\n", "٣"])
def test_anything_else_is_no_id(text: str) -> None:
    assert fault(FieldKind.ID, text).code == "id-unreadable"


@pytest.mark.parametrize(
    ("text", "section"),
    [("a-1", "parties"), ("a-1/b-2", "commitments"), ("a-1", ""), ("a-1/b-2", "")],
)
def test_a_reference_is_an_id_and_of_a_commitment_two(text: str, section: str) -> None:
    assert read_reference(text, section) == text


@pytest.mark.parametrize(
    ("text", "section"),
    [("a/b", "parties"), ("a", "commitments"), ("a/", "commitments"), ("/b", "commitments"), ("a/b/c", "")],
)
def test_a_reference_of_the_wrong_form_is_unreadable(text: str, section: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_reference(text, section)

    assert raised.value.code == "reference-unreadable"


@pytest.mark.parametrize(
    ("text", "codes"),
    [("provincial", "level"), ("VN", "country"), ("FR", "country"), ("FRA", "country"), ("THB", "unit")],
)
def test_a_code_is_on_its_list_or_a_standard_has_it(text: str, codes: str) -> None:
    assert read(FieldKind.CODE, text, codes) == text


@pytest.mark.parametrize(
    ("text", "codes", "code", "near"),
    [
        ("Provincial", "level", "code-unknown", ("provincial",)),
        ("vn", "country", "code-unknown", ("VN",)),
        ("Lào", "country", "code-unknown", ("LA",)),
        ("FRANCE", "country", "code-unknown", None),
        ("bản ghi nhớ", "type", "code-unlisted", ("memorandum_of_understanding",)),
        ("buôn bán người", "area", "code-unlisted", ("anti_trafficking",)),
        ("dong", "unit", "code-unlisted", ("VND",)),
        ("xyzzy", "area", "code-unlisted", ()),
    ],
)
def test_an_unknown_code_names_what_was_meant_by_code_label_or_word(
    text: str, codes: str, code: str, near: tuple[str, ...] | None
) -> None:
    unknown = fault(FieldKind.CODE, text, codes)

    assert unknown.code == code
    assert near is None or unknown.values["near"] == near
    assert unknown.kept == (text if code == "code-unlisted" else None), "an open list keeps what it lacks"


def test_dates_and_periods_are_kept_as_known() -> None:
    day = read(FieldKind.DATE, "2022-07")
    term = read(FieldKind.PERIOD, "2022/2027")

    assert isinstance(day, Date)
    assert (day.text, day.earliest, day.latest) == ("2022-07", date(2022, 7, 1), date(2022, 7, 31))
    assert isinstance(term, Period)
    assert (term.text, term.earliest, term.latest) == ("2022/2027", date(2022, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("text", "code", "near"),
    [
        ("2/7/2022", "date-unreadable", ("2022-07-02",)),
        ("tháng 7/2022", "date-unreadable", ("2022-07",)),
        ("20220702", "date-unreadable", None),
        ("2022-7-2", "date-unreadable", None),
        ("2022/2027", "date-unreadable", None),
        ("2021-02-29", "date-impossible", None),
        ("9999-12-31", "date-placeholder", None),
        ("1111-11-11", "date-placeholder", None),
    ],
)
def test_what_is_no_date_is_told_with_the_day_that_was_probably_meant(
    text: str, code: str, near: tuple[str, ...] | None
) -> None:
    unreadable = fault(FieldKind.DATE, text)

    assert (unreadable.code, unreadable.values["text"]) == (code, text)
    assert near is None or unreadable.values["near"] == near


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    assert fault(FieldKind.PERIOD, "2027/2022").code == "period-reversed"


def test_a_boolean_is_true_or_false_and_nothing_else() -> None:
    assert read(FieldKind.BOOLEAN, "true") is True
    assert read(FieldKind.BOOLEAN, "false") is False
    for text in ("True", "TRUE", "yes", "no", "NO", "on", "1", "0", "có"):
        assert fault(FieldKind.BOOLEAN, text).code == "boolean-unreadable"


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("1", 1), ("9223372036854775807", 2**63 - 1)])
def test_whole_numbers_are_digits(text: str, number: int) -> None:
    assert read(FieldKind.INTEGER, text) == number
    assert read(FieldKind.NUMBER, text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("12.5", "12.5"), ("0.10", "0.10"), ("0.125", "0.125"), ("1234.567", "1234.567"), ("1.2340", "1.2340")],
)
def test_decimals_are_exact(text: str, number: str) -> None:
    value = read(FieldKind.NUMBER, text)

    assert isinstance(value, Decimal)
    assert str(value) == number


def test_a_number_that_the_source_does_not_tell_is_unknown() -> None:
    assert read(FieldKind.NUMBER, "unknown") == "unknown"
    assert fault(FieldKind.INTEGER, "unknown").code == "integer-unreadable"


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("1_000", "1000"),
        ("1,000", "1000"),
        ("1 000", "1000"),
        ("270.000.000", "270000000"),
        ("270,000,000", "270000000"),
        ("012", "12"),
        ("00", None),
        ("1e3", None),
        ("0x1f", None),
        ("0o17", None),
        ("0b1", None),
        ("12:30", None),
        ("1.", None),
        (".5", None),
        ("+5", None),
        ("inf", None),
        ("nan", None),
        ("1,5", None),
        ("270 triệu", None),
        ("٣", None),
        ("²", None),
    ],
)
def test_other_forms_of_numbers_are_refused_with_the_digits_that_were_meant(
    text: str, near: str | None
) -> None:
    for kind, code in ((FieldKind.NUMBER, "number-unreadable"), (FieldKind.INTEGER, "integer-unreadable")):
        unreadable = fault(kind, text)

        assert unreadable.code == code
        assert unreadable.values.get("near") == (near and (near,))


def test_three_digits_after_a_dot_may_be_thousands_so_they_are_asked_about() -> None:
    """In Vietnamese 10.000 is ten thousand."""
    ambiguous = fault(FieldKind.NUMBER, "10.000")

    assert ambiguous.code == "number-ambiguous"
    assert ambiguous.values["thousands"] == "10000"
    assert read(FieldKind.NUMBER, str(ambiguous.values["decimal"])) == 10


@pytest.mark.parametrize("text", ["-1", "-0.5", "- 3", "−3"])
def test_numbers_below_zero_are_refused(text: str) -> None:
    assert fault(FieldKind.NUMBER, text).code == "number-negative"
    assert fault(FieldKind.INTEGER, text).code == "number-negative"


@pytest.mark.parametrize("text", ["9223372036854775808", "1" * 5000, "9223372036854775808.5"])
def test_numbers_that_no_column_holds_are_refused(text: str) -> None:
    assert fault(FieldKind.NUMBER, text).code == "number-too-large"


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("year", "year"),
        ("years", "year"),
        ("1 year", "year"),
        ("month", "month"),
        ("quarter", "quarter"),
        ("week", "week"),
        ("2 years", "2 years"),
        ("2 year", "2 years"),
        ("6  months", "6 months"),
        ("18 months", "18 months"),
    ],
)
def test_a_cadence_has_one_form(text: str, cadence: str) -> None:
    assert read(FieldKind.CADENCE, text) == cadence


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("yearly", ("year",)),
        ("hằng năm", ("year",)),
        ("hàng quý", ("quarter",)),
        ("6 tháng", ("6 months",)),
        ("2 năm", ("2 years",)),
        ("day", None),
        ("0 years", None),
        ("1000 years", None),
        ("1.5 years", None),
        ("-1 years", None),
        ("s", None),
    ],
)
def test_what_is_no_cadence_is_told_with_the_one_that_was_meant(
    text: str, near: tuple[str, ...] | None
) -> None:
    unreadable = fault(FieldKind.CADENCE, text)

    assert unreadable.code == "cadence-unreadable"
    assert near is None or unreadable.values["near"] == near


# Tags from RFC 5646, appendix A, and how section 2.1.1 writes them.
@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("vi", "vi"),
        ("VI", "vi"),
        ("lo", "lo"),
        ("EN-gb", "en-GB"),
        ("zh-hant", "zh-Hant"),
        ("zh-cmn-Hans-CN", "zh-cmn-Hans-CN"),
        ("sr-latn-rs", "sr-Latn-RS"),
        ("es-419", "es-419"),
        ("de-CH-1901", "de-CH-1901"),
        ("sl-rozaj-biske", "sl-rozaj-biske"),
        ("de-CH-x-phonebk", "de-CH-x-phonebk"),
        ("en-a-myext-b-another", "en-a-myext-b-another"),
    ],
)
def test_a_language_is_a_bcp_47_tag_in_its_usual_form(text: str, tag: str) -> None:
    assert read(FieldKind.LANGUAGE, text) == tag


@pytest.mark.parametrize(
    "text",
    ["v", "Vietnamese", "balo", "tiếng Việt", "vi_VN", "vi-", "-vi", "vi VN", "419-de", "a-DE", "en--gb"],
)
def test_other_words_are_no_language(text: str) -> None:
    assert language_tag(text) is None
    assert fault(FieldKind.LANGUAGE, text).code == "language-unreadable"


@given(st.sampled_from(TYPED), st.text(min_size=1))
def test_any_text_is_a_value_or_unreadable(kind: FieldKind, text: str) -> None:
    try:
        found = read(kind, text)
    except UnreadableError as error:
        found = error.values["text"]

    assert found is not None


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("3 months", "3 months"),
        ("1 month", "1 month"),
        ("1 months", "1 month"),
        ("2 year", "2 years"),
        ("90 days", "90 days"),
        ("2  weeks", "2 weeks"),
        ("P3M", "3 months"),
        ("P1Y", "1 year"),
        ("P90D", "90 days"),
    ],
)
def test_a_length_of_time_has_one_form(text: str, length: str) -> None:
    assert read(FieldKind.DURATION, text) == length


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("3 tháng", ("3 months",)),
        ("1 năm", ("1 year",)),
        ("90 ngày", ("90 days",)),
        ("2 tuần", ("2 weeks",)),
        ("3months", ("3 months",)),
        ("3-month", ("3 months",)),
        ("0 days", ()),
        ("-3 months", ("3 months",)),
        ("1.5 years", ()),
        ("3 quý", ()),
        ("một năm", ()),
        ("year", ()),
        ("P1Y6M", ()),
        ("", ()),
    ],
)
def test_what_is_no_length_of_time_is_told_with_the_one_that_was_meant(
    text: str, near: tuple[str, ...]
) -> None:
    unreadable = fault(FieldKind.DURATION, text)

    assert unreadable.code == "duration-unreadable"
    assert unreadable.values["near"] == near


@pytest.mark.parametrize("text", ["11-15", "01-01", "12-31", "02-28"])
def test_a_day_of_the_year_is_month_and_day(text: str) -> None:
    assert read(FieldKind.DAY_OF_YEAR, text) == text


@pytest.mark.parametrize(
    "text", ["15-11", "02-29", "11-31", "00-10", "1-1", "11/15", "2022-11-15", "11-1", ""]
)
def test_what_is_not_in_every_year_or_not_written_so_is_no_day_of_the_year(text: str) -> None:
    assert fault(FieldKind.DAY_OF_YEAR, text).code == "day-of-year-unreadable"


@pytest.mark.parametrize("text", ["vwu-lwu-2022/copy", "a/visits/2026", "yearly-report-2025"])
def test_a_duty_is_named_by_its_id(text: str) -> None:
    assert read_reference(text, "duties") == text


@pytest.mark.parametrize(
    ("text", "near"), [("vwu-lwu-2022/copi", ("vwu-lwu-2022/copy",)), ("vwu-lwu-2022", ())]
)
def test_what_names_no_duty_is_told_with_the_one_that_was_meant(text: str, near: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_reference(text, "duties")

    assert (raised.value.code, raised.value.values["near"]) == ("duty-unknown", near)
