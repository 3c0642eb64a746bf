"""An answer in a person's words: what every format for people is drawn from. No colour, no width.

A cell is read on one line: labels for codes, days and numbers as the language writes them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias, cast

from coopcli.answer import Answer, Cell, Fact, Facts, Heading, Inferred, Section, Shown, Table, Type, Value
from coopcli.days.dates import Date, Period
from coopcli.i18n import pick, say, say_date, say_day, say_inferred, say_label, say_number, say_period
from coopcli.records.codelists import CODELISTS
from coopcli.text import N_, harmless

_LINE_BREAKS = re.compile(r"[ \t]*[\n\r\t\v\f\x85\u2028\u2029]+[ \t]*")
_DRAWN = re.compile("^ |   |  .*  |[\u2500-\u259f]")
_BETWEEN_PARTIES = " – "
_BETWEEN_ITEMS = "; "
"""Not as in a sentence: labels such as "y tế, sức khỏe" have commas of their own."""


def text_of(column: Heading, cell: Cell) -> str:
    """Give a cell in a person's words, on one line, control characters visible; what is not known says so.

    A cell of any type may hold several values.
    """
    if isinstance(cell, Inferred):
        return one_line(say_inferred(text_of(column, cell.cell)))
    return one_line(cell.text if isinstance(cell, Shown) else _written(column, cell))


def tone_of(cell: Cell) -> str:
    """Give the tone of a cell (see `Shown`): what is not known is faint."""
    if isinstance(cell, Inferred):
        return tone_of(cell.cell)
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
    return _word(column, value)


def _word(column: Heading, value: Value) -> str:
    if isinstance(value, Date):
        return say_date(value)
    if isinstance(value, Period):
        return say_period(value)
    if isinstance(value, datetime.date):
        return say_day(value)
    if isinstance(value, Mapping):
        return pick(cast("Mapping[str, str]", value))
    if isinstance(value, bool):
        return say(N_("yes")) if value else say(N_("no"))
    if isinstance(value, int | float | Decimal) and column.type is Type.NUMBER:
        return say_number(value)
    if isinstance(value, str) and column.type is Type.CODE:
        return say_label(CODELISTS[column.codes].label(value))
    return str(value)


def _party(party: Mapping[str, object]) -> str:
    """A party is a mapping of `id` and `name` (texts), known by its id where it has none; `inferred` that it is one."""
    name = party.get("name")
    said = pick(cast("Mapping[str, str]", name)) if name else str(party["id"])
    return say_inferred(said) if party.get("inferred") else said


class Word(NamedTuple):
    """What a person reads of a cell, and its tone (see `answer.Shown`)."""

    text: str
    tone: str = ""


class Grid(NamedTuple):
    """A table: a label a column, whether it holds numbers, the rows; `empty` is said if there is none."""

    title: str
    labels: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[Word, ...], ...]
    empty: str = ""
    depth: int = 0


class Pair(NamedTuple):
    """A label and what it stands for; `basis` says why it is believed: the reason, the sources."""

    label: str
    value: Word
    basis: str = ""


class Pairs(NamedTuple):
    """Facts of one thing, one below the other."""

    title: str
    pairs: tuple[Pair, ...]
    depth: int = 0


class TextPassage(NamedTuple):
    """A passage of text, line by line."""

    title: str
    lines: tuple[str, ...]
    depth: int = 0


Part: TypeAlias = Grid | Pairs | TextPassage
"""Only facts have another `depth` than 0: see `answer.Facts`."""


class Page(NamedTuple):
    """A whole answer."""

    title: str
    parts: tuple[Part, ...]
    total: str
    notes: tuple[str, ...]


def page_of(answer: Answer) -> Page:
    """Give the answer in the language, each text but passages on one line, control characters visible."""
    return Page(
        one_line(answer.title),
        tuple(_part(section) for section in answer.sections if for_people(section)),
        one_line(answer.total),
        tuple(map(one_line, answer.notes)),
    )


def for_people(section: Section) -> bool:
    """Whether people see a section.

    A table whose columns are all for machines says in rows what another one says in a grid.
    """
    return not isinstance(section, Table) or any(column.shown for column in section.columns)


def _part(section: Section) -> Part:
    if isinstance(section, Table):
        return _grid(section)
    if isinstance(section, Facts):
        pairs = tuple(_pair(fact) for fact in section.facts if fact.column.shown)
        return Pairs(one_line(section.title), pairs, section.depth)
    return TextPassage(one_line(section.title), lines_of(section.text))


def _grid(table: Table) -> Grid:
    shown = [(place, column) for place, column in enumerate(table.columns) if column.shown]
    return Grid(
        one_line(table.title),
        tuple(one_line(column.label) for _, column in shown),
        tuple(column.type is Type.NUMBER for _, column in shown),
        tuple(tuple(_shown(column, row[place]) for place, column in shown) for row in table.rows),
        one_line(table.empty),
    )


def _pair(fact: Fact) -> Pair:
    reason = say(N_("inferred: {reason}"), reason=fact.reason) if fact.reason else ""
    sources = f"[{'; '.join(fact.sources)}]" if fact.sources else ""
    basis = "  ".join(filter(None, (reason, sources)))
    return Pair(one_line(fact.column.label), _shown(fact.column, fact.value), one_line(basis))


def _shown(column: Heading, cell: Cell) -> Word:
    return Word(text_of(column, cell), tone_of(cell))
