"""The language of the run, bound once; and the functions that speak in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from typing import TYPE_CHECKING

from coopcli.i18n.language import Label, Language

if TYPE_CHECKING:
    from coopcli.days.dates import Date, Period

_SPOKEN: ContextVar[Language] = ContextVar("language")


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak this language inside the block, in this thread; what is made lazily must be finished there."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def spoken() -> Language:
    """Give the language that is spoken. Raises LookupError where none is: nothing is said before one is bound."""
    return _SPOKEN.get()


def say(message: str, /, **values: object) -> str:
    """Give a marked message, its braces filled: see `Language.say`."""
    return spoken().say(message, **values)


def count(one: str, many: str, number: int, /, **values: object) -> str:
    """Give the message that fits the number, its braces filled: see `Language.count`."""
    return spoken().count(one, many, number, **values)


def say_day(day: datetime.date) -> str:
    """Write a day: `02/07/2022`, `2 July 2022`."""
    return spoken().day(day)


def say_date(date: Date) -> str:
    """Write a date as far as it is known: see `Language.date`."""
    return spoken().date(date)


def say_period(period: Period) -> str:
    """Write a period, or its one date: see `Language.period`."""
    return spoken().period(period)


def say_number(number: int | float | Decimal) -> str:
    """Write a number: `270.000.000` and `19,8`, or `270,000,000` and `19.8`."""
    return spoken().number(number)


def pick(texts: Mapping[str, str] | str) -> str:
    """Give the text in the language, else in another one: see `Language.pick`."""
    return spoken().pick(texts)


def say_label(label: Label) -> str:
    """Give a label's word."""
    return spoken().label(label)


def join(items: Iterable[str]) -> str:
    """Give a list as it stands in a sentence: `a, b và c`, `a, b and c`."""
    return spoken().join(items)
