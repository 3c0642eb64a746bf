"""What a search finds, each hit with its passages, the words marked: the answer of `search`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from coopcli.answer import Answer, Cell, Heading, Shown, Table, Type
from coopcli.i18n import Language
from coopcli.records.fields import Label
from coopcli.records.hits import HitRow, Passage
from coopcli.records.record_types import COMMITMENT, SECTIONS
from coopcli.records.wanted import Wanted

_MOST_SHOWN: Final = 160
"""A longer text is cut for people, around the first words marked; machines get it whole."""

_CONTEXT: Final = 50
"""How much of it stands before them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found, with the passages that hold the words."""

    row: HitRow
    passages: tuple[Passage, ...]


def search_answer(hits: Sequence[Hit], count: int, notes: Iterable[str], language: Language) -> Answer:
    """Give the hits in their order; `count` is how many there are in all."""
    columns = (
        Heading("section", language.say("section")),
        Heading("id", language.say("id"), Type.ID),
        Heading("fields", language.say("found in")),
        Heading("passage", language.say("passage")),
        Heading("marked", language.say("words found"), shown=False),
    )
    rows = tuple(_row(hit, language) for hit in hits)
    total = language.count("{number} hit", "{number} hits", count)
    if len(hits) < count:
        total = language.say("{hits}, the first {number} shown", hits=total, number=len(hits))
    table = Table("", columns, rows, language.say("no record holds all these words"))
    return Answer("", (table,), tuple(notes), total)


def missing_notes(missing: Iterable[Wanted], language: Language) -> list[str]:
    """Say of each thing wanted that no record has it."""
    return [language.say('No record has "{words}".', words=" ".join(one.words)) for one in missing]


def _row(hit: Hit, language: Language) -> tuple[Cell, ...]:
    fields = {passage.field.name: _said(passage.field.label, language) for passage in hit.passages}
    record_type = SECTIONS.get(hit.row.section, COMMITMENT)
    return (
        Shown(hit.row.section, _said(record_type.label, language)),
        hit.row.id,
        Shown(list(fields), ", ".join(fields.values())),
        Shown(
            " … ".join(passage.text for passage in hit.passages),
            " … ".join(_marked(passage) for passage in hit.passages),
        ),
        [passage.text[start:end] for passage in hit.passages for start, end in passage.marks],
    )


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
    text, (first, last) = passage.text, passage.marks[0]
    if len(text) <= _MOST_SHOWN:
        return 0, len(text)
    start = 0 if first <= _CONTEXT else text.find(" ", first - _CONTEXT, first) + 1 or first
    end = max(start + _MOST_SHOWN, last)
    return start, len(text) if end >= len(text) else max(text.rfind(" ", last, end), last)
