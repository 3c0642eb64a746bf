"""What a judge of sense says of a record, and the small tools that all of them use. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from coopcli.dates import Date, Period
from coopcli.records.record import Values


@dataclass(frozen=True, slots=True)
class Doubt:
    """What cannot be, or hardly: a problem's code, values and hint.

    It stands in the field `where` ("": in the whole) of `record`, a record or one nested in it. `absent` names
    the fields on whose absence it rests: one that is written and cannot be read is not absent.
    """

    code: str
    record: Values
    where: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    hint: str = ""
    absent: tuple[str, ...] = ()


def nested(values: Values, name: str) -> list[Values]:
    """Give the nested records of a field that holds one or a list of them; [] where it is absent."""
    value = values.get(name)
    if isinstance(value, Values):
        return [value]
    return [one for one in value if isinstance(one, Values)] if isinstance(value, list) else []


def future(record: Values, name: str, clock: date) -> Iterator[Doubt]:
    """Doubt a date that surely lies after `clock`, the day by the clock."""
    value = record.get(name)
    if isinstance(value, (Date, Period)) and value.earliest is not None and value.earliest > clock:
        yield Doubt("date-in-future", record, name, {"text": value.text, "field": name, "today": clock})
