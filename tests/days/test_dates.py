"""Dates and periods as known, checked against the `edtf` package and the calendar of the standard library.

Where we differ from `edtf` on purpose, a test with `differs` in its name says so and why.
"""

from __future__ import annotations

import gzip
import itertools
import json
from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings
from hypothesis import strategies as st

from coopcli.days.dates import Date, DateError, add_days, add_months, read_date, read_period
from tests.examples import examples

TREATIES = Path(__file__).parents[3] / "shared" / "real" / "treaties.jsonl.gz"

years = st.integers(1, 9998)
days = st.dates(date(1, 1, 1), date(9998, 12, 31))
qualifiers = st.sampled_from(["", "", "?", "~", "%"])


@st.composite
def dates_as_known(draw: st.DrawFn) -> str:
    """A date of our forms, with qualifiers anywhere."""
    parts = draw(days).isoformat().split("-")[: draw(st.integers(1, 3))]
    return "-".join(f"{draw(qualifiers)}{part}{draw(qualifiers)}" for part in parts)


def strict_days(text: str) -> tuple[date | None, date | None]:
    """What `edtf` takes for the first and the last day; None for an open end."""
    parsed = parse_edtf(text)

    def as_day(found: Any) -> date | None:
        return None if isinstance(found, float) else date(*found[:3])

    return as_day(parsed.lower_strict()), as_day(parsed.upper_strict())


def found_or_error(read: Callable[..., Any], *asked: object) -> Any:
    """What is read, or the DateError; any other error goes through."""
    try:
        return read(*asked)
    except DateError as error:
        return error


def error_of(text: str, read: Callable[[str], object] = read_date) -> DateError:
    with pytest.raises(DateError) as caught:
        read(text)
    return caught.value


# Dates


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31), "year"),
        ("2022-09", date(2022, 9, 1), date(2022, 9, 30), "month"),
        ("2022-12", date(2022, 12, 1), date(2022, 12, 31), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28), "month"),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29), "month"),
        ("2022-09-09", date(2022, 9, 9), date(2022, 9, 9), "day"),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "day"),
        ("0001", date(1, 1, 1), date(1, 12, 31), "year"),
        ("9998-12", date(9998, 12, 1), date(9998, 12, 31), "month"),
    ],
)
def test_a_date_spans_all_days_it_can_be(text: str, earliest: date, latest: date, precision: str) -> None:
    assert read_date(text) == Date(text, earliest, latest, uncertain=False, approximate=False)
    assert read_date(text).precision == precision


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2022?", True, False),
        ("2019~", False, True),
        ("2019%", True, True),
        ("2022-09?", True, False),
        ("2022-09-09~", False, True),
        ("2022?-09-09", True, False),
        ("2022-09~-09", False, True),
        ("?2022-09-09", True, False),
        ("2022-~09-?09", True, True),
    ],
)
def test_a_qualifier_marks_the_date_and_moves_no_day(text: str, uncertain: bool, approximate: bool) -> None:
    found = read_date(text)
    plain = read_date(text.translate(dict.fromkeys(map(ord, "?~%"))))
    assert (found.text, found.uncertain, found.approximate, found.qualified) == (
        text,
        uncertain,
        approximate,
        True,
    )
    assert (found.earliest, found.latest, found.precision) == (plain.earliest, plain.latest, plain.precision)
    assert not plain.qualified


def test_every_day_of_four_hundred_years_is_read_as_the_standard_library_reads_it() -> None:
    """Years 1800 to 2199 hold every kind of leap year."""
    for year, month, day in itertools.product(range(1800, 2200), range(1, 13), range(28, 32)):
        text = f"{year}-{month:02}-{day:02}"
        length = monthrange(year, month)[1]
        if day <= length:
            assert read_date(text).earliest == read_date(text).latest == date.fromisoformat(text)
        else:
            assert error_of(text).values["last"] == length


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2022-02-30", {"part": "day", "first": 1, "last": 28, "month": "2022-02"}),
        ("2024-02-30", {"part": "day", "first": 1, "last": 29, "month": "2024-02"}),
        ("2022?-04-31", {"part": "day", "first": 1, "last": 30, "month": "2022-04"}),
        ("2022-01-00", {"part": "day", "first": 1, "last": 31, "month": "2022-01"}),
        ("2022-12-32", {"part": "day", "first": 1, "last": 31, "month": "2022-12"}),
        ("2022-13", {"part": "month", "first": 1, "last": 12, "month": ""}),
        ("2022-00-10", {"part": "month", "first": 1, "last": 12, "month": ""}),
        ("0000", {"part": "year", "first": 1, "last": 9998, "month": ""}),
        ("9999", {"part": "year", "first": 1, "last": 9998, "month": ""}),
        ("9999-01-01", {"part": "year", "first": 1, "last": 9998, "month": ""}),
    ],
)
def test_an_impossible_date_names_the_part_at_fault_and_its_bounds(
    text: str, values: dict[str, object]
) -> None:
    error = error_of(text)
    assert (error.code, error.values) == ("date-impossible", {"text": text, **values})


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("9999-12-31", "open"), ("1111-11-11", "unknown"), ("9999-12-31?", "open")],
)
def test_a_placeholder_of_another_register_is_no_date(text: str, meaning: str) -> None:
    error = error_of(text)
    assert (error.code, error.values) == ("date-placeholder", {"text": text, "meaning": meaning})
    assert error_of(f"1990/{text}", read_period).code == "date-placeholder"


@pytest.mark.parametrize(
    "text",
    ["", " ", "2022 ", "22", "2022-9", "2022-09-9", "20220909", "2022/2027", "2/7/2022", "2022-W01-1", "..",
     "x", "2022-09-09T10:00", "2022??", "+2022", "٢٠٢٢", "２０２２", "2022\n", "2022-09-", "-2022", "null"],
)  # fmt: skip
def test_another_form_is_unreadable_and_kept_in_the_error(text: str) -> None:
    error = error_of(text)
    assert (error.code, error.values) == ("date-unreadable", {"text": text})


# Against the edtf package


PLAIN_FORMS = [
    form
    for year, month in itertools.product(("0001", "1900", "2000", "2023", "2024", "9998"), range(1, 13))
    for form in (year, f"{year}-{month:02}", f"{year}-{month:02}-01", f"{year}-{month:02}-28")
]
QUALIFIED_FORMS = [
    form.replace("Q", sign)
    for form in (
        *("2024Q", "Q2024", "2024-02Q", "2024Q-02", "Q2024-02", "2024-Q02", "2024-02-10Q", "2024-02Q-10"),
        *("2024Q-02-10", "Q2024-02-10", "2024-Q02-10", "2024-02-Q10", "Q2024-Q02-Q10"),
    )
    for sign in "?~%"
]


@pytest.mark.parametrize("text", sorted({*PLAIN_FORMS, *QUALIFIED_FORMS}))
def test_first_and_last_day_and_marks_are_those_of_edtf(text: str) -> None:
    found, theirs = read_date(text), parse_edtf(text)
    assert (found.earliest, found.latest) == strict_days(text)
    both = theirs.is_uncertain_and_approximate
    assert found.uncertain == (theirs.is_uncertain or both)
    assert found.approximate == (theirs.is_approximate or both)


@settings(max_examples=examples(150), deadline=None)
@given(dates_as_known())
def test_whatever_edtf_reads_of_our_forms_has_the_same_days(text: str) -> None:
    try:
        expected = strict_days(text)
    except EDTFParseException:
        expected = strict_days(text.translate(dict.fromkeys(map(ord, "?~%"))))  # mixed qualifiers: see below
    if text.translate(dict.fromkeys(map(ord, "?~%"))) != "1111-11-11":
        assert (read_date(text).earliest, read_date(text).latest) == expected


@pytest.mark.parametrize(
    "text",
    ["2022", "2022-09", "2022-09-09", "2022/2027", "2022-07-02/2027-07-01", "2022/2027-06", "2022?/2027",
     "2022/2027~", "2022?-09-28/2022?-09-30", "2019?-06-25/2019?-06-29", "2022?-09-09/2022", "2022/..",
     "../2022-12-31"],
)  # fmt: skip
def test_the_days_of_a_period_are_those_of_edtf(text: str) -> None:
    found = read_period(text)
    assert (found.earliest, found.latest) == strict_days(text)


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(days, min_size=2, max_size=2).map(sorted),
    st.sampled_from([4, 7, 10]),
    st.sampled_from([4, 7, 10]),
)
def test_the_days_of_any_plain_period_are_those_of_edtf(pair: list[date], first: int, last: int) -> None:
    text = f"{pair[0].isoformat()[:first]}/{pair[1].isoformat()[:last]}"
    if "1111-11-11" not in text:
        assert (read_period(text).earliest, read_period(text).latest) == strict_days(text)


@pytest.mark.parametrize("text", ["2023-02-29", "1900-02-29", "0000", "9999", "9999-12-31", "1111-11-11"])
def test_differs_from_edtf_days_that_do_not_exist_or_stand_for_none_are_refused(text: str) -> None:
    """edtf lets every February have 29 days, and knows neither our years nor others' placeholders."""
    assert parse_edtf(text) is not None
    assert error_of(text).code in {"date-impossible", "date-placeholder"}


@pytest.mark.parametrize("text", ["202X", "2022-XX", "2022-21", "2022-33", "-0044", "Y12022", "2022S2"])
def test_differs_from_edtf_other_forms_of_the_standard_are_refused(text: str) -> None:
    """A register needs none of them, and an earliest day of `202X` would be taken for a fact."""
    assert parse_edtf(text) is not None
    assert error_of(text).code in {"date-unreadable", "date-impossible"}


@pytest.mark.parametrize("text", ["?2022-09~", "2022?-09-09~", "2022-?09-09~"])
def test_differs_from_edtf_qualifiers_before_and_behind_may_meet(text: str) -> None:
    """ISO 8601-2 gives both a meaning in one date; edtf reads only one kind at a time."""
    with pytest.raises(EDTFParseException):
        parse_edtf(text)
    assert read_date(text).qualified


@pytest.mark.parametrize(
    ("text", "first", "last"), [("2022/", date(2022, 1, 1), None), ("/2027", None, date(2027, 12, 31))]
)
def test_differs_from_edtf_an_end_that_is_not_stated_has_no_day(
    text: str, first: date | None, last: date | None
) -> None:
    """edtf guesses ten years; a guess would be taken for a fact."""
    assert None not in strict_days(text)
    assert (read_period(text).earliest, read_period(text).latest) == (first, last)


def test_differs_from_edtf_a_period_that_ends_before_it_starts_is_refused() -> None:
    """edtf reads it with its first day after its last."""
    assert strict_days("2027/2022") == (date(2027, 1, 1), date(2022, 12, 31))
    assert error_of("2027/2022", read_period).code == "period-reversed"


# Periods


@pytest.mark.parametrize(
    ("text", "starts_earliest", "starts_latest", "ends_earliest", "ends_latest"),
    [
        ("2022", "2022-01-01", "2022-01-01", "2022-12-31", "2022-12-31"),
        ("2022-09", "2022-09-01", "2022-09-01", "2022-09-30", "2022-09-30"),
        ("2022-09-09", "2022-09-09", "2022-09-09", "2022-09-09", "2022-09-09"),
        ("2022/2027", "2022-01-01", "2022-12-31", "2027-01-01", "2027-12-31"),
        ("2022-07/2027-06", "2022-07-01", "2022-07-31", "2027-06-01", "2027-06-30"),
        ("2022-07-02/2027", "2022-07-02", "2022-07-02", "2027-01-01", "2027-12-31"),
        ("2022/2022", "2022-01-01", "2022-12-31", "2022-01-01", "2022-12-31"),
        ("2022-07-02/2022", "2022-07-02", "2022-07-02", "2022-07-02", "2022-12-31"),
        ("2022/2022-06-30", "2022-01-01", "2022-06-30", "2022-06-30", "2022-06-30"),
        ("2022/..", "2022-01-01", "2022-12-31", None, None),
        ("2022/", "2022-01-01", "2022-12-31", None, None),
        ("/2027", None, None, "2027-01-01", "2027-12-31"),
        ("../2027", None, None, "2027-01-01", "2027-12-31"),
        ("/..", None, None, None, None),
    ],
)  # fmt: skip
def test_both_ends_of_a_period_have_a_first_and_a_last_day(
    text: str,
    starts_earliest: str | None,
    starts_latest: str | None,
    ends_earliest: str | None,
    ends_latest: str | None,
) -> None:
    found = read_period(text)
    ends = (found.starts_earliest, found.starts_latest, found.ends_earliest, found.ends_latest)
    assert [day and day.isoformat() for day in ends] == [
        starts_earliest,
        starts_latest,
        ends_earliest,
        ends_latest,
    ]
    assert (found.earliest, found.latest) == (found.starts_earliest, found.ends_latest)


@pytest.mark.parametrize(
    ("text", "start_open", "end_open"),
    [("2022/2027", False, False), ("2022", False, False), ("2022/..", False, True), ("2022/", False, False),
     ("../2022", True, False), ("/2022", False, False), ("/..", False, True)],
)  # fmt: skip
def test_an_open_end_is_not_one_that_is_not_stated(text: str, start_open: bool, end_open: bool) -> None:
    found = read_period(text)
    assert (found.text, found.start_open, found.end_open) == (text, start_open, end_open)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("2022", False, False), ("2022?", True, True), ("2022~/2027", True, False), ("2022/2027?", False, True),
     ("2022?/..", True, False), ("/2027%", False, True), ("2022?-09-28/2022-09-30", True, False)],
)  # fmt: skip
def test_each_end_of_a_period_keeps_its_own_doubt(text: str, start: bool, end: bool) -> None:
    assert (read_period(text).start_qualified, read_period(text).end_qualified) == (start, end)


@pytest.mark.parametrize(
    ("text", "code", "fault"),
    [
        ("2027/2022", "period-reversed", "2027/2022"),
        ("2022-09-30/2022-09-28", "period-reversed", "2022-09-30/2022-09-28"),
        ("2022-07/2022-06-30", "period-reversed", "2022-07/2022-06-30"),
        ("2022/2027-02-30", "date-impossible", "2027-02-30"),
        ("2022-13/2027", "date-impossible", "2022-13"),
        ("2022/9999-12-31", "date-placeholder", "9999-12-31"),
        ("2022/soon", "date-unreadable", "soon"),
        ("2022/2023/2024", "date-unreadable", "2023/2024"),
        ("2022-2027", "date-unreadable", "2022-2027"),
        ("2022 / 2027", "date-unreadable", "2022 "),
        ("2022..2027", "date-unreadable", "2022..2027"),
        ("/", "date-unreadable", "/"),
        ("../..", "date-unreadable", "../.."),
        ("../", "date-unreadable", "../"),
        ("", "date-unreadable", ""),
    ],
)
def test_a_period_that_cannot_be_says_which_text_is_at_fault(text: str, code: str, fault: str) -> None:
    error = error_of(text, read_period)
    assert (error.code, error.values["text"]) == (code, fault)


def test_a_period_is_not_reversed_while_its_end_may_come_after_its_start() -> None:
    assert read_period("2022-07-02/2022-07").ends_earliest == date(2022, 7, 2)
    assert read_period("2022-12-31/2022").ends_earliest == date(2022, 12, 31)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("2022/2027", 5),  # the women's unions, the Red Cross of Kon Tum and Attapư
        ("2019/2024", 5),
        ("2019/2022", 3),
        ("2019/2020", 1),  # the Red Cross of Thanh Hóa and Huaphanh
        ("2022/2025", 3),
        ("2022", 1),
        ("2022/2022", 1),
        ("2022~/2027?", 5),
        ("2022-07-02/2027", 5),
        ("2020-01-01/2024-12-31", 5),
        ("2022-07-02/2027-07-01", 5),
        ("2024-02-29/2025-02-28", 1),
        ("2022-01-01/2022-06-30", 0.5),
        ("2022-01/2022-06", 0.5),
        ("2022-01-01/2022-09-30", 0.8),  # nine months
        ("2022-01-01/2022-09-29", 0.7),
        ("2022-01/2022-03", 0.3),
        ("2022-07-02/2024-01-01", 1.5),
        ("2022-07-02/2023", 1),
        ("2022-09-01/2022", 0.3),
        ("2022-09-09", 0),
        ("9998", 1),
        ("2022/..", None),
        ("2022/", None),
        ("/2027", None),
        ("../2027", None),
    ],
)
def test_the_length_of_a_term_is_in_years_whole_where_it_can_be(text: str, length: float | None) -> None:
    found = read_period(text).length_in_years()
    assert found == length
    assert isinstance(found, float) == isinstance(length, float)


@given(days, st.integers(1, 100))
def test_a_term_of_whole_years_from_any_day_has_that_length(first: date, length: int) -> None:
    """A term from 2 July runs to 1 July."""
    if first.year + length <= 9998 and first != date(1111, 11, 11):
        last = add_months(first, 12 * length) - timedelta(days=1)
        if last != date(1111, 11, 11):
            assert read_period(f"{first}/{last}").length_in_years() == length


@given(dates_as_known(), dates_as_known())
def test_the_days_of_a_period_are_in_order(first: str, last: str) -> None:
    for text in (first, f"{first}/{last}", f"{first}/..", f"/{last}"):
        found = found_or_error(read_period, text)
        if isinstance(found, DateError):
            assert found.code in {"period-reversed", "date-placeholder"}
            continue
        order = [day for day in (found.starts_earliest, found.starts_latest, found.ends_latest) if day]
        assert order == sorted(order)
        order = [day for day in (found.starts_earliest, found.ends_earliest, found.ends_latest) if day]
        assert order == sorted(order)


@settings(max_examples=examples(500))
@given(st.one_of(st.text(), st.text(alphabet="0123456789-/.?~%X ", max_size=24)))
def test_nonsense_is_read_or_refused_never_a_traceback(text: str) -> None:
    for read in (read_date, read_period):
        found = found_or_error(read, text)
        if isinstance(found, DateError):
            assert str(found.values["text"]) in text
        else:
            assert found.text == text


@pytest.mark.skipif(not TREATIES.exists(), reason="the shared files are not here")
def test_real_treaties_hold_only_dates_placeholders_and_one_year_too_far() -> None:
    """872 terms end in 9999, as the file's description says; one of them on another day than the last."""
    refused = []
    with gzip.open(TREATIES, "rt", encoding="utf-8") as lines:
        for treaty in map(json.loads, lines):
            for text in filter(None, (treaty["signed_on"], treaty["starts_on"], treaty["ends_on"])):
                try:
                    assert read_date(text).earliest.isoformat().startswith(text)
                except DateError as error:
                    refused.append((error.code, text))
    assert set(refused) == {("date-placeholder", "9999-12-31"), ("date-impossible", "9999-12-01")}
    assert len(refused) >= 872


# Counting days and months


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2025-03-31", -1, "2025-02-28"),
        ("2025-07-02", 6, "2026-01-02"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2025-01-15", -1, "2024-12-15"),
        ("2025-07-02", 0, "2025-07-02"),
        ("9998-11-30", 1, "9998-12-30"),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months).isoformat() == expected


@given(days, st.integers(-2000, 2000))
def test_months_move_by_their_number_and_never_into_the_next(day: date, months: int) -> None:
    try:
        moved = add_months(day, months)
    except DateError:
        assert not 12 <= day.year * 12 + day.month - 1 + months <= 9998 * 12 + 11
        return
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == min(
        day.day, 29 if isleap(moved.year) and moved.month == 2 else monthrange(moved.year, moved.month)[1]
    )
    assert timedelta() <= day - add_months(moved, -months) <= timedelta(days=3)


@pytest.mark.parametrize("months", [12 * 7974, -12 * 2025, 10**12, -(10**12)])
def test_months_beyond_the_years_are_an_impossible_date(months: int) -> None:
    with pytest.raises(DateError) as caught:
        add_months(date(2025, 7, 2), months)
    assert caught.value.code == "date-impossible"
    assert caught.value.values["part"] == "year"


@given(days, st.one_of(st.integers(-4_000_000, 4_000_000), st.integers()))
def test_days_move_by_their_number_or_are_an_impossible_date(day: date, count: int) -> None:
    inside = date(1, 1, 1).toordinal() <= day.toordinal() + count <= date(9998, 12, 31).toordinal()
    found = found_or_error(add_days, day, count)
    if inside:
        assert (found - day).days == count
    else:
        assert found.values["part"] == "year"
