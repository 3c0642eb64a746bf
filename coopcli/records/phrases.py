"""Small phrases for the nested parts of a record: a person, a place, a figure, how often, where it is cited."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias, cast

from coopcli.days.dates import read_cadence, read_date, read_duration
from coopcli.i18n import count, pick, say, say_date, say_day, say_inferred, say_label, say_number
from coopcli.records.codelists import CODELISTS, NOT_HELD
from coopcli.records.record import OWN_DOCUMENT, Data, Texts, inferred_in, record_in, records_in
from coopcli.text import N_

Names: TypeAlias = Mapping[str, Texts]

_ANY_YEAR: Final = 2023
"""One without 29 February, which is no day of every year."""

_PLACE: Final = re.compile(r"(lines?|pp?\.) (.+)")
_PLACE_WORDS: Final = {"line": N_("line"), "lines": N_("lines"), "p.": N_("p."), "pp.": N_("pp.")}


def label_of(codelist: str, code: object) -> str:
    """Give a code's label in the language."""
    return say_label(CODELISTS[codelist].label(str(code)))


def label_in(data: Data, field: str, codelist: str = "") -> str:
    """Give the label of the code in a field, "" for none; the codelist bears the field's name, or another."""
    return label_of(codelist or field, data[field]) if data.get(field) else ""


def text_of(texts: object) -> str:
    """Give the text in the language, "" for none."""
    return pick(cast(Texts, texts)) if texts else ""


def name_of(party: object, names: Names) -> str:
    """Give the name of the record of an id, else the id."""
    return pick(names.get(str(party), str(party)))


def citation(cite: Data) -> str:
    """Say where a source has it: `s003 dòng 8 «trao 150 suất quà»`."""
    place = str(cite.get("place") or "")
    if found := _PLACE.fullmatch(place):
        place = f"{say(_PLACE_WORDS[found[1]])} {found[2]}"
    quote = f"«{cite['quote']}»" if cite.get("quote") else ""
    source = say("own document") if cite["source"] == OWN_DOCUMENT else str(cite["source"])
    return " ".join(filter(None, (source, place, quote)))


def citations(data: Data, field: str = "") -> tuple[str, ...]:
    """Give the citations of a record for one field, or ("") for the record as a whole."""
    cites = records_in(data, "cite")
    return tuple(citation(cite) for cite in cites if str(cite.get("field") or "") == field)


def all_citations(data: Data) -> tuple[str, ...]:
    """Give every citation of a record, each once."""
    return tuple(dict.fromkeys(map(citation, records_in(data, "cite"))))


def person(data: Data) -> str:
    """A person with position and role: `Nguyễn Phương Nga (President, signatory)`."""
    role = label_in(data, "role", "person_role")
    if role and "role" in inferred_in(data):
        role = say_inferred(role)
    return _with(str(data["name"]), text_of(data.get("position")), role)


def place(data: Data) -> str:
    """A place from the village up: `Mường Nhứt, Sầm Nưa, Huaphanh`."""
    parts = [text_of(data.get("name"))]
    parts += [str(data.get(level) or "") for level in ("village", "commune", "district", "city", "province")]
    return ", ".join(filter(None, (*parts, label_in(data, "country"))))


def participant(data: Data, names: Names) -> str:
    """A party of an activity with its role."""
    return _with(name_of(data["party"], names), label_in(data, "role", "party_role"))


def with_role(name: str, data: Data) -> str:
    """The name of a party with its role, and whether that it took part, or as what, is inferred."""
    return _with(name, label_in(data, "role", "party_role"), say("inferred") if data.get("inferred") else "")


def figure(data: Data) -> str:
    """A number with its mark, unit and matter: `nearly 270,000,000 VND`, `a number not stated of gifts for …`."""
    value = data["value"]
    if isinstance(value, str):
        number = [say("number not stated:")]
    else:
        number = [label_in(data, "mark"), say_number(cast(float, value))]
    beneficiary = text_of(data.get("for"))
    if beneficiary:
        beneficiary = say("for {whom}", whom=beneficiary)
    counted = " ".join(filter(None, (*number, label_in(data, "unit"))))
    return _with(counted, text_of(data.get("of")), beneficiary, label_in(data, "country"))


def figures(listed: Sequence[Data], inferred: bool) -> list[str]:
    """Say numbers, each with that something of it is inferred; `inferred`: all of them are."""
    return [say_inferred(figure(one)) if inferred or inferred_in(one) else figure(one) for one in listed]


def not_held(status: object) -> str:
    """Say of an activity that it is only planned, or was cancelled; "" for one that took place."""
    return label_of("activity_status", status) if status in NOT_HELD else ""


def cadence(data: Data) -> str:
    """How often a commitment is to be kept: `1–2 times a year, hosts alternate`."""
    times = record_in(data, "times")
    least, most = times.get("min"), times.get("max")
    every = _every(str(data["every"])) if data.get("every") else ""
    often = " ".join(filter(None, (_times(least, most), every)))
    turns = say("hosts alternate") if data.get("turns") else ""
    return ", ".join(filter(None, (often, turns, label_in(data, "when"))))


def _times(least: object, most: object) -> str:
    if least is None and most is None:
        return ""
    if least == most:
        return count("{number} time", "{number} times", int(str(least)))
    if most is None:
        return say("at least {least} times", least=least)
    if least is None:
        return say("at most {most} times", most=most)
    return say("{least} to {most} times", least=least, most=most)


def _every(every: str) -> str:
    length = read_cadence(every)
    unit = label_of("cadence_unit", length.unit)
    if length.count == 1:
        return say("every {unit}", unit=unit)
    return say("every {count} {unit}s", count=length.count, unit=unit)


def duration(text: str) -> str:
    """A length of time: `3 months`."""
    length = read_duration(text)
    number = length.count
    if length.unit == "day":
        return count("{number} day", "{number} days", number)
    if length.unit == "week":
        return count("{number} week", "{number} weeks", number)
    if length.unit == "month":
        return count("{number} month", "{number} months", number)
    return count("{number} year", "{number} years", number)


def day_of_year(text: str) -> str:
    """A day of every year, written `11-15` in a record: `15 November`."""
    day = read_date(f"{_ANY_YEAR}-{text}").earliest
    return say_day(day).replace(str(_ANY_YEAR), "").strip(" /")


def date(data: Data, name: str) -> str:
    """A date as far as it is known, "" for none."""
    return say_date(read_date(str(data[name]))) if data.get(name) else ""


def _with(first: str, *more: str) -> str:
    behind = "; ".join(filter(None, more))
    return f"{first} ({behind})" if behind else first


def count_records(section: str, number: int) -> str:
    """Say how many records of a section: `3 agreements`."""
    if section == "agreements":
        return count("{number} agreement", "{number} agreements", number)
    if section == "commitments":
        return count("{number} commitment", "{number} commitments", number)
    if section == "parties":
        return count("{number} organisation", "{number} organisations", number)
    if section == "partnerships":
        return count("{number} partnership", "{number} partnerships", number)
    if section == "activities":
        return count("{number} activity", "{number} activities", number)
    return count("{number} statement", "{number} statements", number)
