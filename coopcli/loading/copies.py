"""Files of whose records each one stands in other files: which they are, and what to drop to have them instead."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from coopcli.loading.plan import known_files
from coopcli.problems import Problem
from coopcli.store import readable
from coopcli.text import N_

INSTEAD: Final = N_("to have it instead: {line}")
DROPPING: Final = N_("to have it instead: {line}, which drops all else that is loaded: {others}")

_COPIES: Final = """
WITH again AS (
  SELECT record.file AS original, double.doubles ->> '$[0]' AS copy
  FROM temp.double JOIN record ON record.id = double.id
  WHERE record.section <> 'commitments'
)
SELECT copy, original, count(*) FROM again
WHERE NOT EXISTS (SELECT 1 FROM record WHERE record.file = again.copy)
GROUP BY copy, original ORDER BY copy, original
"""
"""Files of whose records each one stands in another file, and how many: of a record that stands twice, the first is a
row."""

_REFERRED_TO: Final = """
SELECT 1 FROM record AS found
JOIN reference ON reference.target = found.id
JOIN record ON record.id = reference.record
WHERE found.file IN (SELECT value FROM json_each(:files))
  AND record.file NOT IN (SELECT value FROM json_each(:files))
LIMIT 1
"""

_HELD: Final = """
SELECT file, count(*) FROM record
WHERE id IN (SELECT value FROM json_each(:ids)) AND section <> 'commitments' AND file <> :file
GROUP BY file ORDER BY file
"""


class Exchange(NamedTuple):
    """What to unload to have a copy instead; nothing where only `--only` does it, and what `others` that drops."""

    unload: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def hint(self) -> str:
        """The marked words that give the line to type."""
        return DROPPING if self.others and not self.unload else INSTEAD


class Copy(NamedTuple):
    """A file or folder of this load that is a copy: its path, its files, the files that it is a copy of."""

    path: str
    files: tuple[str, ...]
    originals: frozenset[str]


def copies_of(connection: sqlite3.Connection) -> tuple[Copy, ...]:
    """Give what is a copy: folders of nothing else as one.

    Where it is one record only, its id may as well have been taken twice.
    """
    originals: dict[str, dict[str, int]] = {}
    for copy, original, number in connection.execute(_COPIES):
        originals.setdefault(copy, {})[original] = number
    if not originals:
        return ()
    sound = {path for (path,) in connection.execute("SELECT DISTINCT file FROM record")}
    folders = [(one, files) for one, files in _folders(connection).items() if not files & sound]
    groups: dict[str, list[str]] = {}
    for copy in originals:
        path = next((folder for folder, files in folders if copy in files), copy)
        groups.setdefault(path, []).append(copy)
    return tuple(
        Copy(path, tuple(files), frozenset(one for file in files for one in originals[file]))
        for path, files in groups.items()
        if sum(sum(originals[file].values()) for file in files) > 1
    )


def problem_of(connection: sqlite3.Connection, copy: Copy) -> Problem:
    """Give the one problem of a copy."""
    originals = _roots(_folders(connection), {*copy.originals})
    exchange = _exchange(connection, originals, copy.files)
    values = {"file": tuple(originals), "unload": exchange.unload, "others": exchange.others}
    return Problem("file-copy", copy.path, values=values, hint=exchange.hint)


class Held(NamedTuple):
    """How many of some records the store has from elsewhere, from which files and folders, and what to unload."""

    number: int
    originals: tuple[str, ...]
    exchange: Exchange


def held_elsewhere(store: Path, file: str, ids: Collection[str]) -> Held:
    """Give what of these ids the store has from other files than this one, and how to have the file instead."""
    if not known_files(store):  # there is none, or one that tells nothing
        return Held(0, (), Exchange((), ()))
    with closing(readable(store)) as connection:
        numbers = dict(connection.execute(_HELD, {"ids": json.dumps([*ids]), "file": file}).fetchall())
        originals = _roots(_folders(connection), {*numbers})
        return Held(sum(numbers.values()), tuple(originals), _exchange(connection, originals, [file]))


def _folders(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """Give the folders of which more than one file is loaded, with their files."""
    folders: dict[str, set[str]] = {}
    for path, folder in connection.execute("SELECT path, folder FROM file WHERE folder IS NOT NULL"):
        folders.setdefault(folder, set()).add(path)
    return {folder: files for folder, files in folders.items() if len(files) > 1}


def _roots(folders: Mapping[str, set[str]], files: set[str]) -> dict[str, set[str]]:
    """Give the files by what names them: their folder where they are all of it, else each by itself."""
    roots = {folder: members for folder, members in folders.items() if members <= files}
    rest = files.difference(*roots.values())
    return {**roots, **{file: {file} for file in sorted(rest)}}


def _exchange(
    connection: sqlite3.Connection, originals: Mapping[str, set[str]], copies: Iterable[str]
) -> Exchange:
    """Say what to unload first: nothing where all else is to be dropped anyway, or refers to what would go."""
    gone = {*copies}.union(*originals.values())
    paths = connection.execute("SELECT path FROM file ORDER BY path")
    others = tuple(path for (path,) in paths if path not in gone)
    if not others or any(_referred_to(connection, files) for files in originals.values()):
        return Exchange((), others)
    return Exchange(tuple(originals), others)


def _referred_to(connection: sqlite3.Connection, files: Iterable[str]) -> bool:
    return connection.execute(_REFERRED_TO, {"files": json.dumps([*files])}).fetchone() is not None
