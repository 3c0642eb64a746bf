"""What an officer wants to see in the morning: agreements by status, and the duties that come next."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Final

from coopcli.agreements.find import agreements_among, count_statuses
from coopcli.asking.question import NOTHING
from coopcli.commitments.find import promises_by_day
from coopcli.days.periods import Span
from coopcli.duties.find import duties_overdue, duties_soonest
from coopcli.duties.find_due import with_record
from coopcli.duties.find_office import duty_records, office_of
from coopcli.duties.judge import Asked, judged
from coopcli.duties.recurring import commitment_duties, office_duties
from coopcli.duties.rows import DutyFound, DutyRow, Office, Standing

_SHOWN: Final = frozenset({"overdue", "this_week", "this_month", "this_quarter", "later"})


def standing_on(connection: sqlite3.Connection, asked: Asked, number: int) -> Standing:
    """Count the agreements by their status on a day, and give so many duties that are overdue or come next.

    They are the first ones of these buckets that `find_due` gives for what is asked, found without the others.
    """
    counts: dict[str, dict[str, int]] = {"surely": {}, "possibly": {}}
    for (status, certainty), count in count_statuses(connection).items():
        counts[certainty or "surely"][status] = count
    next_duties = _soonest(connection, asked, number)
    return Standing(sure=counts["surely"], possible=counts["possibly"], next_duties=tuple(next_duties))


def _soonest(connection: sqlite3.Connection, asked: Asked, number: int) -> list[DutyFound]:
    """Give the duties that are overdue, then those that come next, by day."""
    day, last = asked.days.day, asked.span.last or date.max
    office = office_of(connection)
    rows = duties_overdue(connection, asked.days, office)
    rows += duties_soonest(connection, Span(day, last), number, office)
    rows += _yearly(connection, asked, office)
    first = _first(rows, asked, number)
    if len(first) == number:
        last = min(last, first[-1].row.due_earliest or last)
    first = _first(
        [*(one.row for one in first), *_promised(connection, asked, last, number, office)], asked, number
    )
    ids = {one.row.agreement for one in first if one.row.agreement}
    agreements = agreements_among(connection, NOTHING, ids)
    return judged([one.row for one in first], agreements, asked, filtered=False)


def _first(rows: Sequence[DutyRow], asked: Asked, number: int) -> list[DutyFound]:
    """Give the first of what is overdue or comes next; the agreements are not needed to tell."""
    found = judged(rows, {}, asked, filtered=False)
    return [one for one in found if one.bucket in _SHOWN][:number]


def _yearly(connection: sqlite3.Connection, asked: Asked, office: Office) -> list[DutyRow]:
    last = asked.span.last or date.max
    records = duty_records(connection)
    rows = office_duties(office, range(asked.days.long_past.year, last.year + 1))
    return [
        with_record(row, records.get(row.duty))
        for row in rows
        if row.due_earliest and row.due_earliest <= last
    ]


def _promised(
    connection: sqlite3.Connection, asked: Asked, last: date, number: int, office: Office
) -> list[DutyRow]:
    """Give recurring commitments: of each year those that come first, up to a day."""
    day, records = asked.days.day, duty_records(connection)
    since = office.tracks.get("commitment", day)
    span = Span(min(max(since, asked.days.long_past), day), last)
    rows: list[DutyRow] = []
    for year in range(span.first.year if span.first else day.year, last.year + 1):
        found: list[DutyRow] = []
        for promises in promises_by_day(connection, year, span, number):
            duties = (
                duty
                for one in promises
                for duty in commitment_duties(one, range(year, year + 1), day, office)
            )
            found += (with_record(duty, records.get(duty.duty)) for duty in duties)
            if len(_first(found, asked, number)) == number:
                break
        rows += found
    return [row for row in rows if row.due_earliest and row.due_earliest <= last]
