"""The sources and which records cite each of them, and what records rest on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from coopcli.asking.filter import SOURCE, Sql
from coopcli.asking.question import Question, limit_of, order_keys
from coopcli.days.dates import Date
from coopcli.lists import Order
from coopcli.records.record import Data, Texts
from coopcli.store import read_groups, read_rows


class SourceRow(NamedTuple):
    """A source. `facts` is how many fields of records cite it; `records` are these records by section.

    `inferred` are its fields that rest on inference.
    """

    id: str
    title: Texts | None
    authors: list[str]
    credits: Sequence[Data]
    publisher: str | None
    date_published: Date | None
    language: str | None
    address: str | None
    facts: int
    records: Mapping[str, list[str]]
    inferred: list[str] | None
    file: str
    line: int


class Evidence(NamedTuple):
    """Where a source says a fact, and why it is inferred; `field` is "" for the record as a whole."""

    field: str
    source: str | None
    place: str | None
    quote: str | None
    inferred: Texts | None


_ROWS: Final = """
SELECT
  source.id, source.title, coalesce(source.authors, '[]') AS authors,
  coalesce(record.data -> 'credits', '[]') AS credits, source.publisher, source.date_published,
  source.language, source.address,
  (
    SELECT count(*) FROM (
      SELECT DISTINCT citation.record, citation.field FROM citation WHERE citation.source = source.id
    )
  ) AS facts,
  (
    SELECT json_group_object(section, json(ids)) FROM (
      SELECT section, json_group_array(id) AS ids FROM (
        SELECT section, id FROM record
        WHERE id IN (SELECT citation.record FROM citation WHERE citation.source = source.id)
        ORDER BY section, id
      )
      GROUP BY section
    )
  ) AS records,
  (SELECT nullif(json_group_array(field), '[]') FROM inference WHERE inference.record = source.id) AS inferred,
  record.file, record.line
FROM source JOIN record ON record.id = source.id
"""


def find_sources(connection: sqlite3.Connection, question: Question, order: Order) -> list[SourceRow]:
    """Give the sources that answer a question.

    They stand in the order asked for, then as the files have them.
    """
    among, parameters = _among(question)
    rows = connection.execute(
        f"""
        WITH listed AS ({_ROWS} WHERE {among})
        SELECT * FROM listed ORDER BY {order_keys(order, SourceRow, "listed")} file, line LIMIT ?""",
        [*parameters, limit_of(order)],
    )
    return [*read_rows(rows, SourceRow)]


def count_sources(connection: sqlite3.Connection, question: Question) -> int:
    """Give how many sources answer a question."""
    among, parameters = _among(question)
    (count,) = connection.execute(f"SELECT count(*) FROM source WHERE {among}", parameters).fetchone()
    return int(count)


def _among(question: Question) -> Sql:
    """What can be asked of a source is only whether it has the words."""
    queries = [clause.among for clause in question.clauses(SOURCE).values() if clause.among]
    return Sql(f"source.id IN ({queries[0].text})", queries[0].parameters) if queries else Sql("TRUE")


_EVIDENCE: Final = """
SELECT
  citation.record, citation.field, coalesce(citation.source, 'self') AS source, citation.place, citation.quote,
  inference.reason AS inferred
FROM citation LEFT JOIN inference ON inference.record = citation.record AND inference.field = citation.field
WHERE citation.record IN (SELECT value FROM json_each(:ids))
UNION ALL
SELECT inference.record, inference.field, NULL, NULL, NULL, inference.reason
FROM inference
WHERE inference.record IN (SELECT value FROM json_each(:ids)) AND inference.reason IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM citation WHERE citation.record = inference.record AND citation.field = inference.field
)
"""


def evidence_of(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, list[Evidence]]:
    """Give the citations and inferences of records by their ids; a record without any is left out."""
    return read_groups(connection.execute(_EVIDENCE, {"ids": json.dumps(list(ids))}), Evidence)
