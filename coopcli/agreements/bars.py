"""The terms of agreements as bars over the years: what a term is on each of its days, and how it is drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from coopcli.agreements.answer import FIELDS, total_of
from coopcli.agreements.find import AgreementRow
from coopcli.answer import Answer, Cell, Found, Grade, Type
from coopcli.i18n import say, say_inferred, say_period
from coopcli.lists import Audience, Column, Columns, View, by_grade, hold, list_answer, show_first
from coopcli.text import N_

State = Literal["surely", "possibly", "planned", "unknown"]


@dataclass(frozen=True, slots=True)
class BarStretch:
    """Days of a term that are alike, first and last included; None is no bound on that side.

    `state`: surely or possibly in force, planned (not signed, so never in force), or unknown.
    """

    state: State
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Bar:
    """The stretches of a term, in any order and none overlapping; `open_end` is no end by agreement."""

    stretches: tuple[BarStretch, ...]
    open_end: bool


def bar_of(row: AgreementRow, unsure: bool) -> Bar | None:
    """Give the bar of an agreement; None where its term is not stated. `unsure`: a date is inferred or approximate."""
    starts, starts_latest = row.starts_earliest, row.starts_latest
    ends_earliest, ends = row.runs_surely_to, row.ends_latest
    open_end = row.ending == "open"
    if starts_latest is None and ends is None and not open_end:
        return None
    if row.standing == "planned":
        return Bar((BarStretch("planned", starts, ends),), open_end)
    if row.ending == "not_stated" or starts is None:
        return Bar((BarStretch("unknown", starts, ends),), open_end)
    never_sure = ends_earliest is not None and starts_latest is not None and ends_earliest < starts_latest
    if unsure or row.standing == "agreed" or starts_latest is None or never_sure:
        return Bar((BarStretch("possibly", starts, ends),), open_end)
    # Surely in force from its latest first day to its earliest last day, possibly around that; it rolls on over others.
    parts = [BarStretch("surely", starts_latest, ends_earliest)]
    if starts < starts_latest:
        parts.append(BarStretch("possibly", starts, starts_latest - timedelta(days=1)))
    if ends_earliest is not None and ends is not None and ends_earliest < ends:
        parts.append(BarStretch("possibly", ends_earliest + timedelta(days=1), ends))
    return Bar(tuple(parts), open_end)


# No blanks inside a bar: a renderer may wrap a text where it has one.
_NOTHING: Final = "·"
_TODAY: Final = "│"
_OPEN_END: Final = "→"
_SIGNS: Final = {"surely": "█", "possibly": "░", "unknown": "?", "planned": "╌"}
_FROM_SUREST: Final = ("surely", "unknown", "planned", "possibly")
"""Painted in this order: a cell that is partly unsure is shown as unsure."""

_LABEL: Final = 5
"""Cells that a year and the blank after it take."""

_MOST_CELLS_PER_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Axis:
    """The years `first` to `last`; a year has `per_year` cells, or, where that is 1, a cell has `per_cell` years."""

    first: int
    last: int
    per_year: int
    per_cell: int
    today: date

    @property
    def width(self) -> int:
        """The number of cells."""
        years = self.last - self.first + 1
        return years * self.per_year if self.per_cell == 1 else -(-years // self.per_cell)

    def cell(self, day: date) -> int:
        """Give the cell of a day, counted from 0; a day beyond the axis falls on its edge."""
        if day.year < self.first:
            return 0
        if day.year > self.last:
            return self.width - 1
        if self.per_cell > 1:
            return (day.year - self.first) // self.per_cell
        days = (date(day.year, 12, 31) - date(day.year, 1, 1)).days + 1
        part = (day - date(day.year, 1, 1)).days * self.per_year // days
        return (day.year - self.first) * self.per_year + part

    def labels(self) -> str:
        """Give the line of years, each where it begins: as wide as the bars, at most."""
        line = ""
        for year in range(self.first, self.last + 1):
            place = self.cell(date(year, 1, 1))
            room = not line or place >= len(line) + 1
            if room and place + _LABEL - 1 <= self.width:
                line = line.ljust(place) + f"{year:04}"
        return line


def axis_of(bars: Iterable[Bar], today: date, width: int) -> Axis:
    """Give the axis that holds all bars and today within `width` cells; the year 1 stands for no start at all."""
    bars = [*bars]
    stretches = [stretch for bar in bars for stretch in bar.stretches]
    years_met = {day.year for one in stretches for day in (one.first, one.last) if day} | {today.year}
    if any(bar.open_end for bar in bars):
        # Room for an arrow behind everything else.
        years_met.add(min(max(years_met) + 1, date.max.year))
    years_met.discard(date.min.year)
    first, last = min(years_met), max(years_met)
    years = last - first + 1
    per_year = min(width // years, _MOST_CELLS_PER_YEAR)
    if per_year:
        return Axis(first, last, per_year, 1, today)
    return Axis(first, last, 1, -(-years // width), today)


def draw_bar(bar: Bar, axis: Axis) -> str:
    """Draw a bar as wide as its axis, today marked."""
    cells = [_NOTHING] * axis.width
    for stretch in sorted(bar.stretches, key=lambda one: _FROM_SUREST.index(one.state)):
        first = axis.cell(stretch.first) if stretch.first else 0
        last = axis.cell(stretch.last) if stretch.last else axis.width - 1
        cells[first : last + 1] = _SIGNS[stretch.state] * (last - first + 1)
    cells[axis.cell(axis.today)] = _TODAY
    if bar.open_end:
        cells[-1] = _OPEN_END
    return "".join(cells)


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
    return draw_bar(one.bar, one.axis) if one.bar else ""


_OF_AGREEMENT: Final = hold(show_first(FIELDS, "id", "period"), "found")
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
    empty = say("no agreement in this register with a stated term answers to this")
    dated[0] = dated[0]._replace(empty="" if any(group.rows for group in dated) else empty)
    return list_answer(
        [*dated, *undated],
        {**COLUMNS, "bar": COLUMNS["bar"]._replace(label=axis.labels())},
        view,
        total=total_of(counts),
        notes=(say(_LEGEND, day=day),) if any(bars.values()) else (),
        of=sum(counts.values()),
    )


def _room(dated: Sequence[Found[AgreementRow]], width: int) -> tuple[bool, int]:
    """Give whether there is room for the term beside the bar, and how wide the bar can be."""
    room = width - max((len(one.row.id) for one in dated), default=0) - _GAP
    said = [
        say_inferred(say_period(row.period)) if "period" in (row.inferred or ()) else say_period(row.period)
        for row in (one.row for one in dated)
        if row.period
    ]
    terms = max(map(len, said), default=0) + _GAP
    with_term = room - terms >= _LEAST_BAR_BESIDE_TERM
    return with_term, max(room - terms if with_term else room, _LEAST_BAR)


_LEGEND: Final = N_(
    "█ in force, ░ possibly in force, ? cannot be told, ╌ planned, → no end by agreement, │ {day}."
)
