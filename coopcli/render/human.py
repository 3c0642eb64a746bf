"""How a person reads a cell: labels for codes, days and numbers as the language writes them, one line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import cast

from coopcli.answer import Cell, Heading, Shown, Type, Value
from coopcli.days.dates import Date, Period
from coopcli.i18n import pick, say, say_date, say_day, say_label, say_number, say_period
from coopcli.marking import N_
from coopcli.records.codelists import CODELISTS
from coopcli.text import harmless

_LINE_BREAKS = re.compile(r"[ \t]*[\n\r\t\v\f\x85\u2028\u2029]+[ \t]*")
_DRAWN = re.compile("^ |   |  .*  |[\u2500-\u259f]")
_BETWEEN_PARTIES = " – "
_BETWEEN_ITEMS = "; "
"""Not as in a sentence: labels such as "y tế, sức khỏe" have commas of their own."""


def text_of(column: Heading, cell: Cell) -> str:
    """Give a cell in a person's words, on one line, control characters visible; what is not known says so.

    A cell of any type may hold several values.
    """
    return one_line(cell.text if isinstance(cell, Shown) else _written(column, cell))


def tone_of(cell: Cell) -> str:
    """Give the tone of a cell (see `Shown`): what is not known is faint."""
    if isinstance(cell, Shown):
        return cell.tone
    return "faint" if _unknown(cell) else ""


def one_line(text: str) -> str:
    """Give a text on one line, control characters visible."""
    return text if text.isprintable() else harmless(_LINE_BREAKS.sub(" ", text))


def lines_of(text: str) -> tuple[str, ...]:
    """Give the lines of a passage, control characters visible."""
    return tuple(harmless(line.expandtabs(4)) for line in text.splitlines())


def is_drawn(text: str) -> bool:
    """Whether a text on one line is a drawing, such as a bar, whose spaces hold things in their place."""
    return bool(_DRAWN.search(text))


def _unknown(value: Value) -> bool:
    """An empty list is as little known as no value; an empty string is a value."""
    return value is None or (isinstance(value, Sequence | Mapping) and value != "" and not value)


def _written(column: Heading, value: Value) -> str:
    if _unknown(value):
        return say(N_("unknown"))
    if column.type is Type.PARTIES:
        parties = cast("Sequence[Mapping[str, object]]", value)
        return _BETWEEN_PARTIES.join(_party(party) for party in parties)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _BETWEEN_ITEMS.join(_written(column, cast(Value, item)) for item in value)
    if isinstance(value, datetime.date | Date | Period):
        return _day(value)
    return _word(column, value)


def _word(column: Heading, value: Value) -> str:
    if isinstance(value, Mapping):
        return pick(cast("Mapping[str, str]", value))
    if isinstance(value, bool):
        return say(N_("yes")) if value else say(N_("no"))
    if isinstance(value, int | float | Decimal) and column.type is Type.NUMBER:
        return say_number(value)
    if isinstance(value, str) and column.type is Type.CODE:
        label = CODELISTS[column.codes].label(value)
        return say_label(label)
    return str(value)


def _day(value: datetime.date | Date | Period) -> str:
    if isinstance(value, Date):
        return say_date(value)
    return say_period(value) if isinstance(value, Period) else say_day(value)


def _party(party: Mapping[str, object]) -> str:
    """A party is a mapping of `id` and `name` (texts); one without a name is known by its id."""
    name = party.get("name")
    return pick(cast("Mapping[str, str]", name)) if name else str(party["id"])
