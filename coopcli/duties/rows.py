"""The ids and the rows of duties, what an answer has of them, and what one of them rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final, Literal, NamedTuple

from coopcli.agreements.find import AgreementRow, TermRow
from coopcli.answer import Found, Grade
from coopcli.commitments.find import EvidenceRow
from coopcli.days.dates import Date
from coopcli.days.periods import Span
from coopcli.duties.kinds import COMMITMENT, KINDS, OFFICE, DutyKind
from coopcli.records.phrases import Names
from coopcli.records.record import ID, RecordRow, Texts
from coopcli.text import nearest


class DutyId(NamedTuple):
    """What an id says: the kind of duty, the id of the record it stands on ("" for none, of a commitment
    `agreement/commitment`), which change it is a notice of, and the number of the term, the change or the year."""

    kind: DutyKind[Any]
    record: str
    variant: str
    number: int


def read_duty_id(text: str) -> DutyId:
    """Read the id of a duty. Raises ValueError for what is none."""
    for kind, variant, pattern in duty_patterns():
        if found := pattern.fullmatch(text):
            parts = found.groupdict(default="")
            return DutyId(kind, parts.get("record", ""), variant, int(parts.get("number") or 1))
    raise ValueError(f"{text!r} is no id of a duty")


def nearest_duty(text: str) -> tuple[str, ...]:
    """Give the id that was probably meant, with the nearest kind: `a/copys` is `a/copy`; () for none."""
    record, slash, step = text.partition("/")
    words, _, year = text.rpartition("-")
    with_words = [(kind, variant) for kind, variant in _variants() if "{words}" in kind.of.forms[0]]
    if slash and re.fullmatch(ID, record):
        ids = (
            kind.id(variant=variant).removeprefix("/")
            for kind, variant in with_words
            if kind.of is not OFFICE
        )
        return tuple(f"{record}/{near}" for near in nearest(step, ids, 1))
    if not slash and re.fullmatch("[0-9]{4}", year):
        of_office = (kind.words_with(variant) for kind, variant in with_words if kind.of is OFFICE)
        return tuple(f"{near}-{year}" for near in nearest(words, of_office, 1))
    return ()


def _variants() -> Iterator[tuple[DutyKind[Any], str]]:
    """Every kind with each of its variants, or with "" where it has none."""
    return ((kind, variant) for kind in KINDS.values() for variant in kind.of.variants or ("",))


@cache
def duty_patterns() -> tuple[tuple[DutyKind[Any], str, re.Pattern[str]], ...]:
    """Give how the id of each kind of duty, and of each of its variants, is written."""
    patterns = []
    for kind, variant in _variants():
        record = f"(?P<record>{ID}/{ID})" if kind.of is COMMITMENT else f"(?P<record>{ID})"
        words, number = kind.words_with(variant), f"(?P<number>{kind.of.numbers})"
        for form in kind.of.forms:
            pattern = re.compile(form.format(record=record, words=words, number=number))
            patterns.append((kind, variant, pattern))
    return tuple(patterns)


Bucket = Literal[
    "overdue", "past", "may_be_past", "this_week", "this_month", "this_quarter", "later", "not_stated",
    "sources_end", "long_past", "snoozed", "settled",
]  # fmt: skip


class DutyRow(NamedTuple):
    """A duty with the days between which it falls due (None: not stated; see the table `duty`).

    `record` is what it stands on: an agreement, a commitment, an activity, or "" for what the office as a whole
    does. `settled_by` is a field of that record or the id of another one. `tracked`: since when the register keeps
    this kind of duty complete. `year` is the year that a recurring or yearly duty is of. `rolls_on`: it is an end that
    is none, unless notice is given; `suspended`: the agreement is or may be suspended while it is to be kept. `parties`
    are the names of those who take part in an activity. `marks`: the dates that an unsure day rests on, as known.
    `told_until`: no source tells of what was done after that day, None where that makes no difference. Of what comes
    back each year, `doubts` are codes of why it is not sure, `lasting` those that are so on every day, and
    `evidence` is what keeps a part of it, or may.
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
    marks: str | None = None
    proposed: bool = False
    passes: bool = False
    settled: str | None = None
    settled_by: str | None = None
    settled_standing: str | None = None
    snoozed_until: date | None = None
    tracked: date | None = None
    year: int | None = None
    text: Texts | None = None
    rolls_on: bool = False
    suspended: bool = False
    parties: tuple[Texts, ...] = ()
    told_until: date | None = None
    doubts: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()


PLACE: Final = ("due_earliest", "due_latest", "agreement", "step", "duty")
"""What decides the place of a duty in its bucket, in this order; the store asks for the soonest ones by it too."""


class DutyFound(NamedTuple):
    """A duty in an answer: where it stands on the day, how surely it falls in what was asked, its agreement if any.

    `first_action` is the kind of duty to do first, its own or an open one before it, `act_from` the first day for
    it at the earliest, `act_from_latest` at the latest; `reminders` are the days ahead on which the lead times
    remind of the duty. `duties` are all those of a line that stands for several.
    """

    row: DutyRow
    bucket: Bucket
    match: Grade
    found: Found[AgreementRow] | None
    first_action: str
    act_from: date | None
    act_from_latest: date | None
    reminders: tuple[date, ...]
    duties: tuple[str, ...] = ()


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


class Suspended(NamedTuple):
    """The days between which an agreement is or may be suspended; `last` is None where no end is known."""

    first: date
    last: date | None


REPORT_DAY: Final = (11, 15)
"""15 November: plans for the next year and the yearly report (Law 70/2020/QH14, articles 42 and 46)."""


class Office(NamedTuple):
    """How the office that keeps the register watches its days; `first_year`: of its oldest agreement, None if none.

    `report_day` is month and day; `tracks` says since when each kind of duty is kept complete. `known`: whether the
    register has any settings of an office.
    """

    report_day: tuple[int, int]
    lead: str | None
    tracks: Mapping[str, date]
    first_year: int | None
    known: bool = True


AT_LEAST: Final = 20
"""So many duties that the start screen does not show are counted, and no more: of a large register thousands can fall
due on the last day of a year."""


class Standing(NamedTuple):
    """How many agreements have each status on the day, surely and possibly, and the duties that come next.

    `may_end`: so many of those in force may be ending as well, since their last day is not exactly known.
    `more`: so many duties of the last day that is shown are not, `AT_LEAST` at most.
    """

    sure: Mapping[str, int]
    possible: Mapping[str, int]
    may_end: int
    next_duties: tuple[DutyFound, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the register has beside the duty: the record it stands on, names, what the keepers wrote, the settings of
    the office, the term that it is a duty of, and the record that gives its day where that is another one."""

    record: RecordRow | None
    names: Names
    written: DutyRecord | None
    office: Office
    term: TermRow | None
    told_by: RecordRow | None = None
