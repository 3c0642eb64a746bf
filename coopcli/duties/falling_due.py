"""What falls due: the store is asked, what comes back each year is made, and all of it is judged for the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final

from coopcli.agreements.find import agreements_among, agreements_that_can_answer, count_statuses
from coopcli.asking.question import NOTHING, Question
from coopcli.commitments.find import find_commitments_by_day, find_due_commitments
from coopcli.days.dates import FIRST_YEAR, LAST_YEAR
from coopcli.days.periods import Span
from coopcli.duties import find
from coopcli.duties.judge import Asked, choose_shown, judge_due, judge_duties, judge_written
from coopcli.duties.kinds import KINDS, OFFICE, RECURRING
from coopcli.duties.made import commitment_duties, office_duties
from coopcli.duties.rows import AT_LEAST, Due, DutyFound, DutyRow, Office, Standing, read_duty_id
from coopcli.store import Connection

_YEARS_AHEAD: Final = 30


def find_due(connection: Connection, question: Question, asked: Asked) -> Due:
    """Give the duties that answer, of agreements that answer a question."""
    filtered = bool(question.asked)
    office = find.office_of(connection, yearly=not filtered)
    among = agreements_that_can_answer(connection, question)
    rows = _find_stored(connection, asked, office, among)
    rows += _find_recurring(connection, question, asked, office)
    agreements = agreements_among(connection, question, {row.agreement for row in rows if row.agreement})
    long_past = 0 if asked.kinds or asked.tells_all else _count_long_past(connection, question, asked, among)
    return judge_due(rows, agreements, asked, filtered=filtered, long_past=long_past)


def find_duty(connection: Connection, name: str, asked: Asked) -> DutyFound | None:
    """Give one duty by its id, whatever its period and filters; None where there is none."""
    office = find.office_of(connection)
    row = find.one_duty(connection, name, office) or _find_one_recurring(connection, name, asked, office)
    if row is None:
        return None
    others = find.duties_of_term(connection, row, office) if row.step == "end" else []
    rows = [row, *(other for other in others if other.duty != name)]
    agreements = agreements_among(connection, NOTHING, [row.agreement] if row.agreement else [])
    found = judge_duties(
        rows, agreements, replace(asked, span=Span(None, None), explicit=True), filtered=False
    )
    return next(one for one in found if one.row.duty == name)


def _find_stored(
    connection: Connection, asked: Asked, office: Office, among: Collection[str] | None
) -> list[DutyRow]:
    """Without a period, what is open: from a year back, or from ever where what is long past is asked for.

    `among`: the agreements of which a duty can answer, None for any.
    """
    settled = "settled" in asked.buckets
    if asked.explicit or settled:
        span = asked.span if asked.explicit else replace(asked.span, first=None)
        return find.duties_meeting(connection, span, asked.days.long_past, office, among, settled=settled)
    first = date.min if asked.kinds or "long_past" in asked.buckets else asked.days.long_past
    return find.duties_open(connection, first, asked.span.last or date.max, office, among)


def _find_recurring(
    connection: Connection, question: Question, asked: Asked, office: Office
) -> list[DutyRow]:
    years = _years(connection, asked, office)
    if not years or (asked.kinds and not {*RECURRING} & {*asked.kinds}):
        return []
    rows = [*office_duties(office, years)]
    recent = years if asked.tells_all else range(asked.days.long_past.year, years.stop)
    if recent:
        first, last = date(recent.start, 1, 1), date(recent.stop - 1, 12, 31)
        suspensions = find.find_suspensions(connection)
        for commitment in find_due_commitments(connection, question, first, last).found:
            rows += commitment_duties(commitment, recent, asked.days.day, office, suspensions)
    return judge_written(rows, find.duty_records(connection))


def _find_one_recurring(connection: Connection, name: str, asked: Asked, office: Office) -> DutyRow | None:
    try:
        named = read_duty_id(name)
    except ValueError:
        return None
    year = named.number
    if named.kind.code not in RECURRING or not FIRST_YEAR < year <= LAST_YEAR:
        return None
    rows = [*office_duties(office, range(year - 1, year + 1))]
    if named.record:
        suspensions = find.find_suspensions(connection)
        for one in find_due_commitments(connection, NOTHING, date(year, 1, 1), date(year, 12, 31)).found:
            if one.commitment.id == named.record:
                rows += commitment_duties(one, range(year, year + 1), asked.days.day, office, suspensions)
    rows = [row for row in rows if row.duty == name]
    return next(iter(judge_written(rows, find.duty_records(connection))), None)


def _years(connection: Connection, asked: Asked, office: Office) -> range:
    """Give the years whose recurring duties may answer: from the first agreement's on, 30 ahead at most."""
    day = asked.days.day
    last = min(asked.span.last.year if asked.span.last else day.year + 1, day.year + _YEARS_AHEAD)
    named = asked.span.first.year if asked.explicit and asked.span.first else FIRST_YEAR
    if named > day.year - _YEARS_AHEAD:
        return range(named, last + 1)
    begun = [office.first_year, asked.days.long_past.year]
    if asked.tells_all:
        begun.append(find.find_first_cadence_year(connection))
    return range(max(min(year for year in begun if year), named), last + 1)


def _count_long_past(
    connection: Connection, question: Question, asked: Asked, among: Collection[str] | None
) -> int:
    """Count the duties of the store that were due more than a year ago, of which no row is needed."""
    filtered = bool(question.asked)
    counts = find.count_long_past(
        connection, asked.days.long_past, asked.days.day, among, by_agreement=filtered
    )
    answering = agreements_among(connection, question, counts) if filtered else counts
    return sum(counts[name] for name in answering)


_SHOWN: Final = frozenset({"overdue", "this_week", "this_month", "this_quarter", "later"})


def _is_of_office(row: DutyRow) -> bool:
    return KINDS[row.step].of is OFFICE


def _counts(row: DutyRow, day: date) -> bool:
    """Whether it is among those of which so many are shown: what is past of the office stands beside them."""
    return not _is_of_office(row) or (row.due_latest or day) >= day


def standing_on(connection: Connection, asked: Asked, number: int) -> Standing:
    """Count the agreements by their status on a day, and give so many duties that are overdue or come next.

    They are the first ones of these buckets that `find_due` gives for what is asked, found without the others; what is
    past of the office itself stands beside them.
    """
    counts: dict[str, Counter[str]] = {"surely": Counter(), "possibly": Counter()}
    may_end = 0
    for (status, certainty, ending), count in count_statuses(connection).items():
        counts[certainty or "surely"][status] += count
        may_end += count * ending
    found = _find_first(connection, asked, number + AT_LEAST)
    first = _first(found, asked, number)
    last = max((row.due_earliest or date.min for row in first if _counts(row, asked.days.day)), default=None)
    more = sum(row.due_earliest == last and row not in first for row in found)
    agreements = agreements_among(connection, NOTHING, {row.agreement for row in first if row.agreement})
    next_duties = judge_duties(first, agreements, asked, filtered=False)
    return Standing(counts["surely"], counts["possibly"], may_end, tuple(next_duties), more)


def _find_first(connection: Connection, asked: Asked, number: int) -> list[DutyRow]:
    """Give the duties that are overdue, then those that come next, by day."""
    days, last = asked.days, asked.span.last or date.max
    office = find.office_of(connection)
    yearly = office_duties(office, range(days.long_past.year, last.year + 1))
    first = _first(
        [
            *find.duties_overdue(connection, days.long_past, days.day, office),
            *find.duties_soonest(connection, Span(days.day, last), number, office),
            *judge_written(yearly, find.duty_records(connection)),
        ],
        asked,
        number,
    )
    if sum(_counts(row, days.day) for row in first) == number:
        last = min(last, max(first[-1].due_earliest or last, days.day))
    return _first([*first, *_find_first_kept(connection, asked, last, number, office)], asked, number)


def _find_first_kept(
    connection: Connection, asked: Asked, last: date, number: int, office: Office
) -> list[DutyRow]:
    """Give recurring commitments: of each year those that come first, up to a day."""
    day, written = asked.days.day, find.duty_records(connection)
    suspensions = find.find_suspensions(connection)
    first = min(max(office.tracks.get("commitment", day), asked.days.long_past), day)
    rows: list[DutyRow] = []
    for year in range(first.year, last.year + 1):
        found: list[DutyRow] = []
        for commitments in find_commitments_by_day(connection, year, first, last, number):
            for one in commitments:
                duties = commitment_duties(one, range(year, year + 1), day, office, suspensions)
                found += judge_written(duties, written)
            if len(_first(found, asked, number)) == number:
                break
        rows += found
    return rows


def _first(rows: list[DutyRow], asked: Asked, number: int) -> list[DutyRow]:
    """Give the first of what is overdue or comes next, and what is past of the office itself until it is noted as done.

    The agreements are not needed to tell.
    """
    found = choose_shown(judge_duties(rows, {}, asked, filtered=False), asked)
    rest = [one.row for one in found if one.bucket in _SHOWN][:number]
    past = [one.row for one in found if one.bucket == "past" and _is_of_office(one.row)]
    return [one.row for one in found if one.row in (*past, *rest)]
