"""What is asked for: the values of the filters, places matched and codes and periods read already.

Each is *or* within itself and *and* with the others; an empty one asks nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coopcli.periods import Span


class Grade(IntEnum):
    """How surely a record answers what is asked; several criteria together are as sure as the least sure."""

    NO = 0
    UNKNOWN = 1
    POSSIBLY = 2
    SURELY = 3

    @property
    def word(self) -> str:
        """The word that JSON and CSV carry as `match`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCriteria:
    """What some party of an agreement must be. `places` are keys of units, `place_countries` their countries."""

    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    place_countries: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ids or self.kinds or self.levels or self.countries or self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What an agreement must be. `partner` asks for a second party, beside the one that `party` asks for."""

    party: PartyCriteria = field(default_factory=PartyCriteria)
    partner: PartyCriteria = field(default_factory=PartyCriteria)
    types: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    signed: Span | None = None
    ends: Span | None = None
    areas: tuple[str, ...] = ()
    every: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    years: Span | None = None
    sources: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """How an answer is ordered and how much of it is wanted; a key with `-` before it runs downwards."""

    keys: tuple[str, ...] = ()
    limit: int | None = None
