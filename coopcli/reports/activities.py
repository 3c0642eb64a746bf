"""The list of activities: what was done, when, where, by whom, with its numbers and their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from coopcli.answer import Answer, Cell, Heading, Shown, Table, Type
from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.records.criteria import Grade
from coopcli.records.events import ActivityRow
from coopcli.records.rows import Found
from coopcli.reports import phrases
from coopcli.reports.matches import counted, limited, reasons, titles

_LABELS: Final[Sequence[tuple[str, str, Type, str]]] = (
    ("id", N_("id"), Type.ID, ""),
    ("dates", N_("dates"), Type.PERIOD, ""),
    ("kind", N_("kind"), Type.CODE, "activity"),
    ("title", N_("title"), Type.TEXTS, ""),
    ("places", N_("where"), Type.TEXT, ""),
    ("parties", N_("participants"), Type.PARTIES, ""),
    ("figures", N_("numbers"), Type.TEXT, ""),
    ("reasons", N_("reason"), Type.TEXT, ""),
    ("text", N_("what was done"), Type.TEXTS, ""),
    ("status", N_("status"), Type.CODE, "activity_status"),
    ("dates_earliest", N_("first day"), Type.TEXT, ""),
    ("dates_latest", N_("last day"), Type.TEXT, ""),
    ("every", N_("how often"), Type.TEXT, ""),
    ("when", N_("on what occasion"), Type.CODE, "when"),
    ("agreements", N_("agreements"), Type.ID, ""),
    ("fulfils", N_("fulfils"), Type.ID, ""),
    ("part_of", N_("part of"), Type.ID, ""),
    ("sources", N_("sources"), Type.ID, ""),
    ("match", N_("match"), Type.TEXT, ""),
    ("file", N_("file"), Type.TEXT, ""),
    ("line", N_("line"), Type.NUMBER, ""),
)
_SHOWN: Final = frozenset(("id", "dates", "kind", "title", "places", "parties", "figures", "sources"))

_REASONS: Final = {
    "year": "dates",
    "activity": "activity",
    "area": "areas",
    "place": "where",
    "agreement": "agreement",
    "source": "source",
    "party": "participant",
    "kind": "participant",
    "level": "participant",
    "country": "participant",
    "province": "participant",
}


def activities_answer(
    found: Sequence[Found[ActivityRow]], counts: Mapping[Grade, int], limit: int | None, language: Language
) -> Answer:
    """Give the answer of `activities`: a table for each grade of match; the total counts a trip once."""
    tables = []
    for grade, title in titles(language).items():
        rows = tuple(_row(one, language) for one in found if one.match is grade)
        if rows or (grade is Grade.SURELY and not found):
            empty = language.say("no activity answers to this")
            tables.append(Table(title, _columns(grade, language), rows, empty))
    number = sum(counts.values())
    total = counted(language.count("{number} activity", "{number} activities", number), counts, language)
    if len(found) > number:
        inside = language.say("a meeting that is part of a trip counts once, with the trip")
        total = f"{total} ({inside})"
    if len(found) == limit:
        total = limited(total, len(found), language)
    return Answer("", tuple(tables), total=total)


def _columns(grade: Grade, language: Language) -> tuple[Heading, ...]:
    apart = {"reasons"} if grade is not Grade.SURELY else set()
    return tuple(
        Heading(key, language.say(label), kind, codes, shown=key in _SHOWN | apart)
        for key, label, kind, codes in _LABELS
    )


def _row(found: Found[ActivityRow], language: Language) -> tuple[Cell, ...]:
    row = found.row
    cells: dict[str, Cell] = {key: getattr(row, key, None) for key, *_ in _LABELS}
    cells |= {
        "dates": _dates(row, language),
        "title": _title(row),
        "places": _listed(row.places, [phrases.place(place, language) for place in row.places], None),
        "parties": Shown(row.parties, " – ".join(_party(party, language) for party in row.parties))
        if row.parties
        else [],
        "figures": _listed(row.figures, [phrases.figure(one, language) for one in row.figures], "–"),
        "reasons": reasons(_codes(found), language),
        "match": found.match.word,
    }
    return tuple(cells[key] for key, *_ in _LABELS)


def _listed(values: Sequence[object], words: Sequence[str], empty: str | None) -> Cell:
    """Give a list with its words; where it is empty unknown, or `empty` for what need not be there."""
    if not values:
        return [] if empty is None else Shown([], empty, "faint")
    return Shown(list(values), "; ".join(words))


def _dates(row: ActivityRow, language: Language) -> Cell:
    """The days; a custom that returns each year has none, and says how often."""
    if row.dates:
        return row.dates
    often = phrases.cadence({"every": row.every, "when": row.when}, language)
    return Shown(None, language.say("{often}, date not stated", often=often), "faint") if often else None


def _title(row: ActivityRow) -> Cell:
    """The title; one that is not given is never made up from the text, only shown in its place."""
    return row.title or Shown(None, "–", "faint")


def _party(party: Mapping[str, object], language: Language) -> str:
    name = phrases.text_of(party["name"], language) or str(party["id"])
    return (
        f"{name} ({phrases.label_of('party_role', party['role'], language)})" if party.get("role") else name
    )


def _codes(found: Found[ActivityRow]) -> tuple[str, ...]:
    codes = []
    for name, grade in found.grades.items():
        if grade is Grade.SURELY:
            continue
        subject = _REASONS.get(name, name)
        if grade is Grade.UNKNOWN:
            codes.append(f"{subject}_not_stated")
        elif subject == "dates" and not found.row.dates_inferred:
            codes.append("dates_not_exact")
        else:
            codes.append("activity_kind_inferred" if subject == "activity" else f"{subject}_inferred")
    return tuple(dict.fromkeys(codes))
