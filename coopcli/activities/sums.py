"""Sums of numbers that carry marks: the mark stays on every sum, and units are never added to each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Final

_ALIKE: Final = "about"
"""The mark that claims no direction: what is left where two marks pull apart."""

COMBINED: Final = {
    frozenset(("nearly", "over")): _ALIKE,
    frozenset(("nearly", "about")): _ALIKE,
    frozenset(("over", "about")): _ALIKE,
    frozenset(("nearly", "at_most")): "at_most",
    frozenset(("over", "at_least")): "at_least",
    frozenset(("nearly", "at_least")): _ALIKE,
    frozenset(("over", "at_most")): _ALIKE,
    frozenset(("about", "at_least")): _ALIKE,
    frozenset(("about", "at_most")): _ALIKE,
    frozenset(("at_least", "at_most")): _ALIKE,
}
"""The mark of a sum of two numbers with these marks. Nearly 5 and at most 5 are at most 10; nearly 5 and over 5
are about 10, for nobody knows which way it leans."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Numbers of one unit together: their sum, its mark (None: exact), how many were given and how many not.

    `value` is None where none of them was given; then the sum is unknown, not zero.
    """

    value: int | float | None
    mark: str | None
    stated: int
    not_stated: int


def mark_of_sum(one: str | None, other: str | None) -> str | None:
    """Give the mark of a sum of two numbers: that of the one that has a mark, else what both allow."""
    if one == other or other is None:
        return one
    if one is None:
        return other
    return COMBINED.get(frozenset((one, other)), _ALIKE)


def total(amounts: Iterable[Amount]) -> Amount:
    """Give the sum of amounts of one unit, whatever their order. What is not given is counted, never as zero."""
    parts = list(amounts)
    known = [part for part in parts if part.value is not None]
    return Amount(
        sum(part.value for part in known if part.value is not None) if known else None,
        reduce(mark_of_sum, (part.mark for part in known), None),
        sum(part.stated for part in parts),
        sum(part.not_stated for part in parts),
    )
