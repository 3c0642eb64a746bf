"""The terms of agreements as bars over the years; the exact days stand in the columns that machines get."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from coopcli.agreements.answer import total_of
from coopcli.agreements.bars import Axis, Bar, axis_of, bar_of, drawn
from coopcli.agreements.columns import FIELDS, AgreementRow
from coopcli.answer import Answer, Cell, Type
from coopcli.grade import Found, Grade
from coopcli.i18n import say, say_period
from coopcli.lists import Audience, Column, Columns, View, by_grade, held, list_answer, shown_first
from coopcli.marking import N_

_GAP: Final = 2
_LEAST_BAR: Final = 22
_LEAST_BAR_BESIDE_TERM: Final = 40


class Drawn(NamedTuple):
    """An agreement with the bar of its term, None where that is not stated, on the axis of the answer."""

    found: Found[AgreementRow]
    bar: Bar | None
    axis: Axis

    @property
    def match(self) -> Grade:
        """How surely it answers."""
        return self.found.match


def _bar(one: Drawn) -> Cell:
    return drawn(one.bar, one.axis) if one.bar else ""


_OF_AGREEMENT: Final = held(shown_first(FIELDS, "id", "period"), "found")
COLUMNS: Final[Columns[Drawn]] = {
    "id": _OF_AGREEMENT["id"],
    "period": _OF_AGREEMENT["period"],
    "bar": Column("", Type.TEXT, _bar, audience=Audience.PEOPLE),
    **_OF_AGREEMENT,
}
"""Those of agreements; the years of the axis stand over the bars."""

_TITLES_APART: Final = {
    Grade.SURELY: N_("Term not stated"),
    Grade.POSSIBLY: N_("Possibly; term not stated"),
    Grade.UNKNOWN: N_("Cannot be told; term not stated"),
}


def timeline_answer(
    found: Sequence[Found[AgreementRow]],
    counts: Mapping[Grade, int],
    unsure: Collection[str],
    view: View,
    day: date,
    width: int,
) -> Answer:
    """Give the answer of `timeline` as wide as `width` columns; `unsure` are the ids whose dates are inferred.

    Agreements without a stated term stand apart in tables of their own.
    """
    bars = {one.row.id: bar_of(one.row, one.row.id in unsure) for one in found}
    with_term, room = _room([one for one in found if bars[one.row.id]], width)
    axis = axis_of([bar for bar in bars.values() if bar], day, room)
    rows = [Drawn(one, bars[one.row.id], axis) for one in found]
    dated = by_grade([one for one in rows if one.bar], fewer=() if with_term else ("period",))
    undated = by_grade(
        [one for one in rows if not one.bar],
        _TITLES_APART,
        more=("date_signed", "status"),
        fewer=("period", "bar"),
    )
    empty = say("no agreement with a stated term answers to this")
    dated[0] = dated[0]._replace(empty="" if any(group.rows for group in dated) else empty)
    return list_answer(
        [*dated, *undated],
        {**COLUMNS, "bar": COLUMNS["bar"]._replace(label=axis.labels())},
        view,
        total=total_of(counts),
        notes=(_legend(day),) if any(bars.values()) else (),
        of=sum(counts.values()),
    )


def _room(dated: Sequence[Found[AgreementRow]], width: int) -> tuple[bool, int]:
    """Give whether there is room for the term beside the bar, and how wide the bar can be."""
    room = width - max((len(one.row.id) for one in dated), default=0) - _GAP
    terms = max((len(_term(one)) for one in dated), default=0) + _GAP
    with_term = room - terms >= _LEAST_BAR_BESIDE_TERM
    return with_term, max(room - terms if with_term else room, _LEAST_BAR)


def _term(found: Found[AgreementRow]) -> str:
    period = found.row.period
    return say_period(period) if period else ""


def _legend(day: date) -> str:
    return say(
        "█ in force, ░ possibly in force, ? cannot be told, ╌ planned, → no end by agreement, │ {day}.",
        day=day,
    )
