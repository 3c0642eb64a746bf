"""Which units a name means, and why a search for it finds what it finds."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date

from coopcli.answer import Answer, Cell, Heading, Shown, Table, Type
from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.places.gazetteer import Place, places
from coopcli.places.matching import PREDECESSOR
from coopcli.records.asked import PlaceAsked

_KINDS = {
    "tinh": N_("province"),
    "thanh_pho": N_("city"),
    "province": N_("province"),
    "prefecture": N_("capital"),
}


def place_notes(
    asked: Sequence[PlaceAsked], used: Container[str] | None, language: Language
) -> tuple[str, ...]:
    """Say of each name what it was taken to mean, where that is not plain: several units, former ones.

    Of the units that became part of one, those are named that are `used` in the register (None: all).
    """
    return tuple(dict.fromkeys(note for one in asked for note in _notes(one, used, language)))


def places_answer(units: Sequence[Place], notes: Sequence[str], language: Language) -> Answer:
    """Give the units with their names, codes and history."""
    columns = (
        Heading("key", language.say("key"), Type.ID, shown=False),
        Heading("name_vi", language.say("name")),
        Heading("name_en", language.say("in English")),
        Heading("name_lo", language.say("in Lao"), shown=any(unit.name_lo for unit in units)),
        Heading("kind", language.say("kind")),
        Heading("country", language.say("country"), Type.CODE, "country"),
        Heading("iso", "ISO 3166-2"),
        Heading("codes", language.say("codes"), shown=False),
        Heading("since", language.say("since"), Type.DAY, shown=False),
        Heading("until", language.say("until"), Type.DAY, shown=False),
        Heading("successor", language.say("successor"), shown=False),
        Heading("predecessors", language.say("predecessors"), shown=False),
        Heading("merged_on", language.say("merged on"), Type.DAY, shown=False),
        Heading("former_name", language.say("former name"), shown=False),
        Heading(
            "other_names", language.say("other names"), shown=len(units) == 1 and bool(units[0].other_names)
        ),
        Heading(
            "history",
            language.say("history"),
            shown=any(_history(unit, language) for unit in units),
            data=False,
        ),
    )
    total = language.count("{number} unit", "{number} units", len(units))
    rows = tuple(_row(unit, language) for unit in units)
    return Answer("", (Table("", columns, rows, language.say("no unit has this name")),), tuple(notes), total)


def _row(unit: Place, language: Language) -> tuple[Cell, ...]:
    return (
        unit.key,
        unit.name_vi,
        unit.name_en,
        Shown(unit.name_lo or None, unit.name_lo),
        Shown(unit.kind, language.say(_KINDS[unit.kind])),
        unit.country,
        unit.iso,
        [f"{era}:{code}" for era, code in unit.codes],
        unit.since,
        unit.until,
        unit.successor,
        list(unit.predecessors),
        unit.merged_on,
        unit.former_name or None,
        Shown(list(unit.other_names), ", ".join(unit.other_names)),
        Shown(None, "; ".join(_history(unit, language))),
    )


def _notes(asked: PlaceAsked, used: Container[str] | None, language: Language) -> Iterator[str]:
    if len(asked.meanings) > 1:
        units = language.join([unit.name_vi for unit in asked.meanings])
        yield language.say('"{typed}" means {units}; all are answered for.', typed=asked.typed, units=units)
    for match in asked.matches:
        if match.reason == PREDECESSOR and match.through and (used is None or match.place.key in used):
            yield language.say(
                "{former} became part of {present} on {day}; what was signed under its name is found here too.",
                former=match.place.name_vi,
                present=match.through.name_vi,
                day=match.place.merged_on,
            )
    for unit in asked.meanings:
        if unit.successor:
            yield language.say(
                "{former} has been part of {present} since {day}; only what was signed under its name is found.",
                former=unit.name_vi,
                present=places()[unit.successor].name_vi,
                day=unit.merged_on,
            )


def former_notes(keys: Iterable[str], day: date, language: Language) -> list[str]:
    """Say of each unit that has become part of another one by that day, where it belongs now."""
    units = [places()[key] for key in keys if key in places()]
    return [
        language.say(
            "{former} has been part of {present} since {day}.",
            former=unit.name_vi,
            present=places()[unit.successor].name_vi,
            day=unit.merged_on,
        )
        for unit in units
        if unit.successor and unit.merged_on and unit.merged_on <= day
    ]


def _history(unit: Place, language: Language) -> list[str]:
    """Say what became of a unit and what it took in."""
    said = []
    if unit.successor:
        present = places()[unit.successor].name_vi
        said.append(language.say("part of {present} since {day}", present=present, day=unit.merged_on))
    if unit.predecessors:
        former = language.join([places()[key].name_vi for key in unit.predecessors])
        said.append(language.say("holds {former} since {day}", former=former, day=unit.changed_on))
    if unit.former_name:
        said.append(
            language.say("{name} until then", name=unit.former_name)
            if unit.predecessors
            else language.say("called {name} before {day}", name=unit.former_name, day=unit.changed_on)
        )
    return said
