"""Two agreements that look like one, two activities that do: what tells them apart decides."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Final

from coopcli.checking.rules.likeness import differ, share_codes, title_likeness, titles_equal, words_of
from coopcli.checking.rules.register import RELATIONS, Activity, Register, WholeAgreement
from coopcli.checking.rules.scores import ALIKE, Score, blocks, counts_if, pairs_of, tell, titles_differ
from coopcli.days.dates import Period
from coopcli.problems import Problem
from coopcli.records.record import Record, Values

_RELATED: Final = 0.5


def agreements_alike(register: Register) -> Iterator[Problem]:
    """Tell of two agreements of the same parties that share number, day of signing or period, and are of one title."""

    def keys(record: Record) -> Iterator[Hashable]:
        agreement = register.agreements[record.id]
        if agreement.parties is None:
            return
        for name in ("number", "date_signed", "period"):
            stated = agreement.values.get(name)
            if stated is not None:
                yield agreement.parties, name, stated if name == "number" else stated.text  # type: ignore[union-attr]

    def score(one: Record, other: Record) -> Score:
        return _of_agreements(register.agreements[one.id], register.agreements[other.id])

    records = [one.record for one in register.agreements.values()]
    yield from tell("agreement-twin", pairs_of(blocks(records, keys)), score)


def _of_agreements(one: WholeAgreement, other: WholeAgreement) -> Score:
    mine, its = one.values, other.values
    if differ(mine, its, "number", "type") or _linked(one, other) or _terms_differ(mine, its):
        return {}
    if mine.texts("title") and its.texts("title") and not titles_equal(mine, its):
        return {}
    signed, its_signed = mine.date("date_signed"), its.date("date_signed")
    if signed and its_signed and (signed.latest < its_signed.earliest or its_signed.latest < signed.earliest):
        return {}
    if any(_ends_before(first, then) for first, then in ((one, other), (other, one))):
        return {}
    exact = (
        signed is not None and its_signed is not None and signed.precision == "day" == its_signed.precision
    )
    both_titled = "title" in mine and "title" in its
    return {
        "parties": 10,
        **counts_if("number" in mine and "number" in its, number=50),
        **counts_if(exact, signed=30),
        **counts_if(
            _text(mine, "period") is not None and _text(mine, "period") == _text(its, "period"), period=25
        ),
        **counts_if(both_titled, title=25),
        **counts_if("type" in mine and "type" in its, type=5),
        **counts_if(share_codes(mine, its, "areas") is True, areas=5),
    }


def _terms_differ(one: Values, other: Values) -> bool:
    """Whether both state first and last day to the day, and not the same ones."""
    first, second = one.period("period"), other.period("period")
    days = [end for period in (first, second) if period for end in (period.start, period.end)]
    exact = len(days) > 2 and all(end is not None and end.precision == "day" for end in days)
    return exact and first is not None and second is not None and first.text != second.text


def _text(values: Values, name: str) -> str | None:
    period = values.get(name)
    return period.text if isinstance(period, Period) else None


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
    if titles_differ(mine, its) or (titles is not None and titles < _RELATED):
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
