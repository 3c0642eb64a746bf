"""The rows that the store gives for the yearly report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from coopcli.activities.rows import ActivityRow
from coopcli.agreements.rows import Paper
from coopcli.commitments.rows import PromiseFound
from coopcli.days.dates import Period
from coopcli.grade import Found, Grade
from coopcli.records.rows import Texts


class ChangeFound(NamedTuple):
    """A change of an agreement by its place in the record, from 1, with how surely it lies in the period."""

    agreement: str
    ordinal: int
    match: Grade


class Link(NamedTuple):
    """An activity under an agreement, or that keeps a promise of it; `inferred`: that is not stated."""

    agreement: str
    activity: str
    inferred: bool


class StatementRow(NamedTuple):
    """What a source says of agreements, with how surely it is about the period."""

    id: str
    agreements: tuple[str, ...]
    text: Texts
    by: str | None
    dates: Period | None
    match: Grade


class YearFound(NamedTuple):
    """What is on record for the yearly report of the agreements that were asked for.

    `papers` has those that surely answer the filters, by id; `unsure` those of which that is not sure. `signed`:
    in the period; `running`: in force on some day of it; `next_signed`: in the period after it; `ends`: in the months
    after it. Grades that are not there are NO.
    """

    papers: Mapping[str, Paper]
    unsure: tuple[Paper, ...]
    signed: Mapping[str, Grade]
    running: Mapping[str, Grade]
    next_signed: Mapping[str, Grade]
    ends: Mapping[str, Grade]
    changes: tuple[ChangeFound, ...]
    activities: Mapping[str, Found[ActivityRow]]
    links: tuple[Link, ...]
    statements: tuple[StatementRow, ...]
    promises: tuple[PromiseFound, ...]
