"""The office that keeps the register: its settings, what it wrote of duties, and since when it owes something."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Final

from coopcli.duties.made import REPORT_DAY
from coopcli.duties.rows import DutyRecord, DutyRow, Office
from coopcli.store.row_reader import read_rows

_RECORDS: Final = """
SELECT
  duty_record.duty, duty_record.done, duty_record.snoozed_until_earliest AS snoozed_until, record.file, record.line
FROM duty_record JOIN record ON record.id = duty_record.id
"""

_SUSPENDED: Final = """
SELECT agreement FROM suspension WHERE starts_earliest <= ? AND (ends_latest < ?) IS NOT TRUE
"""

_FIRST_PROMISED: Final = """
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
    setting = connection.execute("SELECT report_day, lead FROM setting").fetchone() or (None, None)
    month, day = (int(part) for part in setting[0].split("-")) if setting[0] else REPORT_DAY
    tracked = connection.execute("SELECT step, since_earliest FROM tracked")
    first_year = connection.execute(_FIRST_YEAR).fetchone()[0] if yearly else None
    return Office(
        report_day=(month, day),
        lead=setting[1],
        tracks={step: date.fromisoformat(since) for step, since in tracked if since},
        first_year=int(first_year) if first_year else None,
    )


def suspended_on(connection: sqlite3.Connection, first: date, last: date) -> frozenset[str]:
    """Give the agreements that are or may be suspended on some day between two."""
    days = (last.isoformat(), first.isoformat())
    return frozenset(name for (name,) in connection.execute(_SUSPENDED, days))


def first_promised(connection: sqlite3.Connection) -> int | None:
    """Give the year in which the first term begins that promises something with a cadence; None for none."""
    year = connection.execute(_FIRST_PROMISED).fetchone()[0]
    return int(year) if year else None
