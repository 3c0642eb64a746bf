"""Which organisations answer a question, and what the register holds of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final, NamedTuple

from coopcli.answer import Found, Grade
from coopcli.asking.filter import PARTY, grade_columns, least, limit_of, order_keys, query_of_grades
from coopcli.asking.question import Question
from coopcli.days.dates import Date
from coopcli.lists import Order
from coopcli.records.record import Data, Texts
from coopcli.store import read_found


class PartyRow(NamedTuple):
    """An organisation. `places` are the keys of its province; `agreements` and `activities` are numbers.

    `statuses` are mappings with `status`, `certainty` and `agreements`, for the day.
    """

    id: str
    name: Texts
    other_names: Sequence[Data]
    kind: str | None
    level: str | None
    country: str | None
    province: str | None
    places: list[str]
    successor_party: str | None
    successor_date: Date | None
    agreements: int
    statuses: Sequence[Data]
    activities: int
    people: Sequence[Data]
    file: str
    line: int


_ROWS: Final = """
SELECT
  party.id, party.name,
  coalesce(record.data -> 'other_names', '[]') AS other_names,
  party.kind, party.level, party.country, party.province,
  (SELECT json_group_array(place) FROM located WHERE located.record = party.id AND located.field = 'province')
    AS places,
  party.successor_party, party.successor_date,
  (SELECT count(DISTINCT agreement) FROM agreement_party WHERE agreement_party.party = party.id) AS agreements,
  (
    SELECT json_group_array(json_object('status', status, 'certainty', certainty, 'agreements', agreements))
    FROM (
      SELECT status, certainty, count(*) AS agreements
      FROM agreement_status
      WHERE agreement_status.agreement IN (
        SELECT agreement FROM agreement_party WHERE agreement_party.party = party.id
      )
      GROUP BY status, certainty ORDER BY agreements DESC, status
    )
  ) AS statuses,
  (SELECT count(DISTINCT activity) FROM activity_party WHERE activity_party.party = party.id) AS activities,
  coalesce(record.data -> 'people', '[]') AS people,
  record.file, record.line
FROM party JOIN record ON record.id = party.id
"""


def find_parties(connection: sqlite3.Connection, question: Question, order: Order) -> list[Found[PartyRow]]:
    """Give the organisations with any grade but NO, the surest first, then in the order asked for.

    Without an order they stand as the files have them.
    """
    asked = question.clauses(PARTY)
    sql, parameters = query_of_grades("party", "party.id", asked)
    columns = "".join(f", graded.{column}" for column in grade_columns(asked))
    sql = f"""
    WITH graded AS MATERIALIZED ({sql}), listed AS ({_ROWS})
    SELECT listed.*{columns} FROM graded JOIN listed ON listed.id = graded.id
    WHERE {least(asked)} > 0
    ORDER BY {least(asked)} DESC, {order_keys(order, PartyRow, "listed")} listed.file, listed.line
    LIMIT ?"""
    rows = connection.execute(sql, [*parameters, limit_of(order)])
    return [*read_found(rows, PartyRow, [*asked])]


def count_parties(connection: sqlite3.Connection, question: Question) -> dict[Grade, int]:
    """Give how many organisations answer with each grade."""
    asked = question.clauses(PARTY)
    sql, parameters = query_of_grades("party", "party.id", asked)
    counts = f"SELECT {least(asked)}, count(*) FROM ({sql}) WHERE {least(asked)} > 0 GROUP BY 1"
    return {Grade(grade): count for grade, count in connection.execute(counts, parameters)}
