"""What a person asked for by name, kept beside what it was taken to mean, so that the answer can say so."""

from __future__ import annotations

from dataclasses import dataclass

from coopcli.places.gazetteer import Place
from coopcli.places.matching import Match


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """A province as typed, the units that the name means, and those whose papers a search for them finds."""

    typed: str
    meanings: tuple[Place, ...]
    matches: tuple[Match, ...]
