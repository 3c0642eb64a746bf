"""Counts and sums by one or two fields: SQL does the counting, over sets."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from coopcli.activities.find import query_of_countable_activities
from coopcli.agreements.find import count_statuses
from coopcli.answer import Grade
from coopcli.asking.filter import ACTIVITY, AGREEMENT, COMMITMENT, Parameter, Sql, Subject
from coopcli.asking.question import NOTHING, Question, least, query_of_grades
from coopcli.records.record import OF_NUMBER, NameRow, Texts
from coopcli.store import read_rows
from coopcli.summary.rows import IN_TIME, Count, Subtotal, buckets

_CURRENCY: Final = "figure.unit GLOB '[A-Z][A-Z][A-Z]'"
_IS_MONEY: Final = re.compile("[A-Z]{3}")
_GIFTS: Final = ("parcel", "gift")
"""The units in which presents are counted."""
_A_GIFT: Final = (
    "EXISTS (SELECT 1 FROM activity_kind WHERE activity_kind.activity = asked.id AND kind = 'gift')"
)

_AS_TOLD: Final = """
(3 - EXISTS (
  SELECT 1 FROM inference WHERE inference.record = figure.record
    AND inference.field IN ('figures', {})
))""".format(", ".join(f"'figures[' || figure.ordinal || '].{field}'" for field in OF_NUMBER))
"""How surely a number is told: at most possibly where it is inferred."""

_UNITS: Final = """
SELECT DISTINCT figure.unit FROM figure JOIN activity ON activity.id = figure.record
WHERE figure.unit IS NOT NULL ORDER BY figure.unit
"""


_NAMES: Final = {
    "party": "SELECT id, name FROM party WHERE id IN (SELECT value FROM json_each(?))",
    "province": """
    SELECT located.place AS id, json_quote(min(party.province)) AS name
    FROM located JOIN party ON party.id = located.record
    WHERE located.field = 'province' AND located.certainty = 'surely'
      AND located.place IN (SELECT value FROM json_each(?))
    GROUP BY located.place HAVING count(DISTINCT party.province) = 1""",
}
"""The names of a field's buckets, as the register writes them."""

_WHOLE: Final = "SELECT agreement AS thing, agreement AS id, agreement, 3 AS grade FROM current_term"
"""All agreements, in the order in which the buckets are looked up."""

_KEPT: Final = (("country",), ("kind",))
"""What an overview divides all agreements by and no day decides: a load counts it."""

_ALL: Final = "SELECT count(*), 0, 0 FROM agreement"

_FORGET: Final = "DELETE FROM agreement_count"
_KEEP: Final = """
INSERT INTO agreement_count (field, place, bucket, surely, possibly, unknown) VALUES (?, ?, ?, ?, ?, ?)
"""
_COUNTED_AT_LOAD: Final = """
SELECT bucket, surely, possibly, unknown FROM agreement_count WHERE field = ? ORDER BY place
"""


class Counted(NamedTuple):
    """A query of what counts: `thing` (once), the record `id` and `agreement` that its buckets come from, `grade`.

    `subject` says what `id` is: agreement, commitment or activity. `whole`: all agreements of the register count.
    """

    subject: Subject
    query: str
    parameters: tuple[Parameter, ...]
    whole: bool = False


def agreements_counted(question: Question) -> Counted:
    """Say that agreements count."""
    asked = question.clauses(AGREEMENT)
    if not asked:
        return Counted("agreement", _WHOLE, (), whole=True)
    query, parameters = query_of_grades(
        "agreement JOIN current_term AS term ON term.agreement = agreement.id", "agreement.id", asked
    )
    grade = least(asked)
    query = f"SELECT id AS thing, id, id AS agreement, {grade} AS grade FROM ({query}) WHERE {grade} > 0"
    return Counted("agreement", query, tuple(parameters))


def commitments_counted(question: Question) -> Counted:
    """Say that the commitments count that answer themselves, of agreements that do."""
    agreements = agreements_counted(question.without(COMMITMENT))
    grades = [clause.grade for clause in question.clauses(COMMITMENT).values()]
    query = f"""
    SELECT * FROM (
      SELECT commitment.id AS thing, commitment.id, commitment.agreement,
        min({", ".join(["3", "asked.grade", *(grade.text for grade in grades)])}) AS grade
      FROM ({agreements.query}) AS asked
      JOIN agreement ON agreement.id = asked.id
      JOIN commitment ON commitment.agreement = asked.id
    )
    WHERE grade > 0"""
    parameters = [parameter for grade in grades for parameter in grade.parameters]
    return Counted("commitment", query, (*parameters, *agreements.parameters))


def activities_counted(question: Question) -> Counted:
    """Say that activities count, a meeting with the trip that it is part of."""
    query, parameters = query_of_countable_activities(question)
    query = f"SELECT root AS thing, id, NULL AS agreement, grade FROM ({query})"
    return Counted("activity", query, tuple(parameters))


def figures_counted(question: Question, unit: str | None) -> Counted:
    """Say that the numbers of activities count that have this unit; None: money, in any currency.

    `beyond`: the activity was more than what is asked. With what presents are counted in, an activity with a gift and
    no such number counts as one that is not stated; `of_gift`: it is missing of the gift, and of no other kind.
    """
    query, parameters = query_of_countable_activities(question)
    beyond = [clause.beyond for clause in question.clauses(ACTIVITY).values() if clause.beyond]
    chosen = Sql(_CURRENCY) if unit is None else Sql("figure.unit = ?", (unit,))
    numbers = f"""
    SELECT figure.record || '#' || figure.ordinal AS thing, asked.id, NULL AS agreement,
      min(asked.grade, {_AS_TOLD}) AS grade,
      figure.unit, figure.mark, figure.value, {" OR ".join(["FALSE", *(one.text for one in beyond)])} AS beyond,
      figure.value IS NULL AND {is_of_gifts(unit)} AND {_A_GIFT} AS of_gift
    FROM asked JOIN activity ON activity.id = asked.id JOIN figure ON figure.record = asked.id
    WHERE {chosen.text}"""
    if is_of_gifts(unit):
        told = Sql(_CURRENCY) if is_of_money(unit) else _counted_as_gifts(str(unit))
        chosen = Sql("", (*chosen.parameters, *told.parameters))
        numbers += f"""
    UNION ALL
    SELECT asked.id, asked.id, NULL, asked.grade, NULL, NULL, NULL, FALSE, TRUE
    FROM asked
    WHERE {_A_GIFT} AND NOT EXISTS (SELECT 1 FROM figure WHERE figure.record = asked.id AND {told.text})"""
    query = f"SELECT * FROM (WITH asked AS MATERIALIZED ({query}) {numbers})"
    of_filters = [parameter for one in beyond for parameter in one.parameters]
    return Counted("activity", query, (*parameters, *of_filters, *chosen.parameters))


def is_of_money(unit: str | None) -> bool:
    """Say whether a unit is a currency; None: any."""
    return unit is None or bool(_IS_MONEY.fullmatch(unit))


def is_of_gifts(unit: str | None) -> bool:
    """Say whether a present, of which no number in this unit is told, may have had one."""
    return is_of_money(unit) or unit in _GIFTS


def _counted_as_gifts(unit: str) -> Sql:
    """Say of a figure that it has this unit, or tells how many presents there were in another one."""
    return Sql("(figure.unit = ? OR figure.unit IN (?, ?) AND figure.value IS NOT NULL)", (unit, *_GIFTS))


def count_by(connection: sqlite3.Connection, counted: Counted, fields: Sequence[str]) -> list[Count]:
    """Count by the fields; without a field, all in one row. What is not stated stands last; the most stand first, but
    years in their order.

    What a summary of the whole register begins with is told without looking at every party.
    """
    fields = tuple(fields)
    if counted.whole and not fields:
        return [Count((), *row) for row in connection.execute(_ALL)]
    if counted.whole and fields == ("status",):
        return _by_status(connection)
    if counted.whole and fields in _KEPT:
        return [Count(row[:1], *row[1:]) for row in connection.execute(_COUNTED_AT_LOAD, fields)]
    return _count_anew(connection, counted, fields)


def _by_status(connection: sqlite3.Connection) -> list[Count]:
    """Count all agreements by status. One that is unknown is surely so."""
    sure: Counter[str] = Counter()
    possible: Counter[str] = Counter()
    for (status, certainty, _), count in count_statuses(connection).items():
        (possible if certainty == "possibly" else sure)[status] += count
    counts = [Count((status,), sure[status], possible[status], 0) for status in sure | possible]
    return sorted(counts, key=lambda count: (-count.all, count.buckets))


def keep_counts(connection: sqlite3.Connection) -> None:
    """Count all agreements anew by the fields whose counts the store keeps."""
    connection.execute(_FORGET)
    whole = agreements_counted(NOTHING)
    for fields in _KEPT:
        counts = _count_anew(connection, whole, fields)
        connection.executemany(
            _KEEP, [(*fields, place, *count.buckets, *count[1:]) for place, count in enumerate(counts)]
        )


def _count_anew(connection: sqlite3.Connection, counted: Counted, fields: Sequence[str]) -> list[Count]:
    names = _names(fields)
    columns = ", ".join([*names, "sum(grade = 3)", "sum(grade = 2)", "sum(grade = 1)"])
    query = f"{_query_placed(counted, fields)} SELECT {columns} FROM placed"
    if names:
        first = "bucket_0" if fields[0] in IN_TIME else "count(*) DESC"
        order = ", ".join(["bucket_0 IS NULL", first, *names])
        query += f" GROUP BY {', '.join(names)} ORDER BY {order}"
    rows = connection.execute(query, counted.parameters)
    size = len(fields)
    return [Count(row[:size], *(number or 0 for number in row[size:])) for row in rows]


def sum_by(connection: sqlite3.Connection, counted: Counted, fields: Sequence[str]) -> list[Subtotal]:
    """Add numbers up by the fields, those of one unit, mark and match together.

    A number that is told of several rows, or of more than what is asked, is apart: how much of it is meant is not told.
    """
    names = _names(fields)
    group = ", ".join([*names, "unit", "grade", "mark", "shared"])
    query = f"""
    {_query_placed(counted, fields, ("thing", "unit", "mark", "value", "beyond", "of_gift"))}
    SELECT {group}, sum(value), count(value), count(*) - count(value)
    FROM (
      SELECT *, value IS NOT NULL AND grade > 1 AND (beyond OR count(*) OVER (PARTITION BY thing) > 1) AS shared
      FROM placed
      WHERE {" AND ".join(["TRUE", *(_of_its_kind(*pair) for pair in zip(fields, names, strict=True))])}
    )
    GROUP BY {group} ORDER BY {group}"""
    size = len(fields)
    return [
        Subtotal(row[:size], unit, Grade(grade).word, mark, bool(shared), value, stated, not_stated)
        for row in connection.execute(query, counted.parameters)
        for unit, grade, mark, shared, value, stated, not_stated in (row[size:],)
    ]


def _of_its_kind(field: str, bucket: str) -> str:
    """Say that what is missing of a gift is missing of no other kind."""
    return f"(NOT of_gift OR {bucket} = 'gift')" if field == "activity" else "TRUE"


def units_counted(connection: sqlite3.Connection) -> list[str]:
    """Give the units of the numbers that activities have."""
    return [row[0] for row in connection.execute(_UNITS)]


def names_of_buckets(connection: sqlite3.Connection, field: str, found: Sequence[str]) -> dict[str, Texts]:
    """Give the names of organisations, and of provinces that the register writes in one way only."""
    query = _NAMES.get(field)
    return dict(read_rows(connection.execute(query, (json.dumps(found),)), NameRow)) if query else {}


def _query_placed(counted: Counted, fields: Sequence[str], carried: Sequence[str] = ()) -> str:
    """Give the tables of a WITH, the last of them `placed`: each thing once in each bucket.

    One field is read beside what counts; of two, each has a table of its own, for their joins share names.
    """
    kept = "" if counted.whole else "MATERIALIZED "
    tables = [f"counted AS {kept}({counted.query})"]
    found = [buckets(counted.subject, field) for field in fields]
    if len(found) == 1:
        joins = f" {found[0].joins}"
        grades, chosen = [found[0].grade], [found[0].bucket]
    else:
        # Several numbers of one activity are several things that count, with the buckets of one record.
        records = "(SELECT DISTINCT id, agreement FROM counted) AS counted"
        things = records if counted.subject == "activity" else "counted"
        tables += [
            f"field_{number} AS MATERIALIZED (SELECT counted.id, {one.bucket} AS bucket, {one.grade} AS grade "
            f"FROM {things} {one.joins})"
            for number, one in enumerate(found)
        ]
        placed = [f"field_{number}" for number in range(len(found))]
        joins = "".join(f" JOIN {table} ON {table}.id = counted.id" for table in placed)
        grades, chosen = [f"{table}.grade" for table in placed], [f"{table}.bucket" for table in placed]
    grade = f"min({', '.join(['3', 'counted.grade', *grades])})"
    columns = [f"{bucket} AS {name}" for bucket, name in zip(chosen, _names(fields), strict=True)]
    columns += [f"max({grade}) AS grade", *(f"counted.{column}" for column in carried)]
    group = ", ".join(["counted.thing", *_names(fields)])
    tables.append(f"placed AS (SELECT {', '.join(columns)} FROM counted{joins} GROUP BY {group})")
    return "WITH " + ", ".join(tables)


def _names(fields: Sequence[str]) -> list[str]:
    """Name the columns of the buckets."""
    return [f"bucket_{number}" for number in range(len(fields))]
