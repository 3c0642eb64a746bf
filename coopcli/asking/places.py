"""What a place typed for a filter means, and why a search for it finds what it finds."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from coopcli.answer import Answer, Cell, Shown, Type
from coopcli.asking.filter import Typed
from coopcli.errors import DID_YOU_MEAN, UsageError
from coopcli.i18n import count, join, say
from coopcli.lists import Audience, Column, Columns, Group, View, field, for_machines, list_answer
from coopcli.marking import N_
from coopcli.places.gazetteer import Place, places
from coopcli.places.matching import PREDECESSOR, Match, meanings, nearest_names, reach
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


_KINDS = {
    "tinh": N_("province"),
    "thanh_pho": N_("city"),
    "province": N_("province"),
    "prefecture": N_("capital"),
}


def place_notes(asked: Sequence[PlaceAsked], used: Container[str] | None) -> tuple[str, ...]:
    """Say of each name what it was taken to mean, where that is not plain: several units, former ones.

    Of the units that became part of one, those are named that are `used` in the register (None: all).
    """
    return tuple(dict.fromkeys(note for one in asked for note in _notes(one, used)))


def places_answer(units: Sequence[Place], notes: Sequence[str], view: View) -> Answer:
    """Give the units with their names, codes and history; people see what some of them have."""
    more = []
    if any(unit.name_lo for unit in units):
        more.append("name_lo")
    if len(units) == 1 and units[0].other_names:
        more.append("other_names")
    told = any(_history(unit) for unit in units)
    return list_answer(
        [Group("", units, more=more, fewer=() if told else ("history",))],
        COLUMNS,
        view,
        notes=notes,
        total=count("{number} unit", "{number} units", len(units)),
        empty=say("no unit has this name"),
    )


def _name_lo(unit: Place) -> Cell:
    return Shown(unit.name_lo or None, unit.name_lo)


def _kind(unit: Place) -> Cell:
    return Shown(unit.kind, say(_KINDS[unit.kind]))


def _codes(unit: Place) -> Cell:
    return [f"{era}:{code}" for era, code in unit.codes]


def _other_names(unit: Place) -> Cell:
    return Shown(list(unit.other_names), ", ".join(unit.other_names))


def _history_said(unit: Place) -> Cell:
    return "; ".join(_history(unit))


def _notes(asked: PlaceAsked, used: Container[str] | None) -> Iterator[str]:
    if len(asked.meanings) > 1:
        units = join([unit.name_vi for unit in asked.meanings])
        yield say('"{typed}" means {units}; all are answered for.', typed=asked.typed, units=units)
    for match in asked.matches:
        if match.reason == PREDECESSOR and match.through and (used is None or match.place.key in used):
            yield say(
                "{former} became part of {present} on {day}; what was signed under its name is found here too.",
                former=match.place.name_vi,
                present=match.through.name_vi,
                day=match.place.merged_on,
            )
    for unit in asked.meanings:
        if unit.successor:
            yield say(
                "{former} has been part of {present} since {day}; only what was signed under its name is found.",
                former=unit.name_vi,
                present=places()[unit.successor].name_vi,
                day=unit.merged_on,
            )


def former_notes(keys: Iterable[str], day: date) -> list[str]:
    """Say of each unit that has become part of another one by that day, where it belongs now."""
    units = [places()[key] for key in keys if key in places()]
    return [
        say(
            "{former} has been part of {present} since {day}.",
            former=unit.name_vi,
            present=places()[unit.successor].name_vi,
            day=unit.merged_on,
        )
        for unit in units
        if unit.successor and unit.merged_on and unit.merged_on <= day
    ]


def _history(unit: Place) -> list[str]:
    """Say what became of a unit and what it took in."""
    said = []
    if unit.successor:
        present = places()[unit.successor].name_vi
        said.append(say("part of {present} since {day}", present=present, day=unit.merged_on))
    if unit.predecessors:
        former = join([places()[key].name_vi for key in unit.predecessors])
        said.append(say("holds {former} since {day}", former=former, day=unit.changed_on))
    if unit.former_name:
        said.append(
            say("{name} until then", name=unit.former_name)
            if unit.predecessors
            else say("called {name} before {day}", name=unit.former_name, day=unit.changed_on)
        )
    return said


COLUMNS: Final[Columns[Place]] = {
    **for_machines({"key": Column(N_("key"), Type.ID, field("key"))}),
    "name_vi": Column(N_("name"), Type.TEXT, field("name_vi")),
    "name_en": Column(N_("in English"), Type.TEXT, field("name_en")),
    **for_machines({"name_lo": Column(N_("in Lao"), Type.TEXT, _name_lo)}),
    "kind": Column(N_("kind"), Type.TEXT, _kind),
    "country": Column(N_("country"), Type.CODE, field("country"), "country"),
    "iso": Column("ISO 3166-2", Type.TEXT, field("iso")),
    **for_machines(
        {
            "codes": Column(N_("codes"), Type.TEXT, _codes),
            "since": Column(N_("since"), Type.DAY, field("since")),
            "until": Column(N_("until"), Type.DAY, field("until")),
            "successor": Column(N_("successor"), Type.TEXT, field("successor")),
            "predecessors": Column(N_("predecessors"), Type.TEXT, field("predecessors")),
            "merged_on": Column(N_("merged on"), Type.DAY, field("merged_on")),
            "former_name": Column(N_("former name"), Type.TEXT, lambda unit: unit.former_name or None),
            "other_names": Column(N_("other names"), Type.TEXT, _other_names),
        }
    ),
    "history": Column(N_("history"), Type.TEXT, _history_said, audience=Audience.PEOPLE),
}
