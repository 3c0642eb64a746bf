"""Everything on record of one thing, laid out to be read: the answer of `show`.

A record's facts come from the table of fields, so that no field, and no `x-` key, can be left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coopcli.agreements.answer import partnerships
from coopcli.agreements.columns import AgreementRow
from coopcli.answer import Answer, Fact, Facts, Heading, Section, Type, Words
from coopcli.days.dates import read_period
from coopcli.i18n import say, say_period
from coopcli.records import phrases
from coopcli.records.facts import fact_of, label_of_field
from coopcli.records.phrases import Names
from coopcli.records.record_types import COMMITMENT, SECTIONS
from coopcli.records.rows import Data, RecordRow, records_in
from coopcli.show.around import commitments, mentions, sources

_ALWAYS: Final = frozenset(
    (
        "title",
        "type",
        "standing",
        "parties",
        "date_signed",
        "place_signed",
        "date_in_force",
        "period",
        "languages",
    )
)
"""Fields of an agreement that are shown as unknown where they are not stated."""

_APART: Final = frozenset(("id", "note", "cite", "inferred", "items", "commitments"))


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the answer is made from: the record, the names of what it names, the sources that are cited, notes
    on its places and its file; for an agreement the partnerships of its parties and its row for the day."""

    record: RecordRow
    names: Names
    sources: Mapping[str, Data]
    partnerships: Sequence[Data]
    overview: AgreementRow | None
    notes: Sequence[str]


def record_answer(shelf: Shelf, status: Sequence[Fact]) -> Answer:
    """Give all that is on record of one thing; `status` holds the facts that are computed for the day."""
    record = shelf.record
    sections: list[Section] = [Facts("", tuple(_facts(shelf, status)))]
    sections += commitments(record.data, shelf.names)
    sections += mentions(record.mentions, shelf.names)
    sections += partnerships(shelf.partnerships, shelf.names)
    sections += sources(shelf.sources)
    if record.data.get("note"):
        sections.append(Words(say("Note"), phrases.text_of(record.data["note"])))
    return Answer(
        title=_title(shelf),
        sections=tuple(sections),
        notes=tuple(shelf.notes),
        records=(_document(shelf),),
    )


def _title(shelf: Shelf) -> str:
    """Give the record's own title or name; where it has none, what it is: never stored, only shown."""
    data = shelf.record.data
    for field in ("title", "name", "text"):
        if data.get(field):
            return phrases.text_of(data[field])
    if shelf.record.section == "agreements":
        parties = " – ".join(
            phrases.name_of(party["party"], shelf.names) for party in records_in(data, "parties")
        )
        kind = phrases.label_of("type", data["type"]) if data.get("type") else ""
        period = say_period(read_period(str(data["period"]))) if data.get("period") else ""
        return ", ".join(part for part in (parties, kind, period) if part)
    return shelf.record.id


def _facts(shelf: Shelf, status: Sequence[Fact]) -> Iterator[Fact]:
    """Give the facts of the record, each with its sources; the status follows the term."""
    data = shelf.record.data
    fields = SECTIONS.get(shelf.record.section, COMMITMENT).fields
    yield Fact(Heading("id", say("id"), Type.ID), shelf.record.id)
    for field in fields:
        if field.name in data and field.name not in _APART:
            yield fact_of(field, data, shelf.names)
        elif field.name in _ALWAYS and shelf.record.section == "agreements":
            yield Fact(Heading(field.name, label_of_field(field)), None)
        if field.name == "period":
            yield from status
        if field.name == "parties" and shelf.record.section == "agreements" and not _signatories(data):
            yield Fact(Heading("signed_by", say("signed by")), None)
    for key, value in data.items():
        if key.startswith("x-"):
            yield Fact(Heading(key, key), str(value))
    if whole := phrases.citations(data):
        yield Fact(Heading("cite", say("sources")), "; ".join(whole))


def _signatories(data: Data) -> bool:
    return any(party.get("signed_by") for party in records_in(data, "parties"))


def _document(shelf: Shelf) -> Mapping[str, object]:
    """Give the record for machines: as its file says it, what is computed of it, and what names it, whole."""
    record = shelf.record
    document: dict[str, object] = {**record.data, "id": record.id, "section": record.section}
    if shelf.overview:
        row = shelf.overview
        for key in ("status", "certainty", "or_status", "status_reason", "starts_earliest", "starts_latest",
                    "ends_earliest", "ends_latest", "length", "days_left_earliest", "days_left_latest",
                    "successor", "successor_standing"):  # fmt: skip
            document[key] = getattr(row, key)
    document |= {"file": record.file, "line": record.line}
    document["named_by"] = [
        {"id": mention.id, "section": mention.section, "field": mention.field, "record": mention.data}
        for mention in record.mentions
    ]
    if record.section == "agreements":
        document["partnerships"] = list(shelf.partnerships)
    return document
