"""Organisations and sources, as the store lists them: each with what the register holds of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from coopcli.days.dates import Date
from coopcli.records.rows import Data, Texts


class PartyRow(NamedTuple):
    """An organisation. `places` are the keys of its province; `agreements` and `activities` are numbers.

    `statuses` are mappings with `status`, `certainty` and `agreements`, for the day.
    """

    id: str
    name: Texts
    other_names: Sequence[Data]
    kind: str | None
    level: str | None
    country: str | None
    province: str | None
    places: list[str]
    successor_party: str | None
    successor_date: Date | None
    agreements: int
    statuses: Sequence[Data]
    activities: int
    people: Sequence[Data]
    file: str
    line: int


class SourceRow(NamedTuple):
    """A source. `facts` is how many fields of records cite it; `records` are these records by section."""

    id: str
    title: Texts | None
    authors: list[str]
    publisher: str | None
    date_published: Date | None
    language: str | None
    address: str | None
    facts: int
    records: Mapping[str, list[str]]
    file: str
    line: int
