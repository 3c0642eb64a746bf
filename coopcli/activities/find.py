"""Which activities answer a question, and how surely."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from itertools import combinations
from typing import Final, NamedTuple

from coopcli.answer import Grade
from coopcli.asking.filter import ACTIVITY, TOOK_PLACE, Parameter
from coopcli.asking.question import Listing, Question, least, query_of_grades
from coopcli.days.dates import Period
from coopcli.records.record import Data, Texts


class ActivityRow(NamedTuple):
    """An activity; places and figures are as the record has them.

    Participants are mappings with `id`, `name` and `role`; `inferred` are the fields that rest on inference, nested
    ones too: `parties[2].party`.
    """

    id: str
    kind: list[str]
    title: Texts | None
    text: Texts | None
    status: str | None
    dates: Period | None
    dates_earliest: date | None
    dates_latest: date | None
    dates_inferred: bool
    every: str | None
    when: str | None
    places: Sequence[Data]
    parties: Sequence[Data]
    figures: Sequence[Data]
    agreements: list[str]
    fulfils: list[str]
    part_of: str | None
    sources: list[str]
    inferred: list[str] | None
    file: str
    line: int

    @property
    def figures_inferred(self) -> bool:
        """Whether all its numbers are known by inference only."""
        return "figures" in (self.inferred or ())


_ALIKE: Final = "about"
"""The mark that claims no direction: what is left where two marks pull apart."""

COMBINED: Final = {
    **{
        frozenset(marks): _ALIKE
        for marks in combinations(("nearly", "over", "about", "at_least", "at_most"), 2)
    },
    frozenset(("nearly", "at_most")): "at_most",
    frozenset(("over", "at_least")): "at_least",
}
"""The mark of a sum of two numbers with these marks. Nearly 5 and at most 5 are at most 10; nearly 5 and over 5
are about 10, for nobody knows which way it leans."""


class Amount(NamedTuple):
    """Numbers of one unit together: their sum, its mark (None: exact), how many were given and how many not.

    `value` is None where none of them was given; then the sum is unknown, not zero.
    """

    value: int | float | None
    mark: str | None
    stated: int
    not_stated: int


def mark_of_sum(one: str | None, other: str | None) -> str | None:
    """Give the mark of a sum of two numbers: that of the one that has a mark, else what both allow."""
    if one == other or other is None:
        return one
    if one is None:
        return other
    return COMBINED.get(frozenset((one, other)), _ALIKE)


def total(amounts: Iterable[Amount]) -> Amount:
    """Give the sum of amounts of one unit, whatever their order. What is not given is counted, never as zero."""
    parts = list(amounts)
    known = [(part.value, part.mark) for part in parts if part.value is not None]
    return Amount(
        sum(value for value, _ in known) if known else None,
        reduce(mark_of_sum, (mark for _, mark in known), None),
        sum(part.stated for part in parts),
        sum(part.not_stated for part in parts),
    )


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
  (SELECT json_group_array(agreement) FROM activity_agreement WHERE activity_agreement.activity = activity.id)
    AS agreements,
  (SELECT json_group_array(commitment) FROM fulfilment WHERE fulfilment.activity = activity.id) AS fulfils,
  activity.part_of,
  (
    SELECT json_group_array(source) FROM (
      SELECT DISTINCT coalesce(source, 'self') AS source
      FROM citation WHERE citation.record = activity.id ORDER BY source
    )
  ) AS sources,
  (SELECT nullif(json_group_array(field), '[]') FROM inference WHERE inference.record = activity.id) AS inferred,
  record.file, record.line
FROM activity JOIN record ON record.id = activity.id
"""


ACTIVITIES: Final = Listing(
    ACTIVITY,
    ActivityRow,
    _ROWS,
    "activity",
    "listed.dates_earliest NULLS LAST, listed.dates_latest, listed.id",
)
"""Without an order they stand by day."""


def query_of_countable_activities(question: Question, *, listed: bool = False) -> tuple[str, list[Parameter]]:
    """Give the query of what counts: `id`, `root` and `grade` of each activity that answers and took place.

    With `listed`, of each that answers: a list tells of those that are planned or were cancelled. `root` is the trip
    that a meeting is part of, where the trip answers too: both are one thing.
    """
    asked = question.clauses(ACTIVITY)
    query, parameters = query_of_grades("activity", "activity.id", asked)
    query += "" if listed else f" AND {TOOK_PLACE}"
    query = f"""
    WITH found AS MATERIALIZED (SELECT id, {least(asked)} AS grade FROM ({query}) WHERE {least(asked)} > 0)
    SELECT
      found.id, found.grade,
      CASE WHEN activity.part_of IN (SELECT id FROM found) THEN activity.part_of ELSE found.id END AS root
    FROM found JOIN activity ON activity.id = found.id"""
    return query, parameters


def count_activities(connection: sqlite3.Connection, question: Question) -> tuple[dict[Grade, int], int]:
    """Give how many activities are listed with each grade, and how many rows that is.

    A meeting inside a trip counts with it, once; it is a row of its own.
    """
    query, parameters = query_of_countable_activities(question, listed=True)
    counts = f"""
    SELECT grade, count(*), sum(number)
    FROM (SELECT max(grade) AS grade, count(*) AS number FROM ({query}) GROUP BY root) GROUP BY 1"""
    rows = connection.execute(counts, parameters).fetchall()
    return {Grade(grade): trips for grade, trips, _ in rows}, sum(number for _, _, number in rows)
