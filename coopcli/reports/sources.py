"""The list of sources: what each is, and how much of the register rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coopcli.answer import Answer, Cell, Heading, Shown, Table, Type
from coopcli.i18n import Language
from coopcli.records.holdings import SourceRow
from coopcli.reports.matches import limited

_SECTIONS: Final = ("agreements", "commitments", "parties", "partnerships", "activities", "statements")


def sources_answer(found: Sequence[SourceRow], number: int, language: Language) -> Answer:
    """Give the answer of `sources`; `records` are the ids of all that cites one, by section."""
    columns = (
        Heading("id", language.say("id"), Type.ID),
        Heading("title", language.say("title"), Type.TEXTS),
        Heading("authors", language.say("authors")),
        Heading("publisher", language.say("publisher")),
        Heading("date_published", language.say("published"), Type.DATE),
        Heading("language", language.say("language"), shown=False),
        Heading("address", language.say("address"), shown=False),
        Heading("facts", language.say("facts"), Type.NUMBER),
        Heading("records", language.say("cited by")),
        Heading("file", language.say("file"), shown=False),
        Heading("line", language.say("line"), Type.NUMBER, shown=False),
    )
    rows = tuple(_row(row, language) for row in found)
    total = language.count("{number} source", "{number} sources", number)
    if len(found) < number:
        total = limited(total, len(found), language)
    return Answer("", (Table("", columns, rows, language.say("no source answers to this")),), total=total)


def _row(row: SourceRow, language: Language) -> tuple[Cell, ...]:
    return (
        row.id,
        row.title,
        Shown(row.authors, ", ".join(row.authors)) if row.authors else [],
        row.publisher,
        row.date_published,
        row.language,
        row.address,
        row.facts,
        _cited_by(row, language),
        row.file,
        row.line,
    )


def _cited_by(row: SourceRow, language: Language) -> Cell:
    """The numbers of records by section for people, their ids for machines."""
    parts = [_counted(section, len(row.records.get(section, ())), language) for section in _SECTIONS]
    ids = [name for section in _SECTIONS for name in row.records.get(section, ())]
    words = ", ".join(part for part in parts if part)
    return Shown(ids, words or language.say("nothing"), "" if words else "faint")


def _counted(section: str, number: int, language: Language) -> str:
    if not number:
        return ""
    if section == "agreements":
        return language.count("{number} agreement", "{number} agreements", number)
    if section == "commitments":
        return language.count("{number} commitment", "{number} commitments", number)
    if section == "parties":
        return language.count("{number} organisation", "{number} organisations", number)
    if section == "partnerships":
        return language.count("{number} partnership", "{number} partnerships", number)
    if section == "activities":
        return language.count("{number} activity", "{number} activities", number)
    return language.count("{number} statement", "{number} statements", number)
