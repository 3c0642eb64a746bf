"""All that may fall due: the duties of the store, those that come back each year, what the keepers wrote of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from coopcli.agreements.find import agreements_among, count_statuses
from coopcli.asking.question import NOTHING, Question
from coopcli.commitments.find import find_commitments_by_day, find_due_commitments
from coopcli.days.dates import FIRST_YEAR, LAST_YEAR
from coopcli.days.periods import Span
from coopcli.duties.find import (
    count_long_past,
    duties_meeting,
    duties_of_term,
    duties_open,
    duties_overdue,
    duties_soonest,
    duty_records,
    find_first_cadence_year,
    find_suspended,
    office_of,
    one_duty,
)
from coopcli.duties.judge import Asked, choose_shown, judge_duties
from coopcli.duties.kinds import RECURRING
from coopcli.duties.made import commitment_duties, office_duties
from coopcli.duties.rows import Due, DutyFound, DutyRecord, DutyRow, Office, Standing, read_duty_id

_YEARS_AHEAD: Final = 30


def find_due(connection: sqlite3.Connection, question: Question, asked: Asked) -> Due:
    """Give the duties that answer, of agreements that answer a question."""
    filtered = bool(question.asked)
    office = office_of(connection, yearly=not filtered)
    rows = _find_stored(connection, asked, office)
    rows += _find_recurring(connection, question, asked, office, filtered=filtered)
    agreements = agreements_among(connection, question, {row.agreement for row in rows if row.agreement})
    found = judge_duties(rows, agreements, asked, filtered=filtered)
    shown = choose_shown(found, asked)
    left_out = [one.bucket for one in found if not asked.kinds or one.row.step in asked.kinds]
    long_past = 0 if asked.explicit or asked.buckets else left_out.count("long_past")
    if not (asked.explicit or asked.buckets or asked.kinds):
        long_past += _count_long_past_stored(connection, question, asked, filtered=filtered)
    return Due(
        span=asked.span,
        found=tuple(shown),
        long_past=long_past,
        snoozed=0 if asked.explicit or asked.buckets else left_out.count("snoozed"),
        leads=tuple(asked.leads),
        office_left_out=filtered,
    )


def find_duty(connection: sqlite3.Connection, name: str, asked: Asked) -> DutyFound | None:
    """Give one duty by its id, whatever its period and filters; None where there is none."""
    office = office_of(connection)
    row = one_duty(connection, name, office) or _one_recurring(connection, name, asked, office)
    if row is None:
        return None
    ids = [row.agreement] if row.agreement else []
    agreements = agreements_among(connection, NOTHING, ids)
    others = duties_of_term(connection, row, office) if row.step == "end" else []
    whole = replace(asked, span=Span(None, None), explicit=True)
    found = judge_duties(
        [row, *(other for other in others if other.duty != name)], agreements, whole, filtered=False
    )
    return next(one for one in found if one.row.duty == name)


def _one_recurring(connection: sqlite3.Connection, name: str, asked: Asked, office: Office) -> DutyRow | None:
    try:
        named = read_duty_id(name)
    except ValueError:
        return None
    year = named.number
    if named.kind.code not in RECURRING or not FIRST_YEAR < year <= LAST_YEAR:
        return None
    rows = [*office_duties(office, range(year - 1, year + 1))]
    if "/" in name:
        commitments = find_due_commitments(connection, NOTHING, date(year, 1, 1), date(year, 12, 31)).found
        mine = [one for one in commitments if name.startswith(f"{one.commitment.id}/")]
        rows = [
            row
            for one in mine
            for row in _judge_suspension(
                connection,
                commitment_duties(one, range(year, year + 1), asked.days.day, office),
                (one.commitment.agreement,),
            )
        ]
    records = duty_records(connection)
    return next((with_record(row, records.get(name)) for row in rows if row.duty == name), None)


def _find_stored(connection: sqlite3.Connection, asked: Asked, office: Office) -> list[DutyRow]:
    """Without a period, what is open: from a year back, or from ever where what is long past is asked for."""
    last = asked.span.last or date.max
    if asked.explicit or "settled" in asked.buckets:
        span = asked.span if asked.explicit else replace(asked.span, first=None)
        settled = "settled" in asked.buckets
        return duties_meeting(connection, span, asked.days.long_past, office, settled=settled)
    first = date.min if asked.kinds or "long_past" in asked.buckets else asked.days.long_past
    return duties_open(connection, first, last, office)


def _find_recurring(
    connection: sqlite3.Connection, question: Question, asked: Asked, office: Office, *, filtered: bool
) -> list[DutyRow]:
    if asked.kinds and not {*RECURRING} & {*asked.kinds}:
        return []
    years = _years(connection, asked, office)
    if not years:
        return []
    records = duty_records(connection)
    rows: list[DutyRow] = [] if filtered else list(office_duties(office, years))
    recent = years if asked.explicit or asked.buckets else range(asked.days.long_past.year, years.stop)
    if recent:
        first, last = date(recent.start, 1, 1), date(recent.stop - 1, 12, 31)
        suspended = find_suspended(connection, first, last)
        for commitment in find_due_commitments(connection, question, first, last).found:
            duties = commitment_duties(commitment, recent, asked.days.day, office)
            rows += _judge_suspension(connection, duties, suspended)
    return [with_record(row, records.get(row.duty)) for row in rows]


def _judge_suspension(
    connection: sqlite3.Connection, duties: Iterable[DutyRow], suspended: Collection[str]
) -> Iterator[DutyRow]:
    """Say of a promise that its agreement is or may be suspended on some day on which it is to be kept."""
    for duty in duties:
        if duty.agreement in suspended and duty.begins and duty.due_latest:
            within = duty.agreement in find_suspended(connection, duty.begins, duty.due_latest)
            yield duty._replace(suspended=within, unsure=duty.unsure or within)
        else:
            yield duty


def _years(connection: sqlite3.Connection, asked: Asked, office: Office) -> range:
    """Give the years whose recurring duties may answer: from the first agreement's on, 30 ahead at most."""
    day = asked.days.day
    last = min(asked.span.last.year if asked.span.last else day.year + 1, day.year + _YEARS_AHEAD)
    named = asked.span.first.year if asked.explicit and asked.span.first else FIRST_YEAR
    if named > day.year - _YEARS_AHEAD:
        return range(named, last + 1)
    begun = [office.first_year, asked.days.long_past.year]
    if asked.explicit or asked.buckets:
        begun.append(find_first_cadence_year(connection))
    return range(max(min(year for year in begun if year), named), last + 1)


def with_record(row: DutyRow, record: DutyRecord | None) -> DutyRow:
    """Add what the keepers wrote of it."""
    if record is None:
        return row
    if record.done is not None:
        return row._replace(settled="surely", settled_by=f"duty:{row.duty}")
    return row._replace(snoozed_until=record.snoozed_until)


def _count_long_past_stored(
    connection: sqlite3.Connection, question: Question, asked: Asked, *, filtered: bool
) -> int:
    counts = count_long_past(connection, asked.days.long_past, asked.days.day, by_agreement=filtered)
    answering: Iterator[str] | dict[str, object] = iter(counts)
    if filtered:
        answering = iter(agreements_among(connection, question, counts))
    return sum(counts[name] for name in answering)


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
    rows += _find_yearly(connection, asked, office)
    first = _first(rows, asked, number)
    if len(first) == number:
        last = min(last, first[-1].row.due_earliest or last)
    first = _first(
        [*(one.row for one in first), *_find_commitment_duties(connection, asked, last, number, office)],
        asked,
        number,
    )
    ids = {one.row.agreement for one in first if one.row.agreement}
    agreements = agreements_among(connection, NOTHING, ids)
    return judge_duties([one.row for one in first], agreements, asked, filtered=False)


def _first(rows: Sequence[DutyRow], asked: Asked, number: int) -> list[DutyFound]:
    """Give the first of what is overdue or comes next; the agreements are not needed to tell."""
    found = judge_duties(rows, {}, asked, filtered=False)
    return [one for one in found if one.bucket in _SHOWN][:number]


def _find_yearly(connection: sqlite3.Connection, asked: Asked, office: Office) -> list[DutyRow]:
    last = asked.span.last or date.max
    records = duty_records(connection)
    rows = office_duties(office, range(asked.days.long_past.year, last.year + 1))
    return [
        with_record(row, records.get(row.duty))
        for row in rows
        if row.due_earliest and row.due_earliest <= last
    ]


def _find_commitment_duties(
    connection: sqlite3.Connection, asked: Asked, last: date, number: int, office: Office
) -> list[DutyRow]:
    """Give recurring commitments: of each year those that come first, up to a day."""
    day, records = asked.days.day, duty_records(connection)
    since = office.tracks.get("commitment", day)
    span = Span(min(max(since, asked.days.long_past), day), last)
    rows: list[DutyRow] = []
    for year in range(span.first.year if span.first else day.year, last.year + 1):
        found: list[DutyRow] = []
        for commitments in find_commitments_by_day(connection, year, span, number):
            duties = (
                duty
                for one in commitments
                for duty in commitment_duties(one, range(year, year + 1), day, office)
            )
            found += (with_record(duty, records.get(duty.duty)) for duty in duties)
            if len(_first(found, asked, number)) == number:
                break
        rows += found
    return [row for row in rows if row.due_earliest and row.due_earliest <= last]
