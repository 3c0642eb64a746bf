"""Fields of a record as facts, and nested records in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias, cast

from coopcli.answer import Cell, Fact, Facts, Heading, Section, Shown, Type, Value
from coopcli.days.dates import read_date, read_period
from coopcli.i18n import say, say_label
from coopcli.records import phrases
from coopcli.records.phrases import Names
from coopcli.records.record import Data, Field, FieldKind, inferred_in, records_in
from coopcli.records.record_types import SECTIONS
from coopcli.text import N_


def fact_of(field: Field, data: Data, names: Names) -> Fact:
    """Give the fact of a field that the record has."""
    reasons = inferred_in(data)
    return Fact(
        Heading(field.name, label_of_field(field), _TYPES.get(field.kind, Type.TEXT), field.codes),
        _cell(field, data[field.name], names),
        phrases.citations(data, field.name),
        phrases.text_of(reasons.get(field.name)),
    )


def label_of_field(field: Field) -> str:
    """Give the field's label in the language."""
    return say_label(field.label)


_TYPES: Final = {
    FieldKind.DATE: Type.DATE,
    FieldKind.PERIOD: Type.PERIOD,
    FieldKind.BOOLEAN: Type.BOOLEAN,
    FieldKind.TEXTS: Type.TEXTS,
    FieldKind.INTEGER: Type.NUMBER,
}


def _cell(field: Field, value: object, names: Names) -> Cell:
    if field.kind is FieldKind.DATE:
        return read_date(str(value))
    if field.kind is FieldKind.PERIOD:
        return read_period(str(value))
    if field.kind in (FieldKind.BOOLEAN, FieldKind.INTEGER, FieldKind.TEXTS):
        return cast(Cell, value)
    values = value if isinstance(value, list) else [value]
    return Shown(cast(Value, value), "; ".join(say_value(field, one, names) for one in values))


Phrase: TypeAlias = Callable[[Data, Names], str]


def say_value(field: Field, value: object, names: Names) -> str:
    """Say one value of a field; a nested record with its citations and its note behind it."""
    if field.kind is FieldKind.CODE:
        return phrases.label_of(field.codes, value)
    if field.kind is FieldKind.REFERENCE:
        name = phrases.name_of(value, names)
        return f"{name} [{value}]" if name != value else name
    if field.kind is FieldKind.CADENCE:
        return phrases.cadence({"every": value})
    if field.kind is FieldKind.DURATION:
        return phrases.duration(str(value))
    if field.kind is FieldKind.DAY_OF_YEAR:
        return phrases.day_of_year(str(value))
    if field.kind is FieldKind.RECORD:
        return _record(field.record, cast(Data, value), names)
    return str(value)


def _record(record_type: str, data: Data, names: Names) -> str:
    words = _PHRASES[record_type](data, names)
    reasons = inferred_in(data)
    inferred = [say("inferred: {reason}", reason=phrases.text_of(one)) for one in reasons.values()]
    words = "; ".join((words, *filter(None, (phrases.text_of(data.get("note")),)), *inferred))
    return words if record_type in _CITED_INSIDE else _with_citations(words, phrases.all_citations(data))


_CITED_INSIDE: Final = frozenset(("party_reference",))
"""Nested records that nest others: each fact of theirs has its citations behind it, as its line names no other."""


def _with_citations(words: str, cited: Sequence[str]) -> str:
    return f"{words} [{'; '.join(cited)}]" if cited else words


def _party(data: Data, names: Names) -> str:
    apart = {field for field in ("name_as_signed", "signed_by") if data.get(field)}
    own = [cite for cite in records_in(data, "cite") if cite.get("field") not in apart]
    words = f"{phrases.name_of(data['party'], names)} [{data['party']}]"
    words = _with_citations(words, phrases.all_citations({"cite": own}))
    if data.get("name_as_signed"):
        name = phrases.text_of(data["name_as_signed"])
        name = _with_citations(name, phrases.citations(data, "name_as_signed"))
        words = say("{party}, name as signed: {name}", party=words, name=name)
    whole = phrases.citations(data, "signed_by")
    people = ", ".join(
        _with_citations(phrases.person(person), phrases.all_citations(person) or whole)
        for person in records_in(data, "signed_by")
    )
    return say("{party}; signed by {people}", party=words, people=people) if people else words


def _successor(data: Data, names: Names) -> str:
    name = phrases.name_of(data["party"], names)
    return f"{name} ({phrases.date(data, 'date')})" if data.get("date") else name


def _credit(data: Data, names: Names) -> str:
    who = ", ".join(str(data[key]) for key in ("name", "publisher") if data.get(key))
    return ": ".join(filter(None, (phrases.label_in(data, "role", "credit_role"), who)))


def _approval(data: Data, names: Names) -> str:
    date = phrases.date(data, "date")
    return ", ".join(filter(None, (phrases.text_of(data.get("body")), str(data.get("number") or ""), date)))


def _renewal(data: Data, names: Names) -> str:
    parts = [phrases.label_in(data, "mode", "renewal_mode")]
    if data.get("notice_period"):
        notice = phrases.duration(str(data["notice_period"]))
        parts.append(say("notice {duration} before the end", duration=notice))
    if data.get("length"):
        parts.append(say("each time for {duration}", duration=phrases.duration(str(data["length"]))))
    if data.get("max_extent_date"):
        parts.append(say("not beyond {date}", date=phrases.date(data, "max_extent_date")))
    return ", ".join(filter(None, parts))


def _decision(data: Data, names: Names) -> str:
    decided = phrases.label_in(data, "decision")
    return ", ".join(filter(None, (decided, phrases.date(data, "date"), phrases.text_of(data.get("by")))))


_DATES_OF_CHANGE: Final = {
    "date_signed": N_("signed {date}"),
    "date_in_force": N_("in force from {date}"),
    "extended_to": N_("extended to {date}"),
}


def _change(data: Data, names: Names) -> str:
    parts = [phrases.label_of("change", data["kind"])]
    parts += [str(data["number"])] if data.get("number") else []
    parts += [phrases.name_of(data["party"], names)] if data.get("party") else []
    for field, words in _DATES_OF_CHANGE.items():
        if data.get(field):
            parts.append(say(words, date=phrases.date(data, field)))
    texts = [phrases.text_of(data.get(field)) for field in ("description", "rationale")]
    if data.get("notified"):
        texts.append(say("the authorities were told on {date}", date=phrases.date(data, "notified")))
    return "; ".join(filter(None, (", ".join(parts), *texts)))


def _say_tracked(data: Data, names: Names) -> str:
    step = phrases.label_of("step", data["step"])
    return say("{step} since {date}", step=step, date=phrases.date(data, "since"))


def _item(data: Data, names: Names) -> str:
    text = phrases.text_of(data.get("text"))
    return f"{data['number']}. {text}" if text else str(data["number"])


_PHRASES: Final[Mapping[str, Phrase]] = {
    "person": lambda data, names: phrases.person(data),
    "credit": _credit,
    "place": lambda data, names: phrases.place(data),
    "figure": lambda data, names: phrases.figure(data),
    "participant": phrases.participant,
    "party_reference": _party,
    "other_name": lambda data, names: phrases.text_of(data["name"]),
    "times": lambda data, names: phrases.cadence({"times": data}),
    "successor": _successor,
    "approval": _approval,
    "renewal": _renewal,
    "decision": _decision,
    "change": _change,
    "tracked": _say_tracked,
    "item": _item,
    "commitment": lambda data, names: phrases.text_of(data.get("text")) or str(data["id"]),
}


def partnerships(between: Sequence[Data], names: Names) -> Iterator[Section]:
    """Give the relations of the same parties that are older or wider than the agreement."""
    for data in between:
        facts = [
            fact_of(known, data, names)
            for known in SECTIONS["partnerships"].fields
            if known.name in data and known.name not in ("id", "cite", "inferred")
        ]
        if cited := phrases.citations(data):
            facts.append(Fact(Heading("cite", say("sources")), "; ".join(cited)))
        yield Facts(say("Partnership"), tuple(facts))
