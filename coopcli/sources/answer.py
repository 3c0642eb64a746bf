"""The list of sources: what each is, and how much of the register rests on it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from coopcli.answer import Answer, Cell, Heading, Section, Shown, Table, Type, value_of
from coopcli.i18n import count, say, say_label
from coopcli.lists import Column, Columns, Group, View, field, list_answer, several, with_inferred
from coopcli.records import phrases
from coopcli.records.phrases import count_records
from coopcli.records.record_types import RECORD_TYPES
from coopcli.sources.find import Evidence, SourceRow
from coopcli.text import N_

_SECTIONS: Final = ("agreements", "commitments", "parties", "partnerships", "activities", "statements")


def sources_answer(found: Sequence[SourceRow], number: int, view: View) -> Answer:
    """Give the answer of `sources`, of which there are so many in all."""
    return list_answer(
        [Group("", found)],
        COLUMNS,
        view,
        total=count("{number} source", "{number} sources", number),
        empty=say("no source in this register answers to this"),
        of=number,
    )


def _authors(row: SourceRow) -> Cell:
    return Shown(row.authors, ", ".join(row.authors)) if row.authors else []


def _credits(row: SourceRow) -> Cell:
    """Who else is named for it, each with what they did: `Thu Hà (photographs)`."""
    roles = [phrases.label_in(one, "role", "credit_role") for one in row.credits]
    named = [str(one["name"]) for one in row.credits]
    said = (f"{name} ({role})" if role else name for name, role in zip(named, roles, strict=True))
    return several(row.credits, said)


def _list_citing(row: SourceRow) -> Cell:
    """The numbers of records by section for people, their ids for machines."""
    citing = {section: row.records[section] for section in _SECTIONS if row.records.get(section)}
    words = ", ".join(count_records(section, len(ids)) for section, ids in citing.items())
    return Shown([*chain(*citing.values())], words or say("no record"), "" if words else "faint")


_COLUMNS: Final[Columns[SourceRow]] = {
    "id": Column(N_("id"), Type.ID, field("id")),
    "title": Column(N_("title"), Type.TEXTS, field("title")),
    "authors": Column(N_("authors"), Type.TEXT, _authors),
    "credits": Column(N_("credits"), Type.TEXT, _credits),
    "publisher": Column(N_("publisher"), Type.TEXT, field("publisher")),
    "date_published": Column(N_("published"), Type.DATE, field("date_published")),
    "language": Column(N_("language"), Type.TEXT, field("language")).for_machines,
    "address": Column(N_("address"), Type.TEXT, field("address")).for_machines,
    "facts": Column(N_("facts"), Type.NUMBER, field("facts")),
    "records": Column(N_("cited by"), Type.TEXT, _list_citing),
    "file": Column(N_("file"), Type.TEXT, field("file")).for_machines,
    "line": Column(N_("line"), Type.NUMBER, field("line")).for_machines,
}
COLUMNS: Final = with_inferred(_COLUMNS, lambda row: row.inferred or ())
"""`records` are the ids of all that cites a source, by section."""


_ID: Final = "id"
_KEY: Final = "evidence"


def ids_listed(answer: Answer) -> list[str]:
    """Give the ids of the records that the tables of an answer list, each once."""
    ids = [
        value_of(row[position])
        for table in answer.tables()
        if (position := _position(table)) is not None
        for row in table.rows
    ]
    return list(dict.fromkeys(str(one) for one in ids if one is not None))


def with_evidence(answer: Answer, found: Mapping[str, Collection[Evidence]]) -> Answer:
    """Give the answer with what the facts of each listed record rest on: source and place, stated or inferred."""
    return replace(answer, sections=tuple(_section(section, found) for section in answer.sections))


def _section(section: Section, found: Mapping[str, Collection[Evidence]]) -> Section:
    position = _position(section) if isinstance(section, Table) else None
    if not isinstance(section, Table) or position is None:
        return section
    rows = tuple((*row, _cell(found.get(str(value_of(row[position])), ()))) for row in section.rows)
    return replace(section, columns=(*section.columns, Heading(_KEY, say("rests on"))), rows=rows)


def _position(table: Table) -> int | None:
    """Give the position of the column that names the records; None where there is none."""
    return next((place for place, column in enumerate(table.columns) if column.key == _ID), None)


def _cell(evidence: Collection[Evidence]) -> Cell:
    """Say it by field, in the order of the record; machines get one object a citation."""
    fields = list(dict.fromkeys(one.field for one in evidence))
    said = [_field(field, [one for one in evidence if one.field == field]) for field in fields]
    raw = [{**one._asdict(), "field": one.field or None} for one in evidence]
    return Shown(raw, "; ".join(said) or say("no source is cited"))


def _field(field: str, evidence: Sequence[Evidence]) -> str:
    cited = [phrases.citation(one._asdict()) for one in evidence if one.source]
    reasons = dict.fromkeys(
        say("inferred: {reason}", reason=one.inferred) for one in evidence if one.inferred is not None
    )
    words = ", ".join((*cited, *reasons))
    return f"{_label(field)}: {words}" if field else words


def _label(path: str) -> str:
    """Name a field as people do: `parties[2]` is "các bên 2"."""
    name, _, rest = path.partition("[")
    if name not in _LABELS:
        return path
    said = say_label(_LABELS[name])
    return f"{said} {rest.partition(']')[0]}" if rest else said


_LABELS: Final = {field.name: field.label for one in reversed(RECORD_TYPES.values()) for field in one.fields}
