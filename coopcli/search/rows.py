"""The rows that the store gives of what holds the words, and where."""

from __future__ import annotations

from typing import Final, NamedTuple

from coopcli.records.fields import Field, Kind, RecordType
from coopcli.records.rows import Data


class HitRow(NamedTuple):
    """A record that holds all the words, itself or in the names of the `parties` that it names."""

    section: str
    id: str
    data: Data
    parties: tuple[Data, ...] = ()


class Passage(NamedTuple):
    """A text of a record, in its original spelling. `marks` are where the words start and end, in order.

    `field` is the field it stands in, or of nested records the innermost list: `people`, `commitments`.
    """

    field: Field
    text: str
    marks: tuple[tuple[int, int], ...]


_LEFT_OUT: Final = frozenset(("note", "cite", "inferred", "address"))
"""Fields that say nothing of the matter."""

_KINDS: Final = frozenset((Kind.ID, Kind.TEXT, Kind.TEXTS, Kind.CODE, Kind.DATE, Kind.PERIOD, Kind.RECORD))

_SEARCHED: dict[str, tuple[Field, ...]] = {}


def searched(record_type: RecordType) -> tuple[Field, ...]:
    """Give the fields of a record type that are searched."""
    fields = _SEARCHED.get(record_type.name)
    if fields is None:
        fields = tuple(field for field in record_type.fields if _is_searched(field))
        _SEARCHED[record_type.name] = fields
    return fields


def _is_searched(field: Field) -> bool:
    """The `text` of a source is the name of a file; other texts are TEXTS."""
    a_file = field.name == "text" and field.kind is Kind.TEXT
    return field.kind in _KINDS and field.name not in _LEFT_OUT and not a_file
