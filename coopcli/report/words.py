"""What the values of the yearly report are made of: words, words of which a part is not known, or None: not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from coopcli.days.dates import read_date
from coopcli.i18n import say, say_date
from coopcli.marking import N_
from coopcli.records.data import inferred_in
from coopcli.records.rows import Data
from coopcli.report.period import Entry


@dataclass(frozen=True, slots=True)
class Partly:
    """Words of a value of which a part is not known; the words say which."""

    text: str


Value: TypeAlias = str | Partly | None
Make: TypeAlias = Callable[[Entry], Value]


def unknown() -> str:
    """Give the words for what is not known."""
    return say(N_("unknown"))


def date_of(data: Data, field: str) -> str | None:
    """A date, with the word that it is inferred where its record says so."""
    if not data.get(field):
        return None
    said = say_date(read_date(str(data[field])))
    reasons = inferred_in(data)
    if field in reasons and not read_date(str(data[field])).uncertain:
        return say(N_("{date} (inferred)"), date=said)
    return said


def whole(text: str, complete: bool) -> Value:
    """Give the words as a value, wholly known or not."""
    return text if complete else Partly(text)
