"""Typed words become values: codes by code, by label in either language, by a word that people use; periods as spans.

The values that places and numbers become stand here too; they are read in `where` and `figures`.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from coopcli.asking.filter import Typed
from coopcli.days.dates import DateError
from coopcli.days.periods import Span, read_day, read_span
from coopcli.errors import DID_YOU_MEAN, UsageError
from coopcli.i18n import Label
from coopcli.places import Match, Place
from coopcli.records.codelists import CODELISTS, ENDED, NARROWER, STATUS, WHOLLY, Code
from coopcli.records.spoken import cadence_meant, meant
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
        return find_codes(typed.option, typed.words, _codes_known(typed.connection, codelist))

    return read


def codes_named(typed: Typed, codelist: str) -> tuple[str, ...]:
    """Give the codes of a list that words name whole; () where they may name something else."""
    codes = _codes_known(typed.connection, codelist)
    named = [meant(word, codes.values()) for word in typed.words]
    return tuple(code for one in named if one.how == WHOLLY for code in one.codes)


def _codes_known(connection: Connection, codelist: str) -> Mapping[str, Code]:
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
            command=shlex.join(("coop", "search", typed)),
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


def read_period(typed: Typed) -> Span:
    """Read a PERIOD."""
    return span_of(typed.option, typed.words[-1], typed.today)


def span_of(option: str, typed: str, today: date) -> Span:
    """Give the days of a PERIOD. Raises UsageError where it is none."""
    try:
        return read_span(typed, today)
    except DateError as error:
        hint = N_("write for example 2025, 2025-06, Q3/2025, 2024/2026, 90d or quý III/2025")
        message = N_('"{option}" cannot read "{typed}" as a period')
        raise UsageError(message, (hint,), option=option, typed=typed) from error


def day_of(option: str, typed: str, today: date) -> date:
    """Give the day that an option names, as people write it. Raises UsageError where it is none."""
    try:
        return read_day(typed, today)
    except DateError as error:
        hint, message = N_("write it as 2025-06-30 or 30/6/2025"), N_('"{option}" takes a day, not "{text}"')
        raise UsageError(message, (hint,), option=option, text=typed) from error


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
