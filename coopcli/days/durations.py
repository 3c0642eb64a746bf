"""Lengths of time as papers state them: `3 months`, `90 days`, `1 year`; added as people count.

A cadence is the length in which something comes back: `year`, `2 years`, `quarter`.
A duration of months or years keeps to the calendar: 31 January and one month are 28 or 29 February (Civil Code
91/2015/QH13, article 148); one of days or weeks counts days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from coopcli.days.dates import DateError, add_days, add_months

_WORDS: Final = re.compile(r"([1-9][0-9]{0,3}) +(day|week|month|year)s?")
_CADENCE: Final = re.compile(r"(?:([1-9][0-9]{0,2}) +)?(week|month|quarter|year)s?")
_ISO: Final = re.compile(r"P([1-9][0-9]{0,3})([DWMY])")
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
    if found := _WORDS.fullmatch(text):
        return Duration(int(found[1]), found[2])
    if found := _ISO.fullmatch(text):
        return Duration(int(found[1]), _UNITS[found[2]])
    raise DateError("duration-unreadable", text=text)


@lru_cache(maxsize=1024)
def read_cadence(text: str) -> Duration:
    """Read `year`, `2 years`, `6 months`, `quarter` or `week`. Raises DateError `cadence-unreadable`."""
    found = _CADENCE.fullmatch(text)
    if found is None:
        raise DateError("cadence-unreadable", text=text)
    return Duration(int(found[1] or 1), found[2])
