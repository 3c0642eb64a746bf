"""The references of a load: the same file and the same rows, without the program.

Run as `python -m bench.reference events|plain REGISTER LOADED STORE`: LOADED is a store that the program made
of REGISTER; its rows are read first, unmeasured, then STORE is made with them. Prints the seconds that this
took. A process for each run, so that what one leaves in memory does not slow down the next.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

import sqlite_utils
import yaml

from coopcli.store import schema


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table of a store; of the search table, with their numbers."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]


_TABLES: Final = """
SELECT listed.name, listed.type FROM sqlite_schema AS made JOIN pragma_table_list AS listed USING (name)
WHERE listed.schema = 'main' AND listed.type IN ('table', 'virtual')
ORDER BY made.rowid
"""


def tables_of(store: Path) -> list[Table]:
    """Read all tables of a store, in the order of its schema: each row comes after what it stands under."""
    with closing(sqlite3.connect(store)) as connection:
        listed = connection.execute(_TABLES).fetchall()
        return [_table(connection, name, "rowid, *" if kind == "virtual" else "*") for name, kind in listed]


def _table(connection: sqlite3.Connection, name: str, columns: str) -> Table:
    found = connection.execute(f'SELECT {columns} FROM "{name}"')
    return Table(name, tuple(column[0] for column in found.description), found.fetchall())


def read_events(register: Path) -> int:
    """Read all of libyaml's events of a file, keep none, give their number."""
    events = 1
    with register.open("rb") as stream:
        next_event = yaml.CSafeLoader(stream).get_event
        while type(next_event()) is not yaml.StreamEndEvent:
            events += 1
    return events


def way_of(name: str, tables: list[Table]) -> Callable[[Path, Path], None]:
    """Give a way of loading, "events" or "plain": it reads a register and makes a store of these rows."""
    if name == "events":
        return partial(_load_bare, tables)
    dicts = {
        table.name: [dict(zip(table.columns, row, strict=True)) for row in table.rows] for table in tables
    }
    return partial(_load_plainly, dicts)


def _load_bare(tables: list[Table], register: Path, store: Path) -> None:
    """Read the events and write the rows, with nothing in between."""
    gc.disable()  # as the program does
    try:
        read_events(register)
        with closing(_new_store(store)) as connection:
            for table in tables:
                columns = ", ".join(f'"{column}"' for column in table.columns)
                marks = ", ".join("?" * len(table.columns))
                connection.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", table.rows)
            connection.execute("COMMIT")
    finally:
        gc.enable()


def _load_plainly(tables: Mapping[str, list[dict[str, object]]], register: Path, store: Path) -> None:
    """Read the file as one value, and write the rows by name."""
    with register.open("rb") as stream:
        yaml.load(stream, yaml.CSafeLoader)
    with closing(_new_store(store)) as connection:
        database = sqlite_utils.Database(connection)
        with database.atomic():
            for name, rows in tables.items():
                database.table(name).insert_all(rows)
        connection.execute("COMMIT")


def _new_store(store: Path) -> sqlite3.Connection:
    """Make an empty store as the program does, and begin the transaction."""
    connection = sqlite3.connect(store, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN IMMEDIATE")
    for statement in _statements(schema()):
        connection.execute(statement)
    return connection


def _statements(text: str) -> Iterator[str]:
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _main(way: str, register: str, loaded: str, store: str) -> None:
    load = way_of(way, tables_of(Path(loaded)))
    # The rows are no part of what is measured: the collector neither looks through them nor counts them.
    gc.freeze()
    gc.collect()
    begun = perf_counter()
    load(Path(register), Path(store))
    print(perf_counter() - begun)


if __name__ == "__main__":
    _main(*sys.argv[1:])
