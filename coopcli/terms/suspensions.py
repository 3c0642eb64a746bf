"""When an agreement is suspended: from each suspension to the resumption after it. All days are inclusive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coopcli.terms.lifecycle import Life, Moment


@dataclass(frozen=True, slots=True)
class Suspension:
    """A row of the table `suspension`: its first and its last day. `ends_` None: as far as is known, until now."""

    starts_earliest: date
    starts_latest: date | None
    ends_earliest: date | None
    ends_latest: date | None
    unsure: bool


def suspensions_of(life: Life) -> Iterator[Suspension]:
    """Give the suspensions that have a date, each with the first resumption that can follow it.

    A resumption that followed an earlier suspension ends a later one too where it surely follows that as well.
    """
    resumptions = [change.effect for change in life.changes_of("resumption") if change.effect]
    taken: list[Moment] = []
    for change in life.changes_of("suspension"):
        start = change.effect
        if start is None or start.earliest is None:
            continue
        resumed = next(
            (
                moment
                for moment in resumptions
                if (moment.latest or date.max) > start.earliest
                and (moment not in taken or (moment.earliest or date.min) > start.earliest)
            ),
            None,
        )
        if resumed is not None:
            taken.append(resumed)
        first, last = (resumed.earliest, resumed.latest) if resumed else (None, None)
        yield Suspension(
            start.earliest,
            start.latest,
            _day_before(first),
            _day_before(last),
            start.unsure or (resumed is not None and resumed.unsure),
        )


def _day_before(day: date | None) -> date | None:
    return day - timedelta(days=1) if day and day > date.min else day
