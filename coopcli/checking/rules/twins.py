"""Two records that look like one: scored by what they have in common, and told why. What tells them apart decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from coopcli.checking.rules.likeness import (
    differ,
    same_numbers,
    share_codes,
    title_likeness,
    titles_equal,
    words_of,
)
from coopcli.checking.rules.register import RELATIONS, Activity, Agreement, Register, problem_at
from coopcli.days.dates import Period
from coopcli.places import meanings
from coopcli.problems import Problem
from coopcli.records.record import Record, Values
from coopcli.text import key

Score = Mapping[str, int]
"""What two records have in common, each with what it counts; empty where something tells them apart."""

_ENOUGH: Final = 60
_ALIKE: Final = 0.8
_RELATED: Final = 0.5
_MOST_COMPARED: Final = 20
"""Of more records that share a day, each is held against its neighbours only: it grows with their number alone."""

_WHY: Final[Mapping[str, Mapping[str, str]]] = {
    "parties": {"vi": "cùng các bên", "en": "the same parties"},
    "number": {"vi": "cùng số văn bản", "en": "the same number"},
    "signed": {"vi": "cùng ngày ký", "en": "the same day of signing"},
    "period": {"vi": "cùng giai đoạn", "en": "the same period"},
    "title": {"vi": "tên giống nhau", "en": "like titles"},
    "type": {"vi": "cùng loại", "en": "the same type"},
    "areas": {"vi": "cùng lĩnh vực", "en": "the same areas"},
    "name": {"vi": "cùng tên", "en": "the same name"},
    "province": {"vi": "cùng loại tổ chức, cùng tỉnh", "en": "the same kind and province"},
    "address": {"vi": "cùng địa chỉ", "en": "the same address"},
    "published": {"vi": "cùng nhan đề và ngày đăng", "en": "the same title and day of publication"},
    "dates": {"vi": "cùng ngày", "en": "the same day"},
    "kind": {"vi": "cùng loại hoạt động", "en": "a kind in common"},
    "places": {"vi": "cùng nơi", "en": "a place in common"},
}


def _pairs_of(groups: Iterable[Sequence[Record]]) -> Iterator[tuple[Record, Record]]:
    """Give each pair of records of a group once, those far from one another in a large group left out."""
    seen: set[tuple[str, str]] = set()
    for group in groups:
        near = (
            combinations(group, 2)
            if len(group) <= _MOST_COMPARED
            else ((one, other) for here, one in enumerate(group) for other in group[here + 1 : here + 4])
        )
        for one, other in near:
            names = (one.id, other.id)
            if one.id != other.id and names not in seen:
                seen.add(names)
                yield one, other


def _blocks(records: Iterable[Record], keys: Callable[[Record], Iterable[Hashable]]) -> list[list[Record]]:
    found: dict[Hashable, list[Record]] = defaultdict(list)
    for record in records:
        for one in keys(record):
            found[one].append(record)
    return [group for group in found.values() if len(group) > 1]


def _tell(
    code: str, pairs: Iterable[tuple[Record, Record]], score: Callable[[Record, Record], Score]
) -> Iterator[Problem]:
    for one, other in pairs:
        counted = score(one, other)
        total = min(sum(counted.values()), 100)
        if total >= _ENOUGH:
            yield problem_at(
                other,
                other.values,
                code,
                id=one.id,
                score=total,
                reasons=tuple(_WHY[name] for name in counted),
                file=one.file,
                line=one.line,
            )


def agreements_alike(register: Register) -> Iterator[Problem]:
    """Tell of two agreements of the same parties that share number, day of signing or period, and are of one title."""

    def keys(record: Record) -> Iterator[Hashable]:
        agreement = register.agreements[record.id]
        if agreement.parties is None:
            return
        for name in ("number", "date_signed", "period"):
            stated = agreement.values.get(name)
            if stated is not None:
                yield agreement.parties, name, stated if name == "number" else stated.text  # type: ignore[union-attr]

    def score(one: Record, other: Record) -> Score:
        return _of_agreements(register.agreements[one.id], register.agreements[other.id])

    records = [one.record for one in register.agreements.values()]
    yield from _tell("agreement-twin", _pairs_of(_blocks(records, keys)), score)


def _of_agreements(one: Agreement, other: Agreement) -> Score:
    mine, its = one.values, other.values
    if differ(mine, its, "number", "type") or _linked(one, other) or _terms_differ(mine, its):
        return {}
    if mine.texts("title") and its.texts("title") and not titles_equal(mine, its):
        return {}
    signed, its_signed = mine.date("date_signed"), its.date("date_signed")
    if signed and its_signed and (signed.latest < its_signed.earliest or its_signed.latest < signed.earliest):
        return {}
    if any(_ends_before(first, then) for first, then in ((one, other), (other, one))):
        return {}
    exact = (
        signed is not None and its_signed is not None and signed.precision == "day" == its_signed.precision
    )
    both_titled = "title" in mine and "title" in its
    return {
        "parties": 10,
        **_if("number" in mine and "number" in its, number=50),
        **_if(exact, signed=30),
        **_if(_text(mine, "period") is not None and _text(mine, "period") == _text(its, "period"), period=25),
        **_if(both_titled, title=25),
        **_if("type" in mine and "type" in its, type=5),
        **_if(share_codes(mine, its, "areas") is True, areas=5),
    }


def _if(holds: bool, **counts: int) -> Score:
    return counts if holds else {}


def _terms_differ(one: Values, other: Values) -> bool:
    """Whether both state first and last day to the day, and not the same ones."""
    first, second = one.period("period"), other.period("period")
    days = [end for period in (first, second) if period for end in (period.start, period.end)]
    exact = len(days) > 2 and all(end is not None and end.precision == "day" for end in days)
    return exact and first is not None and second is not None and first.text != second.text


def _text(values: Values, name: str) -> str | None:
    period = values.get(name)
    return period.text if isinstance(period, Period) else None


def _linked(one: Agreement, other: Agreement) -> bool:
    return any(
        b.id in a.values.texts(relation) for a, b in ((one, other), (other, one)) for relation in RELATIONS
    )


def _titles_differ(one: Values, other: Values, field: str = "title") -> bool:
    """Whether both have a title, and the numbers in them differ: protocol 1 and protocol 2."""
    return field in one and field in other and not same_numbers(one, other, field)


def _ends_before(first: Agreement, then: Agreement) -> bool:
    """Whether all terms of one surely end before the other begins."""
    begins = then.first.starts_earliest
    return first.over_after is not None and begins is not None and first.over_after < begins


_ONE_IN_A_PROVINCE: Final = frozenset(
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
    pairs = _pairs_of(_blocks(register.of("parties"), _keys_of_party))
    yield from _tell("party-twin", pairs, lambda one, other: _of_parties(one.values, other.values))


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
        or values.text("kind") not in _ONE_IN_A_PROVINCE
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
    if differ(one, other, "kind", "level", "country") or _titles_differ(one, other, "name"):
        return {}
    if _succeeds(one, other) or _succeeds(other, one):
        return {}
    units = [_units(values.text("province") or "", values.text("country")) for values in (one, other)]
    if all(units) and set(units[0]).isdisjoint(units[1]):
        return {}
    names = {key(text) for text in one.texts("name")} & {key(text) for text in other.texts("name")}
    likeness = title_likeness(one, other, "name") or 0
    return {
        **_if(bool(names), name=60),
        **_if(_seat(one) is not None and _seat(one) == _seat(other), province=60),
        **_if(not names and likeness >= _ALIKE, title=20),
    }


def _succeeds(one: Values, other: Values) -> bool:
    return other.text("id") in one.record("successor").texts("party")


def sources_alike(register: Register) -> Iterator[Problem]:
    """Tell of two sources of one address, or of one title and day."""
    pairs = _pairs_of(_blocks(register.of("sources"), _keys_of_source))
    yield from _tell("source-twin", pairs, lambda one, other: _of_sources(one.values, other.values))


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
        **_if(same, address=80),
        **_if(bool(titles) and not differ(one, other, "date_published"), published=60),
    }


def activities_alike(register: Register) -> Iterator[Problem]:
    """Tell of two activities of the same parties on the same days, of a kind, at a place, that are not told apart."""

    def keys(record: Record) -> Iterator[Hashable]:
        activity = register.activities[record.id]
        days = activity.dates
        if activity.parties and days and days.start and days.start.precision == "day" and days.latest:
            yield activity.parties, days.text

    def score(one: Record, other: Record) -> Score:
        return _of_activities(register.activities[one.id], register.activities[other.id])

    records = [one.record for one in register.activities.values()]
    yield from _tell("activity-twin", _pairs_of(_blocks(records, keys)), score)


def _of_activities(one: Activity, other: Activity) -> Score:
    mine, its = one.values, other.values
    if (
        one.id in its.texts("part_of")
        or other.id in mine.texts("part_of")
        or one.took_place != other.took_place
    ):
        return {}
    titles = title_likeness(mine, its)
    if _titles_differ(mine, its) or (titles is not None and titles < _RELATED):
        return {}
    places = _share_places(mine, its)
    kinds = share_codes(mine, its, "kind")
    if places is False or kinds is False or share_codes(mine, its, "agreements") is False:
        return {}
    return {
        "parties": 20,
        "dates": 20,
        **_if(kinds is True, kind=20),
        **_if(places is True, places=20),
        **_if(titles is not None and titles >= _ALIKE, title=20),
    }


def _share_places(one: Values, other: Values) -> bool | None:
    """Whether both were at one place; None where one of them names none."""
    mine, its = _places_of(one), _places_of(other)
    return not mine.isdisjoint(its) if mine and its else None


def _places_of(values: Values) -> set[frozenset[frozenset[str]]]:
    places = values.records("places")
    return {frozenset(words_of(one)[0] for one in place.values() if isinstance(one, str)) for place in places}
