"""The rows that the store gives of records, and how their JSON form is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias, cast

from coopcli.days.dates import Date

Texts: TypeAlias = Mapping[str, str] | str
Data: TypeAlias = Mapping[str, object]
"""A record as its file says it: the form of JSON."""


class NameRow(NamedTuple):
    """The name of an organisation, or the title of another record, by its id."""

    id: str
    name: Texts


class DataRow(NamedTuple):
    """A record as its file says it, by its id."""

    id: str
    data: Data


class FileRow(NamedTuple):
    """A loaded file. `counts` are the records by section."""

    path: str
    folder: str | None
    hash: str
    loaded_at: str
    warnings: int
    counts: Mapping[str, int]


class Mention(NamedTuple):
    """A record that names another one, in which field."""

    id: str
    section: str
    field: str
    data: Data


class RecordRow(NamedTuple):
    """A record as its file says it (`data`), with what stands around it in the store."""

    id: str
    section: str
    file: str
    line: int
    data: Data
    mentions: tuple[Mention, ...] = ()


def record_in(data: Data, field: str) -> Data:
    """Give the nested record of a field; one without fields where it is absent."""
    return cast(Data, data.get(field) or {})


def records_in(data: Data, field: str) -> Sequence[Data]:
    """Give the nested records of a field that holds a list of them."""
    return cast(Sequence[Data], data.get(field) or ())


def texts_in(data: Data, field: str) -> Sequence[str]:
    """Give the codes or ids of a field that holds a list of them."""
    return cast(Sequence[str], data.get(field) or ())


def inferred_in(data: Data) -> Data:
    """Give the fields that are known by inference only, each with the reason."""
    return record_in(data, "inferred")


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
