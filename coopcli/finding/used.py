"""Which codes and provinces the register itself uses: what a filter may name beside the codelists and the gazetteer."""

from __future__ import annotations

import sqlite3
from typing import Final

_CODES: Final = {
    "type": "SELECT DISTINCT type FROM agreement WHERE type IS NOT NULL",
    "kind": "SELECT DISTINCT kind FROM party WHERE kind IS NOT NULL",
    "country": "SELECT DISTINCT country FROM party WHERE country IS NOT NULL",
    "area": "SELECT DISTINCT area FROM area",
    "activity": "SELECT DISTINCT kind FROM activity_kind",
}
"""By codelist; the closed ones need no entry."""

_PLACES: Final = "SELECT DISTINCT place FROM located"


def codes_used(connection: sqlite3.Connection, codelist: str) -> list[str]:
    """Give the codes of an open codelist that stand in the register."""
    query = _CODES.get(codelist)
    return [row[0] for row in connection.execute(query)] if query else []


def places_used(connection: sqlite3.Connection) -> frozenset[str]:
    """Give the keys of the provinces that stand in the register, those that the gazetteer lacks included."""
    return frozenset(row[0] for row in connection.execute(_PLACES))
