"""An answer as data, for the formats that machines read: the same in every language."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias, cast

from coopcli.answer import Answer, Table, Value, value_of
from coopcli.days.dates import Date, Period

Raw: TypeAlias = "bool | int | float | Decimal | str | dict[str, Raw] | list[Raw] | None"


def raw(value: Value) -> Raw:
    """Give a value as JSON has it: days as ISO 8601, dates and periods as EDTF, texts by language."""
    if isinstance(value, Date | Period):
        return value.text
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: raw(cast(Value, item)) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [raw(cast(Value, item)) for item in value]
    return value


def objects_of(answer: Answer) -> list[Raw]:
    """Give the answer's records, or else the rows of all its tables, each by the keys of its columns."""
    if answer.records is not None:
        return [raw(record) for record in answer.records]
    return [
        {column.key: raw(value_of(cell)) for column, cell in zip(table.columns, row, strict=True)}
        for table in map(Table.for_machines, answer.tables())
        for row in table.rows
    ]
