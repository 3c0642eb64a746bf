"""The records that a store holds, as a state."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from coopcli.difference.compare import Entry, State
from coopcli.store import readable

_HELD: Final = """
SELECT section, id, file, line, iif(uncited, json_remove(data, '$.cite'), data)
FROM record WHERE section <> 'commitments' ORDER BY file, line, "column"
"""
"""What the settings add to a record that cites nothing is no word of its file."""


def state_of_store(store: Path) -> State:
    """Give what a store holds. Raises StoreError where it cannot be read."""
    with closing(readable(store)) as connection:
        return State(_entries(connection))


def _entries(connection: sqlite3.Connection) -> dict[tuple[str, str], Entry]:
    return {(section, name): Entry(*entry) for section, name, *entry in connection.execute(_HELD)}
