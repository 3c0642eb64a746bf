"""The terms spoken of on the day: of one agreement, or which rest on dates that are inferred or approximate."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Final

from coopcli.agreements.rows import TermRow
from coopcli.store.row_reader import read_rows

_UNSURE: Final = """
SELECT agreement FROM current_term
WHERE agreement IN (SELECT value FROM json_each(?)) AND (starts_unsure OR ends_unsure)
"""

_COLUMNS: Final = ", ".join(TermRow._fields)
_CURRENT: Final = f"SELECT {_COLUMNS} FROM current_term WHERE agreement = ?"
_NUMBERED: Final = f"SELECT {_COLUMNS} FROM term WHERE agreement = ? AND number = ?"


def current_term(connection: sqlite3.Connection, agreement: str) -> TermRow:
    """Give the term of an agreement that is there."""
    return next(read_rows(connection.execute(_CURRENT, (agreement,)), TermRow))


def numbered_term(connection: sqlite3.Connection, agreement: str, number: int) -> TermRow | None:
    """Give a term of an agreement by its number; None for one that is not counted."""
    return next(read_rows(connection.execute(_NUMBERED, (agreement, number)), TermRow), None)


def unsure_terms(connection: sqlite3.Connection, ids: Iterable[str]) -> frozenset[str]:
    """Give those of the agreements with an end of the term that is inferred or approximate."""
    return frozenset(row[0] for row in connection.execute(_UNSURE, (json.dumps(list(ids)),)))
