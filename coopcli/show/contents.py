"""What the store holds, as it is: the files that were loaded and how they stand now, and what a query in SQL gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from coopcli.answer import Answer, Cell, Heading, Shown, Table, Type
from coopcli.i18n import count, say
from coopcli.lists import Column, Columns, Group, MakeCell, View, for_machines, list_answer
from coopcli.show.find_query import FileRow, QueryRows, SqlValue
from coopcli.text import N_

COUNTED: Final = {
    "agreements": N_("agreements"), "parties": N_("organisations"), "commitments": N_("commitments"),
    "activities": N_("activities"), "statements": N_("statements"), "partnerships": N_("partnerships"),
    "sources": N_("sources"),
}  # fmt: skip

STATES: Final = {
    "loaded": N_("loaded"), "unchanged": N_("unchanged"), "kept": N_("left as it was"),
    "changed": N_("changed since"), "gone": N_("gone"), "dropped": N_("dropped"),
    "added": N_("added since"), "unreadable": N_("cannot be read"),
}  # fmt: skip
_TONES: Final = {
    "changed": "attention", "added": "attention", "gone": "bad", "unreadable": "bad", "dropped": "faint",
}  # fmt: skip


class FileState(NamedTuple):
    """A file (without a hash where the store does not hold it), its state (a key of STATES), and the path to show."""

    file: FileRow
    state: str
    shown: str


def files_answer(files: Sequence[FileState], store: str, view: View) -> Answer:
    """Give the files with their states and counts."""
    warned = any(one.file.warnings for one in files)
    return list_answer(
        [Group("", files, more=("warnings",) if warned else ())],
        COLUMNS,
        view,
        notes=(say("The store is {path}.", path=store),),
        total=count("{number} file", "{number} files", len(files)),
        empty=say("no file is loaded"),
    )


def _path(one: FileState) -> Cell:
    return Shown(one.file.path, one.shown)


def _state(one: FileState) -> Cell:
    return Shown(one.state, say(STATES[one.state]), _TONES.get(one.state, ""))


def _records(section: str) -> MakeCell[FileState]:
    return lambda one: _count(one, one.file.counts.get(section, 0))


def _warnings(one: FileState) -> Cell:
    return _count(one, one.file.warnings)


def _count(one: FileState, number: int) -> Cell:
    """Give a number of a file that is loaded; of another on the disk it is not known."""
    if one.state == "dropped":
        return _NOTHING
    return number if one.file.hash else None


_NOTHING: Final = Shown(None, "–", "faint")
"""The count of what is not loaded any more: it is no number, and nothing that is not known."""


_OF_SECTIONS: Final = {
    section: Column(label, Type.NUMBER, _records(section)) for section, label in COUNTED.items()
}
COLUMNS: Final[Columns[FileState]] = {
    "file": Column(N_("file"), Type.TEXT, _path),
    "state": Column(N_("state"), Type.TEXT, _state),
    **_OF_SECTIONS,
    **for_machines(
        {
            **{section: _OF_SECTIONS[section] for section in ("statements", "partnerships")},
            "warnings": Column(N_("warnings"), Type.NUMBER, _warnings),
            "loaded_at": Column(N_("loaded at"), Type.TEXT, lambda one: one.file.loaded_at or None),
        }
    ),
}


def query_answer(found: QueryRows) -> Answer:
    """Give rows under the names of their columns.

    NULL is shown as such and is null for machines; bytes are hexadecimal, as SQL writes them: `x'00ff'`.
    """
    columns = tuple(
        Heading(key, key, Type.NUMBER if _is_number(place, found.rows) else Type.TEXT)
        for place, key in enumerate(_keys(found.columns))
    )
    cells = tuple(tuple(map(_cell, row)) for row in found.rows)
    total = count("{number} row", "{number} rows", len(found.rows))
    return Answer("", (Table("", columns, cells, say("no rows")),), (), total)


def _keys(names: Sequence[str]) -> Iterator[str]:
    """Give each column a key of its own: the second `id` is `id_2`."""
    taken: set[str] = set()
    for place, name in enumerate(names, 1):
        key, again = name or f"column_{place}", 2
        while key in taken or (again > 2 and key in names):
            key = f"{name or f'column_{place}'}_{again}"
            again += 1
        taken.add(key)
        yield key


def _is_number(place: int, rows: Sequence[Sequence[SqlValue]]) -> bool:
    values = [row[place] for row in rows if row[place] is not None]
    return bool(values) and all(isinstance(value, int | float) for value in values)


def _cell(value: SqlValue) -> Cell:
    """Numbers stay as SQL writes them, or what was copied from the screen would be another number."""
    if value is None:
        return Shown(None, "NULL", "faint")
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    return value if isinstance(value, str) else Shown(value, str(value))
