"""What a person looks for: the words typed, each with the other ways in which a record may say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from coopcli.places.matching import mentioned
from coopcli.records.codelists import ACTIVITY, AREA, KIND, TYPE
from coopcli.text import fold

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
        spans = [span for phrase in self._phrases() for span in _spans(phrase, words)]
        spans += _named(self.places, words) if self.places else ()
        if not spans and not self.together and set(self.words) <= set(words):
            spans = [(here, here) for here, word in enumerate(words) if word in self.words]
        return spans

    def _phrases(self) -> tuple[Phrase, ...]:
        return (self.words, *self.others)


def wanted(text: str) -> tuple[Wanted, ...]:
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
    for words, places in mentioned(_words(text)):
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
    start = 0
    while start < len(words):
        for end in range(min(start + longest, len(words)), start, -1):
            phrase = tuple(words[start:end])
            if phrase in _synonyms():
                yield Wanted(phrase, together=False, others=_synonyms()[phrase])
                break
        else:
            end = start + 1
            yield Wanted((words[start],))
        start = end


@cache
def _synonyms() -> Mapping[Phrase, tuple[Phrase, ...]]:
    """Each wording of a code with the others of that code.

    A single word is too short to stand for another (`đoàn` folds as the second half of `giai đoạn`), unless it
    is an abbreviation; a wording that two codes share (`phụ nữ`) is too wide.
    """
    wordings: dict[str, list[Phrase]] = {}
    codes: dict[Phrase, set[str]] = {}
    for codelist in _SPOKEN_OF:
        for code in codelist.codes.values():
            name = f"{codelist.name}/{code.code}"
            for text in (code.label.vi, code.label.en, *code.words):
                phrase = tuple(fold(text).split())
                if len(phrase) > 1 or sum(map(str.isupper, text)) > 1:
                    wordings.setdefault(name, []).append(phrase)
                    codes.setdefault(phrase, set()).add(name)
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


def _named(places: Sequence[str], words: Sequence[str]) -> Iterator[tuple[int, int]]:
    here = 0
    for name, keys in mentioned(words):
        if not set(places).isdisjoint(keys):
            yield here, here + len(name) - 1
        here += len(name)
