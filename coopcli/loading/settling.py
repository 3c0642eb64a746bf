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

from coopcli.asking.filter import TOOK_PLACE
from coopcli.days.dates import DateError, Duration, read_duration
from coopcli.duties.days import FINAL_REVIEW_FROM
from coopcli.duties.kinds import FOREIGN, codes_settled_by
from coopcli.loading.bounding import bound_days
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

_NEWEST: Final = f"""
WITH about AS MATERIALIZED (
  SELECT id AS agreement, id AS record FROM agreement
  UNION ALL SELECT agreement, id FROM commitment
  UNION ALL SELECT agreement, activity FROM activity_agreement
  UNION ALL SELECT commitment.agreement, fulfilment.activity
    FROM fulfilment JOIN commitment ON commitment.id = fulfilment.commitment
  UNION ALL SELECT agreement.id, statement FROM statement_about JOIN agreement ON agreement.id = statement_about.target
),
page AS MATERIALIZED (
  SELECT
    id, date_published AS date, date_published_earliest AS earliest, date_published_latest AS latest,
    coalesce(date_published NOT GLOB '*[?~%]*', 0) AND NOT EXISTS (
      SELECT 1 FROM inference WHERE record = source.id AND field = 'date_published'
    ) AS sure
  FROM source
),
cited AS MATERIALIZED (
  SELECT about.agreement, page.id AS record, page.date, page.earliest, page.latest, page.sure
  FROM about
  JOIN citation ON citation.record = about.record
  JOIN page ON page.id = citation.source
),
dated AS MATERIALIZED (
  SELECT agreement, max(iif(sure, latest || record, NULL)) AS newest, min(sure) AS all_sure
  FROM cited GROUP BY agreement
),
told AS (
  SELECT agreement, max(earliest || coalesce(latest, '9999-12-31')), record, date, latest FROM (
    SELECT agreement, record, date, earliest, latest FROM cited
    UNION ALL
    SELECT id, id, date_signed, date_signed_earliest, date_signed_latest FROM agreement
    WHERE standing IS NOT 'planned'
    UNION ALL
    SELECT agreement, agreement, date_signed, date_signed_earliest, date_signed_latest FROM change
    UNION ALL
    SELECT about.agreement, record, dates, dates_earliest, dates_latest
    FROM about JOIN activity ON activity.id = about.record
    WHERE {TOOK_PLACE}
    UNION ALL
    SELECT about.agreement, record, dates, dates_earliest, dates_latest
    FROM about JOIN statement ON statement.id = about.record
  )
  WHERE earliest IS NOT NULL AND agreement IN (SELECT agreement FROM dated WHERE NOT all_sure)
  GROUP BY agreement
)
UPDATE term
SET newest_source = newest.day, newest_told = newest.told, told_by = newest.record, told_until = newest.until
FROM (
  SELECT
    agreement.id, substr(dated.newest, 1, 10) AS day,
    iif(dated.all_sure, NULL, told.date) AS told,
    iif(dated.all_sure, substr(dated.newest, 11), told.record) AS record,
    iif(dated.all_sure, substr(dated.newest, 1, 10), told.latest) AS until
  FROM agreement
  LEFT JOIN dated ON dated.agreement = agreement.id
  LEFT JOIN told ON told.agreement = agreement.id
) AS newest
WHERE newest.id = term.agreement AND (term.newest_source, term.newest_told, term.told_by, term.told_until)
  IS NOT (newest.day, newest.told, newest.record, newest.until)
"""
"""Until when sources tell of an agreement. One whose day is not stated, or not sure, was written after the newest thing
that it tells; which one that is follows from the earliest days. What cites the office itself is told by no source."""

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

_MAY_BE_RENEWED: Final = """
WITH pair AS (
  SELECT agreement, group_concat(party, ' ') AS parties
  FROM (SELECT DISTINCT agreement, party FROM agreement_party ORDER BY agreement, party)
  GROUP BY agreement HAVING count(*) > 1
),
lasting AS MATERIALIZED (
  SELECT
    pair.parties, term.agreement,
    min(starts_earliest) AS starts, max(coalesce(ends_latest, '9999-12-31')) AS ends
  FROM pair JOIN term ON term.agreement = pair.agreement
  GROUP BY term.agreement
),
later AS (
  SELECT agreement, successor AS name, 1 AS linked, starts_earliest AS starts, '9999-12-31' AS ends, 0 AS shares
  FROM successor
  UNION ALL
  SELECT one.agreement, other.agreement, 0, other.starts, other.ends, EXISTS (
    SELECT 1 FROM area AS mine JOIN area AS its ON its.area = mine.area
    WHERE mine.record = one.agreement AND its.record = other.agreement
  )
  FROM lasting AS one JOIN lasting AS other ON other.parties = one.parties AND other.starts > one.starts
),
found AS (
  SELECT term.agreement, term.number, later.name, row_number() OVER (
    PARTITION BY term.agreement, term.number ORDER BY later.linked DESC, later.starts, later.name
  ) AS place
  FROM later JOIN term ON term.agreement = later.agreement
  WHERE later.linked
    OR later.starts > term.starts_earliest AND later.ends > coalesce(term.ends_latest, '') AND (
      later.shares
      OR term.ends_latest IS NULL
      OR 2 * julianday(later.starts) > julianday(term.starts_earliest) + julianday(term.ends_latest)
    )
)
UPDATE duty SET settled = 'possibly', settled_by = found.name
FROM found
WHERE found.place = 1 AND found.agreement = duty.agreement AND found.number = duty.term
  AND duty.step IN (SELECT value FROM json_each(:renewed)) AND duty.settled IS NULL
"""
"""A paper of the same parties, whatever its standing and linked or not, that begins and ends later may be the next; one
that is not linked and begins in the first half of a term runs beside it, unless it is of an area that it shares."""

_SIGNING_ASKED: Final = """
UPDATE duty
SET begins = term.told_until, due_earliest = term.told_until, unsure = coalesce(term.newest_told GLOB '*[?~%]*', 0)
FROM term
WHERE duty.step = 'signing' AND term.agreement = duty.agreement AND term.number = 1
  AND (duty.due_earliest, duty.unsure) IS NOT (term.told_until, coalesce(term.newest_told GLOB '*[?~%]*', 0))
"""
"""Since a source says that it is agreed, one can ask whether it was signed."""

_REVIEWED: Final = f"""
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
  WHERE activity_kind.kind = 'review' AND {TOOK_PLACE}
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
    """Choose the successor of each agreement, bound its days, judge all duties of the store, count its agreements."""
    connection.execute(_NOT_SUCCEEDED)
    connection.execute(_SUCCEEDED)
    connection.execute(_NEWEST)
    _apply_lead(connection)
    for statement in (_BEGIN_AGAIN, _SCOPE, _SIGNING_ASKED, _DONE, _RENEWED, _MAY_BE_RENEWED, _REVIEWED):
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
