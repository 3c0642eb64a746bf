"""The rows that the store gives of records, and how their JSON form is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias, cast

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
