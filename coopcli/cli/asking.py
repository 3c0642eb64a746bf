"""What was typed for the filters becomes criteria: places matched, codes, periods and parties resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coopcli.cli.filters import Filters, Terms
from coopcli.cli.usage import DID_YOU_MEAN
from coopcli.dates import DateError
from coopcli.durations import read_cadence
from coopcli.errors import UsageError
from coopcli.marking import N_
from coopcli.periods import Span, read_span
from coopcli.places.matching import meanings, nearest_names, reach
from coopcli.records.asked import PlaceAsked
from coopcli.records.codelists import CODELISTS, STATUS, Code
from coopcli.records.criteria import Criteria, PartyCriteria
from coopcli.records.fields import Label
from coopcli.store.finding.names import ids_of, named, words_query
from coopcli.store.finding.used import codes_used, places_used
from coopcli.store.opening import Connection
from coopcli.text import fold, key, nearest

_MOST_NAMES_SHOWN: Final = 30
STATUS_GROUPS: Final = {
    "ended": ("renewed", "lapsed", "terminated"),
    "in_force": ("in_force", "ending", "open_ended"),
}
"""What a status asked for stands for: an agreement that is ending is in force."""

_EACH: Final = re.compile("^(?:hang|moi|every) ")


@dataclass(frozen=True, slots=True)
class Asked:
    """The criteria, the provinces that were named for them, and the keys of all that the register uses."""

    criteria: Criteria
    places: tuple[PlaceAsked, ...]
    used: frozenset[str]


def criteria_of(connection: Connection, filters: Filters, text: str | None, today: date) -> Asked:
    """Read what was typed. Raises UsageError with the nearest word where one means nothing."""
    provinces = tuple(_place(connection, "--province", typed) for typed in filters.province)
    spots = tuple(_place(connection, "--place", typed) for typed in filters.place)
    party = PartyCriteria(
        ids=_parties(connection, "--party", filters.party),
        kinds=_codes(connection, "--kind", "kind", filters.kind),
        levels=_codes(connection, "--level", "level", filters.level),
        countries=_codes(connection, "--country", "country", filters.country),
        places=_keys(provinces),
        place_countries=_countries(provinces),
    )
    partner, partner_places = _partner(connection, filters.with_)
    criteria = Criteria(
        party=party,
        partner=partner,
        types=_codes(connection, "--type", "type", filters.type),
        standings=_codes(connection, "--standing", "standing", filters.standing),
        statuses=_statuses(filters.status),
        signed=_span("--signed", filters.signed, today),
        areas=_codes(connection, "--area", "area", filters.area),
        every=tuple(_cadence(typed) for typed in filters.every),
        when=_codes(connection, "--when", "when", filters.when),
        bound=_parties(connection, "--bound", filters.bound),
        activities=_codes(connection, "--activity", "activity", filters.activity),
        places=_keys(spots),
        years=_span("--year", filters.year, today),
        sources=_sources(connection, filters.source),
        words=_words(text),
    )
    places = (*provinces, *partner_places, *spots)
    return Asked(criteria, places, places_used(connection) if places else frozenset())


def with_terms(criteria: Criteria, terms: Terms, day: date) -> Criteria:
    """Add what is asked of the term: `--on` is in force on that day."""
    if terms.ends:
        criteria = replace(criteria, ends=read_asked_span("--ends", terms.ends, day))
    if terms.on:
        criteria = replace(criteria, statuses=tuple({*criteria.statuses, *STATUS_GROUPS["in_force"]}))
    return criteria


def read_asked_span(option: str, typed: str, today: date) -> Span:
    """Read a PERIOD. Raises UsageError where it is none."""
    try:
        return read_span(typed, today)
    except DateError as error:
        raise UsageError(
            N_('"{option}" cannot read "{typed}" as a period'),
            (N_("write for example 2025, 2025-06, Q3/2025, 2024/2026, 90d or quý III/2025"),),
            option=option,
            typed=typed,
        ) from error


def _span(option: str, typed: str | None, today: date) -> Span | None:
    return None if typed is None else read_asked_span(option, typed, today)


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


def unknown_place(option: str, typed: str) -> UsageError:
    """The error of a name that no province has, with the nearest names."""
    near = nearest_names(typed)
    return UsageError(
        N_('"{option}" does not know "{typed}"'),
        (DID_YOU_MEAN if near else N_("all provinces that have a name here: coop places"),),
        option=option,
        typed=typed,
        names=[f'"{name}"' for name in near],
    )


def _words(text: str | None) -> str:
    """Make the query of free text; text without a word in it finds nothing rather than everything."""
    return "" if text is None else words_query(text) or '""'


def _codes(connection: Connection, option: str, name: str, typed: tuple[str, ...]) -> tuple[str, ...]:
    """Give the codes that are meant: by code, by label in either language, or by a word that people use for it."""
    if not typed:
        return ()
    used = {code: Code(code, Label(code, code)) for code in codes_used(connection, name)}
    return coded(option, typed, {**used, **CODELISTS[name].codes})


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


def _statuses(typed: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for one in typed:
        code = one.replace("-", "_")
        labels = {
            key(label): known
            for known, entry in STATUS.codes.items()
            for label in (entry.label.vi, entry.label.en)
        }
        code = labels.get(key(one), code)
        if code not in STATUS.codes and code not in STATUS_GROUPS:
            raise unknown("--status", one, [*STATUS.codes, *STATUS_GROUPS])
        found += STATUS_GROUPS.get(code, (code,))
    return tuple(found)


def _cadence(typed: str) -> str:
    """Give a cadence as the store has it: `hàng năm` is `year`; `2 years`."""
    units = {key(code.label.vi): code.code for code in CODELISTS["cadence_unit"].codes.values()}
    asked = _EACH.sub("", fold(typed).strip())
    try:
        return read_cadence(units.get(key(asked), asked)).cadence
    except DateError:
        raise unknown("--every", typed, CODELISTS["cadence_unit"].codes) from None


def _parties(connection: Connection, option: str, typed: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for one in typed:
        ids = named(connection, one, ("parties",))
        if not ids:
            raise unknown(option, one, ids_of(connection, "parties"))
        found += ids
    return tuple(dict.fromkeys(found))


def _sources(connection: Connection, typed: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for one in typed:
        ids = named(connection, one, ("sources",))
        if not ids:
            raise unknown("--source", one, ids_of(connection, "sources"))
        found += ids
    return tuple(found)


def _place(connection: Connection, option: str, typed: str) -> PlaceAsked:
    """Match a province: by the gazetteer, else by what the register itself has under that name."""
    units = meanings(typed)
    if units:
        return PlaceAsked(typed, units, tuple(match for unit in units for match in reach(unit)))
    if key(typed) in places_used(connection):
        return PlaceAsked(typed, (), ())
    raise unknown_place(option, typed)


def _keys(asked: Iterable[PlaceAsked]) -> tuple[str, ...]:
    keys: list[str] = []
    for one in asked:
        keys += [match.place.key for match in one.matches] or [key(one.typed)]
    return tuple(dict.fromkeys(keys))


def _countries(asked: Iterable[PlaceAsked]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit.country for one in asked for unit in one.meanings))


def _partner(connection: Connection, typed: tuple[str, ...]) -> tuple[PartyCriteria, tuple[PlaceAsked, ...]]:
    """Read --with: each word is a country, a province or a party, tried in this order."""
    partner, places = PartyCriteria(), []
    for one in typed:
        try:
            countries = _codes(connection, "--with", "country", (one,))
            partner = replace(partner, countries=(*partner.countries, *countries))
            continue
        except UsageError:
            pass
        if meanings(one) or key(one) in places_used(connection):
            place = _place(connection, "--with", one)
            places.append(place)
            partner = replace(
                partner,
                places=(*partner.places, *_keys((place,))),
                place_countries=(*partner.place_countries, *_countries((place,))),
            )
            continue
        partner = replace(partner, ids=(*partner.ids, *_parties(connection, "--with", (one,))))
    return partner, tuple(places)
