"""The PERIOD and the day a person asks for, in every form of English and Vietnamese that is read."""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopcli.days.dates import DateError, read_period
from coopcli.days.periods import Span, as_edtf, divide, read_day, read_span
from tests.examples import examples

NAUGHTY = Path(__file__).parents[3] / "shared" / "real" / "naughty-strings.json"
TODAY = date(2025, 7, 2)  # a Wednesday

todays = st.dates(date(1, 1, 1), date(9998, 12, 31))
years = st.integers(1, 9998).map("{:04}".format)

# The text asked, first day, last day ("" is open), what the records would say (None: nothing).
NAMED = [
    ("2025", "2025-01-01", "2025-12-31", "2025"),
    ("2025-06", "2025-06-01", "2025-06-30", "2025-06"),
    ("2024-02", "2024-02-01", "2024-02-29", "2024-02"),
    ("2025-02", "2025-02-01", "2025-02-28", "2025-02"),
    ("2025-01-31", "2025-01-31", "2025-01-31", "2025-01-31"),
    ("2025-1-31", "2025-01-31", "2025-01-31", "2025-01-31"),
    ("2025/01/31", "2025-01-31", "2025-01-31", "2025-01-31"),
    ("2025-Q1", "2025-01-01", "2025-03-31", "2025-01/2025-03"),
    ("2025-Q2", "2025-04-01", "2025-06-30", "2025-04/2025-06"),
    ("2025-Q3", "2025-07-01", "2025-09-30", "2025-07/2025-09"),
    ("2025-Q4", "2025-10-01", "2025-12-31", "2025-10/2025-12"),
    ("2025 q4", "2025-10-01", "2025-12-31", "2025-10/2025-12"),
    ("Q3/2025", "2025-07-01", "2025-09-30", "2025-07/2025-09"),
    ("Q3 2025", "2025-07-01", "2025-09-30", "2025-07/2025-09"),
    ("2025-H1", "2025-01-01", "2025-06-30", "2025-01/2025-06"),
    ("2025-H2", "2025-07-01", "2025-12-31", "2025-07/2025-12"),
    ("H2/2025", "2025-07-01", "2025-12-31", "2025-07/2025-12"),
    ("first half of 2025", "2025-01-01", "2025-06-30", "2025-01/2025-06"),
    ("last 3 months of 2025", "2025-10-01", "2025-12-31", "2025-10/2025-12"),
    ("năm 2025", "2025-01-01", "2025-12-31", "2025"),
    ("trong năm 2025", "2025-01-01", "2025-12-31", "2025"),
    ("tháng 7/2025", "2025-07-01", "2025-07-31", "2025-07"),
    ("tháng 07/2025", "2025-07-01", "2025-07-31", "2025-07"),
    ("tháng 7 năm 2025", "2025-07-01", "2025-07-31", "2025-07"),
    ("tháng sáu năm 2025", "2025-06-01", "2025-06-30", "2025-06"),
    ("7/2025", "2025-07-01", "2025-07-31", "2025-07"),
    ("T12/2025", "2025-12-01", "2025-12-31", "2025-12"),
    ("quý I/2025", "2025-01-01", "2025-03-31", "2025-01/2025-03"),
    ("quý II/2025", "2025-04-01", "2025-06-30", "2025-04/2025-06"),
    ("quý III/2025", "2025-07-01", "2025-09-30", "2025-07/2025-09"),
    ("quý IV/2025", "2025-10-01", "2025-12-31", "2025-10/2025-12"),
    ("quý 3 năm 2025", "2025-07-01", "2025-09-30", "2025-07/2025-09"),
    ("quý 3/2025", "2025-07-01", "2025-09-30", "2025-07/2025-09"),
    ("6 tháng đầu năm 2025", "2025-01-01", "2025-06-30", "2025-01/2025-06"),
    ("6 tháng cuối năm 2025", "2025-07-01", "2025-12-31", "2025-07/2025-12"),
    ("sáu tháng đầu năm 2025", "2025-01-01", "2025-06-30", "2025-01/2025-06"),
    ("9 tháng đầu năm 2025", "2025-01-01", "2025-09-30", "2025-01/2025-09"),
    ("3 tháng cuối năm 2025", "2025-10-01", "2025-12-31", "2025-10/2025-12"),
    ("nửa đầu năm 2025", "2025-01-01", "2025-06-30", "2025-01/2025-06"),
    ("nửa cuối năm 2025", "2025-07-01", "2025-12-31", "2025-07/2025-12"),
    ("2/7/2022", "2022-07-02", "2022-07-02", "2022-07-02"),
    ("02/07/2022", "2022-07-02", "2022-07-02", "2022-07-02"),
    ("02-07-2022", "2022-07-02", "2022-07-02", "2022-07-02"),
    ("2.7.2022", "2022-07-02", "2022-07-02", "2022-07-02"),
    ("ngày 2/7/2022", "2022-07-02", "2022-07-02", "2022-07-02"),
    ("ngày 2 tháng 7 năm 2022", "2022-07-02", "2022-07-02", "2022-07-02"),
    ("2 July 2022", "2022-07-02", "2022-07-02", "2022-07-02"),
    ("July 2, 2022", "2022-07-02", "2022-07-02", "2022-07-02"),
    ("September 2022", "2022-09-01", "2022-09-30", "2022-09"),
    ("march 2027", "2027-03-01", "2027-03-31", "2027-03"),
    ("Feb 2027", "2027-02-01", "2027-02-28", "2027-02"),
    ("Sept. 2022", "2022-09-01", "2022-09-30", "2022-09"),
    ("May 2027", "2027-05-01", "2027-05-31", "2027-05"),
    ("tháng ba năm 2027", "2027-03-01", "2027-03-31", "2027-03"),
    ("tháng tư 2027", "2027-04-01", "2027-04-30", "2027-04"),
    ("tháng năm năm 2027", "2027-05-01", "2027-05-31", "2027-05"),
    ("tháng mười hai năm 2027", "2027-12-01", "2027-12-31", "2027-12"),
    ("tháng mười 2027", "2027-10-01", "2027-10-31", "2027-10"),
    ("tháng giêng/2027", "2027-01-01", "2027-01-31", "2027-01"),
    ("2027 tháng 3", "2027-03-01", "2027-03-31", "2027-03"),
    ("tháng 3, năm 2027", "2027-03-01", "2027-03-31", "2027-03"),
    ("quý ba năm 2027", "2027-07-01", "2027-09-30", "2027-07/2027-09"),
    ("first quarter of 2027", "2027-01-01", "2027-03-31", "2027-01/2027-03"),
    ("4th quarter 2027", "2027-10-01", "2027-12-31", "2027-10/2027-12"),
    ("đầu năm 2027", "2027-01-01", "2027-03-31", "2027-01/2027-03"),
    ("cuối năm 2027", "2027-10-01", "2027-12-31", "2027-10/2027-12"),
]
FROM_TO = [
    ("2024/2026", "2024-01-01", "2026-12-31", "2024/2026"),
    ("2024/..", "2024-01-01", "", None),
    ("../2022-12-31", "", "2022-12-31", None),
    ("2025-01-01/2025-03-31", "2025-01-01", "2025-03-31", "2025-01-01/2025-03-31"),
    ("2024-07/2026", "2024-07-01", "2026-12-31", "2024-07/2026"),
    ("2025-Q1/2025-Q3", "2025-01-01", "2025-09-30", "2025-01/2025-09"),
    ("2024-2026", "2024-01-01", "2026-12-31", "2024/2026"),
    ("2024..2026", "2024-01-01", "2026-12-31", "2024/2026"),
    ("giai đoạn 2022 – 2024", "2022-01-01", "2024-12-31", "2022/2024"),
    ("giai đoạn 2024 - 2026", "2024-01-01", "2026-12-31", "2024/2026"),
    ("trong năm 2009 - 2010", "2009-01-01", "2010-12-31", "2009/2010"),
    ("1/1/2025-31/3/2025", "2025-01-01", "2025-03-31", "2025-01-01/2025-03-31"),
    ("1/1/2025 - 31/3/2025", "2025-01-01", "2025-03-31", "2025-01-01/2025-03-31"),
    ("1/1/2025 — 31/3/2025", "2025-01-01", "2025-03-31", "2025-01-01/2025-03-31"),
    ("01-01-2025 - 31-03-2025", "2025-01-01", "2025-03-31", "2025-01-01/2025-03-31"),
    ("từ 1/1/2025 đến 31/3/2025", "2025-01-01", "2025-03-31", "2025-01-01/2025-03-31"),
    ("từ ngày 1/1/2025 đến hết ngày 31/3/2025", "2025-01-01", "2025-03-31", "2025-01-01/2025-03-31"),
    ("from 2025-01 to 2025-03", "2025-01-01", "2025-03-31", "2025-01/2025-03"),
    ("từ ngày 28/2 đến ngày 4/03/2018", "2018-02-28", "2018-03-04", "2018-02-28/2018-03-04"),
    ("từ 16 đến 19.10.2023", "2023-10-16", "2023-10-19", "2023-10-16/2023-10-19"),
    ("28-30/9/2022", "2022-09-28", "2022-09-30", "2022-09-28/2022-09-30"),
    ("27/6 - 1/7/2022", "2022-06-27", "2022-07-01", "2022-06-27/2022-07-01"),
    ("từ tháng 1 đến tháng 3 năm 2025", "2025-01-01", "2025-03-31", "2025-01/2025-03"),
    ("11/2024-3/2025", "2024-11-01", "2025-03-31", "2024-11/2025-03"),
    ("quý I - quý III/2025", "2025-01-01", "2025-09-30", "2025-01/2025-09"),
    ("từ năm 2015", "2015-01-01", "", None),
    ("từ quý III/2015", "2015-07-01", "", None),
    ("since 2015", "2015-01-01", "", None),
    ("đến năm 2009", "", "2009-12-31", None),
    ("until 2022-12-31", "", "2022-12-31", None),
]
FROM_TODAY = [
    ("90d", "2025-07-02", "2025-09-30"),
    ("0d", "2025-07-02", "2025-07-02"),
    ("2w", "2025-07-02", "2025-07-16"),
    ("6m", "2025-07-02", "2026-01-02"),
    ("1y", "2025-07-02", "2026-07-02"),
    ("12m", "2025-07-02", "2026-07-02"),
    ("next 90 days", "2025-07-02", "2025-09-30"),
    ("next-90d", "2025-07-02", "2025-09-30"),
    ("90 ngày tới", "2025-07-02", "2025-09-30"),
    ("trong 90 ngày tới", "2025-07-02", "2025-09-30"),
    ("6 tháng tới", "2025-07-02", "2026-01-02"),
    ("sáu tháng tới", "2025-07-02", "2026-01-02"),
    ("ba tháng tới", "2025-07-02", "2025-10-02"),
    ("năm tháng tới", "2025-07-02", "2025-12-02"),
    ("hai năm tới", "2025-07-02", "2027-07-02"),
    ("30 ngày nữa", "2025-07-02", "2025-08-01"),
    ("trong vòng 30 ngày tới", "2025-07-02", "2025-08-01"),
    ("within 90 days", "2025-07-02", "2025-09-30"),
    ("5 năm tới", "2025-07-02", "2030-07-02"),
    ("last-90d", "2025-04-03", "2025-07-02"),
    ("last-6m", "2025-01-02", "2025-07-02"),
    ("last 2 years", "2023-07-02", "2025-07-02"),
    ("90 ngày qua", "2025-04-03", "2025-07-02"),
    ("this-year", "2025-01-01", "2025-12-31"),
    ("next-year", "2026-01-01", "2026-12-31"),
    ("last-year", "2024-01-01", "2024-12-31"),
    ("this year", "2025-01-01", "2025-12-31"),
    ("this-half", "2025-07-01", "2025-12-31"),
    ("next-half", "2026-01-01", "2026-06-30"),
    ("last-half", "2025-01-01", "2025-06-30"),
    ("this-quarter", "2025-07-01", "2025-09-30"),
    ("next-quarter", "2025-10-01", "2025-12-31"),
    ("last-quarter", "2025-04-01", "2025-06-30"),
    ("this-month", "2025-07-01", "2025-07-31"),
    ("next-month", "2025-08-01", "2025-08-31"),
    ("last-month", "2025-06-01", "2025-06-30"),
    ("this-week", "2025-06-30", "2025-07-06"),
    ("next week", "2025-07-07", "2025-07-13"),
    ("năm nay", "2025-01-01", "2025-12-31"),
    ("năm sau", "2026-01-01", "2026-12-31"),
    ("năm tới", "2026-01-01", "2026-12-31"),
    ("năm trước", "2024-01-01", "2024-12-31"),
    ("năm ngoái", "2024-01-01", "2024-12-31"),
    ("quý này", "2025-07-01", "2025-09-30"),
    ("quý sau", "2025-10-01", "2025-12-31"),
    ("quý trước", "2025-04-01", "2025-06-30"),
    ("tháng này", "2025-07-01", "2025-07-31"),
    ("tháng sau", "2025-08-01", "2025-08-31"),
    ("tháng trước", "2025-06-01", "2025-06-30"),
    ("tuần sau", "2025-07-07", "2025-07-13"),
    ("nửa năm nay", "2025-07-01", "2025-12-31"),
    ("quý 2 năm sau", "2026-04-01", "2026-06-30"),
    ("tháng 7 năm trước", "2024-07-01", "2024-07-31"),
    ("6 tháng đầu năm nay", "2025-01-01", "2025-06-30"),
    ("6 tháng đầu năm", "2025-01-01", "2025-06-30"),
    ("Q3 next year", "2026-07-01", "2026-09-30"),
    ("hôm nay", "2025-07-02", "2025-07-02"),
    ("từ năm 2015 đến nay", "2015-01-01", "2025-07-02"),
    ("từ nay đến hết năm 2027", "2025-07-02", "2027-12-31"),
    ("từ nay đến hết năm", "2025-07-02", "2025-12-31"),
    ("từ nay đến cuối năm", "2025-07-02", "2025-12-31"),
    ("từ đầu năm đến nay", "2025-01-01", "2025-07-02"),
    ("cuối năm", "2025-10-01", "2025-12-31"),
    ("đầu năm sau", "2026-01-01", "2026-03-31"),
    ("end of the year", "2025-10-01", "2025-12-31"),
]
ALL = [(text, first, last) for text, first, last, _ in NAMED + FROM_TO] + FROM_TODAY


def span(first: str, last: str) -> Span:
    return Span(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


def found_or_error(read: Callable[..., Any], *asked: object) -> Any:
    """What is read, or the DateError; any other error goes through."""
    try:
        return read(*asked)
    except DateError as error:
        return error


def without_marks(text: str) -> str:
    letters = normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not combining(letter))


@pytest.mark.parametrize(("text", "first", "last"), ALL)
def test_a_period_holds_its_first_and_its_last_day(text: str, first: str, last: str) -> None:
    assert read_span(text, TODAY) == span(first, last)


@pytest.mark.parametrize(("text", "first", "last"), ALL)
def test_a_period_is_read_however_it_is_typed(text: str, first: str, last: str) -> None:
    """Decomposed letters, capitals, a wide space or no marks at all."""
    expected = span(first, last)
    assert read_span(normalize("NFD", text), TODAY) == expected
    assert read_span(text.upper(), TODAY) == expected
    assert read_span(f" {text} ".replace(" ", "\N{NO-BREAK SPACE} "), TODAY) == expected
    assert read_span(without_marks(text.replace("tháng sáu", "tháng 6")), TODAY) == expected


@pytest.mark.parametrize(("text", "expected"), [(text, edtf) for text, _, _, edtf in NAMED + FROM_TO])
def test_a_form_that_names_both_its_ends_has_its_writing_in_the_records(
    text: str, expected: str | None
) -> None:
    """An end that the text leaves open is no end by agreement, so nothing is proposed there."""
    assert as_edtf(text) == expected


@pytest.mark.parametrize(("text", "first", "last", "edtf"), [row for row in NAMED + FROM_TO if row[3]])
def test_the_writing_in_the_records_means_the_same_days(text: str, first: str, last: str, edtf: str) -> None:
    found = read_period(edtf)
    assert Span(found.earliest, found.latest) == span(first, last)


@pytest.mark.parametrize(
    "text", ["90d", "năm nay", "hôm nay", "31/2/2025", "2027-2022", "9999-12-31", "soon", ""]
)
def test_nothing_is_proposed_for_the_records_that_depends_on_the_day_or_cannot_be(text: str) -> None:
    assert as_edtf(text) is None


@pytest.mark.parametrize(
    ("today", "text", "first", "last"),
    [
        ("2024-02-29", "1y", "2024-02-29", "2025-02-28"),
        ("2024-02-29", "last-1y", "2023-02-28", "2024-02-29"),
        ("2024-12-31", "2m", "2024-12-31", "2025-02-28"),
        ("2024-12-31", "1d", "2024-12-31", "2025-01-01"),
        ("2024-12-31", "next-month", "2025-01-01", "2025-01-31"),
        ("2025-01-31", "next-month", "2025-02-01", "2025-02-28"),
        ("2025-03-31", "last-month", "2025-02-01", "2025-02-28"),
        ("2024-12-31", "next-quarter", "2025-01-01", "2025-03-31"),
        ("2025-01-01", "last-quarter", "2024-10-01", "2024-12-31"),
        ("2025-06-30", "this-half", "2025-01-01", "2025-06-30"),
        ("2025-06-30", "quý này", "2025-04-01", "2025-06-30"),
        ("2025-01-01", "last-half", "2024-07-01", "2024-12-31"),
        ("2024-12-31", "năm sau", "2025-01-01", "2025-12-31"),
        ("2025-01-01", "this-week", "2024-12-30", "2025-01-05"),
        ("9998-12-31", "this-quarter", "9998-10-01", "9998-12-31"),
        ("0001-01-01", "this-month", "0001-01-01", "0001-01-31"),
    ],
)  # fmt: skip
def test_periods_from_today_cross_months_years_and_leap_days(
    today: str, text: str, first: str, last: str
) -> None:
    assert read_span(text, date.fromisoformat(today)) == span(first, last)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tháng sáu", "period-yearless"),  # June of no year, not next month (tháng sau)
        ("1-3/2025", "period-unreadable"),  # January to March, or 1 March
        ("2024-01-2025", "period-unreadable"),  # to January 2025, or to the end of 2025
        ("2022?", "period-unreadable"),
        ("2024/", "period-unreadable"),
        (">2022", "period-unreadable"),
        ("../..", "period-unreadable"),
        ("quý 5/2025", "date-impossible"),
        ("quý III", "period-yearless"),
        ("tháng mười hai", "period-yearless"),
        ("september", "period-yearless"),
        ("tháng 13", "date-impossible"),
        ("quý 5", "date-impossible"),
        ("sau tháng tới", "period-unreadable"),  # after next month; without any mark it is six months ahead
        ("máy 2027", "period-unreadable"),  # a machine, not May
        ("2025-Q0", "date-impossible"),
        ("2025-H3", "date-impossible"),
        ("2/7", "period-yearless"),
        ("2/7/22", "period-unreadable"),
        ("٢٠٢٥", "period-unreadable"),
        ("next", "period-unreadable"),
        ("last 90 ngày tới", "period-unreadable"),
        ("d", "period-unreadable"),
        ("-90d", "period-unreadable"),
        ("", "period-unreadable"),
        ("1/1/2025 - " * 100_000, "period-unreadable"),
        ("9" * 10_000 + "d", "period-unreadable"),
        (f"2025 - {' ' * 200} 2026", "period-unreadable"),  # longer than any period: not worth dividing
        ("2025-02-29", "date-impossible"),
        ("31/4/2025", "date-impossible"),
        ("13/2025", "date-impossible"),
        ("2025-27", "date-impossible"),
        ("13 tháng đầu năm 2025", "date-impossible"),
        ("0000", "date-impossible"),
        ("9999", "date-impossible"),
        ("9999y", "date-impossible"),
        ("last-9999y", "date-impossible"),
        ("999999w", "date-impossible"),
        ("last-999999d", "date-impossible"),
        ("2026/2024", "period-reversed"),
        ("31/3/2025 - 1/1/2025", "period-reversed"),
        ("../9999-12-31", "date-placeholder"),
    ],
)
def test_a_period_that_cannot_be_read_is_refused_with_the_text_as_typed(text: str, code: str) -> None:
    with pytest.raises(DateError) as caught:
        read_span(text, TODAY)
    assert caught.value.code == code
    assert caught.value.values["text"] == text


@pytest.mark.parametrize(
    ("text", "period", "rest"),
    [
        ("2022 kon tum", "2022", "kon tum"),
        ("kon tum năm 2022", "năm 2022", "kon tum"),
        ("tháng 3 năm 2027 kon tum", "tháng 3 năm 2027", "kon tum"),
        ("đoàn 8/3 quý I 2027", "quý I 2027", "đoàn 8/3"),
        ("từ ngày 1/1/2027 đến hết ngày 31/3/2027", "từ ngày 1/1/2027 đến hết ngày 31/3/2027", ""),
        ("3 thang hoi lhpn", "3 thang", "hoi lhpn"),
        ("2022 a 2023", "2022", "a 2023"),
        ("15 tỉnh", "", "15 tỉnh"),
        ("2022 Nam Định", "2022", "Nam Định"),  # and not 2022 years
        ("2022 y tế", "2022", "y tế"),
        ("15 y tế", "", "15 y tế"),
        ("2022 q1 kon tum", "2022 q1", "kon tum"),
        ("90 ngày tới kon tum", "90 ngày tới", "kon tum"),
        ("kon 2022 tum", "", "kon 2022 tum"),
        ("rc-kon-tum-attapeu-2022", "", "rc-kon-tum-attapeu-2022"),
        ("tặng quà 8/3", "", "tặng quà 8/3"),
        ("may mặc", "", "may mặc"),
        ("hà nội tháng ba năm 2027", "tháng ba năm 2027", "hà nội"),
        ("", "", ""),
    ],
)
def test_the_longest_run_at_either_end_that_reads_as_a_period_is_it(
    text: str, period: str, rest: str
) -> None:
    found = divide(text, TODAY)
    assert (found.text, found.rest) == (period, rest)
    assert found.span == (read_span(period, TODAY) if period else None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("30/2/2027 kon tum", "date-impossible"),
        ("ngày 31 tháng 2 năm 2027", "date-impossible"),  # and not the year 2027
        ("kon tum quý 5/2027", "date-impossible"),
        ("2027/2022 kon tum", "period-reversed"),
        ("tháng 3 kon tum", "period-yearless"),
        ("kon tum thang 13", "date-impossible"),
        ("8/3", "period-yearless"),
        ("90", "period-unreadable"),
    ],
)
def test_what_is_meant_as_a_period_and_is_none_is_no_word(text: str, code: str) -> None:
    with pytest.raises(DateError) as caught:
        divide(text, TODAY)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-07-02", "2022-07-02"),
        ("2/7/2022", "2022-07-02"),
        ("02/07/2022", "2022-07-02"),
        ("ngày 2 tháng 7 năm 2022", "2022-07-02"),
        ("29/2/2024", "2024-02-29"),
        ("today", "2025-07-02"),
        ("hôm nay", "2025-07-02"),
        ("HOM NAY", "2025-07-02"),
        (normalize("NFD", "hôm nay"), "2025-07-02"),
        ("ngày mai", "2025-07-03"),
        ("yesterday", "2025-07-01"),
    ],
)
def test_a_day_is_read_day_first(text: str, expected: str) -> None:
    assert read_day(text, TODAY) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "code", "example"),
    [
        ("2022-07", "day-unreadable", "2022-07-31"),
        ("2022", "day-unreadable", "2022-12-31"),
        ("tháng 2/2024", "day-unreadable", "2024-02-29"),
        ("quý III/2025", "day-unreadable", "2025-09-30"),
        ("2022-07-02/2022-07-03", "day-unreadable", "2025-07-02"),
        ("90d", "day-unreadable", "2025-07-02"),
        ("2022-07-02?", "day-unreadable", "2025-07-02"),
        ("", "day-unreadable", "2025-07-02"),
        ("31/2/2022", "date-impossible", None),
        ("2022-13", "date-impossible", None),
        ("9999-12-31", "date-placeholder", None),
    ],
)
def test_what_is_no_whole_day_is_refused_with_an_example(text: str, code: str, example: str | None) -> None:
    with pytest.raises(DateError) as caught:
        read_day(text, TODAY)
    assert (caught.value.code, caught.value.values.get("example")) == (code, example)
    assert caught.value.values["text"] == text


@given(years, st.integers(1, 12))
def test_the_parts_of_a_year_meet_without_gap_or_overlap(year: str, count: int) -> None:
    def days_of(text: str) -> Span:
        return read_span(text, TODAY)

    whole = days_of(year)
    for parts in (
        [f"{year}-{month:02}" for month in range(1, 13)],
        [f"tháng {month}/{year}" for month in range(1, 13)],
        [f"{year}-Q{quarter}" for quarter in range(1, 5)],
        [f"quý {quarter}/{year}" for quarter in ("I", "II", "III", "IV")],
        [f"{year}-H1", f"{year}-H2"],
        [f"{count} tháng đầu năm {year}", *([f"{12 - count} tháng cuối năm {year}"] if count < 12 else [])],
    ):
        spans = [days_of(part) for part in parts]
        assert (spans[0].first, spans[-1].last) == (whole.first, whole.last)
        for earlier, later in pairwise(spans):
            assert earlier.last is not None
            assert later.first == earlier.last + timedelta(days=1)


@given(todays, st.sampled_from(["week", "month", "quarter", "half", "year"]))
def test_this_part_of_the_calendar_holds_today_and_touches_the_next_and_the_last(
    today: date, unit: str
) -> None:
    try:
        last, this, following = (read_span(f"{which}-{unit}", today) for which in ("last", "this", "next"))
    except DateError:
        assert today.year in {1, 9998}
        return
    assert this.first is not None
    assert this.last is not None
    assert this.first <= today <= this.last
    assert last.last == this.first - timedelta(days=1)
    assert following.first == this.last + timedelta(days=1)


@given(todays, st.integers(0, 999_999), st.sampled_from("dwmy"))
def test_a_count_ahead_and_back_start_and_end_today(today: date, count: int, unit: str) -> None:
    for text in (f"{count}{unit}", f"last-{count}{unit}"):
        found = found_or_error(read_span, text, today)
        if isinstance(found, DateError):
            assert found.code == "date-impossible"
            continue
        assert found.first is not None
        assert found.last is not None
        assert found.first <= found.last
        assert today == (found.last if text.startswith("last") else found.first)
        if unit in "dw":
            assert (found.last - found.first).days == count * (7 if unit == "w" else 1)
        else:
            other = found.first if text.startswith("last") else found.last
            assert other.day == min(today.day, monthrange(other.year, other.month)[1])


@given(todays, todays)
def test_two_days_written_the_vietnamese_way_are_the_days_between_them(one: date, other: date) -> None:
    first, last = sorted((one, other))
    if date(1111, 11, 11) not in (first, last):
        written = [f"{day.day}/{day.month}/{day.year:04}" for day in (first, last)]
        for text in ("{} - {}", "{}-{}", "từ {} đến {}", "tu ngay {} den het ngay {}"):
            assert read_span(text.format(*written), TODAY) == Span(first, last)


WORDS = [
    "quý",
    "III",
    "tháng",
    "sáu",
    "năm",
    "nay",
    "sau",
    "đến",
    "từ",
    "next",
    "last",
    "90",
    "d",
    "2025",
    "1/1",
    "-",
]
nonsense = st.one_of(
    st.text(),
    st.text(alphabet="0123456789-/. dmyqh", max_size=24),
    st.lists(st.sampled_from([*WORDS, "/", "..", "2025-01", "year", "tới", "hôm"]), max_size=7).map(" ".join),
)


def read_or_refuse(text: str, today: date) -> None:
    span_found, day_found = found_or_error(read_span, text, today), found_or_error(read_day, text, today)
    if isinstance(span_found, DateError):
        assert span_found.values["text"] == text
    else:
        assert span_found.first is None or span_found.last is None or span_found.first <= span_found.last
    if isinstance(day_found, DateError):
        assert day_found.values["text"] == text
    else:
        assert date(1, 1, 1) <= day_found <= date(9998, 12, 31)
    proposed = as_edtf(text)
    assert proposed is None or read_period(proposed).text == proposed


@settings(max_examples=examples(1000))
@given(nonsense, todays)
def test_nonsense_is_read_or_refused_never_a_traceback(text: str, today: date) -> None:
    read_or_refuse(text, today)


@pytest.mark.skipif(not NAUGHTY.exists(), reason="the shared files are not here")
def test_strings_that_break_programs_are_read_or_refused() -> None:
    for text in json.loads(NAUGHTY.read_text(encoding="utf-8")):
        read_or_refuse(text, TODAY)
