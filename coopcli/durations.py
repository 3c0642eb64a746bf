"""Lengths of time as papers state them: `3 months`, `90 days`, `1 year`; added as people count.

A duration of months or years keeps to the calendar: 31 January and one month are 28 or 29 February (Civil Code
91/2015/QH13, article 148); one of days or weeks counts days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from coopcli.dates import DateError, add_days, add_months

_WORDS: Final = re.compile(r"([1-9][0-9]{0,3}) +(day|week|month|year)s?")
_ISO: Final = re.compile(r"P([1-9][0-9]{0,3})([DWMY])")
_UNITS: Final = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_MONTHS: Final = {"month": 1, "year": 12}
_DAYS: Final = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Duration:
    """So many days, weeks, months or years; `unit` is the singular."""

    count: int
    unit: str

    @property
    def text(self) -> str:
        """As it is written in a record: `3 months`."""
        return f"{self.count} {self.unit}{'s' if self.count > 1 else ''}"

    @property
    def most_days(self) -> int:
        """The most days that it can be: a month has 31, a year 366."""
        return self.count * {"day": 1, "week": 7, "month": 31, "year": 366}[self.unit]

    def after(self, day: date, times: int = 1) -> date:
        """The day that lies so many times this length later. Raises DateError outside the years 0001 to 9998."""
        if self.unit in _MONTHS:
            return add_months(day, times * self.count * _MONTHS[self.unit])
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
