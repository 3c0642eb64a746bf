"""Full-text search over all records: ranked in SQL, only what is shown is read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from coopcli.asking.names import Wanted, WordsAsked, numbers_in_a_run, numbers_near
from coopcli.records.record import Data, Texts
from coopcli.store import read_groups, read_rows
from coopcli.text import words_in

SAID, NEAR, APART, HELPED = 4, 3, 2, 1
"""How a record has what is wanted: it says all of it side by side as it was typed, near each other in one text, or in
several places; or something that only helps is needed to find it."""


class Related(NamedTuple):
    """A party or an agreement that a record names; `parties` are the names of those of an agreement."""

    id: str
    section: str
    data: Data
    parties: Sequence[Texts]


class HitRow(NamedTuple):
    """A record that was found; `grade` says how it has what is wanted."""

    section: str
    id: str
    data: Data
    grade: int = SAID
    related: tuple[Related, ...] = ()

    def named(self, section: str) -> list[Related]:
        """Give what it names of one section."""
        return [one for one in self.related if one.section == section]


_SECTION: Final = "record.section IN (SELECT value FROM json_each(?1))"

_PEOPLE: Final = """EXISTS (
  SELECT 1 FROM person WHERE person.record = record.id AND holds(person.name, person.position)
)"""

_PLACES: Final = """EXISTS (
  SELECT 1 FROM place
  WHERE place.record = record.id AND holds(country, province, city, district, commune, village, name)
)"""

NESTED: Final = {"people": _PEOPLE, "places": _PLACES}
"""What stands inside records and can be searched alone, with the condition that a record holds it there."""

_FOUND: Final = """
WITH found AS MATERIALIZED (
  SELECT search.rowid AS number, bm25(search) AS rank,
    CASE
      WHEN search.rowid IN ({run}) THEN 4
      WHEN search.rowid IN ({near}) THEN 3
      WHEN search.rowid IN (SELECT rowid FROM search WHERE search MATCH ?3) THEN 2
      ELSE 1
    END AS grade
  FROM search WHERE search MATCH ?4
), graded AS (
  SELECT record.id, record.section, found.*
  FROM found JOIN record ON record.number = found.number
  WHERE {condition}
)
"""

# Ranks are compared in thirds of the best one: bm25 prefers short texts, so that a party would always stand before
# the agreement that says as much. What stands in the same third counts as equal.
_BEST: Final = """
SELECT id, grade
FROM graded
ORDER BY grade DESC,
  round(3 * rank / (SELECT min(rank) FROM found)) DESC,
  CASE section
    WHEN 'agreements' THEN 1 WHEN 'parties' THEN 2 WHEN 'partnerships' THEN 3 WHEN 'commitments' THEN 4
    WHEN 'activities' THEN 5 WHEN 'statements' THEN 6 ELSE 7
  END, rank, id
LIMIT ?6
"""

_COUNT: Final = "SELECT grade, count(*) FROM graded GROUP BY grade"

_HITS: Final = """
SELECT record.id, record.section, record.data, shown.value ->> 1 AS grade
FROM json_each(?) AS shown JOIN record ON record.id = shown.value ->> 0
ORDER BY shown.key
"""

_RELATED: Final = """
WITH shown AS (SELECT value ->> 0 AS id FROM json_each(?)),
naming (record, target, place) AS (
  SELECT reference.record, reference.target, reference.rowid FROM shown JOIN reference ON reference.record = shown.id
  UNION ALL
  SELECT commitment.id, commitment.agreement, 0 FROM shown JOIN commitment ON commitment.id = shown.id
)
SELECT naming.record, named.id, named.section, named.data, (
  SELECT json_group_array(json(name)) FROM (
    SELECT party.name FROM agreement_party JOIN party ON party.id = agreement_party.party
    WHERE agreement_party.agreement = named.id ORDER BY agreement_party.ordinal
  )
) AS parties
FROM naming JOIN record AS named ON named.id = naming.target
WHERE named.section IN ('parties', 'agreements')
GROUP BY naming.record, named.id
ORDER BY min(naming.place)
"""


def find_hits(
    connection: sqlite3.Connection, asked: WordsAsked, sections: Sequence[str], limit: int | None
) -> list[HitRow]:
    """Give the records that have all that is wanted, the best first.

    First those that say it side by side, then near each other, then in several places, last what something else helped
    to find; of each by how many and how rare the words are (BM25); among equals, agreements before what belongs to
    them. No `sections` (those of the records, or `people` and `places`) are all.
    """
    query, parameters = _query(connection, asked, sections)
    best = connection.execute(query + _BEST, (*parameters, -1 if limit is None else limit))
    shown = json.dumps([tuple(row) for row in best])
    related = read_groups(connection.execute(_RELATED, (shown,)), Related)
    hits = read_rows(connection.execute(_HITS, (shown,)), HitRow)
    return [hit._replace(related=tuple(related.get(hit.id, ()))) for hit in hits]


def count_hits(
    connection: sqlite3.Connection, asked: WordsAsked, sections: Sequence[str]
) -> Mapping[int, int]:
    """Give how many records have all that is wanted, by how they have it."""
    query, parameters = _query(connection, asked, sections)
    return dict(connection.execute(query + _COUNT, parameters).fetchall())


def is_said(connection: sqlite3.Connection, one: Wanted, exact: bool) -> bool:
    """Say whether some record says it."""
    query = "SELECT EXISTS (SELECT 1 FROM search WHERE search MATCH ?)"
    return bool(connection.execute(query, (WordsAsked((one,), exact).said,)).fetchone()[0])


def _query(
    connection: sqlite3.Connection, asked: WordsAsked, sections: Sequence[str]
) -> tuple[str, tuple[str, ...]]:
    def holds(*texts: str | None) -> bool:
        words = words_in(" ".join(filter(None, texts)))
        folded = [word.folded for word in words]
        return all(
            one.found_in(words, asked.exact) or one.reworded_in(folded) or one.named_in(folded)
            for one in asked.wanted
        )

    connection.create_function("holds", -1, holds, deterministic=True)
    run, near = numbers_in_a_run(asked), numbers_near(connection, asked)
    query = _FOUND.format(
        run=run.text.replace("?", "?5"), near=near.text.replace("?", "?2"), condition=_condition(sections)
    )
    parameters = (json.dumps([*sections]), *near.parameters, asked.said, asked.wide, *run.parameters)
    return query, tuple(map(str, parameters))


def _condition(sections: Sequence[str]) -> str:
    if not sections:
        return "TRUE"
    return " OR ".join((_SECTION, *(NESTED[section] for section in sections if section in NESTED)))
