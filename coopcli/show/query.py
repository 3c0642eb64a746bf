"""The rows of a query as an answer: values as they are in the store, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from coopcli.answer import Answer, Cell, Heading, Shown, Table, Type
from coopcli.i18n import count, say

SqlValue: TypeAlias = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class QueryRows:
    """The names of the columns, which may repeat, and the rows."""

    columns: tuple[str, ...]
    rows: list[tuple[SqlValue, ...]]


def query_answer(found: QueryRows) -> Answer:
    """Give rows under the names of their columns.

    NULL is shown as such and is null for machines; bytes are hexadecimal, as SQL writes them: `x'00ff'`.
    """
    columns = tuple(
        Heading(key, key, Type.NUMBER if _is_number(place, found.rows) else Type.TEXT)
        for place, key in enumerate(_keys(found.columns))
    )
    cells = tuple(tuple(map(_cell, row)) for row in found.rows)
    total = count("{number} row", "{number} rows", len(found.rows))
    return Answer("", (Table("", columns, cells, say("no rows")),), (), total)


def _keys(names: Sequence[str]) -> Iterator[str]:
    """Give each column a key of its own: the second `id` is `id_2`."""
    taken: set[str] = set()
    for place, name in enumerate(names, 1):
        key, again = name or f"column_{place}", 2
        while key in taken or (again > 2 and key in names):
            key = f"{name or f'column_{place}'}_{again}"
            again += 1
        taken.add(key)
        yield key


def _is_number(place: int, rows: Sequence[Sequence[SqlValue]]) -> bool:
    values = [row[place] for row in rows if row[place] is not None]
    return bool(values) and all(isinstance(value, int | float) for value in values)


def _cell(value: SqlValue) -> Cell:
    """Numbers stay as SQL writes them, or what was copied from the screen would be another number."""
    if value is None:
        return Shown(None, "NULL", "faint")
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    return value if isinstance(value, str) else Shown(value, str(value))
