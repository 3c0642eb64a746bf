"""How the fields of a record become columns: by name, as `schema.sql` has them.

A column that bears a field's name holds the field; `<field>_earliest`, `_latest` and `_inferred` are made from a
date; `<field>_<part>` is a part of a nested record. So a field gets a column by writing it into the schema.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final, TypeAlias

from coopcli.days.dates import Date, Period
from coopcli.duties.days import DatedAgreement
from coopcli.duties.made import Duty, duties_of, duty_of_activity
from coopcli.records.record import Field, FieldKind, RecordType, Values
from coopcli.records.record_types import RECORD_TYPES
from coopcli.terms.lifecycle import Suspension, life_of, suspensions_of
from coopcli.terms.renewals import terms_of
from coopcli.terms.terms import Stated, Term

Column: TypeAlias = str | int | float | None
Getter: TypeAlias = Callable[[Values], Column]


@dataclass(slots=True)
class TableRows:
    """Rows on their way into one table. `given` columns come from the caller, the others from the record."""

    insert: str
    getters: tuple[Getter, ...]
    rows: list[tuple[Column, ...]] = field(default_factory=list)

    def add(self, given: tuple[Column, ...], values: Values) -> None:
        """Queue the row of one record."""
        self.rows.append((*given, *[getter(values) for getter in self.getters]))


def prepare(
    connection: sqlite3.Connection,
    name: str,
    record_type: RecordType | None = None,
    given: Sequence[str] = (),
    *,
    once: str = "",
) -> TableRows:
    """Prepare a table: the columns of the store, those that are not given taken from fields of `record_type`.

    `once` names the column by which a second row is left out. Raises KeyError for a column that nothing fills.
    """
    fields = record_type.by_name() if record_type else {}
    columns = [row[1] for row in connection.execute("SELECT * FROM pragma_table_info(?)", (name,))]
    filled = [column for column in columns if column not in given] if record_type else []
    named = ", ".join(f'"{column}"' for column in (*given, *filled))
    marks = ", ".join("?" * (len(given) + len(filled)))
    conflict = f" ON CONFLICT ({once}) DO NOTHING" if once else ""
    getters = tuple(_getter(column, fields) for column in filled)
    return TableRows(f"INSERT INTO {name} ({named}) VALUES ({marks}){conflict}", getters)


def _plain(value: object) -> object:
    if isinstance(value, (Date, Period)):
        return value.text
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, default=_plain, separators=(",", ":"))


def as_json(value: object) -> str:
    """Write a value as JSON: dates as EDTF, decimals as numbers, Unicode as it is."""
    return _ENCODER.encode(value)


def _getter(column: str, fields: Mapping[str, Field]) -> Getter:
    if column in fields:
        write = _writer(fields[column])
        return lambda values: None if (value := values.get(column)) is None else write(value)
    base, _, part = column.rpartition("_")
    kind = fields[base].kind if base in fields else None
    if kind in (FieldKind.DATE, FieldKind.PERIOD) and part in ("earliest", "latest"):
        return lambda values: _day(getattr(values.get(base), part, None))
    if kind in (FieldKind.DATE, FieldKind.PERIOD) and part == "inferred":
        return lambda values: int(values.is_unsure(base))
    for nested in (name for name, one in fields.items() if one.kind is FieldKind.RECORD):
        if column.startswith(f"{nested}_"):
            inner = column.removeprefix(f"{nested}_")
            write_inner = _writer(RECORD_TYPES[fields[nested].record].by_name()[inner])
            return lambda values: (
                None if (value := values.record(nested).get(inner)) is None else write_inner(value)
            )
    raise KeyError(f"no field fills the column {column}")


def _writer(field: Field) -> Callable[[Any], Column]:
    """Say how a value stands in its column: texts and lists as JSON, dates as EDTF, an unknown number as NULL."""
    if field.many or field.kind in (FieldKind.TEXTS, FieldKind.RECORD):
        return as_json
    if field.kind in (FieldKind.DATE, FieldKind.PERIOD):
        return attrgetter("text")
    return _number if field.kind is FieldKind.NUMBER else lambda value: value


def _number(value: int | Decimal | str) -> Column:
    if isinstance(value, str):
        return None
    return float(value) if isinstance(value, Decimal) else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


Row: TypeAlias = "tuple[str, tuple[Column, ...]]"

DERIVED: Final = {
    "term": (
        *("agreement", "agreement_standing", "agreement_period", "standing_inferred"),
        *(one.name for one in fields(Term)),
        *("ending_from", "ending_surely_from"),
    ),
    "suspension": ("agreement", *(one.name for one in fields(Suspension))),
    "duty": Duty._fields,
}
"""The tables, each with the columns that are filled here.

What other records decide comes later (settling.py): the successor of `term`, what judges a `duty`.
"""

_TERM: Final = DERIVED["term"][4:]
_SUSPENSION: Final = DERIVED["suspension"][1:]
_DUTY: Final = DERIVED["duty"]


def derive_rows(name: str, section: str, values: Values, horizon: date) -> Iterator[Row]:
    """Give the table and the cells of each row. Tacit renewals are counted up to `horizon`."""
    if section == "agreements":
        yield from _of_agreement(name, values, horizon)
    elif section == "activities":
        for duty in duty_of_activity(
            name, values.text("status"), values.period("dates"), inferred="dates" in values.inferred
        ):
            yield "duty", _cells(duty, _DUTY)


def _of_agreement(name: str, values: Values, horizon: date) -> Iterator[Row]:
    life = life_of(values)
    stated = Stated(
        period=values.period("period"),
        date_signed=values.date("date_signed"),
        date_in_force=values.date("date_in_force"),
        inferred=frozenset(values.inferred),
    )
    terms = terms_of(stated, life, horizon)
    agreement = DatedAgreement(
        id=name,
        standing=values.text("standing"),
        period=stated.period,
        date_signed=stated.date_signed,
        copy_sent=values.date("copy_sent"),
        inferred=stated.inferred,
    )
    period = None if agreement.period is None else agreement.period.text
    of_all = (name, agreement.standing, period, "standing" in values.inferred)
    for term in terms:
        yield "term", (*of_all, *_cells(term, _TERM))
    for suspension in suspensions_of(life):
        yield "suspension", (name, *_cells(suspension, _SUSPENSION))
    for duty in duties_of(agreement, terms, life):
        yield "duty", _cells(duty, _DUTY)


def _cells(value: Term | Suspension | Duty, names: tuple[str, ...]) -> tuple[Column, ...]:
    cells = [getattr(value, name) for name in names]
    return tuple([cell.isoformat() if type(cell) is date else cell for cell in cells])
