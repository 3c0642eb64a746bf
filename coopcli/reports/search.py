"""What a search finds, each hit with its passages, the words marked: the answer of `search`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from coopcli.answer import Answer, Cell, Column, Shown, Table, Type
from coopcli.i18n import Language
from coopcli.records.fields import Label
from coopcli.records.hits import HitRow, Passage
from coopcli.records.record_types import COMMITMENT, RECORD_TYPES, SECTIONS

_MOST_SHOWN: Final = 160
"""A longer text is cut for people, around the first words marked; machines get it whole."""

_CONTEXT: Final = 50
"""How much of it stands before them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found, with the passages that hold the words."""

    row: HitRow
    passages: tuple[Passage, ...]


def search_answer(hits: Sequence[Hit], count: int, missing: Iterable[str], language: Language) -> Answer:
    """Give the hits in their order; `count` is how many there are in all, `missing` words that no record has."""
    columns = (
        Column("section", language.say("section")),
        Column("id", language.say("id"), Type.ID),
        Column("fields", language.say("found in")),
        Column("passage", language.say("passage")),
        Column("marked", language.say("words found"), shown=False),
    )
    rows = tuple(_row(hit, language) for hit in hits)
    total = language.count("{number} hit", "{number} hits", count)
    if len(hits) < count:
        total = language.say("{hits}, the first {number} shown", hits=total, number=len(hits))
    notes = tuple(language.say('No record has "{words}".', words=words) for words in missing)
    return Answer("", (Table("", columns, rows, language.say("no record holds all these words")),), notes, total)


def _row(hit: Hit, language: Language) -> tuple[Cell, ...]:
    fields = list(dict.fromkeys(passage.field for passage in hit.passages))
    record_type = SECTIONS.get(hit.row.section, COMMITMENT)
    return (
        Shown(hit.row.section, _said(record_type.label, language)),
        hit.row.id,
        Shown(fields, ", ".join(_label(field, language) for field in fields)),
        Shown(
            " … ".join(passage.text for passage in hit.passages),
            " … ".join(_marked(passage) for passage in hit.passages),
        ),
        [passage.text[start:end] for passage in hit.passages for start, end in passage.marks],
    )


def _label(name: str, language: Language) -> str:
    """Give the label of a field; one name has one meaning in all records, or nearly so."""
    labels = (field.label for one in RECORD_TYPES.values() for field in one.fields if field.name == name)
    return _said(next(labels), language)


def _said(label: Label, language: Language) -> str:
    return label.vi if language.code == "vi" else label.en


def _marked(passage: Passage) -> str:
    """Write a passage with its words between « and »; a long one from a little before the first of them."""
    start, end = _shown(passage)
    written, done = "… " if start else "", start
    for first, last in passage.marks:
        if last <= end:
            written += f"{passage.text[done:first]}«{passage.text[first:last]}»"
            done = last
    return written + passage.text[done:end] + (" …" if end < len(passage.text) else "")


def _shown(passage: Passage) -> tuple[int, int]:
    """Where the shown part starts and ends: between words, with the first of the words marked inside."""
    text = passage.text
    if len(text) <= _MOST_SHOWN or not passage.marks:
        return 0, len(text)
    first, last = passage.marks[0]
    start = text.find(" ", first - _CONTEXT, first) + 1 if first > _CONTEXT else 0
    start = start or (first if first > _CONTEXT else 0)
    end = text.rfind(" ", last, start + _MOST_SHOWN) if start + _MOST_SHOWN < len(text) else len(text)
    return start, end if end > 0 else last
