"""The words that a record is found by: folded, with a token for each place named and the words of its codes.

Behind them stands each word that is written with accents, once, so that what is written just as it was typed
can rank first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from coopcli.places.matching import tokens
from coopcli.records.codelists import CODELISTS
from coopcli.records.fields import Field, Kind, RecordType
from coopcli.records.record import Value, Values
from coopcli.records.record_types import RECORD_TYPES
from coopcli.records.searched import searched
from coopcli.text import accented, fold


def words_of(values: Values, record_type: RecordType) -> str:
    """Give the words of a record, nested records included: of each text its fold and the places it names, then
    the accented words of all that are written, not of the labels of codes.
    """
    words: list[str] = []
    spelled: dict[str, None] = {}
    for text, written in _texts(values, record_type):
        words.append(_with_places(text))
        if written and not text.isascii():
            for word in text.split():
                spelled |= dict.fromkeys(accented(word))
    return " ".join((*words, *spelled))


@cache
def _with_places(text: str) -> str:
    folded = fold(text)
    return " ".join((folded, *tokens(folded.split())))


def _texts(values: Values, record_type: RecordType) -> Iterator[tuple[str, bool]]:
    """Give each text, and whether the file has it so; the words of a code are ours."""
    for field in searched(record_type):
        value = values.get(field.name)
        if value is not None:
            for one in value if field.many and isinstance(value, list) else (value,):
                if field.kind is Kind.RECORD and isinstance(one, Values):
                    yield from _texts(one, RECORD_TYPES[field.record])
                else:
                    yield from ((text, field.kind is not Kind.CODE) for text in _texts_of(one, field))


def _texts_of(value: Value, field: Field) -> Iterable[str]:
    if field.kind is Kind.CODE:
        return words_of_code(field.codes, str(value))
    if field.kind is Kind.TEXTS:
        return (str(text) for text in value.values()) if isinstance(value, dict) else (str(value),)
    if field.kind in (Kind.DATE, Kind.PERIOD):
        return (getattr(value, "text", ""),)
    return (str(value),)


@cache
def words_of_code(codelist: str, code: str) -> tuple[str, ...]:
    """Give the code, its labels and the words that people use for it."""
    known = CODELISTS[codelist].codes.get(code)
    return (code, known.label.vi, known.label.en, *known.words) if known else (code,)
