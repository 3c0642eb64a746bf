"""A record as it was read: typed values by field, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from coopcli.dates import Date, Period


class Placed(str):
    """A text that other records are named by, with the line and column where it stands (both from 1)."""

    __slots__ = ("column", "line")
    line: int
    column: int

    def __new__(cls, text: str, line: int, column: int) -> Placed:
        """Make the text and note its place."""
        placed = super().__new__(cls, text)
        placed.line = line
        placed.column = column
        return placed


Value: TypeAlias = "str | bool | int | Decimal | Date | Period | list[Value] | Values | dict[str, Value]"


class Values(dict[str, Value]):
    """The fields of a record, nested ones included, with the line and column where it begins (both from 1).

    By kind of field: ID, TEXT, CODE, CADENCE, DURATION, DAY_OF_YEAR, LANGUAGE a str; REFERENCE a Placed; TEXTS a
    mapping of tag to text, or a str; DATE a Date; PERIOD a Period; INTEGER an int; NUMBER an int, a Decimal or
    "unknown"; RECORD a Values; a `many` field a list. `cite` is a list of {field?, source: Placed, place?, quote?},
    `inferred` a mapping of field to texts; `x-` keys are plain data.
    """

    __slots__ = ("column", "line")

    def __init__(self, line: int = 0, column: int = 0) -> None:
        super().__init__()
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a section. `id` is "" for a partnership that has none."""

    section: str
    id: str
    file: str
    line: int
    column: int
    values: Values
