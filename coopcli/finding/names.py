"""Which records a name means: an id, or words that their text holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from coopcli.places.matching import token
from coopcli.records.wanted import Wanted, wanted
from coopcli.text import nearest

_BY_ID: Final = "SELECT id FROM record WHERE id = ?"
_IDS: Final = "SELECT id FROM record WHERE section = ? ORDER BY id"
_ALL_IDS: Final = "SELECT id FROM record WHERE section NOT IN ('commitments', 'duties', 'settings')"
_BY_WORDS: Final = """
SELECT record.id FROM search JOIN record ON record.number = search.rowid
WHERE search MATCH ? AND record.section = ? ORDER BY record.id
"""
_EVERYTHING: Final = (
    "agreements",
    "parties",
    "partnerships",
    "activities",
    "statements",
    "commitments",
    "sources",
)


def words_query(text: str) -> str:
    """Make a full-text query of what a person typed: see `words_query_of`. "" where there is no word."""
    return words_query_of(wanted(text))


def words_query_of(wanted: Iterable[Wanted]) -> str:
    """Make a full-text query: all that is wanted must stand there, in any spelling of a place or wording of a code.

    No input is a syntax error: each word is quoted.
    """
    return " AND ".join(map(_either, wanted))


def written_query_of(wanted: Iterable[Wanted]) -> str:
    """Make a full-text query: the words themselves, or the places that they name, must be written there."""
    return f"words : ({' AND '.join(_either(replace(one, others=())) for one in wanted)})"


def spelled_query(words: Iterable[str]) -> str:
    """Make a full-text query of accented words that must stand there as they are."""
    return " AND ".join(map(_quoted, words))


def _either(one: Wanted) -> str:
    words = _quoted(" ".join(one.words)) if one.together else " AND ".join(map(_quoted, one.words))
    others = [_quoted(" ".join(phrase)) for phrase in one.others]
    others += [_quoted(token(place)) for place in one.places]
    return f"({' OR '.join((f'({words})', *others))})"


def named(connection: sqlite3.Connection, name: str, sections: Sequence[str] = _EVERYTHING) -> list[str]:
    """Give the ids that a name means: the record of that id, else those of the first section with its words."""
    # SQLite takes no half characters, which a command line that is not UTF-8 has: no id holds a question mark.
    if connection.execute(_BY_ID, (name.encode(errors="replace").decode(),)).fetchone():
        return [name]
    query = words_query(name)
    if not query:
        return []
    for section in sections:
        found = [row[0] for row in connection.execute(_BY_WORDS, (query, section))]
        if found:
            return found
    return []


def ids_near(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Give the ids nearest to a name that means nothing."""
    return nearest(name, [row[0] for row in connection.execute(_ALL_IDS)])


def ids_of(connection: sqlite3.Connection, section: str) -> list[str]:
    """Give all ids of a section, for a suggestion."""
    return [row[0] for row in connection.execute(_IDS, (section,))]


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
