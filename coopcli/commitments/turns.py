"""Whose turn it is to host, where the parties of a commitment take turns.

The last host is known from the last event that keeps the commitment: never from where else the parties met. Whose turn
it was after that follows; whose it is today cannot be told once a round may have been held that is not on record, and
of an agreement that is over it is nobody's. An answer that rests on what is inferred or derived is at most possible. A
turn that cannot be told has its reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, NamedTuple

from coopcli.agreements.answer import FIELDS
from coopcli.answer import Answer, Cell, Grade, Shown, Type
from coopcli.asking.filter import Reason, reasons_by_code
from coopcli.asking.filters.agreement import REASONS
from coopcli.asking.question import reason_cell
from coopcli.commitments import columns as shared
from coopcli.commitments.columns import reasons_of_commitment
from coopcli.commitments.find import (
    DOUBTS,
    CommitmentFound,
    CommitmentRow,
    CommitmentsFound,
    EvidenceRow,
    TermDays,
)
from coopcli.days.dates import read_cadence
from coopcli.i18n import count, say, say_period
from coopcli.lists import Column, Columns, Group, View, by_grade, field, hold, list_answer, with_inferred
from coopcli.text import N_

Doubt = Literal[
    "no_event", "no_host", "several_hosts", "order_unknown", "host_not_party", "several_parties", "one_party",
    "fulfils_inferred", "dates_inferred", "host_inferred", "host_derived", "order_not_exact", "agreed", "planned",
    "signing_inferred", "conditional", "range", "rounds_not_on_record", "over",
]  # fmt: skip
"""Why a turn cannot be told, or is not sure."""

_SIDES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The last host, the one whose turn came after it, and the next one as of the day; the events that say so.

    Each is None where it cannot be told. `certainty` is that of the next host: surely, possibly, or unknown.
    `host_derived`: no source names the host; the other one of the two parties was the visitor.
    """

    events: tuple[EvidenceRow, ...]
    last_host: str | None = None
    host_derived: bool = False
    host_after_last: str | None = None
    next_host: str | None = None
    certainty: Grade = Grade.UNKNOWN
    reasons: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Held:
    """What was held on one trip, or one event: between which days, and by which hosts."""

    events: tuple[EvidenceRow, ...]
    earliest: date | None
    latest: date | None
    hosts: frozenset[str]
    derived: bool
    inferred: bool


def sides_of(commitment: CommitmentRow) -> tuple[str, ...]:
    """Give who takes turns: those who are bound, all parties of the agreement where fewer than two are."""
    sides = commitment.bound if len(commitment.bound) >= _SIDES else commitment.parties
    return tuple(str(party["id"]) for party in sides)


def turn_of(found: CommitmentFound, day: date) -> Turn:
    """Give whose turn it is on a day, among the parties that take turns; what lies after the day is not counted."""
    sides = tuple(dict.fromkeys(sides_of(found.commitment)))
    trips = _merge_trips(found.evidence, sides)
    all_held = [hold for hold in trips if hold.earliest is None or hold.earliest <= day]
    last = _last(all_held)
    events = tuple(event for hold in last for event in hold.events)
    hosts = frozenset(host for hold in last for host in hold.hosts)
    over: tuple[Doubt, ...] = ("over",) if _is_over(found.term, day) else ()
    if missing := _why_no_host(last, hosts):
        return Turn(events=events, reasons=(*over, missing))
    (host,) = hosts
    told = Turn(last_host=host, host_derived=all(hold.derived for hold in last), events=events)
    if untold := _why_no_next(host, sides):
        return replace(told, reasons=(*over, untold))
    after = next(side for side in sides if side != host)
    doubts = (*over, *_doubts(found, last, all_held, day))
    told = replace(told, host_after_last=after, reasons=doubts)
    if {"over", "rounds_not_on_record"}.intersection(doubts):
        return told
    sure = not {*doubts} - {"range"}
    return replace(told, next_host=after, certainty=Grade.SURELY if sure else Grade.POSSIBLY)


def _is_over(term: TermDays, day: date) -> bool:
    """Whether no day of any term of the agreement can still come."""
    return term.ends_latest is not None and day > term.ends_latest and not (term.ends_unsure or term.rolls_on)


def _may_be_missing(found: CommitmentFound, last: Sequence[_Held], day: date) -> bool:
    """Whether a round that is not on record may have been held since: one length of the cadence, of a year where none
    is stated, lies behind the last one, and the register does not keep complete what is done of commitments."""
    held = max((hold.latest for hold in last if hold.latest), default=None)
    tracked = found.term.tracked
    if held is None or (tracked is not None and tracked <= held):
        return False
    return (day - held).days > read_cadence(found.commitment.every or "year").most_days


def _merge_trips(evidence: Iterable[EvidenceRow], sides: Sequence[str]) -> list[_Held]:
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


def _last(hold: Sequence[_Held]) -> list[_Held]:
    """Give those after which surely none was held: several where the order cannot be told."""
    return [
        one
        for one in hold
        if not any(
            one.latest is not None and other.earliest is not None and one.latest < other.earliest
            for other in hold
        )
    ]


def _why_no_host(last: Sequence[_Held], hosts: frozenset[str]) -> Doubt | None:
    if not last:
        return "no_event"
    if not all(hold.hosts for hold in last):
        return "no_host"
    if len(hosts) > 1:
        return "several_hosts" if any(len(hold.hosts) > 1 for hold in last) else "order_unknown"
    return None


def _why_no_next(host: str, sides: Sequence[str]) -> Doubt | None:
    if len(sides) != _SIDES:
        return "several_parties" if len(sides) > _SIDES else "one_party"
    return None if host in sides else "host_not_party"


def _doubts(
    found: CommitmentFound, last: Sequence[_Held], all_held: Sequence[_Held], day: date
) -> Iterator[Doubt]:
    """Give why a turn is possible only, or of the day after the last round. Which was the last rests on all dates."""
    if _may_be_missing(found, last, day):
        yield "rounds_not_on_record"
    if any(all(event.fulfils_inferred for event in hold.events) for hold in last):
        yield "fulfils_inferred"
    if any(event.dates_inferred for hold in all_held for event in hold.events):
        yield "dates_inferred"
    if any(hold.inferred for hold in last):
        yield "host_inferred"
    if any(hold.derived for hold in last):
        yield "host_derived"
    if len(last) > 1 or any(hold.earliest is None or (hold.latest or date.max) > day for hold in last):
        yield "order_not_exact"
    if found.term.not_signed:
        yield found.term.not_signed
    yield from found.commitment.doubts


WHY: Final[Mapping[str, Reason]] = REASONS | reasons_by_code(
    {
        **DOUBTS,
        "no_event": N_("no activity on record keeps this commitment"),
        "no_host": N_("the last activity names no host"),
        "several_hosts": N_("the last activity names several hosts"),
        "order_unknown": N_("which of several activities was the last is not known"),
        "host_not_party": N_("the last host is none of the parties that take turns"),
        "several_parties": N_("more than two parties take turns, and their order is not stated"),
        "one_party": N_("fewer than two parties are on record"),
        "fulfils_inferred": N_("that the activity keeps this commitment is inferred"),
        "dates_inferred": N_("a date is inferred"),
        "host_inferred": N_("the host is inferred"),
        "host_derived": N_("the host is derived: the other party was the visitor"),
        "rounds_not_on_record": N_("rounds since then are not on record"),
        "over": N_("the agreement is over"),
        "order_not_exact": N_("the day of the last activity is not exactly known"),
    }
)


class Alternating(NamedTuple):
    """A commitment whose hosts alternate, with whose turn it is."""

    found: CommitmentFound
    turn: Turn

    @property
    def over(self) -> bool:
        """Whether the agreement is over, so that it is nobody's turn."""
        return "over" in self.turn.reasons

    @property
    def match(self) -> Grade:
        """How surely the next host is told, as an answer to what was asked."""
        return min(self.found.match, self.turn.certainty)


def turns_answer(
    commitments: CommitmentsFound, alternating: Sequence[Alternating], view: View, day: date
) -> Answer:
    """Give whose turn it is: surely, possibly, or cannot be told, each in a table; what is over apart; and a total."""
    over = [one for one in alternating if one.over]
    running = [one for one in alternating if not one.over]
    totals = [shared.total(commitments, [one.match for one in running])] if running or not over else []
    if over:
        totals.append(
            count(
                "{number} commitment of an agreement that is over",
                "{number} commitments of agreements that are over",
                len(over),
            )
        )
    apart = Group(
        say("Over on record: no next host is worked out"), over, more=("reasons",), fewer=("next_host",)
    )
    return list_answer(
        [*by_grade(running), apart],
        COLUMNS,
        view,
        title=say("Whose turn to host, as of {day}", day=day),
        notes=shared.notes(commitments),
        total="; ".join(totals),
        empty=say("no commitment in this register with alternating hosts answers to this"),
    )


def _next_host(one: Alternating) -> Cell:
    host = _host(one.turn.next_host, one.found)
    return host or Shown(None, say("cannot be told"), "faint")


def _host_after_last(one: Alternating) -> Cell:
    """Say whose turn it was after the last round on record, and when that was."""
    host = _host(one.turn.host_after_last, one.found)
    if host is None:
        return None
    name = host.text if isinstance(host, Shown) else host
    dates = "; ".join(say_period(event.dates) for event in one.turn.events if event.dates is not None)
    words = N_("after the round of {dates}: {host}") if dates else N_("after a round without a date: {host}")
    return Shown(one.turn.host_after_last, say(words, dates=dates, host=name))


def _host(host: str | None, found: CommitmentFound) -> Cell:
    """Give a party by its id, shown with its name; a host that is no party of the agreement by its id alone."""
    if host is None:
        return None
    named = next((party for party in found.commitment.parties if party["id"] == host), None)
    return Shown(host, shared.name(named)) if named else host


def _dates(one: Alternating) -> Cell:
    return [event.dates for event in one.turn.events if event.dates is not None]


def _cite_fulfilment(one: Alternating) -> Cell:
    """Give where the sources say that the events keep the commitment."""
    return shared.cite_places((event.data for event in one.turn.events), "fulfils")


def _reasons(one: Alternating) -> Cell:
    return reason_cell([*reasons_of_commitment(one.found), *(WHY[code] for code in one.turn.reasons)])


def _inferred_keys(one: Alternating) -> Collection[str]:
    """Who hosted last, and who is next, rest on what is inferred of the last activity."""
    last = [key for reason in one.turn.reasons for key in _RESTING.get(reason, ())]
    return {
        *shared.keys_of_commitment(one.found),
        *last,
        *(("next_host",) if last and one.turn.next_host else ()),
    }


_RESTING: Final[Mapping[str, tuple[str, ...]]] = {
    "fulfils_inferred": ("host_after_last", "last_host", "activities"),
    "host_inferred": ("host_after_last", "last_host"),
    "dates_inferred": ("last_dates",),
}

_COLUMNS: Final[Columns[Alternating]] = {
    "id": Column(N_("id"), Type.ID, field("found.commitment.id")),
    "how_often": hold(shared.IN_WORDS, "found")["how_often"],
    "host_after_last": Column(N_("turn after the last round"), Type.ID, _host_after_last),
    "next_host": Column(N_("next host"), Type.ID, _next_host),
    "last_host": Column(N_("last host"), Type.ID, lambda one: _host(one.turn.last_host, one.found)),
    "last_dates": Column(N_("dates"), Type.PERIOD, _dates).for_machines,
    "activities": Column(N_("evidence"), Type.ID, lambda one: shared.cell_of_activities(one.turn.events)),
    "cite": Column(N_("source"), Type.TEXT, _cite_fulfilment),
    "reasons": Column(N_("reason"), Type.TEXT, _reasons).for_machines,
    "status": hold(FIELDS, "found.found")["status"],
    "certainty": Column(N_("certainty"), Type.CODE, field("turn.certainty.word"), "certainty").for_machines,
    "over": Column(N_("agreement is over"), Type.BOOLEAN, field("over")).for_machines,
    "host_derived": Column(N_("host derived"), Type.BOOLEAN, field("turn.host_derived")).for_machines,
    **hold(shared.OF_A_COMMITMENT, "found"),
}
COLUMNS: Final = with_inferred(_COLUMNS, _inferred_keys)
