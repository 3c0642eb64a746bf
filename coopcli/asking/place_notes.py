"""Which units a name means, and why a search for it finds what it finds."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from coopcli.answer import Answer, Cell, Shown, Type
from coopcli.asking.places import PlaceAsked
from coopcli.i18n import count, join, say
from coopcli.lists import Audience, Column, Columns, Group, View, field, for_machines, list_answer
from coopcli.marking import N_
from coopcli.places.gazetteer import Place, places
from coopcli.places.matching import PREDECESSOR

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
