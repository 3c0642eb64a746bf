"""Which activities answer the criteria, and how surely."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Final

from coopcli.records.criteria import Grade, Order
from coopcli.records.events import ActivityCriteria, ActivityRow
from coopcli.records.rows import Found
from coopcli.store.finding.clauses.activity import clauses_of_activity
from coopcli.store.finding.clauses.clause import Parameter
from coopcli.store.finding.graded import grade_columns, graded, least
from coopcli.store.finding.ordered import limit_of, ordered
from coopcli.store.row_reader import read_found
from coopcli.text import fold, key

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

_SPOTS: Final = """
SELECT city FROM place UNION SELECT district FROM place UNION SELECT commune FROM place
UNION SELECT village FROM place UNION SELECT name FROM place
"""


def find_activities(
    connection: sqlite3.Connection, criteria: ActivityCriteria, order: Order
) -> list[Found[ActivityRow]]:
    """Give the activities with any grade but NO, the surest first, then in the order asked for, then by day."""
    asked = clauses_of_activity(criteria)
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
    return [*read_found(rows, ActivityRow, [clause.name for clause in asked])]


def counted_activities(criteria: ActivityCriteria) -> tuple[str, list[Parameter]]:
    """Give the query of what counts: `id`, `root` and `grade` of each activity that answers.

    `root` is the trip that a meeting is part of, where the trip answers too: both are one thing.
    """
    asked = clauses_of_activity(criteria)
    query, parameters = graded("activity", "activity.id", asked)
    query = f"""
    WITH found AS MATERIALIZED (SELECT id, {least(asked)} AS grade FROM ({query}) WHERE {least(asked)} > 0)
    SELECT
      found.id, found.grade,
      CASE WHEN activity.part_of IN (SELECT id FROM found) THEN activity.part_of ELSE found.id END AS root
    FROM found JOIN activity ON activity.id = found.id"""
    return query, parameters


def count_activities(
    connection: sqlite3.Connection, criteria: ActivityCriteria
) -> tuple[dict[Grade, int], int]:
    """Give how many activities answer with each grade, and how many rows that is.

    A meeting inside a trip counts with it, once; it is a row of its own.
    """
    query, parameters = counted_activities(criteria)
    counts = f"""
    SELECT grade, count(*), sum(number)
    FROM (SELECT max(grade) AS grade, count(*) AS number FROM ({query}) GROUP BY root) GROUP BY 1"""
    rows = connection.execute(counts, parameters).fetchall()
    return {Grade(grade): trips for grade, trips, _ in rows}, sum(number for _, _, number in rows)


def spots_named(connection: sqlite3.Connection, typed: str) -> tuple[str, ...]:
    """Give the texts below the province, as the register writes them, that hold what was typed as whole words."""
    words = f" {fold(typed)} "
    return tuple(
        text
        for (text,) in connection.execute(_SPOTS)
        if text is not None and words.strip() and any(_holds(spot, words) for spot in _texts(text))
    )


def _holds(spot: str, words: str) -> bool:
    return words in f" {fold(spot)} " or key(spot) == key(words)


def _texts(text: str) -> Sequence[str]:
    """Give the texts of a cell: a name is JSON by language, the others are plain."""
    if not text.startswith(("{", '"')):
        return (text,)
    name = json.loads(text)
    return (name,) if isinstance(name, str) else tuple(name.values())
