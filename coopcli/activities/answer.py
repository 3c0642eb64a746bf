"""The list of activities: what was done, when, where, by whom, with its numbers and their marks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from coopcli.activities.find import ActivityRow, Amount
from coopcli.answer import Answer, Cell, Found, Grade, Shown, Type
from coopcli.asking.filter import ACTIVITY
from coopcli.asking.question import cell_of_reasons
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
from coopcli.records import phrases
from coopcli.records.record import Data, mark_parties
from coopcli.text import N_


def activities_answer(
    found: Sequence[Found[ActivityRow]], counts: Mapping[Grade, int], of: int, view: View
) -> Answer:
    """Give the answer of `activities`, of which there are so many in all; the total counts a trip once."""
    number = sum(counts.values())
    total = add_counts(count("{number} activity", "{number} activities", number), counts)
    if len(found) > number:
        inside = say("a meeting that is part of a trip counts once, with the trip")
        total = f"{total} ({inside})"
    if any(phrases.not_held(one.row.status) for one in found):
        total = f"{total} ({say('planned and cancelled ones among them')})"
    empty = say("no activity in this register answers to this")
    return list_answer(by_grade(found), COLUMNS, view, total=total, empty=empty, of=of)


def _places(found: Found[ActivityRow]) -> Cell:
    return _list_with_words(found.row.places, phrases.place)


def _figures(found: Found[ActivityRow]) -> Cell:
    row = found.row
    return several(row.figures, phrases.figures(row.figures, row.figures_inferred))


def _kinds(found: Found[ActivityRow]) -> Cell:
    """The kinds, with that it is only planned, or was cancelled."""
    row = found.row
    state = phrases.not_held(row.status)
    if not state:
        return row.kind
    kinds = "; ".join(phrases.label_of("activity", kind) for kind in row.kind) or say("activity")
    return Shown(row.kind, f"{kinds} ({state})")


def _parties(found: Found[ActivityRow]) -> Cell:
    return _list_with_words(mark_parties(found.row.parties, found.row.inferred or ()), _party, " – ")


def _list_with_words(values: Sequence[Data], say_one: Callable[[Data], str], between: str = "; ") -> Cell:
    return Shown(values, between.join(map(say_one, values))) if values else []


def _dates(found: Found[ActivityRow]) -> Cell:
    """The days; a custom that returns each year has none, and says how often."""
    row = found.row
    if row.dates:
        return row.dates
    often = phrases.cadence({"every": row.every, "when": row.when})
    return Shown(None, say("{often}, date not stated", often=often), "faint") if often else None


def _party(party: Data) -> str:
    name = phrases.text_of(party["name"]) or str(party["id"])
    return phrases.with_role(name, party)


def say_amount(amount: Amount, unit: str | None) -> str:
    """Say a sum with its mark and its unit, "" where no number is stated: `nearly 270,000,000 VND`."""
    if amount.value is None:
        return ""
    mark = phrases.label_of("mark", amount.mark) if amount.mark else ""
    return " ".join(
        filter(None, (mark, say_number(amount.value), phrases.label_of("unit", unit) if unit else ""))
    )


def _inferred_keys(found: Found[ActivityRow]) -> Collection[str]:
    fields = {field.partition("[")[0] for field in found.row.inferred or ()}
    return fields | {"dates_earliest", "dates_latest"} if "dates" in fields else fields


_COLUMNS: Final[Columns[Found[ActivityRow]]] = {
    "id": Column(N_("id"), Type.ID, field("row.id")),
    "dates": Column(N_("dates"), Type.PERIOD, _dates),
    "kind": Column(N_("kind"), Type.CODE, _kinds, "activity"),
    # A title that is not given is never made up from the text.
    "title": Column(N_("title"), Type.TEXTS, field("row.title", NOTHING)),
    "places": Column(N_("where"), Type.TEXT, _places),
    "parties": Column(N_("participants"), Type.PARTIES, _parties),
    "figures": Column(N_("numbers"), Type.TEXT, _figures),
    "reasons": Column(N_("reason"), Type.TEXT, cell_of_reasons(ACTIVITY)).for_machines,
    "text": Column(N_("what was done"), Type.TEXTS, field("row.text")).for_machines,
    "status": Column(N_("state"), Type.CODE, field("row.status"), "activity_status").for_machines,
    "dates_earliest": Column(N_("first day"), Type.TEXT, field("row.dates_earliest")).for_machines,
    "dates_latest": Column(N_("last day"), Type.TEXT, field("row.dates_latest")).for_machines,
    "every": Column(N_("how often"), Type.TEXT, field("row.every")).for_machines,
    "when": Column(N_("on what occasion"), Type.CODE, field("row.when"), "when").for_machines,
    "agreements": Column(N_("agreements"), Type.ID, field("row.agreements")).for_machines,
    "fulfils": Column(N_("fulfils"), Type.ID, field("row.fulfils")).for_machines,
    "part_of": Column(N_("part of"), Type.ID, field("row.part_of")).for_machines,
    "sources": Column(N_("sources"), Type.ID, field("row.sources")),
    "match": Column(N_("match"), Type.CODE, field("match.word"), "certainty").for_machines,
    "file": Column(N_("file"), Type.TEXT, field("row.file")).for_machines,
    "line": Column(N_("line"), Type.NUMBER, field("row.line")).for_machines,
}
COLUMNS: Final = with_inferred(_COLUMNS, _inferred_keys)
