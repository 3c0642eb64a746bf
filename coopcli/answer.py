"""The neutral answer: what every command gives and every format renders. No colour, no width, no file.

A table's column keys are the names of `schema.sql`, and the keys of the JSON. Titles, labels and notes are
sentences in the user's language already; cells are raw values, which each format writes in its own way.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from coopcli.days.dates import Date, Period


class Grade(IntEnum):
    """How surely a record answers what is asked; several conditions together are as sure as the least sure."""

    NO = 0
    UNKNOWN = 1
    POSSIBLY = 2
    SURELY = 3

    @property
    def word(self) -> str:
        """The word that JSON and CSV carry as `match`."""
        return self.name.lower()


Row = TypeVar("Row", bound=NamedTuple)


class Found(NamedTuple, Generic[Row]):
    """A row that answers a question, with the grade of each filter by its name."""

    row: Row
    grades: Mapping[str, Grade]

    @property
    def match(self) -> Grade:
        """How surely it answers: as surely as the least sure filter."""
        return min(self.grades.values(), default=Grade.SURELY)


class Type(Enum):
    """What the cells of a column hold, and so how people and machines want them written."""

    ID = "id"
    TEXT = "text"
    TEXTS = "texts"
    CODE = "code"
    DAY = "day"
    DATE = "date"
    PERIOD = "period"
    NUMBER = "number"
    BOOLEAN = "boolean"
    PARTIES = "parties"


@dataclass(frozen=True, slots=True)
class Shown:
    """A value with words of its own for people: "possibly in force" for `in_force`.

    `tone` says what the words mean, not how they look: good, attention, bad, faint or "" for plain.
    """

    value: Value
    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Inferred:
    """A cell of what is known by inference only: people read so behind it."""

    cell: Value | Shown


Value: TypeAlias = (
    str
    | int
    | float
    | Decimal
    | bool
    | datetime.date
    | Date
    | Period
    | Mapping[str, object]
    | Sequence[object]
    | None
)
Cell: TypeAlias = Value | Shown | Inferred


@dataclass(frozen=True, slots=True)
class Heading:
    """A typed column. `codes` names the codelist of a CODE.

    One that is not `shown` is for machines only; one that is no `data` says in words what other columns hold.
    """

    key: str
    label: str
    type: Type = Type.TEXT
    codes: str = ""
    shown: bool = True
    data: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under typed columns. `title` may be empty; `empty` is said where there is no row."""

    title: str
    columns: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""

    def for_machines(self) -> Table:
        """Give the table without the columns that only say in words what others hold."""
        kept = [position for position, column in enumerate(self.columns) if column.data]
        rows = tuple(tuple(row[position] for position in kept) for row in self.rows if kept)
        return replace(self, columns=tuple(self.columns[position] for position in kept), rows=rows)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a record, with the places that say so and, where it is inferred, the reason."""

    column: Heading
    value: Cell
    sources: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of one thing, one below the other; `depth` 1 stands under the section before it."""

    title: str
    facts: tuple[Fact, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """A passage of plain text."""

    title: str
    text: str


Section: TypeAlias = Table | Facts | Words


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What a calendar holds of a day: it lasts the whole of `day`, and `tentative` says it is possible only.

    `uid` is the stable id of a duty, such as `vwu-lwu-2022/end`: it stays when the day moves. `alarms` are
    days before `day`, such as 180, 90 and 30; 0 is the day itself.
    """

    uid: str
    day: datetime.date
    summary: str
    description: str
    categories: tuple[str, ...]
    alarms: tuple[int, ...]
    tentative: bool


class CheckFinding(NamedTuple):
    """What a check found: where, how bad ("error", "warning" or "notice"), by which rule, and what to do about it.

    `path` is absolute, `file` the same as a person at this place would write it. `line` and `column` count from 1; 0
    means the file as a whole. The texts are in every language; where nothing is said of a cure it is empty.
    """

    path: str
    file: str
    line: int
    column: int
    severity: str
    code: str
    sentence: Mapping[str, str]
    cure: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer. `notes` are footnotes, `total` is the line that counts.

    `records` is what JSON holds where it is not simply the rows of the tables: whole records, nested.
    `events` is what a calendar holds; None is an answer that is no calendar. `findings` is what reports of checks hold;
    None is an answer that is none.
    """

    title: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    total: str = ""
    records: tuple[Mapping[str, object], ...] | None = None
    events: tuple[CalendarEvent, ...] | None = None
    findings: tuple[CheckFinding, ...] | None = None

    def tables(self) -> Iterator[Table]:
        """Give the tables among the sections."""
        return (section for section in self.sections if isinstance(section, Table))


def value_of(cell: Cell) -> Value:
    """Give the raw value of a cell."""
    if isinstance(cell, Inferred):
        return value_of(cell.cell)
    return cell.value if isinstance(cell, Shown) else cell
