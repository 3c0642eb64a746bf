"""Two contents of one record -> what differs, field by field; elements of a list by what tells them apart."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias, cast

from coopcli.records.record import Data, Field, FieldKind, RecordType
from coopcli.records.record_types import RECORD_TYPES


class Step(NamedTuple):
    """One thing that differs in a record: see `compare.Difference`."""

    change: str
    path: tuple[str, ...]
    before: object
    after: object


OPENED: Final = frozenset(("commitment", "item", "party_reference", "renewal", "approval", "change"))
"""Nested records that are told field by field; of the others the whole is said, before and after."""

_TOLD_APART_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "party_reference": ("party",),
    "participant": ("party",),
    "person": ("name", "party"),
    "credit": ("name",),
    "other_name": ("name",),
    "item": ("number",),
    "commitment": ("id",),
    "tracked": ("step",),
    "decision": ("date",),
    "change": ("kind", "number"),
    "figure": ("unit", "of", "for", "country"),
    "citation": ("field", "source", "place"),
    "place": ("province", "district"),
}
"""What tells the elements of a list apart, by the type of record; one that is not named, by all that it says."""

Pairs: TypeAlias = Sequence[tuple[int, int]]
"""Which place of the list before is which of the list after."""


def compare_fields(
    record_type: RecordType, before: Data, after: Data, path: tuple[str, ...] = ()
) -> Iterator[Step]:
    """Give what differs between two contents of a record of this type, each field once, in the order of its type."""
    fields = record_type.by_name()
    others = [name for name in {**before, **after} if name not in fields]
    for name in (*fields, *others):
        old, new = before.get(name), after.get(name)
        if old != new:
            yield from _compare_values(fields.get(name), old, new, (*path, name))


def _compare_values(known: Field | None, old: object, new: object, path: tuple[str, ...]) -> Iterator[Step]:
    if known is not None and known.kind is FieldKind.REASONS:
        yield from _compare_reasons(_mapping(old), _mapping(new), path)
    elif known is not None and known.kind is FieldKind.CITATIONS:
        yield from _compare_lists("citation", _listed(old), _listed(new), path)
    elif known is not None and known.many:
        yield from _compare_lists(known.record, _listed(old), _listed(new), path)
    elif old is None or new is None:
        yield Step("removed" if new is None else "added", path, old, new)
    elif known is not None and known.record in OPENED:
        yield from compare_fields(RECORD_TYPES[known.record], _mapping(old), _mapping(new), path)
    else:
        yield Step("changed", path, old, new)


def _mapping(value: object) -> Data:
    return value if isinstance(value, Mapping) else {}


def _listed(value: object) -> Sequence[object]:
    if value is None:
        return ()
    return value if isinstance(value, list) else [value]


def _compare_reasons(old: Data, new: Data, path: tuple[str, ...]) -> Iterator[Step]:
    for name in {**old, **new}:
        if old.get(name) != new.get(name):
            change = "changed" if name in old and name in new else "added" if name in new else "removed"
            yield Step(change, (*path, name), old.get(name), new.get(name))


def _compare_lists(
    record: str, old: Sequence[object], new: Sequence[object], path: tuple[str, ...]
) -> Iterator[Step]:
    """Compare by element, so that one that is put in between is one addition."""
    pairs = pair(record, old, new)
    for place, later in pairs:
        if old[place] != new[later]:
            yield from _compare_elements(record, old[place], new[later], path)
    paired, paired_later = {one for one, _ in pairs}, {one for _, one in pairs}
    is_set = record == "citation"  # cited twice is cited
    for later, one in enumerate(new):
        if later not in paired_later and not (is_set and one in old):
            yield Step("added", path, None, one)
    for place, one in enumerate(old):
        if place not in paired and not (is_set and one in new):
            yield Step("removed", path, one, None)
    if [later for _, later in pairs] != sorted(later for _, later in pairs):
        yield Step("reordered", path, old, new)


def _compare_elements(record: str, old: object, new: object, path: tuple[str, ...]) -> Iterator[Step]:
    if record not in OPENED:
        yield Step("changed", path, old, new)
        return
    before, after = _mapping(old), _mapping(new)
    name = " ".join(str(after[one]) for one in _TOLD_APART_BY[record] if after.get(one))
    if record == "commitment" and before.get("id") != after.get("id"):
        yield Step("renamed", (*path, name), before.get("id"), after.get("id"))
        before = {**before, "id": after["id"]}
    yield from compare_fields(RECORD_TYPES[record], before, after, (*path, name))


def pair(record: str, old: Sequence[object], new: Sequence[object]) -> Pairs:
    """Say which elements of two lists are one: those that say the same, then those told apart by the same.

    `record` is their type, "" for texts and codes. A commitment is also known by all that it says beside its id.
    """
    pairs: list[tuple[int, int]] = []
    left, left_later = [*range(len(old))], [*range(len(new))]

    def match(tells: Iterable[str] | None, but: str = "") -> None:
        places: dict[str, list[int]] = {}
        for later in left_later:
            places.setdefault(_said(new[later], tells, but), []).append(later)
        for place in [*left]:
            found = places.get(_said(old[place], tells, but))
            if found:
                pairs.append((place, found.pop(0)))
                left.remove(place)
                left_later.remove(pairs[-1][1])

    match(None)
    if left and left_later and record in _TOLD_APART_BY:
        match(_TOLD_APART_BY[record])
    if left and left_later and record == "commitment":
        match(None, "id")
    elif left and left_later and record in _TOLD_APART_BY and record not in _NEVER_NEAR:
        pairs += _nearest({one: old[one] for one in left}, {one: new[one] for one in left_later})
    return sorted(pairs)


_NEVER_NEAR: Final = frozenset(("party_reference", "participant", "commitment", "citation"))
"""What is another one where what tells it apart differs."""


def _nearest(old: Mapping[int, object], new: Mapping[int, object]) -> Iterator[tuple[int, int]]:
    """Pair the elements that have at least half of their words in common, the nearest first."""
    words = [{place: _words_in(one) for place, one in some.items()} for some in (old, new)]
    near = []
    for place, one in words[0].items():
        for later, other in words[1].items():
            common = sum((one & other).values())
            if 2 * common >= max(one.total(), other.total(), 1):
                near.append((-common / (one.total() + other.total()), place + later, place, later))
    taken: set[int] = set()
    taken_later: set[int] = set()
    for _, _, place, later in sorted(near):
        if place not in taken and later not in taken_later:
            taken.add(place)
            taken_later.add(later)
            yield place, later


def _words_in(one: object) -> Counter[str]:
    """Count the words of an element, each with the field that it stands in."""
    if not isinstance(one, Mapping):
        return Counter(re.findall(r"\w+", str(one)))
    found: Counter[str] = Counter()
    for name, value in one.items():
        for word, number in _words_in(value).items():
            found[f"{name} {word}"] += number
    return found


def _said(one: object, tells: Iterable[str] | None, but: str) -> str:
    if isinstance(one, Mapping):
        names = one if tells is None else tells
        one = {name: one.get(name) for name in names if name != but}
    return json.dumps(one, sort_keys=True, ensure_ascii=False)


def renamed_commitments(before: Data, after: Data) -> Iterator[tuple[str, str]]:
    """Give the commitments of an agreement that have another id now: the id that each had, and that of now."""
    old, new = (cast(Sequence[Data], _listed(data.get("commitments"))) for data in (before, after))
    for place, later in pair("commitment", old, new):
        if old[place]["id"] != new[later]["id"]:
            yield str(old[place]["id"]), str(new[later]["id"])
