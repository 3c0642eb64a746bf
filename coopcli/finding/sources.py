"""The sources, and which records cite each of them."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import fields
from typing import Final

from coopcli.finding.clauses.content import words
from coopcli.records.holdings import SourceRow

COLUMNS: Final = tuple(field.name for field in fields(SourceRow))

_ROWS: Final = """
SELECT
  source.id, source.title, coalesce(source.authors, '[]'), source.publisher, source.date_published,
  source.language, source.address,
  (
    SELECT count(*) FROM (
      SELECT DISTINCT citation.record, citation.field FROM citation WHERE citation.source = source.id
    )
  ),
  (
    SELECT json_group_object(section, json(ids)) FROM (
      SELECT section, json_group_array(id) AS ids FROM (
        SELECT section, id FROM record
        WHERE id IN (SELECT citation.record FROM citation WHERE citation.source = source.id)
        ORDER BY section, id
      )
      GROUP BY section
    )
  ),
  record.file, record.line
FROM source JOIN record ON record.id = source.id
"""
_JSON: Final = frozenset(("title", "authors", "records"))


def find_sources(connection: sqlite3.Connection, query: str, limit: int | None) -> list[SourceRow]:
    """Give the sources that hold the words of a full-text query ("" asks nothing), as the files have them."""
    among, parameters = _among(query)
    rows = connection.execute(
        f"{_ROWS} WHERE {among} ORDER BY record.file, record.line LIMIT ?",
        [*parameters, -1 if limit is None else limit],
    )
    return [_source(row) for row in rows]


def count_sources(connection: sqlite3.Connection, query: str) -> int:
    """Give how many sources hold the words."""
    among, parameters = _among(query)
    (count,) = connection.execute(f"SELECT count(*) FROM source WHERE {among}", parameters).fetchone()
    return int(count)


def _among(query: str) -> tuple[str, tuple[str | int, ...]]:
    found = words(query)
    return (f"source.id IN ({found.among})", found.among_parameters) if found else ("TRUE", ())


def _source(row: tuple[object, ...]) -> SourceRow:
    cells = {
        column: json.loads(cell) if column in _JSON and isinstance(cell, str) else cell
        for column, cell in zip(COLUMNS, row, strict=True)
    }
    return SourceRow(**cells)  # type: ignore[arg-type]  # the columns are the row's fields
