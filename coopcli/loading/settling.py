"""What settles a duty, whether the law asks for it, what succeeds an agreement: judged over the whole store.

Other records decide: a signed successor, a review that was held, what the keepers wrote, the parties' countries,
the office's own lead. So every load judges all anew, the files not read this time included.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from coopcli.days.dates import DateError, Duration, read_duration
from coopcli.duties.days import FINAL_REVIEW_FROM
from coopcli.duties.kinds import AGREEMENT, FOREIGN, codes_settled_by
from coopcli.duties.made import owed_under_the_law
from coopcli.duties.rows import read_duty_id
from coopcli.loading.bounding import bound_days
from coopcli.problems import Problem
from coopcli.records.record_types import DUTY_PREFIX
from coopcli.summary.find import keep_counts
from coopcli.terms.terms import LEAD
from coopcli.text import N_, nearest

_LEAD: Final = Duration(LEAD, "day")

_OF_KINDS: Final = {
    "foreign": json.dumps(FOREIGN),
    "renewed": json.dumps(codes_settled_by("successor")),
    "reviewed": json.dumps(codes_settled_by("review")),
    "final_review_from": f"-{FINAL_REVIEW_FROM} days",
}
"""What the kinds of duty say of whom they bind and what settles them, for the statements below."""

_CHOSEN: Final = """
SELECT agreement, successor, signed, inferred FROM (
  SELECT agreement, successor, signed, inferred, row_number() OVER (
    PARTITION BY agreement ORDER BY signed DESC, starts_earliest, successor
  ) AS place
  FROM successor
)
WHERE place = 1
"""

_NOT_SUCCEEDED: Final = """
UPDATE term SET successor = NULL, successor_signed = NULL, successor_inferred = NULL
WHERE successor IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM relation WHERE relation.target = term.agreement AND relation.relation = 'succeeds'
)
"""

_SUCCEEDED: Final = f"""
UPDATE term
SET successor = chosen.successor, successor_signed = chosen.signed, successor_inferred = chosen.inferred
FROM ({_CHOSEN}) AS chosen
WHERE chosen.agreement = term.agreement AND (term.successor, term.successor_signed, term.successor_inferred)
  IS NOT (chosen.successor, chosen.signed, chosen.inferred)
"""

_BEGIN_AGAIN: Final = """
UPDATE duty
SET settled = iif(done_by IS NULL, NULL, 'surely'), settled_by = done_by, applies = 1
WHERE settled_by IS NOT done_by OR (settled IS NULL) <> (done_by IS NULL) OR applies <> 1
"""

_SCOPE: Final = """
UPDATE duty SET applies = iif(agreement_scope.scope = 'domestic', 0, 2)
FROM agreement_scope
WHERE duty.step IN (SELECT value FROM json_each(:foreign)) AND agreement_scope.agreement = duty.agreement
  AND agreement_scope.scope <> 'foreign'
"""
"""What is asked of agreements with a foreign side only: where that is not known, it may be."""

_DONE: Final = """
UPDATE duty SET settled = 'surely', settled_by = duty_record.id
FROM duty_record
WHERE duty_record.duty = duty.id AND duty_record.done IS NOT NULL AND duty.settled IS NULL
"""

_RENEWED: Final = """
UPDATE duty
SET settled = iif(found.inferred, 'possibly', 'surely'), settled_by = found.successor
FROM (
  SELECT agreement, successor, inferred, row_number() OVER (
    PARTITION BY agreement ORDER BY inferred, starts_earliest, successor
  ) AS place
  FROM successor WHERE signed
) AS found
WHERE found.place = 1 AND found.agreement = duty.agreement
  AND duty.step IN (SELECT value FROM json_each(:renewed)) AND duty.settled IS NULL
"""

_REVIEWED: Final = """
WITH held AS (
  SELECT
    activity.id AS activity, activity_agreement.agreement,
    activity.dates_earliest AS earliest, activity.dates_latest AS latest,
    NOT activity.dates_inferred AND NOT EXISTS (
      SELECT 1 FROM inference WHERE record = activity.id AND field IN ('agreements', 'kind')
    ) AS sure
  FROM activity_kind
  JOIN activity ON activity.id = activity_kind.activity
  JOIN activity_agreement ON activity_agreement.activity = activity.id
  WHERE activity_kind.kind = 'review' AND coalesce(activity.status, 'done') IN ('done', 'ongoing')
),
stretch AS (
  SELECT
    agreement, number, ends_latest AS last, date(ends_earliest, :final_review_from) AS last_half_year,
    date((3 * julianday(starts_earliest) + julianday(ends_earliest)) / 4) AS second_quarter
  FROM term
),
matching AS (
  SELECT activity, agreement, number, 'final_review' AS step, sure AND (earliest >= last_half_year) IS TRUE AS sure
  FROM held JOIN stretch USING (agreement)
  WHERE (latest < last_half_year) IS NOT TRUE AND (latest < second_quarter) IS NOT TRUE
    AND (earliest > last) IS NOT TRUE
  UNION ALL
  SELECT
    activity, agreement, number, 'mid_term_review',
    sure AND (latest < last_half_year) IS TRUE AND (earliest >= second_quarter) IS TRUE
  FROM held JOIN stretch USING (agreement)
  WHERE (earliest >= last_half_year) IS NOT TRUE AND (latest < second_quarter) IS NOT TRUE
    AND (earliest > last) IS NOT TRUE
),
found AS (
  SELECT *, row_number() OVER (PARTITION BY agreement, number, step ORDER BY sure DESC, activity) AS place
  FROM matching
)
UPDATE duty
SET settled = iif(found.sure, 'surely', 'possibly'), settled_by = found.activity
FROM found
WHERE found.place = 1 AND found.agreement = duty.agreement AND found.number = duty.term
  AND found.step = duty.step AND duty.step IN (SELECT value FROM json_each(:reviewed)) AND duty.settled IS NULL
"""
"""A review in the last half-year of a term is its final one, one before that, but not in its first quarter, a
mid-term one."""

_LEAD_ASKED: Final = "SELECT lead FROM setting WHERE lead IS NOT NULL"

_ENDING_FROM: Final = """
UPDATE term SET ending_from = lead_before(ends_earliest)
WHERE notice_deadline_earliest IS NULL AND ending_from IS NOT lead_before(ends_earliest)
"""

_RENEWAL_BEGINS: Final = """
UPDATE duty
SET begins = found.earliest, due_earliest = found.earliest, due_latest = found.latest
FROM (
  SELECT
    agreement, number,
    max(lead_before(ends_earliest), coalesce(starts_earliest, '')) AS earliest,
    max(lead_before(ends_latest), coalesce(starts_latest, starts_earliest, '')) AS latest
  FROM term WHERE ends_earliest IS NOT NULL AND ends_latest IS NOT NULL
) AS found
WHERE duty.step = 'renewal' AND found.agreement = duty.agreement AND found.number = duty.term
  AND (duty.due_earliest, duty.due_latest) IS NOT (found.earliest, found.latest)
"""
"""What is to be renewed is not so before its term begins: see `duties.days`."""

_END_BEGINS: Final = """
UPDATE duty SET begins = term.ending_from
FROM term
WHERE duty.step = 'end' AND term.agreement = duty.agreement AND term.number = duty.term
  AND duty.begins IS NOT term.ending_from
"""


def settle(connection: sqlite3.Connection) -> None:
    """Choose the successor of each agreement, bound its days, judge all duties of the store, count its agreements."""
    connection.execute(_NOT_SUCCEEDED)
    connection.execute(_SUCCEEDED)
    _apply_lead(connection)
    for statement in (_BEGIN_AGAIN, _SCOPE, _DONE, _RENEWED, _REVIEWED):
        connection.execute(statement, _OF_KINDS)
    bound_days(connection)
    keep_counts(connection)


def _apply_lead(connection: sqlite3.Connection) -> None:
    """Count the lead of the office's settings back from each end; without one, the usual lead."""
    asked = connection.execute(_LEAD_ASKED).fetchone()
    lead = read_duration(asked[0]) if asked else _LEAD

    def lead_before(day: str | None) -> str | None:
        if day is None:
            return None
        try:
            return lead.before(date.fromisoformat(day)).isoformat()
        except DateError:
            return date.min.isoformat()

    connection.create_function("lead_before", 1, cache(lead_before), deterministic=True)
    connection.execute(_ENDING_FROM)
    connection.execute(_RENEWAL_BEGINS)
    connection.execute(_END_BEGINS)


_DOUBLES: Final = """
SELECT id, section, file, line, doubles FROM record WHERE doubles IS NOT NULL ORDER BY number
"""

_DANGLING: Final = """
SELECT reference.section, reference.target, record.file, reference.line, reference."column",
  found.section, found.file, found.line
FROM reference
JOIN record ON record.id = reference.record AND record.doubles IS NULL
LEFT JOIN record AS found ON found.id = reference.target
WHERE found.id IS NULL OR CASE reference.section
  WHEN '' THEN found.section IN ('duties', 'settings') ELSE found.section <> reference.section
END
"""

_IDS: Final = """
SELECT id, file, line FROM record
WHERE section = :section OR (:section = '' AND section NOT IN ('duties', 'settings'))
"""

_NO_DUTIES: Final = """
SELECT
  duty_record.duty, reference.target, record.file,
  coalesce(reference.line, record.line), coalesce(reference."column", record."column")
FROM duty_record
JOIN record ON record.id = duty_record.id
LEFT JOIN reference ON reference.record = duty_record.id AND reference.field = 'duty'
WHERE NOT EXISTS (SELECT 1 FROM duty WHERE duty.id = duty_record.duty) AND (
  reference.target IS NULL
  OR reference.section = 'agreements' AND EXISTS (
    SELECT 1 FROM agreement WHERE agreement.id = reference.target
  )
)
"""
"""Yearly ones stand on no record, and are no rows; those of commitments are no rows either. An activity that was held
has no duty any more, and what is owed once of an agreement, as a copy, may be noted where no law asked for it."""

_DOUBLE: Final = {"duties": "duty-double", "settings": "settings-double"}
_CODES: Final = {
    "parties": "party-unknown",
    "agreements": "agreement-unknown",
    "activities": "activity-unknown",
    "commitments": "commitment-unknown",
    "sources": "source-unknown",
    "": "record-unknown",
}


def problems_of_store(connection: sqlite3.Connection) -> list[Problem]:
    """Give a problem for each second record of an id, and for each reference or duty to what is not there."""
    return [*_doubles(connection), *_dangling(connection), *_no_duties(connection)]


def _doubles(connection: sqlite3.Connection) -> Iterator[Problem]:
    double_agreements: set[str] = set()
    for name, section, file, line, doubles in connection.execute(_DOUBLES).fetchall():
        if section == "agreements":
            double_agreements.add(name)
        if section == "commitments" and name.partition("/")[0] in double_agreements:
            continue
        for other_file, other_line, other_column in json.loads(doubles):
            values = {"id": name.removeprefix(DUTY_PREFIX), "file": file, "line": line}
            yield Problem(_DOUBLE.get(section, "id-double"), other_file, other_line, other_column, values)


def _dangling(connection: sqlite3.Connection) -> Iterator[Problem]:
    ids: dict[str, dict[str, tuple[str, int]]] = {}
    dangling = connection.execute(_DANGLING).fetchall()
    for section, target, file, line, column, other, other_file, other_line in dangling:
        values: dict[str, object] = {"id": target}
        if other is not None:
            hint = N_('{file}:{line} has that id, but stands in the section "{other}"')
            values |= {"other": other, "file": other_file, "line": other_line}
        else:
            if section not in ids:
                ids[section] = {row[0]: row[1:] for row in connection.execute(_IDS, {"section": section})}
            hint = ""
            if near := nearest(target, ids[section], 1):
                hint = N_('did you mean "{near}"? ({file}:{line})')
                other_file, other_line = ids[section][near[0]]
                values |= {"near": near[0], "file": other_file, "line": other_line}
        yield Problem(_CODES[section], file, line, column, values, hint)


def _no_duties(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Warn of what the keepers wrote about a duty that its record does not have, or before the Law held."""
    for duty, target, file, line, column in connection.execute(_NO_DUTIES).fetchall():
        if owed_under_the_law(duty) if target is None else read_duty_id(duty).kind.of is AGREEMENT:
            continue
        ids = connection.execute("SELECT id FROM duty WHERE record = ?", (target,))
        endings = [name.partition("/")[2] for (name,) in ids]
        near = tuple(f"{target}/{step}" for step in nearest(duty.partition("/")[2], endings, 1))
        yield Problem("duty-not-there", file, line, column, {"id": duty, "near": near})
