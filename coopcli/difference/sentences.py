"""A difference as a sentence that a chair understands: what is called what, and what of it is new, other or gone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final, cast

from coopcli.days.dates import read_date, read_period
from coopcli.difference.additions import say_added, standing_words
from coopcli.difference.compare import Difference, State, differences
from coopcli.difference.naming import NamedRecords, commitment_in, commitment_words, shortened
from coopcli.i18n import say, say_date, say_number, say_period
from coopcli.records import phrases
from coopcli.records.facts import label_of_field, say_value
from coopcli.records.record import Data, Field, FieldKind, RecordType
from coopcli.records.record_types import RECORD_TYPES, SECTIONS
from coopcli.text import N_


def sentences_of(before: State, after: State, beside: State | None = None) -> list[str]:
    """Give what differs between two states as sentences, one for each thing that does.

    `beside` is a state that only gives names, such as those of parties that stand in another file.
    """
    register = NamedRecords(before, after, beside)
    return [say_difference(one, register) for one in differences(before, after)]


def say_difference(difference: Difference, register: NamedRecords) -> str:
    """Say one difference."""
    if not difference.path:
        return _say_record(difference, register)
    return f"{_subject(difference, register)}: {_say_field(difference, register)}"


_GONE: Final[Mapping[str, str]] = {
    "sources": N_("{subject}: this source is no longer on record"),
    "parties": N_("{subject}: this organisation is no longer on record"),
    "partnerships": N_("{subject}: this partnership is no longer on record"),
    "agreements": N_("{subject}: this agreement is no longer on record"),
    "activities": N_("{subject}: this activity is no longer on record"),
    "statements": N_("{subject}: this statement is no longer on record"),
    "duties": N_("{subject}: what was done about this duty is no longer on record"),
    "settings": N_("{subject}: they are no longer on record"),
}


def _say_record(one: Difference, register: NamedRecords) -> str:
    if one.change == "added":
        return say_added(one.section, one.id, cast(Data, one.after), register, _say_fields)
    if one.change == "removed":
        subject = register.subject(one.section, one.id, cast(Data, one.before))
        return say(_GONE[one.section], subject=subject)
    subject = register.subject(one.section, one.id, register.data_of(one.section, one.id) or {})
    if one.change == "renamed":
        message = N_("{subject}: has the id {new} instead of {old}")
        return say(message, subject=subject, old=one.before, new=one.after)
    message = N_("{subject}: stands in the file {new} now, before in {old}")
    return say(message, subject=subject, old=one.before, new=one.after)


def _say_fields(section: str, name: str, data: Data, register: NamedRecords) -> str:
    """Say what a record of the office's bookkeeping holds, one behind the other."""
    told = (
        Difference(section, name, "added", (field,), None, value)
        for field, value in data.items()
        if field not in ("duty", "id")
    )
    return "; ".join(_say_field(one, register, first=True) for one in told)


def _subject(one: Difference, register: NamedRecords) -> str:
    data = register.data_of(one.section, one.id) or {}
    if one.path == ("name",) and one.section == "parties":
        return phrases.text_of(one.before) or one.id
    subject = register.subject(one.section, one.id, data, term=one.path != ("period",))
    inner = one.path[1:-1] if one.path[-1:] and len(one.path) > 2 else ()
    if one.path[0] == "commitments" and inner:
        words = shortened(commitment_words(commitment_in(data, inner[0])))
        return say("{agreement}, commitment «{words}»", agreement=subject, words=words)
    return subject


def _say_field(one: Difference, register: NamedRecords, *, first: bool = False) -> str:
    """Say what differs in a field; `first`: it stands in a record that is new, so that it was not lacking before."""
    record_type, path = _innermost(one)
    if path[0] == "cite":
        return _say_cited(one, record_type)
    if path[0] == "inferred":
        return _say_inferred(one, record_type, path[-1])
    if path[0] == "commitments":
        return _say_commitment(one, register)
    special = _SPECIAL.get((record_type.name, path[0], one.change))
    if special and (one.before is None or one.after is None or _say_other_things(one)):
        return special(one.after if one.before is None else one.before, one.after)
    known = record_type.by_name().get(path[0])
    label = _label(known, one, path[0], register)
    old, new = _words(known, one.before, one.after, register)
    if known is not None and known.many and one.change in ("added", "removed"):
        return _say_element(one.change, label, old or new)
    if one.change == "added":
        return _say_new(label, new, first)
    if one.change == "removed":
        return say("no longer on record, {field} (before: {value})", field=label, value=old)
    if one.change == "reordered":
        return say("the order of {field} is another one", field=label)
    return say("{field} {before}, now {after}", field=label, before=old, after=new)


def _say_new(label: str, value: str, first: bool) -> str:
    if first:
        return f"{label} {value}"
    return say("{field} {value} (not on record before)", field=label, value=value)


def _say_element(change: str, label: str, value: str) -> str:
    if change == "added":
        return say("one more in {field}, {value}", field=label, value=value)
    return say("no longer on record in {field}, {value}", field=label, value=value)


def _innermost(one: Difference) -> tuple[RecordType, tuple[str, ...]]:
    """Give the type of the record in which the field stands, and the path from there."""
    record_type, path = SECTIONS[one.section], one.path
    while len(path) > 1 and (known := record_type.by_name().get(path[0])) and known.record:
        record_type = RECORD_TYPES[known.record]
        path = path[2:] if known.many else path[1:]
        if not path:  # an element itself, as one that was renamed
            return SECTIONS[one.section], one.path
    return record_type, path


def _say_other_things(one: Difference) -> bool:
    """Say whether two texts differ in the language that is spoken."""
    return phrases.text_of(one.before) != phrases.text_of(one.after)


_LABELS: Final = {"period": N_("the term"), "every": N_("cadence"), "standing": N_("standing")}
"""What a field is called in a sentence, where that is not its label."""


def _label(known: Field | None, one: Difference, name: str, register: NamedRecords) -> str:
    """Give the label of a field, behind those of the fields that it stands in."""
    label = _own_label(known, name)
    holder = SECTIONS[one.section].by_name().get(one.path[0])
    if len(one.path) > 1 and holder is not None and holder.record and holder.name != "commitments":
        if holder.many and len(one.path) > 2:
            return f"{label_of_field(holder)}, {register.named(one.path[1])}, {label}"
        return f"{label_of_field(holder)}, {label}"
    return label


def _own_label(known: Field | None, name: str) -> str:
    if name in _LABELS:
        return say(_LABELS[name])
    return label_of_field(known) if known is not None else name


_QUOTED: Final = frozenset((FieldKind.TEXT, FieldKind.TEXTS))
_WITHOUT_QUOTES: Final = frozenset(("figure", "successor", "times", "tracked"))
"""Nested records that read as one with the field's label before them."""


def _words(known: Field | None, before: object, after: object, register: NamedRecords) -> tuple[str, str]:
    """Say two values; where that makes them one, by what the words leave out."""
    old, new = (_value(known, value, register) for value in (before, after))
    if old == new and before != after:
        if known is not None and known.kind is FieldKind.TEXTS:
            return _other_texts(before, after)
        old, new = (json.dumps(value, ensure_ascii=False) for value in (before, after))
    return old, new


def _other_texts(before: object, after: object) -> tuple[str, str]:
    """Say the texts that differ in another language than the one that is spoken."""
    old, new = (value if isinstance(value, Mapping) else {"": value} for value in (before, after))
    tags = [tag for tag in {**old, **new} if old.get(tag) != new.get(tag)]
    said = [
        "; ".join(f"{tag} «{texts[tag]}»".strip() if tag in texts else f"{tag} –" for tag in tags)
        for texts in (old, new)
    ]
    return said[0], said[1]


def _value(known: Field | None, value: object, register: NamedRecords) -> str:
    if value is None:
        return ""
    if known is None:
        return f"«{value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}»"
    if isinstance(value, list):
        return "; ".join(_value(known, one, register) for one in value)
    words = _plain(known, value, register)
    quoted = known.kind in _QUOTED or (known.kind is FieldKind.CODE and not known.many)
    return f"«{words}»" if quoted or (known.record and known.record not in _WITHOUT_QUOTES) else words


def _plain(known: Field, value: object, register: NamedRecords) -> str:
    if known.kind is FieldKind.DATE:
        return say_date(read_date(str(value)))
    if known.kind is FieldKind.PERIOD:
        return say_period(read_period(str(value)))
    if known.kind is FieldKind.BOOLEAN:
        return say("yes") if value else say("no")
    if known.kind in (FieldKind.INTEGER, FieldKind.NUMBER) and not isinstance(value, str):
        return say_number(cast(int, value))
    if known.kind is FieldKind.TEXTS:
        return phrases.text_of(value)
    if known.kind is FieldKind.REFERENCE:
        return register.named(str(value))
    if known.name == "standing":
        return standing_words(str(value))
    return say_value(known, value, register.names)


def _say_cited(one: Difference, record_type: RecordType) -> str:
    if one.change == "reordered":
        return say("the order of {field} is another one", field=say("sources"))
    cite = cast(Data, one.before if one.after is None else one.after)
    field, words = _field_cited(cite, record_type), phrases.citation(cite)
    if one.change == "changed":
        old = phrases.citation(cast(Data, one.before))
        return say("{field} {before}, now {after}", field=say("source"), before=old, after=words)
    if one.change == "added" and field:
        return say("now there is a source for {field}: {source}", field=field, source=words)
    if one.change == "added":
        return say("now there is a source: {source}", source=words)
    if field:
        return say("no longer cited for {field}: {source}", field=field, source=words)
    return say("no longer cited: {source}", source=words)


def _field_cited(cite: Data, record_type: RecordType) -> str:
    name = str(cite.get("field") or "")
    return _own_label(record_type.by_name().get(name), name) if name else ""


def _say_inferred(one: Difference, record_type: RecordType, name: str) -> str:
    label = _own_label(record_type.by_name().get(name), name)
    if one.change == "removed":
        return say("no longer on record as inferred, {field}", field=label)
    old, new = (phrases.text_of(reason) for reason in (one.before, one.after))
    if one.change == "added":
        return say("now known by inference only, {field}: {reason}", field=label, reason=new)
    if old == new:
        old, new = _other_texts(one.before, one.after)
    return say("the reason of the inference is another one, {field}: {reason}", field=label, reason=new)


def _say_commitment(one: Difference, register: NamedRecords) -> str:
    if one.change == "added":
        return say("one more commitment, «{words}»", words=commitment_words(cast(Data, one.after)))
    if one.change == "removed":
        words = commitment_words(cast(Data, one.before))
        return say("no longer on record, the commitment «{words}»", words=words)
    if one.change == "reordered":
        return say("the order of {field} is another one", field=say("commitments"))
    data = commitment_in(register.data_of(one.section, one.id) or {}, str(one.after))
    message = N_("the commitment «{words}» has the id {new} instead of {old}")
    return say(message, words=commitment_words(data), old=one.before, new=one.after)


def _day(value: object) -> str:
    return say_date(read_date(str(value)))


_SPECIAL: Final[Mapping[tuple[str, str, str], Callable[[object, object], str]]] = {
    ("agreement", "date_signed", "added"): lambda _, day: say(
        "signed on {date} (not on record before)", date=_day(day)
    ),
    ("party", "name", "changed"): lambda _, name: say("the name is now «{name}»", name=phrases.text_of(name)),
    ("duty", "done", "added"): lambda _, day: say("done on {date}", date=_day(day)),
    ("duty", "snoozed_until", "added"): lambda _, day: say("snoozed until {date}", date=_day(day)),
    ("duty", "snoozed_until", "removed"): lambda day, _: say(
        "no longer snoozed (before: until {date})", date=_day(day)
    ),
}
"""What is said in its own words, by record type, field and change; called with what was and what is."""
