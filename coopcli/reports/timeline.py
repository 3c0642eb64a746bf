"""The terms of agreements as bars over the years; the exact days stand in the columns that machines get."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from coopcli.answer import Answer, Cell, Heading, Shown, Table
from coopcli.i18n import Language
from coopcli.records.criteria import Grade
from coopcli.records.rows import AgreementRow, Found
from coopcli.reports.agreements import FIELDS, total_of
from coopcli.reports.bars import Axis, axis_of, drawn
from coopcli.rules.bars import Bar, bar_of

_GAP: Final = 2
_LEAST_BAR: Final = 22
_LEAST_BAR_BESIDE_TERM: Final = 40


def timeline_answer(
    found: Sequence[Found[AgreementRow]], unsure: Collection[str], day: date, width: int, language: Language
) -> Answer:
    """Give the answer of `timeline` as wide as `width` columns; `unsure` are the ids whose dates are inferred.

    Agreements without a stated term stand apart in a table of their own, and so does each grade of match.
    """
    bars = {one.row.id: bar_of(one.row, one.row.id in unsure) for one in found}
    dated = [one for one in found if bars[one.row.id]]
    widest = max((len(one.row.id) for one in dated), default=0)
    room = width - widest - _GAP
    terms = max((len(_term(one, language)) for one in dated), default=0) + _GAP
    with_term = room - terms >= _LEAST_BAR_BESIDE_TERM
    room = max(room - terms if with_term else room, _LEAST_BAR)
    axis = axis_of([bar for bar in bars.values() if bar], day, room)
    shown = ("id", "period") if with_term else ("id",)
    tables = []
    for grade, title in _titles(language).items():
        rows = [one for one in dated if one.match is grade]
        if rows or (grade is Grade.SURELY):
            tables.append(_drawn_table(title, rows, bars, axis, shown, language))
    for grade, title in _titles_apart(language).items():
        rows = [one for one in found if one.match is grade and not bars[one.row.id]]
        if rows:
            tables.append(_plain_table(title, rows, language))
    notes = (_legend(language),) if dated else ()
    counts = {grade: sum(one.match is grade for one in found) for grade in Grade}
    total = total_of({grade: count for grade, count in counts.items() if count}, len(found), language)
    return Answer("", tuple(tables), notes, total)


def _titles(language: Language) -> Mapping[Grade, str]:
    return {
        Grade.SURELY: "",
        Grade.POSSIBLY: language.say("Possibly"),
        Grade.UNKNOWN: language.say("Cannot be told"),
    }


def _titles_apart(language: Language) -> Mapping[Grade, str]:
    return {
        Grade.SURELY: language.say("Term not stated"),
        Grade.POSSIBLY: language.say("Possibly; term not stated"),
        Grade.UNKNOWN: language.say("Cannot be told; term not stated"),
    }


def _term(found: Found[AgreementRow], language: Language) -> str:
    period = found.row.period
    return language.period(period) if period else ""


def _drawn_table(
    title: str,
    rows: Sequence[Found[AgreementRow]],
    bars: Mapping[str, Bar | None],
    axis: Axis,
    shown: Sequence[str],
    language: Language,
) -> Table:
    reason = ("reasons",) if rows and rows[0].match is not Grade.SURELY else ()
    keys = tuple(dict.fromkeys((*shown, *reason, *FIELDS)))
    columns = (*_columns(keys, (*shown, *reason), language), Heading("bar", axis.labels(), data=False))
    cells = []
    for one in rows:
        bar = bars[one.row.id]
        text = drawn(bar, axis) if bar else ""
        cells.append((*_cells(one, keys, language), Shown(None, text)))
    place = len(shown)
    order = [*range(place), len(keys), *range(place, len(keys))]
    return Table(
        title,
        tuple(columns[position] for position in order),
        tuple(tuple(row[position] for position in order) for row in cells),
        language.say("no agreement with a stated term answers to this"),
    )


def _plain_table(title: str, rows: Sequence[Found[AgreementRow]], language: Language) -> Table:
    shown = ("id", "date_signed", "status")
    reason = ("reasons",) if rows[0].match is not Grade.SURELY else ()
    keys = tuple(dict.fromkeys((*shown, *reason, *FIELDS)))
    return Table(
        title,
        _columns(keys, (*shown, *reason), language),
        tuple(_cells(one, keys, language) for one in rows),
    )


def _columns(keys: Sequence[str], shown: Collection[str], language: Language) -> tuple[Heading, ...]:
    return tuple(
        Heading(key, language.say(FIELDS[key].label), FIELDS[key].type, FIELDS[key].codes, shown=key in shown)
        for key in keys
    )


def _cells(found: Found[AgreementRow], keys: Sequence[str], language: Language) -> tuple[Cell, ...]:
    return tuple(FIELDS[key].cell(found, language) for key in keys)


def _legend(language: Language) -> str:
    return language.say(
        "█ in force, ░ possibly in force, ? cannot be told, ╌ planned, → no end by agreement, │ today."
    )
