"""The rows that the store gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

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
