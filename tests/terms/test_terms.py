"""Between which days a term begins and ends, as a record states them. Expected days are counted by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.days.dates import read_date, read_period
from coopcli.terms.terms import Stated, Term, term_of


def term(
    period: str = "", signed: str = "", in_force: str = "", inferred: frozenset[str] = frozenset()
) -> Term:
    """The term of a record; "" is not stated."""
    return term_of(
        Stated(
            period=read_period(period) if period else None,
            date_signed=read_date(signed) if signed else None,
            date_in_force=read_date(in_force) if in_force else None,
            inferred=inferred,
        )
    )


def days(*texts: str | None) -> list[date | None]:
    return [date.fromisoformat(text) if text else None for text in texts]


STARTS = (
    # period, signed, in force, earliest and latest first day
    ("2022/2027", "", "", "2022-01-01", "2022-12-31"),
    ("2022-07/2027", "", "", "2022-07-01", "2022-07-31"),
    ("2022-07-02/2027", "", "", "2022-07-02", "2022-07-02"),
    ("2022", "", "", "2022-01-01", "2022-01-01"),
    ("2022-02", "", "", "2022-02-01", "2022-02-01"),
    ("2022/2022", "", "", "2022-01-01", "2022-12-31"),
    ("2022/2022-03", "", "", "2022-01-01", "2022-03-31"),
    ("2022/2027", "2022-07-02", "", "2022-07-02", "2022-12-31"),
    ("2022/2027", "2022-07", "", "2022-07-01", "2022-12-31"),
    ("2022/2027", "2022", "", "2022-01-01", "2022-12-31"),
    ("2022/2027", "2021-12-01", "", "2022-01-01", "2022-12-31"),
    ("2022/2027", "2023-03", "", "2023-03-01", "2023-03-31"),
    ("2022/2027", "2022-07-02", "2022-09-01", "2022-09-01", "2022-09-01"),
    ("2022/2027", "2022-07-02", "2022-09", "2022-09-01", "2022-09-30"),
    ("2022/2027", "2022-07-02", "2021-09-01", "2021-09-01", "2021-09-01"),
    ("", "", "2022-09-01", "2022-09-01", "2022-09-01"),
    ("", "2022-07-02", "", "2022-07-02", None),
    ("/2027", "2022-07-02", "", "2022-07-02", None),
    ("/2027", "", "", None, None),
    ("/..", "", "", None, None),
    ("", "", "", None, None),
    ("../2027", "", "", "0001-01-01", "0001-01-01"),
    ("../2027", "2022-07-02", "", "2022-07-02", "2022-07-02"),
)

ENDS = (
    # period, how the end is known, earliest and latest last day, the day from which it is ending
    ("2022/2027", "stated", "2027-01-01", "2027-12-31", "2026-07-05"),
    ("2022/2027-06", "stated", "2027-06-01", "2027-06-30", "2026-12-03"),
    ("2022/2027-07-01", "stated", "2027-07-01", "2027-07-01", "2027-01-02"),
    ("2022/2024-06-29", "stated", "2024-06-29", "2024-06-29", "2024-01-01"),
    ("2022", "stated", "2022-12-31", "2022-12-31", "2022-07-04"),
    ("2022-02", "stated", "2022-02-28", "2022-02-28", "2021-09-01"),
    ("2024-02", "stated", "2024-02-29", "2024-02-29", "2023-09-02"),
    ("2022-05/2022", "stated", "2022-05-01", "2022-12-31", "2021-11-02"),
    ("/2027", "stated", "2027-01-01", "2027-12-31", "2026-07-05"),
    ("2022/..", "open", None, None, None),
    ("/..", "open", None, None, None),
    ("2022/", "not_stated", None, None, None),
    ("", "not_stated", None, None, None),
    ("0001-01-01", "stated", "0001-01-01", "0001-01-01", "0001-01-01"),
    ("0001-06-30", "stated", "0001-06-30", "0001-06-30", "0001-01-01"),
    ("0001-07-01", "stated", "0001-07-01", "0001-07-01", "0001-01-02"),
    ("0001/9998", "stated", "9998-01-01", "9998-12-31", "9997-07-05"),
)

LENGTHS = (
    ("2022/2027", 5),
    ("2019/2024", 5),
    ("2024/2029", 5),
    ("2019/2022", 3),
    ("2019/2020", 1),
    ("2022/2025", 3),
    ("2022-07-02/2027-07-01", 5),
    ("2022", 1),
    ("2022-01/2022-06", 0.5),
    ("2022/..", None),
    ("2022/", None),
    ("/2027", None),
    ("", None),
)
"""The first six are those of question Q25: end year less start year."""

UNSURE = (
    # period, signed, in force, fields inferred, whether the first day and the last day rest on that
    ("2019/2024", "", "", (), False, False),
    ("2019?/2024", "", "", (), True, False),
    ("2019/2024~", "", "", (), False, True),
    ("2019%/2024?", "", "", (), True, True),
    ("2019/2024", "", "", ("period",), True, True),
    ("2019/2024", "", "", ("parties",), False, False),
    ("2019/2024", "", "2019?-05-01", (), True, False),
    ("2019?/2024", "", "2019-05-01", (), False, False),
    ("2019/2024", "", "2019-05-01", ("date_in_force",), True, False),
    ("2019/2024", "2020?-05-01", "", (), True, False),
    ("2019/2024", "2018?-05-01", "", (), False, False),
    ("2019/2024", "2019?", "", (), False, False),
    ("", "2019?-05-01", "", (), True, False),
    ("", "2019-05-01", "", ("date_signed",), True, False),
)


@pytest.mark.parametrize(("period", "signed", "in_force", "earliest", "latest"), STARTS)
def test_a_term_begins_on_its_day_in_force_else_when_it_is_signed_and_its_period_has_begun(
    period: str, signed: str, in_force: str, earliest: str | None, latest: str | None
) -> None:
    found = term(period, signed, in_force)
    assert [found.starts_earliest, found.starts_latest] == days(earliest, latest)


@pytest.mark.parametrize(("period", "ending", "earliest", "latest", "ending_from"), ENDS)
def test_a_term_ends_with_its_period_and_is_ending_from_180_days_before(
    period: str, ending: str, earliest: str | None, latest: str | None, ending_from: str | None
) -> None:
    found = term(period)
    assert found.ending == ending
    expected = days(earliest, latest, ending_from)
    assert [found.ends_earliest, found.ends_latest, found.ending_from] == expected


@pytest.mark.parametrize(("period", "length"), LENGTHS)
def test_a_term_is_as_long_as_people_say(period: str, length: float | None) -> None:
    assert term(period).length == length


@pytest.mark.parametrize(("period", "signed", "in_force", "inferred", "start", "end"), UNSURE)
def test_an_end_is_unsure_where_its_day_rests_on_what_is_inferred_or_approximate(
    period: str, signed: str, in_force: str, inferred: tuple[str, ...], start: bool, end: bool
) -> None:
    found = term(period, signed, in_force, frozenset(inferred))
    assert (found.starts_unsure, found.ends_unsure) == (start, end)


def test_an_end_is_never_taken_from_the_signing_or_the_day_in_force() -> None:
    found = term("", "2022-07-02", "2022-09-01")
    assert (found.ending, found.length) == ("not_stated", None)
    assert (found.ends_earliest, found.ends_latest) == (None, None)


_days = st.dates(date(1, 1, 1), date(9998, 12, 31)).map(date.isoformat)
_dates = st.one_of(_days, _days.map(lambda day: day[:7]), _days.map(lambda day: day[:4]))
_maybe = st.just("") | _dates


@given(first=_dates, last=_dates, signed=_maybe, in_force=_maybe)
def test_the_earliest_day_is_never_after_the_latest_and_the_lead_is_180_days(
    first: str, last: str, signed: str, in_force: str
) -> None:
    found = term("/".join(sorted((first, last))), signed, in_force)
    starts = (found.starts_earliest or date.max, found.starts_latest or date.min)
    ends = (found.ends_earliest or date.max, found.ends_latest or date.min)
    assert starts == tuple(sorted(starts))
    assert ends == tuple(sorted(ends))
    before = max(ends[0].toordinal() - 180, 1)
    assert found.ending_from == date.fromordinal(before)
