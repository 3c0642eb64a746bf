"""Which record and which field an edit means, and where among others a new field stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coopcli.keeping.editing.layout import FileLayout, PlacedNode
from coopcli.keeping.editing.refusals import ALIAS, NO_RECORD, TWICE, RefusedChangeError
from coopcli.reading.nodes import ListNode, MappingNode, text_of
from coopcli.records.record import FieldKind, RecordType
from coopcli.records.record_types import DUTY_PREFIX, EVERYWHERE, RECORD_TYPES, SECTIONS, SINGLE

_COMMITMENTS = "commitments"


@dataclass(frozen=True, slots=True)
class FieldsKind:
    """What may stand in a place: records of a type, if any; several of it (`many`); citations."""

    record: RecordType | None = None
    many: bool = False
    citations: bool = False

    def of(self, name: str) -> FieldsKind:
        """Give the kind of a field of such a record."""
        field = self.record.by_name().get(name) if self.record else None
        if field is None:
            return FieldsKind()
        return FieldsKind(RECORD_TYPES.get(field.record), field.many, field.kind is FieldKind.CITATIONS)

    @property
    def one(self) -> FieldsKind:
        """The kind of one of several."""
        return FieldsKind(self.record, citations=self.citations)

    def place(self, name: str, fields: Iterable[str]) -> int:
        """Say before which of the fields, by its number, a new one is to stand; fields unknown to the table are own."""
        ranks = [number for number, one in enumerate(fields, 1) if self._rank(one) <= self._rank(name)]
        return max(ranks, default=0)

    def _rank(self, name: str) -> int:
        if self.record is None:
            return 0
        names = [one.name for one in self.record.fields]
        own = len(names) - len(EVERYWHERE)
        rank = names.index(name) if name in names else own
        return rank + (rank >= own and name in names)


def find_record(layout: FileLayout, section: str, name: str) -> tuple[PlacedNode, FieldsKind]:
    """Find a record by its section and its name in the store. Raises RefusedChangeError: none, or several of it."""
    agreement, slash, commitment = name.partition("/")
    if slash and section in (_COMMITMENTS, "agreements"):
        holder, kind = find_record(layout, "agreements", agreement)
        below = holder.below.get(_COMMITMENTS)
        found = [one for one in _records(below) if _text(one, "id") == commitment] if below else []
        return _only(found, section, name), kind.of(_COMMITMENTS).one
    listed = layout.root.below.get(section) if layout.root else None
    kind = FieldsKind(SECTIONS.get(section))
    if listed is not None and section in SINGLE:
        found = [listed] if name == section and isinstance(listed.node, MappingNode) else []
    else:
        found = _by_name(layout, section, listed).get(name, []) if listed else []
    return _only(found, section, name), kind


def _by_name(layout: FileLayout, section: str, listed: PlacedNode) -> Mapping[str, list[PlacedNode]]:
    """Give the records of a section by what they are called, found once for all edits."""
    if section not in layout.by_name:
        found = layout.by_name[section] = defaultdict(list)
        for record in _records(listed):
            for name in _names(section, record):
                found[name].append(record)
    return layout.by_name[section]


def _only(found: list[PlacedNode], section: str, name: str) -> PlacedNode:
    if not found:
        raise RefusedChangeError(NO_RECORD, 0, section=section, id=name)
    if len(found) > 1:
        raise RefusedChangeError(TWICE, found[1].line, section=section, id=name)
    return found[0]


def _records(listed: PlacedNode) -> Iterator[PlacedNode]:
    if listed.alias:
        raise RefusedChangeError(ALIAS, listed.line, name=listed.alias)
    if isinstance(listed.node, MappingNode):
        return iter([listed])
    return (one for one in listed.below.values() if isinstance(one.node, MappingNode))


def _names(section: str, record: PlacedNode) -> set[str]:
    """Give what a record is called: the texts by which it may be meant."""
    if section == "duties":
        duty = _text(record, "duty")
        return {duty, f"{DUTY_PREFIX}{duty}"} if duty else set()
    name = _text(record, "id")
    if not name and section == "partnerships":
        parties = record.node.get("parties") if isinstance(record.node, MappingNode) else None
        name = "+".join(map(text_of, parties)) if isinstance(parties, ListNode) else _text(record, "parties")
    return {name} - {""}


def _text(record: PlacedNode, field: str) -> str:
    node = record.node.get(field) if isinstance(record.node, MappingNode) else None
    return text_of(node) if node is not None else ""
