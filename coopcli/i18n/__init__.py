"""The two languages: sentences from gettext catalogues, dates and numbers as each language writes them.

The source language is English: a message is its own English text, and `vi/LC_MESSAGES/coopcli.po` is the one
catalogue. English needs none, plurals included, for both of its forms stand in the call.

The front door binds the language of a run once, `with speaking(language)`; in the block `say` and its like speak it.
"""

from __future__ import annotations

import datetime
import gettext
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from coopcli.errors import UsageError
from coopcli.text import N_

if TYPE_CHECKING:
    from coopcli.days.dates import Date, Period

Code = Literal["vi", "en"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Forms:
    """Patterns with `day`, `month`, `name` (of the month, in English) and `year`; the signs in numbers."""

    day: str
    month: str
    thousands: str
    decimal: str


FORMS: dict[Code, Forms] = {
    "vi": Forms(day="{day:02}/{month:02}/{year}", month="{month:02}/{year}", thousands=".", decimal=","),
    "en": Forms(day="{day} {name} {year}", month="{name} {year}", thousands=",", decimal="."),
}


def write_date(code: Code, day: datetime.date, precision: str) -> str:
    """Write a day to the precision: `2022`, `07/2022`, `02/07/2022` or `July 2022`, `2 July 2022`."""
    if precision == "year":
        return str(day.year)
    pattern = FORMS[code].month if precision == "month" else FORMS[code].day
    return pattern.format(day=day.day, month=day.month, name=_MONTHS[day.month - 1], year=day.year)


def write_number(code: Code, number: int | float | Decimal) -> str:
    """Write a number with all its digits: `270.000.000`, `19,8` or `270,000,000`, `19.8`; no zeros last.

    What is no finite number stays as Python writes it (`inf`, `NaN`).
    """
    exact = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
    if not exact.is_finite():
        return str(number)
    digits = f"{exact:,f}"
    if "." in digits:
        digits = digits.rstrip("0").removesuffix(".")
    forms = FORMS[code]
    return digits.translate({ord(","): forms.thousands, ord("."): forms.decimal})


_CATALOGUES = Path(__file__).parent
_FALLBACKS = ("vi", "en")


@cache
def _catalogue(code: Code) -> gettext.NullTranslations:
    """Give the compiled catalogue; without one, as in English, messages stand as they are written."""
    return gettext.translation("coopcli", _CATALOGUES, languages=[code], fallback=True)


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
        return write_date(self.code, day, "day")

    def date(self, date: Date) -> str:
        """Write a date as far as it is known, with a word where it is inferred (`?`) or approximate (`~`)."""
        written = write_date(self.code, date.earliest, date.precision)
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
        return write_number(self.code, number)

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


_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX (Base Definitions, 8.2) has them decide; an empty one does not count."""


def language_of(option: str | None, environment: Mapping[str, str]) -> Language:
    """Give the language of --lang (`option`), else of COOP_LANG, else of the system: Vietnamese, or English.

    Raises UsageError where --lang or COOP_LANG names a language that the program does not speak.
    """
    for place, asked in (("--lang", option), ("COOP_LANG", environment.get("COOP_LANG") or None)):
        if asked is not None:
            return Language(_read_code(place, asked))
    return Language("vi" if _system_locale(environment).lower().startswith("vi") else "en")


def _read_code(place: str, asked: str) -> Code:
    """Read `vi`, and `vi_VN.UTF-8` and `en-GB` too, as the variables of the system have them."""
    for code in FORMS:
        if asked.lower().replace("_", "-").partition(".")[0].partition("-")[0] == code:
            return code
    raise UsageError(
        N_('{place} takes {languages}, not "{asked}"'), place=place, languages=tuple(FORMS), asked=asked
    )


def _system_locale(environment: Mapping[str, str]) -> str:
    for name in _LOCALE_VARIABLES:
        if environment.get(name):
            return environment[name]
    if sys.platform == "win32":
        import locale  # only Windows, which sets none of these variables, has to ask for it

        return locale.getlocale()[0] or ""
    return ""


_SPOKEN: ContextVar[Language] = ContextVar("language")


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak this language inside the block, in this thread; what is made lazily must be finished there."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def spoken_language() -> Language:
    """Give the language that is spoken. Raises LookupError where none is: nothing is said before one is bound."""
    return _SPOKEN.get()


def say(message: str, /, **values: object) -> str:
    """Give a marked message, its braces filled: see `Language.say`."""
    return spoken_language().say(message, **values)


def count(one: str, many: str, number: int, /, **values: object) -> str:
    """Give the message that fits the number, its braces filled: see `Language.count`."""
    return spoken_language().count(one, many, number, **values)


def say_day(day: datetime.date) -> str:
    """Write a day: `02/07/2022`, `2 July 2022`."""
    return spoken_language().day(day)


def say_date(date: Date) -> str:
    """Write a date as far as it is known: see `Language.date`."""
    return spoken_language().date(date)


def say_period(period: Period) -> str:
    """Write a period, or its one date: see `Language.period`."""
    return spoken_language().period(period)


def say_number(number: int | float | Decimal) -> str:
    """Write a number: `270.000.000` and `19,8`, or `270,000,000` and `19.8`."""
    return spoken_language().number(number)


def pick(texts: Mapping[str, str] | str) -> str:
    """Give the text in the language, else in another one: see `Language.pick`."""
    return spoken_language().pick(texts)


def say_label(label: Label) -> str:
    """Give a label's word."""
    return spoken_language().label(label)


def join(items: Iterable[str]) -> str:
    """Give a list as it stands in a sentence: `a, b và c`, `a, b and c`."""
    return spoken_language().join(items)
