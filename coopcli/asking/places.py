"""What a place typed for a filter means: units of the gazetteer, names of the register's own, places below them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from coopcli.asking.filter import Typed
from coopcli.errors import DID_YOU_MEAN, UsageError
from coopcli.marking import N_
from coopcli.places.gazetteer import Place
from coopcli.places.matching import Match, meanings, nearest_names, reach
from coopcli.store.opening import Connection
from coopcli.text import fold, key

_USED: Final = "SELECT DISTINCT place FROM located"
_SPOTS: Final = """
SELECT city FROM place UNION SELECT district FROM place UNION SELECT commune FROM place
UNION SELECT village FROM place UNION SELECT name FROM place
"""


class PlaceAsked(NamedTuple):
    """A place as typed, the units that the name means, and those whose records a search for them finds."""

    typed: str
    meanings: tuple[Place, ...]
    matches: tuple[Match, ...]


class PlacesAsked(NamedTuple):
    """What the places typed for an option mean.

    `keys` are those of units, or the folded names that the register has and the gazetteer lacks; `countries` those of
    the units; `spots` texts below the province as the register writes them.
    """

    named: tuple[PlaceAsked, ...]
    keys: tuple[str, ...]
    countries: tuple[str, ...]
    spots: tuple[str, ...] = ()


def read_provinces(typed: Typed) -> PlacesAsked:
    """Read provinces: by the gazetteer, else by what the register itself has under that name."""
    return _asked([province(typed, word) for word in typed.words])


def read_places(typed: Typed) -> PlacesAsked:
    """Read provinces, and places below them that the register names."""
    named: list[PlaceAsked] = []
    spots: list[str] = []
    for word in typed.words:
        below = _spots_named(typed.connection, word)
        named.append(PlaceAsked(word, (), ()) if below and not meanings(word) else province(typed, word))
        spots += below
    return _asked(named)._replace(spots=tuple(dict.fromkeys(spots)))


def province(typed: Typed, word: str) -> PlaceAsked:
    """Match a province. Raises UsageError for a name that neither the gazetteer nor the register has."""
    units = meanings(word)
    if not units and key(word) not in places_used(typed.connection):
        raise unknown_place(typed.option, word)
    return PlaceAsked(word, units, tuple(match for unit in units for match in reach(unit)))


def _asked(named: Iterable[PlaceAsked]) -> PlacesAsked:
    places = tuple(named)
    keys = [
        place for one in places for place in ([match.place.key for match in one.matches] or [key(one.typed)])
    ]
    countries = [unit.country for one in places for unit in one.meanings]
    return PlacesAsked(places, tuple(dict.fromkeys(keys)), tuple(dict.fromkeys(countries)))


def places_used(connection: Connection) -> frozenset[str]:
    """Give the keys of the provinces that stand in the register, those that the gazetteer lacks included."""
    return frozenset(row[0] for row in connection.execute(_USED))


def _spots_named(connection: Connection, typed: str) -> tuple[str, ...]:
    """Give the texts below the province that hold what was typed as whole words."""
    words = f" {fold(typed)} "
    return tuple(
        text
        for (text,) in connection.execute(_SPOTS)
        if text is not None and words.strip() and any(_holds(spot, words) for spot in _texts(text))
    )


def _holds(spot: str, words: str) -> bool:
    return words in f" {fold(spot)} " or key(spot) == key(words)


def _texts(text: str) -> Sequence[str]:
    """Give the texts of a cell: a name is JSON by language, the others are plain."""
    if not text.startswith(("{", '"')):
        return (text,)
    name = json.loads(text)
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
