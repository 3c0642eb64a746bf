"""A field of a record as a fact: label, value, the places that say so, and the reason where it is inferred."""

from __future__ import annotations

from typing import Final, cast

from coopcli.answer import Cell, Fact, Heading, Shown, Type, Value
from coopcli.days.dates import read_date, read_period
from coopcli.i18n import say_label
from coopcli.records import phrases
from coopcli.records.data import inferred_in
from coopcli.records.fields import Field, Kind
from coopcli.records.nested import said
from coopcli.records.phrases import Names
from coopcli.records.rows import Data


def fact_of(field: Field, data: Data, names: Names) -> Fact:
    """Give the fact of a field that the record has."""
    reasons = inferred_in(data)
    return Fact(
        Heading(field.name, label_of_field(field), _TYPES.get(field.kind, Type.TEXT), field.codes),
        _cell(field, data[field.name], names),
        phrases.citations(data, field.name),
        phrases.text_of(reasons.get(field.name)),
    )


def label_of_field(field: Field) -> str:
    """Give the field's label in the language."""
    return say_label(field.label)


_TYPES: Final = {
    Kind.DATE: Type.DATE,
    Kind.PERIOD: Type.PERIOD,
    Kind.BOOLEAN: Type.BOOLEAN,
    Kind.TEXTS: Type.TEXTS,
    Kind.INTEGER: Type.NUMBER,
}


def _cell(field: Field, value: object, names: Names) -> Cell:
    if field.kind is Kind.DATE:
        return read_date(str(value))
    if field.kind is Kind.PERIOD:
        return read_period(str(value))
    if field.kind in (Kind.BOOLEAN, Kind.INTEGER, Kind.TEXTS):
        return cast(Cell, value)
    values = value if isinstance(value, list) else [value]
    return Shown(cast(Value, value), "; ".join(said(field, one, names) for one in values))
