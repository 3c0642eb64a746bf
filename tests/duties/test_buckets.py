"""Buckets: the first and the last day of each, and that every duty is in exactly one on any day.

Weeks run from Monday to Sunday: 2026-11-22 is a Sunday, 2027-01-01 a Friday, 2028-02-29 a Tuesday.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.duties.judge import bucket_of, days_of
from coopcli.duties.rows import DutyRow
from coopcli.records.codelists import BUCKET


def duty(earliest: date | None, latest: date | None = None, **fields: Any) -> DutyRow:
    """A duty that falls due on one day, or on one of several."""
    return DutyRow(duty="a/end", step="end", due_earliest=earliest, due_latest=latest or earliest, **fields)


def bucket(today: str, due: str, latest: str = "", **fields: Any) -> str:
    last = date.fromisoformat(latest) if latest else None
    return bucket_of(duty(date.fromisoformat(due), last, **fields), days_of(date.fromisoformat(today)))


@pytest.mark.parametrize(
    ("today", "due", "expected"),
    [
        # a Wednesday in the middle of a quarter: 5 August 2026
        ("2026-08-05", "2025-08-04", "long_past"),
        ("2026-08-05", "2025-08-05", "past"),
        ("2026-08-05", "2026-08-04", "past"),
        ("2026-08-05", "2026-08-05", "this_week"),
        ("2026-08-05", "2026-08-09", "this_week"),
        ("2026-08-05", "2026-08-10", "this_month"),
        ("2026-08-05", "2026-08-31", "this_month"),
        ("2026-08-05", "2026-09-01", "this_quarter"),
        ("2026-08-05", "2026-09-30", "this_quarter"),
        ("2026-08-05", "2026-10-01", "later"),
        ("2026-08-05", "9998-12-31", "later"),
        # a Sunday is the last day of its week, the Monday after it begins another
        ("2026-11-22", "2026-11-22", "this_week"),
        ("2026-11-22", "2026-11-23", "this_month"),
        ("2026-11-23", "2026-11-23", "this_week"),
        ("2026-11-23", "2026-11-29", "this_week"),
        ("2026-11-23", "2026-11-30", "this_month"),
        ("2026-11-23", "2026-12-01", "this_quarter"),
        # a week that reaches into the next month, quarter and year goes before them
        ("2026-12-31", "2027-01-03", "this_week"),
        ("2026-12-31", "2027-01-04", "later"),
        ("2026-12-28", "2026-12-31", "this_week"),
        # and so does the last whole week that there is; the one after it ends with the last day
        ("9998-12-26", "9998-12-27", "this_week"),
        ("9998-12-26", "9998-12-28", "this_month"),
        ("9998-12-29", "9998-12-31", "this_week"),
        ("2026-09-30", "2026-10-04", "this_week"),
        ("2026-09-30", "2026-10-05", "later"),
        ("2027-01-01", "2027-01-03", "this_week"),
        ("2027-01-01", "2027-01-04", "this_month"),
        ("2027-01-01", "2027-01-31", "this_month"),
        ("2027-01-01", "2027-02-01", "this_quarter"),
        ("2027-01-01", "2027-03-31", "this_quarter"),
        ("2027-01-01", "2027-04-01", "later"),
        # the last day of a month that is no quarter's last
        ("2026-10-31", "2026-11-01", "this_week"),
        ("2026-10-31", "2026-11-02", "this_quarter"),
        # leap years: February has its 29th day, and a year before it is the 28th
        ("2028-02-21", "2028-02-28", "this_month"),
        ("2028-02-21", "2028-02-29", "this_month"),
        ("2028-02-21", "2028-03-01", "this_quarter"),
        ("2027-02-15", "2027-02-28", "this_month"),
        ("2028-02-29", "2027-02-28", "past"),
        ("2028-02-29", "2027-02-27", "long_past"),
        ("2029-02-28", "2028-02-28", "past"),
        ("2029-02-28", "2028-02-27", "long_past"),
        ("2029-03-01", "2028-03-01", "past"),
        ("2029-03-01", "2028-02-29", "long_past"),
        # GLPI lost what ends today, what ends in exactly 30 days, and day 0
        ("2026-06-15", "2026-06-15", "this_week"),
        ("2026-06-15", "2026-07-15", "later"),
        ("2026-06-01", "2026-07-01", "later"),
        ("2026-07-15", "2026-08-14", "this_quarter"),
        ("2026-06-15", "2026-05-16", "past"),
        ("2026-07-01", "2026-07-31", "this_month"),
        # the first and the last days there are
        ("0001-01-01", "0001-01-01", "this_week"),
        ("9998-12-31", "9998-12-31", "this_week"),
        ("9999-12-31", "9998-12-31", "past"),
    ],
)  # fmt: skip
def test_the_first_and_the_last_day_of_each_bucket(today: str, due: str, expected: str) -> None:
    assert bucket(today, due) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-12-20", "later"),
        ("2026-12-27", "later"),
        ("2026-12-28", "this_week"),
        ("2027-01-01", "this_week"),
        ("2027-01-02", "may_be_past"),
        ("2027-12-31", "may_be_past"),
        ("2028-01-01", "past"),
        ("2028-12-31", "past"),
        ("2029-01-01", "long_past"),
    ],
)
def test_a_duty_of_a_year_goes_by_its_earliest_day_and_is_past_after_its_latest(
    today: str, expected: str
) -> None:
    """What ends in 2027 may be past from its second day on, and is past when the year is over."""
    assert bucket(today, "2027-01-01", "2027-12-31") == expected


@pytest.mark.parametrize(("today", "expected"), [("2026-12-28", "this_week"), ("2500-01-01", "may_be_past")])
def test_a_duty_from_a_day_on_is_never_surely_past(today: str, expected: str) -> None:
    row = DutyRow(duty="a/copy", step="copy", due_earliest=date(2027, 1, 1))
    assert bucket_of(row, days_of(date.fromisoformat(today))) == expected


def test_a_duty_until_a_day_may_be_past_at_once() -> None:
    row = DutyRow(duty="v/activity", step="activity", due_latest=date(2027, 12, 31))
    assert bucket_of(row, days_of(date(2026, 11, 22))) == "may_be_past"
    assert bucket_of(row, days_of(date(2028, 1, 1))) == "past"


SINCE = date(2022, 1, 1)


@pytest.mark.parametrize(
    ("today", "fields", "expected"),
    [
        ("2022-07-17", {"tracked": SINCE}, "this_week"),
        ("2022-07-18", {"tracked": SINCE}, "overdue"),
        ("2023-07-17", {"tracked": SINCE}, "overdue"),
        ("2023-07-18", {"tracked": SINCE}, "long_past"),
        ("2022-07-18", {"tracked": date(2022, 7, 17)}, "overdue"),
        ("2022-07-18", {"tracked": date(2022, 7, 18)}, "past"),
        ("2022-07-18", {}, "past"),
        ("2022-07-18", {"tracked": SINCE, "unsure": True}, "past"),
        ("2022-07-18", {"tracked": SINCE, "settled": "possibly"}, "past"),
        ("2022-07-18", {"tracked": SINCE, "settled": "surely"}, "settled"),
        ("2022-07-16", {"settled": "surely"}, "settled"),
        ("2022-07-16", {"settled": "possibly"}, "this_week"),
        ("2022-07-17", {"passes": True}, "this_week"),
        ("2022-07-18", {"passes": True, "tracked": SINCE}, "settled"),
        # the day until which it is snoozed is the first on which it is shown again
        ("2022-07-18", {"snoozed_until": date(2022, 7, 19), "tracked": SINCE}, "snoozed"),
        ("2022-07-19", {"snoozed_until": date(2022, 7, 19), "tracked": SINCE}, "overdue"),
        ("2030-01-01", {"snoozed_until": date(2031, 1, 1)}, "snoozed"),
        ("2022-07-16", {"snoozed_until": date(2031, 1, 1), "settled": "surely"}, "settled"),
    ],
)
def test_overdue_needs_a_register_that_keeps_the_step_complete(
    today: str, fields: dict[str, Any], expected: str
) -> None:
    """The copy of 2 July 2022 is due on 17 July 2022, a Sunday."""
    assert bucket(today, "2022-07-17", **fields) == expected


@pytest.mark.parametrize("today", ["0001-01-01", "2026-11-22", "9998-12-31"])
def test_a_day_not_stated_is_its_own_bucket_unless_it_is_snoozed_or_done(today: str) -> None:
    row, day = DutyRow(duty="a/end", step="end", tracked=SINCE), days_of(date.fromisoformat(today))
    assert bucket_of(row, day) == "not_stated"
    done = DutyRow(duty="a/end", step="end", settled="surely")
    assert bucket_of(done, day) == "settled"


DAYS = st.dates(max_value=date(9998, 12, 31))
NEAR = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@st.composite
def duties(draw: st.DrawFn) -> DutyRow:
    days = DAYS | NEAR
    known = sorted([draw(days), draw(days)])
    earliest, latest = draw(
        st.sampled_from([(None, None), (known[0], known[0]), (known[0], known[1]), (known[0], None), (None, known[1])])
    )  # fmt: skip
    return DutyRow(
        duty="a/end",
        step="end",
        due_earliest=earliest,
        due_latest=latest,
        unsure=draw(st.booleans()),
        passes=draw(st.booleans()),
        settled=draw(st.sampled_from([None, None, "possibly", "surely"])),
        snoozed_until=draw(st.none() | days),
        tracked=draw(st.none() | days),
    )


@given(duties(), DAYS | NEAR)
def test_any_duty_is_in_one_of_the_buckets_on_any_day(row: DutyRow, day: date) -> None:
    found = bucket_of(row, days_of(day))
    assert found in BUCKET.codes
    if found == "overdue":
        assert row.tracked is not None
        assert not row.unsure
        assert row.settled is None
        assert row.due_latest is not None
        assert row.due_latest < day


WAY = [
    "later",
    "this_quarter",
    "this_month",
    "this_week",
    "may_be_past",
    "past",
    "overdue",
    "long_past",
    "settled",
]


@given(duties(), NEAR, st.integers(1, 800))
def test_a_duty_only_moves_on_when_the_day_does(row: DutyRow, day: date, days: int) -> None:
    """Nearer, then past, then long past; nearer buckets may be left out, none is gone back to."""
    before = bucket_of(row, days_of(day))
    after = bucket_of(row, days_of(day + timedelta(days=days)))
    if before in ("settled", "not_stated"):
        assert after == before
    elif "snoozed" in (before, after):
        assert before == "snoozed"
    else:
        assert WAY.index(before) <= WAY.index(after)
        assert {before, after} != {"past", "overdue"}


@given(DAYS)
def test_the_boundaries_stand_in_order_and_hold_the_day(day: date) -> None:
    days = days_of(day)
    assert days.long_past <= day <= days.week_ends <= max(day + timedelta(days=6), days.week_ends)
    assert day <= days.month_ends <= days.quarter_ends
    assert (days.week_ends - day).days <= 6
    assert days.week_ends.weekday() == 6 or days.week_ends == date(9998, 12, 31)
