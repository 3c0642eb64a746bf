"""Which duties fall due: those of the store by their days, what the keepers wrote of them, the office's settings."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from coopcli.days.periods import Span
from coopcli.duties.rows import PLACE, REPORT_DAY, DutyRecord, DutyRow, Office, Suspended
from coopcli.records.codelists import STEP
from coopcli.store import read_groups, read_rows

_AGREEMENT: Final = """
coalesce(duty.agreement, (
  SELECT activity_agreement.agreement FROM activity_agreement
  WHERE activity_agreement.activity = duty.record
  ORDER BY activity_agreement.agreement LIMIT 1
), '')
"""
"""Whose duty it is; "" for none."""

_KIND_ORDER: Final = " ".join(f"WHEN '{code}' THEN {place}" for place, code in enumerate(STEP.codes))
_PLACE: Final = {
    "due_earliest": "duty.due_earliest",
    "due_latest": "coalesce(duty.due_latest, '9999-12-31')",
    "agreement": _AGREEMENT,
    "step": f"CASE duty.step {_KIND_ORDER} END",
    "duty": "duty.id",
}
"""How the store compares what decides the place of a duty."""

_TACIT: Final = """
duty.term > 1 AND (
  SELECT term.origin = 'tacit' AND term.current_from > (SELECT day FROM today)
  FROM term WHERE term.agreement = duty.agreement AND term.number = duty.term
)
"""
"""A term that further tacit renewals lead to is only possible while it lies ahead."""

_MARKED: Final = "'*[?~%]*'"

_MARKS: Final = f"""
CASE WHEN NOT duty.unsure OR ({_TACIT}) THEN '' ELSE (
  SELECT date || iif(inferred AND date NOT GLOB {_MARKED}, '?', '') FROM (
    SELECT
      period AS date,
      EXISTS (SELECT 1 FROM inference WHERE record = id AND (field = 'period' OR field GLOB 'renewal*')) AS inferred
    FROM agreement WHERE id = duty.agreement AND duty.term
    UNION ALL
    SELECT coalesce(date_in_force, date_signed), date_in_force_inferred OR date_signed_inferred
    FROM change
    WHERE agreement = duty.agreement AND (duty.term OR duty.step = 'change_notice' AND instr(duty.id, '-of-' || kind))
    UNION ALL
    SELECT date_signed, date_signed_inferred
    FROM agreement WHERE id = duty.agreement AND (duty.term OR duty.step = 'copy')
    UNION ALL
    SELECT newest_told, 0 FROM term WHERE agreement = duty.agreement AND number = 1 AND duty.step = 'signing'
    UNION ALL
    SELECT dates, dates_inferred FROM activity WHERE activity.id = duty.record AND duty.step = 'activity'
  )
  WHERE inferred OR date GLOB {_MARKED}
  LIMIT 1
) END
"""
"""The date that an unsure day rests on, with the marks of EDTF for what is inferred or approximate; none where the day
is only possible."""

_COLUMNS: Final = f"""
duty.id AS duty, duty.step, duty.record, nullif({_AGREEMENT}, '') AS agreement,
duty.term, duty.begins, duty.due_earliest, duty.due_latest,
(duty.unsure OR duty.applies = 2 OR {_TACIT}) IS TRUE AS unsure, {_MARKS} AS marks,
duty.proposed, duty.passes, duty.settled, duty.settled_by,
(SELECT standing FROM agreement WHERE agreement.id = duty.settled_by) AS settled_standing,
(SELECT term.told_until FROM term WHERE term.agreement = duty.agreement AND term.number = 1) AS told_until,
(
  SELECT max(duty_record.snoozed_until_earliest) FROM duty_record WHERE duty_record.duty = duty.id
) AS snoozed_until,
(SELECT coalesce(title, text) FROM activity WHERE activity.id = duty.record) AS text,
duty.step = 'end' AND coalesce((
  SELECT term.continues IS NOT NULL AND NOT term.extended
  FROM term WHERE term.agreement = duty.agreement AND term.number = duty.term
), 0) AS rolls_on,
(
  SELECT json_group_array(json(party.name))
  FROM activity_party JOIN party ON party.id = activity_party.party
  WHERE activity_party.activity = duty.record
) AS parties
"""

_AMONG: Final = f"(:among IS NULL OR {_AGREEMENT} IN (SELECT value FROM json_each(:among)))"
"""Whether it is a duty of one of the agreements that can answer, where filters narrow them: no other row is made."""

_IN_SPAN: Final = """
SELECT id FROM duty WHERE due_latest >= :first AND +due_earliest <= :last
UNION ALL
SELECT id FROM duty WHERE due_latest IS NULL AND due_earliest <= :last
"""
"""Asked of the index of last days (+ keeps the other out): most duties of a large register are long past."""

_MEETING: Final = f"SELECT {_COLUMNS} FROM duty WHERE duty.applies AND duty.id IN ({_IN_SPAN}) AND {_AMONG}"

_LEADING: Final = f"""
SELECT {_COLUMNS}
FROM duty AS final
JOIN duty ON duty.agreement = final.agreement AND duty.term = final.term
WHERE final.step = 'end' AND final.id IN ({_IN_SPAN})
  AND duty.step <> 'end' AND duty.applies AND duty.settled IS NOT 'surely' AND duty.due_latest >= :long_past
  AND {_AMONG}
"""
"""The duties that are still open towards an end in the period."""

_OPEN: Final = f"""
SELECT {_COLUMNS} FROM duty
WHERE duty.applies AND duty.settled IS NOT 'surely' AND duty.id IN ({_IN_SPAN}) AND {_AMONG}
"""

_NOT_STATED: Final = f"""
SELECT {_COLUMNS} FROM duty
WHERE duty.applies AND duty.due_earliest IS NULL AND coalesce(duty.due_latest, '9999') >= :first
  AND (duty.settled IS NOT 'surely' OR :settled) AND {_AMONG}
"""
"""No day is stated, or only one until which it falls due."""

_SNOOZED: Final = f"""
SELECT {_COLUMNS}
FROM duty_record AS noted
JOIN duty ON duty.id = noted.duty
WHERE noted.snoozed_until_earliest > (SELECT day FROM today)
  AND duty.applies AND duty.settled IS NOT 'surely' AND coalesce(duty.due_earliest, '0000') <= :last
  AND {_AMONG}
"""
"""However long past, for what is snoozed is not counted with what is long past."""

_ONE: Final = f"SELECT {_COLUMNS} FROM duty WHERE duty.applies AND duty.id = :id"

_SOONEST: Final = f"""
SELECT {_COLUMNS} FROM duty
WHERE duty.id IN (
  SELECT duty.id FROM duty
  WHERE duty.due_earliest BETWEEN :first AND :last AND duty.applies AND duty.settled IS NOT 'surely' AND NOT EXISTS (
      SELECT 1 FROM duty_record WHERE duty_record.duty = duty.id AND duty_record.snoozed_until_earliest > :first
    )
  ORDER BY {", ".join(_PLACE[name] for name in PLACE)}
  LIMIT CAST(:number AS INTEGER)
)
"""

_OVERDUE: Final = f"""
SELECT {_COLUMNS} FROM duty
WHERE duty.due_latest >= :first AND duty.due_latest < :day AND duty.step = :step
  AND duty.applies AND duty.settled IS NULL AND NOT duty.passes
"""

_OF_TERM: Final = f"""
SELECT {_COLUMNS} FROM duty
WHERE duty.applies AND duty.agreement = :agreement AND duty.term = CAST(:term AS INTEGER)
"""

_LONG_PAST: Final = """
SELECT duty.agreement, count(*) FROM duty
WHERE duty.settled IS NOT 'surely' AND duty.applies AND NOT duty.passes AND duty.due_latest < :before
  AND NOT EXISTS (
    SELECT 1 FROM duty_record WHERE duty_record.duty = duty.id AND duty_record.snoozed_until_earliest > :day
  )
  AND (:among IS NULL OR duty.agreement IN (SELECT value FROM json_each(:among)))
"""


def duties_meeting(
    connection: sqlite3.Connection,
    span: Span,
    long_past: date,
    office: Office,
    among: Collection[str] | None = None,
    *,
    settled: bool,
) -> list[DutyRow]:
    """Give the duties that may fall due in a span, settled ones too, and the open duties towards an end in it.

    `among`: those of these agreements only. With `settled`, also those that are settled and of a day not stated, which
    lies in every span.
    """
    days = {**_days(span), **_of(among), "long_past": str(long_past), "settled": str(int(settled))}
    return _rows(connection, (_MEETING, _LEADING, _NOT_STATED), days, office)


def duties_open(
    connection: sqlite3.Connection,
    first: date,
    last: date,
    office: Office,
    among: Collection[str] | None = None,
) -> list[DutyRow]:
    """Give the duties that are not surely settled and can fall due between two days, or on a day not stated.

    `among`: those of these agreements only.
    """
    days = {**_days(Span(first, last)), **_of(among), "settled": "0"}
    return _rows(connection, (_OPEN, _SNOOZED, _NOT_STATED), days, office)


def duties_soonest(connection: sqlite3.Connection, span: Span, number: int, office: Office) -> list[DutyRow]:
    """Give so many open duties, not snoozed, that can fall due first from the first day of a span on."""
    return _rows(connection, (_SOONEST,), {**_days(span), "number": str(number)}, office)


def duties_overdue(
    connection: sqlite3.Connection, long_past: date, day: date, office: Office
) -> list[DutyRow]:
    """Give the duties past by less than a year of the kinds of duty that the register keeps complete."""
    rows: list[DutyRow] = []
    for step, since in office.tracks.items():
        parameters = {"first": str(max(since, long_past)), "day": str(day), "step": step}
        rows += _rows(connection, (_OVERDUE,), parameters, office)
    return rows


def one_duty(connection: sqlite3.Connection, name: str, office: Office) -> DutyRow | None:
    """Give the duty of an id; None where the store has none: it may be a recurring one."""
    return next(iter(_rows(connection, (_ONE,), {"id": name}, office)), None)


def duties_of_term(connection: sqlite3.Connection, row: DutyRow, office: Office) -> list[DutyRow]:
    """Give the duties of the same term of the same agreement."""
    of_it = {"agreement": row.agreement or "", "term": str(row.term)}
    return _rows(connection, (_OF_TERM,), of_it, office)


def find_told_by(connection: sqlite3.Connection, row: DutyRow) -> str | None:
    """Give the record that a duty takes its day from, where that is not its own: the newest one that tells of it."""
    query = "SELECT told_by FROM term WHERE agreement = ? AND number = 1"
    found = connection.execute(query, (row.agreement,)).fetchone() if row.step == "signing" else None
    return str(found[0]) if found and found[0] else None


def duty_ids(connection: sqlite3.Connection) -> list[str]:
    """Give the ids of the duties that the store has."""
    return [name for (name,) in connection.execute("SELECT id FROM duty WHERE applies ORDER BY id")]


_OF_RECORDS: Final = """
SELECT id FROM duty
WHERE applies
  AND (
    agreement IN (SELECT value FROM json_each(:records)) OR record IN (SELECT value FROM json_each(:records))
  )
  AND (:steps = '[]' OR step IN (SELECT value FROM json_each(:steps)))
ORDER BY coalesce(due_earliest, due_latest, '9999'), id
"""
_OF_STEPS: Final = """
SELECT id FROM duty
WHERE applies AND step IN (SELECT value FROM json_each(:steps))
  AND (:year = '' OR :year BETWEEN substr(coalesce(due_earliest, due_latest), 1, 4) AND substr(due_latest, 1, 4))
ORDER BY coalesce(due_earliest, due_latest, '9999'), id
"""
_COMMITMENTS_AMONG: Final = """
SELECT id FROM commitment
WHERE every IS NOT NULL
  AND (agreement IN (SELECT value FROM json_each(:records)) OR id IN (SELECT value FROM json_each(:records)))
ORDER BY agreement, ordinal
"""


def duties_of_records(
    connection: sqlite3.Connection, records: Sequence[str], steps: Sequence[str]
) -> list[str]:
    """Give the ids of the duties of records that the store has, of these kinds (none: of all), the first day first."""
    values = {"records": json.dumps(records), "steps": json.dumps(steps)}
    return [row[0] for row in connection.execute(_OF_RECORDS, values)]


def duties_of_steps(connection: sqlite3.Connection, steps: Sequence[str], year: str) -> list[str]:
    """Give the ids of the duties of these kinds that the store has, of a year ("": of any), the first day first."""
    return [row[0] for row in connection.execute(_OF_STEPS, {"steps": json.dumps(steps), "year": year})]


def commitments_among(connection: sqlite3.Connection, records: Sequence[str]) -> list[str]:
    """Give the recurring commitments among records, or of the agreements among them."""
    return [row[0] for row in connection.execute(_COMMITMENTS_AMONG, {"records": json.dumps(records)})]


def count_long_past(
    connection: sqlite3.Connection,
    before: date,
    day: date,
    among: Collection[str] | None = None,
    *,
    by_agreement: bool,
) -> Counter[str]:
    """Count the open duties that were due before a day, all under "" or by their agreement; `among`: of these only."""
    query = _LONG_PAST + ("GROUP BY duty.agreement" if by_agreement else "")
    rows = connection.execute(query, {**_of(among), "before": before.isoformat(), "day": day.isoformat()})
    return Counter({(name or "") if by_agreement else "": count for name, count in rows if count})


def _days(span: Span) -> dict[str, str]:
    return {"first": str(span.first or "0000"), "last": str(span.last or "9999")}


def _of(among: Collection[str] | None) -> dict[str, str | None]:
    return {"among": None if among is None else json.dumps([*among])}


def _rows(
    connection: sqlite3.Connection,
    queries: Iterable[str],
    parameters: Mapping[str, str | None],
    office: Office,
) -> list[DutyRow]:
    """Give what any of the queries gives, each duty once."""
    rows = {
        row.duty: row._replace(tracked=office.tracks.get(row.step))
        for query in queries
        for row in read_rows(connection.execute(query, parameters), DutyRow)
    }
    return [*rows.values()]


_RECORDS: Final = """
SELECT
  duty_record.duty, duty_record.done, duty_record.snoozed_until_earliest AS snoozed_until, record.file, record.line
FROM duty_record JOIN record ON record.id = duty_record.id
"""

_SUSPENSIONS: Final = "SELECT agreement, starts_earliest AS first, ends_latest AS last FROM suspension"

_FIRST_CADENCE_YEAR: Final = """
SELECT min(substr(term.starts_earliest, 1, 4))
FROM term
WHERE term.number = 1 AND term.starts_earliest > '0002'
  AND term.agreement IN (SELECT agreement FROM commitment WHERE every IS NOT NULL)
"""

_INTERNATIONAL: Final = """
(SELECT scope FROM agreement_scope WHERE agreement_scope.agreement = agreement.id) = 'foreign'
"""

_FIRST_YEAR: Final = f"""
WITH signed AS MATERIALIZED (
  SELECT date_signed_earliest AS day FROM agreement
  WHERE date_signed_earliest IS NOT NULL AND standing IS NOT 'planned' AND {_INTERNATIONAL}
  ORDER BY date_signed_earliest LIMIT 1
), undated AS MATERIALIZED (
  SELECT agreement.id, term.starts_earliest AS day
  FROM agreement JOIN term ON term.agreement = agreement.id AND term.number = 1
  WHERE date_signed_earliest IS NULL AND standing IS NOT 'planned'
    AND term.starts_earliest < coalesce((SELECT day FROM signed), '9999')
)
SELECT min(substr(day, 1, 4)) FROM (
  SELECT day FROM signed UNION ALL SELECT day FROM undated AS agreement WHERE {_INTERNATIONAL}
)
"""


def duty_records(connection: sqlite3.Connection) -> dict[str, DutyRecord]:
    """Give what the keepers wrote, by duty."""
    return {record.duty: record for record in read_rows(connection.execute(_RECORDS), DutyRecord)}


def file_of_duty(connection: sqlite3.Connection, row: DutyRow) -> str:
    """Give the file to write about a duty in: that of its record, of the settings, or the first with agreements."""
    query = """
    SELECT file FROM record
    ORDER BY id = :record DESC, id = :agreement DESC, id = 'settings' DESC, section = 'agreements' DESC, file
    LIMIT 1
    """
    found = connection.execute(query, {"record": row.record, "agreement": row.agreement}).fetchone()
    return str(found[0])


def office_of(connection: sqlite3.Connection, *, yearly: bool = True) -> Office:
    """Give the settings of the office that keeps the register, the usual ones where it states none.

    Without `yearly`, as if there were no international agreement: what the office owes each year is not asked.
    """
    stated = connection.execute("SELECT report_day, lead FROM setting").fetchone()
    setting = stated or (None, None)
    month, day = (int(part) for part in setting[0].split("-")) if setting[0] else REPORT_DAY
    tracked = connection.execute("SELECT step, since_earliest FROM tracked")
    first_year = connection.execute(_FIRST_YEAR).fetchone()[0] if yearly else None
    return Office(
        report_day=(month, day),
        lead=setting[1],
        tracks={step: date.fromisoformat(since) for step, since in tracked if since},
        first_year=int(first_year) if first_year else None,
        known=stated is not None,
    )


def find_suspensions(connection: sqlite3.Connection) -> dict[str, list[Suspended]]:
    """Give by agreement the days on which it is or may be suspended."""
    return read_groups(connection.execute(_SUSPENSIONS), Suspended)


def find_first_cadence_year(connection: sqlite3.Connection) -> int | None:
    """Give the year in which the first term begins that has a commitment with a cadence; None for none."""
    year = connection.execute(_FIRST_CADENCE_YEAR).fetchone()[0]
    return int(year) if year else None
