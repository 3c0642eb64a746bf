"""The order that is asked for, as SQL."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from coopcli.i18n import spoken
from coopcli.lists import Order

_BY_VALUE: Final = frozenset(("str", "int", "float", "bool", "date", "Date", "Period"))
"""The types of fields that the store sorts as they stand: days and dates by their text."""


def sortable(row_type: type[NamedTuple]) -> Collection[str]:
    """Give the fields of a row type that the store can sort by: those that hold one value, and texts."""
    return [name for name in row_type._fields if _kind(row_type, name) in {*_BY_VALUE, "Texts"}]


def ordered(order: Order, row_type: type[NamedTuple], table: str) -> str:
    """Give the keys as they stand in ORDER BY before others; what has no value stands last either way.

    Texts are sorted as they read in the language that is spoken. The keys are fields of the row type: what is none of
    them never gets here as SQL.
    """
    return "".join(f"{_key(key, row_type, table)}, " for key in order.keys)


def limit_of(order: Order) -> int:
    """Give the number for LIMIT: -1 is none."""
    return -1 if order.limit is None else order.limit


def _key(key: str, row_type: type[NamedTuple], table: str) -> str:
    name = key.removeprefix("-")
    if name not in row_type._fields:
        raise KeyError(name)
    column = f'{table}."{name}"'
    if _kind(row_type, name) == "Texts":
        first, second = ("vi", "en") if spoken().code == "vi" else ("en", "vi")
        column = f"coalesce({column} ->> '$.{first}', {column} ->> '$.{second}', {column} ->> '$')"
    return f"{column} {'DESC' if key.startswith('-') else 'ASC'} NULLS LAST"


def _kind(row_type: type[NamedTuple], name: str) -> str:
    """Give the type of a field as it is written, where it is not None."""
    annotation = row_type.__annotations__[name]
    return str(getattr(annotation, "__forward_arg__", annotation)).removesuffix(" | None").partition("[")[0]
