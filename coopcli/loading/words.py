"""The words that a record is found by: folded, with a token for each place named and the words of its codes.

Behind them stands each word that is written with accents, once, so that what is written just as it was typed
can rank first.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from coopcli.places.matching import tokens
from coopcli.records.codelists import CODELISTS
from coopcli.records.fields import Kind, RecordType
from coopcli.records.record import Values
from coopcli.records.record_types import RECORD_TYPES
from coopcli.search.rows import searched
from coopcli.text import accented, fold

_TEXTS_KEPT: Final = 4096
"""How many texts are remembered: a register repeats names and titles, and must not fill the memory."""


def words_of(values: Values, record_type: RecordType) -> tuple[str, str]:
    """Give the words of a record, nested records included, and those of its codes.

    The first are of each text its fold and the places it names, then the accented words of all of them.
    """
    labels: list[str] = []
    written: list[str] = []
    _collect(values, record_type, labels, written)
    words = list(map(_with_places, written))
    distinct = dict.fromkeys(" ".join(written).split())
    words += dict.fromkeys(spelled for word in distinct if not word.isascii() for spelled in accented(word))
    return " ".join(words), " ".join(labels)


@lru_cache(maxsize=_TEXTS_KEPT)
def _with_places(text: str) -> str:
    folded = fold(text)
    named = tokens(folded.split())
    return " ".join((folded, *named)) if named else folded


def _collect(values: Values, record_type: RecordType, labels: list[str], written: list[str]) -> None:
    """Add the words of the codes, which are ours, to `labels`, and the texts as the file has them to `written`."""
    for field in searched(record_type):
        if field.name not in values:
            continue
        if field.kind is Kind.CODE:
            labels += (_words_of_code(field.codes, code) for code in values.texts(field.name))
        elif field.kind is Kind.RECORD:
            for nested in values.records(field.name):
                _collect(nested, RECORD_TYPES[field.record], labels, written)
        elif when := values.date(field.name) or values.period(field.name):
            written.append(when.text)
        else:
            written += values.texts(field.name)


@cache
def _words_of_code(codelist: str, code: str) -> str:
    return " ".join(map(_with_places, words_of_code(codelist, code)))


@cache
def words_of_code(codelist: str, code: str) -> tuple[str, ...]:
    """Give the code, its labels and the words that people use for it."""
    known = CODELISTS[codelist].codes.get(code)
    return (code, known.label.vi, known.label.en, *known.words) if known else (code,)
