"""Typed words become values: codes by code, by label in either language, by a word that people use; periods as spans.

The values that places, numbers and free words become stand here too; they are read in `where`, `figures` and
`filters/words`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from coopcli.asking.filter import Sql, Typed
from coopcli.days.dates import DateError, read_cadence, read_date
from coopcli.days.periods import Divided, Span, divide, read_day, read_span
from coopcli.errors import DID_YOU_MEAN, UsageError
from coopcli.i18n import Label, say, say_date
from coopcli.places import Match, Place
from coopcli.records.codelists import CODELISTS, STATUS, Code
from coopcli.store import Connection
from coopcli.text import N_, fold, key, nearest

STATUS_GROUPS: Final = {
    "ended": ("renewed", "lapsed", "terminated"),
    "in_force": ("in_force", "ending", "open_ended"),
}
"""What a status asked for stands for: an agreement that is ending is in force."""


class Spot(NamedTuple):
    """A place below the province, as the register writes it: the field that holds it, and its text."""

    level: str
    text: str


Around: TypeAlias = tuple[str, str | None, str | None, str | None]
"""Where a place below the province lies: the unit's key, the city or district, the commune, the village (None: any).

Of a record that says no more than this, whether it means that place cannot be told.
"""


class PlaceAsked(NamedTuple):
    """A place as typed, the units that the name means, and those whose records a search for them finds."""

    typed: str
    meanings: tuple[Place, ...]
    matches: tuple[Match, ...]


class PlacesAsked(NamedTuple):
    """What the places typed for an option mean.

    `keys` are those of units, or the folded names that the register has and the gazetteer lacks; `countries` those of
    the units; `spots` are places below the province, `around` where these lie.
    """

    named: tuple[PlaceAsked, ...]
    keys: tuple[str, ...]
    countries: tuple[str, ...]
    spots: tuple[Spot, ...] = ()
    around: tuple[Around, ...] = ()


Phrase: TypeAlias = tuple[str, ...]
"""Words side by side."""


class Spelled(NamedTuple):
    """Words side by side, folded and as they are written."""

    words: Phrase
    written: Phrase

    def __add__(self, other: object) -> Spelled:
        """Give both, one behind the other."""
        words, written = other if isinstance(other, Spelled) else ((), ())
        return Spelled((*self.words, *words), (*self.written, *written))


class Figure(NamedTuple):
    """A number that was typed: how many of the words are of it, and all ways to write it, its unit included."""

    taken: int
    forms: tuple[Spelled, ...]


class WordsRead(NamedTuple):
    """The full-text queries of what holds words or is helped to be found by them, of all and of each; what says them.

    `beside` gives the agreements that say them as a whole, not of one of their commitments. `exactly` are the records
    that the words name exactly: then nothing else is meant. `missing` are those that no record has.
    """

    wide: str
    each: tuple[str, ...]
    near: Sql
    beside: Sql
    exactly: tuple[str, ...]
    missing: tuple[str, ...] = ()


_USED: Final = {
    "type": "SELECT DISTINCT type FROM agreement WHERE type IS NOT NULL",
    "kind": "SELECT DISTINCT kind FROM party WHERE kind IS NOT NULL",
    "country": "SELECT DISTINCT country FROM party WHERE country IS NOT NULL",
    "area": "SELECT DISTINCT area FROM area",
    "activity": "SELECT DISTINCT kind FROM activity_kind",
}
"""The codes that stand in the register, by codelist; the closed ones need no entry."""

_MOST_NAMES_SHOWN: Final = 60
_EACH: Final = re.compile("^(?:hang|moi|every) ")


def read_codes(codelist: str) -> Callable[[Typed], tuple[str, ...]]:
    """Give the reader of the codes of a list; those that the register uses beside it are known too."""

    def read(typed: Typed) -> tuple[str, ...]:
        used = {code: Code(code, Label(code, code)) for code in codes_used(typed.connection, codelist)}
        return find_codes(typed.option, typed.words, {**used, **CODELISTS[codelist].codes})

    return read


def codes_used(connection: Connection, codelist: str) -> list[str]:
    """Give the codes of an open codelist that stand in the register."""
    query = _USED.get(codelist)
    return [row[0] for row in connection.execute(query)] if query else []


def find_codes(option: str, typed: Iterable[str], codes: Mapping[str, Code]) -> tuple[str, ...]:
    """Give the codes that words mean: by code, label or synonym. Raises UsageError for a word that means none."""
    spoken: dict[str, list[str]] = {}
    for code in codes.values():
        for word in {code.code, code.label.vi, code.label.en, *code.words}:
            spoken.setdefault(key(word.replace("_", " ")), []).append(code.code)
    found: list[str] = []
    for one in typed:
        meant = spoken.get(key(one.replace("_", " ")))
        if meant is None:
            raise unknown_word_error(option, one, codes)
        found += meant
    return tuple(dict.fromkeys(found))


def read_statuses(typed: Typed) -> tuple[str, ...]:
    """Read statuses, or words for several of them."""
    groups = {group: Code(group, Label(group, group)) for group in STATUS_GROUPS.keys() - STATUS.codes.keys()}
    found = find_codes(typed.option, typed.words, {**STATUS.codes, **groups})
    return tuple(status for code in found for status in STATUS_GROUPS.get(code, (code,)))


def read_cadences(typed: Typed) -> tuple[str, ...]:
    """Read cadences as the store has them: `hàng năm` is `year`; `2 years`."""
    return tuple(_cadence(typed.option, word) for word in typed.words)


def _cadence(option: str, typed: str) -> str:
    units = {key(code.label.vi): code.code for code in CODELISTS["cadence_unit"].codes.values()}
    number, _, unit = _EACH.sub("", fold(typed).strip()).rpartition(" ")
    asked = " ".join(filter(None, (number, units.get(key(unit), unit))))
    try:
        return read_cadence(asked).cadence
    except DateError:
        raise unknown_word_error(option, typed, CODELISTS["cadence_unit"].codes) from None


class Periods(NamedTuple):
    """Which periods a command takes: what it says for example, and whether `90d` is one."""

    example: str
    counts: bool = False


PERIODS: Final = Periods(
    N_("write for example 2025, 2025-06, Q3/2025, 2024/2026, 90d or quý III/2025"), counts=True
)
YEARS: Final = Periods(N_("write for example 2022, or 2019/2027 for each of several years"))

_PARTS: Final = {
    "year": N_('"{text}" lies outside the years {first} to {last}'),
    "half": N_('there is no such half as in "{text}": a year has {last}'),
    "quarter": N_('there is no such quarter as in "{text}": a year has {last}'),
    "month": N_('there is no such month as in "{text}": a year has {last}'),
    "day": N_('there is no day "{text}": {month} has {last} days'),
}
"""What is said of a date that is none, by the part that is outside its bounds."""
_PLACEHOLDERS: Final = {
    "open": N_('"{text}" stands for no end'),
    "unknown": N_('"{text}" stands for a day that is not known'),
}
_LONGEST_COUNT: Final = 3
"""A lone number with more digits is a year that is mistyped."""


def read_period(typed: Typed) -> Span:
    """Read a PERIOD."""
    return span_of(typed.words[-1], typed.today, typed.option)


def span_of(text: str, today: date, option: str = "", takes: Periods = PERIODS) -> Span:
    """Give the days of a PERIOD. Raises UsageError where it is none, which names the option, if it is one's."""
    try:
        return read_span(text, today)
    except DateError as error:
        raise _refuse(error, today, option, takes) from error


def period_in(text: str, today: date, takes: Periods = PERIODS) -> Divided:
    """Divide words into the PERIOD that they begin or end with, and the others.

    Raises UsageError for what is meant as a period and is none, and for two of them.
    """
    try:
        found = divide(text, today)
        other = divide(found.rest, today) if found.span else None
    except DateError as error:
        raise _refuse(error, today, "", takes) from error
    if other and other.span and not other.rest:
        message, hint = (
            N_('"{one}" and "{other}" are two periods'),
            N_("from one to the other is {one}/{other}"),
        )
        raise UsageError(message, (hint,), one=found.text, other=other.text)
    return found


def day_of(option: str, text: str, today: date) -> date:
    """Give the day that an option names, as people write it. Raises UsageError where it is none."""
    try:
        return read_day(text, today)
    except DateError as error:
        raise _refuse(error, today, option, Periods(N_("write it as 2025-06-30 or 30/6/2025"))) from error


def _refuse(error: DateError, today: date, option: str, takes: Periods) -> UsageError:
    """Give the error of a text that is no period or no day: what is wrong with it, and what to write."""
    values = {**error.values, "year": today.year}
    message, hint = _fault(error, str(values["text"]), takes)
    if month := values.get("month"):
        values["month"] = say_date(read_date(str(month)))
    if near := _nearest_year(str(values["text"])):
        values["near"] = near
    if not option:
        return UsageError(message, (hint,), **values)
    return UsageError(
        '"{option}": {sentence}', (hint,), option=option, sentence=say(message, **values), **values
    )


def _fault(error: DateError, text: str, takes: Periods) -> tuple[str, str]:
    """Give the marked sentence and its hint."""
    match error.code:
        case "date-impossible":
            return _PARTS[str(error.values["part"])], takes.example
        case "date-placeholder":
            meaning = str(error.values["meaning"])
            no_end = N_("write two dots where there is no end: 2024/..")
            return _PLACEHOLDERS[meaning], no_end if takes.counts and meaning == "open" else takes.example
        case "period-reversed":
            return N_('"{text}" ends before it begins'), N_("write the earlier date first")
        case "period-yearless":
            return N_('"{text}" names no year'), N_('did you mean "{text}/{year}"?')
        case "day-unreadable":
            return N_('"{text}" is no day'), takes.example
    if not text.isdecimal():
        return N_('"{text}" is no period of time that can be read'), takes.example
    if takes.counts and len(text) <= _LONGEST_COUNT:
        return N_('"{text}" has no unit'), N_("did you mean {text}d ({text} days)?")
    hint = N_("did you mean {near}?") if _nearest_year(text) else takes.example
    return N_('"{text}" is no year: a year has four digits'), hint


def _nearest_year(text: str) -> str:
    """Give the year that a lone number may be: of two digits, or one too many; "" for none."""
    if not text.isdecimal() or len(text) not in (2, 5):
        return ""
    return f"20{text}" if len(text) == 2 else text[:4]


def unknown_word_error(option: str, typed: str, known: Iterable[str]) -> UsageError:
    """The error of a word that an option does not know: with the nearest that it does, else with all of them."""
    names = list(dict.fromkeys(known))
    near = nearest(typed, names)
    shown = near or (names if len(names) <= _MOST_NAMES_SHOWN else [*names[:_MOST_NAMES_SHOWN], "…"])
    return UsageError(
        N_('"{option}" does not know "{typed}"'),
        (DID_YOU_MEAN if near else N_("it knows {names}"),) if names else (),
        option=option,
        typed=typed,
        names=[f'"{name}"' for name in near] if near else shown,
    )
