"""What the store notes of files beside their records: how each stood when it was seen, what was left out or refused."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Final, NamedTuple

from coopcli.loading.plan import FileToLoad, Plan
from coopcli.store import lies_under, readable

_KEEP: Final = """
UPDATE file SET folder = ?, size = ?, modified = ?, changed = ?, looked = ?
WHERE path = ? AND hash = ?
  AND (folder, size, modified, changed, looked) IS NOT (?, ?, ?, ?, ?)
"""


class Refused(NamedTuple):
    """Text that was not taken up: the sum of it, the day, its first error (see `schema.sql`), the number of errors."""

    text: str
    day: str
    problem: Mapping[str, str]
    errors: int


def note(connection: sqlite3.Connection, plan: Plan) -> None:
    """Note how the files stood that a kept load found as they were, and what is left out of their folders now."""
    _keep(connection, plan.unchanged)
    connection.execute("DELETE FROM refused")
    for (path,) in connection.execute("SELECT path FROM left_out").fetchall():
        if lies_under(path, plan.named):
            connection.execute("DELETE FROM left_out WHERE path = ?", (path,))
    connection.executemany(
        "INSERT OR IGNORE INTO left_out (path) VALUES (?)", [(path,) for path in plan.left_out]
    )
    connection.executemany("INSERT OR REPLACE INTO link (path, target) VALUES (?, ?)", plan.links)
    files = [path for (path,) in connection.execute("SELECT path FROM file")]
    for path, target in connection.execute("SELECT path, target FROM link").fetchall():
        if not any(lies_under(file, (target,)) for file in files):
            connection.execute("DELETE FROM link WHERE path = ?", (path,))


def keep_seen(path: Path, files: Iterable[FileToLoad]) -> None:
    """Note how files stand whose text the store holds; where that cannot be written now, they are read once more."""
    _write_where_possible(path, lambda connection: _keep(connection, files))


def _write_where_possible(path: Path, write: Callable[[sqlite3.Connection], None]) -> None:
    """Write a note that is worth no waiting and no word."""
    if not may_be_written(path):
        return
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection,
    ):
        connection.execute("BEGIN IMMEDIATE")
        write(connection)
        connection.execute("COMMIT")


def may_be_written(path: Path) -> bool:
    """Say whether nobody has marked the store read-only: root could write it nevertheless."""
    try:
        return bool(path.stat().st_mode & 0o222)
    except OSError:
        return False


def _keep(connection: sqlite3.Connection, files: Iterable[FileToLoad]) -> None:
    for file in files:
        kept = (file.folder, *file.seen)
        connection.execute(_KEEP, (*kept, file.path, file.hash, *kept))


def sum_of(plan: Plan, *made_with: str) -> str:
    """Give the sum of all that a load by the plan would read and drop, and of the versions it is made with."""
    files = [(file.path, file.hash) for file in plan.changed]
    return hashlib.sha256(json.dumps([files, plan.dropped, made_with]).encode()).hexdigest()


def refused(path: Path) -> Refused | None:
    """Give the text that was refused last; None where it has been taken up since, or cannot be told."""
    with suppress(sqlite3.Error), closing(readable(path)) as connection:
        row = connection.execute("SELECT text, day, problem, errors FROM refused").fetchone()
        return Refused(row[0], row[1], json.loads(row[2]), row[3]) if row else None
    return None


def keep_refused(path: Path, text: Refused) -> None:
    """Note the text that was refused; where that cannot be written now, it is read once more."""

    def write(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM refused")
        connection.execute(
            "INSERT INTO refused (text, day, problem, errors) VALUES (?, ?, ?, ?)",
            (text.text, text.day, json.dumps(text.problem, ensure_ascii=False), text.errors),
        )

    _write_where_possible(path, write)
