"""The list of sources: what each is, and how much of the register rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coopcli.answer import Answer, Cell, Shown, Type
from coopcli.i18n import count, say
from coopcli.lists import Column, Columns, Group, View, field, for_machines, list_answer
from coopcli.marking import N_
from coopcli.records.holdings import SourceRow

_SECTIONS: Final = ("agreements", "commitments", "parties", "partnerships", "activities", "statements")


def sources_answer(found: Sequence[SourceRow], number: int, view: View) -> Answer:
    """Give the answer of `sources`, of which there are so many in all."""
    return list_answer(
        [Group("", found)],
        COLUMNS,
        view,
        total=count("{number} source", "{number} sources", number),
        empty=say("no source answers to this"),
        of=number,
    )


def _authors(row: SourceRow) -> Cell:
    return Shown(row.authors, ", ".join(row.authors)) if row.authors else []


def _cited_by(row: SourceRow) -> Cell:
    """The numbers of records by section for people, their ids for machines."""
    parts = [_counted(section, len(row.records.get(section, ()))) for section in _SECTIONS]
    ids = [name for section in _SECTIONS for name in row.records.get(section, ())]
    words = ", ".join(part for part in parts if part)
    return Shown(ids, words or say("nothing"), "" if words else "faint")


def _counted(section: str, number: int) -> str:
    if not number:
        return ""
    if section == "agreements":
        return count("{number} agreement", "{number} agreements", number)
    if section == "commitments":
        return count("{number} commitment", "{number} commitments", number)
    if section == "parties":
        return count("{number} organisation", "{number} organisations", number)
    if section == "partnerships":
        return count("{number} partnership", "{number} partnerships", number)
    if section == "activities":
        return count("{number} activity", "{number} activities", number)
    return count("{number} statement", "{number} statements", number)


COLUMNS: Final[Columns[SourceRow]] = {
    "id": Column(N_("id"), Type.ID, field("id")),
    "title": Column(N_("title"), Type.TEXTS, field("title")),
    "authors": Column(N_("authors"), Type.TEXT, _authors),
    "publisher": Column(N_("publisher"), Type.TEXT, field("publisher")),
    "date_published": Column(N_("published"), Type.DATE, field("date_published")),
    **for_machines(
        {
            "language": Column(N_("language"), Type.TEXT, field("language")),
            "address": Column(N_("address"), Type.TEXT, field("address")),
        }
    ),
    "facts": Column(N_("facts"), Type.NUMBER, field("facts")),
    "records": Column(N_("cited by"), Type.TEXT, _cited_by),
    **for_machines(
        {
            "file": Column(N_("file"), Type.TEXT, field("file")),
            "line": Column(N_("line"), Type.NUMBER, field("line")),
        }
    ),
}
"""`records` are the ids of all that cites a source, by section."""
