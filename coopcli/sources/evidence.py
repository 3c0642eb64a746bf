"""What an answer rests on: a column of citations and inferences behind each record that it lists."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from coopcli.answer import Answer, Cell, Heading, Section, Shown, Table, value_of
from coopcli.i18n import say, say_label
from coopcli.records import phrases
from coopcli.records.record_types import RECORD_TYPES
from coopcli.sources.evidence_rows import Evidence

_ID: Final = "id"
_KEY: Final = "evidence"


def ids_listed(answer: Answer) -> list[str]:
    """Give the ids of the records that the tables of an answer list, each once."""
    ids = (
        value_of(row[_position(table)]) for table in answer.tables() if _has_id(table) for row in table.rows
    )
    return list(dict.fromkeys(str(one) for one in ids if one is not None))


def with_evidence(answer: Answer, found: Mapping[str, Collection[Evidence]]) -> Answer:
    """Give the answer with what the facts of each listed record rest on: source and place, stated or inferred."""
    return replace(answer, sections=tuple(_section(section, found) for section in answer.sections))


def _section(section: Section, found: Mapping[str, Collection[Evidence]]) -> Section:
    if not isinstance(section, Table) or not _has_id(section):
        return section
    position = _position(section)
    rows = tuple((*row, _cell(found.get(str(value_of(row[position])), ()))) for row in section.rows)
    return replace(section, columns=(*section.columns, Heading(_KEY, say("rests on"))), rows=rows)


def _has_id(table: Table) -> bool:
    return any(column.key == _ID for column in table.columns)


def _position(table: Table) -> int:
    return [column.key for column in table.columns].index(_ID)


def _cell(evidence: Collection[Evidence]) -> Cell:
    """Say it by field, in the order of the record; machines get one object a citation."""
    fields = list(dict.fromkeys(one.field for one in evidence))
    said = [_field(field, [one for one in evidence if one.field == field]) for field in fields]
    raw = [
        {
            "field": one.field or None,
            "source": one.source,
            "place": one.place,
            "quote": one.quote,
            "inferred": one.inferred,
        }
        for one in evidence
    ]
    return Shown(raw, "; ".join(said) or say("no source is cited"))


def _field(field: str, evidence: Sequence[Evidence]) -> str:
    cited = [
        phrases.citation({"source": one.source, "place": one.place, "quote": one.quote})
        for one in evidence
        if one.source
    ]
    reasons = dict.fromkeys(
        say("inferred: {reason}", reason=one.inferred) for one in evidence if one.inferred is not None
    )
    words = ", ".join((*cited, *reasons))
    return f"{_label(field)}: {words}" if field else words


def _label(path: str) -> str:
    """Name a field as people do: `parties[2]` is "các bên 2"."""
    name, _, rest = path.partition("[")
    label = _LABELS.get(name)
    if label is None:
        return path
    said = say_label(label)
    return f"{said} {rest.partition(']')[0]}" if rest else said


_LABELS: Final = {field.name: field.label for one in reversed(RECORD_TYPES.values()) for field in one.fields}
