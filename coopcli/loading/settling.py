"""What settles a duty, whether the law asks for it, what succeeds an agreement: judged over the whole store.

Other records decide: a signed successor, a review that was held, what the keepers wrote, the parties' countries,
the office's own lead. So every load judges all anew, the files not read this time included.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from functools import cache
from typing import Final

from coopcli.days.dates import DateError, Duration, read_duration
from coopcli.duties.days import FINAL_REVIEW_FROM
from coopcli.duties.kinds import FOREIGN, codes_settled_by
from coopcli.summary.find import keep_counts
from coopcli.terms.terms import LEAD

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
UPDATE term SET ending_from = lead_before(ends_earliest), ending_surely_from = lead_before(ends_latest)
WHERE notice_deadline_earliest IS NULL AND (ending_from, ending_surely_from)
  IS NOT (lead_before(ends_earliest), lead_before(ends_latest))
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
    """Choose the successor of each agreement, judge all duties of the store, count its agreements."""
    connection.execute(_NOT_SUCCEEDED)
    connection.execute(_SUCCEEDED)
    _apply_lead(connection)
    for statement in (_BEGIN_AGAIN, _SCOPE, _DONE, _RENEWED, _REVIEWED):
        connection.execute(statement, _OF_KINDS)
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
