"""Lists: a column is one object, and one function makes the answer from rows, columns and what is wanted of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import Enum
from operator import attrgetter, itemgetter
from typing import Final, Generic, NamedTuple, Protocol, TypeAlias, TypeVar, cast

from coopcli.answer import Answer, Cell, Fact, Grade, Heading, Inferred, Shown, Table, Type, Value, value_of
from coopcli.days.dates import Date, Period
from coopcli.i18n import pick, say, say_inferred, say_number
from coopcli.text import N_, alphabet_key

Row = TypeVar("Row")
Shows = TypeVar("Shows", contravariant=True)
"""What a column can show: any row that it makes a cell of."""
MakeCell: TypeAlias = Callable[[Row], Cell]

NOTHING: Final = Shown(None, "–", "faint")
"""Stands where a value may be absent without being unknown."""


class Audience(Enum):
    """Who gets a column where no columns are named; by its name everybody gets it.

    What is for people only says in words what other columns hold: to machines it is these words.
    """

    ALL = "all"
    PEOPLE = "people"
    MACHINES = "machines"


class Column(NamedTuple, Generic[Shows]):
    """A column of a list: its marked heading, its type, and how its cell is made from a row.

    `codes` names the codelist of a CODE.
    """

    label: str
    type: Type
    cell: Callable[[Shows], Cell]
    codes: str = ""
    audience: Audience = Audience.ALL

    @property
    def for_machines(self) -> Column[Shows]:
        """The column for machines only."""
        return self._replace(audience=Audience.MACHINES)


Columns: TypeAlias = Mapping[str, Column[Row]]
"""The columns of a list by their keys, which are those of the JSON, in their order."""


def for_machines(columns: Columns[Row]) -> Columns[Row]:
    """Give the columns for machines only."""
    return {key: column._replace(audience=Audience.MACHINES) for key, column in columns.items()}


def for_people(columns: Columns[Row]) -> Columns[Row]:
    """Give the columns for people only: they say in words what others hold."""
    return {key: column._replace(audience=Audience.PEOPLE) for key, column in columns.items()}


def hold(columns: Columns[Row], path: str) -> Columns[object]:
    """Give the columns for rows that hold such a row, such as `found`; of one that holds none, the cells are None."""
    take = attrgetter(path)

    def of(column: Column[Row]) -> Column[object]:
        def cell(other: object) -> Cell:
            row = take(other)
            return None if row is None else column.cell(row)

        return Column(column.label, column.type, cell, column.codes, column.audience)

    return {key: of(column) for key, column in columns.items()}


def show_first(columns: Columns[Row], *shown: str) -> Columns[Row]:
    """Give the columns that people see, in this order, then the others, for machines only."""
    return {key: columns[key] for key in shown} | {
        key: column for key, column in for_machines(columns).items() if key not in shown
    }


def field(path: str, absent: Cell = None) -> MakeCell[object]:
    """Give the cell of a value that the row holds, such as `row.title`; `absent` stands where there is none."""
    value = attrgetter(path)
    if absent is None:
        return value
    return lambda row: value(row) or absent


def several(values: Iterable[object], words: Iterable[object]) -> Shown:
    """Give a list with its words; one that is empty is known to be, and no unknown."""
    text = "; ".join(map(str, words))
    return Shown(cast(Value, [*values]), text or "–", "" if text else "faint")


def heading(key: str, column: Column[Row], *, shown: bool = True) -> Heading:
    """Give the heading of a column by its key."""
    data = column.audience is not Audience.PEOPLE
    return Heading(key, say(column.label), column.type, column.codes, shown, data)


def fact(key: str, columns: Columns[Row], row: Row) -> Fact:
    """Give what one column says of a row, as a fact of its own."""
    cell = columns[key].cell(row)
    return Fact(heading(key, columns[key]), _mark(key, cell) if key in _inferred_in(columns, row) else cell)


INFERRED: Final = "inferred"
"""The key of the column with the keys of what rests on inference in a row: their cells are marked for people."""

_SAY_SO_THEMSELVES: Final = frozenset(("status", "or_status", "parties", "figures"))
"""Keys whose words tell of each part of the cell how sure it is."""


def with_inferred(columns: Columns[Row], keys: Callable[[Row], Collection[str]]) -> Columns[Row]:
    """Give the columns with one more, before the file and the line, which names those that rest on inference in a row.

    `keys` may give fields of the record that are no column; the cells of those named are marked for people.
    """
    data = [key for key, column in columns.items() if column.audience is not Audience.PEOPLE]

    def cell(row: Row) -> Cell:
        found = keys(row)
        named = [key for key in data if key in found] if found else ()
        return several(named, named) if named else _NONE_INFERRED

    more = Column(N_("known by inference"), Type.TEXT, cell).for_machines
    last = {key: columns[key] for key in ("file", "line") if key in columns}
    return {**{key: one for key, one in columns.items() if key not in last}, INFERRED: more, **last}


_NONE_INFERRED: Final = Shown([], "–", "faint")


def _inferred_in(columns: Columns[Row], row: Row) -> Collection[str]:
    """Give the keys of what rests on inference in a row; none where the list has no column that says so."""
    column = columns.get(INFERRED)
    keys = value_of(column.cell(row)) if column else None
    # Where fields are counted, a column of this key is a number.
    return [str(key) for key in keys] if keys and isinstance(keys, list) else ()


def _mark(key: str, cell: Cell) -> Cell:
    """Mark a cell as inferred, unless its words or its date say so."""
    value = value_of(cell)
    dates = value if isinstance(value, list) else [value]
    if key in _SAY_SO_THEMSELVES or value is None or isinstance(cell, Inferred):
        return cell
    said = dates and all(isinstance(one, Date | Period) and one.qualified for one in dates)
    return cell if said else Inferred(cell)


def record_of(row: Row, columns: Columns[Row]) -> dict[str, object]:
    """Give a row as machines get it, whole."""
    return {
        key: value_of(column.cell(row))
        for key, column in columns.items()
        if column.audience is not Audience.PEOPLE
    }


class Order(NamedTuple):
    """How an answer is ordered and how much of it is wanted; a key with `-` before it runs downwards."""

    keys: tuple[str, ...] = ()
    limit: int | None = None


class View(NamedTuple):
    """What is wanted of a list: its columns (None: the usual ones), their order and how many rows at most."""

    columns: tuple[str, ...] | None = None
    order: Order = Order()


class Group(NamedTuple, Generic[Row]):
    """Rows that stand together, in their order, under a title.

    People see the columns `more` here and not the columns `fewer`. `empty` is said where there is no row; a group that
    says nothing is then left out.
    """

    title: str
    rows: Sequence[Row]
    more: Collection[str] = ()
    fewer: Collection[str] = ()
    empty: str = ""


def list_answer(
    groups: Iterable[Group[Row]],
    columns: Columns[Row],
    view: View,
    *,
    total: str,
    title: str = "",
    notes: Iterable[str] = (),
    empty: str = "",
    of: int | None = None,
) -> Answer:
    """Give a list: a table for each group, and the total, which says so where only the first rows are shown.

    `of` is how many rows there are in all, where the store gave the first of them in order; None: the groups hold all,
    to be put in order here. `empty` is said where no group has anything.
    """
    groups = [*groups]
    if of is None:
        of = sum(len(group.rows) for group in groups)
        groups = arrange(groups, columns, view.order)
    listed = sum(len(group.rows) for group in groups)
    shown = [group for group in groups if group.rows or group.empty]
    shown = shown or [groups[0]._replace(title="", empty=empty)]
    return Answer(
        title=title,
        sections=tuple(table_of(group, columns, view.columns) for group in shown),
        notes=tuple(notes),
        total=add_limit(total, listed) if listed < of else total,
    )


class Graded(Protocol):
    """What answers a question more or less surely."""

    @property
    def match(self) -> Grade:
        """How surely it answers."""


GradedRow = TypeVar("GradedRow", bound=Graded)

TITLES: Final[Mapping[Grade, str]] = {
    Grade.SURELY: "",
    Grade.POSSIBLY: N_("Possibly"),
    Grade.UNKNOWN: N_("Cannot be told"),
}
"""The title of each table of a graded list; what is sure needs none."""


def by_grade(
    rows: Iterable[GradedRow],
    titles: Mapping[Grade, str] = TITLES,
    more: Collection[str] = (),
    fewer: Collection[str] = (),
) -> list[Group[GradedRow]]:
    """Group the rows by how surely they answer, each for a table; why one is not sure stands beside it."""
    rows = [*rows]
    return [
        Group(
            title=say(title),
            rows=[row for row in rows if row.match is grade],
            more=more if grade is Grade.SURELY else (*more, "reasons"),
            fewer=fewer,
        )
        for grade, title in titles.items()
    ]


def arrange(groups: Iterable[Group[Row]], columns: Columns[Row], order: Order) -> list[Group[Row]]:
    """Put the rows of each group in order, and keep the first ones of all."""
    kept: list[Group[Row]] = []
    for group in groups:
        rows = group.rows
        for key in reversed(order.keys):
            rows = _sort_rows(rows, columns[key.removeprefix("-")], key.startswith("-"))
        listed = sum(len(before.rows) for before in kept)
        kept.append(group._replace(rows=rows if order.limit is None else rows[: order.limit - listed]))
    return kept


def add_counts(total: str, counts: Mapping[Grade, int]) -> str:
    """Add to a total how many match surely, possibly, or cannot be told; nothing where all are sure."""
    if not set(counts) - {Grade.SURELY}:
        return total
    words = {
        Grade.SURELY: N_("{number} surely"),
        Grade.POSSIBLY: N_("{number} possibly"),
        Grade.UNKNOWN: N_("{number} cannot be told"),
    }
    parts = (say(words[grade], number=say_number(counts[grade])) for grade in words if counts.get(grade))
    return f"{total}: {', '.join(parts)}"


def add_limit(total: str, listed: int) -> str:
    """Add to a total that only the first rows are shown."""
    return say("{total}; the first {listed} are shown", total=total, listed=say_number(listed))


def table_of(group: Group[Row], columns: Columns[Row], named: tuple[str, ...] | None = None) -> Table:
    """Give the table of a group, with the usual columns or those that are named."""
    keys = named or tuple(columns)
    cells = [_in_words(columns[key]) for key in keys]
    return Table(
        group.title,
        tuple(_heading(key, columns[key], group, named) for key in keys),
        tuple(_cells_of(row, keys, cells, columns) for row in group.rows),
        group.empty,
    )


def _cells_of(
    row: Row, keys: Sequence[str], cells: Sequence[MakeCell[Row]], columns: Columns[Row]
) -> tuple[Cell, ...]:
    """Give the cells of a row, those marked that rest on inference."""
    made = [cell(row) for cell in cells]
    if inferred := _inferred_in(columns, row):
        made = [_mark(key, cell) if key in inferred else cell for key, cell in zip(keys, made, strict=True)]
    return tuple(made)


def _heading(key: str, column: Column[Row], group: Group[Row], named: tuple[str, ...] | None) -> Heading:
    if named:
        return replace(heading(key, column), data=True)
    usual = column.audience is not Audience.MACHINES
    return heading(key, column, shown=(usual or key in group.more) and key not in group.fewer)


def _in_words(column: Column[Row]) -> MakeCell[Row]:
    """Give how the cell is made; the value of one for people only is its words."""
    if column.audience is not Audience.PEOPLE:
        return column.cell

    def cell(row: Row) -> Cell:
        words = column.cell(row)
        if isinstance(words, Inferred) and isinstance(words.cell, Shown):
            words = replace(words.cell, text=say_inferred(words.cell.text))
        if isinstance(words, Shown) and words is not NOTHING:
            return replace(words, value=words.text)
        return words

    return cell


def _sort_rows(rows: Sequence[Row], column: Column[Row], down: bool) -> list[Row]:
    """Sort by the values of a column; what has none stands last, upwards and downwards."""
    cell = _in_words(column)
    ranked = [(_rank(value_of(cell(row))), row) for row in rows]
    known = sorted(((rank, row) for rank, row in ranked if rank), key=itemgetter(0), reverse=down)
    return [row for _, row in known] + [row for rank, row in ranked if rank is None]


def _rank(value: Value) -> tuple[int, float | Decimal, str] | None:
    """Give what a value is sorted by: numbers by size, words by the alphabet, days in their ISO form; None: nothing."""
    match value:
        case None:
            return None
        case int() | float() | Decimal():
            return 0, value, ""
        case Date() | Period():
            return 1, 0, value.text
        case Mapping():
            return 1, 0, alphabet_key(pick(cast("Mapping[str, str]", value)))
        case Sequence() if not isinstance(value, str):
            ranks = [_rank(cast(Value, item)) for item in value]
            return (1, 0, ", ".join(str(rank[2] or rank[1]) for rank in ranks if rank)) if value else None
    return 1, 0, alphabet_key(str(value))
