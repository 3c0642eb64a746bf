"""Which terms rest on dates that are inferred or approximate."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Final

_UNSURE: Final = """
SELECT agreement FROM term
WHERE agreement IN (SELECT value FROM json_each(?)) AND (starts_unsure OR ends_unsure)
"""


def unsure_terms(connection: sqlite3.Connection, ids: Iterable[str]) -> frozenset[str]:
    """Give those of the agreements with an end of the term that is inferred or approximate."""
    return frozenset(row[0] for row in connection.execute(_UNSURE, (json.dumps(list(ids)),)))
