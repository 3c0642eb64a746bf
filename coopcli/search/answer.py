"""The answer of a search: what each hit is, where it says the words, marked, and what is nowhere on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from coopcli.answer import Answer, Cell, Grade, Shown, Type
from coopcli.asking.names import Wanted, WordsAsked
from coopcli.i18n import count, say, say_inferred, say_label, spoken_language
from coopcli.lists import Audience, Column, Columns, Group, View, add_counts, field, list_answer, several
from coopcli.records import phrases
from coopcli.records.record import (
    Data,
    Field,
    FieldKind,
    RecordType,
    inferred_in,
    records_in,
    rests_on_inference,
    texts_in,
)
from coopcli.records.record_types import COMMITMENT, SECTIONS
from coopcli.search.find import APART, HELPED, NEAR, HitRow, Related
from coopcli.search.said import Said, codes_of, said_of, words_of_code
from coopcli.text import N_, fold, words_in

_MOST: Final = 3
"""More passages than this do not make a hit clearer."""


class FoundPassage(NamedTuple):
    """A text of a record, in its original spelling. `marks` are where the words start and end, in order.

    `field` is the field it stands in, or of nested records the innermost list: `people`, `commitments`.
    """

    field: Field
    text: str
    marks: tuple[tuple[int, int], ...]
    is_inferred: bool = False


class _Candidate(NamedTuple):
    """A text with the spans of each thing wanted, by its number."""

    field: Field
    text: str
    spans: Mapping[int, list[tuple[int, int]]]

    def passage(self) -> FoundPassage:
        spans = (span for found in self.spans.values() for span in found)
        return FoundPassage(self.field, self.text, _merge_spans(spans, self.text))


def passages(hit: HitRow, asked: WordsAsked, fields: Sequence[str] = ()) -> tuple[FoundPassage, ...]:
    """Give the fewest passages of a hit that together say all that is wanted, at most three; none of what helps only.

    Texts in the language spoken come before those in others, ids last. With `fields`, only what stands in these.
    """
    if hit.grade == HELPED:
        return ()
    candidates = [
        _candidate(said, asked)
        for said in sorted(said_of(hit.data, _type_of(hit.section)), key=_is_foreign)
        if not fields or said.field.name in fields
    ]
    fewest = [one.passage() for one in _fewest(candidates, set(range(len(asked.wanted))))]
    found = tuple(one._replace(is_inferred=_is_inferred(hit.data, one.field)) for one in fewest)
    return found or (passages(hit, asked) if fields else ())


def _is_inferred(data: Data, field: Field) -> bool:
    """Whether that a record says so is inferred; the words of an inferred title are the source's all the same."""
    return field.name != "title" and rests_on_inference(data, field.name)


def _type_of(section: str) -> RecordType:
    return SECTIONS.get(section, COMMITMENT)


def _is_foreign(said: Said) -> bool:
    return bool(said.language) and not said.language.lower().startswith(spoken_language().code)


def _fewest(candidates: Sequence[_Candidate], missing: set[int]) -> Iterator[_Candidate]:
    for _ in range(_MOST):
        best = max(candidates, key=lambda one: len(missing & one.spans.keys()), default=None)
        if best is None or missing.isdisjoint(best.spans):
            return
        yield best
        missing = missing - best.spans.keys()


def _candidate(said: Said, asked: WordsAsked) -> _Candidate:
    words = words_in(said.text)
    spans = {
        number: [(words[first].start, words[last].end) for first, last in found]
        for number, one in enumerate(asked.wanted)
        if (found := one.found_in(words, asked.exact))
    }
    return _Candidate(said.field, said.text, spans)


def _merge_spans(spans: Iterable[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """Put spans in order; of those that overlap, or that nothing but a space divides, make one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


class Help(NamedTuple):
    """What helped to find a record that does not say the words: a code, and the words for people."""

    code: str
    words: str


_APART: Final = Help("words_apart", N_("the words stand apart"))
_INFERRED: Final = Help("words_inferred", N_("what says so is inferred"))


def helps(hit: HitRow, asked: WordsAsked) -> tuple[Help, ...]:
    """Give what helped to find a hit, for each thing wanted that it does not say itself."""
    if hit.grade != HELPED:
        return (_APART._replace(words=say(_APART.words)),) if hit.grade == APART else ()
    record_type = _type_of(hit.section)
    said = [words_in(one.text) for one in said_of(hit.data, record_type)]
    missing = [one for one in asked.wanted if not any(one.found_in(words, asked.exact) for words in said)]
    found = (_help_of(one, hit.data, record_type) or _help_of_party(one, hit) for one in missing)
    return tuple(dict.fromkeys(found))


def _help_of(one: Wanted, data: Data, record_type: RecordType) -> Help | None:
    for where, codelist, code in codes_of(data, record_type):
        if any(one.reworded_in(fold(word).split()) for word in words_of_code(codelist, code)):
            label = phrases.label_of(codelist, code)
            return Help("by_label", say("by {field}: {label}", field=say_label(where.label), label=label))
    for said in said_of(data, record_type):
        words = [] if said.field.kind is FieldKind.ID else fold(said.text).split()
        if name := one.named_in(words):
            return Help(
                "by_spelling", say("by another spelling: {name}", name=_as_it_stands(said.text, name))
            )
        if one.reworded_in(words):
            return Help("by_wording", say("by another wording: {text}", text=said.text))
    return None


def _as_it_stands(text: str, folded: str) -> str:
    """Give folded words as a text has them."""
    words, wanted = words_in(text), folded.split()
    for here in range(len(words)):
        if [word.folded for word in words[here : here + len(wanted)]] == wanted:
            return text[words[here].start : words[here + len(wanted) - 1].end]
    return folded


def _help_of_party(one: Wanted, hit: HitRow) -> Help:
    """Give the parties that have it, else all of those over which its words may be spread, else the id."""
    parties = hit.named("parties")
    having = [party for party in parties if _has(one, party.data)]
    if having or not one.named_in(fold(hit.id).split()):
        return Help(
            "by_party", say("by a party: {name}", name=", ".join(map(_party_name, having or parties)))
        )
    return Help("by_spelling", say("by another spelling: {name}", name=hit.id))


def _has(one: Wanted, data: Data) -> bool:
    party = SECTIONS["parties"]
    return bool(
        _help_of(one, data, party)
        or any(one.found_in(words_in(said.text), exact=False) for said in said_of(data, party))
    )


class Hit(NamedTuple):
    """A record that was found, with the passages that say the words, or what helped to find it."""

    row: HitRow
    passages: tuple[FoundPassage, ...]
    helps: tuple[Help, ...] = ()

    @property
    def match(self) -> Grade:
        """Sure is only what says the words near each other, and is not inferred."""
        return Grade.SURELY if self.row.grade == NEAR and not self.is_inferred else Grade.POSSIBLY

    @property
    def is_inferred(self) -> bool:
        """Whether all that says the words rests on inference."""
        return bool(self.passages) and all(one.is_inferred for one in self.passages)


INFERRED: Final = -1
"""Stands beside the grades of a row for what says the words by inference only."""

_TITLES: Final = {
    NEAR: "",
    INFERRED: N_("Possibly: what says so is inferred"),
    APART: N_("Possibly: the words stand apart"),
    HELPED: N_("Possibly: found by a label, another wording or spelling, or a party"),
}


def search_answer(hits: Sequence[Hit], of: Mapping[int, int], notes: Iterable[str], view: View) -> Answer:
    """Give the hits; `of` is how many there are of each kind, where these are the best of them in order."""
    number = sum(of.values())
    inferred = sum(hit.row.grade == NEAR and hit.is_inferred for hit in hits)
    sure = {Grade.SURELY: of.get(NEAR, 0) - inferred, Grade.POSSIBLY: number - of.get(NEAR, 0) + inferred}
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
        empty=say("no record in this register has all these words"),
        of=number if view.order.keys == () else None,
    )


def _group_of(hit: Hit) -> int:
    return INFERRED if hit.row.grade == NEAR and hit.is_inferred else hit.row.grade


def missing_notes(missing: Iterable[Wanted]) -> list[str]:
    """Say of each thing wanted that no record has it."""
    return [say('No record in this register has "{words}".', words=one.typed) for one in missing]


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
    return " – ".join(map(_party_name, named))


def _party_name(one: Related) -> str:
    return phrases.text_of(one.data.get("name")) or one.id


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
    names = {one.id: _party_name(one) for one in hit.row.named("parties")}
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
    return Shown(hit.row.section, say_label(_type_of(hit.row.section).label))


def _fields(hit: Hit) -> Cell:
    fields = {passage.field.name: say_label(passage.field.label) for passage in hit.passages}
    return Shown(list(fields), ", ".join(fields.values()))


def _passage(hit: Hit) -> Cell:
    if not hit.passages:
        return None
    whole = " … ".join(passage.text for passage in hit.passages)
    said = (say_inferred(_mark_words(one)) if one.is_inferred else _mark_words(one) for one in hit.passages)
    return Shown(whole, " … ".join(said))


def _words(hit: Hit) -> Cell:
    return [passage.text[start:end] for passage in hit.passages for start, end in passage.marks]


def _reasons(hit: Hit) -> Cell:
    helps = [*hit.helps, *((_INFERRED,) if hit.is_inferred else ())]
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
    "match": Column(N_("match"), Type.TEXT, field("match.word")).for_machines,
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
