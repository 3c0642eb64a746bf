"""Values of an agreement in the yearly report: what its record says, and what of that is not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from coopcli.agreements.answer import SUSPENDED, last_day, period_cell
from coopcli.answer import Shown
from coopcli.i18n import say, say_period
from coopcli.records import phrases
from coopcli.records.record import Data, record_in, records_in, texts_in
from coopcli.report import results
from coopcli.report.period import AnnexEntry
from coopcli.report.results import Make, Partly, Value, date_of, party_name, unknown, whole
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


def _side(entry: AnnexEntry, *, vietnamese: bool) -> list[Data]:
    return [party for party in entry.agreement.row.parties if (party.get("country") == "VN") is vietnamese]


def _parties(entry: AnnexEntry) -> Value:
    return "; ".join(map(party_name, entry.agreement.row.parties)) or None


def _vietnamese(entry: AnnexEntry) -> Value:
    return _with_labels(_side(entry, vietnamese=True), "level")


def _foreign(entry: AnnexEntry) -> Value:
    return _with_labels(_side(entry, vietnamese=False), "country")


def _with_labels(parties: Sequence[Data], field: str) -> Value:
    said = [f"{party_name(party)} ({results.label_or_unknown(field, party)})" for party in parties]
    return whole("; ".join(said), all(party.get(field) for party in parties)) if said else None


def _level(entry: AnnexEntry) -> Value:
    levels = dict.fromkeys(party.get("level") for party in _side(entry, vietnamese=True))
    return "; ".join(phrases.label_of("level", level) for level in levels if level) or None


def _signatories(entry: AnnexEntry) -> Value:
    signed = [
        (one["party"], records_in(one, "signed_by")) for one in records_in(entry.agreement.data, "parties")
    ]
    people = [person for _, persons in signed for person in persons]
    if not people:
        return None
    said = [
        f"{results.name_in(entry.agreement.row, party)}: {', '.join(map(_signatory, persons)) or unknown()}"
        for party, persons in signed
    ]
    complete = all(persons for _, persons in signed) and all(one.get("position") for one in people)
    return whole("; ".join(said), complete)


def _signatory(person: Data) -> str:
    position = phrases.text_of(person.get("position")) or say("title: {unknown}", unknown=unknown())
    return f"{person['name']} ({position})"


def _place(entry: AnnexEntry) -> Value:
    place = record_in(entry.agreement.data, "place_signed")
    return phrases.place(place) if place else None


def _period(entry: AnnexEntry) -> Value:
    """The term as the list has it; of an agreement that ended early, or is suspended, that as well."""
    row = entry.agreement.row
    if row.period is None:
        return None
    cell = period_cell(row)
    said = cell.text if isinstance(cell, Shown) else say_period(row.period)
    until = last_day(row)
    if row.status == "terminated" and row.certainty == "surely" and until:
        stated = say_period(row.period)
        said = say("{period}, ended early: in force to {day}", period=stated, day=until)
    elif "terminated" in (row.status, *(row.or_status or ())):
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
    """The headings of the agreement, else its commitments, else only its areas."""
    items = records_in(entry.agreement.data, "items")
    said = [f"{one.get('number')}) {phrases.text_of(one.get('text')) or unknown()}" for one in items]
    if said:
        return whole("; ".join(said), all(phrases.text_of(one.get("text")) for one in items))
    areas = _areas(entry)
    only = say("areas: {areas}; content: {unknown}", areas=areas, unknown=unknown())
    return _commitments(entry) or (Partly(only) if areas else None)


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
    "title": lambda entry: results.title_of(entry.agreement.row),
    "name": lambda entry: results.name_of(entry.agreement.row),
    "type": _type,
    "vietnamese_parties": _vietnamese,
    "foreign_parties": _foreign,
    "parties": _parties,
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
    "results": results.results_said,
    "kept": results.say_kept,
}
"""The values of any agreement."""
