"""JSON (RFC 8259) and JSON Lines (jsonlines.org): an answer as data, the same in every language.

JSON is one array of objects, UTF-8, two spaces deep; JSON Lines has the same objects, one a line.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias, cast

from coopcli.answer import Answer, Table, Value, value_of
from coopcli.days.dates import Date, Period
from coopcli.render import Look

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


_INDENT = "  "
# JSON allows them, but they are no UTF-8 or no YAML, steer a terminal, break a line, or cannot be seen.
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def render(answer: Answer, look: Look) -> str:
    """Give the records of the answer, or else the rows of all its tables, with a newline at the end.

    A Decimal keeps its digits (`json.dumps` would pass it through a float); what is no finite number is null.
    """
    return _write(objects_of(answer), "\n") + "\n"


def render_lines(answer: Answer, look: Look) -> str:
    """Give each object with a newline at its end; an answer without any is an empty document."""
    return "".join(f"{on_one_line(each)}\n" for each in objects_of(answer))


def on_one_line(value: Raw) -> str:
    """Give a value as JSON without a line break: `{"id": "a", "areas": []}`."""
    return _write(value, "")


def scalar(value: bool | int | float | Decimal | str | None) -> str:
    """Give a value that holds no other as JSON."""
    if isinstance(value, float | Decimal):
        return str(value) if math.isfinite(value) else "null"
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", _ENCODER.encode(value))


def _write(value: Raw, line: str) -> str:
    """`line` begins a line of the level that the value stands on: a newline and its indent; "": no line is begun."""
    inner = line and line + _INDENT
    if isinstance(value, dict):
        opening, closing = "{}"
        items = [f"{scalar(key)}: {_write(item, inner)}" for key, item in value.items()]
    elif isinstance(value, list):
        opening, closing = "[]"
        items = [_write(item, inner) for item in value]
    else:
        return scalar(value)
    return opening + inner + f",{inner or ' '}".join(items) + line + closing if items else opening + closing
