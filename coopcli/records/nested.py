"""One value of a field in words, nested records included."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias, cast

from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.records import phrases
from coopcli.records.data import inferred_in, records_in
from coopcli.records.fields import Field, Kind
from coopcli.records.phrases import Names
from coopcli.records.rows import Data

Phrase: TypeAlias = Callable[[Data, Names, Language], str]


def said(field: Field, value: object, names: Names, language: Language) -> str:
    """Say one value of a field; a nested record with its citations and its note behind it."""
    if field.kind is Kind.CODE:
        return phrases.label_of(field.codes, value, language)
    if field.kind is Kind.REFERENCE:
        name = phrases.name_of(value, names, language)
        return f"{name} [{value}]" if name != value else name
    if field.kind is Kind.CADENCE:
        return phrases.cadence({"every": value}, language)
    if field.kind is Kind.DURATION:
        return phrases.duration(str(value), language)
    if field.kind is Kind.DAY_OF_YEAR:
        return phrases.day_of_year(str(value), language)
    if field.kind is Kind.RECORD:
        return _record(field.record, cast(Data, value), names, language)
    return str(value)


def _record(record_type: str, data: Data, names: Names, language: Language) -> str:
    words = _PHRASES[record_type](data, names, language)
    reasons = inferred_in(data)
    inferred = [
        language.say("inferred: {reason}", reason=phrases.text_of(one, language)) for one in reasons.values()
    ]
    words = "; ".join((words, *filter(None, (phrases.text_of(data.get("note"), language),)), *inferred))
    cited = phrases.all_citations(data, language)
    return f"{words} [{'; '.join(cited)}]" if cited else words


def _party(data: Data, names: Names, language: Language) -> str:
    words = f"{phrases.name_of(data['party'], names, language)} [{data['party']}]"
    if data.get("name_as_signed"):
        name = phrases.text_of(data["name_as_signed"], language)
        words = language.say("{party}, in the paper: {name}", party=words, name=name)
    people = ", ".join(phrases.person(person, language) for person in records_in(data, "signed_by"))
    return language.say("{party}; signed by {people}", party=words, people=people) if people else words


def _successor(data: Data, names: Names, language: Language) -> str:
    name = phrases.name_of(data["party"], names, language)
    return f"{name} ({phrases.date(data, 'date', language)})" if data.get("date") else name


def _credit(data: Data, names: Names, language: Language) -> str:
    who = ", ".join(str(data[key]) for key in ("name", "publisher") if data.get(key))
    return f"{phrases.label_of('credit_role', data['role'], language)}: {who}" if data.get("role") else who


def _approval(data: Data, names: Names, language: Language) -> str:
    date = phrases.date(data, "date", language)
    return ", ".join(
        filter(None, (phrases.text_of(data.get("body"), language), str(data.get("number") or ""), date))
    )


def _renewal(data: Data, names: Names, language: Language) -> str:
    parts = [phrases.label_of("renewal_mode", data["mode"], language)] if data.get("mode") else []
    for field, words in (
        ("notice_period", N_("notice {duration} before the end")),
        ("length", N_("each time for {duration}")),
    ):
        if data.get(field):
            parts.append(language.say(words, duration=phrases.duration(str(data[field]), language)))
    if data.get("max_extent_date"):
        parts.append(language.say("not beyond {date}", date=phrases.date(data, "max_extent_date", language)))
    return ", ".join(parts)


def _decision(data: Data, names: Names, language: Language) -> str:
    parts = (
        phrases.label_of("decision", data["decision"], language),
        phrases.date(data, "date", language),
        phrases.text_of(data.get("by"), language),
    )
    return ", ".join(filter(None, parts))


_DATES_OF_CHANGE: Final = {
    "date_signed": N_("signed {date}"),
    "date_in_force": N_("in force from {date}"),
    "extended_to": N_("extended to {date}"),
}


def _change(data: Data, names: Names, language: Language) -> str:
    parts = [phrases.label_of("change", data["kind"], language)]
    parts += [str(data["number"])] if data.get("number") else []
    parts += [phrases.name_of(data["party"], names, language)] if data.get("party") else []
    for field, words in _DATES_OF_CHANGE.items():
        if data.get(field):
            parts.append(language.say(words, date=phrases.date(data, field, language)))
    texts = [phrases.text_of(data.get(field), language) for field in ("description", "rationale")]
    if data.get("notified"):
        texts.append(
            language.say("the authorities were told on {date}", date=phrases.date(data, "notified", language))
        )
    return "; ".join(filter(None, (", ".join(parts), *texts)))


def _tracked(data: Data, names: Names, language: Language) -> str:
    step = phrases.label_of("step", data["step"], language)
    return language.say("{step} since {date}", step=step, date=phrases.date(data, "since", language))


_PHRASES: Final[Mapping[str, Phrase]] = {
    "person": lambda data, names, language: phrases.person(data, language),
    "credit": _credit,
    "place": lambda data, names, language: phrases.place(data, language),
    "figure": lambda data, names, language: phrases.figure(data, language),
    "participant": phrases.participant,
    "party_reference": _party,
    "other_name": lambda data, names, language: phrases.text_of(data["name"], language),
    "times": lambda data, names, language: phrases.cadence({"times": data}, language),
    "successor": _successor,
    "approval": _approval,
    "renewal": _renewal,
    "decision": _decision,
    "change": _change,
    "tracked": _tracked,
}
