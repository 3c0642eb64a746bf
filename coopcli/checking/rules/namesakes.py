"""Two organisations that look like one, two sources that do: by their names, their province, their address."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import Final

from coopcli.checking.rules.likeness import differ, title_likeness
from coopcli.checking.rules.register import Register
from coopcli.checking.rules.scores import ALIKE, Score, blocks, counts_if, pairs_of, tell, titles_differ
from coopcli.places import meanings
from coopcli.problems import Problem
from coopcli.records.record import Record, Values
from coopcli.text import key

ONE_IN_A_PROVINCE: Final = frozenset(
    (
        "womens_union",
        "red_cross",
        "friendship_union",
        "elderly_association",
        "youth_union",
        "farmers_union",
        "veterans_association",
        "fatherland_front",
        "peoples_committee",
    )
)
"""Kinds of which a province has one at its level."""


def parties_alike(register: Register) -> Iterator[Problem]:
    """Tell of two organisations of one name, or of one kind in one province that has no more than one of it."""
    pairs = pairs_of(blocks(register.of("parties"), _keys_of_party))
    yield from tell("party-twin", pairs, lambda one, other: _of_parties(one.values, other.values))


def _keys_of_party(record: Record) -> Iterator[Hashable]:
    values = record.values
    for name in {key(text) for text in values.texts("name")}:
        yield "name", name
    if unit := _seat(values):
        yield "seat", unit, values.text("kind")


def _seat(values: Values) -> str | None:
    """Give the province of which an organisation is the one of its kind."""
    province = values.text("province")
    if (
        province is None
        or values.text("kind") not in ONE_IN_A_PROVINCE
        or values.text("level") != "provincial"
    ):
        return None
    units = _units(province, values.text("country"))
    return units[0] if len(units) == 1 else None


@lru_cache(1024)
def _units(province: str, country: str | None) -> tuple[str, ...]:
    """Give the keys of the units that a name means."""
    return tuple(unit.key for unit in meanings(province, country))


def _of_parties(one: Values, other: Values) -> Score:
    if differ(one, other, "kind", "level", "country") or titles_differ(one, other, "name"):
        return {}
    if _succeeds(one, other) or _succeeds(other, one):
        return {}
    units = [_units(values.text("province") or "", values.text("country")) for values in (one, other)]
    if all(units) and set(units[0]).isdisjoint(units[1]):
        return {}
    names = {key(text) for text in one.texts("name")} & {key(text) for text in other.texts("name")}
    likeness = title_likeness(one, other, "name") or 0
    return {
        **counts_if(bool(names), name=60),
        **counts_if(_seat(one) is not None and _seat(one) == _seat(other), province=60),
        **counts_if(not names and likeness >= ALIKE, names=20),
    }


def _succeeds(one: Values, other: Values) -> bool:
    return other.text("id") in one.record("successor").texts("party")


def sources_alike(register: Register) -> Iterator[Problem]:
    """Tell of two sources of one address, or of one title and day."""
    pairs = pairs_of(blocks(register.of("sources"), _keys_of_source))
    yield from tell("source-twin", pairs, lambda one, other: _of_sources(one.values, other.values))


def _keys_of_source(record: Record) -> Iterator[Hashable]:
    values = record.values
    if address := _bare(values):
        yield address
    date = values.date("date_published")
    if date is not None and date.precision == "day":
        yield from ((date.text, key(title)) for title in values.texts("title"))


def _bare(values: Values) -> str | None:
    """Give an address without what leads to the same page."""
    address = values.text("address")
    if address is None:
        return None
    bare = address.casefold().partition("://")[2] or address.casefold()
    return bare.removeprefix("www.").partition("#")[0].rstrip("/")


def _of_sources(one: Values, other: Values) -> Score:
    addresses = (_bare(one), _bare(other))
    same = addresses[0] is not None and addresses[0] == addresses[1]
    if not same and (all(addresses) or differ(one, other, "publisher", "language")):
        return {}
    titles = {key(text) for text in one.texts("title")} & {key(text) for text in other.texts("title")}
    return {
        **counts_if(same, address=80),
        **counts_if(bool(titles) and not differ(one, other, "date_published"), published=60),
    }
