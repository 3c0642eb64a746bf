"""How many agreements have which status on the day."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Final, TypeAlias

Statuses: TypeAlias = "Counter[tuple[str, str | None]]"

_STATUSES: Final = "SELECT status, certainty FROM agreement_status"


def count_statuses(connection: sqlite3.Connection) -> Statuses:
    """Count all agreements by status and certainty (None where the status is unknown).

    Counted as the rows come: SQLite would sort them first, which takes longer than to tell them.
    """
    return Counter(connection.execute(_STATUSES))
