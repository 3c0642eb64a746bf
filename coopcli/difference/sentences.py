"""A difference as a sentence that a chair understands: what is called what, and what of it is new, other or gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, cast

from coopcli.days.dates import read_date, read_period
from coopcli.difference.additions import is_day, say_added, standing_words
from coopcli.difference.compare import Difference, State, differences
from coopcli.difference.fields import Step, compare_fields
from coopcli.difference.naming import NamedRecords, commitment_in, commitment_words, shortened
from coopcli.difference.texts import differ_as_spoken, say_texts
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
    record_type, path, holders = _innermost(one, register)
    if path[0] == "commitments":
        return _say_commitment(one, register)
    step = Step(one.change, path, one.before, one.after)
    return _say_step(record_type, step, holders, register, first=first)


def _say_step(
    record_type: RecordType,
    step: Step,
    holders: Sequence[str],
    register: NamedRecords,
    *,
    first: bool = False,
) -> str:
    """Say what differs in a field of a record of this type; `holders` name where the record stands, outermost first."""
    change, path, before, after = step
    if path[0] in ("cite", "inferred"):
        say_basis = _say_cited if path[0] == "cite" else _say_inferred
        inside = say("in {where}", where=", ".join(holders)) if holders else ""
        return ": ".join(filter(None, (inside, say_basis(step, record_type))))
    special = _SPECIAL.get((record_type.name, path[0], change))
    if special and (before is None or after is None or differ_as_spoken(before, after)):
        return special(after if before is None else before, after)
    known = record_type.by_name().get(path[0])
    label = ", ".join((*holders, _own_label(known, path[0])))
    if change == "changed" and known is not None and known.kind is FieldKind.TEXTS:
        return say_texts(label, before, after)
    old, new = (_value(known, value, register) for value in (before, after))
    if known is not None and known.many and change in ("added", "removed"):
        return _say_element(change, label, old or new)
    if change == "added":
        return _say_new(label, new, first)
    if change == "removed":
        return say("no longer on record, {field} (before: {value})", field=label, value=old)
    if change == "reordered":
        return say("the order of {field} is another one", field=label)
    if old == new and known is not None and known.record:
        inner = RECORD_TYPES[known.record]
        steps = compare_fields(inner, cast(Data, before), cast(Data, after))
        return f"{label} {new}: {'; '.join(_say_step(inner, one, (), register) for one in steps)}"
    if old == new:  # as words; so they are told as they are written
        old, new = (f"«{_say_own(value)}»" for value in (before, after))
    return say("{field} {before}, now {after}", field=label, before=old, after=new)


def _say_new(label: str, value: str, first: bool) -> str:
    if first:
        return f"{label} {value}"
    return say("{field} {value} (not on record before)", field=label, value=value)


def _say_element(change: str, label: str, value: str) -> str:
    if change == "added":
        return say("one more in {field}, {value}", field=label, value=value)
    return say("no longer on record in {field}, {value}", field=label, value=value)


def _innermost(one: Difference, register: NamedRecords) -> tuple[RecordType, tuple[str, ...], list[str]]:
    """Give the type of the record in which the field stands, the path from there, and what it stands in, in words."""
    record_type, path = SECTIONS[one.section], one.path
    holders: list[str] = []
    while len(path) > 1 and (known := record_type.by_name().get(path[0])) and known.record:
        rest = path[2:] if known.many else path[1:]
        if not rest:  # an element itself, as one that was renamed
            break
        if known.name != "commitments":  # of which the subject speaks
            holders.append(label_of_field(known))
            holders += [_element_name(known, path[1], register)] if known.many else []
        record_type, path = RECORD_TYPES[known.record], rest
    return record_type, path, holders


def _element_name(known: Field, name: str, register: NamedRecords) -> str:
    if known.record == "change":
        kind, _, number = name.partition(" ")
        return f"{phrases.label_of('change', kind)} {number}".rstrip()
    return register.named(name)


_LABELS: Final = {"period": N_("the term"), "every": N_("cadence"), "standing": N_("standing")}
"""What a field is called in a sentence, where that is not its label."""


def _own_label(known: Field | None, name: str) -> str:
    if name in _LABELS:
        return say(_LABELS[name])
    return label_of_field(known) if known is not None else name


_QUOTED: Final = frozenset((FieldKind.TEXT, FieldKind.TEXTS))
_WITHOUT_QUOTES: Final = frozenset(("figure", "successor", "times", "tracked"))
"""Nested records that read as one with the field's label before them."""


def _value(known: Field | None, value: object, register: NamedRecords) -> str:
    if value is None:
        return ""
    if known is None:
        return f"«{_say_own(value)}»"
    if isinstance(value, list):
        return "; ".join(_value(known, one, register) for one in value)
    words = _plain(known, value, register)
    quoted = known.kind in _QUOTED or (known.kind is FieldKind.CODE and not known.many)
    return f"«{words}»" if quoted or (known.record and known.record not in _WITHOUT_QUOTES) else words


def _say_own(value: object) -> str:
    """Say plain data, such as a field of the user's own, without the signs of JSON."""
    if isinstance(value, list):
        return "; ".join(map(_say_own, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_say_own(one)}" for name, one in value.items())
    return say("yes") if value is True else say("no") if value is False else str(value)


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


def _say_cited(one: Step, record_type: RecordType) -> str:
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


def _say_inferred(one: Step, record_type: RecordType) -> str:
    name = one.path[-1]
    label = _own_label(record_type.by_name().get(name), name)
    if one.change == "removed":
        return say("no longer on record as inferred, {field}", field=label)
    reason = phrases.text_of(one.after)
    if one.change == "added":
        return say("now known by inference only, {field}: {reason}", field=label, reason=reason)
    if not differ_as_spoken(one.before, one.after):
        return say_texts(say("the reason of the inference, {field},", field=label), one.before, one.after)
    return say("the reason of the inference is another one, {field}: {reason}", field=label, reason=reason)


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
        N_("signed on {date} (not on record before)")
        if is_day(day)
        else N_("signed in {date} (not on record before)"),
        date=_day(day),
    ),
    ("party", "name", "changed"): lambda _, name: say("the name is now «{name}»", name=phrases.text_of(name)),
    ("duty", "done", "added"): lambda _, day: say(
        N_("done on {date}") if is_day(day) else N_("done in {date}"), date=_day(day)
    ),
    ("duty", "snoozed_until", "added"): lambda _, day: say("snoozed until {date}", date=_day(day)),
    ("duty", "snoozed_until", "removed"): lambda day, _: say(
        "no longer snoozed (before: until {date})", date=_day(day)
    ),
}
"""What is said in its own words, by record type, field and change; called with what was and what is."""
