"""Words that name records: what a person wants them to hold, as a full-text query, and the ids that it finds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, TypeAlias

from coopcli.asking.codes import unknown_word_error
from coopcli.asking.filter import Typed
from coopcli.errors import NotFoundError
from coopcli.places import find_mentioned, token
from coopcli.records.codelists import ACTIVITY, AREA, KIND, TYPE
from coopcli.store import Connection
from coopcli.text import N_, fold, nearest

Phrase: TypeAlias = tuple[str, ...]
"""Folded words side by side."""

_QUOTES: Final = '"“”„«»'
_QUOTED: Final = re.compile(f"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]")
_SPOKEN_OF: Final = (TYPE, KIND, AREA, ACTIVITY)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that a record must have: the words, side by side if `together`, or what stands for them.

    `places` are keys of units that the words name, `others` wordings of the code that they are a wording of.
    """

    words: Phrase
    together: bool = True
    places: tuple[str, ...] = ()
    others: tuple[Phrase, ...] = ()

    def found_in(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Give where folded words hold it: first and last position of each place; none where they do not."""
        spans = [span for phrase in (self.words, *self.others) for span in _spans(phrase, words)]
        spans += _find_names(self.places, words) if self.places else ()
        if not spans and not self.together and set(self.words) <= set(words):
            spans = [(here, here) for here, word in enumerate(words) if word in self.words]
        return spans


def read_words(text: str) -> tuple[Wanted, ...]:
    """Read what a person typed: words in quotes stand side by side, a quote without its partner is none.

    Words that name a place, or are a wording of a code (`mua bán người`), belong together. () where there is no
    word: signs alone ask for nothing.
    """
    found: list[Wanted] = []
    done = 0
    for quoted in _QUOTED.finditer(text):
        found += _loose(text[done : quoted.start()])
        if words := _words(quoted[1]):
            found.append(Wanted(tuple(words)))
        done = quoted.end()
    found += _loose(text[done:])
    return tuple(dict.fromkeys(found))


def _words(text: str) -> list[str]:
    """Signs that fold leaves, such as an emoji, are no words: no index has them."""
    return [word for word in fold(text).split() if any(map(str.isalnum, word))]


def _loose(text: str) -> Iterator[Wanted]:
    others: list[str] = []
    for words, places in find_mentioned(_words(text)):
        if len(words) == 1 and not places:
            others.append(words[0])
            continue
        yield from _wordings(others)
        others = []
        yield Wanted(words, places=places)
    yield from _wordings(others)


def _wordings(words: Sequence[str]) -> Iterator[Wanted]:
    """Take the longest wording of a code first; the rest is wanted word by word."""
    longest = max(map(len, _synonyms()))
    while words:
        starts = (tuple(words[:length]) for length in range(min(longest, len(words)), 0, -1))
        phrase = next((start for start in starts if start in _synonyms()), None)
        if phrase:
            yield Wanted(phrase, together=False, others=_synonyms()[phrase])
        else:
            yield Wanted((words[0],))
        words = words[len(phrase or words[:1]) :]


@cache
def _synonyms() -> Mapping[Phrase, tuple[Phrase, ...]]:
    """Each wording of a code with the others of that code.

    A single word is too short to stand for another (`đoàn` folds as the second half of `giai đoạn`), unless it
    is an abbreviation; a wording that two codes share (`phụ nữ`) is too wide.
    """
    wordings: dict[str, list[Phrase]] = defaultdict(list)
    codes: dict[Phrase, set[str]] = defaultdict(set)
    for codelist in _SPOKEN_OF:
        for code in codelist.codes.values():
            name = f"{codelist.name}/{code.code}"
            for text in (code.label.vi, code.label.en, *code.words):
                phrase = tuple(fold(text).split())
                if len(phrase) > 1 or sum(map(str.isupper, text)) > 1:
                    wordings[name].append(phrase)
                    codes[phrase].add(name)
    own = {phrase for phrase, names in codes.items() if len(names) == 1}
    return {
        phrase: tuple(other for other in dict.fromkeys(phrases) if other in own and other != phrase)
        for phrases in wordings.values()
        for phrase in phrases
        if phrase in own
    }


def _spans(phrase: Phrase, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for here in range(len(words) - len(phrase) + 1):
        if tuple(words[here : here + len(phrase)]) == phrase:
            yield here, here + len(phrase) - 1


def _find_names(places: Sequence[str], words: Sequence[str]) -> Iterator[tuple[int, int]]:
    here = 0
    for name, keys in find_mentioned(words):
        if not set(places).isdisjoint(keys):
            yield here, here + len(name) - 1
        here += len(name)


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
    return words_query_of(read_words(text))


def words_query_of(read_words: Iterable[Wanted]) -> str:
    """Make a full-text query: all that is wanted must stand there, in any spelling of a place or wording of a code.

    No input is a syntax error: each word is quoted.
    """
    return " AND ".join(map(_either, read_words))


def query_of_words(read_words: Iterable[Wanted]) -> str:
    """Make a full-text query: the words themselves, or the places that they name, must be written there."""
    return f"words : ({' AND '.join(_either(replace(one, others=())) for one in read_words)})"


def query_of_spelling(words: Iterable[str]) -> str:
    """Make a full-text query of accented words that must stand there as they are."""
    return " AND ".join(map(_in_quotes, words))


def _either(one: Wanted) -> str:
    words = _in_quotes(" ".join(one.words)) if one.together else " AND ".join(map(_in_quotes, one.words))
    others = [_in_quotes(" ".join(phrase)) for phrase in one.others]
    others += [_in_quotes(token(place)) for place in one.places]
    return f"({' OR '.join((f'({words})', *others))})"


def ids_named(connection: Connection, name: str, sections: Sequence[str] = _EVERYTHING) -> list[str]:
    """Give the ids that a name means: the record of that id, else those of the first section with its words."""
    # SQLite takes no half characters, which a command line that is not UTF-8 has: no id holds a question mark.
    if connection.execute(_BY_ID, (name.encode(errors="replace").decode(),)).fetchone():
        return [name]
    query = words_query(name)
    if not query:
        return []
    found = ([row[0] for row in connection.execute(_BY_WORDS, (query, section))] for section in sections)
    return next(filter(None, found), [])


def read_names(section: str) -> Callable[[Typed], tuple[str, ...]]:
    """Give the reader of ids, or words that records of a section have."""

    def read(typed: Typed) -> tuple[str, ...]:
        found: list[str] = []
        for word in typed.words:
            ids = ids_named(typed.connection, word, (section,))
            if not ids:
                raise unknown_word_error(typed.option, word, _ids_of(typed.connection, section))
            found += ids
        return tuple(dict.fromkeys(found))

    return read


def agreements_named(connection: Connection, name: str) -> list[str]:
    """Give the agreements that a name means, at least one. Raises NotFoundError where there is none."""
    ids = ids_named(connection, name, ("agreements",))
    if not ids:
        raise not_found(connection, N_('this register has no agreement "{name}"'), name)
    if ids == [name] and name not in _ids_of(connection, "agreements"):
        raise NotFoundError(
            N_('"{name}" is no agreement'), (N_("what names it: coop show {name}"),), name=name
        )
    return ids


def record_named(connection: Connection, name: str) -> str:
    """Give the one record that a name means. Raises NotFoundError where it is none, or several."""
    ids = ids_named(connection, name)
    if not ids:
        raise not_found(connection, N_('this register has no record "{name}"'), name)
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


def _in_quotes(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
