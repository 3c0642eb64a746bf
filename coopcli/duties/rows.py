"""The rows that the store gives of duties, and what a list of them rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from coopcli.agreements.columns import AgreementRow
from coopcli.days.dates import Date
from coopcli.days.periods import Span
from coopcli.grade import Found, Grade
from coopcli.records.rows import Texts

Bucket = Literal[
    "overdue", "past", "may_be_past", "this_week", "this_month", "this_quarter", "later", "not_stated",
    "long_past", "snoozed", "settled",
]  # fmt: skip


class DutyRow(NamedTuple):
    """A duty with the days between which it falls due (None: not stated; see the table `duty`).

    `record` is what it stands on: an agreement, a commitment, an activity, or "" for what the office as a whole
    does. `settled_by` is a field of that record or the id of another one. `tracked`: since when the register keeps
    this kind of step complete. `year` is the year that a recurring or yearly duty is of. `rolls_on`: it is an end that
    is none, unless notice is given; `suspended`: the agreement is or may be suspended while it is to be kept. `parties`
    are the names of those who take part in an activity.
    """

    duty: str
    step: str
    record: str = ""
    agreement: str | None = None
    term: int | None = None
    begins: date | None = None
    due_earliest: date | None = None
    due_latest: date | None = None
    unsure: bool = False
    proposed: bool = False
    passes: bool = False
    settled: str | None = None
    settled_by: str | None = None
    snoozed_until: date | None = None
    tracked: date | None = None
    year: int | None = None
    text: Texts | None = None
    rolls_on: bool = False
    suspended: bool = False
    parties: tuple[Texts, ...] = ()


class DutyFound(NamedTuple):
    """A duty in an answer: where it stands on the day, how surely it falls in what was asked, its agreement if any.

    `first_step` is the kind of step to take first, its own or an open one before it, `act_from` the first day for
    it; `reminders` are the days ahead on which the lead times remind of the duty.
    """

    row: DutyRow
    bucket: Bucket
    match: Grade
    found: Found[AgreementRow] | None
    first_step: str
    act_from: date | None
    reminders: tuple[date, ...]


class Due(NamedTuple):
    """What falls due in a span: the duties to show, and how many are long past or snoozed and are not shown.

    `leads` are the days before a duty on which one is reminded of it. `office_left_out`: a filter asks for agreements,
    so that what the office itself owes each year is not among them.
    """

    span: Span
    found: tuple[DutyFound, ...]
    long_past: int
    snoozed: int
    leads: tuple[int, ...]
    office_left_out: bool = False


class DutyRecord(NamedTuple):
    """What the keepers wrote about a duty: days as known, latest ones for a snooze; the file and line."""

    duty: str
    done: Date | None
    snoozed_until: date | None
    file: str
    line: int


class Office(NamedTuple):
    """How the office that keeps the register watches its days; `first_year`: of its oldest agreement, None if none.

    `report_day` is month and day; `tracks` says since when each kind of step is kept complete.
    """

    report_day: tuple[int, int]
    lead: str | None
    tracks: Mapping[str, date]
    first_year: int | None


class Standing(NamedTuple):
    """How many agreements have each status on the day, surely and possibly, and the duties that come next."""

    sure: Mapping[str, int]
    possible: Mapping[str, int]
    next_duties: tuple[DutyFound, ...]
