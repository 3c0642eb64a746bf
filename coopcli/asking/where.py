"""Places that were typed: units of the gazetteer, and those below them that the register names; what is said of them.

What a place typed for a filter means is kept with it, for the notes that say why a search for it finds what it finds.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from coopcli.asking.codes import Around, PlaceAsked, PlacesAsked, Spot
from coopcli.asking.filter import Typed
from coopcli.errors import DID_YOU_MEAN, UsageError
from coopcli.i18n import join, say
from coopcli.places import PREDECESSOR, Place, is_below, meanings, nearest_names, places, reach
from coopcli.store import Connection
from coopcli.text import N_, fold, key

_PLACES_USED: Final = "SELECT DISTINCT place FROM located"
_PLACES_BELOW: Final = """
SELECT DISTINCT country, province, city, district, commune, village, name FROM place
WHERE coalesce(city, district, commune, village, name) IS NOT NULL
"""
_LEVELS: Final[Mapping[str, tuple[str, ...]]] = {
    "city": ("thanh pho", "tp", "thi xa", "city", "town"),
    "district": ("huyen", "quan", "thi xa", "district"),
    "commune": ("xa", "phuong", "thi tran", "commune", "ward"),
    "village": ("ban", "thon", "lang", "village"),
}
"""The levels below the province, from above, with the folded words that say them before a name or behind it."""
_SPOT_LEVELS: Final = (*_LEVELS, "name")


def read_provinces(typed: Typed) -> PlacesAsked:
    """Read provinces: by the gazetteer, else by what the register itself has under that name."""
    return _read_one([province(typed, word) for word in typed.words])


def read_places(typed: Typed) -> PlacesAsked:
    """Read provinces, and places below them that the register names.

    A city is not the province that bears its name: what lies below the province is found by its own name only.
    """
    named: list[PlaceAsked] = []
    spots: dict[Spot, None] = {}
    around: dict[Around, None] = {}
    for word in typed.words:
        below = dict(_spots_named(typed.connection, word))
        units, city = meanings(word), is_below(word)
        is_spot = city or (below and not units)
        named.append(PlaceAsked(word, (), ()) if is_spot else province(typed, word))
        spots |= dict.fromkeys(below)
        if is_spot:
            around |= {one: None for many in below.values() for one in many}
        if city:
            around |= {(key, word, None, None): None for unit in units for key in _keys_over_time(unit)}
    return _read_one(named)._replace(spots=tuple(spots), around=tuple(around))


def knows_place(text: str) -> bool:
    """Say whether the gazetteer has a place of this name."""
    return bool(meanings(text))


def province(typed: Typed, word: str) -> PlaceAsked:
    """Match a province. Raises UsageError for a name that neither the gazetteer nor the register has."""
    units = meanings(word)
    if not units and key(word) not in places_used(typed.connection):
        raise unknown_place(typed.option, word)
    return PlaceAsked(word, units, tuple(match for unit in units for match in reach(unit)))


def _read_one(named: Iterable[PlaceAsked]) -> PlacesAsked:
    places = tuple(named)
    keys = [
        place for one in places for place in ([match.place.key for match in one.matches] or [key(one.typed)])
    ]
    countries = [unit.country for one in places for unit in one.meanings]
    return PlacesAsked(places, tuple(dict.fromkeys(keys)), tuple(dict.fromkeys(countries)))


def places_used(connection: Connection) -> frozenset[str]:
    """Give the keys of the provinces that stand in the register, those that the gazetteer lacks included."""
    return frozenset(row[0] for row in connection.execute(_PLACES_USED))


def _keys_over_time(unit: Place) -> Iterator[str]:
    """Give the keys of a unit and of the one that it became part of."""
    yield unit.key
    if unit.successor:
        yield unit.successor


def _spots_named(connection: Connection, typed: str) -> Iterator[tuple[Spot, list[Around]]]:
    """Give the places below the province that hold what was typed as whole words, with where they lie.

    A word that says the level chooses it: `xã Quảng Nham` is a commune.
    """
    words = fold(typed).strip()
    asked = {level: (words, *_without_level(words, level)) for level in _SPOT_LEVELS} if words else {}
    found: dict[Spot, list[Around]] = {}
    held: dict[Spot, bool] = {}
    for country, written, *below in connection.execute(_PLACES_BELOW) if asked else ():
        for depth, spot in enumerate(map(Spot, _SPOT_LEVELS, below)):
            if spot.text is None:
                continue
            if spot not in held:
                held[spot] = any(_holds(text, one) for text in _texts(spot.text) for one in asked[spot.level])
            if held[spot]:
                found.setdefault(spot, []).extend(_around(country, written, below[: depth + 1]))
    yield from found.items()


def _without_level(words: str, level: str) -> Iterator[str]:
    """Give a name without the word that says its level."""
    for kind in _LEVELS.get(level, ()):
        if words != (bare := words.removeprefix(f"{kind} ").removesuffix(f" {kind}")):
            yield bare


def _holds(text: str, words: str) -> bool:
    return f" {words} " in f" {fold(text)} " or key(text) == key(words)


def _around(country: str | None, written: str | None, below: Sequence[str | None]) -> Iterator[Around]:
    """Say where a place lies of which a record names the province and what is below, down to the place itself."""
    if written is None:
        return
    city, district, commune, village = (*below, None, None, None)[:4]
    keys = [one for unit in meanings(written, country) for one in _keys_over_time(unit)]
    for one in keys or [key(written)]:
        yield one, city or district, commune, village


def _texts(text: str) -> Sequence[str]:
    """Give the texts of a cell: a name is JSON by language, the others are plain."""
    name = json.loads(text) if text.startswith(("{", '"')) else text
    return (name,) if isinstance(name, str) else tuple(name.values())


def unknown_place(option: str, typed: str) -> UsageError:
    """The error of a name that no place has, with the nearest names."""
    near = nearest_names(typed)
    return UsageError(
        N_('"{option}" does not know "{typed}"'),
        (DID_YOU_MEAN if near else N_("all provinces that have a name here: coop places"),),
        option=option,
        typed=typed,
        names=[f'"{name}"' for name in near],
    )


def place_notes(asked: Sequence[PlaceAsked], used: Container[str] | None) -> tuple[str, ...]:
    """Say of each name what it was taken to mean, where that is not plain: several units, former ones.

    Of the units that became part of one, those are named that are `used` in the register (None: all).
    """
    return tuple(dict.fromkeys(note for one in asked for note in _notes(one, used)))


def _notes(asked: PlaceAsked, used: Container[str] | None) -> Iterator[str]:
    if len(asked.meanings) > 1:
        units = join([unit.name_vi for unit in asked.meanings])
        yield say('"{typed}" means {units}; all are answered for.', typed=asked.typed, units=units)
    for match in asked.matches:
        if match.reason == PREDECESSOR and match.through and (used is None or match.place.key in used):
            yield say(
                "{former} became part of {present} on {day}; what is on record under its name is found here too.",
                former=match.place.name_vi,
                present=match.through.name_vi,
                day=match.place.merged_on,
            )
    for unit in asked.meanings:
        if unit.successor:
            yield _say_merged(
                N_(
                    "{former} has been part of {present} since {day}; only what is on record under its name is found."
                ),
                unit,
            )


def former_notes(keys: Iterable[str], day: date) -> list[str]:
    """Say of each unit that has become part of another one by that day, where it belongs now."""
    sentence = N_("{former} has been part of {present} since {day}.")
    units = (places()[key] for key in keys if key in places())
    return [_say_merged(sentence, unit) for unit in units if unit.merged_on and unit.merged_on <= day]


def _say_merged(sentence: str, unit: Place) -> str:
    """Say of a unit into which one it was merged, and when."""
    present = places()[str(unit.successor)].name_vi
    return say(sentence, former=unit.name_vi, present=present, day=unit.merged_on)
