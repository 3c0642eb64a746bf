"""The answer of a search: where each hit says so, marked, and what is nowhere on record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Final, NamedTuple, cast

from coopcli.answer import Answer, Cell, Shown, Type
from coopcli.asking.names import Wanted
from coopcli.i18n import count, say, say_label, spoken_language
from coopcli.lists import Audience, Column, Columns, Group, View, field, list_answer
from coopcli.records.codelists import CODELISTS
from coopcli.records.record import Data, Field, FieldKind, RecordType
from coopcli.records.record_types import AGREEMENT, COMMITMENT, RECORD_TYPES, SECTIONS
from coopcli.search.find import FoundPassage, HitRow, searchable_fields
from coopcli.text import N_, placed_words

_PARTIES: Final = AGREEMENT.by_name()["parties"]
_MOST: Final = 3
"""More passages than this do not make a hit clearer."""


class _Candidate(NamedTuple):
    """A text with the spans of each thing wanted, by its number."""

    field: Field
    text: str
    spans: Mapping[int, list[tuple[int, int]]]

    def passage(self) -> FoundPassage:
        spans = (span for found in self.spans.values() for span in found)
        return FoundPassage(self.field, self.text, _merge_spans(spans, self.text))


def passages(hit: HitRow, wanted: Sequence[Wanted], fields: Sequence[str] = ()) -> tuple[FoundPassage, ...]:
    """Give the fewest passages of a hit that together hold all that is wanted, at most three.

    Texts in the language spoken come before those in others; those of the record before those of its parties; ids
    last. With `fields`, only what stands in these.
    """
    own = list(_texts(hit.data, SECTIONS.get(hit.section, COMMITMENT)))
    for data in hit.parties:
        own += [(_PARTIES, text, is_id) for _, text, is_id in _texts(data, SECTIONS["parties"])]
    candidates = [
        _candidate(field, text, wanted)
        for field, text, _ in sorted(own, key=itemgetter(2))
        if not fields or field.name in fields
    ]
    return tuple(candidate.passage() for candidate in _fewest(candidates, set(range(len(wanted)))))


def _fewest(candidates: Sequence[_Candidate], missing: set[int]) -> Iterator[_Candidate]:
    for _ in range(_MOST):
        best = max(candidates, key=lambda one: len(missing & one.spans.keys()), default=None)
        if best is None or missing.isdisjoint(best.spans):
            return
        yield best
        missing = missing - best.spans.keys()


def _candidate(field: Field, text: str, wanted: Sequence[Wanted]) -> _Candidate:
    placed = placed_words(text)
    words = [word for word, _, _ in placed]
    spans = {
        number: [(placed[first][1], placed[last][2]) for first, last in found]
        for number, one in enumerate(wanted)
        if (found := one.found_in(words))
    }
    return _Candidate(field, text, spans)


def _merge_spans(spans: Iterable[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """Put spans in order; of those that overlap, or that nothing but a space divides, make one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _texts(
    data: Data, record_type: RecordType, within: Field | None = None
) -> Iterator[tuple[Field, str, bool]]:
    """Give each text of a record with its field, and whether it is an id."""
    for known in searchable_fields(record_type):
        value = data.get(known.name)
        if value is not None:
            for one in value if isinstance(value, list) else (value,):
                if known.kind is FieldKind.RECORD:
                    nested = one if isinstance(one, Mapping) else {}
                    yield from _texts(nested, RECORD_TYPES[known.record], known)
                else:
                    is_id = known.kind is FieldKind.ID
                    yield from ((within or known, text, is_id) for text in _say_texts(one, known))


def _say_texts(value: object, field: Field) -> list[str]:
    """Give the texts of a value, those in the language first; a code is said by its labels and its words."""
    if field.kind is FieldKind.CODE:
        return _say_code(field.codes, str(value))
    if isinstance(value, Mapping):
        code = spoken_language().code
        texts = cast("Mapping[str, str]", value).items()
        return [text for _, text in sorted(texts, key=lambda one: not one[0].lower().startswith(code))]
    return [str(value)]


def _say_code(codelist: str, name: str) -> list[str]:
    known = CODELISTS[codelist].codes.get(name)
    if known is None:
        return [name]
    labels = [known.label.vi, known.label.en]
    if spoken_language().code == "en":
        labels.reverse()
    return [*labels, *(f"{labels[0]} ({word})" for word in known.words), name]


_MOST_SHOWN: Final = 160
"""A longer text is cut for people, around the first words marked; machines get it whole."""

_CONTEXT: Final = 50
"""How much of it stands before them."""


class Hit(NamedTuple):
    """A record that was found, with the passages that hold the words."""

    row: HitRow
    passages: tuple[FoundPassage, ...]


def search_answer(hits: Sequence[Hit], of: int | None, notes: Iterable[str], view: View) -> Answer:
    """Give the hits; `of` is how many there are in all, where these are the best of them in order."""
    number = len(hits) if of is None else of
    return list_answer(
        [Group("", hits)],
        COLUMNS,
        view,
        notes=notes,
        total=count("{number} hit", "{number} hits", number),
        empty=say("no record holds all these words"),
        of=of,
    )


def missing_notes(missing: Iterable[Wanted]) -> list[str]:
    """Say of each thing wanted that no record has it."""
    return [say('No record has "{words}".', words=" ".join(one.words)) for one in missing]


def _section(hit: Hit) -> Cell:
    return Shown(hit.row.section, say_label(SECTIONS.get(hit.row.section, COMMITMENT).label))


def _fields(hit: Hit) -> Cell:
    fields = {passage.field.name: say_label(passage.field.label) for passage in hit.passages}
    return Shown(list(fields), ", ".join(fields.values()))


def _passage(hit: Hit) -> Cell:
    whole = " … ".join(passage.text for passage in hit.passages)
    return Shown(whole, " … ".join(_mark_words(passage) for passage in hit.passages))


def _words(hit: Hit) -> Cell:
    return [passage.text[start:end] for passage in hit.passages for start, end in passage.marks]


COLUMNS: Final[Columns[Hit]] = {
    "section": Column(N_("section"), Type.TEXT, _section),
    "id": Column(N_("id"), Type.ID, field("row.id")),
    "fields": Column(N_("found in"), Type.TEXT, _fields),
    "passage": Column(N_("passage"), Type.TEXT, _passage),
    "marked": Column(N_("words found"), Type.TEXT, _words, audience=Audience.MACHINES),
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
