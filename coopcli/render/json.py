"""JSON (RFC 8259): one array of objects, UTF-8, two spaces deep, the same in every language."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from decimal import Decimal

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.raw import Raw, objects_of

_INDENT = "  "
# JSON allows them, but they are no UTF-8 or no YAML, steer a terminal, break a line, or cannot be seen.
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def render(answer: Answer, look: Look) -> str:
    """Give the records of the answer, or else the rows of all its tables, with a newline at the end.

    A Decimal keeps its digits (`json.dumps` would pass it through a float); what is no finite number is null.
    """
    return _written(objects_of(answer), "\n") + "\n"


def on_one_line(value: Raw) -> str:
    """Give a value as JSON without a line break: `{"id": "a", "areas": []}`."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {on_one_line(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(on_one_line, value)) + "]"
    return scalar(value)


def scalar(value: bool | int | float | Decimal | str | None) -> str:
    """Give a value that holds no other as JSON."""
    if isinstance(value, float | Decimal):
        return str(value) if math.isfinite(value) else "null"
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", _ENCODER.encode(value))


def _written(value: Raw, line: str) -> str:
    """`line` begins a line of the level that the value stands on: a newline and its indent."""
    if isinstance(value, dict):
        members = (f"{scalar(key)}: {_written(item, line + _INDENT)}" for key, item in value.items())
        return _enclosed("{", members, "}", line)
    if isinstance(value, list):
        return _enclosed("[", (_written(item, line + _INDENT) for item in value), "]", line)
    return scalar(value)


def _enclosed(opening: str, items: Iterable[str], closing: str, line: str) -> str:
    inside = f",{line}{_INDENT}".join(items)
    return f"{opening}{line}{_INDENT}{inside}{line}{closing}" if inside else opening + closing
