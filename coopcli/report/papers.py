"""Values of an agreement in the yearly report: what its record says, and what of that is not known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coopcli.agreements.answer import SUSPENDED, last_day, period_cell
from coopcli.answer import Shown
from coopcli.i18n import say, say_period
from coopcli.records import phrases
from coopcli.records.record import Data, record_in, records_in, texts_in
from coopcli.report.period import AnnexEntry
from coopcli.report.results import (
    Make,
    Partly,
    Value,
    date_of,
    name_of,
    party_name,
    results_said,
    say_kept,
    title_of,
    unknown,
    whole,
)
from coopcli.text import N_

_LANGUAGES: Final = {"vi": N_("Vietnamese"), "lo": N_("Lao"), "en": N_("English"), "zh": N_("Chinese")}
_NOTHING: Final = "–"
"""Stands where a value may be absent without being unknown."""


def _date(field: str) -> Make:
    return lambda entry: date_of(entry.agreement.data, field)


def _plain(field: str) -> Make:
    return lambda entry: str(entry.agreement.data[field]) if entry.agreement.data.get(field) else None


def _type(entry: AnnexEntry) -> Value:
    code = entry.agreement.row.type
    return phrases.label_of("type", code) if code else None


def _parties(vietnamese: bool | None) -> Make:
    """Make the names of one side, the Vietnamese with their level, the foreign with their country; None: of all."""

    def make(entry: AnnexEntry) -> Value:
        sides = [
            party
            for party in entry.agreement.row.parties
            if vietnamese is None or (party.get("country") == "VN") is vietnamese
        ]
        if vietnamese is None:
            return "; ".join(party_name(party) for party in sides) or None
        field, codes = ("level", "level") if vietnamese else ("country", "country")
        said = [f"{party_name(party)} ({_label(codes, party.get(field))})" for party in sides]
        return whole("; ".join(said), all(party.get(field) for party in sides)) if said else None

    return make


def _label(codes: str, code: object) -> str:
    return phrases.label_of(codes, code) if code else unknown()


def _level(entry: AnnexEntry) -> Value:
    levels = [party.get("level") for party in entry.agreement.row.parties if party.get("country") == "VN"]
    said = "; ".join(dict.fromkeys(phrases.label_of("level", level) for level in levels if level))
    return said or None


def _signatories(entry: AnnexEntry) -> Value:
    names = {str(party["id"]): party_name(party) for party in entry.agreement.row.parties}
    parties = records_in(entry.agreement.data, "parties")
    signed = [[_signatory(one) for one in records_in(party, "signed_by")] for party in parties]
    if not any(signed):
        return None
    said = [
        f"{names.get(str(party['party']), party['party'])}: {', '.join(people) or unknown()}"
        for party, people in zip(parties, signed, strict=True)
    ]
    titled = all(one.get("position") for party in parties for one in records_in(party, "signed_by"))
    return whole("; ".join(said), all(signed) and titled)


def _signatory(person: Data) -> str:
    position = phrases.text_of(person.get("position"))
    if not position:
        position = say("title: {unknown}", unknown=unknown())
    return f"{person['name']} ({position})"


def _place(entry: AnnexEntry) -> Value:
    place = record_in(entry.agreement.data, "place_signed")
    return phrases.place(place) if place else None


def _period(entry: AnnexEntry) -> Value:
    """The term as the list has it; of a paper that ended early, or is suspended, that as well."""
    row = entry.agreement.row
    if row.period is None:
        return None
    cell = period_cell(row)
    said = cell.text if isinstance(cell, Shown) else say_period(row.period)
    until = last_day(row)
    if row.status == "terminated" and row.certainty == "surely" and until:
        stated = say_period(row.period)
        said = say("{period}, ended early: in force to {day}", period=stated, day=until)
    elif "terminated" in (row.status, row.or_status):
        said = say("{period}, possibly ended early", period=said)
    return f"{said}, {say(SUSPENDED[row.suspended])}" if row.suspended else said


def _languages(entry: AnnexEntry) -> Value:
    codes = texts_in(entry.agreement.data, "languages")
    said = [say(_LANGUAGES[code]) if code in _LANGUAGES else code for code in codes]
    return ", ".join(said) or None


def _areas(entry: AnnexEntry) -> Value:
    data = entry.agreement.data
    own = texts_in(data, "areas")
    of_commitments = [area for one in records_in(data, "commitments") for area in texts_in(one, "areas")]
    return "; ".join(phrases.label_of("area", area) for area in dict.fromkeys(own or of_commitments)) or None


def _content(entry: AnnexEntry) -> Value:
    """The headings of the paper, else its promises, else only its areas."""
    data = entry.agreement.data
    items = [(one.get("number"), phrases.text_of(one.get("text"))) for one in records_in(data, "items")]
    if not items:
        return _commitments(entry) or _areas_only(entry)
    said = "; ".join(f"{number}) {text or unknown()}" for number, text in items)
    return whole(said, all(text for _, text in items))


def _areas_only(entry: AnnexEntry) -> Value:
    areas = _areas(entry)
    if areas is None:
        return None
    return Partly(say("areas: {areas}; content: {unknown}", areas=areas, unknown=unknown()))


def _commitments(entry: AnnexEntry) -> Value:
    data = entry.agreement.data
    texts = [phrases.text_of(one.get("text")) for one in records_in(data, "commitments")]
    said = "; ".join(f"{number}) {text}" for number, text in enumerate(texts, 1) if text)
    if said and data.get("commitments_complete") is False:
        return Partly(say("{content} (the source names only some)", content=said))
    return said or None


def _approval(entry: AnnexEntry) -> Value:
    approval = record_in(entry.agreement.data, "approval")
    if not approval:
        return None
    parts = (
        (N_("body"), phrases.text_of(approval.get("body"))),
        (N_("number"), str(approval.get("number") or "")),
        (N_("date"), date_of(approval, "date") or ""),
    )
    said = ", ".join(text or f"{say(label)}: {unknown()}" for label, text in parts)
    return whole(said, all(text for _, text in parts))


def _note(entry: AnnexEntry) -> Value:
    return phrases.text_of(entry.agreement.data.get("note")) or _NOTHING


MAKES: Final[Mapping[str, Make]] = {
    "title": lambda entry: title_of(entry.agreement.row),
    "name": lambda entry: name_of(entry.agreement.row),
    "type": _type,
    "vietnamese_parties": _parties(vietnamese=True),
    "foreign_parties": _parties(vietnamese=False),
    "parties": _parties(vietnamese=None),
    "level": _level,
    "signatories": _signatories,
    "date_signed": _date("date_signed"),
    "place_signed": _place,
    "date_in_force": _date("date_in_force"),
    "period": _period,
    "languages": _languages,
    "areas": _areas,
    "content": _content,
    "commitments": _commitments,
    "approval": _approval,
    "paper_number": _plain("number"),
    "copy_sent": _date("copy_sent"),
    "owner": _plain("owner"),
    "note": _note,
    "results": results_said,
    "kept": say_kept,
}
"""The values of any agreement."""
