"""Everything on record of one thing: its facts, its commitments, what names it, its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, cast

from coopcli.agreements.find import AgreementRow
from coopcli.answer import Answer, Cell, Fact, Facts, Heading, Inferred, Section, Shown, Type, Words
from coopcli.days.dates import read_period
from coopcli.i18n import say, say_inferred, say_period
from coopcli.lists import Column, Columns, Group, field, table_of
from coopcli.records import phrases
from coopcli.records.facts import fact_of, label_of_field, partnerships
from coopcli.records.phrases import Names
from coopcli.records.record import (
    Data,
    Mention,
    RecordRow,
    inferred_in,
    records_in,
    rests_on_inference,
    texts_in,
)
from coopcli.records.record_types import COMMITMENT, SECTIONS
from coopcli.text import N_


def commitments(data: Data, names: Names) -> Iterator[Section]:
    """Give the commitments as a table, under the numbers of the agreement's items."""
    commitments = records_in(data, "commitments")
    if not commitments:
        return
    items = {item.get("number"): phrases.text_of(item.get("text")) for item in records_in(data, "items")}
    rows = [ShownCommitment(commitment, items, names) for commitment in commitments]
    numbered = any(commitment.get("item") is not None for commitment in commitments)
    title = {
        True: N_("Commitments (the list is complete)"),
        False: N_("Commitments (the source names only some)"),
    }.get(cast(bool, data.get("commitments_complete")), N_("Commitments"))
    group = Group(say(title), rows, fewer=() if numbered else ("item",))
    yield table_of(group, _COMMITMENTS)


class ShownCommitment(NamedTuple):
    """A commitment with the texts of the agreement's items and the names of what it names."""

    data: Data
    items: Mapping[object, str]
    names: Names


def _item(one: ShownCommitment) -> Cell:
    number = one.data.get("item")
    return f"{number}. {one.items.get(number, '')}".rstrip() if number is not None else None


def _what(one: ShownCommitment) -> Cell:
    text = phrases.text_of(one.data.get("text"))
    for name, words in (("condition", N_("condition: {text}")), ("basis", N_("basis: {text}"))):
        if one.data.get(name):
            text += f" ({say(words, text=phrases.text_of(one.data[name]))})"
    return text


def _how_often(one: ShownCommitment) -> Cell:
    words = phrases.cadence(one.data)
    return _marked(words, one.data, "every", "times", "turns", "when") or Shown(
        None, say("not stated"), "faint"
    )


def _marked(words: str, data: Data, *fields: str) -> str:
    """Mark words of which a field rests on inference; no words stay none."""
    return (
        say_inferred(words) if words and any(rests_on_inference(data, field) for field in fields) else words
    )


def _who(one: ShownCommitment) -> Cell:
    return _marked(_say_who(one), one.data, "bound", "for")


def _say_who(one: ShownCommitment) -> str:
    bound, helped = (
        ", ".join(phrases.name_of(party, one.names) for party in texts_in(one.data, role))
        for role in ("bound", "for")
    )
    who = bound or say("all parties")
    return say("{bound}, for {helped}", bound=who, helped=helped) if helped else who


def _cite(data: Data) -> Cell:
    return Shown(None, "; ".join(phrases.all_citations(data)), "faint")


_COMMITMENTS: Final[Columns[ShownCommitment]] = {
    "item": Column(N_("item"), Type.TEXT, _item),
    "text": Column(N_("commitment"), Type.TEXT, _what),
    "every": Column(N_("how often"), Type.TEXT, _how_often),
    "bound": Column(N_("who"), Type.TEXT, _who),
    "cite": Column(N_("source"), Type.TEXT, lambda one: _cite(one.data)),
}


def mentions(mentioning: Sequence[Mention], names: Names) -> Iterator[Section]:
    """Give what names this record: agreements, activities, statements and the rest, each in a table."""
    titles = {
        "agreements": N_("Agreements"), "commitments": N_("Commitments"), "activities": N_("Activities"),
        "partnerships": N_("Partnerships"), "statements": N_("Statements"), "parties": N_("Parties"),
        "duties": N_("What was done when it was due"),
    }  # fmt: skip
    for section, title in titles.items():
        once: dict[str, Mention] = {}
        for mention in mentioning:
            # What is stated stands for what is inferred.
            if mention.section == section and not (mention.inferred and mention.id in once):
                once[mention.id] = mention
        rows = [Naming(mention, names) for mention in once.values()]
        if rows:
            yield table_of(Group(say(title), rows), _MENTIONS)


class Naming(NamedTuple):
    """A record that names the one that is shown, with the names of what it names."""

    mention: Mention
    names: Names


def _when(one: Naming) -> Cell:
    data = one.mention.data
    name = next((name for name in ("dates", "period", "since", "done") if data.get(name)), None)
    if name is None:
        return None
    when = read_period(str(data[name]))
    said = any(end.uncertain for end in (when.start, when.end) if end)
    return Inferred(when) if name in inferred_in(data) and not said else when


def _say_told(one: Naming) -> Cell:
    mention, names, data = one.mention, one.names, one.mention.data
    texts = {name: phrases.text_of(data.get(name)).rstrip(".") for name in ("title", "name", "text")}
    words = [_marked(text, data, name) for name, text in texts.items()]
    if mention.section == "agreements" and not words[0]:
        words = [_parties(data, names)]
    words += [phrases.not_held(data.get("status"))]
    words += [_marked(phrases.cadence(data), data, "every", "when")]
    words += [_marked(phrases.text_of(data.get("by")), data, "by")]
    words += [_marked(phrases.place(place), data, "places") for place in records_in(data, "places")]
    words += phrases.figures(records_in(data, "figures"), "figures" in inferred_in(data))
    if mention.section == "duties":
        words += _of_duty(data)
    if mention.section == "agreements" and mention.field in _RELATIONS:
        words.append(f"({say(_RELATIONS[mention.field])})")
    if mention.inferred:
        words.append(say(_LINKS.get(mention.field.partition("[")[0], _LINK)))
    return "; ".join(word for word in words if word)


_MENTIONS: Final[Columns[Naming]] = {
    "id": Column(N_("id"), Type.ID, field("mention.id")),
    "dates": Column(N_("dates"), Type.PERIOD, _when),
    "text": Column(N_("what"), Type.TEXT, _say_told),
    "cite": Column(N_("source"), Type.TEXT, lambda one: _cite(one.mention.data)),
}


def _of_duty(data: Data) -> Iterator[str]:
    yield str(data.get("number") or "")
    if data.get("snoozed_until"):
        yield say("snoozed until {date}", date=phrases.date(data, "snoozed_until"))


_LINK: Final = N_("that it belongs to this is inferred")
_LINKS: Final = {
    "parties": N_("that it took part is inferred"),
    "people": N_("that it took part is inferred"),
    "succeeds": N_("that it succeeds this is inferred"),
    "part_of": N_("that it is part of this is inferred"),
}
_RELATIONS: Final = {
    "succeeds": N_("succeeds this one"),
    "framework": N_("stands under this one"),
    "related": N_("related"),
}


def sources(cited: Mapping[str, Data]) -> Iterator[Section]:
    """Give the sources that are cited, by title, publisher and date."""
    if not cited:
        return
    facts = []
    for name, data in cited.items():
        date = phrases.date(data, "date_published")
        parts = (
            _marked(phrases.text_of(data.get("title")), data, "title"),
            data.get("publisher"),
            date,
            data.get("address"),
        )
        facts.append(Fact(Heading(name, name), ", ".join(str(part) for part in parts if part) or None))
    yield Facts(say("Sources"), tuple(facts))


_ALWAYS: Final = frozenset(
    ("title", "type", "standing", "parties", "date_signed", "place_signed", "date_in_force", "period", "languages")
)  # fmt: skip
"""Fields of an agreement that are shown as unknown where they are not stated."""

_APART: Final = frozenset(("id", "note", "cite", "inferred", "items", "commitments"))


class Shelf(NamedTuple):
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
    return Answer(_title(shelf), tuple(sections), tuple(shelf.notes), records=(_document(shelf),))


def _title(shelf: Shelf) -> str:
    """Give the record's own title or name; where it has none, what it is: never stored, only shown."""
    data = shelf.record.data
    for name in ("title", "name", "text"):
        if data.get(name):
            return phrases.text_of(data[name])
    if shelf.record.section == "agreements":
        parties = _parties(data, shelf.names)
        kind = phrases.label_of("type", data["type"]) if data.get("type") else ""
        period = say_period(read_period(str(data["period"]))) if data.get("period") else ""
        return ", ".join(part for part in (parties, kind, period) if part)
    return shelf.record.id


def _parties(data: Data, names: Names) -> str:
    return " – ".join(phrases.name_of(one["party"], names) for one in records_in(data, "parties"))


def _facts(shelf: Shelf, status: Sequence[Fact]) -> Iterator[Fact]:
    """Give the facts of the record, each with its sources; the status follows the term."""
    data = shelf.record.data
    fields = SECTIONS.get(shelf.record.section, COMMITMENT).fields
    yield Fact(Heading("id", say("id"), Type.ID), shelf.record.id)
    for known in fields:
        if known.name in data and known.name not in _APART:
            yield fact_of(known, data, shelf.names)
        elif known.name in _ALWAYS and shelf.record.section == "agreements":
            yield Fact(Heading(known.name, label_of_field(known)), None)
        if known.name == "period":
            yield from status
        if known.name == "parties" and shelf.record.section == "agreements" and not _signatories(data):
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
        for key in ("status", "certainty", "or_status", "status_reason", "starts_earliest", "starts_latest",
                    "ends_earliest", "ends_latest", "length", "days_left_earliest", "days_left_latest",
                    "successor", "successor_standing", "newest_source", "newest_told"):  # fmt: skip
            document[key] = getattr(shelf.overview, key)
        if shelf.overview.successor_inferred:
            later = next(one for one in record.mentions if one.id == shelf.overview.successor)
            reason = inferred_in(later.data).get("succeeds")
            document["inferred"] = {**inferred_in(record.data), "successor": reason}
    document |= {"file": record.file, "line": record.line}
    document["named_by"] = [
        {
            "id": mention.id,
            "section": mention.section,
            "field": mention.field,
            "inferred": mention.inferred,
            "record": mention.data,
        }
        for mention in record.mentions
    ]
    if record.section == "agreements":
        document["partnerships"] = list(shelf.partnerships)
    return document
