"""What tells records apart that one name means: a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coopcli.asking.names import name_keys
from coopcli.days.dates import read_period
from coopcli.i18n import say_inferred, say_period
from coopcli.records import phrases
from coopcli.records.phrases import Names
from coopcli.records.record import Data, RecordRow, inferred_in, records_in, texts_in


def meaning_words(record: RecordRow, names: Names, typed: str) -> str:
    """Say what a record is: its name or parties, kind, place and time; of a person who was typed, the office."""
    data = record.data
    parts = (_name(record, names), *_kinds(record), _time(data), *_offices(data, typed))
    return ", ".join(filter(None, parts))


def _name(record: RecordRow, names: Names) -> str:
    data = record.data
    if record.section in ("agreements", "partnerships"):
        parties = [one["party"] if isinstance(one, dict) else one for one in _listed(data, "parties")]
        if parties:
            return " – ".join(phrases.name_of(party, names) for party in parties)
    named = next((data[field] for field in ("name", "title", "text") if data.get(field)), None)
    return phrases.text_of(named).rstrip(".") or ", ".join(texts_in(data, "authors"))


def _listed(data: Data, field: str) -> Sequence[object]:
    listed = data.get(field)
    return listed if isinstance(listed, list) else ()


def _kinds(record: RecordRow) -> Iterator[str]:
    data = record.data
    if record.section == "agreements":
        yield phrases.label_in(data, "type")
    if record.section == "parties":
        yield phrases.label_in(data, "kind")
        yield str(data.get("province") or phrases.label_in(data, "country"))


def _time(data: Data) -> str:
    """Say the term, else the day: of signing, of what was done, of publication, or since when."""
    for field in ("period", "dates"):
        if data.get(field):
            return _marked(say_period(read_period(str(data[field]))), data, field)
    dates = (
        _marked(phrases.date(data, field), data, field)
        for field in ("date_signed", "date_published", "since")
    )
    return next(filter(None, dates), "")


def _marked(text: str, data: Data, field: str) -> str:
    """A date that is written with `?` says so itself."""
    return say_inferred(text) if field in inferred_in(data) and "?" not in str(data[field]) else text


def _offices(data: Data, typed: str) -> Iterator[str]:
    signed = (
        one
        for party in _listed(data, "parties")
        if isinstance(party, dict)
        for one in records_in(party, "signed_by")
    )
    asked = {*name_keys(typed)}
    for one in (*records_in(data, "people"), *signed):
        if not asked.isdisjoint(name_keys(str(one["name"]))):
            yield phrases.person(one)
