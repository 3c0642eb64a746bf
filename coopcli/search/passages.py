"""Where a hit says the words that were asked for, and what helped to find it where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from coopcli.asking.names import Wanted, WordsAsked
from coopcli.i18n import say, say_label, spoken_language
from coopcli.records import phrases
from coopcli.records.record import (
    Data,
    Field,
    FieldKind,
    RecordType,
    rests_on_inference,
)
from coopcli.records.record_types import COMMITMENT, PERSON, PLACE, SECTIONS
from coopcli.search.find import APART, HELPED, NEAR, SAID, HitRow, Related
from coopcli.search.said import Said, codes_of, said_of, words_of_code
from coopcli.text import N_, fold, index_words, words_in

_MOST: Final = 3
"""More passages than this do not make a hit clearer."""


class FoundPassage(NamedTuple):
    """A text of a record, in its original spelling. `marks` are where the words start and end, in order.

    `field` is the field it stands in, or of nested records the innermost list: `people`, `commitments`. A date or
    period is in EDTF.
    """

    field: Field
    text: str
    marks: tuple[tuple[int, int], ...]
    is_inferred: bool = False
    is_date: bool = False


class _Candidate(NamedTuple):
    """A text with the spans of each thing wanted, by its number."""

    field: Field
    text: str
    is_date: bool
    spans: Mapping[int, list[tuple[int, int]]]

    def passage(self) -> FoundPassage:
        spans = (span for found in self.spans.values() for span in found)
        return FoundPassage(self.field, self.text, _merge_spans(spans, self.text), is_date=self.is_date)


def passages(hit: HitRow, asked: WordsAsked, fields: Sequence[str] = ()) -> tuple[FoundPassage, ...]:
    """Give the fewest passages of a hit that together say all that is wanted, at most three; none of what helps only.

    Texts in the language spoken come before those in others, ids last. With `fields`, only what stands in these.
    """
    if hit.grade == HELPED:
        return ()
    candidates = [
        _candidate(said, asked)
        for said in sorted(said_of(hit.data, type_of(hit.section)), key=_is_foreign)
        if (not fields or said.field.name in fields)
        and (hit.grade != SAID or asked.in_a_run(_line(said, asked)))
    ]
    fewest = [one.passage() for one in _fewest(candidates, set(range(len(asked.wanted))))]
    found = tuple(one._replace(is_inferred=_is_inferred(hit.data, one.field)) for one in fewest)
    return found or (passages(hit, asked) if fields else ())


def _line(said: Said, asked: WordsAsked) -> str:
    return index_words(said.text)[asked.exact]


def _is_inferred(data: Data, field: Field) -> bool:
    """Whether that a record says so is inferred; the words of an inferred title are the source's all the same."""
    return field.name != "title" and rests_on_inference(data, field.name)


def type_of(section: str) -> RecordType:
    """Give the type of the records of a section, or of those that stand nested in others."""
    return _NESTED.get(section) or SECTIONS.get(section, COMMITMENT)


_NESTED: Final = {"people": PERSON, "places": PLACE}


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
    return _Candidate(said.field, said.text, said.is_date, spans)


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


_APART: Final = {
    NEAR: Help("words_near", N_("the words stand near each other, not side by side")),
    APART: Help("words_apart", N_("the words stand apart")),
}
BY_INFERENCE: Final = Help("words_inferred", N_("what says so is inferred"))


def helps(hit: HitRow, asked: WordsAsked) -> tuple[Help, ...]:
    """Give what helped to find a hit, for each thing wanted that it does not say itself."""
    if hit.grade != HELPED:
        apart = _APART.get(hit.grade)
        return (apart._replace(words=say(apart.words)),) if apart else ()
    record_type = type_of(hit.section)
    said = [words_in(one.text) for one in said_of(hit.data, record_type)]
    missing = [one for one in asked.wanted if not any(one.found_in(words, asked.exact) for words in said)]
    found = (_help_of(one, hit.data, record_type) or _help_of_party(one, hit) for one in missing)
    return tuple(dict.fromkeys(found))


def _help_of(one: Wanted, data: Data, record_type: RecordType) -> Help | None:
    for where, codelist, code in codes_of(data, record_type):
        if any(one.reworded_in(fold(word).split()) for word in words_of_code(codelist, code)):
            label = phrases.label_of(codelist, code)
            return Help("by_label", say("by {field}: {label}", field=say_label(where.label), label=label))
    for said in sorted(said_of(data, record_type), key=_is_foreign):
        words = [] if said.field.kind is FieldKind.ID else fold(said.text).split()
        if name := one.named_in(words):
            return Help(
                "by_spelling", say("by another spelling: {name}", name=_as_it_stands(said.text, name))
            )
        if name := one.named_in(words, former=True):
            former = _as_it_stands(said.text, name)
            return Help("by_former_unit", say("by a unit that is part of it now: {name}", name=former))
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
        return Help("by_party", say("by a party: {name}", name=", ".join(map(party_name, having or parties))))
    return Help("by_spelling", say("by another spelling: {name}", name=hit.id))


def _has(one: Wanted, data: Data) -> bool:
    party = SECTIONS["parties"]
    return bool(
        _help_of(one, data, party)
        or any(one.found_in(words_in(said.text), exact=False) for said in said_of(data, party))
    )


def party_name(one: Related) -> str:
    """Give the name of a party that a record names, else its id."""
    return phrases.text_of(one.data.get("name")) or one.id
