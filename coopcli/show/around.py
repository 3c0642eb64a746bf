"""What stands around a record: its promises, the records that name it, its partnerships and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, cast

from coopcli.answer import Cell, Fact, Facts, Heading, Section, Shown, Type
from coopcli.days.dates import read_date, read_period
from coopcli.i18n import say, say_date
from coopcli.lists import Column, Columns, Group, field, table_of
from coopcli.marking import N_
from coopcli.records import phrases
from coopcli.records.phrases import Names
from coopcli.records.rows import Data, Mention, records_in, texts_in


def commitments(data: Data, names: Names) -> Iterator[Section]:
    """Give the promises as a table, under the numbers of the paper's items."""
    promises = records_in(data, "commitments")
    if not promises:
        return
    items = {item.get("number"): phrases.text_of(item.get("text")) for item in records_in(data, "items")}
    rows = [Promised(promise, items, names) for promise in promises]
    numbered = any(promise.get("item") is not None for promise in promises)
    title = {
        True: N_("Commitments (the list is complete)"),
        False: N_("Commitments (the source names only some)"),
    }.get(cast(bool, data.get("commitments_complete")), N_("Commitments"))
    group = Group(say(title), rows, fewer=() if numbered else ("item",))
    yield table_of(group, _COMMITMENTS)


class Promised(NamedTuple):
    """A promise with the texts of the paper's items and the names of what it names."""

    data: Data
    items: Mapping[object, str]
    names: Names


def _item(one: Promised) -> Cell:
    number = one.data.get("item")
    return f"{number}. {one.items.get(number, '')}".rstrip() if number is not None else None


def _what(one: Promised) -> Cell:
    text = phrases.text_of(one.data.get("text"))
    for name, words in (("condition", N_("condition: {text}")), ("basis", N_("basis: {text}"))):
        if one.data.get(name):
            text += f" ({say(words, text=phrases.text_of(one.data[name]))})"
    return text


def _how_often(one: Promised) -> Cell:
    return phrases.cadence(one.data) or Shown(None, say("not stated"), "faint")


def _who(one: Promised) -> Cell:
    bound, helped = (
        ", ".join(phrases.name_of(party, one.names) for party in texts_in(one.data, role))
        for role in ("bound", "for")
    )
    who = bound or say("all parties")
    return say("{bound}, for {helped}", bound=who, helped=helped) if helped else who


def _cited(data: Data) -> Cell:
    return Shown(None, "; ".join(phrases.all_citations(data)), "faint")


_COMMITMENTS: Final[Columns[Promised]] = {
    "item": Column(N_("item"), Type.TEXT, _item),
    "text": Column(N_("commitment"), Type.TEXT, _what),
    "every": Column(N_("how often"), Type.TEXT, _how_often),
    "bound": Column(N_("who"), Type.TEXT, _who),
    "cite": Column(N_("source"), Type.TEXT, lambda one: _cited(one.data)),
}


def mentions(mentioning: Sequence[Mention], names: Names) -> Iterator[Section]:
    """Give what names this record: agreements, activities, statements and the rest, each in a table."""
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
        rows = [Naming(mention, names) for mention in once.values()]
        if rows:
            yield table_of(Group(say(title), rows), _MENTIONS)


class Naming(NamedTuple):
    """A record that names the one that is shown, with the names of what it names."""

    mention: Mention
    names: Names


def _when(one: Naming) -> Cell:
    data = one.mention.data
    when = next((data[name] for name in ("dates", "period", "since", "done") if data.get(name)), None)
    return read_period(str(when)) if when else None


def _told(one: Naming) -> Cell:
    mention, names, data = one.mention, one.names, one.mention.data
    words = [phrases.text_of(data.get(name)).rstrip(".") for name in ("title", "name", "text")]
    if mention.section == "agreements" and not words[0]:
        words = [" – ".join(phrases.name_of(one["party"], names) for one in records_in(data, "parties"))]
    words += [phrases.cadence(data), phrases.text_of(data.get("by"))]
    words += [phrases.place(place) for place in records_in(data, "places")]
    words += [phrases.figure(figure) for figure in records_in(data, "figures")]
    if mention.section == "duties":
        words += _of_duty(data)
    if mention.section == "agreements" and mention.field in _RELATIONS:
        words.append(f"({say(_RELATIONS[mention.field])})")
    return "; ".join(word for word in words if word)


_MENTIONS: Final[Columns[Naming]] = {
    "id": Column(N_("id"), Type.ID, field("mention.id")),
    "dates": Column(N_("dates"), Type.PERIOD, _when),
    "text": Column(N_("what"), Type.TEXT, _told),
    "cite": Column(N_("source"), Type.TEXT, lambda one: _cited(one.mention.data)),
}


def _of_duty(data: Data) -> Iterator[str]:
    yield str(data.get("number") or "")
    if data.get("snoozed_until"):
        yield say("snoozed until {date}", date=say_date(read_date(str(data["snoozed_until"]))))


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
        date = say_date(read_date(str(data["date_published"]))) if data.get("date_published") else ""
        parts = (
            phrases.text_of(data.get("title")),
            str(data.get("publisher") or ""),
            date,
            str(data.get("address") or ""),
        )
        facts.append(Fact(Heading(name, name), ", ".join(part for part in parts if part) or None))
    yield Facts(say("Sources"), tuple(facts))
