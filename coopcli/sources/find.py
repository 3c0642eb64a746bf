"""The sources, and which records cite each of them."""

from __future__ import annotations

import sqlite3
from typing import Final

from coopcli.asking.clause import Sql
from coopcli.asking.filter import SOURCE
from coopcli.asking.ordered import limit_of, ordered
from coopcli.asking.question import Question
from coopcli.lists import Order
from coopcli.records.holdings import SourceRow
from coopcli.store.row_reader import read_rows

_ROWS: Final = """
SELECT
  source.id, source.title, coalesce(source.authors, '[]') AS authors, source.publisher, source.date_published,
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
        SELECT * FROM listed ORDER BY {ordered(order, SourceRow, "listed")} file, line LIMIT ?""",
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
