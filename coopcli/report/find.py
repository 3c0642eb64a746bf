"""What the yearly report is made of: what was signed, ran, changed, was done and is to come in a period."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from coopcli.activities.find import ACTIVITIES, ActivityRow
from coopcli.agreements.find import AGREEMENTS, Agreement, read_agreements
from coopcli.answer import Found, Grade
from coopcli.asking.filter import TOOK_PLACE, left_open, within
from coopcli.asking.question import Question, find_listed
from coopcli.commitments.find import CommitmentFound, find_commitments
from coopcli.days.dates import Period
from coopcli.days.periods import Span
from coopcli.lists import Order
from coopcli.records.record import Texts
from coopcli.store import read_rows


class ChangeFound(NamedTuple):
    """A change of an agreement by its place in the record, from 1, with how surely it lies in the period."""

    agreement: str
    ordinal: int
    match: Grade


class ActivityLink(NamedTuple):
    """An activity under an agreement, or that keeps a commitment of it; `inferred`: that is not stated."""

    agreement: str
    activity: str
    inferred: bool


class StatementRow(NamedTuple):
    """What a source says of agreements, with how surely it is about the period."""

    id: str
    agreements: tuple[str, ...]
    text: Texts
    by: str | None
    by_inferred: bool
    dates: Period | None
    match: Grade


class YearFound(NamedTuple):
    """What is on record for the yearly report of the agreements that were asked for.

    `agreements` has those that surely answer the filters, by id; `unsure` those of which that is not sure. `signed`:
    in the period; `running`: in force on some day of it; `next_signed`: in the period after it; `ends`: in the months
    after it. Grades that are not there are NO.
    """

    agreements: Mapping[str, Agreement]
    unsure: tuple[Agreement, ...]
    signed: Mapping[str, Grade]
    running: Mapping[str, Grade]
    next_signed: Mapping[str, Grade]
    ends: Mapping[str, Grade]
    changes: tuple[ChangeFound, ...]
    activities: Mapping[str, Found[ActivityRow]]
    links: tuple[ActivityLink, ...]
    statements: tuple[StatementRow, ...]
    commitments: tuple[CommitmentFound, ...]


_RUNNING: Final = """
SELECT
  lifetime.agreement,
  CASE
    WHEN agreement.standing = 'planned' THEN 0
    WHEN lifetime.starts_earliest > :last THEN EXISTS (
      SELECT 1 FROM leeway
      WHERE leeway.record = agreement.id AND field = 'starts' AND (earliest > :last) IS NOT TRUE
    )
    WHEN lifetime.ends_latest < :first THEN EXISTS (
      SELECT 1 FROM term WHERE term.agreement = lifetime.agreement AND term.continues = 'uncounted'
    ) OR EXISTS (
      SELECT 1 FROM leeway
      WHERE leeway.record = agreement.id AND field = 'ends' AND (latest < :first) IS NOT TRUE
    )
    WHEN lifetime.ending = 'not_stated' OR (lifetime.starts_earliest IS NULL AND lifetime.starts_latest IS NULL)
      THEN 1
    WHEN agreement.standing = 'agreed' OR lifetime.standing_inferred THEN 2
    WHEN lifetime.starts_latest <= :last AND NOT lifetime.starts_unsure
      AND (lifetime.ending = 'open' OR (lifetime.ends_earliest >= :first AND NOT lifetime.ends_unsure)) THEN 3
    ELSE 2
  END AS grade
FROM lifetime JOIN agreement ON agreement.id = lifetime.agreement
WHERE lifetime.agreement IN (SELECT value FROM json_each(:asked))
"""

_CHANGES: Final = """
SELECT
  change.agreement, change.ordinal,
  CASE
    WHEN date_in_force IS NOT NULL THEN
      CASE
        WHEN {in_force} AND NOT date_in_force_inferred THEN 3 WHEN {may_be_in_force} THEN 2
        ELSE date_in_force_inferred AND date_in_force NOT LIKE '%~%' AND {in_term}
      END
    WHEN date_signed IS NOT NULL THEN
      CASE
        WHEN {signed} AND NOT date_signed_inferred THEN 3 WHEN {may_be_signed} THEN 2
        ELSE date_signed_inferred AND date_signed NOT LIKE '%~%' AND {in_term}
      END
    ELSE 1
  END AS match
FROM change
WHERE change.agreement IN (SELECT value FROM json_each(?))
ORDER BY coalesce(date_in_force_earliest, date_signed_earliest) NULLS LAST, change.agreement, change.ordinal
"""

_IN_TERM: Final = """EXISTS (
  SELECT 1 FROM lifetime
  WHERE lifetime.agreement = change.agreement
    AND (starts_earliest > ?) IS NOT TRUE AND (ends_latest < ?) IS NOT TRUE
)"""
"""Where a change can lie whose day is inferred, and not only approximate: in the term."""

_LINKS: Final = f"""
WITH link (agreement, activity, field) AS (
  SELECT agreement, activity, 'agreements' FROM activity_agreement
  UNION ALL
  SELECT commitment.agreement, fulfilment.activity, 'fulfils'
  FROM fulfilment JOIN commitment ON commitment.id = fulfilment.commitment
)
SELECT
  link.agreement, link.activity,
  min(EXISTS (SELECT 1 FROM inference WHERE inference.record = link.activity AND inference.field = link.field))
    AS inferred
FROM link JOIN activity ON activity.id = link.activity
WHERE link.agreement IN (SELECT value FROM json_each(:asked)) AND {TOOK_PLACE}
GROUP BY link.agreement, link.activity
"""

_STATEMENTS: Final = """
SELECT
  statement.id, json_group_array(statement_about.target) AS agreements, statement.text, statement."by",
  EXISTS (SELECT 1 FROM inference WHERE inference.record = statement.id AND inference.field = 'by') AS by_inferred,
  statement.dates,
  CASE
    WHEN statement.dates IS NULL THEN 1
    WHEN {inside} AND NOT EXISTS (
      SELECT 1 FROM inference WHERE inference.record = statement.id AND inference.field = 'dates'
    ) THEN 3
    WHEN {meets} THEN 2
    ELSE {elsewhere}
  END AS match
FROM statement JOIN statement_about ON statement_about.statement = statement.id
WHERE statement_about.target IN (SELECT value FROM json_each(?)) AND statement.text IS NOT NULL
GROUP BY statement.id
ORDER BY statement.dates_earliest NULLS LAST, statement.id
"""


def find_year(
    connection: sqlite3.Connection, question: Question, period: Span, after: Span, months_after: Span
) -> YearFound:
    """Give what the report on a period needs of the agreements that answer a question.

    `after` is the period for which signing is planned, `months_after` the time in which what ends needs a successor.
    """
    found = find_listed(connection, AGREEMENTS, question, Order(("date_signed",)))
    sure = read_agreements(connection, [one.row for one in found if one.match is Grade.SURELY])
    unsure = read_agreements(connection, [one.row for one in found if one.match is not Grade.SURELY])
    done = find_listed(connection, ACTIVITIES, Question({"year": period}), Order())
    ids = json.dumps([agreement.row.id for agreement in sure])
    first = period.first.isoformat() if period.first else "0000"
    last = period.last.isoformat() if period.last else "9999"
    days = {"first": first, "last": last, "asked": ids}
    return YearFound(
        agreements={agreement.row.id: agreement for agreement in sure},
        unsure=tuple(unsure),
        signed=_signed(connection, period, days),
        running={name: Grade(grade) for name, grade in connection.execute(_RUNNING, days)},
        next_signed=_grades(connection, Question({"signed": after}), "signed"),
        ends=_grades(connection, Question({"ends": months_after}), "ends"),
        changes=tuple(one for one in _changes(connection, period, ids) if one.match),
        activities={one.row.id: one for one in done},
        links=tuple(read_rows(connection.execute(_LINKS, {"asked": ids}), ActivityLink)),
        statements=tuple(_statements(connection, period, ids, sure)),
        commitments=find_commitments(connection, question).found,
    )


_UNUSUAL: Final = """
SELECT record FROM leeway
WHERE field = 'date_signed' AND (usually_earliest > :last OR usually_latest < :first)
"""


def _signed(connection: sqlite3.Connection, period: Span, days: Mapping[str, str]) -> Mapping[str, Grade]:
    """Give those signed in the period; of those that cannot be told, those that may be, as a rule."""
    unusual = {name for (name,) in connection.execute(_UNUSUAL, days)}
    grades = _grades(connection, Question({"signed": period}), "signed")
    return {name: grade for name, grade in grades.items() if grade > Grade.UNKNOWN or name not in unusual}


def _grades(connection: sqlite3.Connection, question: Question, name: str) -> Mapping[str, Grade]:
    return {one.row.id: one.grades[name] for one in find_listed(connection, AGREEMENTS, question, Order())}


def _changes(connection: sqlite3.Connection, period: Span, ids: str) -> Iterator[ChangeFound]:
    in_force, may_be_in_force, days = within("date_in_force_earliest", "date_in_force_latest", period)
    signed, may_be_signed, _ = within("date_signed_earliest", "date_signed_latest", period)
    query = _CHANGES.format(
        in_force=in_force,
        may_be_in_force=may_be_in_force,
        signed=signed,
        may_be_signed=may_be_signed,
        in_term=_IN_TERM,
    )
    of_one = (*days, days[1], days[0])
    return read_rows(connection.execute(query, (*of_one, *of_one, ids)), ChangeFound)


def _statements(
    connection: sqlite3.Connection, period: Span, ids: str, sure: Sequence[Agreement]
) -> Sequence[StatementRow]:
    inside, meets, days = within("statement.dates_earliest", "statement.dates_latest", period)
    known = {agreement.row.id for agreement in sure}
    elsewhere = left_open("statement.id", "dates", period)
    query = _STATEMENTS.format(inside=inside, meets=meets, elsewhere=elsewhere.text)
    rows = connection.execute(query, (*days, *elsewhere.parameters, ids))
    return [
        one._replace(agreements=tuple(name for name in one.agreements if name in known))
        for one in read_rows(rows, StatementRow)
        if one.match
    ]
