"""What a field and a record type are. The table of them all is `record_types.py`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

LONGEST_ID: Final = 80
ID: Final = rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_ID - 1}}}"
"""The pattern of an id; it holds no group, and can be a part of another."""


class Kind(Enum):
    """How the text of a value is read, and so what stands in the store and in JSON."""

    ID = "id"
    REFERENCE = "reference"
    TEXT = "text"
    TEXTS = "texts"
    CODE = "code"
    DATE = "date"
    PERIOD = "period"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    CADENCE = "cadence"
    DURATION = "duration"
    DAY_OF_YEAR = "day_of_year"
    LANGUAGE = "language"
    RECORD = "record"
    CITATIONS = "citations"
    REASONS = "reasons"


@dataclass(frozen=True, slots=True)
class Label:
    """A word in both languages."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a record type.

    `codes` names a codelist, `section` where a reference points, `record` the type of a nested record.
    `many`: a list, for which a single value may be written alone.
    """

    name: str
    kind: Kind
    label: Label
    help: Label
    many: bool = False
    required: bool = False
    codes: str = ""
    section: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """A kind of record: its fields in the order in which people write them.

    `shorthand` is the field meant when a single value stands where the whole record may
    (`parties: [vwu]` for `parties: [{party: vwu}]`).
    """

    name: str
    label: Label
    help: Label
    fields: tuple[Field, ...]
    shorthand: str = ""

    def by_name(self) -> dict[str, Field]:
        """Give the fields by their names."""
        return {field.name: field for field in self.fields}
