"""A record's life after signing: renewal, decisions, changes and when they take effect; which withdrawal ends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from coopcli.days.dates import Date, Duration
from coopcli.records.record import Values

NOTIFIED: Final = frozenset({"amendment", "extension", "suspension", "withdrawal", "termination"})
"""The changes that the authorities are told of: resumption is none that the law names."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day between two, or from one on where `latest` is not known; either may rest on what is inferred."""

    earliest: date | None
    latest: date | None
    unsure: bool = False
    latest_unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of an agreement. `effect` is None where it has no date at all."""

    kind: str
    number: int
    date_signed: Date | None
    effect: Moment | None
    extended_to: Date | None
    party: str | None
    notified: Date | None
    inferred: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """Terms of renewal, the decision that counts (the last one by its day), and the changes as written.

    `inferred` names what is known by inference only: fields of the renewal as written, `decision`.
    """

    mode: str | None = None
    notice: Duration | None = None
    length: Duration | None = None
    max_extent: Date | None = None
    decision: str | None = None
    decided: Date | None = None
    changes: tuple[Change, ...] = ()
    party_count: int = 0
    inferred: frozenset[str] = frozenset()

    def changes_of(self, *kinds: str) -> tuple[Change, ...]:
        """Give the changes of some kinds that have a date, the earliest effect first."""
        return tuple(change for change in self._sorted(*kinds) if change.effect is not None)

    def _sorted(self, *kinds: str) -> list[Change]:
        """Give the changes of some kinds, those without a date first."""
        found = [change for change in self.changes if change.kind in kinds]
        return sorted(found, key=lambda change: (change.effect is not None, _first_day(change.effect)))

    def extensions(self) -> list[tuple[Change, Date]]:
        """Give the extensions that say to when, the nearest day first, each with that day."""
        found = [
            (change, change.extended_to)
            for change in self.changes
            if change.kind == "extension" and change.extended_to
        ]
        return sorted(found, key=lambda pair: pair[1].earliest)

    def ending(self) -> Moment | None:
        """Give when it ends by termination, or by withdrawal that leaves fewer than two parties; None: it does not.

        Where the parties are not stated, a withdrawal possibly ends it. One without a date possibly ended it on any
        day: then neither day is known.
        """
        endings = _effects(self._sorted("termination"))
        left = {change.party or change.number: change for change in self._sorted("withdrawal")}
        enough = max(self.party_count - 1, 1)
        if len(left) >= enough:
            last = _nth(_effects(left.values()), enough)
            endings.append(last if self.party_count else replace(last, latest=None, unsure=True))
        return _nth(endings, 1) if endings else None


def _effects(changes: Iterable[Change]) -> list[Moment]:
    """Give when each takes effect; one without a date does so on a day of which nothing is known."""
    return [change.effect or Moment(None, None, "kind" in change.inferred) for change in changes]


def _nth(moments: Sequence[Moment], place: int) -> Moment:
    """Give the moment when so many of them have come, whatever their order proves to be."""
    first = sorted(moments, key=_first_day)[place - 1]
    last = sorted(moments, key=lambda moment: moment.latest or date.max)[place - 1]
    return Moment(first.earliest, last.latest, first.unsure, last.latest_unsure)


def life_of(values: Values) -> Life:
    """Give the life of an agreement's record."""
    renewal = values.record("renewal")
    last = max(reversed(values.records("decisions")), key=_day_decided, default=None)
    return Life(
        mode=renewal.text("mode"),
        notice=renewal.duration("notice_period"),
        length=renewal.duration("length"),
        max_extent=renewal.date("max_extent_date"),
        decision=last.text("decision") if last else None,
        decided=last.date("date") if last else None,
        changes=tuple(
            change_of(one, number, inferred="changes" in values.inferred)
            for number, one in enumerate(values.records("changes"), 1)
        ),
        party_count=len(values.records("parties")),
        inferred=_inferred_of_renewal(values, renewal, last),
    )


def _inferred_of_renewal(values: Values, renewal: Values, decision: Values | None) -> frozenset[str]:
    found = frozenset(renewal if "renewal" in values.inferred else renewal.inferred)
    if decision is not None and ("decisions" in values.inferred or decision.inferred):
        found |= {"decision"}
    return found


def change_of(values: Values, number: int, *, inferred: bool = False) -> Change:
    """Give a change with when it takes effect: on its day in force, else possibly from the day it is signed.

    `inferred`: the change as a whole is known by inference only.
    """
    reasons = frozenset(values if inferred else values.inferred)
    return Change(
        kind=str(values["kind"]),
        number=number,
        date_signed=values.date("date_signed"),
        effect=_effect(values, reasons),
        extended_to=values.date("extended_to"),
        party=values.text("party"),
        notified=values.date("notified"),
        inferred=reasons,
    )


def _effect(values: Values, inferred: frozenset[str]) -> Moment | None:
    in_force = moment_of(values.date("date_in_force"), inferred="date_in_force" in inferred)
    if in_force is not None:
        return in_force
    signed = moment_of(values.date("date_signed"), inferred="date_signed" in inferred)
    return replace(signed, latest=None) if signed else None


def moment_of(when: Date | None, *, inferred: bool) -> Moment | None:
    """Give the days that a date can be; None for None."""
    if when is None:
        return None
    unsure = inferred or when.qualified
    return Moment(when.earliest, when.latest, unsure, unsure)


def _first_day(moment: Moment | None) -> date:
    return (moment.earliest if moment else None) or date.min


def _day_decided(decision: Values) -> date:
    when = decision.date("date")
    return when.earliest if when else date.min


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

    A resumption that followed an earlier suspension ends a later one too where it surely follows that as well. One on
    the very day of a suspension ends it only where it can have ended no other: then it stood still on no day.
    """
    resumptions = [change.effect for change in life.changes_of("resumption") if change.effect]
    undated = any(change.effect is None for change in life.changes if change.kind == "suspension")
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
            Moment(None, None),
        )
        same_day = [one for one in resumptions if one.latest == start.earliest and one not in taken]
        if resumed.earliest is None and same_day and not undated:
            taken.append(same_day[0])
            continue
        taken.append(resumed)
        yield Suspension(
            start.earliest,
            start.latest,
            _day_before(resumed.earliest),
            _day_before(resumed.latest),
            start.unsure or resumed.unsure,
        )


def _day_before(day: date | None) -> date | None:
    return day - timedelta(days=1) if day and day > date.min else day
