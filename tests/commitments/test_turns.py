"""Whose turn it is to host: by the last event that keeps the promise, and by nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

import pytest

from coopcli.agreements.find import AgreementRow
from coopcli.answer import Found, Grade
from coopcli.commitments import turns
from coopcli.commitments.find import CommitmentFound, CommitmentRow, EvidenceRow, ParticipantRow
from coopcli.commitments.turns import Turn, sides_of
from coopcli.days.dates import read_period
from tests.commitments.test_kept import commitment, term

DAY = date(2023, 11, 22)
SIDES = ("here", "there")


def event(
    dates: str, *roles: str, inferred: bool = False, trip: str = "", guessed: bool = False
) -> EvidenceRow:
    """An event; each role is `party:role`, `guessed` if the parties are inferred."""
    period = read_period(dates) if dates else None
    people = [one.partition(":") for one in roles]
    return EvidenceRow(
        activity=f"{dates} {' '.join(roles)}",
        trip=trip or f"{dates} {' '.join(roles)}",
        dates=period,
        earliest=period.earliest if period else None,
        latest=period.latest if period else None,
        dates_inferred="?" in dates,
        fulfils_inferred=inferred,
        participants=tuple(
            ParticipantRow(party=party, role=role or None, inferred=guessed) for party, _, role in people
        ),
        data={},
    )


def turn_of(
    sides: Sequence[str],
    events: Sequence[EvidenceRow],
    day: date,
    standing: str | None = "signed",
    every: str | None = None,
) -> Turn:
    """Whose turn it is among these parties of a paper that runs on."""
    promise = commitment(every, parties=tuple({"id": one} for one in sides))
    found = Found(cast(AgreementRow, None), {})
    return turns.turn_of(
        CommitmentFound(promise, found, term("2020/..", standing=standing), tuple(events)), day
    )


def told(turn: Turn) -> tuple[str | None, str | None, Grade, tuple[str, ...]]:
    return turn.last_host, turn.next_host, turn.certainty, turn.reasons


def test_the_next_host_is_the_other_party() -> None:
    events = (event("2022-05-01", "there:host"), event("2023-05-01", "here:host", "there:visitor"))
    assert told(turn_of(SIDES, events, DAY)) == ("here", "there", Grade.SURELY, ())


def test_what_comes_after_the_day_asked_does_not_count() -> None:
    events = (event("2022-05-01", "there:host"), event("2023-05-01", "here:host"))
    assert told(turn_of(SIDES, events, date(2022, 12, 31))) == ("there", "here", Grade.SURELY, ())


def test_a_visitor_makes_the_other_party_the_host_possibly() -> None:
    turn = turn_of(SIDES, (event("2023-05-01", "here", "there:visitor"),), DAY)
    assert told(turn) == ("here", "there", Grade.POSSIBLY, ("host_derived",))
    assert turn.host_derived


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (event("2023-05-01", "here:host", inferred=True), "fulfils_inferred"),
        (event("2023?-05-01", "here:host"), "dates_inferred"),
        (event("2023-05-01", "here:host", guessed=True), "host_inferred"),
        (event("", "here:host"), "order_not_exact"),
        (event("2023", "here:host"), "order_not_exact"),
    ],
)
def test_what_rests_on_inference_or_an_inexact_day_is_possible(one: EvidenceRow, reason: str) -> None:
    assert told(turn_of(SIDES, (one,), DAY)) == ("here", "there", Grade.POSSIBLY, (reason,))


def test_the_standing_of_a_paper_that_is_not_signed_makes_it_possible() -> None:
    turn = turn_of(SIDES, (event("2023-05-01", "here:host"),), DAY, "agreed")
    assert told(turn) == ("here", "there", Grade.POSSIBLY, ("agreed",))


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        ((), "no_event"),
        ((event("2023-05-01", "here", "there"),), "no_host"),
        ((event("2022", "here:host"), event("2023-05-01", "here", "there")), "no_host"),
        ((event("2023-05-01", "here:host", "there:host"),), "several_hosts"),
        ((event("2023", "here:host"), event("2023-05-01", "there:host")), "order_unknown"),
        ((event("", "here:host"), event("2023-05-01", "there:host")), "order_unknown"),
    ],
)
def test_a_turn_that_cannot_be_told_has_its_reason(events: tuple[EvidenceRow, ...], reason: str) -> None:
    assert told(turn_of(SIDES, events, DAY)) == (None, None, Grade.UNKNOWN, (reason,))


def test_the_order_of_events_does_not_matter_where_all_have_one_host() -> None:
    events = (event("2023", "here:host"), event("2023-05-01", "here:host"))
    assert told(turn_of(SIDES, events, DAY)) == ("here", "there", Grade.POSSIBLY, ("order_not_exact",))


def test_more_than_two_parties_have_a_last_host_but_no_next_one() -> None:
    turn = turn_of((*SIDES, "third"), (event("2023-05-01", "here:host"),), DAY)
    assert told(turn) == ("here", None, Grade.UNKNOWN, ("several_parties",))


def test_one_party_alone_has_no_other_to_take_turns_with() -> None:
    turn = turn_of(("here",), (event("2023-05-01", "here:host"),), DAY)
    assert told(turn) == ("here", None, Grade.UNKNOWN, ("one_party",))


def test_a_host_that_takes_no_turns_leaves_the_next_one_open() -> None:
    turn = turn_of(SIDES, (event("2023-05-01", "else:host"),), DAY)
    assert told(turn) == ("else", None, Grade.UNKNOWN, ("host_not_party",))


def test_a_trip_has_the_host_that_any_part_of_it_names() -> None:
    events = (event("2023-05-01/2023-05-03", trip="trip"), event("2023-05-02", "here:host", trip="trip"))
    assert told(turn_of(SIDES, events, DAY)) == ("here", "there", Grade.SURELY, ())


@pytest.mark.parametrize(
    ("bound", "sides"), [((), SIDES), (("here",), SIDES), (("there", "third"), ("there", "third"))]
)
def test_those_who_are_bound_take_turns_where_they_are_two_or_more(
    bound: tuple[str, ...], sides: tuple[str, ...]
) -> None:
    commitment = CommitmentRow(
        id="a/p", agreement="a", item=None, text=None, areas=(), every=None, times_min=None, times_max=None,
        turns=True, when=None, condition=None, basis=None, bound=tuple({"id": one} for one in bound), helped=(),
        parties=tuple({"id": one} for one in SIDES), complete=None, file="a.yaml", line=1, data={},
    )  # fmt: skip
    assert sides_of(commitment) == sides


@pytest.mark.parametrize(
    ("every", "last"),
    [
        # a week after 1 May 2023 is the 8th, a year of 366 days after it 1 May 2024, two of them 2 May 2025
        ("week", date(2023, 5, 8)),
        ("year", date(2024, 5, 1)),
        (None, date(2024, 5, 1)),
        ("2 years", date(2025, 5, 2)),
    ],
)
def test_who_is_next_cannot_be_told_once_a_further_round_may_have_been_held(
    every: str | None, last: date
) -> None:
    events = (event("2023-05-01", "here:host", "there:visitor"),)
    in_time, late = (turn_of(SIDES, events, day, every=every) for day in (last, last + timedelta(days=1)))
    assert told(in_time) == ("here", "there", Grade.SURELY, ())
    assert told(late) == ("here", None, Grade.UNKNOWN, ("rounds_not_on_record",))
    assert in_time.host_after_last == late.host_after_last == "there"
