"""What a judge of sense says of a record, and the doubt that all of them share. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

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


def future(record: Values, name: str, clock: date) -> Iterator[Doubt]:
    """Doubt a date that surely lies after `clock`, the day by the clock."""
    when = record.date(name) or record.period(name)
    if when and when.earliest and when.earliest > clock:
        yield Doubt("date-in-future", record, name, {"text": when.text, "field": name, "today": clock})
