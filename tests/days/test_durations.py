"""Lengths of time: how they are read, and how they are added to a day. Expected days are counted by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.days.dates import DateError, Duration, read_cadence, read_duration
from coopcli.records.codelists import CADENCE_UNIT

READINGS = (
    # written, count, unit, written by us
    ("3 months", 3, "month", "3 months"),
    ("1 month", 1, "month", "1 month"),
    ("1 year", 1, "year", "1 year"),
    ("90 days", 90, "day", "90 days"),
    ("2 weeks", 2, "week", "2 weeks"),
    ("2  weeks", 2, "week", "2 weeks"),
    ("1 months", 1, "month", "1 month"),
    ("9999 days", 9999, "day", "9999 days"),
    ("P3M", 3, "month", "3 months"),
    ("P1Y", 1, "year", "1 year"),
    ("P10D", 10, "day", "10 days"),
    ("P2W", 2, "week", "2 weeks"),
)

UNREADABLE = (
    "", " ", "3", "months", "three months", "0 months", "-1 month", "03 months", "1.5 years", "10000 days",
    "3 months ", " 3 months", "3months", "3 Months", "3 months\n", "1 year 6 months", "P", "P0M", "P1Y6M", "PT3H",
    "p3m", "P3M\n", "3 quarters", "٣ months",
)  # fmt: skip

AFTER = (
    # from, length, times, day
    ("2023-01-31", "1 month", 1, "2023-02-28"),
    ("2024-01-31", "1 month", 1, "2024-02-29"),
    ("2023-01-31", "1 month", 2, "2023-03-31"),  # counted from the anchor, not from 28 February
    ("2023-01-31", "1 month", 3, "2023-04-30"),
    ("2023-08-31", "6 months", 1, "2024-02-29"),
    ("2024-02-29", "1 year", 1, "2025-02-28"),
    ("2024-02-29", "1 year", 4, "2028-02-29"),
    ("2096-02-29", "4 years", 1, "2100-02-28"),  # 2100 has no 29 February
    ("1996-02-29", "4 years", 1, "2000-02-29"),  # 2000 has one
    ("2023-12-31", "1 month", 1, "2024-01-31"),
    ("2023-12-31", "1 day", 1, "2024-01-01"),
    ("2024-02-28", "1 day", 1, "2024-02-29"),
    ("2024-02-28", "2 weeks", 1, "2024-03-13"),
    ("2023-02-28", "2 weeks", 1, "2023-03-14"),
    ("2024-02-28", "1 week", 2, "2024-03-13"),
    ("2023-05-17", "1 year", 0, "2023-05-17"),
    ("9997-12-31", "1 year", 1, "9998-12-31"),
)

BEFORE = (
    ("2025-05-31", "3 months", "2025-02-28"),
    ("2024-05-31", "3 months", "2024-02-29"),
    ("2027-06-30", "3 months", "2027-03-30"),
    ("2025-01-31", "2 months", "2024-11-30"),
    ("2024-02-29", "1 year", "2023-02-28"),
    ("2024-03-01", "1 day", "2024-02-29"),
    ("2027-01-01", "90 days", "2026-10-03"),
    ("2026-01-01", "1 week", "2025-12-25"),
    ("0002-01-01", "1 year", "0001-01-01"),
)

OUTSIDE = (
    ("9998-12-31", "1 day", 1),
    ("9998-12-31", "1 month", 1),
    ("9998-01-01", "1 year", 1),
    ("2022-01-01", "9999 years", 1),
    ("2022-01-01", "9999 weeks", 999),
    ("0001-01-01", "1 day", -1),
    ("0001-01-31", "1 month", -1),
)


@pytest.mark.parametrize(("text", "count", "unit", "ours"), READINGS)
def test_a_length_is_read_in_words_and_in_iso_8601(text: str, count: int, unit: str, ours: str) -> None:
    assert read_duration(text) == Duration(count, unit)
    assert read_duration(text).text == ours


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_length_is_said_to_be_none(text: str) -> None:
    with pytest.raises(DateError) as raised:
        read_duration(text)
    assert (raised.value.code, raised.value.values["text"]) == ("duration-unreadable", text)


@pytest.mark.parametrize(("day", "length", "times", "expected"), AFTER)
def test_months_and_years_keep_to_the_calendar_and_days_are_counted(
    day: str, length: str, times: int, expected: str
) -> None:
    assert read_duration(length).after(date.fromisoformat(day), times) == date.fromisoformat(expected)


@pytest.mark.parametrize(("day", "length", "expected"), BEFORE)
def test_back_from_a_day_a_shorter_month_gives_its_last_day(day: str, length: str, expected: str) -> None:
    assert read_duration(length).before(date.fromisoformat(day)) == date.fromisoformat(expected)


@pytest.mark.parametrize(("day", "length", "times"), OUTSIDE)
def test_a_day_outside_the_years_that_can_be_written_is_refused(day: str, length: str, times: int) -> None:
    with pytest.raises(DateError):
        read_duration(length).after(date.fromisoformat(day), times)


@pytest.mark.parametrize("unit", CADENCE_UNIT.codes)
def test_every_unit_of_the_codelist_is_a_cadence_alone_and_with_a_number(unit: str) -> None:
    assert read_cadence(unit) == read_cadence(f"{unit}s") == read_cadence(f"1 {unit}") == Duration(1, unit)
    assert read_cadence(unit).cadence == unit
    assert read_cadence(f"999 {unit}s") == Duration(999, unit)
    assert read_cadence(f"999 {unit}s").cadence == f"999 {unit}s"


@pytest.mark.parametrize(
    "text",
    ["", "day", "10 days", "decade", "0 years", "02 years", "1000 years", "2years", "2 Years", "years 2"],
)
def test_what_is_no_cadence_is_said_to_be_none(text: str) -> None:
    with pytest.raises(DateError) as raised:
        read_cadence(text)
    assert (raised.value.code, raised.value.values["text"]) == ("cadence-unreadable", text)


_durations = st.builds(Duration, st.integers(1, 400), st.sampled_from(["day", "week", "month", "year"]))
_days = st.dates(date(500, 1, 1), date(9000, 12, 31))


@given(_durations)
def test_what_is_written_is_read_again(length: Duration) -> None:
    assert read_duration(length.text) == length


@given(_days, _durations, st.integers(1, 20))
def test_a_length_takes_some_days_and_at_most_so_many(day: date, length: Duration, times: int) -> None:
    try:
        later = length.after(day, times)
    except DateError:
        assert day.year + length.most_days * times // 365 >= 9998
        return
    assert timedelta(0) < later - day <= timedelta(days=length.most_days * times)


@pytest.mark.parametrize(
    ("text", "most"), [("week", 7), ("month", 31), ("quarter", 92), ("year", 366), ("2 years", 732)]
)
def test_the_most_days_of_a_cadence_are_those_of_the_longest_one(text: str, most: int) -> None:
    """July and August have 31 days, the third quarter 92, a leap year 366."""
    assert read_cadence(text).most_days == most


def test_a_length_later_is_once_unless_more_is_said() -> None:
    assert Duration(3, "month").after(date(2022, 7, 2)) == date(2022, 10, 2)


@given(_days, st.integers(1, 900))
def test_a_year_is_twelve_months_and_a_week_seven_days(day: date, count: int) -> None:
    assert Duration(count, "year").after(day) == Duration(12 * count, "month").after(day)
    assert Duration(count, "week").after(day) == Duration(7 * count, "day").after(day)
