"""Full-text search over all records: ranked in SQL, only what is shown is read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Final, NamedTuple

from coopcli.asking.names import Wanted, query_of_spelling, query_of_words, words_query_of
from coopcli.records.record import Data, DataRow, Field, FieldKind, RecordType
from coopcli.store import read_groups, read_rows
from coopcli.text import accented_words, fold


class HitRow(NamedTuple):
    """A record that holds all the words, itself or in the names of the `parties` that it names."""

    section: str
    id: str
    data: Data
    parties: tuple[Data, ...] = ()


class FoundPassage(NamedTuple):
    """A text of a record, in its original spelling. `marks` are where the words start and end, in order.

    `field` is the field it stands in, or of nested records the innermost list: `people`, `commitments`.
    """

    field: Field
    text: str
    marks: tuple[tuple[int, int], ...]


_LEFT_OUT: Final = frozenset(("note", "cite", "inferred", "address"))
"""Fields that say nothing of the matter."""

_KINDS: Final = frozenset(
    (FieldKind.ID, FieldKind.TEXT, FieldKind.TEXTS, FieldKind.CODE, FieldKind.DATE, FieldKind.PERIOD, FieldKind.RECORD)
)  # fmt: skip

_SEARCHED: dict[str, tuple[Field, ...]] = {}


def searchable_fields(record_type: RecordType) -> tuple[Field, ...]:
    """Give the fields of a record type that are searched."""
    if record_type.name not in _SEARCHED:
        _SEARCHED[record_type.name] = tuple(field for field in record_type.fields if _is_searched(field))
    return _SEARCHED[record_type.name]


def _is_searched(field: Field) -> bool:
    """The `text` of a source is the name of a file; other texts are TEXTS."""
    a_file = field.name == "text" and field.kind is FieldKind.TEXT
    return field.kind in _KINDS and field.name not in _LEFT_OUT and not a_file


_SECTION: Final = "record.section IN (SELECT value FROM json_each(:sections))"

_PEOPLE: Final = """EXISTS (
  SELECT 1 FROM person WHERE person.record = record.id AND holds(person.name, person.position)
)"""

_PLACES: Final = """EXISTS (
  SELECT 1 FROM place
  WHERE place.record = record.id AND holds(country, province, city, district, commune, village, name)
)"""

NESTED: Final = {"people": _PEOPLE, "places": _PLACES}
"""What stands inside records and can be searched alone, with the condition that a record holds it there."""

# Ranks are compared in thirds of the best one: bm25 prefers short texts, so that a party would always stand before
# the agreement that says as much. What stands in the same third counts as equal.
_FOUND: Final = """
WITH found AS MATERIALIZED (
  SELECT search.rowid AS number, bm25(search) AS rank, {spelled} AS spelled,
    search.rowid IN (SELECT rowid FROM search WHERE search MATCH :written) AS written
  FROM search WHERE search MATCH :query
)
SELECT record.id
FROM found JOIN record ON record.number = found.number
WHERE {condition}
ORDER BY found.spelled DESC, found.written DESC, round(3 * found.rank / (SELECT min(rank) FROM found)) DESC,
  CASE record.section
    WHEN 'agreements' THEN 1 WHEN 'parties' THEN 2 WHEN 'partnerships' THEN 3 WHEN 'commitments' THEN 4
    WHEN 'activities' THEN 5 WHEN 'statements' THEN 6 ELSE 7
  END, found.rank, record.id
LIMIT :limit
"""

_SPELLED: Final = "search.rowid IN (SELECT rowid FROM search WHERE search MATCH :spelled)"

_COUNT: Final = """
SELECT count(*) FROM search JOIN record ON record.number = search.rowid
WHERE search MATCH :query AND ({condition})
"""

_HITS: Final = """
SELECT record.id, record.section, record.data
FROM json_each(:ids) AS shown JOIN record ON record.id = shown.value
ORDER BY shown.key
"""

_PARTIES: Final = """
SELECT reference.record, named.id, named.data
FROM json_each(:ids) AS shown
JOIN reference ON reference.record = shown.value AND reference.section = 'parties'
JOIN record AS named ON named.id = reference.target
GROUP BY reference.record, named.id
ORDER BY min(reference.rowid)
"""


def find_hits(
    connection: sqlite3.Connection,
    text: str,
    wanted: Sequence[Wanted],
    sections: Sequence[str],
    limit: int | None,
) -> list[HitRow]:
    """Give the records that hold all that is wanted, the best first: `text` is what was typed for it.

    First those that write every accented word as typed, then those that write the words without their accents,
    not only a synonym or the label of a code; then by how many and how rare the words are (BM25);
    among equals, agreements before what belongs to them. No `sections` (those of the records, or `people` and
    `places`) are all.
    """
    if not wanted:
        return []
    typed = accented_words(text)
    query = _FOUND.format(spelled=_SPELLED if typed else "FALSE", condition=_condition(sections))
    parameters = _parameters(connection, wanted, sections) | {
        "limit": -1 if limit is None else limit,
        "spelled": query_of_spelling(typed),
        "written": query_of_words(wanted),
    }
    ids = json.dumps([row[0] for row in connection.execute(query, parameters)])
    parties = read_groups(connection.execute(_PARTIES, {"ids": ids}), DataRow)
    return [
        hit._replace(parties=tuple(party.data for party in parties.get(hit.id, ())))
        for hit in read_rows(connection.execute(_HITS, {"ids": ids}), HitRow)
    ]


def count_hits(connection: sqlite3.Connection, wanted: Sequence[Wanted], sections: Sequence[str]) -> int:
    """Give how many records hold all that is wanted."""
    if not wanted:
        return 0
    query = _COUNT.format(condition=_condition(sections))
    found: int = connection.execute(query, _parameters(connection, wanted, sections)).fetchone()[0]
    return found


def _parameters(
    connection: sqlite3.Connection, wanted: Sequence[Wanted], sections: Sequence[str]
) -> dict[str, str | int]:
    def holds(*texts: str | None) -> bool:
        words = fold(" ".join(filter(None, texts))).split()
        return all(one.found_in(words) for one in wanted)

    connection.create_function("holds", -1, holds, deterministic=True)
    return {"query": words_query_of(wanted), "sections": json.dumps(list(sections))}


def _condition(sections: Sequence[str]) -> str:
    if not sections:
        return "TRUE"
    return " OR ".join((_SECTION, *(NESTED[section] for section in sections if section in NESTED)))
