"""An answer in a person's words: what every format for people is drawn from. No colour, no width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from coopcli.answer import Answer, Cell, Fact, Facts, Heading, Section, Table, Type
from coopcli.i18n import say
from coopcli.marking import N_
from coopcli.render.human import lines_of, one_line, text_of, tone_of


@dataclass(frozen=True, slots=True)
class Word:
    """What a person reads of a cell, and its tone (see `answer.Shown`)."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a label a column, whether it holds numbers, the rows; `empty` is said if there is none."""

    title: str
    labels: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[Word, ...], ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and what it stands for; `basis` says why it is believed: the reason, the sources."""

    label: str
    value: Word
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Facts of one thing, one below the other."""

    title: str
    pairs: tuple[Pair, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of text, line by line."""

    title: str
    lines: tuple[str, ...]


Part: TypeAlias = Grid | Pairs | Passage


@dataclass(frozen=True, slots=True)
class Page:
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
    return Passage(one_line(section.title), lines_of(section.text))


def _grid(table: Table) -> Grid:
    shown = [(place, column) for place, column in enumerate(table.columns) if column.shown]
    return Grid(
        one_line(table.title),
        tuple(one_line(column.label) for _, column in shown),
        tuple(column.type is Type.NUMBER for _, column in shown),
        tuple(tuple(_word(column, row[place]) for place, column in shown) for row in table.rows),
        one_line(table.empty),
    )


def _pair(fact: Fact) -> Pair:
    reason = say(N_("inferred: {reason}"), reason=fact.reason) if fact.reason else ""
    sources = f"[{'; '.join(fact.sources)}]" if fact.sources else ""
    basis = "  ".join(filter(None, (reason, sources)))
    return Pair(one_line(fact.column.label), _word(fact.column, fact.value), one_line(basis))


def _word(column: Heading, cell: Cell) -> Word:
    return Word(text_of(column, cell), tone_of(cell))
