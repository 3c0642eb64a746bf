"""What one record lacks, and the names of provinces in it: judged when its values have been read."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache
from typing import Final

from coopcli.places.gazetteer import LAOS, VIETNAM
from coopcli.places.matching import meanings, nearest_names
from coopcli.records.record import Values
from coopcli.records.record_types import OFFICE
from coopcli.terms.doubt import Doubt
from coopcli.wordings import DID_YOU_MEAN

_UNCITED: Final = frozenset(("sources", *OFFICE))
"""Sections whose records need no source: the sources themselves, and the office's own bookkeeping."""

_PLACES: Final = {"agreements": "place_signed", "activities": "places"}


def lacks(section: str, values: Values, given: Container[str]) -> Iterator[Doubt]:
    """Give the doubts about one record of a section: no name, no source, a province that is not known.

    `given` has the fields that are written, those that could not be read included.
    """
    if section == "agreements" and "title" not in given and "parties" not in given:
        yield Doubt("agreement-without-name", values)
    if section not in _UNCITED and "cite" not in given:
        yield Doubt("cite-missing", values)
        yield from _uncited_commitments(values)
    yield from _province(values)
    for place in values.records(_PLACES.get(section, "")):
        yield from _province(place)


def _uncited_commitments(values: Values) -> Iterator[Doubt]:
    """Doubt the commitments for which neither they nor their item name a source; the agreement names none."""
    cited = {item["number"] for item in values.records("items") if "cite" in item}
    for commitment in values.records("commitments"):
        if "cite" not in commitment and commitment.get("item") not in cited:
            yield Doubt("cite-missing", commitment)


def _province(values: Values) -> Iterator[Doubt]:
    name, country = values.text("province"), values.text("country")
    if name and country in (None, VIETNAM, LAOS):
        found = _doubt_of_province(name, country)
        if found is not None:
            code, hint, near = found
            yield Doubt(code, values, "province", {"text": name, "near": near}, hint)


@lru_cache(10_000)
def _doubt_of_province(name: str, country: str | None) -> tuple[str, str, tuple[str, ...]] | None:
    """Give the code, a hint of its own or "", and the names to write instead; None for the name of one province."""
    units = meanings(name, country)
    if not units:
        near = nearest_names(name, country)
        return "province-unknown", DID_YOU_MEAN if near else "", near
    if len(units) > 1:
        return "province-ambiguous", "", tuple(unit.name_vi for unit in units)
    return None
