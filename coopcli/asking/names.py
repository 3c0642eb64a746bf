"""Which records a name means: an id, or words that their text holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from coopcli.asking.codes import unknown
from coopcli.asking.filter import Typed
from coopcli.asking.wanted import Wanted, wanted
from coopcli.errors import NotFoundError
from coopcli.marking import N_
from coopcli.places.matching import token
from coopcli.store.opening import Connection
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

_MOST_IDS_SHOWN: Final = 10


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


def named(connection: Connection, name: str, sections: Sequence[str] = _EVERYTHING) -> list[str]:
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


def read_names(section: str) -> Callable[[Typed], tuple[str, ...]]:
    """Give the reader of ids, or words that records of a section have."""

    def read(typed: Typed) -> tuple[str, ...]:
        found: list[str] = []
        for word in typed.words:
            ids = named(typed.connection, word, (section,))
            if not ids:
                raise unknown(typed.option, word, _ids_of(typed.connection, section))
            found += ids
        return tuple(dict.fromkeys(found))

    return read


def agreements_named(connection: Connection, name: str) -> list[str]:
    """Give the agreements that a name means, at least one. Raises NotFoundError where there is none."""
    ids = named(connection, name, ("agreements",))
    if not ids:
        raise not_found(connection, N_('there is no agreement "{name}"'), name)
    if ids == [name] and name not in _ids_of(connection, "agreements"):
        raise NotFoundError(
            N_('"{name}" is no agreement'), (N_("what names it: coop show {name}"),), name=name
        )
    return ids


def record_named(connection: Connection, name: str) -> str:
    """Give the one record that a name means. Raises NotFoundError where it is none, or several."""
    ids = named(connection, name)
    if not ids:
        raise not_found(connection, N_('there is no record "{name}"'), name)
    if len(ids) > 1:
        raise several_named(name, ids)
    return ids[0]


def not_found(connection: Connection, message: str, name: str) -> NotFoundError:
    """The error of a name that means nothing, with the nearest ids."""
    near = nearest(name, [row[0] for row in connection.execute(_ALL_IDS)])
    hint = N_("did you mean {near}?") if near else N_("coop list names the agreements")
    return NotFoundError(message, (hint,), name=name, near=near)


def several_named(name: str, ids: Sequence[str]) -> NotFoundError:
    """The error of a name that means several records where one is asked for."""
    return NotFoundError(
        N_('"{name}" names {count} records: {ids}'),
        (N_("write the id of one, such as {first}"),),
        name=name,
        count=len(ids),
        ids=ids if len(ids) <= _MOST_IDS_SHOWN else [*ids[:_MOST_IDS_SHOWN], "…"],
        first=ids[0],
    )


def _ids_of(connection: Connection, section: str) -> list[str]:
    """Give all ids of a section, for a suggestion."""
    return [row[0] for row in connection.execute(_IDS, (section,))]


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
