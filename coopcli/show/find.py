"""One record whole, with the records that name it, those that it names, and the sources that are cited."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Final

from coopcli.asking.filter import inferred, quote
from coopcli.i18n import pick, say_inferred
from coopcli.records.record import Data, DataRow, Mention, RecordRow, Texts
from coopcli.store import read_rows

_RECORD: Final = "SELECT id, section, file, line, data FROM record WHERE id = ?"

_LIST: Final = "substr(reference.field, 1, instr(reference.field || '[', '[') - 1)"
# In the order of the files, whatever was loaded first.
_MENTIONS: Final = f"""
SELECT id, section, field, data, inferred FROM (
  SELECT 1 AS part, reference.rowid AS place, record.*, reference.field,
    {inferred("record.id", "reference.field")} OR {inferred("record.id", _LIST)} AS inferred
  FROM reference JOIN record ON record.id = reference.record
  WHERE reference.target = :id AND record.id <> :id AND record.section <> 'commitments'
  UNION ALL
  SELECT 2, commitment.ordinal, record.*, 'fulfils', {inferred("record.id", quote("fulfils"))}
  FROM commitment JOIN fulfilment ON fulfilment.commitment = commitment.id
  JOIN record ON record.id = fulfilment.activity
  WHERE commitment.agreement = :id
  UNION ALL
  SELECT 3, commitment.ordinal, record.*, 'about', {inferred("record.id", quote("about"))}
  FROM commitment JOIN statement_about ON statement_about.target = commitment.id
  JOIN record ON record.id = statement_about.statement
  WHERE commitment.agreement = :id
)
ORDER BY part, file, line, "column", place
"""

_NAMES: Final = f"""
SELECT
  id, coalesce(data -> 'name', data -> 'title') AS name,
  {inferred("record.id", "iif(data -> 'name' IS NULL, 'title', 'name')")} AS inferred
FROM record
WHERE id IN (SELECT value FROM json_each(?)) AND name IS NOT NULL
"""

_NAMED_BY: Final = """
SELECT DISTINCT target FROM reference
WHERE record IN (SELECT value FROM json_each(:ids))
  OR record IN (SELECT id FROM commitment WHERE agreement IN (SELECT value FROM json_each(:ids)))
"""

_SOURCES: Final = """
SELECT record.id, record.data FROM record
WHERE record.id IN (SELECT source FROM citation WHERE record IN (SELECT value FROM json_each(:ids)))
ORDER BY record.id
"""

_PROVINCES: Final = """
SELECT DISTINCT place FROM located
WHERE field = 'province' AND certainty = 'surely'
  AND (record = :id OR record IN (SELECT target FROM reference WHERE record = :id AND section = 'parties'))
ORDER BY place
"""

_COMMITMENTS: Final = "SELECT id FROM commitment WHERE agreement = ?"


def one_record(connection: sqlite3.Connection, name: str) -> RecordRow | None:
    """Give the record of an id with the records that name it, or its commitments; None where there is none."""
    record = next(read_rows(connection.execute(_RECORD, (name,)), RecordRow), None)
    if record is None:
        return None
    mentions = read_rows(connection.execute(_MENTIONS, {"id": name}), Mention)
    return record._replace(mentions=tuple(mentions))


def names_of(connection: sqlite3.Connection, record: RecordRow) -> dict[str, Texts]:
    """Give the names and titles of all that a record, or a record that names it, names; by id.

    One that is inferred says so.
    """
    ids = _ids(connection, record)
    named = [row[0] for row in connection.execute(_NAMED_BY, {"ids": json.dumps(ids)})]
    rows = connection.execute(_NAMES, (json.dumps([*ids, *named]),))
    return {
        name: say_inferred(pick(json.loads(text))) if inferred_name else json.loads(text)
        for name, text, inferred_name in rows
    }


def sources_of(connection: sqlite3.Connection, record: RecordRow) -> dict[str, Data]:
    """Give the sources that a record, its commitments or a record that names it cite; by id."""
    rows = connection.execute(_SOURCES, {"ids": json.dumps(_ids(connection, record))})
    return dict(read_rows(rows, DataRow))


def ids_of_section(connection: sqlite3.Connection, section: str) -> list[str]:
    """Give the ids of the records of a section."""
    rows = connection.execute("SELECT id FROM record WHERE section = ? ORDER BY id", (section,))
    return [str(name) for (name,) in rows]


def provinces_of(connection: sqlite3.Connection, name: str) -> list[str]:
    """Give the keys of the provinces of a party, or of the parties that a record names."""
    return [row[0] for row in connection.execute(_PROVINCES, {"id": name})]


def _ids(connection: sqlite3.Connection, record: RecordRow) -> list[str]:
    """Give the ids of a record, its commitments and the records that name it."""
    commitments: Iterable[tuple[str]] = connection.execute(_COMMITMENTS, (record.id,))
    return [record.id, *(row[0] for row in commitments), *(mention.id for mention in record.mentions)]
