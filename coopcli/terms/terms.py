"""The term of an agreement, between which days it begins and ends; and the stretches that a cadence divides years into.

A term begins on its day in force. Where that is not known, it has begun when both the period has and the agreement is
signed: possibly from the signing day, surely when neither can still lie ahead. Days are inclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Literal

from coopcli.days.dates import FIRST_YEAR, LAST_DAY, LAST_YEAR, Date, Period, read_cadence
from coopcli.terms.lifecycle import Moment, moment_of

LAW_IN_FORCE: Final = date(2021, 7, 1)
"""From when Law 70/2020/QH14 and its Decree hold. Of older agreements the Law speaks only where they were signed under
Ordinance 33/2007 or Decision 36/2018 (article 52(2)): see `law.remarks`."""

LEAD: Final = 180
"""Days before the last day from which an agreement counts as ending."""

Ending = Literal["stated", "open", "not_stated"]
Origin = Literal["stated", "extension", "tacit"]
Continues = Literal["counted", "uncounted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the record says of the term; `inferred` names the fields that are known by inference only."""

    period: Period | None
    date_signed: Date | None
    date_in_force: Date | None
    inferred: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A row of the table `term`. None is a day that is not known; `ending` tells an open end from one not stated.

    `continues`: its end is no end, for another term follows at once ("counted": the next row) or must follow for a
    time that cannot be counted ("uncounted"). `extended`: its end was moved by the next term, an extension;
    `terminated`: it ends by a termination or withdrawal; `over_after`: where that is inferred, the last day that it
    would have without, if that is surely known. From `current_from` to `current_until` it is the term that an answer
    speaks of: on each day one term of an agreement.
    """

    number: int = 1
    origin: Origin = "stated"
    starts_earliest: date | None
    starts_latest: date | None
    starts_earliest_unsure: bool
    starts_unsure: bool
    ending: Ending
    ends_earliest: date | None
    ends_latest: date | None
    ends_unsure: bool
    length: float | None
    notice_deadline_earliest: date | None = None
    notice_deadline_latest: date | None = None
    continues: Continues | None = None
    extended: bool = False
    terminated: bool = False
    over_after: date | None = None
    current_from: date = date.min
    current_until: date = date.max

    @property
    def last_days(self) -> tuple[date, date] | None:
        """The earliest and the latest last day, where both are known."""
        if self.ends_earliest is None or self.ends_latest is None:
            return None
        return self.ends_earliest, self.ends_latest

    @property
    def ending_from(self) -> date | None:
        """The first day on which it may count as ending: the notice deadline, else the lead before it ends."""
        return self.notice_deadline_earliest or lead_before(self.ends_earliest)

    @property
    def ending_surely_from(self) -> date | None:
        """The first day on which it surely counts as ending, if it has not ended."""
        return self.notice_deadline_latest or lead_before(self.ends_latest)


def term_of(stated: Stated) -> Term:
    """Give the term that a record states, with the earliest and the latest day of either end.

    It does not end before it begins: each end bounds the other.
    """
    start = _start(stated)
    period = stated.period
    first, last = start.latest, period.ends_latest if period else None
    ends_earliest = period.ends_earliest if period else None
    if start.earliest and ends_earliest and last and start.earliest <= last:
        first = min(first, last) if first else None
        ends_earliest = max(ends_earliest, start.earliest)
    return Term(
        starts_earliest=start.earliest,
        starts_latest=first,
        starts_earliest_unsure=start.unsure,
        starts_unsure=start.latest_unsure,
        ending=_ending(period),
        ends_earliest=ends_earliest,
        ends_latest=last,
        ends_unsure=period is not None and (period.end_qualified or "period" in stated.inferred),
        length=period.length_in_years() if period else None,
    )


def _ending(period: Period | None) -> Ending:
    if period is not None and period.end_open:
        return "open"
    return "not_stated" if period is None or period.end is None else "stated"


def lead_before(day: date | None, days: int = LEAD) -> date | None:
    """Give the day that lies so many days earlier, the first day there is at the earliest; None for None."""
    if day is None:
        return None
    return day - timedelta(days=days) if day.toordinal() > days else date.min


def _start(stated: Stated) -> Moment:
    in_force = moment_of(stated.date_in_force, inferred="date_in_force" in stated.inferred)
    if in_force is not None:
        return in_force
    signed = moment_of(stated.date_signed, inferred="date_signed" in stated.inferred)
    begun = _moment_of_period(stated.period, "period" in stated.inferred)
    return _later([moment for moment in (begun, signed) if moment is not None], whole=begun is not None)


def _moment_of_period(period: Period | None, inferred: bool) -> Moment | None:
    if period is None:
        return None
    if period.start_open:
        return Moment(date.min, date.min, inferred, inferred)
    if period.start is None:
        return None
    unsure = inferred or period.start_qualified
    return Moment(period.starts_earliest, period.starts_latest, unsure, unsure)


def _later(moments: Sequence[Moment], *, whole: bool) -> Moment:
    """Give the moment when all have come. Unless the beginning of the period is among them (`whole`), when all
    surely have come is not known."""
    if not moments:
        return Moment(None, None)
    earliest = max(moment.earliest for moment in moments if moment.earliest)
    latest = max(moment.latest for moment in moments if moment.latest) if whole else None
    unsure = all(moment.unsure for moment in moments if moment.earliest == earliest)
    if latest is None:
        return Moment(earliest, None, unsure, unsure)
    latest_unsure = all(moment.latest_unsure for moment in moments if moment.latest == latest)
    return Moment(earliest, latest, unsure, latest_unsure)


_MONTHS_IN_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from the first to the last, both included."""

    first: date
    last: date


def calendar_year(year: int) -> Stretch:
    """Give the days of a year, 1 to 9998."""
    return Stretch(date(year, 1, 1), date(year, 12, 31))


def stretches_of(every: str, year: int, first_year: int | None) -> tuple[Stretch, ...]:
    """Give the stretches of a cadence (`year`, `2 years`, `6 months`, `week`) that meet a calendar year.

    Those that do not divide a year are counted from January of the term's first year: `2 years` from 2022 are
    2022–2023, 2024–2025. Where that year is not known, a longer one than a year is asked of the year alone. Weeks
    are those of ISO 8601; weeks left over at the end of the year belong to the last stretch.
    """
    cadence = read_cadence(every)
    if not cadence.months:
        return _of_weeks(cadence.count, year)
    if first_year is None and cadence.months > _MONTHS_IN_YEAR:
        return (calendar_year(year),)
    return _of_months(cadence.months, year, year if first_year is None else first_year)


def _of_months(months: int, year: int, first_year: int) -> tuple[Stretch, ...]:
    begins = (year - first_year) * _MONTHS_IN_YEAR
    first = begins // months * months
    return tuple(
        Stretch(
            _first_of_month(first_year, start),
            _first_of_month(first_year, start + months) - timedelta(days=1),
        )
        for start in range(first, begins + _MONTHS_IN_YEAR, months)
    )


def _first_of_month(year: int, months: int) -> date:
    """Give the first day of the month so many months after January of the year, as near as it can be written."""
    later, month = divmod(months, _MONTHS_IN_YEAR)
    if year + later > LAST_YEAR:
        return LAST_DAY + timedelta(days=1)
    return date(year + later, month + 1, 1) if year + later >= FIRST_YEAR else date.min


def _of_weeks(count: int, year: int) -> tuple[Stretch, ...]:
    monday = date.fromisocalendar(year, 1, 1)
    weeks = date(year, 12, 28).isocalendar().week
    groups = max(weeks // count, 1)
    return tuple(
        Stretch(monday + timedelta(weeks=start), monday + timedelta(weeks=end, days=-1))
        for start, end in pairwise([*(number * count for number in range(groups)), weeks])
    )
