"""What a summary counts and by what it divides, and the rows that the store gives."""

from __future__ import annotations

from typing import Final, NamedTuple

BY: Final = (
    "province",
    "country",
    "party",
    "kind",
    "level",
    "type",
    "standing",
    "status",
    "area",
    "year_signed",
    "activity_year",
    "activity",
    "cadence",
)
"""What a summary can divide by, as JSON and CSV name it."""

NOT_APPLICABLE: Final = "not_applicable"
"""The bucket of what cannot have such a value, as the province of a national body."""


class Count(NamedTuple):
    """A bucket of each field (None: not stated) and how many fall in it surely, possibly, or with no telling."""

    buckets: tuple[str | None, ...]
    surely: int
    possibly: int
    unknown: int

    @property
    def all(self) -> int:
        """All of them together."""
        return self.surely + self.possibly + self.unknown


class Subtotal(NamedTuple):
    """Numbers of one unit, mark and match in a bucket: their sum, how many were given and how many not."""

    buckets: tuple[str | None, ...]
    unit: str | None
    match: str
    mark: str | None
    value: int | float | None
    stated: int
    not_stated: int
