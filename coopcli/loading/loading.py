"""Loading: the store made to hold exactly what the files say, in one transaction, or left as it was."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import sqlite_utils

from coopcli.errors import StoreError
from coopcli.loading.judging import judge
from coopcli.loading.making import make_schema
from coopcli.loading.notes import note
from coopcli.loading.own_documents import UNCITED
from coopcli.loading.plan import FileToLoad, Plan, Stamp
from coopcli.loading.rows import DOUBLES, Rows
from coopcli.loading.settling import settle
from coopcli.problems import Problem
from coopcli.records.record import Record
from coopcli.search.said import IndexWords
from coopcli.store import foreign, is_foreign, schema, schema_version, unusable
from coopcli.terms.renewals import horizon
from coopcli.text import N_, to_type

Reader = Callable[[FileToLoad], Iterable[Record | Problem]]

_RECORDS_AT_ONCE: Final = 500
_CACHE_KIB: Final = 32 * 1024

_COLUMNS: Final = ", ".join(IndexWords._fields)

# The index keeps no text: to forget a record it must be told the words that it was given, as they still are here.
_FORGET_WORDS: Final = f"""
INSERT INTO search (search, rowid, {_COLUMNS})
SELECT 'delete', number, {_COLUMNS} FROM indexed WHERE number IN (SELECT number FROM temp.unindexed)
"""

_WORDS: Final = f"""
INSERT INTO search (rowid, {_COLUMNS})
SELECT number, {_COLUMNS} FROM indexed WHERE number IN (SELECT number FROM temp.unindexed)
"""

_UNINDEXED: Final = """
INSERT OR IGNORE INTO temp.unindexed
SELECT number FROM record WHERE file = :file
UNION
SELECT naming.number
FROM record AS named
JOIN reference ON reference.target = named.id
JOIN record AS naming ON naming.id = reference.record
WHERE named.file = :file AND named.section = 'parties'
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a load did: the problems (with any error nothing was kept), or warnings only."""

    problems: tuple[Problem, ...]

    @property
    def kept(self) -> bool:
        """Whether the store holds the files now."""
        return all(problem.severity != "error" for problem in self.problems)


def load(path: Path, plan: Plan, read: Reader, stamp: Stamp, wait: float = 10.0) -> Outcome:
    """Carry out the plan on the store at `path`, made where it is not there yet.

    `read` gives the records and problems of a file one by one. With any error, or a kill at any moment, the store
    is as it was before. Raises StoreError where it cannot be written, as while another load runs: so many seconds are
    waited for that.
    """
    try:
        with closing(_connect(path, wait)) as connection:
            _refuse_to_forget(connection, path, plan)
            with _writing(connection) as transaction:
                outcome = Outcome(judge(connection, [*_replace(connection, plan, read, stamp)]))
                if outcome.kept:
                    _index(connection)
                    settle(connection)
                    note(connection, plan)
                    transaction.keep = True
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    return outcome


@dataclass(slots=True)
class _Transaction:
    keep: bool = False


def _connect(path: Path, wait: float) -> sqlite3.Connection:
    try:
        # What is new is the user's alone: the records may hold notes that nobody else on the machine is to read.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise unusable(path, error) from error
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    if is_foreign(connection):
        connection.close()
        raise foreign(path)
    connection.execute("PRAGMA page_size = 8192")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _refuse_to_forget(connection: sqlite3.Connection, path: Path, plan: Plan) -> None:
    """Refuse to make the store of another version anew without a file that it was loaded from."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version in (0, schema_version(schema())):
        return
    named = {*(file.path for file in plan.changed), *plan.dropped}
    forgotten = [
        one for (one,) in connection.execute("SELECT path FROM file ORDER BY path") if one not in named
    ]
    if forgotten:
        raise StoreError(
            N_("the store {path} was made by another version of coop, from more files than this load names"),
            (N_("name all of them: coop load {files}"),),
            path=path,
            files=to_type((*sorted(named), *forgotten)),
        )


@contextmanager
def _writing(connection: sqlite3.Connection) -> Iterator[_Transaction]:
    """One transaction, undone unless it is told to be kept.

    sqlite-utils' own `atomic()` begins deferred, so that of two loads at once the second would be refused instead
    of waiting; within BEGIN IMMEDIATE it nests.
    """
    transaction = _Transaction()
    connection.execute("BEGIN IMMEDIATE")
    try:
        with sqlite_utils.Database(connection).atomic():
            make_schema(connection)
            yield transaction
        connection.execute("COMMIT" if transaction.keep else "ROLLBACK")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _replace(connection: sqlite3.Connection, plan: Plan, read: Reader, stamp: Stamp) -> Iterator[Problem]:
    """Forget what the plan drops or reads anew, and write what the files say now; give their problems."""
    connection.execute("CREATE TEMP TABLE unindexed (number INTEGER PRIMARY KEY)")
    for statement in DOUBLES:
        connection.execute(statement)
    replaced = (*plan.dropped, *(file.path for file in plan.changed))
    for path in replaced:
        connection.execute(_UNINDEXED, {"file": path})
    connection.execute(_FORGET_WORDS)
    for path in replaced:
        connection.execute("DELETE FROM file WHERE path = ?", (path,))
    rows = Rows(connection, horizon(date.fromisoformat(stamp.at[:10])))
    for file in plan.changed:
        yield from _write(connection, file, read(file), rows, stamp)


def _write(
    connection: sqlite3.Connection,
    file: FileToLoad,
    records: Iterable[Record | Problem],
    rows: Rows,
    stamp: Stamp,
) -> Iterator[Problem]:
    connection.execute(
        "INSERT INTO file (path, folder, hash, program, gazetteer, loaded_at, size, modified, changed, looked) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (file.path, file.folder, file.hash, stamp.program, stamp.gazetteer, stamp.at, *file.seen),
    )
    problems = 0
    for record in records:
        if isinstance(record, Problem):
            problems += record.code != UNCITED  # the records say themselves which of them name no source
            yield record
        else:
            rows.add(record)
            if rows.queued() >= _RECORDS_AT_ONCE:
                rows.write()
    rows.write()
    connection.execute("UPDATE file SET warnings = ? WHERE path = ?", (problems, file.path))
    connection.execute(_UNINDEXED, {"file": file.path})


def _index(connection: sqlite3.Connection) -> None:
    """Write the full text of what is new, and of what names a party that is new."""
    connection.execute(_WORDS)
