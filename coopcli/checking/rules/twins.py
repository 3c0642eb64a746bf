"""Two agreements that look like one, two activities that do: what tells them apart decides."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date
from typing import Final

from coopcli.checking.rules.likeness import (
    differ,
    same_wording,
    share_codes,
    title_likeness,
    titles_equal,
    words_of,
)
from coopcli.checking.rules.register import RELATIONS, Activity, Register, WholeAgreement
from coopcli.checking.rules.scores import ALIKE, Score, blocks, counts_if, pairs_of, tell, titles_differ
from coopcli.days.dates import Date, Period
from coopcli.problems import Problem
from coopcli.records.record import Record, Values

_RELATED: Final = 0.5


def agreements_alike(register: Register) -> Iterator[Problem]:
    """Tell of two agreements of the same parties that share number, day of signing or term, and are of one title."""

    def keys(record: Record) -> Iterator[Hashable]:
        agreement = register.agreements[record.id]
        if agreement.parties is None:
            return
        number, signed, period = (agreement.values.get(name) for name in ("number", "date_signed", "period"))
        if number is not None:
            yield agreement.parties, "number", number
        if isinstance(signed, Date):
            yield agreement.parties, "date_signed", signed.text
        if isinstance(period, Period):
            yield agreement.parties, "period", period.text
            if period.starts_earliest and period.starts_latest:
                first, last = period.starts_earliest.year, period.starts_latest.year
                yield from ((agreement.parties, "year", year) for year in {first, last})

    def score(one: Record, other: Record) -> Score:
        return _of_agreements(register.agreements[one.id], register.agreements[other.id])

    records = [one.record for one in register.agreements.values()]
    yield from tell("agreement-twin", pairs_of(blocks(records, keys)), score)


def _of_agreements(one: WholeAgreement, other: WholeAgreement) -> Score:
    mine, its = one.values, other.values
    if differ(mine, its, "number", "type") or _linked(one, other) or _terms_differ(mine, its):
        return {}
    signed, its_signed = mine.date("date_signed"), its.date("date_signed")
    if signed and its_signed and (signed.latest < its_signed.earliest or its_signed.latest < signed.earliest):
        return {}
    if any(_ends_before(first, then) for first, then in ((one, other), (other, one))):
        return {}
    exact = (
        signed is not None and its_signed is not None and signed.precision == "day" == its_signed.precision
    )
    terms = _terms_in_common(mine.period("period"), its.period("period"))
    titled = [values for values in (mine, its) if "title" in values]
    equal = len(titled) == 2 and titles_equal(mine, its)
    if len(titled) == 2 and not equal and not (exact and "period" in terms and same_wording(mine, its)):
        return {}
    return {
        "parties": 10,
        **counts_if("number" in mine and "number" in its, number=50),
        **counts_if(exact, signed=30),
        **terms,
        **counts_if(equal, title=25),
        **counts_if("type" in mine and "type" in its, type=5 if titled else 25),
        **counts_if(share_codes(mine, its, "areas") is True, areas=5),
    }


def _terms_in_common(one: Period | None, other: Period | None) -> Score:
    """Give what two terms count: the same one, one that may be the same, or days that both surely share."""
    if one is None or other is None:
        return {}
    if one.text == other.text:
        return {"period": 25}
    bounds = (
        (one.starts_earliest, one.starts_latest, other.starts_earliest, other.starts_latest),
        (one.ends_earliest, one.ends_latest, other.ends_earliest, other.ends_latest),
    )
    if one.end_open == other.end_open and all(_may_be_one(*days) for days in bounds):
        return {"periods": 25}
    starts = [day for day in (one.starts_latest, other.starts_latest) if day]
    ends = [period.ends_earliest or date.max for period in (one, other) if period.end or period.end_open]
    return counts_if(len(starts) == len(ends) == 2 and max(starts) <= min(ends), overlap=10)


def _may_be_one(earliest: date | None, latest: date | None, first: date | None, last: date | None) -> bool:
    """Whether two days, of which each has an earliest and a latest one or is not stated, can be one."""
    if None in (earliest, latest, first, last):
        return earliest == first and latest == last
    return earliest <= last and first <= latest  # type: ignore[operator]


def _terms_differ(one: Values, other: Values) -> bool:
    """Whether both state first and last day to the day, and not the same ones."""
    first, second = one.period("period"), other.period("period")
    days = [end for period in (first, second) if period for end in (period.start, period.end)]
    exact = len(days) > 2 and all(end is not None and end.precision == "day" for end in days)
    return exact and first is not None and second is not None and first.text != second.text


def _linked(one: WholeAgreement, other: WholeAgreement) -> bool:
    return any(
        b.id in a.values.texts(relation) for a, b in ((one, other), (other, one)) for relation in RELATIONS
    )


def _ends_before(first: WholeAgreement, then: WholeAgreement) -> bool:
    """Whether all terms of one surely end before the other begins."""
    begins = then.first.starts_earliest
    return first.over_after is not None and begins is not None and first.over_after < begins


def activities_alike(register: Register) -> Iterator[Problem]:
    """Tell of two activities of the same parties on the same days, of a kind, at a place, that are not told apart."""

    def keys(record: Record) -> Iterator[Hashable]:
        activity = register.activities[record.id]
        days = activity.dates
        if activity.parties and days and days.start and days.start.precision == "day" and days.latest:
            yield activity.parties, days.text

    def score(one: Record, other: Record) -> Score:
        return _of_activities(register.activities[one.id], register.activities[other.id])

    records = [one.record for one in register.activities.values()]
    yield from tell("activity-twin", pairs_of(blocks(records, keys)), score)


def _of_activities(one: Activity, other: Activity) -> Score:
    mine, its = one.values, other.values
    if (
        one.id in its.texts("part_of")
        or other.id in mine.texts("part_of")
        or one.took_place != other.took_place
    ):
        return {}
    titles = title_likeness(mine, its)
    told = "title" if titles is not None else "text"
    likeness = titles if titles is not None else title_likeness(mine, its, "text")
    if titles_differ(mine, its, told) or (likeness is not None and likeness < _RELATED):
        return {}
    places = _share_places(mine, its)
    kinds = share_codes(mine, its, "kind")
    if places is False or kinds is False or share_codes(mine, its, "agreements") is False:
        return {}
    return {
        "parties": 20,
        "dates": 20,
        **counts_if(kinds is True, kind=20),
        **counts_if(places is True, places=20),
        **counts_if(titles is not None and titles >= ALIKE, title=20),
    }


def _share_places(one: Values, other: Values) -> bool | None:
    """Whether both were at one place; None where one of them names none."""
    mine, its = _places_of(one), _places_of(other)
    return not mine.isdisjoint(its) if mine and its else None


def _places_of(values: Values) -> set[frozenset[frozenset[str]]]:
    places = values.records("places")
    return {frozenset(words_of(one)[0] for one in place.values() if isinstance(one, str)) for place in places}
