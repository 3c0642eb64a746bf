"""What stands on each sheet of a workbook: an Answer as boxes, each with its words and the value behind them."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from coopcli.answer import (
    Answer,
    Cell,
    Facts,
    Heading,
    Inferred,
    Section,
    Shown,
    Table,
    Type,
    Value,
    Words,
    value_of,
)
from coopcli.days.dates import Date
from coopcli.i18n import say
from coopcli.render.csv import LEAF_KEYS, leaves_of
from coopcli.render.json import Raw, raw
from coopcli.render.page import for_people, lines_of, one_line, text_of, tone_of
from coopcli.text import N_

Real: TypeAlias = int | float | Decimal | datetime.date

_FIRST_DAY: Final = datetime.date(1900, 3, 1)
"""Excel has no day before 1900, and a 29 February 1900 that never was."""

_DIGITS: Final = 15
"""Excel keeps no more digits of a number."""

_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MEASURED: Final = (Type.NUMBER, Type.DAY, Type.DATE)


class Box(NamedTuple):
    """A cell of a sheet: what a person reads, the day or number that Excel can hold instead, the tone."""

    text: str
    real: Real | None = None
    tone: str = ""
    grouped: bool = True
    """Whether a number has thousands separators: a year or a line has none."""


class Sheet(NamedTuple):
    """A sheet: its heading may be any text, it is no valid title yet."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Box, ...], ...]


def sheets_of(answer: Answer) -> list[Sheet]:
    """Give a sheet a table, one of facts and passages, one of whole records as the CSV has them, one of notes."""
    sheets = [_table(table, answer.title) for table in answer.tables() if for_people(table)]
    told = [section for section in answer.sections if not isinstance(section, Table)]
    if told:
        sheets.insert(0, _facts(told))
    if answer.records is not None:
        rows = (tuple(map(_raw_box, leaf)) for leaf in leaves_of(answer))
        sheets.append(Sheet(say(N_("Data")), LEAF_KEYS, tuple(rows)))
    said = [text for text in (answer.total, *answer.notes) if text]
    if said or not sheets:
        header = one_line(answer.title) or say(N_("Notes"))
        boxes = tuple((Box(one_line(text)),) for text in said)
        sheets.append(Sheet(say(N_("Notes")), (header,), boxes))
    return sheets


def _table(table: Table, title: str) -> Sheet:
    """A table without rows says so under its header.

    Where the words of a column of numbers or days say more than its values ("nearly", a range), the words
    stand under the label and the values beside them, under the key of the CSV.
    """
    header: list[str] = []
    columns: list[Sequence[Box]] = []
    for position, column in enumerate(table.columns):
        if column.shown:
            cells = [row[position] for row in table.rows]
            header.append(one_line(column.label))
            if column.type in _MEASURED and any(_says_more(column, cell) for cell in cells):
                columns.append([_words(column, cell) for cell in cells])
                header.append(column.key)
                columns.append([_value_box(column, cell) for cell in cells])
            else:
                columns.append([_box(column, cell) for cell in cells])
    none: tuple[Box, ...] = (Box(one_line(table.empty), None, "faint"),)
    rows = tuple(zip(*columns, strict=True)) if table.rows else (none,)
    return Sheet(table.title or title or say(N_("Answer")), tuple(header), rows)


def _facts(sections: Iterable[Section]) -> Sheet:
    header = (N_("Section"), N_("Fact"), N_("Value"), N_("Basis"))
    rows = [row for section in sections for row in _fact_rows(section)]
    return Sheet(say(N_("Facts")), tuple(map(say, header)), tuple(rows))


def _fact_rows(section: Section) -> Iterator[tuple[Box, ...]]:
    title = Box(one_line(section.title))
    if isinstance(section, Facts):
        for fact in section.facts:
            if fact.column.shown:
                label = Box(one_line(fact.column.label))
                basis = Box(one_line("; ".join(filter(None, (fact.reason, *fact.sources)))))
                yield title, label, _box(fact.column, fact.value), basis
    elif isinstance(section, Words):
        yield title, Box(""), Box("\n".join(lines_of(section.text))), Box("")


def _says_more(column: Heading, cell: Cell) -> bool:
    """Whether a cell has words of its own, other than its day or number would be written in."""
    value = _value(column, cell)
    if isinstance(cell, Inferred):
        return True
    if not isinstance(cell, Shown) or not isinstance(value, int | float | Decimal | datetime.date | Date):
        return False
    return cell.text != text_of(column, value)


def _words(column: Heading, cell: Cell) -> Box:
    return Box(text_of(column, cell), tone=tone_of(cell))


def _box(column: Heading, cell: Cell) -> Box:
    if _says_more(column, cell):
        return _words(column, cell)
    value = _value(column, cell)
    text = text_of(column, cell if isinstance(cell, Shown) else value)
    return Box(text, _real(value), tone_of(cell), column.type is Type.NUMBER)


def _value_box(column: Heading, cell: Cell) -> Box:
    value = _value(column, cell)
    if value is None:
        return Box("")
    real = _real(value)
    return Box(one_line(str(raw(value))) if real is None else text_of(column, value), real)


def _value(column: Heading, cell: Cell) -> Value:
    """A day may come as its text of ISO 8601, as the store has it."""
    value = value_of(cell)
    if column.type is Type.DAY and isinstance(value, str) and _ISO_DAY.fullmatch(value):
        return datetime.date.fromisoformat(value)
    return value


def _raw_box(value: Raw) -> Box:
    if isinstance(value, bool):
        return Box("true" if value else "false")
    return Box("" if value is None else str(value), _real(value), "", False)


def _real(value: Value) -> Real | None:
    """Give the day or the number, if Excel can hold it whole; a date that is known to the day is a day."""
    if isinstance(value, Date):
        value = value.earliest if value.precision == "day" and not value.qualified else None
    if isinstance(value, datetime.date):
        return value if value >= _FIRST_DAY else None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal) or not math.isfinite(value):
        return None
    digits = Decimal(str(value)).normalize().as_tuple().digits
    return value if len(digits) <= _DIGITS else None
