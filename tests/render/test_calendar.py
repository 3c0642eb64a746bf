"""How a calendar moves on: sequence numbers, stamps, what is cancelled and what comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.answer import CalendarEvent
from coopcli.render.ics import CalendarEntry, carry_on

FIRST = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
LATEST = datetime(2026, 12, 24, 10, 0, tzinfo=UTC)

END = CalendarEvent(
    "vwu-lwu-2022/end", date(2027, 7, 1), "The term ends", "Five years.", ("end",), (180, 30), False
)
COPY = CalendarEvent("rc-2022/copy", date(2026, 12, 15), "Send the copy", "", ("law",), (3,), True)


def carried(
    before: tuple[CalendarEntry, ...], events: tuple[CalendarEvent, ...], now: datetime
) -> tuple[CalendarEntry, ...]:
    return carry_on(events, "en", {entry.event.uid: entry for entry in before}, now)


def test_a_new_event_begins_with_sequence_0_and_the_time_it_was_written() -> None:
    assert carried((), (END,), FIRST) == (CalendarEntry(END, "en", FIRST, 0),)


def test_entries_stand_in_the_order_of_their_days_whatever_the_order_of_the_events() -> None:
    for events in ((END, COPY), (COPY, END)):
        assert [entry.event for entry in carried((), events, FIRST)] == [COPY, END]


def test_what_has_not_changed_keeps_its_sequence_and_its_stamp() -> None:
    before = carried((), (END, COPY), FIRST)

    assert carried(before, (COPY, END), LATER) == before


@pytest.mark.parametrize(
    "changed",
    [
        replace(END, day=date(2027, 7, 2)),
        replace(END, summary="The term is over"),
        replace(END, description=""),
        replace(END, categories=()),
        replace(END, alarms=(180,)),
        replace(END, tentative=True),
    ],
    ids=["day", "summary", "description", "categories", "alarms", "tentative"],
)
def test_any_change_raises_the_sequence_by_one_and_brings_a_new_stamp(changed: CalendarEvent) -> None:
    before = carried((), (END, COPY), FIRST)

    after = carried(before, (changed, COPY), LATER)

    assert after == (CalendarEntry(COPY, "en", FIRST, 0), CalendarEntry(changed, "en", LATER, 1))


def test_texts_in_another_language_are_a_change() -> None:
    before = carried((), (END,), FIRST)

    (after,) = carry_on((END,), "vi", {END.uid: before[0]}, LATER)

    assert after == CalendarEntry(END, "vi", LATER, 1)


def test_what_is_gone_is_cancelled_once_without_its_alarms_and_then_stays_as_it_is() -> None:
    gone = carried(carried((), (COPY,), FIRST), (), LATER)

    assert gone == (CalendarEntry(replace(COPY, alarms=(), tentative=False), "en", LATER, 1, cancelled=True),)
    assert carried(gone, (), LATEST) == gone


def test_what_comes_back_is_as_it_was_with_its_alarms_and_the_next_sequence() -> None:
    gone = carried(carried((), (COPY,), FIRST), (), LATER)

    assert carried(gone, (COPY,), LATEST) == (CalendarEntry(COPY, "en", LATEST, 2),)


@pytest.mark.parametrize(("days", "kept"), [(0, True), (364, True), (365, True), (366, False), (3000, False)])
@pytest.mark.parametrize("cancelled", [False, True])
def test_what_is_gone_is_dropped_when_its_day_lies_more_than_a_year_back(
    days: int, kept: bool, cancelled: bool
) -> None:
    event = replace(END, day=LATER.date() - timedelta(days), alarms=())
    before = CalendarEntry(event, "en", FIRST, 4, cancelled)

    after = carried((before,), (), LATER)

    assert [entry.event.uid for entry in after] == ([END.uid] if kept else [])


def test_an_old_event_that_is_still_asked_for_stays() -> None:
    old = replace(END, day=date(2001, 1, 1))

    assert carried(carried((), (old,), FIRST), (old,), LATER) == (CalendarEntry(old, "en", FIRST, 0),)


def test_two_events_with_one_uid_are_refused_rather_than_one_of_them_lost() -> None:
    with pytest.raises(ValueError, match=END.uid):
        carried((), (END, replace(END, day=date(2028, 1, 1))), FIRST)


calendars = st.lists(
    st.builds(
        replace,
        st.just(END),
        uid=st.sampled_from(["a/end", "b/end", "c/copy"]),
        day=st.dates(date(2026, 1, 1), date(2028, 1, 1)),
        tentative=st.booleans(),
    ),
    unique_by=lambda event: event.uid,
).map(tuple)


@given(st.lists(calendars, min_size=2, max_size=5))
def test_over_any_exports_no_uid_vanishes_and_a_sequence_grows_exactly_where_something_changed(
    exports: list[tuple[CalendarEvent, ...]],
) -> None:
    before: tuple[CalendarEntry, ...] = ()
    for number, events in enumerate(exports):
        now = FIRST + timedelta(hours=number)
        after = carried(before, events, now)
        entries = {entry.event.uid: entry for entry in after}
        assert {entry.event for entry in after if not entry.cancelled} == set(events)
        for old in before:
            new = entries[old.event.uid]
            same = (new.event, new.cancelled) == (old.event, old.cancelled)
            assert (new.sequence, new.stamp) == (
                (old.sequence, old.stamp) if same else (old.sequence + 1, now)
            )
        before = after
