"""Where a day can lie that is not stated, not exact or inferred, as far as other fields bound it. Pure.

An agreement told as signed was signed not after what tells of it, or comes after it: the source, an activity under it,
its copy that was sent, a change of it, the end of its term; on the days of its ceremony. As a rule it was in the first
year of its term or the year before, also where no standing is stated. What happened under one happened in its term.
What is inferred bounds nothing; of a term that bounds a signing even the inferred end does: two inferences would have
to be wrong. Of a day whose year alone is inferred, day and month hold in every year. What is only said to be about a
year or a month lies in that one or beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from coopcli.days.dates import Date, DateError, Period, add_months


class Leeway(NamedTuple):
    """Between which days it can lie; None is no bound. Without `usually`, nothing is said of what is a rule.

    `first_day` and `last_day` are month and day (`-09-09`) where the year alone is inferred, else None.
    """

    earliest: date | None = None
    latest: date | None = None
    usually_earliest: date | None = None
    usually_latest: date | None = None
    first_day: str | None = None
    last_day: str | None = None


class Signing(NamedTuple):
    """What bounds the day on which an agreement was signed. `signed_named`: the record names it as inferred.

    `told`: the latest day of the earliest source that tells it so; `done`: that of the first activity under it;
    `changed`: that of the first change. `copied`: when its copy was sent; `ceremony`: the days of the one at which it
    was signed. None is not known, and what rests on inference is not given, but for the term.
    """

    standing: str | None
    signed: Date | None
    signed_named: bool
    period: Period | None
    period_inferred: bool
    ends_latest: date | None
    told: date | None
    done: date | None
    changed: date | None = None
    copied: Date | None = None
    ceremony: Period | None = None


class Bearer(NamedTuple):
    """An agreement under which something happened: its first and last day, None where no sure day bounds it.

    `ceremony`: it was signed there, which may be before the term.
    """

    starts: date | None
    ends: date | None
    ceremony: bool


def leeway_of_signing(facts: Signing) -> Leeway:
    """Give where the signing day of an agreement can lie that is not planned."""
    is_signed = facts.standing == "signed" or (facts.standing is None and facts.signed is not None)
    before, first_year = _around_the_start(facts.period)
    ceremony, copied = facts.ceremony, facts.copied
    latest = [facts.ends_latest, facts.changed, ceremony.latest if ceremony else None]
    if copied and not copied.qualified:
        latest.append(copied.latest)
    if is_signed:
        # A conference that prepared it may stand under it too: within the first year it bounds nothing.
        latest += [facts.told, max(facts.done, first_year or date.min) if facts.done else None]
    last = min((day for day in latest if day), default=None)
    agreed = before if facts.standing == "agreed" and not facts.period_inferred else None
    exists = is_signed or facts.standing is None
    usual = [day for day in (first_year, last) if day] if exists else []
    bounds = Leeway(ceremony.earliest if ceremony else agreed, last, before, min(usual, default=None))
    return _of_dates(bounds, facts.signed, facts.signed, named=facts.signed_named)


def leeway_of_event(dates: Period, bearers: Sequence[Bearer], told: date | None, *, named: bool) -> Leeway:
    """Give where the days of an event can lie that rest on inference.

    `told` is the latest day of the source that tells of it, `named` that the record names the days as inferred.
    """
    starts = [_year_before(one.starts) if one.ceremony and one.starts else one.starts for one in bearers]
    ends = [one.ends for one in bearers]
    earliest = min((day for day in starts if day), default=None) if all(starts) else None
    latest = [max((day for day in ends if day), default=None) if all(ends) else None, told]
    bounds = Leeway(earliest, min((day for day in latest if day), default=None))
    return _of_dates(bounds, dates.start, dates.end, named=named)


def leeway_of_term(
    not_before: Iterable[date | None], ends_latest: date | None, about: Date | None
) -> tuple[Leeway, Leeway]:
    """Give where the first and the last day of a term can lie if what is inferred of them is wrong.

    `not_before` are days before which it surely does not begin, `ends_latest` the last day on which it can end; `about`
    is the end where it is only approximate.
    """
    starts = max((day for day in not_before if day), default=None)
    return Leeway(starts, ends_latest), _of_dates(
        Leeway(starts, ends_latest), about, about, named=about is None
    )


def _around_the_start(period: Period | None) -> tuple[date | None, date | None]:
    """Give the day a year before the first day of a term, and the last day of the year in which it begins."""
    if period is None or period.starts_earliest is None or period.starts_latest is None:
        return None, None
    return _year_before(period.starts_earliest), period.starts_latest.replace(month=12, day=31)


def _year_before(day: date) -> date:
    try:
        return add_months(day, -12)
    except DateError:
        return date.min


def _of_dates(bounds: Leeway, start: Date | None, end: Date | None, *, named: bool) -> Leeway:
    """Give the bounds as the dates themselves narrow them, without one that would deny what they say."""
    days = _days_of(start, end)
    if days:
        bounds = bounds._replace(first_day=days[0], last_day=days[1])
    if start and end and not (named or start.uncertain or end.uncertain):
        first, last = _shift(start.earliest, start, -1), _shift(end.latest, end, 1)
        bounds = bounds._replace(
            earliest=max(first, bounds.earliest or first), latest=min(last, bounds.latest or last)
        )
    earliest, latest = bounds.earliest, bounds.latest
    if latest and start and latest < start.earliest:
        latest = None
    if earliest and ((end and earliest > end.latest) or (latest and earliest > latest)):
        earliest = None
    return bounds._replace(earliest=earliest, latest=latest)


def _shift(day: date, about: Date, step: int) -> date:
    """Give the day a year away where the date is about a year, else a month; the day itself of an exact date."""
    if not about.approximate:
        return day
    try:
        return add_months(day, step * (12 if about.precision == "year" else 1))
    except DateError:
        return day


def _days_of(start: Date | None, end: Date | None) -> tuple[str, str] | None:
    """Give month and day of both ends where of either the year alone is inferred, and it is one year."""
    if not (start and end and start.uncertain and end.uncertain and start.earliest.year == end.latest.year):
        return None
    if any(one.uncertain_parts != ("year",) or one.approximate for one in (start, end)):
        return None
    return start.earliest.isoformat()[4:], end.latest.isoformat()[4:]
