"""The stretches of time that a cadence divides a year into: in each a promise is to be kept so many times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coopcli.days.dates import FIRST_YEAR, LAST_DAY, LAST_YEAR
from coopcli.days.durations import read_cadence

_MONTHS_IN_YEAR: Final = 12
_DAYS_IN_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from the first to the last, both included."""

    first: date
    last: date


def calendar_year(year: int) -> Stretch:
    """Give the days of a year, 1 to 9998."""
    return Stretch(date(year, 1, 1), date(year, 12, 31))


def stretches_of(every: str, year: int, first_year: int | None) -> tuple[Stretch, ...]:
    """Give the stretches of a cadence (`year`, `2 years`, `6 months`, `week`) that meet a calendar year.

    Those that do not divide a year are counted from January of the term's first year: `2 years` from 2022 are
    2022–2023, 2024–2025. Where that year is not known, a longer one than a year is asked of the year alone. Weeks
    are those of ISO 8601; weeks left over at the end of the year belong to the last stretch.
    """
    cadence = read_cadence(every)
    if not cadence.months:
        return _of_weeks(cadence.count, year)
    if first_year is None and cadence.months > _MONTHS_IN_YEAR:
        return (calendar_year(year),)
    return _of_months(cadence.months, year, year if first_year is None else first_year)


def _of_months(months: int, year: int, first_year: int) -> tuple[Stretch, ...]:
    begins = (year - first_year) * _MONTHS_IN_YEAR
    first = begins // months * months
    return tuple(
        Stretch(_first_of_month(first_year, start), _day_before(first_year, start + months))
        for start in range(first, begins + _MONTHS_IN_YEAR, months)
    )


def _first_of_month(year: int, months: int) -> date:
    """Give the first day of the month that is so many months after January of the year."""
    later, month = divmod(months, _MONTHS_IN_YEAR)
    return date(year + later, month + 1, 1) if year + later >= FIRST_YEAR else date.min


def _day_before(year: int, months: int) -> date:
    later, month = divmod(months, _MONTHS_IN_YEAR)
    if year + later > LAST_YEAR:
        return LAST_DAY
    return date(year + later, month + 1, 1) - timedelta(days=1)


def _of_weeks(count: int, year: int) -> tuple[Stretch, ...]:
    monday = date.fromisocalendar(year, 1, 1)
    weeks = date(year, 12, 28).isocalendar().week
    groups = max(weeks // count, 1)
    ends = [*((number + 1) * count for number in range(groups - 1)), weeks]
    starts = [0, *ends[:-1]]
    return tuple(
        Stretch(
            monday + timedelta(days=start * _DAYS_IN_WEEK),
            monday + timedelta(days=end * _DAYS_IN_WEEK - 1),
        )
        for start, end in zip(starts, ends, strict=True)
    )
