"""What a search finds, each hit with its passages, the words marked: the answer of `search`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from coopcli.answer import Answer, Cell, Shown, Type
from coopcli.asking.wanted import Wanted
from coopcli.i18n import count, say, say_label
from coopcli.lists import Audience, Column, Columns, Group, View, field, list_answer
from coopcli.marking import N_
from coopcli.records.record_types import COMMITMENT, SECTIONS
from coopcli.search.rows import HitRow, Passage

_MOST_SHOWN: Final = 160
"""A longer text is cut for people, around the first words marked; machines get it whole."""

_CONTEXT: Final = 50
"""How much of it stands before them."""


class Hit(NamedTuple):
    """A record that was found, with the passages that hold the words."""

    row: HitRow
    passages: tuple[Passage, ...]


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
    return Shown(whole, " … ".join(_marked(passage) for passage in hit.passages))


def _words(hit: Hit) -> Cell:
    return [passage.text[start:end] for passage in hit.passages for start, end in passage.marks]


COLUMNS: Final[Columns[Hit]] = {
    "section": Column(N_("section"), Type.TEXT, _section),
    "id": Column(N_("id"), Type.ID, field("row.id")),
    "fields": Column(N_("found in"), Type.TEXT, _fields),
    "passage": Column(N_("passage"), Type.TEXT, _passage),
    "marked": Column(N_("words found"), Type.TEXT, _words, audience=Audience.MACHINES),
}


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
