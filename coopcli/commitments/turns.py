"""Whose turn it is to host, where the parties of a promise take turns.

The last host is known from the last event that keeps the promise: never from where else the parties met. An
answer that rests on what is inferred or derived is at most possible. A turn that cannot be told has its reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from coopcli.commitments.rows import EvidenceRow, PromiseRow
from coopcli.days.durations import read_cadence
from coopcli.grade import Grade

Reason = Literal[
    "no_event", "no_host", "several_hosts", "order_unknown", "host_not_party", "several_parties", "one_party",
    "fulfils_inferred", "dates_inferred", "host_inferred", "host_derived", "order_not_exact", "agreed", "planned",
    "rounds_not_on_record",
]  # fmt: skip
"""Why a turn cannot be told, or is not sure."""

_SIDES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The last host and the next one, each None where it cannot be told; the events that say so.

    `certainty` is that of the next host: surely, possibly, or unknown. `host_derived`: no source names the host;
    the other one of the two parties was the visitor.
    """

    last_host: str | None
    host_derived: bool
    events: tuple[EvidenceRow, ...]
    next_host: str | None
    certainty: Grade
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """What was held on one trip, or one event: between which days, and by which hosts."""

    events: tuple[EvidenceRow, ...]
    earliest: date | None
    latest: date | None
    hosts: frozenset[str]
    derived: bool
    inferred: bool


def sides_of(promise: PromiseRow) -> tuple[str, ...]:
    """Give who takes turns: those who are bound, all parties of the paper where fewer than two are."""
    sides = promise.bound if len(promise.bound) >= _SIDES else promise.parties
    return tuple(str(party["id"]) for party in sides)


def turn_of(
    parties: Sequence[str],
    evidence: Iterable[EvidenceRow],
    day: date,
    standing: str | None = None,
    every: str | None = None,
) -> Turn:
    """Give whose turn it is on a day, among the parties that take turns; what lies after the day is not counted.

    Where a whole round of the cadence has passed since the last event, a host of it may be missing on record.
    """
    sides = tuple(dict.fromkeys(parties))
    all_held = [held for held in _held(evidence, sides) if held.earliest is None or held.earliest <= day]
    last = _last(all_held)
    events = tuple(event for held in last for event in held.events)
    hosts = frozenset(host for held in last for host in held.hosts)
    missing = _why_no_host(last, hosts)
    if missing:
        return Turn(
            last_host=None,
            host_derived=False,
            events=events,
            next_host=None,
            certainty=Grade.UNKNOWN,
            reasons=(missing,),
        )
    (host,) = hosts
    untold = _why_no_next(host, sides)
    doubts = tuple(_doubts(last, all_held, day, standing))
    if every and _round_has_passed(last, every, day):
        doubts = (*doubts, "rounds_not_on_record")
    return Turn(
        last_host=host,
        host_derived=all(held.derived for held in last),
        events=events,
        next_host=None if untold else next(side for side in sides if side != host),
        certainty=Grade.UNKNOWN if untold else Grade.POSSIBLY if doubts else Grade.SURELY,
        reasons=(untold,) if untold else doubts,
    )


def _round_has_passed(last: Sequence[_Held], every: str, day: date) -> bool:
    """Say whether two lengths of the cadence lie behind the last event: one round at least has no event then."""
    ended = max((held.latest for held in last if held.latest), default=None)
    if ended is None:
        return False
    return (day - ended).days > 2 * read_cadence(every).most_days


def _held(evidence: Iterable[EvidenceRow], sides: Sequence[str]) -> list[_Held]:
    """Take together what belongs to one trip: its hosts are those that any part of it names."""
    trips: dict[str, list[EvidenceRow]] = defaultdict(list)
    for event in evidence:
        trips[event.trip].append(event)
    return [_one_held(tuple(events), sides) for events in trips.values()]


def _one_held(events: tuple[EvidenceRow, ...], sides: Sequence[str]) -> _Held:
    people = [one for event in events for one in event.participants]
    named = [one for one in people if one.role == "host"]
    visitors = [one for one in people if one.role == "visitor"]
    hosts, derived = frozenset(one.party for one in named), False
    visiting = {one.party for one in visitors}
    if not named and len(sides) == _SIDES and len(visiting) == 1 and visiting < set(sides):
        hosts, derived = frozenset(sides) - visiting, True
    firsts = [event.earliest for event in events if event.earliest]
    lasts = [event.latest for event in events if event.latest]
    return _Held(
        events=events,
        earliest=min(firsts, default=None),
        latest=max(lasts) if lasts and len(lasts) == len(events) else None,
        hosts=hosts,
        derived=derived,
        inferred=any(one.inferred for one in (visitors if derived else named)),
    )


def _last(held: Sequence[_Held]) -> list[_Held]:
    """Give those after which surely none was held: several where the order cannot be told."""
    return [
        one
        for one in held
        if not any(
            one.latest is not None and other.earliest is not None and one.latest < other.earliest
            for other in held
        )
    ]


def _why_no_host(last: Sequence[_Held], hosts: frozenset[str]) -> Reason | None:
    if not last:
        return "no_event"
    if not all(held.hosts for held in last):
        return "no_host"
    if len(hosts) > 1:
        return "several_hosts" if any(len(held.hosts) > 1 for held in last) else "order_unknown"
    return None


def _why_no_next(host: str, sides: Sequence[str]) -> Reason | None:
    if len(sides) != _SIDES:
        return "several_parties" if len(sides) > _SIDES else "one_party"
    return None if host in sides else "host_not_party"


def _doubts(
    last: Sequence[_Held], all_held: Sequence[_Held], day: date, standing: str | None
) -> Iterable[Reason]:
    """Give why a turn is possible only. Which event was the last rests on the dates of all."""
    if any(all(event.fulfils_inferred for event in held.events) for held in last):
        yield "fulfils_inferred"
    if any(event.dates_inferred for held in all_held for event in held.events):
        yield "dates_inferred"
    if any(held.inferred for held in last):
        yield "host_inferred"
    if any(held.derived for held in last):
        yield "host_derived"
    if len(last) > 1 or any(held.earliest is None or (held.latest or date.max) > day for held in last):
        yield "order_not_exact"
    if standing == "agreed":
        yield "agreed"
    if standing == "planned":
        yield "planned"
