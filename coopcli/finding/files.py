"""Which files are loaded, and what each holds."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Final

from coopcli.records.rows import FileRow

_FILES: Final = "SELECT path, folder, hash, loaded_at, warnings FROM file ORDER BY path"
_COUNTS: Final = "SELECT file, section, count(*) FROM record GROUP BY file, section"


def loaded_files(connection: sqlite3.Connection) -> list[FileRow]:
    """Give the loaded files by path, with their records counted by section."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for file, section, count in connection.execute(_COUNTS):
        counts[file][section] = count
    return [
        FileRow(path=path, folder=folder, hash=content, loaded_at=at, warnings=warnings, counts=counts[path])
        for path, folder, content, at, warnings in connection.execute(_FILES)
    ]
