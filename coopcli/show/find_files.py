"""Which files are loaded, and what each holds."""

from __future__ import annotations

import sqlite3
from typing import Final

from coopcli.records.rows import FileRow
from coopcli.store.row_reader import read_rows

_FILES: Final = """
SELECT
  path, folder, hash, loaded_at, warnings,
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
