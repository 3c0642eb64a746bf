"""What a written name of a province means, and which units' papers a search for one finds, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from coopcli.places.gazetteer import Place, places
from coopcli.text import fold, key, nearest

NAMED = "named"  # the unit that was asked for
PREDECESSOR = "predecessor"  # found because a unit also answers for those that became part of it

_PROVINCES = frozenset({"tinh", "province"})
_CITIES = frozenset({"thanh_pho", "prefecture"})
_TYPES_BEFORE: Mapping[str, frozenset[str]] = {
    "tinh": _PROVINCES,
    "province": _PROVINCES,
    "province of": _PROVINCES,
    "province de": _PROVINCES,
    "khoueng": _PROVINCES,
    "thanh pho": _CITIES,
    "tp": _CITIES,
    "thu do": _CITIES,
    "city of": _CITIES,
    "capital": _CITIES,
    "nakhon luang": _CITIES,
}
_TYPES_AFTER: Mapping[str, frozenset[str]] = {
    "province": _PROVINCES,
    "city": _CITIES,
    "capital": _CITIES,
    "prefecture": _CITIES,
    "municipality": _CITIES,
}
_TYPE_BEGINNINGS = frozenset(words.split()[0] for words in _TYPES_BEFORE)
_MOST_NAMES_KEPT = 5_000
# Without a type word these name no place in running text: it is more often the man (and the youth union
# named after him), peace, the Pacific, "sẽ công bố", "xe công", "xã là vấn đề".
_MORE_OFTEN_ELSE = ("ho chi minh", "hcm", "hoa binh", "thai binh duong", "se cong", "xe cong", "xa la van")


@dataclass(frozen=True, slots=True)
class Match:
    """A unit found, with the reason: NAMED, or PREDECESSOR, part of `through` from `place.merged_on`."""

    place: Place
    reason: str
    through: Place | None


def meanings(name: str, country: str | None = None) -> tuple[Place, ...]:
    """The units (of that country, `VN` or `LA`) that a name means: one, several that share it, or none.

    A name is any spelling on file, with or without accents, spaces and a type word (tỉnh, thủ đô, province),
    a unit's key, or its ISO 3166-2 code. A type word decides between units of one name.
    """
    found = _by_iso().get(name.strip().upper()) or _named(tuple(fold(name).split()))
    return tuple(place for place in found if country in (None, place.country))


def reach(asked: Place) -> tuple[Match, ...]:
    """The units whose papers a search for a unit finds: itself, then all that became part of it.

    A former unit finds only itself and what was part of it; what it became part of is `asked.successor`.
    """
    return (Match(asked, NAMED, None), *_predecessors(asked))


def spelling_differs(name: str, place: Place) -> bool:
    """Whether the name is another than the unit's Vietnamese one, accents, spaces and type words aside."""
    return _bare(name) != _bare(place.name_vi)


def mentioned(words: Sequence[str]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Folded words in their order, as pairs (words, keys of the places named); () of a word that names none.

    The longest name wins, and its type words belong to it: `tinh dak lak` is one pair. A name shared by
    several units has all their keys. A name that is more often something else has its words, but no key.
    """
    pairs: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    done = 0
    for start, end, keys in _mentions(words):
        pairs.extend(((word,), ()) for word in words[done:start])
        pairs.append((tuple(words[start:end]), keys))
        done = end
    pairs.extend(((word,), ()) for word in words[done:])
    return pairs


def token(place_key: str) -> str:
    """The word that stands for a unit in a search index; nobody types it by accident: `placekontum`."""
    return "place" + place_key.replace("-", "")


def tokens(words: Sequence[str]) -> list[str]:
    """The search words of the units that folded words name, each once, in the order of the text."""
    return list(dict.fromkeys(token(place_key) for _, _, keys in _mentions(words) for place_key in keys))


def nearest_names(name: str, country: str | None = None, count: int = 3) -> tuple[str, ...]:
    """At most `count` names, each of another unit, to suggest for one that means none; best first."""
    bare, _ = _without_type(tuple(fold(name).split()))
    of_country = (place for place in places().values() if country in (None, place.country))
    spellings = [spelling for place in of_country for spelling in place.names()]
    suggested: list[str] = []
    known: set[str] = set()
    for spelling in nearest(" ".join(bare), spellings, len(spellings)):
        keys = {place.key for place in meanings(spelling, country)}
        if not keys <= known:
            suggested.append(spelling)
            known |= keys
    return tuple(suggested[:count])


def _predecessors(unit: Place) -> Iterator[Match]:
    for former in unit.predecessors:
        yield Match(places()[former], PREDECESSOR, unit)
        yield from _predecessors(places()[former])


def _named(words: tuple[str, ...]) -> tuple[Place, ...]:
    found = _by_name().get("".join(words))
    if found:
        return found
    bare, kinds = _without_type(words)
    found = _by_name().get("".join(bare), ())
    return tuple(place for place in found if place.kind in kinds) or found


def _bare(name: str) -> str:
    return "".join(_without_type(tuple(fold(name).split()))[0])


def _without_type(words: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words of a name without its type words, and the kinds of unit these say (none: no type word)."""
    length, kinds = _type_at(words, 0)
    if length < len(words) and kinds:
        return words[length:], kinds
    if len(words) > 1 and words[-1] in _TYPES_AFTER:
        return words[:-1], _TYPES_AFTER[words[-1]]
    return words, frozenset()


def _type_at(words: Sequence[str], start: int) -> tuple[int, frozenset[str]]:
    """Where the type words that stand at `start` end, and the kinds they say."""
    for end in (start + 2, start + 1):
        kinds = _TYPES_BEFORE.get(" ".join(words[start:end]))
        if kinds:
            return end, kinds
    return start, frozenset()


def _mentions(words: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """(start, end, keys) of each name in a text. Most words begin none and cost one look into a table."""
    beginnings = _beginnings()
    done = 0
    for start in [here for here, word in enumerate(words) if word in beginnings]:
        if start >= done and (end := _end_of_name(words, start, beginnings)) > start:
            yield start, end, _keys_named(" ".join(words[start:end]))
            done = end


@lru_cache(_MOST_NAMES_KEPT)
def _keys_named(phrase: str) -> tuple[str, ...]:
    return () if phrase in _MORE_OFTEN_ELSE else tuple(place.key for place in _named(tuple(phrase.split())))


def _end_of_name(words: Sequence[str], start: int, beginnings: Mapping[str, bool]) -> int:
    """Where the longest name that starts there ends, type words included; `start` if none does."""
    end = _end_of_spelling(words, start, beginnings)
    if end == start and words[start] in _TYPE_BEGINNINGS:
        after_type, _ = _type_at(words, start)
        end_after_type = _end_of_spelling(words, after_type, beginnings)
        end = end_after_type if end_after_type > after_type else start
    if start < end < len(words) and words[end] in _TYPES_AFTER:
        return end + 1
    return end


def _end_of_spelling(words: Sequence[str], start: int, beginnings: Mapping[str, bool]) -> int:
    end, joined = start, ""
    for here in range(start, len(words)):
        joined += words[here]
        if joined not in beginnings:
            break
        if beginnings[joined]:
            end = here + 1
    return end


@cache
def _by_name() -> Mapping[str, tuple[Place, ...]]:
    """The units that bear a name, by its key."""
    found: dict[str, dict[str, Place]] = {}
    for place in places().values():
        for spelling in (place.key, *place.names()):
            found.setdefault(key(spelling), {})[place.key] = place
    return {name: tuple(units.values()) for name, units in found.items()}


@cache
def _by_iso() -> Mapping[str, tuple[Place, ...]]:
    """ISO codes stand apart, with their hyphen: as words of a text, LA-HO would be `là họ`."""
    return {place.iso: (place,) for place in places().values()}


@cache
def _beginnings() -> Mapping[str, bool]:
    """What names in running text begin with, words run together; True where a name may end.

    They are cut between words as some spelling has them: `kon`, `kontum`, not `ko`; or `phút họ` is Phú Thọ.
    """
    table = dict.fromkeys(_TYPE_BEGINNINGS, False)
    spellings = [spelling for place in places().values() for spelling in place.names()]
    for spelling in (*spellings, *_MORE_OFTEN_ELSE):
        joined = ""
        for word in fold(spelling).split():
            joined += word
            table.setdefault(joined, False)
        table[joined] = True
    return table
