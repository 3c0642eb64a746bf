"""Typed words become values: codes by code, by label in either language, by a word that people use; periods as spans.

The values that places, numbers and free words become stand here too; they are read in `where`, `figures` and
`filters/words`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from coopcli.asking.filter import Sql, Typed
from coopcli.days.dates import DateError, read_date
from coopcli.days.periods import Divided, Span, divide, divide_searched, read_day, read_span
from coopcli.errors import DID_YOU_MEAN, UsageError
from coopcli.i18n import Label, say, say_date
from coopcli.places import Match, Place
from coopcli.records.codelists import CODELISTS, ENDED, NARROWER, STATUS, WHOLLY, Code
from coopcli.records.spoken import cadence_meant, meant
from coopcli.store import Connection
from coopcli.text import N_, fold, key, nearest, to_type

STATUS_GROUPS: Final = {
    "ended": ("renewed", "lapsed", "terminated"),
    "in_force": ("in_force", "ending", "open_ended"),
}
"""What a status asked for stands for: an agreement that is ending is in force."""


YES_OR_NO: Final = {
    "yes": Code("yes", Label("có", "yes"), words=("true", "on", "đúng")),
    "no": Code("no", Label("không", "no"), words=("false", "off", "sai")),
}
"""What people type for yes and no."""


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

    `said_each` are those of what says each. `beside` gives the agreements that say all as a whole, not of one of their
    commitments. `exactly` are the records that the words name exactly: then nothing else is meant. `missing` are those
    that no record has.
    """

    wide: str
    each: tuple[str, ...]
    said_each: tuple[str, ...]
    run: Sql
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
_OR: Final = re.compile(" (?:hoac|or) ")


def read_codes(codelist: str) -> Callable[[Typed], tuple[str, ...]]:
    """Give the reader of the codes of a list; those that the register uses beside it are known too."""

    def read(typed: Typed) -> tuple[str, ...]:
        return find_codes(typed.option, typed.words, codes_known(typed.connection, codelist))

    return read


def codes_named(typed: Typed, codelist: str) -> tuple[str, ...]:
    """Give the codes of a list that words name whole; () where they may name something else."""
    codes = codes_known(typed.connection, codelist)
    named = [meant(word, codes.values()) for word in typed.words]
    return tuple(code for one in named if one.how == WHOLLY for code in one.codes)


def knows(codes: Iterable[Code]) -> Callable[[str], bool]:
    """Give what says whether a text is wholly one of these codes: the code, a label, or a word for it."""
    known = tuple(codes)

    def wholly(text: str) -> bool:
        found = meant(text, known)
        return found.how == WHOLLY and bool(found.codes)

    return wholly


def knows_code(codelist: str) -> Callable[[str], bool]:
    """Give what says whether a text is wholly a code of a list."""
    return knows(CODELISTS[codelist].codes.values())


def knows_status(text: str) -> bool:
    """Say whether a text is wholly a status, or a word for several."""
    return knows((*STATUS.codes.values(), ENDED))(text)


def knows_cadence(text: str) -> bool:
    """Say whether a text is a cadence."""
    return cadence_meant(text) is not None


def knows_period(text: str) -> bool:
    """Say whether a text is a PERIOD, whatever day it is."""
    return _is_read(read_span, text)


def knows_day(text: str) -> bool:
    """Say whether a text is a day."""
    return _is_read(read_day, text)


_SOME_DAY: Final = date(2000, 1, 1)
"""What is a period on one day is one on any other."""


def _is_read(read: Callable[[str, date], object], text: str) -> bool:
    try:
        read(text, _SOME_DAY)
    except DateError:
        return False
    return True


def codes_known(connection: Connection, codelist: str) -> Mapping[str, Code]:
    """Give the codes of a list, and those that the register uses beside it."""
    listed = CODELISTS[codelist].codes
    used = (code for code in codes_used(connection, codelist) if code not in listed)
    return {**listed, **{code: Code(code, Label(code, code)) for code in used}}


def codes_used(connection: Connection, codelist: str) -> list[str]:
    """Give the codes of an open codelist that stand in the register."""
    query = _USED.get(codelist)
    return [row[0] for row in connection.execute(query)] if query else []


def find_codes(option: str, typed: Iterable[str], codes: Mapping[str, Code]) -> tuple[str, ...]:
    """Give the codes that words mean: see `meant`; `this or that` means either.

    Raises UsageError for a word that means none, or may mean several, or something narrower.
    """
    return tuple(dict.fromkeys(code for one in typed for code in _find(option, one, codes)))


def find_code(option: str, typed: str, codes: Mapping[str, Code]) -> str:
    """Give the one code that a word means. Raises UsageError where it means none, or several."""
    first, *more = find_codes(option, (typed,), codes)
    if more:
        raise _several_error(option, typed, (first, *more), codes)
    return first


def _find(option: str, typed: str, codes: Mapping[str, Code]) -> tuple[str, ...]:
    found = meant(typed, codes.values())
    if found.certain:
        return found.codes
    either = [meant(one, codes.values()) for one in _OR.split(fold(typed))]
    if all(one.certain for one in either):
        return tuple(code for one in either for code in one.codes)
    if found.how == NARROWER:
        raise UsageError(
            N_('"{typed}" is narrower than what "{option}" takes'),
            (N_("it is only a part of {names}; what says it itself: {command}"),),
            option=option,
            typed=typed,
            names=[codes[code].explained() for code in found.codes],
            command=to_type(("coop", "search", typed)),
        )
    raise (
        _several_error(option, typed, found.codes, codes)
        if found.codes
        else unknown_word_error(option, typed, codes)
    )


def _several_error(option: str, typed: str, found: Iterable[str], codes: Mapping[str, Code]) -> UsageError:
    return UsageError(
        N_('"{option}" knows "{typed}" in several meanings'),
        (N_("write one of these: {names}"),),
        option=option,
        typed=typed,
        names=[codes[code].explained() for code in found],
    )


def read_statuses(typed: Typed) -> tuple[str, ...]:
    """Read statuses, or words for several of them."""
    found = find_codes(typed.option, typed.words, {**STATUS.codes, ENDED.code: ENDED})
    return tuple(dict.fromkeys(status for code in found for status in STATUS_GROUPS.get(code, (code,))))


def read_cadences(typed: Typed) -> tuple[str, ...]:
    """Read cadences as the store has them: `hàng năm` is `year`; `2 years`."""
    return tuple(_cadence(typed.option, word) for word in typed.words)


def _cadence(option: str, typed: str) -> str:
    asked = cadence_meant(typed)
    if asked is None:
        raise unknown_word_error(option, typed, CODELISTS["cadence_unit"].codes)
    return asked


def in_list(text: str, names: Collection[str]) -> list[str]:
    """Give what a list names, with commas between; `names` are those that have commas of their own."""
    most = max((name.count(",") for name in names), default=0) + 1
    parts, found = [part.strip() for part in text.split(",")], list[str]()
    while parts:
        sizes = range(min(most, len(parts)), 1, -1)
        size = next((size for size in sizes if key(",".join(parts[:size])) in set(map(key, names))), 1)
        found.append(", ".join(parts[:size]))
        del parts[:size]
    return [one for one in found if one]


class Periods(NamedTuple):
    """Which periods a command takes: what it says for example, whether `90d` is one, and one from year to year."""

    example: str
    counts: bool = False
    spans: bool = True


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
_NEAR_YEARS: Final = 40
"""So far from today an agreement may run: `90` is not meant as 2090."""
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
        message = N_('"{one}" and "{other}" are two periods')
        hint = N_("from one to the other is {one}/{other}") if takes.spans else takes.example
        raise UsageError(message, (hint,), one=found.text, other=other.text)
    return found


def period_searched(text: str, today: date) -> Divided:
    """Divide words that are looked for, see `divide_searched`. Raises UsageError for a month or quarter of no year."""
    try:
        return divide_searched(text, today)
    except DateError as error:
        raise _refuse(error, today, "", PERIODS) from error


def day_of(option: str, text: str, today: date) -> date:
    """Give the day that an option names, as people write it. Raises UsageError where it is none."""
    try:
        return read_day(text, today)
    except DateError as error:
        raise _refuse(error, today, option, Periods(N_("write it as 2025-06-30 or 30/6/2025"))) from error


def _refuse(error: DateError, today: date, option: str, takes: Periods) -> UsageError:
    """Give the error of a text that is no period or no day: what is wrong with it, and what to write."""
    values = {"before": "", "behind": "", **error.values, "year": today.year}
    message, hint = _fault(error, str(values["text"]), today, takes)
    if month := values.get("month"):
        values["month"] = say_date(read_date(str(month)))
    if near := _nearest_year(str(values["text"]), today):
        values["near"] = near
    if not option:
        return UsageError(message, (hint,), **values)
    return UsageError(
        '"{option}": {sentence}', (hint,), option=option, sentence=say(message, **values), **values
    )


def _fault(error: DateError, text: str, today: date, takes: Periods) -> tuple[str, str]:
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
            return N_('"{text}" names no year'), N_('did you mean "{before}{text}/{year}{behind}"?')
        case "day-unreadable":
            return N_('"{text}" is no day'), takes.example
    if not text.isdecimal():
        return N_('"{text}" is no period of time that can be read'), takes.example
    if takes.counts and len(text) <= _LONGEST_COUNT:
        return N_('"{text}" has no unit'), N_("did you mean {text}d ({text} days)?")
    hint = N_("did you mean {near}?") if _nearest_year(text, today) else takes.example
    return N_('"{text}" is no year: a year has four digits'), hint


def _nearest_year(text: str, today: date) -> str:
    """Give the year that a lone number may be, of two digits or one too many, if it is near today; "" for none."""
    if not text.isdecimal() or len(text) not in (2, 5):
        return ""
    year = f"{today.year // 100:02}{text}" if len(text) == 2 else text[:4]
    return year if abs(int(year) - today.year) <= _NEAR_YEARS else ""


def unknown_word_error(option: str, typed: str, known: Iterable[str] | Mapping[str, Code]) -> UsageError:
    """The error of a word that an option does not know: with the nearest that it does, else with all of them.

    Codes are said with their labels, and are near by these, too.
    """
    codes = known if isinstance(known, Mapping) else {}
    said = {name: codes[name].explained() if name in codes else name for name in known}
    words = {word: name for name in said for word in (codes[name].names if name in codes else (name,))}
    near = dict.fromkeys(words[word] for word in nearest(typed, words))
    names: list[object] = [*said.values()]
    if near:
        names = [codes[name].explained('"') if name in codes else f'"{name}"' for name in near]
    elif len(names) > _MOST_NAMES_SHOWN:
        names = [*names[:_MOST_NAMES_SHOWN], "…"]
    return UsageError(
        N_('"{option}" does not know "{typed}"'),
        (DID_YOU_MEAN if near else N_("it knows {names}"),) if names else (),
        option=option,
        typed=typed,
        names=names,
    )
