"""The two languages: sentences from gettext catalogues, dates and numbers as each language writes them.

The source language is English: a message is its own English text, and `vi/LC_MESSAGES/coopcli.po` is the one
catalogue. English needs none, plurals included, for both of its forms stand in the call.

The front door binds the language of a run once, `with speaking(language)`; in the block `say` and its like speak it.
"""

from __future__ import annotations

import datetime
import gettext
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

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
class Language:
    """A language by its code. Everything a person reads is said in one: see `speaking`."""

    code: Code


@dataclass(frozen=True, slots=True)
class Label:
    """A word in both languages."""

    vi: str
    en: str


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

_SPOKEN: ContextVar[Language] = ContextVar("language")
_CATALOGUES = Path(__file__).parent
_FALLBACKS = ("vi", "en")


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
    """Give a marked message in the language, its braces filled; `{{` stands for one brace.

    Of the values, days are written as `say_day` does, several things with commas between them, texts in several
    languages in this one, all else by `str`. Braces inside a value mean nothing.
    """
    return _fill(_catalogue(spoken_language().code).gettext(message), values) if message else ""


def say_in_all(message: str, /, **values: object) -> dict[Code, str]:
    """Give a marked message in every language, by its code: see `say`."""
    return in_all(lambda: say(message, **values))


def in_all(make: Callable[[], str]) -> dict[Code, str]:
    """Give what is said in every language, by its code."""
    said: dict[Code, str] = {}
    for code in FORMS:
        with speaking(Language(code)):
            said[code] = make()
    return said


def count(one: str, many: str, number: int, /, **values: object) -> str:
    """Give the message that fits the number (`{number} record`, `{number} records`), its braces filled.

    `{number}` is the number as the language writes it.
    """
    message = _catalogue(spoken_language().code).ngettext(one, many, number)
    return _fill(message, {**values, "number": say_number(number)})


def say_day(day: datetime.date) -> str:
    """Write a day: `02/07/2022`, `2 July 2022`."""
    return _write(day, _forms().day)


def say_date(date: Date) -> str:
    """Write a date as far as it is known, with a word where it is inferred (`?`) or approximate (`~`)."""
    forms = _forms()
    written = _write(date.earliest, {"year": "{year}", "month": forms.month}.get(date.precision, forms.day))
    if date.approximate:
        written = say(N_("about {date}"), date=written)
    return (
        say(_INFERRED.get(_partly_inferred(date), _WHOLLY_INFERRED), date=written)
        if date.uncertain
        else written
    )


_WHOLLY_INFERRED: Final = N_("{date} (inferred)")
_INFERRED: Final[Mapping[tuple[str, ...], str]] = {
    ("year",): N_("{date} (the year is inferred)"),
    ("month",): N_("{date} (the month is inferred)"),
    ("day",): N_("{date} (the day is inferred)"),
    ("year", "month"): N_("{date} (year and month are inferred)"),
    ("year", "day"): N_("{date} (year and day are inferred)"),
    ("month", "day"): N_("{date} (month and day are inferred)"),
}


def say_inferred(text: str) -> str:
    """Write behind a text that it is known by inference only."""
    return say(_WHOLLY_INFERRED, date=text)


def _partly_inferred(date: Date) -> tuple[str, ...]:
    """Give the parts of a date that are inferred, () where that is the whole of it."""
    parts = date.uncertain_parts
    return () if len(parts) == date.text.count("-") + 1 else parts


def say_period(period: Period) -> str:
    """Write a period: `2022–2027`, `02/07/2022 – 01/07/2027`, `2022 – no end`; or its one date."""
    if period.single and period.start:
        return say_date(period.start)
    if period.start and period.end and _alike_inferred(period.start, period.end):
        days = " – ".join(say_date(replace(end, uncertain=False)) for end in (period.start, period.end))
        return say(_INFERRED.get(_partly_inferred(period.start), _WHOLLY_INFERRED), date=days)
    start = _say_end(period.start, period.start_open, N_("no start"))
    end = _say_end(period.end, period.end_open, N_("no end"))
    return f"{start}–{end}" if start.isdigit() and end.isdigit() else f"{start} – {end}"


def say_number(number: int | float | Decimal) -> str:
    """Write a number with all its digits: `270.000.000`, `19,8` or `270,000,000`, `19.8`; no zeros last.

    What is no finite number stays as Python writes it (`inf`, `NaN`).
    """
    exact = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
    if not exact.is_finite():
        return str(number)
    digits = f"{exact:,f}"
    if "." in digits:
        digits = digits.rstrip("0").removesuffix(".")
    return digits.translate({ord(","): _forms().thousands, ord("."): _forms().decimal})


def pick(texts: Mapping[str, str] | str) -> str:
    """Give the text in the language, else Vietnamese, else English, else any; a plain string as it is.

    Keys are BCP 47 tags: `en-GB` counts as English. No text at all is "".
    """
    if isinstance(texts, str):
        return texts
    for code in (spoken_language().code, *_FALLBACKS):
        for tag, text in texts.items():
            if tag.lower() == code or tag.lower().startswith(f"{code}-"):
                return text
    return next(iter(texts.values()), "")


def say_label(label: Label) -> str:
    """Give a label's word."""
    return label.vi if spoken_language().code == "vi" else label.en


def join(items: Iterable[str]) -> str:
    """Give a list as it stands in a sentence: `a, b và c`, `a, b and c`."""
    *first, last = list(items) or [""]
    return say(N_("{items} and {last}"), items=", ".join(first), last=last) if first else last


@cache
def _catalogue(code: Code) -> gettext.NullTranslations:
    """Give the compiled catalogue; without one, as in English, messages stand as they are written."""
    return gettext.translation("coopcli", _CATALOGUES, languages=[code], fallback=True)


def _forms() -> Forms:
    return FORMS[spoken_language().code]


def _write(day: datetime.date, pattern: str) -> str:
    return pattern.format(day=day.day, month=day.month, name=_MONTHS[day.month - 1], year=day.year)


def _fill(message: str, values: Mapping[str, object]) -> str:
    return message.format_map({name: _spoken(value) for name, value in values.items()})


def _spoken(value: object) -> str:
    if isinstance(value, datetime.date):
        return say_day(value)
    if isinstance(value, Mapping):
        return pick(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(_spoken, value))
    return str(value)


def _say_end(date: Date | None, is_open: bool, open_words: str) -> str:
    if date is not None:
        return say_date(date)
    return say(open_words) if is_open else say(N_("not stated"))


def _alike_inferred(start: Date, end: Date) -> bool:
    """Whether the same of both ends is inferred, and nothing approximate: they are said to be so once."""
    both = (start, end)
    return (
        all(date.uncertain and not date.approximate for date in both)
        and len(set(map(_partly_inferred, both))) == 1
    )


_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX (Base Definitions, 8.2) has them decide; an empty one does not count."""


def language_of(
    option: str | None, environment: Mapping[str, str], configured: Code | None = None
) -> Language:
    """Give the language of --lang (`option`), else of COOP_LANG, else the one configured, else that of the system.

    Raises UsageError where --lang or COOP_LANG names a language that the program does not speak.
    """
    for place, asked in (("--lang", option), ("COOP_LANG", environment.get("COOP_LANG") or None)):
        if asked is not None:
            return Language(_read_code(place, asked))
    if configured is not None:
        return Language(configured)
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
