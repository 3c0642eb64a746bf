"""The gazetteer: the provinces of Viet Nam and Laos over time, and what a written name of one means, and why.

The units come from the two tables beside this module; README.md there says what they hold. A unit is one place
through time under one key: Quảng Ngãi before and after 1 July 2025 is `quang-ngai`, Thừa Thiên Huế and Huế are
`hue`. Kon Tum, which is gone, is `kon-tum` with `quang-ngai` as its successor.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from coopcli.text import fold, key, nearest

VIETNAM = "VN"
LAOS = "LA"
BEFORE_2025 = "pre2025"  # the eras of Viet Nam's codes; several numbers mean another unit after 1 July 2025
SINCE_2025 = "post2025"
LAO_NUMBER = "lao"

_VIETNAM_TABLE = Path(__file__).with_name("vietnam.csv")
_LAOS_TABLE = Path(__file__).with_name("laos.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A province or a city of its rank. Texts are '' and tuples () where nothing is known.

    `country` is an ISO 3166-1 code, `kind` one of tinh, thanh_pho, province, prefecture, `iso` the ISO 3166-2
    code. `codes` pairs a list with its number: ("pre2025", "62") of the Vietnamese statistics, ("lao", "17").
    `since` and `until` are the first and the last day, where they are known. `successor` and `predecessors`
    are keys of other units; `changed_on` is the day on which a unit that lives on took in its predecessors or
    its present name (`former_name` is then the one before). `on_border`: it lies, or lay, on the border of
    Viet Nam and Laos; `neighbours` are the keys of the units across it as they were before July 2025.
    """

    key: str
    country: str
    kind: str
    name_vi: str
    name_en: str
    name_lo: str = ""
    other_names: tuple[str, ...]
    former_name: str = ""
    former_kind: str = ""
    iso: str
    codes: tuple[tuple[str, str], ...]
    since: date | None = None
    until: date | None = None
    changed_on: date | None = None
    successor: str | None = None
    predecessors: tuple[str, ...] = ()
    on_border: bool
    neighbours: tuple[str, ...]
    note: str

    @property
    def merged_on(self) -> date | None:
        """The day on which the unit became part of its successor; None for one that exists."""
        return self.until + timedelta(days=1) if self.until and self.successor else None

    def names(self) -> Iterator[str]:
        """Every spelling on file, the Vietnamese one first."""
        yield from (self.name_vi, self.name_en)
        yield from (name for name in (self.name_lo, self.former_name) if name)
        yield from self.other_names


@cache
def places() -> Mapping[str, Place]:
    """Every unit by its key, Viet Nam's 63 before Laos's 18."""
    laotian = [_laotian(row) for row in _rows(_LAOS_TABLE)]
    vietnamese = [_vietnamese(row, laotian) for row in _rows(_VIETNAM_TABLE)]
    return MappingProxyType({place.key: place for place in (*vietnamese, *laotian)})


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _vietnamese(row: Mapping[str, str], laotian: list[Place]) -> Place:
    numbers = ((BEFORE_2025, row["gso_pre2025"]), (SINCE_2025, row["gso_post2025"]))
    return Place(
        key=row["key"],
        country=VIETNAM,
        kind=row["kind"],
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        other_names=_several(row["other_names_from_memory"]),
        former_name=row["former_name_vi"],
        former_kind=row["former_kind"],
        iso=row["iso_3166_2"],
        codes=tuple((era, number) for era, number in numbers if number),
        until=_day(row["until"]),
        changed_on=_day(row["changed_on"]),
        successor=row["successor"] or None,
        predecessors=_several(row["predecessors"]),
        on_border=(row["borders_laos_post2025"] or row["borders_laos_pre2025"]) == "1",
        neighbours=tuple(place.key for place in laotian if row["key"] in place.neighbours),
        note=row["note"],
    )


def _laotian(row: Mapping[str, str]) -> Place:
    lists = ("other_names_seen", "other_names_from_memory", "other_names_latin", "shared_names")
    others = [row["name_lo_full"], row["iso_name"]]
    others += [name for column in lists for name in _several(row[column])]
    return Place(
        key=row["key"],
        country=LAOS,
        kind=row["kind"],
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        name_lo=row["name_lo"],
        other_names=tuple(dict.fromkeys(others)),
        iso=row["iso_3166_2"],
        codes=((LAO_NUMBER, row["lao_no"]),),
        since=_day(row["since"]),
        on_border=row["borders_vietnam"] == "1",
        neighbours=_several(row["neighbours_from_memory"]),
        note=row["note"],
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


NAMED = "named"  # the unit that was asked for
PREDECESSOR = "predecessor"  # found because a unit also answers for those that became part of it

_PROVINCES = frozenset({"tinh", "province"})
_CITIES = frozenset({"thanh_pho", "prefecture"})
_TYPES_BEFORE: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("tinh", "province", "province of", "province de", "khoueng"), _PROVINCES),
    **dict.fromkeys(("thanh pho", "tp", "thu do", "city of", "capital", "nakhon luang"), _CITIES),
}
_TYPES_AFTER: Mapping[str, frozenset[str]] = {
    "province": _PROVINCES,
    **dict.fromkeys(("city", "capital", "prefecture", "municipality"), _CITIES),
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
    found = _by_iso().get(name.strip().upper()) or _find_named(tuple(fold(name).split()))
    return tuple(place for place in found if country in (None, place.country))


def is_below(name: str) -> bool:
    """Whether a name says city, though the units of that name are provinces: thành phố Kon Tum lies in Kon Tum."""
    words = tuple(fold(name).split())
    bare, kinds = _without_type(words)
    found = () if "".join(words) in _by_name() else _by_name().get("".join(bare), ())
    return kinds is _CITIES and bool(found) and all(place.kind in _PROVINCES for place in found)


def reach(asked: Place) -> tuple[Match, ...]:
    """The units whose agreements a search for a unit finds: itself, then all that became part of it.

    A former unit finds only itself and what was part of it; what it became part of is `asked.successor`.
    """
    return (Match(asked, NAMED, None), *_predecessors(asked))


def find_mentioned(words: Sequence[str]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
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
    suggested: dict[str, str] = {}
    for spelling in nearest(" ".join(bare), spellings, len(spellings)):
        for place in meanings(spelling, country):
            suggested.setdefault(place.key, spelling)
    return tuple(dict.fromkeys(suggested.values()))[:count]


def _predecessors(unit: Place) -> Iterator[Match]:
    for former in unit.predecessors:
        yield Match(places()[former], PREDECESSOR, unit)
        yield from _predecessors(places()[former])


def _find_named(words: tuple[str, ...]) -> tuple[Place, ...]:
    if found := _by_name().get("".join(words)):
        return found
    bare, kinds = _without_type(words)
    found = _by_name().get("".join(bare), ())
    return tuple(place for place in found if place.kind in kinds) or found


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
    named = () if phrase in _MORE_OFTEN_ELSE else _find_named(tuple(phrase.split()))
    return tuple(place.key for place in named)


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
