"""The one reader of rows: a row of a query becomes a value of its row type, each cell by the type of its field."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

from coopcli.days.dates import read_date, read_period
from coopcli.grade import Found, Grade, Row

Cells: TypeAlias = tuple[Any, ...]
Converter: TypeAlias = Callable[[Any], Any]

_from_json: Final = json.JSONDecoder().decode


def read_rows(rows: sqlite3.Cursor, row_type: type[Row]) -> Iterator[Row]:
    """Give the rows of a query as values of a row type, whose fields are named as the columns.

    NULL is None. What the query does not give must have a default in the row type.
    """
    return map(_reader(row_type, _columns(rows)), rows)


def read_found(rows: sqlite3.Cursor, row_type: type[Row], filters: Sequence[str]) -> Iterator[Found[Row]]:
    """Give rows as `read_rows` does, with the grades of the filters, which stand in this order in the last columns."""
    columns = _columns(rows)
    size = len(columns) - len(filters)
    read = _reader(row_type, columns[:size])
    for cells in rows:
        yield Found(read(cells[:size]), dict(zip(filters, map(Grade, cells[size:]), strict=True)))


def read_groups(rows: sqlite3.Cursor, row_type: type[Row]) -> dict[str, list[Row]]:
    """Give rows by what stands in the first column, the other ones read as `read_rows` does."""
    read = _reader(row_type, _columns(rows)[1:])
    groups: dict[str, list[Row]] = {}
    for cells in rows:
        groups.setdefault(cells[0], []).append(read(cells[1:]))
    return groups


def _columns(rows: sqlite3.Cursor) -> tuple[str, ...]:
    return tuple(column[0] for column in rows.description)


def _reader(row_type: type[Row], columns: tuple[str, ...]) -> Callable[[Cells], Row]:
    """Give the function that makes a row of the cells of these columns."""
    converters = _converters(row_type)
    conversions = [(place, converters[name]) for place, name in enumerate(columns) if name in converters]
    make = row_type._make if columns == row_type._fields else _by_name(row_type, columns)

    def read(cells: Cells) -> Row:
        values = [*cells]
        for place, convert in conversions:
            if values[place] is not None:
                values[place] = convert(values[place])
        return make(values)

    return read


def _by_name(row_type: Callable[..., Row], columns: Sequence[str]) -> Callable[[Sequence[Any]], Row]:
    return lambda values: row_type(**dict(zip(columns, values, strict=True)))


@cache
def _converters(row_type: type[NamedTuple]) -> Mapping[str, Converter]:
    """Give the converters of a row type's fields by their names; what stands as SQLite gives it has none.

    The annotations are read as they are written: to evaluate them would cost more than to read a row.
    """
    kinds = {name: _kind(written.__forward_arg__) for name, written in row_type.__annotations__.items()}
    return {name: _CONVERTERS[kind] for name, kind in kinds.items() if kind not in _PLAIN}


def _kind(annotation: str) -> str:
    """Give the type that a field has where it is not None, without what it holds: `tuple` of `tuple[Data, ...]`."""
    return annotation.removesuffix(" | None").partition("[")[0]


def _tuple_from_json(text: str) -> tuple[Any, ...]:
    return tuple(_from_json(text))


_PLAIN: Final = frozenset(("str", "int", "float"))

_CONVERTERS: Final[Mapping[str, Converter]] = {
    "bool": bool,
    "date": date.fromisoformat,
    "Date": read_date,
    "Period": read_period,
    "Grade": Grade,
    "Texts": _from_json,
    "Data": _from_json,
    "Mapping": _from_json,
    "Sequence": _from_json,
    "list": _from_json,
    "tuple": _tuple_from_json,
}
"""By the name of the type; a field of any other type is a mistake that shows at the first row."""
