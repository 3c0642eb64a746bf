"""What stands around a record: its promises, the records that name it, its partnerships and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from coopcli.answer import Cell, Fact, Facts, Heading, Section, Shown, Table, Type
from coopcli.dates import read_date, read_period
from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.records.record_types import SECTIONS
from coopcli.records.rows import Data, Mention
from coopcli.reports import phrases
from coopcli.reports.facts import fact_of
from coopcli.reports.phrases import Names, several


def commitments(data: Data, names: Names, language: Language) -> Iterator[Section]:
    """Give the promises as a table, under the numbers of the paper's items."""
    promises = several(data.get("commitments"))
    if not promises:
        return
    items = {
        item.get("number"): phrases.text_of(item.get("text"), language) for item in several(data.get("items"))
    }
    rows = []
    for commitment in promises:
        number = commitment.get("item")
        item = f"{number}. {items.get(number, '')}".rstrip() if number is not None else None
        rows.append(_commitment_row(commitment, item, names, language))
    columns: tuple[Heading, ...] = (
        Heading("item", language.say("item")),
        Heading("text", language.say("commitment")),
        Heading("every", language.say("how often")),
        Heading("bound", language.say("who")),
        Heading("cite", language.say("source")),
    )
    if not any(row[0] for row in rows):
        columns, rows = columns[1:], [row[1:] for row in rows]
    title = {
        True: N_("Commitments (the list is complete)"),
        False: N_("Commitments (the source names only some)"),
    }.get(cast(bool, data.get("commitments_complete")), N_("Commitments"))
    yield Table(language.say(title), columns, tuple(rows))


def _commitment_row(data: Data, item: str | None, names: Names, language: Language) -> tuple[Cell, ...]:
    text = phrases.text_of(data.get("text"), language)
    for field, words in (("condition", N_("condition: {text}")), ("basis", N_("basis: {text}"))):
        if data.get(field):
            text += f" ({language.say(words, text=phrases.text_of(data[field], language))})"
    bound = [phrases.name_of(party, names, language) for party in cast(list[object], data.get("bound") or [])]
    helped = [phrases.name_of(party, names, language) for party in cast(list[object], data.get("for") or [])]
    who = ", ".join(bound) or language.say("all parties")
    if helped:
        who = language.say("{bound}, for {helped}", bound=who, helped=", ".join(helped))
    return (
        item,
        text,
        phrases.cadence(data, language) or Shown(None, language.say("not stated"), "faint"),
        who,
        Shown(None, "; ".join(phrases.all_citations(data, language)), "faint"),
    )


def mentions(mentioning: Sequence[Mention], names: Names, language: Language) -> Iterator[Section]:
    """Give what names this record: agreements, activities, statements and the rest, each in a table."""
    columns = (
        Heading("id", language.say("id"), Type.ID),
        Heading("dates", language.say("dates"), Type.PERIOD),
        Heading("text", language.say("what")),
        Heading("cite", language.say("source")),
    )
    titles = {
        "agreements": N_("Agreements"),
        "commitments": N_("Commitments"),
        "activities": N_("Activities"),
        "partnerships": N_("Partnerships"),
        "statements": N_("Statements"),
        "parties": N_("Parties"),
        "duties": N_("What was done when it was due"),
    }
    for section, title in titles.items():
        once = {mention.id: mention for mention in mentioning if mention.section == section}
        rows = tuple(_mention_row(mention, names, language) for mention in once.values())
        if rows:
            yield Table(language.say(title), columns, rows)


def _mention_row(mention: Mention, names: Names, language: Language) -> tuple[Cell, ...]:
    data = mention.data
    when = next((data[name] for name in ("dates", "period", "since", "done") if data.get(name)), None)
    words = [phrases.text_of(data.get(field), language).rstrip(".") for field in ("title", "name", "text")]
    if mention.section == "agreements" and not words[0]:
        words = [
            " – ".join(phrases.name_of(one["party"], names, language) for one in several(data.get("parties")))
        ]
    words += [phrases.cadence(data, language), phrases.text_of(data.get("by"), language)]
    words += [phrases.place(place, language) for place in several(data.get("places"))]
    words += [phrases.figure(figure, language) for figure in several(data.get("figures"))]
    if mention.section == "duties":
        words += _of_duty(data, language)
    if mention.section == "agreements" and mention.field in _RELATIONS:
        words.append(f"({language.say(_RELATIONS[mention.field])})")
    return (
        mention.id,
        read_period(str(when)) if when else None,
        "; ".join(word for word in words if word),
        Shown(None, "; ".join(phrases.all_citations(data, language)), "faint"),
    )


def _of_duty(data: Data, language: Language) -> Iterator[str]:
    yield str(data.get("number") or "")
    if data.get("snoozed_until"):
        yield language.say("snoozed until {date}", date=language.date(read_date(str(data["snoozed_until"]))))


_RELATIONS: Final = {
    "succeeds": N_("succeeds this one"),
    "framework": N_("stands under this one"),
    "related": N_("related"),
}


def partnerships(between: Sequence[Data], names: Names, language: Language) -> Iterator[Section]:
    """Give the relations of the same parties that are older or wider than the paper."""
    for data in between:
        facts = [
            fact_of(field, data, names, language)
            for field in SECTIONS["partnerships"].fields
            if field.name in data and field.name not in ("id", "cite", "inferred")
        ]
        if cited := phrases.citations(data, language):
            facts.append(Fact(Heading("cite", language.say("sources")), "; ".join(cited)))
        yield Facts(language.say("Partnership"), tuple(facts))


def sources(cited: Mapping[str, Data], language: Language) -> Iterator[Section]:
    """Give the sources that are cited, by title, publisher and date."""
    if not cited:
        return
    facts = []
    for name, data in cited.items():
        date = language.date(read_date(str(data["date_published"]))) if data.get("date_published") else ""
        parts = (
            phrases.text_of(data.get("title"), language),
            str(data.get("publisher") or ""),
            date,
            str(data.get("address") or ""),
        )
        facts.append(Fact(Heading(name, name), ", ".join(part for part in parts if part) or None))
    yield Facts(language.say("Sources"), tuple(facts))
