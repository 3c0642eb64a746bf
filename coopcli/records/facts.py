"""A field of a record as a fact: label, value, the places that say so, and the reason where it is inferred."""

from __future__ import annotations

from typing import Final, cast

from coopcli.answer import Cell, Fact, Heading, Shown, Type, Value
from coopcli.days.dates import read_date, read_period
from coopcli.i18n import Language
from coopcli.records import phrases
from coopcli.records.data import inferred_in
from coopcli.records.fields import Field, Kind
from coopcli.records.nested import said
from coopcli.records.phrases import Names
from coopcli.records.rows import Data


def fact_of(field: Field, data: Data, names: Names, language: Language) -> Fact:
    """Give the fact of a field that the record has."""
    reasons = inferred_in(data)
    return Fact(
        Heading(field.name, label_of_field(field, language), _TYPES.get(field.kind, Type.TEXT), field.codes),
        _cell(field, data[field.name], names, language),
        phrases.citations(data, language, field.name),
        phrases.text_of(reasons.get(field.name), language),
    )


def label_of_field(field: Field, language: Language) -> str:
    """Give the field's label in the language."""
    return field.label.vi if language.code == "vi" else field.label.en


_TYPES: Final = {
    Kind.DATE: Type.DATE,
    Kind.PERIOD: Type.PERIOD,
    Kind.BOOLEAN: Type.BOOLEAN,
    Kind.TEXTS: Type.TEXTS,
    Kind.INTEGER: Type.NUMBER,
}


def _cell(field: Field, value: object, names: Names, language: Language) -> Cell:
    if field.kind is Kind.DATE:
        return read_date(str(value))
    if field.kind is Kind.PERIOD:
        return read_period(str(value))
    if field.kind in (Kind.BOOLEAN, Kind.INTEGER, Kind.TEXTS):
        return cast(Cell, value)
    values = value if isinstance(value, list) else [value]
    return Shown(cast(Value, value), "; ".join(said(field, one, names, language) for one in values))
