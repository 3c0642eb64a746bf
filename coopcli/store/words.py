"""The words that a record is found by: folded, with a token for each place named and the words of its codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from coopcli.places.matching import tokens
from coopcli.records.codelists import CODELISTS
from coopcli.records.fields import Field, Kind, RecordType
from coopcli.records.record import Value, Values
from coopcli.records.record_types import RECORD_TYPES
from coopcli.text import fold

_LEFT_OUT = frozenset(("note", "cite", "inferred", "address", "text"))
"""Fields that say nothing of the matter. (`text` of a source is a file's name; texts of others are TEXTS.)"""


def words_of(values: Values, record_type: RecordType) -> str:
    """Give the folded words of a record, nested records included, each text followed by the places it names."""
    return " ".join(_with_places(text) for text in _texts(values, record_type))


@cache
def _with_places(text: str) -> str:
    folded = fold(text)
    return " ".join((folded, *tokens(folded.split())))


def _texts(values: Values, record_type: RecordType) -> Iterator[str]:
    for field in record_type.fields:
        value = values.get(field.name)
        if (
            value is None
            or (field.name in _LEFT_OUT and field.kind is not Kind.TEXTS)
            or field.name == "note"
        ):
            continue
        for one in value if field.many and isinstance(value, list) else (value,):
            yield from _texts_of(one, field)


def _texts_of(value: Value, field: Field) -> Iterable[str]:
    if field.kind is Kind.CODE:
        return _words_of_code(field.codes, str(value))
    if field.kind is Kind.TEXTS:
        return (str(text) for text in value.values()) if isinstance(value, dict) else (str(value),)
    if field.kind is Kind.RECORD and isinstance(value, Values):
        return _texts(value, RECORD_TYPES[field.record])
    if field.kind in (Kind.ID, Kind.TEXT):
        return (str(value),)
    if field.kind in (Kind.DATE, Kind.PERIOD):
        return (getattr(value, "text", ""),)
    return ()


@cache
def _words_of_code(codelist: str, code: str) -> tuple[str, ...]:
    known = CODELISTS[codelist].codes.get(code)
    return (code, known.label.vi, known.label.en, *known.words) if known else (code,)
