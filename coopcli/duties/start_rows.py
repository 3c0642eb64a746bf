"""What the start screen rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from coopcli.duties.rows import DutyFound


class Standing(NamedTuple):
    """How many agreements have each status on the day, surely and possibly, and the duties that come next."""

    sure: Mapping[str, int]
    possible: Mapping[str, int]
    next_duties: tuple[DutyFound, ...]
