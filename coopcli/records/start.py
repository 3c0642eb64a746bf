"""What the start screen rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coopcli.records.duties import DutyFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many agreements have each status on the day, surely and possibly, and the duties that come next."""

    sure: Mapping[str, int]
    possible: Mapping[str, int]
    next_duties: tuple[DutyFound, ...]
