"""What a record is: its fields, the typed values that were read, and the rows that the store gives of it again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple, TypeAlias, TypeVar, cast

from coopcli.days.dates import Date, Duration, Period, read_duration
from coopcli.i18n import Label

_QUALIFIED_DATE: Final = re.compile(r"(?=.*[?~%])[-0-9?~%./]+")
LONGEST_ID: Final = 80
ID: Final = rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_ID - 1}}}"
"""The pattern of an id; it holds no group, and can be a part of another."""
OWN_DOCUMENT: Final = "self"
"""What is cited as a source where the own document of the office says so: it is no record."""


class FieldKind(Enum):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a record type.

    `codes` names a codelist, `section` where a reference points, `record` the type of a nested record.
    `many`: a list, for which a single value may be written alone.
    """

    name: str
    kind: FieldKind
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


class Placed(str):
    """A text that other records are named by, with the line and column where it stands (both from 1)."""

    __slots__ = ("column", "line")
    line: int
    column: int

    def __new__(cls, text: str, line: int, column: int) -> Placed:
        """Make the text and note its place."""
        placed = super().__new__(cls, text)
        placed.line = line
        placed.column = column
        return placed


_T = TypeVar("_T")

Value: TypeAlias = "str | bool | int | Decimal | Date | Period | list[Value] | Values | dict[str, Value]"


class Values(dict[str, Value]):
    """The fields of a record, nested ones included, with the line and column where it begins (both from 1).

    What a field says is asked by its type: an answer is None, or empty, where the field is absent or of another one.
    By kind of field: ID, TEXT, CODE, CADENCE, DURATION, DAY_OF_YEAR, LANGUAGE a str; REFERENCE a Placed; TEXTS a
    mapping of tag to text, or a str; DATE a Date; PERIOD a Period; INTEGER an int; NUMBER an int, a Decimal or
    "unknown"; RECORD a Values; a `many` field a list. `cite` is a list of Values {field?, source, place?, quote?},
    `inferred` a mapping of field to texts; `x-` keys are plain data.
    """

    __slots__ = ("column", "line")

    def __init__(self, line: int = 0, column: int = 0, fields: Mapping[str, Value] | None = None) -> None:
        if fields:  # a load makes very many of them: super().__init__() would take as long again
            self.update(fields)
        self.line = line
        self.column = column

    @property
    def inferred(self) -> Mapping[str, Value]:
        """The fields that are known by inference only, each with the reason."""
        reasons = self.get("inferred")
        return reasons if isinstance(reasons, dict) else {}

    def is_unsure(self, name: str) -> bool:
        """Say whether a field rests on inference: named in `inferred`, or a date written with `?` or `~`."""
        value = self.get(name)
        return name in self.inferred or (isinstance(value, (Date, Period)) and value.qualified)

    def unsure(self) -> Mapping[str, Value | None]:
        """Give all fields that rest on inference, each with the reason where one is written."""
        marked = [
            name for name, value in self.items() if isinstance(value, (Date, Period)) and value.qualified
        ]
        return {**dict.fromkeys(marked), **self.inferred} if marked else self.inferred

    def text(self, name: str) -> str | None:
        """Give a text, a code or an id."""
        return self._one(name, str)

    def texts(self, name: str) -> list[str]:
        """Give the texts, codes or ids of a field that holds one, a list of them, or one in each language."""
        value = self.get(name)
        if value is None:  # most fields of most records, at each load
            return []
        return [*map(str, value.values())] if isinstance(value, dict) else self._several(name, str)

    def references(self, name: str) -> list[Placed]:
        """Give the ids of other records in a field that holds one or a list of them, with their places."""
        return self._several(name, Placed)

    def integer(self, name: str) -> int | None:
        """Give a whole number."""
        return self._one(name, int)

    def date(self, name: str) -> Date | None:
        """Give a date."""
        return self._one(name, Date)

    def sure_date(self, name: str) -> Date | None:
        """Give a date that does not rest on inference."""
        date = self.date(name)
        return date if date and not self.is_unsure(name) else None

    def period(self, name: str) -> Period | None:
        """Give a period."""
        return self._one(name, Period)

    def sure_period(self, name: str) -> Period | None:
        """Give a period of which neither end rests on inference."""
        period = self.period(name)
        return period if period and not self.is_unsure(name) else None

    def duration(self, name: str) -> Duration | None:
        """Give a length of time."""
        text = self.text(name)
        return read_duration(text) if text else None

    def sure_duration(self, name: str) -> Duration | None:
        """Give a length of time that does not rest on inference."""
        duration = self.duration(name)
        return duration if duration and not self.is_unsure(name) else None

    def record(self, name: str) -> Values:
        """Give the nested record of a field; one without fields where it is absent."""
        return self._one(name, Values) or Values()

    def records(self, name: str) -> list[Values]:
        """Give the nested records of a field that holds one or a list of them."""
        return self._several(name, Values)

    def _one(self, name: str, kind: type[_T]) -> _T | None:
        value = self.get(name)
        return value if isinstance(value, kind) else None

    def _several(self, name: str, kind: type[_T]) -> list[_T]:
        value = self.get(name)
        if value is None:
            return []
        if isinstance(value, list):
            return [one for one in value if isinstance(one, kind)]
        return [value] if isinstance(value, kind) else []


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a section. `id` is "" for a partnership that has none."""

    section: str
    id: str
    file: str
    line: int
    column: int
    values: Values


def name_of(record: Record) -> str:
    """Give what the store knows a record by: its id, or what a partnership without one is of."""
    return record.id or "+".join(record.values.texts("parties"))


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


class Mention(NamedTuple):
    """A record that names another one, in which field; `inferred`: that it does is known by inference only."""

    id: str
    section: str
    field: str
    data: Data
    inferred: bool


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


def rests_on_inference(data: Data, field: str) -> bool:
    """Say whether a field of a record rests on inference, as `Values.is_unsure` and the table `inference` do."""
    if field in inferred_in(data):
        return True
    value = data.get(field)
    return isinstance(value, str) and bool(_QUALIFIED_DATE.fullmatch(value))


OF_NUMBER: Final = ("value", "unit", "mark")
"""The fields of a figure that make its number."""


def number_is_inferred(figure: Data, figures_inferred: bool) -> bool:
    """Say whether a number of a record is known by inference only, by itself or with all of them."""
    return figures_inferred or not inferred_in(figure).keys().isdisjoint(OF_NUMBER)


def mark_parties(parties: Sequence[Data], inferred: Iterable[str]) -> Sequence[Data]:
    """Give the parties of a record, in its order, with `inferred` where the record says so of one, or of all."""
    marked = {field.partition(".")[0] for field in inferred if field.startswith("parties")}
    if not marked:
        return parties
    return [
        {**party, "inferred": True} if {"parties", f"parties[{place}]"} & marked else party
        for place, party in enumerate(parties, 1)
    ]
