"""The records that a store holds, each as its file says it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final, NamedTuple

_HELD: Final = """
SELECT section, id, file, line, iif(uncited, json_remove(data, '$.cite'), data)
FROM record WHERE section <> 'commitments' ORDER BY file, line, "column"
"""
"""What the settings add to a record that cites nothing is no word of its file."""


class HeldRow(NamedTuple):
    """A record with its file and line; `text` is its content as JSON."""

    section: str
    id: str
    file: str
    line: int
    text: str


def held_records(connection: sqlite3.Connection) -> Iterator[HeldRow]:
    """Give all records but commitments, which stand in their agreements."""
    return (HeldRow(*row) for row in connection.execute(_HELD))
