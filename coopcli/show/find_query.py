"""What the store holds itself: the files that were loaded, and what a query in SQL gives, read-only and bounded."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Mapping
from sys import getsizeof
from typing import Final, NamedTuple, TypeAlias

from coopcli.errors import DID_YOU_MEAN, UsageError
from coopcli.store import FAULTS, read_rows
from coopcli.text import N_, nearest, to_type


class FileRow(NamedTuple):
    """A loaded file. `counts` are the records by section."""

    path: str
    folder: str | None
    hash: str
    loaded_at: str
    warnings: int
    counts: Mapping[str, int]


SqlValue: TypeAlias = str | int | float | bytes | None


class QueryRows(NamedTuple):
    """The names of the columns, which may repeat, and the rows."""

    columns: tuple[str, ...]
    rows: list[tuple[SqlValue, ...]]


_FILES: Final = """
SELECT
  path, folder, hash, loaded_at,
  warnings + iif(
    EXISTS (SELECT 1 FROM setting WHERE own_documents), 0,
    (SELECT count(*) FROM record WHERE record.uncited AND record.file = file.path)
  ) AS warnings,
  (
    SELECT json_group_object(section, records) FROM (
      SELECT section, count(*) AS records FROM record WHERE record.file = file.path GROUP BY section
    )
  ) AS counts
FROM file ORDER BY path
"""


def loaded_files(connection: sqlite3.Connection) -> list[FileRow]:
    """Give the loaded files by path, with their records counted by section."""
    return [*read_rows(connection.execute(_FILES), FileRow)]


_EXAMPLE: Final = N_('for example: coop sql "SELECT id, status, certainty FROM overview"')

_READING: Final = frozenset(
    (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
)
_FORBIDDEN_FUNCTIONS: Final = frozenset(("load_extension", "fts3_tokenizer"))
_READING_PRAGMAS: Final = frozenset(
    ("data_version",  # full text asks for it
     "foreign_key_list", "index_info", "index_list", "table_info", "table_list", "table_xinfo")
)  # fmt: skip

# SQLite makes a virtual table when it is first named, and asks the authorizer whether it may write the schema for it.
_VIRTUAL_TABLES: Final = """
SELECT 1 FROM search, json_each('[]'), json_tree('[]'), pragma_table_list, pragma_table_info('record'),
  pragma_table_xinfo('record'), pragma_index_list('record'), pragma_index_info(''), pragma_foreign_key_list('record')
LIMIT 0
"""

_STEPS_BETWEEN_LOOKS: Final = 10_000
_MOST_ROWS: Final = 1_000_000
_MOST_BYTES: Final = 50_000_000
"""Of one value."""
_MOST_BYTES_TOGETHER: Final = 500_000_000
"""Of all rows, as they lie in memory."""
_ROWS_AT_ONCE: Final = 1_000


def run_query(connection: sqlite3.Connection, query: str, seconds: int) -> QueryRows:
    """Ask one SELECT of a store open for reading, whose views are those of the day it was opened for.

    Raises UsageError with SQLite's own words where the query cannot be run, would do anything but read, takes
    longer than `seconds`, or gives more than a million rows or 500 MB; KeyboardInterrupt after Ctrl-C.
    """
    connection.execute(_VIRTUAL_TABLES)
    connection.set_authorizer(_authorize)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_BYTES)
    connection.text_factory = _text
    deadline = time.monotonic() + seconds
    connection.set_progress_handler(_stopper(deadline), _STEPS_BETWEEN_LOOKS)
    try:
        cursor = connection.execute(query)
        rows = _bounded(cursor)
    except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
        late = time.monotonic() >= deadline
        raise _error(error, seconds, late=late) or _reworded(error, query, connection) from error
    if cursor.description is None:
        raise UsageError(N_("there is no query to run"), (_EXAMPLE,))
    if len(rows) > _MOST_ROWS:
        raise UsageError(
            N_("the query gives more than {most} rows"), (N_("add a LIMIT to it"),), most=_MOST_ROWS
        )
    return QueryRows(tuple(column[0] for column in cursor.description), rows)


def _bounded(cursor: sqlite3.Cursor) -> list[tuple[SqlValue, ...]]:
    """Give the rows, one more than may be at most. Raises UsageError where they take too much memory together."""
    rows: list[tuple[SqlValue, ...]] = []
    room = _MOST_BYTES_TOGETHER
    while len(rows) <= _MOST_ROWS and (more := cursor.fetchmany(_ROWS_AT_ONCE)):
        rows += more
        room -= sum(getsizeof(row) + sum(map(getsizeof, row)) for row in more)
        if room < 0:
            megabytes = _MOST_BYTES_TOGETHER // 1_000_000
            raise UsageError(
                N_("the query gives more than {most} MB"), (N_("add a LIMIT to it"),), most=megabytes
            )
    return rows


def _authorize(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
    """Allow what reads. SQLite asks for each step of a statement before it runs any of it."""
    special = {
        sqlite3.SQLITE_FUNCTION: second not in _FORBIDDEN_FUNCTIONS,
        sqlite3.SQLITE_PRAGMA: first in _READING_PRAGMAS,
    }
    allowed = special.get(action, action in _READING)
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _stopper(deadline: float) -> Callable[[], bool]:
    """Python would swallow a Ctrl-C that comes in here: it ends the query, and `_error` knows it by the time."""

    def stop() -> bool:
        try:
            return time.monotonic() >= deadline
        except KeyboardInterrupt:
            return True

    return stop


def _text(data: bytes) -> str:
    """What is no UTF-8, as a CAST can make it, is shown as far as it can be."""
    return data.decode("utf-8", "replace")


def _error(error: Exception, seconds: int, *, late: bool) -> BaseException | None:
    """Give the error to raise for one of SQLite's, a fault of the store itself as it is; None for one of the query."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    if code == sqlite3.SQLITE_INTERRUPT:
        if not late:
            return KeyboardInterrupt()
        return UsageError(
            N_("the query was stopped after {seconds} seconds"),
            (N_("ask for less, or give it more time with --seconds"),),
            seconds=seconds,
        )
    if code & 0xFF in FAULTS:
        return error
    if code & 0xFF == sqlite3.SQLITE_AUTH:
        return UsageError(N_("the query does more than read"), (_EXAMPLE,))
    return None


def _reworded(error: Exception, query: str, connection: sqlite3.Connection) -> UsageError:
    """Give the error of a query that SQLite cannot run, in our words where we have some."""
    for pattern, message, hint in _SAID_BY_SQLITE:
        if found := re.search(pattern, str(error)):
            name = found[1] if found.re.groups else ""
            near = nearest(name, (row[0] for row in connection.execute(_NAMES))) if hint is _TABLES else ()
            line = to_type(["coop", "search", *query.split()])
            hints = (DID_YOU_MEAN, hint) if near else (hint,)
            return UsageError(message, hints, name=name, line=line, names=near)
    return UsageError(N_("SQLite cannot run the query: {reason}"), (_TABLES,), reason=error)


_NAMES: Final = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
_TABLES: Final = N_("tables and views: coop sql \"SELECT name FROM sqlite_schema WHERE type <> 'index'\"")
_SAID_BY_SQLITE: Final = (
    ("no such table: (.+)", N_('the store has no table or view "{name}"'), _TABLES),
    (
        "no such column: (.+)",
        N_('the store has no column "{name}" there'),
        N_("columns of a table: coop sql \"SELECT name FROM pragma_table_info('overview')\""),
    ),
    ("no such function: (.+)", N_('SQLite has no function "{name}"'), _EXAMPLE),
    (
        'near "(.+)": syntax error',
        N_('the query cannot be read near "{name}"'),
        N_("to look for words: {line}"),
    ),
    ("one statement at a time", N_("only one query can be asked at a time"), _EXAMPLE),
)
"""What SQLite says in English, in our words."""
