"""The answer of a search: what each hit is, where it says the words, marked, and what is nowhere on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from coopcli.answer import Answer, Cell, Grade, Shown, Type
from coopcli.asking.names import Wanted
from coopcli.days.dates import read_period
from coopcli.i18n import count, say, say_inferred, say_label, say_period
from coopcli.lists import Audience, Column, Columns, Group, View, add_counts, field, list_answer, several
from coopcli.records import phrases
from coopcli.records.record import (
    Data,
    inferred_in,
    records_in,
    rests_on_inference,
    texts_in,
)
from coopcli.search.find import APART, HELPED, NEAR, SAID, HitRow, Related
from coopcli.search.passages import BY_INFERENCE, FoundPassage, Help, party_name, type_of
from coopcli.text import N_


class Hit(NamedTuple):
    """A record that was found, with the passages that say the words, or what helped to find it."""

    row: HitRow
    passages: tuple[FoundPassage, ...]
    helps: tuple[Help, ...] = ()

    @property
    def match(self) -> Grade:
        """Sure is only what says the words side by side, as they were typed, and is not inferred."""
        return Grade.SURELY if self.row.grade == SAID and not self.is_inferred else Grade.POSSIBLY

    @property
    def is_inferred(self) -> bool:
        """Whether all that says the words rests on inference."""
        return bool(self.passages) and all(one.is_inferred for one in self.passages)


INFERRED: Final = -1
"""Stands beside the grades of a row for what says the words by inference only."""

_TITLES: Final = {
    SAID: "",
    INFERRED: N_("Possibly: what says so is inferred"),
    NEAR: N_("Possibly: the words stand near each other, not side by side"),
    APART: N_("Possibly: the words stand apart"),
    HELPED: N_("Possibly: found by a label, another wording or spelling, or a party"),
}


def search_answer(
    hits: Sequence[Hit], of: Mapping[int, int], notes: Iterable[str], view: View, empty: str
) -> Answer:
    """Give the hits; `of` is how many there are of each kind, where these are the best of them in order."""
    number = sum(of.values())
    inferred = sum(hit.row.grade == SAID and hit.is_inferred for hit in hits)
    sure = {Grade.SURELY: of.get(SAID, 0) - inferred, Grade.POSSIBLY: number - of.get(SAID, 0) + inferred}
    total = count("{number} hit", "{number} hits", number)
    return list_answer(
        [
            Group(
                say(title),
                [hit for hit in hits if _group_of(hit) == grade],
                more=("how",) if grade == HELPED else (),
                fewer=("fields", "passage") if grade == HELPED else (),
            )
            for grade, title in _TITLES.items()
        ],
        COLUMNS,
        view,
        notes=notes,
        total=add_counts(total, {grade: some for grade, some in sure.items() if some}),
        empty=empty,
        of=number if view.order.keys == () else None,
    )


def _group_of(hit: Hit) -> int:
    return INFERRED if hit.row.grade == SAID and hit.is_inferred else hit.row.grade


def nothing_found(wanted: Iterable[Wanted], sections: Sequence[str]) -> str:
    """Say that no record, or none of these sections, has all that is wanted."""
    words = [f'"{one.typed}"' for one in wanted]
    if sections:
        names = [say_label(type_of(section).label) for section in sections]
        return say(
            "no record of {sections} in this register has all of these: {words}", sections=names, words=words
        )
    return say("no record in this register has all of these: {words}", words=words)


def missing_notes(missing: Iterable[Wanted]) -> list[str]:
    """Say of each thing wanted that no record has it."""
    return [
        say('No record in this register has "{words}".', words=words)
        for words in dict.fromkeys(one.typed for one in missing)
    ]


def _name(hit: Hit) -> str:
    """Give the name, the title or the text; where a record has none of them its parties, who wrote it, or its id."""
    data = hit.row.data
    if hit.row.section == "sources":
        credited = (str(one["name"]) for one in records_in(data, "credits"))
        others = [*texts_in(data, "authors"), *credited, str(data.get("publisher") or "")]
        return phrases.text_of(data.get("title")) or ", ".join(filter(None, others)) or hit.row.id
    named = phrases.text_of(data.get(_named_by(data))).rstrip(".")
    return named or _names(hit.row.named("parties")) or hit.row.id


def _named_by(data: Data) -> str:
    """Give the field that a record is named by, "" for none."""
    return next((known for known in ("name", "title", "text") if data.get(known)), "")


def _names(named: Iterable[Related]) -> str:
    return " – ".join(map(party_name, named))


def _agreements(hit: Hit) -> Shown:
    named = hit.row.named("agreements")
    return several((one.id for one in named), map(_agreement_name, named))


def _agreement_name(one: Related) -> str:
    title, parties = _said(one.data, "title"), " – ".join(map(phrases.text_of, one.parties))
    return f"{title} ({parties})" if title and parties else title or parties or one.id


def _parties(hit: Hit) -> Shown:
    named = hit.row.named("parties")
    return Shown([one.id for one in named], _names(named) or "–", "" if named else "faint")


def _bound(hit: Hit) -> Shown:
    names = {one.id: party_name(one) for one in hit.row.named("parties")}
    bound = texts_in(hit.row.data, "bound")
    return several(bound, (names.get(one, one) for one in bound))


def _by(hit: Hit) -> str | None:
    return str(hit.row.data["by"]) if hit.row.data.get("by") else None


def _figures(hit: Hit) -> Shown:
    """Give its numbers, those that are not stated left out."""
    figures = [one for one in records_in(hit.row.data, "figures") if not isinstance(one["value"], str)]
    said = phrases.figures(figures, "figures" in inferred_in(hit.row.data))
    return several(map(phrases.figure, figures), said)


def _people(hit: Hit) -> Shown:
    data = hit.row.data
    parties = texts_in(data, "parties") and records_in(data, "parties")
    signed = [
        one for party in parties if isinstance(party, Mapping) for one in records_in(party, "signed_by")
    ]
    said = list(dict.fromkeys(map(phrases.person, (*records_in(data, "people"), *signed))))
    return several(said, said)


_TELLING: Final[Mapping[str, tuple[Callable[[Hit], Shown], ...]]] = {
    "agreements": (_parties, _people),
    "parties": (_people,),
    "partnerships": (_parties,),
    "activities": (_parties, _figures, _people),
    "commitments": (_bound, _agreements),
    "statements": (_agreements, _figures),
}
"""What tells a record of a section from others, beside its name."""


def _record(hit: Hit) -> Cell:
    """Say what one needs to know of the record: its name, number or speaker, and what tells it from others."""
    data, section = hit.row.data, hit.row.section
    more = {
        "agreements": data.get("number"),
        "statements": _said(data, "by"),
        "activities": phrases.not_held(data.get("status")),
    }.get(section)
    cells = [cell(hit) for cell in _TELLING.get(section, ())]
    if section == "statements" and not cells[0].value:
        cells.insert(0, _parties(hit))
    name = say_inferred(_name(hit)) if rests_on_inference(data, _named_by(data)) else _name(hit)
    parts = (name, str(more or ""), *(cell.text for cell in cells if cell.value))
    return "; ".join(dict.fromkeys(filter(None, parts)))


def _said(data: Data, name: str) -> str:
    """Say a text of a record, such as its title or who speaks, and that it is inferred."""
    text = phrases.text_of(data.get(name))
    return say_inferred(text) if text and rests_on_inference(data, name) else text


def _section(hit: Hit) -> Cell:
    return Shown(hit.row.section, say_label(type_of(hit.row.section).label))


def _fields(hit: Hit) -> Cell:
    fields = {passage.field.name: say_label(passage.field.label) for passage in hit.passages}
    return Shown(list(fields), ", ".join(fields.values()))


def _passage(hit: Hit) -> Cell:
    if not hit.passages:
        return None
    whole = " … ".join(passage.text for passage in hit.passages)
    said = (_say_passage(one) for one in hit.passages)
    return Shown(whole, " … ".join(said))


def _say_passage(passage: FoundPassage) -> str:
    """A date is marked whole, as people write it, and says itself that it is inferred."""
    if passage.is_date:
        return f"«{say_period(read_period(passage.text))}»"
    return say_inferred(_mark_words(passage)) if passage.is_inferred else _mark_words(passage)


def _words(hit: Hit) -> Cell:
    return [passage.text[start:end] for passage in hit.passages for start, end in passage.marks]


def _reasons(hit: Hit) -> Cell:
    helps = [*hit.helps, *((BY_INFERENCE,) if hit.is_inferred else ())]
    return several((one.code for one in helps), (one.words for one in helps))


def _how(hit: Hit) -> Cell:
    words = [one.words for one in hit.helps]
    return several(words, words)


_MOST_SHOWN: Final = 160
"""A longer text is cut for people, around the first words marked; machines get it whole."""

_CONTEXT: Final = 50
"""How much of it stands before them."""

COLUMNS: Final[Columns[Hit]] = {
    "section": Column(N_("section"), Type.TEXT, _section),
    "id": Column(N_("id"), Type.ID, field("row.id")),
    "record": Column(N_("record"), Type.TEXT, _record, audience=Audience.PEOPLE),
    "fields": Column(N_("found in"), Type.TEXT, _fields),
    "passage": Column(N_("passage"), Type.TEXT, _passage),
    "how": Column(N_("found by"), Type.TEXT, _how).for_machines,
    "marked": Column(N_("words found"), Type.TEXT, _words).for_machines,
    "name": Column(N_("name"), Type.TEXT, _name).for_machines,
    "agreements": Column(N_("agreements"), Type.ID, _agreements).for_machines,
    "parties": Column(N_("parties"), Type.ID, _parties).for_machines,
    "bound": Column(N_("who is bound"), Type.ID, _bound).for_machines,
    "by": Column(N_("who said it"), Type.TEXT, _by).for_machines,
    "figures": Column(N_("numbers"), Type.TEXT, _figures).for_machines,
    "people": Column(N_("people"), Type.TEXT, _people).for_machines,
    "match": Column(N_("match"), Type.CODE, field("match.word"), "certainty").for_machines,
    "reasons": Column(N_("reason"), Type.TEXT, _reasons).for_machines,
}


def _mark_words(passage: FoundPassage) -> str:
    """Write a passage with its words between « and »; a long one from a little before the first of them."""
    start, end = _choose_shown(passage)
    written, done = "… " if start else "", start
    for first, last in passage.marks:
        if last <= end:
            written += f"{passage.text[done:first]}«{passage.text[first:last]}»"
            done = last
    return written + passage.text[done:end] + (" …" if end < len(passage.text) else "")


def _choose_shown(passage: FoundPassage) -> tuple[int, int]:
    """Where the shown part starts and ends: between words, with the first of the words marked inside."""
    text, (first, last) = passage.text, passage.marks[0]
    if len(text) <= _MOST_SHOWN:
        return 0, len(text)
    start = 0 if first <= _CONTEXT else text.find(" ", first - _CONTEXT, first) + 1 or first
    end = max(start + _MOST_SHOWN, last)
    return start, len(text) if end >= len(text) else max(text.rfind(" ", last, end), last)
