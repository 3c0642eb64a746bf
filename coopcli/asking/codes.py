"""Words become codes: by code, by label in either language, or by a word that people use; and periods become spans."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from coopcli.asking.filter import Typed
from coopcli.days.dates import DateError
from coopcli.days.durations import read_cadence
from coopcli.days.periods import Span, read_day, read_span
from coopcli.errors import DID_YOU_MEAN, UsageError
from coopcli.marking import N_
from coopcli.records.codelists import CODELISTS, STATUS, Code
from coopcli.records.fields import Label
from coopcli.store.opening import Connection
from coopcli.text import fold, key, nearest

STATUS_GROUPS: Final = {
    "ended": ("renewed", "lapsed", "terminated"),
    "in_force": ("in_force", "ending", "open_ended"),
}
"""What a status asked for stands for: an agreement that is ending is in force."""

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
        return coded(typed.option, typed.words, {**used, **CODELISTS[codelist].codes})

    return read


def codes_used(connection: Connection, codelist: str) -> list[str]:
    """Give the codes of an open codelist that stand in the register."""
    query = _USED.get(codelist)
    return [row[0] for row in connection.execute(query)] if query else []


def coded(option: str, typed: Iterable[str], codes: Mapping[str, Code]) -> tuple[str, ...]:
    """Give the codes that words mean: by code, label or synonym. Raises UsageError for a word that means none."""
    spoken: dict[str, list[str]] = {}
    for code in codes.values():
        for word in {code.code, code.label.vi, code.label.en, *code.words}:
            spoken.setdefault(key(word.replace("_", " ")), []).append(code.code)
    found: list[str] = []
    for one in typed:
        meant = spoken.get(key(one.replace("_", " ")))
        if meant is None:
            raise unknown(option, one, codes)
        found += meant
    return tuple(dict.fromkeys(found))


def read_statuses(typed: Typed) -> tuple[str, ...]:
    """Read statuses, or words for several of them."""
    found: list[str] = []
    for one in typed.words:
        code = one.replace("-", "_")
        labels = {
            key(label): known
            for known, entry in STATUS.codes.items()
            for label in (entry.label.vi, entry.label.en)
        }
        code = labels.get(key(one), code)
        if code not in STATUS.codes and code not in STATUS_GROUPS:
            raise unknown(typed.option, one, [*STATUS.codes, *STATUS_GROUPS])
        found += STATUS_GROUPS.get(code, (code,))
    return tuple(found)


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
        raise unknown(option, typed, CODELISTS["cadence_unit"].codes) from None


def read_period(typed: Typed) -> Span:
    """Read a PERIOD."""
    return span_of(typed.option, typed.words[-1], typed.today)


def span_of(option: str, typed: str, today: date) -> Span:
    """Give the days of a PERIOD. Raises UsageError where it is none."""
    try:
        return read_span(typed, today)
    except DateError as error:
        raise UsageError(
            N_('"{option}" cannot read "{typed}" as a period'),
            (N_("write for example 2025, 2025-06, Q3/2025, 2024/2026, 90d or quý III/2025"),),
            option=option,
            typed=typed,
        ) from error


def day_of(option: str, typed: str, today: date) -> date:
    """Give the day that an option names, as people write it. Raises UsageError where it is none."""
    try:
        return read_day(typed, today)
    except DateError as error:
        raise UsageError(
            N_('"{option}" takes a day, not "{text}"'),
            (N_("write it as 2025-06-30 or 30/6/2025"),),
            option=option,
            text=typed,
        ) from error


def unknown(option: str, typed: str, known: Iterable[str]) -> UsageError:
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
