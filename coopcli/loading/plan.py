"""What a load has to do, told without touching the store: which files are new or changed, which are gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from coopcli.store import foreign, is_foreign, is_there, readable, schema, schema_version, unusable


@dataclass(frozen=True, slots=True)
class FileToLoad:
    """A file as it lies on the disk: its absolute path, the folder that was asked for, the hash of its content."""

    path: str
    folder: str | None
    hash: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a load is done with: the version of the program and of the gazetteer, and when (UTC, ISO 8601)."""

    program: str
    gazetteer: str
    at: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to read, those to drop, and those that the store holds already as they are."""

    changed: tuple[FileToLoad, ...]
    dropped: tuple[str, ...]
    unchanged: tuple[FileToLoad, ...]


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that the store holds."""

    path: str
    folder: str | None
    hash: str
    program: str
    gazetteer: str


def known_files(path: Path) -> tuple[KnownFile, ...]:
    """Give the files that the store at `path` holds; none where there is no store, or one of another version.

    Raises StoreError where it cannot be read, or is another program's database.
    """
    if not is_there(path):
        return ()
    try:
        with closing(readable(path)) as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] != schema_version(schema()):
                if is_foreign(connection):
                    raise foreign(path)
                return ()
            rows = connection.execute("SELECT path, folder, hash, program, gazetteer FROM file ORDER BY path")
            return tuple(KnownFile(*row) for row in rows)
    except sqlite3.Error as error:
        raise unusable(path, error) from error


def plan_of(
    files: Sequence[FileToLoad],
    known: Sequence[KnownFile],
    stamp: Stamp,
    folders: Collection[str],
    *,
    only: bool,
) -> Plan:
    """Compare the files asked for with what the store holds.

    A file of a folder that is loaded again and is not there any more is dropped, however it was loaded; with
    `only`, so is all else.
    """
    held = {file.path: (file.hash, file.program, file.gazetteer) for file in known}
    asked = {file.path for file in files}
    same = [file for file in files if held.get(file.path) == (file.hash, stamp.program, stamp.gazetteer)]
    unchanged = {file.path for file in same}
    return Plan(
        changed=tuple(file for file in files if file.path not in unchanged),
        dropped=tuple(
            file.path for file in known if file.path not in asked and (only or _is_gone(file, folders))
        ),
        unchanged=tuple(same),
    )


def _is_gone(file: KnownFile, folders: Collection[str]) -> bool:
    """Say whether a file that none of these folders gives now was one of theirs."""
    if file.folder in folders:
        return True
    path = Path(file.path)
    return any(path.is_relative_to(folder) for folder in folders) and not path.exists()
