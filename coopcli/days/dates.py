"""Dates and periods as known: a part of EDTF (ISO 8601-2:2019, levels 0 to 2), with earliest and latest days.

A date is written as far as it is known (`2022`, `2022-09`, `2022-09-09`) and never padded. `?` (uncertain),
`~` (approximate) and `%` (both) stand behind a part, for it and all before it, or before a part, for that
part alone; they do not move the earliest and the latest day. All days are inclusive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

FIRST_YEAR, LAST_YEAR = 1, 9998
"""The years that can be written: `date` ends with 9999, where the day after the last day would overflow."""

LAST_DAY = date(LAST_YEAR, 12, 31)

PLACEHOLDERS = {"9999-12-31": "open", "1111-11-11": "unknown"}
"""Days that other registers write where they have none, and what they mean by them."""

OPEN = ".."
"""Written for an end that there is not, by agreement; an end that is not stated is left empty."""

_NO_DATE = ("", OPEN)

_DATE = re.compile(r"[?~%]?([0-9]{4})[?~%]?(?:-[?~%]?([0-9]{2})[?~%]?(?:-[?~%]?([0-9]{2})[?~%]?)?)?")
_QUALIFIERS = re.compile(r"[?~%]")
_READINGS_KEPT = 8192
_PARTS = ("year", "month", "day")


class DateError(ValueError):
    """A text that is no date or period: `code` names the sentence, `values` fill it, `text` is at fault.

    - `date-unreadable`: of no form known here.
    - `date-impossible`: `part` ("year", "month" or "day"; of a period "half" or "quarter" too) is outside `first`
      to `last`; `month` is the month of a day (`2022-02`), so that the sentence can say how many days that month
      has, else "".
    - `date-placeholder`: a day that stands for none; `meaning` is "open" (no end: write `/..`) or "unknown"
      (leave it out).
    - `period-reversed`: the period surely ends before it starts.
    - `period-unreadable`, `period-yearless`, `day-unreadable`: see `periods`.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Date:
    """A date as known: its text and the first and last day it can be."""

    text: str
    earliest: date
    latest: date
    uncertain: bool
    approximate: bool

    @property
    def precision(self) -> str:
        """How far it is known: "year", "month" or "day"."""
        if self.earliest == self.latest:
            return "day"
        return "month" if self.earliest.month == self.latest.month else "year"

    @property
    def qualified(self) -> bool:
        """Uncertain, approximate or both: what rests on it is at most possible."""
        return self.uncertain or self.approximate

    @property
    def uncertain_parts(self) -> tuple[str, ...]:
        """Those of "year", "month" and "day" that are uncertain: all that are written, or some of them."""
        parts = self.text.split("-")
        behind = max((place for place, part in enumerate(parts) if part[-1] in "?%"), default=-1)
        return tuple(
            name
            for place, (name, part) in enumerate(zip(_PARTS, parts, strict=False))
            if place <= behind or part[0] in "?%"
        )


@dataclass(frozen=True, slots=True)
class Period:
    """A term, or the days of an event, as stated.

    `start` and `end` are None where they are not stated, and where they are open (`start_open`, `end_open`:
    there is none by agreement). A single date is that whole year, month or day: there `start` and `end` are
    that date, and first and last day are exact.
    """

    text: str
    start: Date | None
    end: Date | None
    start_open: bool
    end_open: bool

    @property
    def single(self) -> bool:
        """Whether it is written as one date (`2022`), not as two ends (`2022/2022`)."""
        return "/" not in self.text

    @property
    def starts_earliest(self) -> date | None:
        """The first day that can be the first day of the period."""
        return self.start.earliest if self.start else None

    @property
    def starts_latest(self) -> date | None:
        """The last day that can be the first day of the period."""
        if self.start is None or self.single:
            return self.starts_earliest
        return min(self.start.latest, self.end.latest) if self.end else self.start.latest

    @property
    def ends_earliest(self) -> date | None:
        """The first day that can be the last day of the period."""
        if self.end is None or self.single:
            return self.ends_latest
        return max(self.end.earliest, self.start.earliest) if self.start else self.end.earliest

    @property
    def ends_latest(self) -> date | None:
        """The last day that can be the last day of the period."""
        return self.end.latest if self.end else None

    earliest, latest = starts_earliest, ends_latest
    """The days between which an event dated so can have been under way; None where that is not known."""

    @property
    def start_qualified(self) -> bool:
        """Whether the start is uncertain or approximate."""
        return self.start is not None and self.start.qualified

    @property
    def end_qualified(self) -> bool:
        """Whether the end is uncertain or approximate."""
        return self.end is not None and self.end.qualified

    @property
    def qualified(self) -> bool:
        """Whether the start or the end is uncertain or approximate."""
        return self.start_qualified or self.end_qualified

    @property
    def uncertain_parts(self) -> tuple[str, ...]:
        """Those of "year", "month" and "day" that are uncertain in the start, or in the end where it has more."""
        return max((end.uncertain_parts for end in (self.start, self.end) if end), key=len, default=())

    def length_in_years(self) -> float | int | None:
        """The length of a term, as people say it: an int where it is whole, else with one decimal.

        None where an end is not stated or open. Where one end is known to the year only, the difference of
        the years (`2022/2027` and `2022-07-02/2027` are 5); otherwise, and within one year, the length from
        the first to the last possible day, both included (`2022-07-02/2027-07-01` is 5, `2022-01/2022-06` is
        0.5, `2022` is 1).
        """
        if self.start is None or self.end is None:
            return None
        years = self.end.latest.year - self.start.earliest.year
        if years and "year" in (self.start.precision, self.end.precision):
            return years
        return years_between(self.start.earliest, self.end.latest + timedelta(days=1))


@lru_cache(maxsize=_READINGS_KEPT)
def read_date(text: str) -> Date:
    """Read one date, such as `2022`, `2022-09`, `2022-09-09`, `2022?-09-09` or `2019~`, years 0001 to 9998.

    Raises DateError: `date-unreadable`, `date-impossible`, `date-placeholder`.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        raise DateError("date-unreadable", text=text)
    plain = _QUALIFIERS.sub("", text)
    if plain in PLACEHOLDERS:
        raise DateError("date-placeholder", text=text, meaning=PLACEHOLDERS[plain])
    year, month, day = match.groups()
    try:
        earliest = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise _impossible(text, int(year), int(month or 1)) from None
    if earliest.year > LAST_YEAR:
        raise _impossible(text, earliest.year, earliest.month)
    last_month = earliest if month else earliest.replace(month=12)
    latest = earliest if day else _last_day_of_month(last_month)
    return Date(text, earliest, latest, "?" in text or "%" in text, "~" in text or "%" in text)


@lru_cache(maxsize=_READINGS_KEPT)
def read_period(text: str) -> Period:
    """Read a period: two dates (`2022/2027`), or one date, which is that whole year, month or day.

    `2022/..` has no end by agreement and `../2022` no start; in `2022/` and `/2027` the other end is not
    stated; `/..` has no end by agreement and its start is not stated. Raises DateError as `read_date`, with
    the text of the end at fault, and `period-reversed`.
    """
    first, slash, last = text.partition("/")
    if not slash:
        only = read_date(text)
        return Period(text, only, only, False, False)
    if first in _NO_DATE and last in _NO_DATE and text != "/..":
        raise DateError("date-unreadable", text=text)
    start = None if first in _NO_DATE else read_date(first)
    end = None if last in _NO_DATE else read_date(last)
    if start and end and end.latest < start.earliest:
        raise DateError("period-reversed", text=text)
    return Period(text, start, end, first == OPEN, last == OPEN)


def whole_date(first: date, last: date) -> Date | None:
    """The day, month or year whose first and last days these are; None where it is none of them."""
    if first == last:
        return Date(first.isoformat(), first, last, uncertain=False, approximate=False)
    known = (read_date(first.isoformat()[:length]) for length in (4, 7))
    return next((each for each in known if (each.earliest, each.latest) == (first, last)), None)


def add_days(day: date, days: int) -> date:
    """The day so many days later (earlier, where negative). Raises DateError as `add_months`."""
    moved = day.toordinal() + days
    if not 1 <= moved <= LAST_DAY.toordinal():
        raise _impossible(f"{day} {days:+}", 0, 1)
    return date.fromordinal(moved)


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months later (earlier, where negative), or a shorter month's last day.

    31 January and one month are 28 or 29 February, as Article 148 of Vietnam's Civil Code (91/2015/QH13)
    counts. Raises DateError `date-impossible` for a day outside the years 0001 to 9998.
    """
    year, month_before = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _impossible(str(year), year, 1)
    first_of_month = date(year, month_before + 1, 1)
    return first_of_month.replace(day=min(day.day, _last_day_of_month(first_of_month).day))


def _last_day_of_month(day: date) -> date:
    """Counted here: `calendar` would load `locale`, and every start would pay for both."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _impossible(text: str, year: int, month: int) -> DateError:
    """Say which part of a date that is none is at fault: the first that is outside its bounds."""
    part, first, last, of_month = "year", FIRST_YEAR, LAST_YEAR, ""
    if FIRST_YEAR <= year <= LAST_YEAR:
        part, first, last = "month", 1, 12
        if first <= month <= last:
            of_month = f"{year:04}-{month:02}"
            part, last = "day", _last_day_of_month(date(year, month, 1)).day
    return DateError("date-impossible", text=text, part=part, first=first, last=last, month=of_month)


def years_between(first: date, day_after: date) -> float | int:
    """Years from a day to another, to one decimal, halves up; days short of a month count as parts of 30."""
    months = (day_after.year - first.year) * 12 + day_after.month - first.month
    tenths = int((months + (day_after.day - first.day) / 30) / 1.2 + 0.5)
    return tenths / 10 if tenths % 10 else tenths // 10


DURATION_IN_WORDS: Final = re.compile(r"([1-9][0-9]{0,3}) +(day|week|month|year)s?")
CADENCE: Final = re.compile(r"(?:([1-9][0-9]{0,2}) +)?(week|month|quarter|year)s?")
ISO_DURATION: Final = re.compile(r"P([1-9][0-9]{0,3})([DWMY])")
_UNITS: Final = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
_DAYS: Final = {"day": 1, "week": 7}
_MOST_DAYS: Final = {**_DAYS, "month": 31, "quarter": 92, "year": 366}


@dataclass(frozen=True, slots=True)
class Duration:
    """So many days, weeks, months, quarters or years; `unit` is the singular."""

    count: int
    unit: str

    @property
    def text(self) -> str:
        """As it is written in a record: `3 months`."""
        return f"{self.count} {self.unit}{'s' if self.count > 1 else ''}"

    @property
    def cadence(self) -> str:
        """As a cadence is written in a record: `year`, `2 years`."""
        return self.unit if self.count == 1 else self.text

    @property
    def months(self) -> int:
        """How many months it is; 0 for one that is counted in days."""
        return self.count * _MONTHS.get(self.unit, 0)

    @property
    def most_days(self) -> int:
        """The most days that it can be: a month has 31, a year 366."""
        return self.count * _MOST_DAYS[self.unit]

    def after(self, day: date, times: int = 1) -> date:
        """The day that lies so many times this length later. Raises DateError outside the years 0001 to 9998."""
        if self.months:
            return add_months(day, times * self.months)
        return add_days(day, times * self.count * _DAYS[self.unit])

    def before(self, day: date) -> date:
        """The day that lies this length earlier. Raises DateError outside the years 0001 to 9998."""
        return self.after(day, -1)


@lru_cache(maxsize=1024)
def read_duration(text: str) -> Duration:
    """Read `3 months`, `1 year`, `90 days`, `2 weeks` or ISO 8601's `P3M`. Raises DateError `duration-unreadable`."""
    found = DURATION_IN_WORDS.fullmatch(text) or ISO_DURATION.fullmatch(text)
    if found is None:
        raise DateError("duration-unreadable", text=text)
    return Duration(int(found[1]), _UNITS.get(found[2], found[2]))


@lru_cache(maxsize=1024)
def read_cadence(text: str) -> Duration:
    """Read `year`, `2 years`, `6 months`, `quarter` or `week`. Raises DateError `cadence-unreadable`."""
    found = CADENCE.fullmatch(text)
    if found is None:
        raise DateError("cadence-unreadable", text=text)
    return Duration(int(found[1] or 1), found[2])
