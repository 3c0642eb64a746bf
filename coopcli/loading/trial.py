"""A copy of a store, to which a load is done on trial."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from coopcli.store import readable


def copy_store(store: Path, copy: Path) -> None:
    """Copy a store as it is at one moment. Raises StoreError where it cannot be read."""
    with closing(readable(store)) as held, closing(sqlite3.connect(copy)) as made:
        held.backup(made)
