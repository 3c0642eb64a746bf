"""Every field of every record of the registers at hand, changed one at a time, is told in words, and once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import pytest

from coopcli.difference.compare import Entry, State, differences
from coopcli.difference.naming import NamedRecords
from coopcli.difference.sentences import say_difference
from coopcli.difference.states import state_of_contents
from coopcli.i18n import Language, speaking
from coopcli.records.codelists import CODELISTS
from coopcli.records.record import Field, FieldKind, RecordType
from coopcli.records.record_types import RECORD_TYPES, SECTIONS
from coopcli.store import shipped

CLOCK = date(2026, 11, 28)
REGISTERS = ("docs/example.yaml", "docs/renewal.yaml", "data/agreements.yaml")
Edited = tuple[str, dict[str, Any]]
OTHERS: Final[Mapping[FieldKind, Any]] = {
    FieldKind.DATE: "1999-02-03",
    FieldKind.PERIOD: "1998/1999",
    FieldKind.INTEGER: 977,
    FieldKind.NUMBER: 977,
    FieldKind.CADENCE: "7 years",
    FieldKind.DURATION: "7 years",
    FieldKind.DAY_OF_YEAR: "02-03",
    FieldKind.LANGUAGE: "km",
    FieldKind.REFERENCE: "another-one",
}


NO_WORDS: Final = ("{", "}", '": ', '["', "«»", "None", "\n")


def others(known: Field, value: Any) -> Iterator[tuple[str, Any]]:
    """Other values for one value of a field, each with a word for what was done."""
    if known.kind is FieldKind.RECORD:
        yield from ((what, one) for what, one in edits(RECORD_TYPES[known.record], value) if one)
    elif known.kind is FieldKind.TEXTS and isinstance(value, dict):
        for tag in value:
            yield f"{tag} changed", {**value, tag: f"{value[tag]} khác"}
            if len(value) > 1:
                yield f"{tag} dropped", {name: text for name, text in value.items() if name != tag}
    elif known.kind in (FieldKind.TEXTS, FieldKind.TEXT):
        yield "changed", f"{value} khác"
        if known.kind is FieldKind.TEXTS:
            yield "its language told", {"vi": value}
    elif known.kind is FieldKind.BOOLEAN:
        yield "changed", not value
    elif known.kind is FieldKind.CODE:
        yield "changed", next(code for code in CODELISTS[known.codes].codes if code != value)
    elif known.kind in OTHERS:
        yield "changed", OTHERS[known.kind]


def edits(record_type: RecordType, data: dict[str, Any]) -> Iterator[Edited]:
    """The record with one thing of it another one, each with what was done."""
    fields = record_type.by_name()
    for name, value in data.items():
        known = fields.get(name)
        if name == "id" or known is None:
            continue
        if not known.required:
            yield f"{name} dropped", {other: one for other, one in data.items() if other != name}
        for what, one in others_of_field(known, value):
            yield f"{name} {what}", {**data, name: one}


def others_of_field(known: Field, value: Any) -> Iterator[tuple[str, Any]]:
    """Other values for all that a field holds."""
    if known.kind is FieldKind.REASONS:
        for field in value:
            yield f"{field} changed", {**value, field: {"vi": "khác", "en": "other"}}
    elif isinstance(value, list):
        for place, one in enumerate(value):
            before, behind = value[:place], value[place + 1 :]
            if len(value) > 1:
                yield f"{place} dropped", [*before, *behind]
            cite = known.kind is FieldKind.CITATIONS
            for what, other in [("changed", {**one, "place": "line 977"})] if cite else others(known, one):
                if other not in (*before, *behind):
                    yield f"{place} {what}", [*before, other, *behind]
    else:
        yield from others(known, value)


def cases() -> Iterator[Any]:
    for register in REGISTERS:
        state = state_of_contents({"r": shipped(register).read_bytes()}, CLOCK)
        yield pytest.param(state, id=register)


@pytest.mark.parametrize("state", [*cases()])
def test_each_change_of_a_field_is_told_in_words_and_once(state: State) -> None:
    tried = 0
    for key, entry in state.records.items():
        for what, data in edits(SECTIONS[key[0]], dict(entry.data)):
            after = State({**state.records, key: Entry(entry.file, entry.line, json.dumps(data))})
            check(state, after, f"{key} {what}")
            check(after, state, f"{key} {what}, taken back")
            tried += 1
    assert tried > 20


def check(old: State, new: State, what: str) -> None:
    found = differences(old, new)
    assert found, what
    if "dropped" not in what:  # once, or as a pair
        assert len({one.path[0] for one in found}) == 1, (what, found)
        changes = sorted(one.change for one in found)
        assert len(found) == 1 or changes == ["added", "removed"], (what, found)
    for code in ("vi", "en"):
        with speaking(Language(code)):
            register = NamedRecords(old, new)
            said = [say_difference(one, register) for one in found]
        assert len(set(said)) == len(said), (what, said)
        for one in said:
            assert not any(sign in one for sign in NO_WORDS), (what, one)
