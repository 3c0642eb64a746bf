"""What was typed for the filters of activities becomes criteria; the place may lie below the province."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from coopcli.cli.asking import criteria_of, unknown, unknown_place
from coopcli.cli.filters import Filters
from coopcli.finding.activities import spots_named
from coopcli.finding.names import ids_of, named
from coopcli.finding.used import places_used
from coopcli.places.matching import meanings, reach
from coopcli.records.asked import PlaceAsked
from coopcli.records.events import ActivityCriteria
from coopcli.store.opening import Connection
from coopcli.text import key


@dataclass(frozen=True, slots=True)
class ActivitiesAsked:
    """The criteria, the provinces that were named for them, and the keys of all that the register uses."""

    criteria: ActivityCriteria
    places: tuple[PlaceAsked, ...]
    used: frozenset[str]


def activity_criteria_of(
    connection: Connection, filters: Filters, agreements: tuple[str, ...], text: str | None, today: date
) -> ActivitiesAsked:
    """Read what was typed. Raises UsageError with the nearest word where one means nothing."""
    asked = criteria_of(connection, replace(filters, place=()), text, today)
    used = places_used(connection)
    provinces: list[PlaceAsked] = []
    keys: list[str] = []
    spots: list[str] = []
    for typed in filters.place:
        units = meanings(typed)
        below = spots_named(connection, typed)
        if not units and not below and key(typed) not in used:
            raise unknown_place("--place", typed)
        matches = tuple(match for unit in units for match in reach(unit))
        provinces += [PlaceAsked(typed, units, matches)] if units else []
        keys += [match.place.key for match in matches] or [key(typed)]
        spots += below
    criteria = ActivityCriteria(
        party=asked.criteria.party,
        kinds=asked.criteria.activities,
        areas=asked.criteria.areas,
        places=tuple(keys),
        spots=tuple(spots),
        years=asked.criteria.years,
        agreements=_agreements(connection, agreements),
        sources=asked.criteria.sources,
        words=asked.criteria.words,
    )
    return ActivitiesAsked(criteria, (*asked.places, *provinces), used)


def _agreements(connection: Connection, typed: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for one in typed:
        ids = named(connection, one, ("agreements",))
        if not ids:
            raise unknown("--agreement", one, ids_of(connection, "agreements"))
        found += ids
    return tuple(dict.fromkeys(found))


PAPER_FILTERS = ("with_", "type", "standing", "status", "signed", "every", "when", "bound")
"""Filters that ask about an agreement and say nothing of an activity."""


def paper_filter(filters: Filters) -> str:
    """Give the first option that asks about agreements only; "" where there is none."""
    given = [name for name in PAPER_FILTERS if getattr(filters, name)]
    return f"--{given[0].rstrip('_')}" if given else ""
