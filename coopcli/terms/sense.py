"""Whether what one record says can be, and whether what it concludes is marked so. Pure.

No future day for what happened, no end before its start; no link and no succession that only a guess holds up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final
from unicodedata import normalize

from coopcli.records.record import Value, Values
from coopcli.terms.sense_of_lifecycle import Doubt, doubts_of_life, future
from coopcli.text import fold

_RELATIONS: Final = frozenset({"succeeds", "framework", "related"})


def doubts(section: str, values: Values, clock: date) -> Iterator[Doubt]:
    """Give the doubts about one record of a section; `clock` is today, whatever day is asked about."""
    if section == "agreements":
        yield from _of_agreement(values, clock)
    elif section == "activities":
        yield from _of_activity(values, clock)
    elif section in _PAST:
        yield from future(values, _PAST[section], clock)
    for name in _LINKS.get(section, ()):
        yield from _link(values, name)


_PAST: Final = {"sources": "date_published", "partnerships": "since", "statements": "dates", "duties": "done"}
"""The field with the day of what has happened, where a section's records have no other rule."""


def _of_activity(values: Values, clock: date) -> Iterator[Doubt]:
    if values.get("status") not in ("planned", "cancelled"):
        yield from future(values, "dates", clock)
    yield from _to_itself(values, "part_of")


_LINKS: Final = {"activities": ("agreements", "fulfils"), "statements": ("about",)}
"""The fields by which what happened or was said is tied to an agreement or a commitment."""


def _link(values: Values, name: str) -> Iterator[Doubt]:
    """Doubt a link beside a date that is a guess, unless it is one itself or words of the source say it."""
    dates = values.period("dates")
    if name not in values or "cite" not in values or dates is None or name in values.inferred:
        return
    guessed = "dates" in values.inferred or any(day and day.uncertain for day in (dates.start, dates.end))
    if guessed and not _quotes(values, name, "text"):
        yield Doubt("link-by-inferred-date", values, name, {"field": name, "date": dates.text})


def _quotes(values: Values, *fields: str) -> list[str]:
    """Give the words that are quoted for one of the fields, or for the record as a whole."""
    cited = (one for one in values.records("cite") if one.text("field") in (None, *fields))
    return [quote for one in cited if (quote := one.text("quote"))]


_REPLACING: Final = (
    *("thay the", "thay cho", "gia han", "ke tiep", "tiep noi", "noi tiep", "ke thua"),
    *("replac", "renew", "exten", "succe", "supersed", "prolong", "follow up", "follow on", "ຕໍ່", "ແທນ"),
    *("renouvel", "remplac", "reconduc", "reconduit", "proroge", "prorogation"),
)
"""How words begin, folded, that say that one paper follows another in its place: Vietnamese, English, Lao, French."""

_WORDS_KNOWN: Final = re.compile(
    "[ơưạ-ỹ\u0e80-\u0eff]|\\b(?:the|and|of|with|this|new|agreement|les|aux|l['’]accord)\\b"
)
"""A letter or a word by which a text is one of these languages; in another one nobody here knows what it says."""


def _is_known(text: str) -> bool:
    """Whether a text is in a language whose words of replacing are known, or has no words at all."""
    return not any(map(str.isalpha, text)) or bool(_WORDS_KNOWN.search(normalize("NFC", text).casefold()))


def _succession(values: Values) -> Iterator[Doubt]:
    """Doubt that a paper succeeds another where neither its title nor a quote says so, and no reason is given.

    One that cites nothing at all is doubted as a whole; a quote in a language of which no words are known may say it.
    """
    older = values.texts("succeeds")
    if not older or "cite" not in values or "succeeds" in values.inferred or values.text("id") in older:
        return
    quotes = _quotes(values, "succeeds")
    told = fold(" ".join((*quotes, *values.texts("title"))))
    if all(map(_is_known, quotes)) and not any(word in told for word in _REPLACING):
        yield Doubt("successor-untold", values, "succeeds", {"id": older[0]})


def _of_agreement(values: Values, clock: date) -> Iterator[Doubt]:
    if values.get("standing") not in ("planned", "agreed"):
        yield from future(values, "date_signed", clock)
    for approval in values.records("approval"):
        yield from future(approval, "date", clock)
    yield from _term(values)
    yield from _parties(values)
    commitments = values.records("commitments")
    for commitment in commitments:
        yield from _range(commitment)
    if "items" in values:
        yield from _items(values.records("items"), commitments)
    for relation in _RELATIONS & values.keys():
        yield from _to_itself(values, relation)
    yield from _succession(values)
    yield from doubts_of_life(values, clock)


def _term(values: Values) -> Iterator[Doubt]:
    """Doubt a term that surely ends before the agreement is signed."""
    period, signed = values.period("period"), values.date("date_signed")
    if period and signed and period.ends_latest and period.ends_latest < signed.earliest:
        told = {"text": period.text, "date": signed.text}
        yield Doubt("term-before-signing", values, "period", told)


def _parties(values: Values) -> Iterator[Doubt]:
    named: set[Value] = set()
    for party in values.records("parties"):
        name = party["party"]
        if name in named:
            yield Doubt("value-double", party, "party", {"text": name, "field": "parties"})
        named.add(name)


def _items(items: Sequence[Values], commitments: Sequence[Values]) -> Iterator[Doubt]:
    """Doubt a number that two items have, and a commitment under one that no item has."""
    numbers: dict[Value, Values] = {}
    for item in items:
        if numbers.setdefault(item["number"], item) is not item:
            yield Doubt("item-double", item, "number", {"number": item["number"]})
    for commitment in commitments:
        number = commitment.get("item")
        if number is not None and number not in numbers:
            yield Doubt("item-unknown", commitment, "item", {"number": number, "numbers": [*numbers]})


def _range(commitment: Values) -> Iterator[Doubt]:
    times = commitment.record("times")
    first, last = times.integer("min"), times.integer("max")
    if first is not None and last is not None and last < first:
        yield Doubt("range-reversed", times, "max", {"first": first, "last": last})


def _to_itself(values: Values, name: str) -> Iterator[Doubt]:
    if values.text("id") in values.texts(name):
        yield Doubt("relation-to-itself", values, name, {"field": name})
