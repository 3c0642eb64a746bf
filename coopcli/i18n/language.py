"""One language of the program: its sentences, its plurals, its dates and numbers."""

from __future__ import annotations

import datetime
import gettext
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Protocol

from coopcli.i18n.forms import Code, written_date, written_number
from coopcli.marking import N_
from coopcli.shipped import shipped

if TYPE_CHECKING:
    from coopcli.days.dates import Date, Period

_FALLBACKS = ("vi", "en")


@cache
def _catalogue(code: Code) -> gettext.NullTranslations:
    """Give the compiled catalogue; without one, as in English, messages stand as they are written."""
    return gettext.translation("coopcli", shipped("i18n"), languages=[code], fallback=True)


class Label(Protocol):
    """A word in both languages."""

    @property
    def vi(self) -> str:
        """The Vietnamese word."""

    @property
    def en(self) -> str:
        """The English word."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code. Everything a person reads passes through one of these."""

    code: Code

    def say(self, message: str, /, **values: object) -> str:
        """Give a marked message in this language, its braces filled; `{{` stands for one brace.

        Of the values, days are written as `day` does, several things with commas between them, texts in
        several languages in this one, all else by `str`. Braces inside a value mean nothing.
        """
        return self._filled(_catalogue(self.code).gettext(message), values) if message else ""

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Give the message that fits the number (`{number} record`, `{number} records`), its braces filled.

        `{number}` is the number as this language writes it.
        """
        message = _catalogue(self.code).ngettext(one, many, number)
        return self._filled(message, {**values, "number": self.number(number)})

    def day(self, day: datetime.date) -> str:
        """Write a day: `02/07/2022`, `2 July 2022`."""
        return written_date(self.code, day, "day")

    def date(self, date: Date) -> str:
        """Write a date as far as it is known, with a word where it is inferred (`?`) or approximate (`~`)."""
        written = written_date(self.code, date.earliest, date.precision)
        if date.approximate:
            written = self.say(N_("about {date}"), date=written)
        if date.uncertain:
            written = self.say(N_("{date} (inferred)"), date=written)
        return written

    def period(self, period: Period) -> str:
        """Write a period: `2022–2027`, `02/07/2022 – 01/07/2027`, `2022 – no end`; or its one date."""
        if period.single and period.start:
            return self.date(period.start)
        if period.start and period.end and _only_uncertain(period.start) and _only_uncertain(period.end):
            days = " – ".join(self.date(replace(end, uncertain=False)) for end in (period.start, period.end))
            return self.say(N_("{date} (inferred)"), date=days)
        start = self._end(period.start, period.start_open, N_("no start"))
        end = self._end(period.end, period.end_open, N_("no end"))
        return f"{start}–{end}" if start.isdigit() and end.isdigit() else f"{start} – {end}"

    def number(self, number: int | float | Decimal) -> str:
        """Write a number: `270.000.000` and `19,8`, or `270,000,000` and `19.8`."""
        return written_number(self.code, number)

    def pick(self, texts: Mapping[str, str] | str) -> str:
        """Give the text in this language, else Vietnamese, else English, else any; a plain string as it is.

        Keys are BCP 47 tags: `en-GB` counts as English. No text at all is "".
        """
        if isinstance(texts, str):
            return texts
        for code in (self.code, *_FALLBACKS):
            for tag, text in texts.items():
                if tag.lower() == code or tag.lower().startswith(f"{code}-"):
                    return text
        return next(iter(texts.values()), "")

    def label(self, label: Label) -> str:
        """Give a label's word in this language."""
        return label.vi if self.code == "vi" else label.en

    def join(self, items: Iterable[str]) -> str:
        """Give a list as it stands in a sentence: `a, b và c`, `a, b and c`."""
        *first, last = list(items) or [""]
        return self.say(N_("{items} and {last}"), items=", ".join(first), last=last) if first else last

    def _filled(self, message: str, values: Mapping[str, object]) -> str:
        return message.format_map({name: self._spoken(value) for name, value in values.items()})

    def _spoken(self, value: object) -> str:
        if isinstance(value, datetime.date):
            return self.day(value)
        if isinstance(value, Mapping):
            return self.pick(value)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return ", ".join(map(self._spoken, value))
        return str(value)

    def _end(self, date: Date | None, is_open: bool, open_words: str) -> str:
        if date is not None:
            return self.date(date)
        return self.say(open_words) if is_open else self.say(N_("not stated"))


def _only_uncertain(date: Date) -> bool:
    return date.uncertain and not date.approximate
