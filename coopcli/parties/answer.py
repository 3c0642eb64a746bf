"""The list of organisations: each with its agreements by status, its activities and its people."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from coopcli.answer import Answer, Cell, Found, Grade, Shown, Type
from coopcli.asking.filter import PARTY
from coopcli.asking.question import cell_of_reasons
from coopcli.asking.where import former_notes
from coopcli.i18n import count, say, say_number
from coopcli.lists import (
    NOTHING,
    Column,
    Columns,
    View,
    add_counts,
    by_grade,
    field,
    list_answer,
    several,
    with_inferred,
)
from coopcli.parties.find import PartyRow
from coopcli.records import phrases
from coopcli.text import N_


def parties_answer(
    found: Sequence[Found[PartyRow]], counts: Mapping[Grade, int], view: View, day: date
) -> Answer:
    """Give the answer of `parties`: a table for each grade of match, with a note on provinces that are gone.

    A successor is a column where some organisation has one; most registers have none.
    """
    number = sum(counts.values())
    total = count("{number} organisation", "{number} organisations", number)
    succeeded = any(one.row.successor_party for one in found)
    keys = dict.fromkeys(place for one in found for place in one.row.places)
    return list_answer(
        by_grade(found, more=("successor_party", "successor_date") if succeeded else ()),
        COLUMNS,
        view,
        total=add_counts(total, counts),
        notes=former_notes(keys, day),
        empty=say("no organisation in this register answers to this"),
        of=number,
    )


def _statuses(found: Found[PartyRow]) -> Cell:
    return several(found.row.statuses, map(_status, found.row.statuses))


def _people(found: Found[PartyRow]) -> Cell:
    people = found.row.people
    return Shown(people, "; ".join(map(phrases.person, people))) if people else []


def _other_names(found: Found[PartyRow]) -> Cell:
    names = found.row.other_names
    return several(names, (phrases.text_of(one.get("name")) for one in names))


def _province(found: Found[PartyRow]) -> Cell:
    """The province as written; a national body has none, which is not unknown."""
    row = found.row
    return NOTHING if row.level == "national" and not row.province else row.province


def _inferred_keys(found: Found[PartyRow]) -> Collection[str]:
    fields = {field.partition("[")[0] for field in found.row.inferred or ()}
    successor = {
        field.replace("successor.", "successor_") for field in fields if field.startswith("successor.")
    }
    return fields | successor | ({"successor_party", "successor_date"} if "successor" in fields else set())


def _status(data: Mapping[str, object]) -> str:
    """`2 in force`, `1 possibly in force`."""
    word = phrases.label_of("status", data["status"])
    if data.get("certainty") == "possibly":
        word = say("possibly {status}", status=word)
    return f"{say_number(int(str(data['agreements'])))} {word}"


_COLUMNS: Final[Columns[Found[PartyRow]]] = {
    "id": Column(N_("id"), Type.ID, field("row.id")),
    "name": Column(N_("name"), Type.TEXTS, field("row.name")),
    "kind": Column(N_("kind"), Type.CODE, field("row.kind"), "kind"),
    "level": Column(N_("level"), Type.CODE, field("row.level"), "level"),
    "country": Column(N_("country"), Type.CODE, field("row.country"), "country"),
    "province": Column(N_("province"), Type.TEXT, _province),
    "agreements": Column(N_("agreements"), Type.NUMBER, field("row.agreements")),
    "statuses": Column(N_("by status"), Type.TEXT, _statuses),
    "activities": Column(N_("activities"), Type.NUMBER, field("row.activities")),
    "people": Column(N_("people"), Type.TEXT, _people),
    "reasons": Column(N_("reason"), Type.TEXT, cell_of_reasons(PARTY)).for_machines,
    "other_names": Column(N_("other names"), Type.TEXT, _other_names).for_machines,
    "places": Column(N_("units"), Type.ID, field("row.places")).for_machines,
    "successor_party": Column(
        N_("successor organisation"), Type.ID, field("row.successor_party", NOTHING)
    ).for_machines,
    "successor_date": Column(N_("since"), Type.TEXT, field("row.successor_date", NOTHING)).for_machines,
    "match": Column(N_("match"), Type.CODE, field("match.word"), "certainty").for_machines,
    "file": Column(N_("file"), Type.TEXT, field("row.file")).for_machines,
    "line": Column(N_("line"), Type.NUMBER, field("row.line")).for_machines,
}
COLUMNS: Final = with_inferred(_COLUMNS, _inferred_keys)
