"""Which provinces a name means, as `coop places` lists them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coopcli.answer import Answer, Cell, Shown, Type
from coopcli.i18n import count, join, say
from coopcli.lists import Audience, Column, Columns, Group, View, field, list_answer
from coopcli.places import Place, places
from coopcli.text import N_

_KINDS = {
    "tinh": N_("province"), "thanh_pho": N_("city"), "province": N_("province"), "prefecture": N_("capital"),
}  # fmt: skip


def places_answer(units: Sequence[Place], notes: Sequence[str], view: View) -> Answer:
    """Give the units with their names, codes and history; people see what some of them have."""
    more = ["name_lo"] if any(unit.name_lo for unit in units) else []
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


def _former_name(unit: Place) -> Cell:
    return unit.former_name or None


def _other_names(unit: Place) -> Cell:
    return Shown(list(unit.other_names), ", ".join(unit.other_names))


def _history_said(unit: Place) -> Cell:
    return "; ".join(_history(unit))


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
        words = N_("{name} until then") if unit.predecessors else N_("called {name} before {day}")
        said.append(say(words, name=unit.former_name, day=unit.changed_on))
    return said


COLUMNS: Final[Columns[Place]] = {
    "key": Column(N_("key"), Type.ID, field("key")).for_machines,
    "name_vi": Column(N_("name"), Type.TEXT, field("name_vi")),
    "name_en": Column(N_("in English"), Type.TEXT, field("name_en")),
    "name_lo": Column(N_("in Lao"), Type.TEXT, _name_lo).for_machines,
    "kind": Column(N_("kind"), Type.TEXT, _kind),
    "country": Column(N_("country"), Type.CODE, field("country"), "country"),
    "iso": Column("ISO 3166-2", Type.TEXT, field("iso")),
    "codes": Column(N_("codes"), Type.TEXT, _codes).for_machines,
    "since": Column(N_("since"), Type.DAY, field("since")).for_machines,
    "until": Column(N_("until"), Type.DAY, field("until")).for_machines,
    "successor": Column(N_("successor"), Type.TEXT, field("successor")).for_machines,
    "predecessors": Column(N_("predecessors"), Type.TEXT, field("predecessors")).for_machines,
    "merged_on": Column(N_("merged on"), Type.DAY, field("merged_on")).for_machines,
    "former_name": Column(N_("former name"), Type.TEXT, _former_name).for_machines,
    "other_names": Column(N_("other names"), Type.TEXT, _other_names).for_machines,
    "history": Column(N_("history"), Type.TEXT, _history_said, audience=Audience.PEOPLE),
}
