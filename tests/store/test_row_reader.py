"""The one reader of rows: cells become what the fields of the row type say, matched by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import pytest

from coopcli.answer import Found, Grade
from coopcli.days.dates import Date, Period, read_date, read_period
from coopcli.records.record import Data, Texts
from coopcli.store import read_found, read_groups, read_rows


class Everything(NamedTuple):
    id: str
    number: int | None
    share: float
    sure: bool
    day: date | None
    dated: Date | None
    period: Period | None
    match: Grade
    name: Texts
    data: Data
    words: list[str]
    parties: tuple[Data, ...]
    counts: Mapping[str, int]
    places: Sequence[Data]
    later: str | None = None


def rows(query: str) -> sqlite3.Cursor:
    return sqlite3.connect(":memory:").execute(query)


CELLS: dict[str, tuple[str, Any]] = {
    "id": ("'a'", "a"),
    "number": ("7", 7),
    "share": ("0.5", 0.5),
    "sure": ("1", True),
    "day": ("'2022-07-02'", date(2022, 7, 2)),
    "dated": ("'2022?-09'", read_date("2022?-09")),
    "period": ("'2022/..'", read_period("2022/..")),
    "match": ("2", Grade.POSSIBLY),
    "name": ("""'{"vi": "Hội"}'""", {"vi": "Hội"}),
    "data": ("""'{"id": "a"}'""", {"id": "a"}),
    "words": ("""'["x", "y"]'""", ["x", "y"]),
    "parties": ("""'[{"id": "p"}]'""", ({"id": "p"},)),
    "counts": ("""'{"agreements": 2}'""", {"agreements": 2}),
    "places": ("'[]'", []),
}


def selected(names: Sequence[str], **others: str) -> str:
    return "SELECT " + ", ".join(f"{others.get(name, CELLS[name][0])} AS {name}" for name in names)


@pytest.mark.parametrize("names", [list(CELLS), sorted(CELLS)])
def test_each_cell_becomes_what_its_field_says_in_whatever_order_the_columns_stand(names: list[str]) -> None:
    (found,) = read_rows(rows(selected(names)), Everything)
    assert found == Everything(*(value for _, value in CELLS.values()))
    assert [type(cell) for cell in found[:-1]] == [type(value) for _, value in CELLS.values()]


def test_null_is_none_whatever_the_type() -> None:
    nothing = dict.fromkeys(("number", "day", "dated", "period"), "NULL")
    (found,) = read_rows(rows(selected(list(CELLS), **nothing)), Everything)
    assert (found.number, found.day, found.dated, found.period) == (None, None, None, None)


def test_a_column_that_is_no_field_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="other"):
        list(read_rows(rows(selected(list(CELLS)) + ", 1 AS other"), Everything))


def test_a_field_without_a_column_and_a_default_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="places"):
        list(read_rows(rows(selected(list(CELLS)[:-1])), Everything))


def test_a_type_that_the_reader_does_not_know_is_a_mistake() -> None:
    class Strange(NamedTuple):
        id: str
        size: complex

    with pytest.raises(KeyError, match="complex"):
        list(read_rows(rows("SELECT 'a' AS id, 1 AS size"), Strange))


class Pair(NamedTuple):
    id: str
    day: date | None


def test_the_grades_of_what_is_asked_stand_in_the_last_columns() -> None:
    query = "SELECT 'a' AS id, '2022-07-02' AS day, 3 AS grade_0, 1 AS grade_1"
    (found,) = read_found(rows(query), Pair, ["party", "area"])
    assert found == Found(Pair("a", date(2022, 7, 2)), {"party": Grade.SURELY, "area": Grade.UNKNOWN})
    assert found.match is Grade.UNKNOWN


def test_what_asks_nothing_is_sure() -> None:
    (found,) = read_found(rows("SELECT 'a' AS id, NULL AS day"), Pair, [])
    assert found.match is Grade.SURELY


def test_rows_are_grouped_by_the_first_column_in_the_order_of_the_query() -> None:
    query = """
    SELECT 'x' AS paper, 'a' AS id, NULL AS day UNION ALL
    SELECT 'y', 'b', '2022-07-02' UNION ALL
    SELECT 'x', 'c', NULL"""
    groups = read_groups(rows(query), Pair)
    assert groups == {"x": [Pair("a", None), Pair("c", None)], "y": [Pair("b", date(2022, 7, 2))]}
