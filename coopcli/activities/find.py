"""Which activities answer a question, and how surely."""

from __future__ import annotations

import sqlite3
from typing import Final

from coopcli.activities.rows import ActivityRow
from coopcli.asking.clause import Parameter, grade_columns, graded, least, limit_of, ordered
from coopcli.asking.filter import ACTIVITY
from coopcli.asking.question import Question
from coopcli.grade import Found, Grade
from coopcli.lists import Order
from coopcli.store.row_reader import read_found

_ROWS: Final = """
SELECT
  activity.id,
  (SELECT json_group_array(kind) FROM activity_kind WHERE activity_kind.activity = activity.id) AS kind,
  activity.title, activity.text, activity.status,
  activity.dates, activity.dates_earliest, activity.dates_latest, activity.dates_inferred,
  activity.every, activity."when",
  coalesce(record.data -> 'places', '[]') AS places,
  (
    SELECT json_group_array(json_object(
      'id', party.id, 'name', json(party.name), 'role', activity_party.role, 'kind', party.kind,
      'level', party.level, 'country', party.country, 'province', party.province
    ))
    FROM activity_party JOIN party ON party.id = activity_party.party
    WHERE activity_party.activity = activity.id
  ) AS parties,
  coalesce(record.data -> 'figures', '[]') AS figures,
  (
    SELECT json_group_array(agreement) FROM activity_agreement WHERE activity_agreement.activity = activity.id
  ) AS agreements,
  (
    SELECT json_group_array(commitment) FROM fulfilment WHERE fulfilment.activity = activity.id
  ) AS fulfils,
  activity.part_of,
  (
    SELECT json_group_array(source) FROM (
      SELECT DISTINCT source FROM citation WHERE citation.record = activity.id ORDER BY source
    )
  ) AS sources,
  record.file, record.line
FROM activity JOIN record ON record.id = activity.id
"""


def find_activities(
    connection: sqlite3.Connection, question: Question, order: Order
) -> list[Found[ActivityRow]]:
    """Give the activities with any grade but NO, the surest first, then in the order asked for, then by day."""
    asked = question.clauses(ACTIVITY)
    query, parameters = graded("activity", "activity.id", asked)
    columns = "".join(f", graded.{column}" for column in grade_columns(asked))
    query = f"""
    WITH graded AS MATERIALIZED ({query}), listed AS ({_ROWS})
    SELECT listed.*{columns} FROM graded JOIN listed ON listed.id = graded.id
    WHERE {least(asked)} > 0
    ORDER BY
      {least(asked)} DESC, {ordered(order, ActivityRow, "listed")}
      listed.dates_earliest NULLS LAST, listed.dates_latest, listed.id
    LIMIT ?"""
    rows = connection.execute(query, [*parameters, limit_of(order)])
    return [*read_found(rows, ActivityRow, [*asked])]


def counted_activities(question: Question) -> tuple[str, list[Parameter]]:
    """Give the query of what counts: `id`, `root` and `grade` of each activity that answers.

    `root` is the trip that a meeting is part of, where the trip answers too: both are one thing.
    """
    asked = question.clauses(ACTIVITY)
    query, parameters = graded("activity", "activity.id", asked)
    query = f"""
    WITH found AS MATERIALIZED (SELECT id, {least(asked)} AS grade FROM ({query}) WHERE {least(asked)} > 0)
    SELECT
      found.id, found.grade,
      CASE WHEN activity.part_of IN (SELECT id FROM found) THEN activity.part_of ELSE found.id END AS root
    FROM found JOIN activity ON activity.id = found.id"""
    return query, parameters


def count_activities(connection: sqlite3.Connection, question: Question) -> tuple[dict[Grade, int], int]:
    """Give how many activities answer with each grade, and how many rows that is.

    A meeting inside a trip counts with it, once; it is a row of its own.
    """
    query, parameters = counted_activities(question)
    counts = f"""
    SELECT grade, count(*), sum(number)
    FROM (SELECT max(grade) AS grade, count(*) AS number FROM ({query}) GROUP BY root) GROUP BY 1"""
    rows = connection.execute(counts, parameters).fetchall()
    return {Grade(grade): trips for grade, trips, _ in rows}, sum(number for _, _, number in rows)
