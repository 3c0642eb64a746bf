"""Rules of activities: under which agreement they stand, and when, what they are a part of, what they fulfil."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from coopcli.checking.rules.register import Activity, Register, WholeAgreement, problem_at
from coopcli.checking.rules.succession import goes_on
from coopcli.days.dates import Period
from coopcli.problems import Problem

_A_YEAR: Final = timedelta(days=366)
_PREPARING: Final = frozenset({"signing_ceremony", "conference", "visit", "review"})
"""Kinds of activity that may prepare an agreement: they stand under it, up to a year before it begins."""


def outside_terms(register: Register) -> Iterator[Problem]:
    """Tell of an activity whose days surely lie outside every term of each agreement that it stands under."""
    for activity in register.activities.values():
        if activity.dates is None or not activity.under or not activity.took_place or not activity.tied:
            continue
        under = [register.agreements.get(name) for name in dict.fromkeys(activity.under)]
        if all(one is not None and _outside(activity, activity.dates, one, register) for one in under):
            yield problem_at(
                activity.record,
                activity.under[0],
                "activity-outside-terms",
                text=activity.dates.text,
                ids=tuple(dict.fromkeys(activity.under)),
            )


def _outside(activity: Activity, days: Period, agreement: WholeAgreement, register: Register) -> bool:
    """Whether the days surely lie outside, and not told of already as what goes on after an end."""
    over, begins = agreement.over_after, _not_before(agreement)
    if over and days.earliest and days.earliest > over:
        closing = "review" in activity.kinds and days.earliest <= over + _A_YEAR
        return not closing and not goes_on(activity, agreement, register)
    if begins is None or days.latest is None or days.latest >= begins:
        return False
    signed_there = agreement.values.text("signed_at") == activity.id
    preparing = signed_there or not activity.kinds or not activity.kinds.isdisjoint(_PREPARING)
    return not (preparing and days.latest >= _year_before(begins))


def _not_before(agreement: WholeAgreement) -> date | None:
    """Give the day before which nothing can be done under an agreement: neither is it signed nor has its term begun.

    That is the first of all days that it names: what is done in its period may stand under it, whenever it was signed.
    """
    values, first = agreement.values, agreement.first
    signed, period = values.date("date_signed"), values.period("period")
    if first.starts_earliest is None or values.is_unsure("date_signed") or values.is_unsure("period"):
        return None
    days = (first.starts_earliest, signed and signed.earliest, period and period.starts_earliest)
    return None if first.starts_earliest_unsure else min(day for day in days if day)


def _year_before(day: date) -> date:
    return day - _A_YEAR if day.toordinal() > _A_YEAR.days else date.min


def outside_trip(register: Register) -> Iterator[Problem]:
    """Tell of a part whose days surely lie outside those of its trip."""
    for activity in register.activities.values():
        for name in activity.values.references("part_of"):
            trip = register.activities.get(name)
            if trip is None or trip.dates is None or activity.dates is None:
                continue
            if _apart(activity.dates, trip.dates):
                told = {"text": activity.dates.text, "id": trip.id, "dates": trip.dates.text}
                yield problem_at(activity.record, name, "part-outside-trip", **told)


def _apart(one: Period, other: Period) -> bool:
    """Whether two spans surely share no day."""
    return bool(
        (one.latest and other.earliest and one.latest < other.earliest)
        or (other.latest and one.earliest and other.latest < one.earliest)
    )


def of_strangers(register: Register) -> Iterator[Problem]:
    """Tell of an activity under an agreement of whose parties none took part."""
    for activity in register.activities.values():
        if not activity.parties or not activity.tied:
            continue
        for name in activity.values.references("agreements"):
            agreement = register.agreements.get(name)
            if agreement and agreement.parties and agreement.parties.isdisjoint(activity.parties):
                yield problem_at(
                    activity.record,
                    name,
                    "activity-of-strangers",
                    id=name,
                    parties=tuple(one["party"] for one in agreement.values.records("parties")),
                )


def fulfilled_elsewhere(register: Register) -> Iterator[Problem]:
    """Tell of an activity that fulfils a commitment of an agreement other than those that it names."""
    for activity in register.activities.values():
        named = activity.values.texts("agreements")
        if not named or not activity.tied:
            continue
        for fulfilled in activity.values.references("fulfils"):
            if fulfilled.partition("/")[0] not in named:
                yield problem_at(
                    activity.record, fulfilled, "fulfilled-elsewhere", commitment=fulfilled, ids=tuple(named)
                )


def planned_and_past(register: Register) -> Iterator[Problem]:
    """Tell of what is planned for days that have surely passed."""
    for activity in register.activities.values():
        days = activity.values.period("dates")
        if (
            activity.values.text("status") == "planned"
            and days
            and days.latest
            and days.latest < register.clock
        ):
            yield problem_at(activity.record, activity.values, "planned-and-past", text=days.text)
