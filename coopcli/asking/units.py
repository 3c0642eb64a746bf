"""The words of a name that somebody typed, and those of the names that records have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from coopcli.asking.names import in_quotes
from coopcli.places import find_mentioned, token
from coopcli.records.codelists import ABBREVIATIONS, written_out
from coopcli.text import fold, index_words

_MOST_KEPT: Final = 4096


class NameBag(NamedTuple):
    """The words of some texts, abbreviations written out, and the keys of the places that they name."""

    words: frozenset[str]
    places: frozenset[str]


class TypedUnit(NamedTuple):
    """A word that was typed, or several that are one: a place, or what an abbreviation stands for.

    `ways` are its writings in the index; `words` those of the long one, each as the index has it.
    """

    words: frozenset[str]
    ways: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def query(self) -> str:
        """The full-text query of what has it, said or to help."""
        ways = [*self.ways, *map(token, self.places)]
        return f"({' OR '.join(in_quotes(tuple(way.split())) for way in ways)})"

    def is_in(self, bag: NameBag) -> bool:
        """Say whether texts have its words, or name its place in another spelling."""
        return self.words <= bag.words or not bag.places.isdisjoint(self.places)


def units_of(text: str) -> list[TypedUnit]:
    """Read typed text: the names of places in it, abbreviations and what they stand for, the other words.

    None where a sign that is no word was typed, such as an emoji: no index has it.
    """
    units: list[TypedUnit] = []
    for words, keys in find_mentioned(_closed_up(fold(text).split())):
        unfolded = [word for part in words for word in part.split()]
        long = " ".join(written_out(unfolded))
        ways = dict.fromkeys(_as_indexed(way) for way in (long, *_short_forms().get(long, ())))
        if "" in ways:
            return []
        units.append(TypedUnit(frozenset(_as_indexed(long).split()), tuple(ways), keys))
    return units


def _closed_up(words: Sequence[str]) -> list[str]:
    """Join the words that an abbreviation stands for, so that they are one; the longest go first."""
    joined: list[str] = []
    here = 0
    while here < len(words):
        longest = range(min(_MOST_WORDS, len(words) - here), 0, -1)
        taken = next((n for n in longest if " ".join(words[here : here + n]) in _short_forms()), 1)
        joined.append(" ".join(words[here : here + taken]))
        here += taken
    return joined


@cache
def _short_forms() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for short, long in ABBREVIATIONS.items():
        forms.setdefault(fold(long), []).append(short)
    return forms


_MOST_WORDS: Final = max(len(long.split()) for long in ABBREVIATIONS.values())


def _as_indexed(text: str) -> str:
    """Write folded words as the index has them, which takes apart what is written without spaces, as Lao is."""
    words = index_words(text)[0]
    return words if any(map(str.isalnum, words)) else ""


@lru_cache(_MOST_KEPT)
def bag_of(text: str) -> NameBag:
    """Give the words of texts and the places that they name."""
    words = written_out(fold(text).split())
    places = (key for _, keys in find_mentioned(words) for key in keys)
    return NameBag(frozenset(index_words(" ".join(words))[0].split()), frozenset(places))


def holds(bag: NameBag, units: Iterable[TypedUnit]) -> bool:
    """Say whether texts have all of these."""
    return all(unit.is_in(bag) for unit in units)
