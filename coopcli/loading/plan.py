"""What a load has to do, told without touching the store: which files are new or changed, which are gone."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Final

from coopcli.store import (
    UNSEEN,
    Seen,
    foreign,
    is_foreign,
    is_there,
    lies_under,
    readable,
    schema,
    schema_version,
    unusable,
)


@dataclass(frozen=True, slots=True)
class FileToLoad:
    """A file as it lies on the disk: its absolute path, the folder it is followed with, the hash of its content.

    `seen` is how it stood when that was read; without it the next look reads it again.
    """

    path: str
    folder: str | None
    hash: str
    seen: Seen = UNSEEN


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a load is done with: the version of the program and of the gazetteer, and when (UTC, ISO 8601)."""

    program: str
    gazetteer: str
    at: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to read, those to drop, and those that the store holds already as they are.

    `named` are the files and folders that were asked for, none of which is left out any more; `left_out` what is not to
    be taken up with the folder that it lies in; `links` are those of the named that lead elsewhere, and where.
    """

    changed: tuple[FileToLoad, ...]
    dropped: tuple[str, ...]
    unchanged: tuple[FileToLoad, ...]
    named: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that the store holds. Of a store of another version, `program` and `gazetteer` are ""."""

    path: str
    folder: str | None
    hash: str
    program: str
    gazetteer: str
    seen: Seen


_NOW: Final = (
    "SELECT path, folder, hash, program, gazetteer, size, modified, changed, looked FROM file ORDER BY path"
)
_OF_ANY_VERSION: Final = "SELECT path, folder, hash, '', '' FROM file ORDER BY path"


def known_files(path: Path) -> tuple[KnownFile, ...]:
    """Give the files that the store at `path` holds; none where there is no store, or one that cannot tell.

    Raises StoreError where it cannot be read, or is another program's database.
    """
    rows = _rows(path, _NOW, _OF_ANY_VERSION)
    return tuple(KnownFile(*row[:5], seen=Seen(*row[5:])) for row in rows)  # type: ignore[misc]  # five columns


def left_out(path: Path) -> tuple[str, ...]:
    """Give what is not to be taken up with the folder that it lies in."""
    return tuple(row[0] for row in _rows(path, "SELECT path FROM left_out", "SELECT path FROM left_out"))


def links(path: Path) -> tuple[tuple[str, str], ...]:
    """Give the links by which something was loaded, and where each led then."""
    query = "SELECT path, target FROM link ORDER BY path"
    return tuple((name, target) for name, target in _rows(path, query, query))


def _rows(path: Path, query: str, of_another_version: str) -> list[tuple[Any, ...]]:
    if not is_there(path):
        return []
    try:
        with closing(readable(path)) as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] == schema_version(schema()):
                return connection.execute(query).fetchall()
            if is_foreign(connection):
                raise foreign(path)
            try:
                return connection.execute(of_another_version).fetchall()
            except sqlite3.OperationalError:  # such a table is not known there
                return []
    except sqlite3.Error as error:
        raise unusable(path, error) from error


def plan_of(
    files: Sequence[FileToLoad],
    known: Sequence[KnownFile],
    stamp: Stamp,
    gone: Collection[str],
    *,
    only: bool,
) -> Plan:
    """Compare the files asked for with what the store holds, of which some are `gone`; with `only`, all else goes."""
    held = {file.path: (file.hash, file.program, file.gazetteer) for file in known}
    asked = {file.path for file in files}
    same = [file for file in files if held.get(file.path) == (file.hash, stamp.program, stamp.gazetteer)]
    unchanged = {file.path for file in same}
    return Plan(
        changed=tuple(file for file in files if file.path not in unchanged),
        dropped=tuple(file.path for file in known if file.path not in asked and (only or file.path in gone)),
        unchanged=tuple(same),
    )


def emptied(plan: Plan, known: Sequence[KnownFile], folders: Collection[str]) -> str | None:
    """Give the folder, one of these or the topmost below one, of which the plan would drop every file; None for none.

    As of a drive that is not there, or another in its place. Files that are there under other names are not lost; nor
    are those of a folder below, where others have come.
    """
    if not plan.dropped:
        return None
    here = (*plan.changed, *plan.unchanged)
    contents, dropped = {file.hash for file in here}, {*plan.dropped}
    before: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    now = {place for file in here for place in _places(file.path, file.folder, folders)}
    for file in known:
        for place in _places(file.path, file.folder, folders):
            before[place] += 1
            lost[place] += file.path in dropped and file.hash not in contents
    return min(
        (
            place
            for place, number in before.items()
            if number == lost[place] and (place in folders or place not in now)
        ),
        key=len,
        default=None,
    )


def _places(path: str, folder: str | None, folders: Collection[str]) -> Iterator[str]:
    """Give those of the folders that a file belongs to, and the folders between it and them."""
    above = [str(place) for place in PurePath(path).parents]
    yield from (place for place in above if lies_under(place, folders))
    if folder is not None and folder not in above and folder in folders:
        yield folder  # it came by a link
