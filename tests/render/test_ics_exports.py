"""Calendars from export to export: what the file held before is carried on, or left as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.render import ForeignFileError
from tests.render.answers import EN
from tests.render.calendars import COPY, END, LATER, LATEST, by_uid, written
from tests.render.rfc5545 import checked


def test_exporting_twice_gives_the_same_bytes() -> None:
    document = written(END, COPY)
    assert written(COPY, END, previous=document, now=LATER) == document


def test_a_moved_day_moves_the_event_and_leaves_the_others_alone() -> None:
    moved = by_uid(
        written(replace(END, day=date(2027, 12, 31)), COPY, previous=written(END, COPY), now=LATER)
    )

    event, other = moved["vwu-lwu-2022/end@coop"], moved["rc-kon-tum-attapeu-2022/copy@coop"]
    assert (event.value("SEQUENCE"), event.value("DTSTAMP")) == ("1", "20261201T093000Z")
    assert (event.value("DTSTART"), event.value("DTEND")) == ("20271231", "20280101")
    assert (other.value("SEQUENCE"), other.value("DTSTAMP")) == ("0", "20261122T080000Z")


def test_a_settled_duty_is_cancelled_and_one_that_comes_back_rings_again() -> None:
    first = written(END)
    settled = written(previous=first, now=LATER)
    (event,) = by_uid(settled).values()
    assert (event.value("STATUS"), event.value("SEQUENCE"), event.inside) == ("CANCELLED", "1", [])
    assert written(previous=settled, now=LATEST) == settled

    (event,) = by_uid(written(END, previous=settled, now=LATEST)).values()
    assert (event.value("STATUS"), event.value("SEQUENCE"), len(event.inside)) == ("CONFIRMED", "2", 3)


def test_a_cancelled_event_is_dropped_a_year_after_its_day() -> None:
    settled = written(previous=written(END), now=LATER)
    assert len(by_uid(written(previous=settled, now=datetime(2028, 6, 30, tzinfo=UTC)))) == 1
    assert by_uid(written(previous=settled, now=datetime(2028, 7, 1, tzinfo=UTC))) == {}


def test_another_language_raises_the_sequence_but_a_cancelled_event_keeps_its_own() -> None:
    both = by_uid(written(END, previous=written(END, replace(COPY, day=END.day)), now=LATER, language=EN))
    for event in both.values():
        assert event.value("SEQUENCE") == "1"
    languages = {uid: [p for name, p, _ in event.lines if name == "SUMMARY"] for uid, event in both.items()}
    assert languages == {
        "vwu-lwu-2022/end@coop": [";LANGUAGE=en"],
        "rc-kon-tum-attapeu-2022/copy@coop": [";LANGUAGE=vi"],
    }


def test_a_file_with_lf_or_a_byte_order_mark_or_without_sequences_is_still_coops_own() -> None:
    """Editors and synchronising programs leave such files behind."""
    document = written(END)
    for changed in (
        document.replace(b"\r\n", b"\n"),
        b"\xef\xbb\xbf" + document,
        document.replace(b"SEQUENCE:0\r\n", b""),
    ):
        assert written(END, previous=changed, now=LATER) == document


@pytest.mark.parametrize("previous", [None, b"", b"\r\n \n"])
def test_an_empty_file_is_like_no_file(previous: bytes | None) -> None:
    assert written(END, previous=previous) == written(END)


# Files that are not coop's.

MEETING = (
    b"BEGIN:VEVENT\r\nUID:4088E990@example.org\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260601\r\n"
    b"SUMMARY:Meeting\r\nEND:VEVENT\r\n"
)


@pytest.mark.parametrize(
    ("stranger", "name"),
    [
        (MEETING, "4088E990@example.org"),
        (MEETING.replace(b"UID:4088E990@example.org\r\n", b""), "VEVENT"),
        (MEETING.replace(b"VEVENT", b"VTODO"), "4088E990@example.org"),
        (MEETING.replace(b"VEVENT", b"VTODO").replace(b"4088E990@example.org", b"a@coop"), "a@coop"),
    ],
    ids=["event", "without-uid", "task", "task-at-coop"],
)
def test_what_coop_did_not_write_is_not_replaced(stranger: bytes, name: str) -> None:
    previous = written(END).replace(b"END:VCALENDAR", stranger + b"END:VCALENDAR")
    with pytest.raises(ForeignFileError) as raised:
        written(END, previous=previous)
    assert raised.value.name == name


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        (b"DTSTART;VALUE=DATE:20270701", b"DTSTART:soon"),
        (b"DTSTART;VALUE=DATE:20270701", b"DTSTART:20270701T100000Z"),
        (b"DTSTART;VALUE=DATE:20270701\r\n", b""),
        (b"DTSTAMP:20261122T080000Z\r\n", b""),
        (b"SEQUENCE:0", b"SEQUENCE:many"),
        (b"SEQUENCE:0", b"SEQUENCE:-1"),
        (b"DTSTART;VALUE=DATE:20270701", b"DTSTART;VALUE=DATE:99991231"),
        (b"SUMMARY;LANGUAGE=vi", b'SUMMARY;LANGUAGE="v:i"'),
    ],
)
def test_an_event_that_someone_else_has_changed_beyond_reading_is_not_replaced(
    line: bytes, instead: bytes
) -> None:
    document = written(END)
    assert line in document
    with pytest.raises(ForeignFileError) as raised:
        written(END, previous=document.replace(line, instead))
    assert raised.value.name == "vwu-lwu-2022/end@coop"


@pytest.mark.parametrize(
    "previous",
    [
        b"id,title\nrc-2022,Memorandum\n",
        b"# Notes\n",
        b"PK\x03\x04\x14\x00",
        b"\xff\xfeB\x00E\x00",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
        b"END:VCALENDAR\r\n",
        written(END) + written(COPY),
        written(END)[:-40],
        written(END).replace("ế".encode(), b"\xe1\xba"),
    ],
)
def test_a_file_that_is_no_calendar_is_not_replaced(previous: bytes) -> None:
    with pytest.raises(ForeignFileError) as raised:
        written(END, previous=previous)
    assert raised.value.name == ""


@given(st.binary(min_size=1, max_size=80), st.integers(0, len(written(END))))
def test_damage_anywhere_in_the_file_is_read_or_refused_but_never_breaks_the_program(
    damage: bytes, at: int
) -> None:
    document = written(END)
    try:
        after = written(END, previous=document[:at] + damage + document[at + len(damage) :], now=LATER)
    except ForeignFileError:
        return
    checked(after)
