"""The order that is asked for, as SQL."""

from __future__ import annotations

from typing import NamedTuple

from coopcli.lists import Order


def ordered(order: Order, row_type: type[NamedTuple], table: str) -> str:
    """Give the keys as they stand in ORDER BY before others; what has no value stands last either way.

    The keys are fields of the row type: what is none of them never gets here as SQL.
    """
    return "".join(f"{_key(key, row_type, table)}, " for key in order.keys)


def limit_of(order: Order) -> int:
    """Give the number for LIMIT: -1 is none."""
    return -1 if order.limit is None else order.limit


def _key(key: str, row_type: type[NamedTuple], table: str) -> str:
    column = key.removeprefix("-")
    if column not in row_type._fields:
        raise KeyError(column)
    return f'{table}."{column}" {"DESC" if key.startswith("-") else "ASC"} NULLS LAST'
