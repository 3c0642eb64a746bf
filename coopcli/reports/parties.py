"""The list of organisations: each with its agreements by status, its activities and its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from coopcli.answer import Answer, Cell, Heading, Shown, Table, Type
from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.records.criteria import Grade
from coopcli.records.holdings import PartyRow
from coopcli.records.rows import Found
from coopcli.reports import phrases
from coopcli.reports.matches import counted, limited, reasons, titles
from coopcli.reports.places import former_notes

_LABELS: Final[Sequence[tuple[str, str, Type, str]]] = (
    ("id", N_("id"), Type.ID, ""),
    ("name", N_("name"), Type.TEXTS, ""),
    ("kind", N_("kind"), Type.CODE, "kind"),
    ("level", N_("level"), Type.CODE, "level"),
    ("country", N_("country"), Type.CODE, "country"),
    ("province", N_("province"), Type.TEXT, ""),
    ("agreements", N_("agreements"), Type.NUMBER, ""),
    ("statuses", N_("by status"), Type.TEXT, ""),
    ("activities", N_("activities"), Type.NUMBER, ""),
    ("people", N_("people"), Type.TEXT, ""),
    ("reasons", N_("reason"), Type.TEXT, ""),
    ("other_names", N_("other names"), Type.TEXT, ""),
    ("places", N_("units"), Type.ID, ""),
    ("successor_party", N_("successor"), Type.ID, ""),
    ("successor_date", N_("since"), Type.TEXT, ""),
    ("match", N_("match"), Type.TEXT, ""),
    ("file", N_("file"), Type.TEXT, ""),
    ("line", N_("line"), Type.NUMBER, ""),
)
_HIDDEN: Final = frozenset(
    ("reasons", "other_names", "places", "successor_party", "successor_date", "match", "file", "line")
)


def parties_answer(
    found: Sequence[Found[PartyRow]], counts: Mapping[Grade, int], day: date, language: Language
) -> Answer:
    """Give the answer of `parties`: a table for each grade of match, with a note on provinces that are gone."""
    tables = []
    for grade, title in titles(language).items():
        rows = tuple(_row(one, language) for one in found if one.match is grade)
        if rows or (grade is Grade.SURELY and not found):
            empty = language.say("no organisation answers to this")
            tables.append(Table(title, _columns(found, grade, language), rows, empty))
    number = sum(counts.values())
    total = counted(
        language.count("{number} organisation", "{number} organisations", number), counts, language
    )
    if len(found) < number:
        total = limited(total, len(found), language)
    keys = dict.fromkeys(place for one in found for place in one.row.places)
    return Answer("", tuple(tables), tuple(former_notes(keys, day, language)), total)


def _columns(found: Sequence[Found[PartyRow]], grade: Grade, language: Language) -> tuple[Heading, ...]:
    """A successor is a column where some organisation has one; most registers have none."""
    shown = {"reasons"} if grade is not Grade.SURELY else set()
    if any(one.row.successor_party for one in found):
        shown |= {"successor_party", "successor_date"}
    return tuple(
        Heading(key, language.say(label), kind, codes, shown=key not in _HIDDEN or key in shown)
        for key, label, kind, codes in _LABELS
    )


def _row(found: Found[PartyRow], language: Language) -> tuple[Cell, ...]:
    row = found.row
    cells: dict[str, Cell] = {key: getattr(row, key, None) for key, *_ in _LABELS}
    statuses = "; ".join(_status(one, language) for one in row.statuses)
    people = "; ".join(phrases.person(person, language) for person in row.people)
    cells |= {
        "province": _province(row),
        "statuses": Shown(row.statuses, statuses or "–", "" if statuses else "faint"),
        "people": Shown(row.people, people) if people else [],
        "successor_party": row.successor_party or Shown(None, "–", "faint"),
        "successor_date": row.successor_date or Shown(None, "–", "faint"),
        "reasons": reasons(_codes(found), language),
        "match": found.match.word,
    }
    return tuple(cells[key] for key, *_ in _LABELS)


def _province(row: PartyRow) -> Cell:
    """The province as written; a national body has none, which is not unknown."""
    return Shown(None, "–", "faint") if row.level == "national" and not row.province else row.province


def _status(data: Mapping[str, object], language: Language) -> str:
    """`2 in force`, `1 possibly in force`."""
    word = phrases.label_of("status", data["status"], language)
    if data.get("certainty") == "possibly":
        word = language.say("possibly {status}", status=word)
    return f"{language.number(int(str(data['agreements'])))} {word}"


def _codes(found: Found[PartyRow]) -> tuple[str, ...]:
    return tuple(
        f"own_{name}_{'not_stated' if grade is Grade.UNKNOWN else 'inferred'}"
        for name, grade in found.grades.items()
        if grade is not Grade.SURELY
    )
